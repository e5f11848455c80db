// Catalogue: who asks whether to bid. No paper of a consultation states these facts: they come from the
// candidate's own profile, so no paper's silence means anything, and what the profile leaves out is unknown.

/// A candidate, as far as rules of eligibility ask about it.
public enum CandidateField: Int, RecordField {
    case name, agreements, disadvantagedShare, disabledShare, worksInPrison, isSocialEconomy, publicServiceMission
    case reservedAwards, turnovers, references, certificates, boardSeats, hasJobSubsidies

    public static let recordType = RecordType.candidate

    public var spec: AttributeSpec {
        switch self {
        case .name: AttributeSpec(.text, nil, "nom du candidat", papers: [])
        case .agreements:
            AttributeSpec(.records(.agreement), nil, "conventions et agréments", ask: "Quelles conventions d’insertion (EI, ACI, AI, ETTI, EITI) ou quels agréments (EA, ESAT) la structure détient-elle, et de quand à quand ?", papers: [])
        case .disadvantagedShare:
            AttributeSpec(.number, nil, "part de travailleurs défavorisés", ask: "Quelle part des personnes employées sont des travailleurs défavorisés (en %) ?", unit: "%", papers: [])
        case .disabledShare:
            AttributeSpec(.number, nil, "part de travailleurs handicapés", ask: "Quelle part des personnes employées sont des travailleurs handicapés (en %) ?", unit: "%", papers: [])
        case .worksInPrison:
            AttributeSpec(.bool, nil, "activité en établissement pénitentiaire", ask: "La structure fait-elle travailler des personnes détenues dans un établissement pénitentiaire ?", papers: [])
        case .isSocialEconomy:
            AttributeSpec(.bool, nil, "entreprise de l’économie sociale et solidaire", ask: "La structure est-elle une entreprise de l’économie sociale et solidaire au sens de l’article 1er de la loi du 31 juillet 2014 ?", papers: [])
        case .publicServiceMission:
            AttributeSpec(.bool, nil, "mission de service public dans l’objet social", ask: "Les statuts donnent-ils pour objectif une mission de service public liée aux services du lot ?", papers: [])
        case .reservedAwards:
            AttributeSpec(.records(.reservedAward), nil, "marchés réservés à l’économie sociale et solidaire déjà attribués", ask: "Quels marchés réservés à l’économie sociale et solidaire ont été attribués à la structure depuis trois ans ?", papers: [])
        case .turnovers:
            AttributeSpec(.records(.yearlyTurnover), nil, "chiffres d’affaires annuels", ask: "Quels ont été les chiffres d’affaires des trois dernières années ?", papers: [])
        case .references:
            AttributeSpec(.records(.reference), nil, "références", ask: "Quelles prestations semblables la structure a-t-elle réalisées ?", papers: [])
        case .certificates:
            AttributeSpec(.text, nil, "qualifications et certificats détenus", ask: "Quels certificats et qualifications la structure détient-elle ?", many: true, papers: [])
        case .boardSeats:
            AttributeSpec(.records(.boardSeat), nil, "organismes représentés au conseil d’administration", ask: "Quels organismes sont représentés au conseil d’administration ?", papers: [])
        case .hasJobSubsidies:
            AttributeSpec(.bool, nil, "aides au poste", ask: "La structure reçoit-elle des aides au poste ?", papers: [])
        }
    }
}

/// An agreement with the State, or an approval, that makes a candidate one of the families of the code.
public enum AgreementField: Int, RecordField {
    case kind, start, end, eligibleShare

    public static let recordType = RecordType.agreement

    public var spec: AttributeSpec {
        switch self {
        case .kind: AttributeSpec(CodeList.agreementKind.type, nil, "nature de la convention", ask: "De quelle convention ou de quel agrément s’agit-il ?", papers: [])
        case .start: AttributeSpec(.date, nil, "début de la convention", ask: "Depuis quand la convention est-elle en vigueur ?", papers: [])
        case .end: AttributeSpec(.date, nil, "fin de la convention", ask: "Jusqu’à quand la convention court-elle ?", papers: [])
        case .eligibleShare: AttributeSpec(.number, nil, "part de travailleurs éligibles dans la structure conventionnée", ask: "Quelle part des postes de la structure conventionnée occupent des personnes éligibles (en %) ?", unit: "%", papers: [])
        }
    }
}

/// A contract reserved to the social economy that was awarded to the candidate.
public enum ReservedAwardField: Int, RecordField {
    case title, buyerName, awardDate

    public static let recordType = RecordType.reservedAward

    public var spec: AttributeSpec {
        switch self {
        case .title: AttributeSpec(.text, nil, "objet du marché réservé", papers: [])
        case .buyerName: AttributeSpec(.text, nil, "acheteur du marché réservé", papers: [])
        case .awardDate: AttributeSpec(.date, nil, "date d’attribution du marché réservé", ask: "Quand le marché réservé a-t-il été attribué ?", papers: [])
        }
    }
}

/// The turnover of one year.
public enum YearlyTurnoverField: Int, RecordField {
    case year, amount

    public static let recordType = RecordType.yearlyTurnover

    public var spec: AttributeSpec {
        switch self {
        case .year: AttributeSpec(.integer, nil, "année", papers: [])
        case .amount: AttributeSpec(.money, nil, "chiffre d’affaires de l’année", ask: "Quel a été le chiffre d’affaires de cette année ?", unit: "€", papers: [])
        }
    }
}

/// Something that the candidate has done for somebody.
public enum ReferenceField: Int, RecordField {
    case title, buyerName, year, amount

    public static let recordType = RecordType.reference

    public var spec: AttributeSpec {
        switch self {
        case .title: AttributeSpec(.text, nil, "objet de la référence", papers: [])
        case .buyerName: AttributeSpec(.text, nil, "client de la référence", papers: [])
        case .year: AttributeSpec(.integer, nil, "année de la référence", papers: [])
        case .amount: AttributeSpec(.money, nil, "montant de la référence", unit: "€", papers: [])
        }
    }
}

/// An organisation that is represented on the candidate's board.
public enum BoardSeatField: Int, RecordField {
    case organisation, nationalIdentifier

    public static let recordType = RecordType.boardSeat

    public var spec: AttributeSpec {
        switch self {
        case .organisation: AttributeSpec(.text, nil, "organisme représenté au conseil d’administration", papers: [])
        case .nationalIdentifier: AttributeSpec(.text, nil, "SIREN de l’organisme", papers: [], whenSilent: .none)
        }
    }
}

extension CodeList {
    public static let agreementKind = named("agreement-kind", [
        "ei": "entreprise d’insertion (EI)", "aci": "atelier et chantier d’insertion (ACI)", "ai": "association intermédiaire (AI)",
        "etti": "entreprise de travail temporaire d’insertion (ETTI)", "eiti": "entreprise d’insertion par le travail indépendant (EITI)",
        "ea": "entreprise adaptée (EA)", "esat": "établissement ou service d’accompagnement par le travail (ESAT)",
    ])

    /// The lists of this file.
    static let candidateLists: [CodeList] = [agreementKind]
}
