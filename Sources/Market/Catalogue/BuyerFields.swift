// Catalogue: attributes of the buyer.

/// Who buys (eForms: Buyer; the first one where several buy together).
public enum BuyerField: Int, RecordField {
    case name, legalType, activity, country, city, postCode, nationalIdentifier, countrySubdivision
    case kind, category
    case profileAddress

    public static let recordType = RecordType.buyer

    public var spec: AttributeSpec {
        switch self {
        case .name:
            AttributeSpec(.text, "BT-500", "nom de l’acheteur", ask: "Quel est le nom de l’acheteur ?", papers: [.notice, .rc, .ae])
        case .legalType:
            AttributeSpec(.code(list: "buyer-legal-type", values: []), "BT-11", "forme juridique de l’acheteur")
        case .activity:
            AttributeSpec(.code(list: "authority-activity", values: []), "BT-10", "activité principale de l’acheteur")
        case .country:
            AttributeSpec(.code(list: "country", values: []), "BT-514", "pays de l’acheteur", ask: "Dans quel pays l’acheteur est-il établi ?")
        case .city:
            AttributeSpec(.text, "BT-513", "ville de l’acheteur")
        case .postCode:
            AttributeSpec(.text, "BT-512", "code postal de l’acheteur")
        case .nationalIdentifier:
            AttributeSpec(.text, "BT-501", "numéro d’immatriculation (SIRET)")
        case .countrySubdivision:
            AttributeSpec(.code(list: "nuts", values: []), "BT-507", "région NUTS de l’acheteur")
        case .kind:
            AttributeSpec(CodeList.buyerKind.type, nil, "catégorie d’acheteur (OPH, ESH…)", ask: "L’acheteur est-il un OPH, une ESH, une coopérative HLM, une SEM, l’État, une collectivité ou un autre acheteur ?", papers: [.notice, .rc, .ae])
        case .category:
            AttributeSpec(CodeList.buyerCategory.type, nil, "catégorie pour les seuils européens", ask: "Pour les seuils européens, l’acheteur est-il une autorité publique centrale, un autre pouvoir adjudicateur (cas des OPH et des ESH) ou une entité adjudicatrice ?", papers: [.notice, .rc, .ae])
        case .profileAddress:
            AttributeSpec(.text, "BT-508", "adresse du profil d’acheteur", ask: "Quelle est l’adresse du profil d’acheteur ?", papers: [.notice, .rc], whenSilent: .none)
        }
    }
}
