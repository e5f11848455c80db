// Facts as findings name them: paths, labels, questions, evidence, reservations.

import CEL
import Figures
import Market
import Provenance

/// Names the facts of one market for its findings.
struct FactReport {
    static let launchDatePath = "launchDate"
    private let view: MarketView

    init(_ view: MarketView) {
        self.view = view
    }

    /// `lots[LOT-0001].duration`, `papers[rc]`, `lots`.
    func path(_ id: AttributeID) -> String {
        if let (record, attribute) = view.attribute(id) { return AttributePath.field(view.path(of: record), attribute.name) }
        if let paper = AttributeNumber.paper(id) { return "papers[\(paper.rawValue)]" }
        if AttributeNumber.table(id) != nil { return "tables" }
        return AttributePath.root(of: .lot)
    }

    /// What would have to be known.
    func missing(_ unknown: UnknownAttribute) -> MissingFact {
        let reason: MissingFact.Reason =
            switch unknown.kind {
            case .silent: .silent
            case .conflicting: .conflicting
            case .imprecise, .other: .imprecise
            default: .unread
            }
        if let (record, attribute) = view.attribute(unknown.id) {
            var papers = view.market.coverage.papersThatCouldState(attribute.spec, in: record.record)
            if papers.isEmpty || reason == .conflicting || reason == .imprecise { papers = [] }
            return MissingFact(
                attribute: path(unknown.id), label: attribute.spec.label + place(of: record), question: question(attribute, reason),
                reason: reason, papers: papers)
        }
        if let paper = AttributeNumber.paper(unknown.id) {
            return MissingFact(
                attribute: path(unknown.id), label: "lecture complète \(paper.labelWithDe)",
                question: nil, reason: .unread, papers: [paper])
        }
        if AttributeNumber.table(unknown.id) != nil {
            return MissingFact(
                attribute: path(unknown.id), label: "montant légal applicable à cette date", question: nil, reason: .imprecise,
                papers: [])
        }
        // Durations in days against months, with the calendar leaving the order open.
        if AttributeNumber.record(of: unknown.id) > 0 || unknown.kind == .imprecise {
            return MissingFact(
                attribute: "calendar", label: "comparaison exacte de durées", question: "Quelle est la durée exacte, en mois ?",
                reason: .imprecise, papers: [])
        }
        return MissingFact(
            attribute: path(unknown.id), label: "liste des lots", question: "Quels sont les lots du marché ?", reason: reason,
            papers: [.notice, .rc].filter { view.market.coverage.state(of: $0) != .read })
    }

    static func missingLaunchDate(_ view: MarketView) -> MissingFact {
        MissingFact(
            // The dispatch of the notice is the launch; that of a change or planning notice is not.
            attribute: view.market.notice[NoticeField.dispatchDate].claims.isEmpty
                ? AttributePath.field(AttributePath.root(of: .notice), "dispatchDate") : launchDatePath,
            label: "date de lancement de la consultation",
            question: NoticeField.dispatchDate.spec.question, reason: .unread,
            papers: [.notice].filter { view.market.coverage.state(of: $0) != .read })
    }

    /// Where the facts are claimed, each place once.
    func evidence(of ids: [AttributeID]) -> [Evidence] {
        var evidence: [Evidence] = []
        for id in ids {
            for one in view.evidence(of: id) where !evidence.contains(one) { evidence.append(one) }
        }
        return evidence
    }

    /// Where one value of a contradicted fact is claimed.
    func evidence(of id: AttributeID, claiming value: Value) -> [Evidence] {
        guard let (record, attribute) = view.attribute(id) else { return [] }
        let wanted = FrenchText.value(value)
        let fact = record.record.facts[attribute.slot]
        return fact.claims.indices
            .filter { FrenchText.value(RecordView.value(fact.value(ofClaim: $0), id)) == wanted }.map { fact.claims[$0].evidence }
    }

    /// What the verdict takes for granted: amounts whose tax basis is not written, people's word.
    func reservations(of ids: [AttributeID]) -> [String] {
        var reservations: [String] = []
        func add(_ text: String) { if !reservations.contains(text) { reservations.append(text) } }
        for id in ids {
            guard let (record, attribute) = view.attribute(id) else { continue }
            let fact = record.record.facts[attribute.slot]
            for claim in fact.claims {
                if case .money(let money) = claim.value, money.taxBasis == .unstated {
                    add("montant jugé hors taxes, la pièce ne le précise pas" + FrenchText.withNoBreakSpaces(" : ") + attribute.spec.label + place(of: record))
                }
                if case .declared(let by, let date) = claim.evidence.locator { add(Self.reservation(by: by, on: date)) }
            }
            if case .declared(let by, let date)? = fact.denial?.locator { add(Self.reservation(by: by, on: date)) }
        }
        return reservations
    }

    static func reservation(by person: String, on date: CivilDate) -> String {
        "sous réserve de la déclaration de \(person) du \(FrenchText.date(date))"
    }

    /// The list from which the attribute takes its codes.
    func codeList(_ id: AttributeID) -> String? {
        guard let (_, attribute) = view.attribute(id), case .code(let list, _) = attribute.spec.type else { return nil }
        return list
    }

    /// ` (lot LOT-0001)`, ` (lot LOT-0001, critère 2)`; nothing for the market as a whole.
    func place(of record: RecordView, withLot: Bool = true) -> String {
        var words: [String] = []
        if withLot, let lot = view.lot(of: record) { words.append("lot " + Self.number(ofLot: lot.record.identifier)) }
        switch record.record.type {
        case .awardCriterion: words.append("critère " + Self.name(ofCriterion: record.record))
        case .selectionCriterion: words.append("critère de sélection " + record.record.identifier)
        // The only commitment of a lot needs no number.
        case .insertionCommitment where view.siblings(of: record) > 1: words.append("engagement " + record.record.identifier)
        case .insertionCommitment: break
        case .agreement:
            words.append(record.record.firstValue(of: AgreementField.kind).map { Self.label(of: $0.description, in: CodeList.agreementKind) } ?? "convention \(record.record.identifier)")
        case .yearlyTurnover: words.append(record.record.firstValue(of: YearlyTurnoverField.year)?.description ?? record.record.identifier)
        case .notice, .buyer, .procedure, .lot, .candidate, .reservedAward, .reference, .boardSeat, .operation: break
        case .document: words.append(record.record.identifier)
        }
        return words.isEmpty ? "" : " (" + words.joined(separator: ", ") + ")"
    }

    private static func label(of code: String, in list: CodeList) -> String { list.label(of: code) ?? code }

    /// By its name, where it has one that is short enough to be told in passing.
    private static func name(ofCriterion record: Record) -> String {
        guard let name = record.firstValue(of: AwardCriterionField.name)?.description, name.count <= 60 else { return record.identifier }
        return "« \(name) »"
    }

    /// `LOT-0002` → « 2 »; other identifiers are how the buyer calls the lot.
    private static func number(ofLot identifier: String) -> String {
        guard identifier.hasPrefix("LOT-") else { return identifier }
        let number = identifier.dropFirst(4).drop { $0 == "0" }
        return number.isEmpty ? identifier : String(number)
    }

    /// What to ask about a fact that is not known.
    func question(_ attribute: Attribute, _ reason: MissingFact.Reason) -> String? {
        switch reason {
        case .unread, .silent: attribute.spec.question
        case .conflicting: "Laquelle des indications prévaut : \(attribute.spec.label) ?"
        case .imprecise: attribute.spec.question
        }
    }
}
