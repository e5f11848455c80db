// What the BOAMP writes around its forms (`GESTION`): which notice this is, of what nature, when it was
// published. The day on which the buyer sent it does not stand there.

import Market

enum BOAMPManagementArea {
    static let area = FieldArea.of(.common, .root, at: "/*", published + natures + types + texts + cancellations)

    private static let published: [FieldEntry] = [
        .form("", "GESTION/REFERENCE/IDWEB", as: .plain, into: NoticeField.identifier),
        .form("", "GESTION/INDEXATION/DATE_PUBLICATION", as: .date, into: NoticeField.publicationDate),
    ]

    private static let natures: [FieldEntry] = kinds.map {
        .form("", "GESTION/REFERENCE/TYPE_AVIS/" + $0.element, as: .present(.code($0.form)), into: NoticeField.formType)
    }

    private static let types: [FieldEntry] = kinds.compactMap { kind -> FieldEntry? in
        kind.type.map { .form("", "GESTION/REFERENCE/TYPE_AVIS/" + kind.element, as: .present(.code($0)), into: NoticeField.noticeType) }
    }

    /// A notice that cancels another, as the reason for a change in eForms says it.
    private static let cancellations: [FieldEntry] = [
        .form("", "GESTION/REFERENCE/TYPE_AVIS/STATUT/ANNULATION", as: .present(.code("cancel")), into: NoticeField.changeReason)
    ]

    private static let texts: [FieldEntry] = bases.map {
        .form("", "GESTION/REFERENCE/TYPE_AVIS/" + $0.element, as: .present(.code($0.text)), into: NoticeField.legalBasis)
    }

    /// Nature and state of the notice, as nature (BT-03) and type (BT-02) of eForms. A notice that cancels
    /// another changes it, like a correction.
    private static let kinds: [(element: String, form: String, type: String?)] = [
        ("NATURE/APPEL_OFFRE", "competition", nil), ("NATURE/QUALIFICATION", "competition", "qu-sy"), ("NATURE/ATTRIBUTION", "result", nil),
        ("NATURE/INTENTION_CONCLURE", "dir-awa-pre", "veat"), ("NATURE/MODIFICATION", "cont-modif", "can-modif"),
        ("NATURE/PRE-INFORMATION", "planning", nil), ("NATURE/PERIODIQUE", "planning", nil), ("NATURE/PROFIL_ACHETEUR", "planning", "pin-buyer"),
        ("NATURE/RECTIFICATIF", "change", "corr"), ("STATUT/RECTIFICATIF", "change", nil), ("STATUT/ANNULATION", "change", nil),
    ]

    /// The European text under which it is published; a national notice is under none.
    private static let bases: [(element: String, text: String)] = [
        ("FAMILLE/FNS", "other"), ("FAMILLE/MAPA", "other"), ("PERIMETRE/DIRECTIVE-23", "32014L0023"), ("PERIMETRE/DIRECTIVE-24", "32014L0024"),
        ("PERIMETRE/DIRECTIVE-25", "32014L0025"), ("PERIMETRE/DIRECTIVE-81", "32009L0081"), ("PERIMETRE/DIRECTIVE-18", "32004L0018"),
        ("PERIMETRE/DIRECTIVE-17", "32004L0017"),
    ]
}

extension FieldTrie {
    private static let boampRoots: [NoticeKind] = [.boampNotice, .boampNoticeWithoutNamespace, .boampAnnouncement]
    private static let boampPrefixes = ["http://boamp.journal-officiel.gouv.fr/XML/3.2.5": "jo", "": ""]

    /// The forms of the BOAMP itself.
    static let boamp = FieldTrie(
        [[BOAMPManagementArea.area, BOAMPKindArea.area], FNSimpleAreas.areas, MAPAAreas.areas, AnnouncementAreas.areas].flatMap { $0 },
        roots: boampRoots, prefixes: boampPrefixes)

    /// An eForms notice within BOAMP XML. Its elements are those of eForms, in other namespaces.
    static let eFormsInBOAMP = FieldTrie(
        allAreas, roots: Array(boampRoots.prefix(2)),
        prefixes: prefixes.merging(boampPrefixes) { own, _ in own }.merging([
            "urn:boamp:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "cac",
            "urn:boamp:names:specification:ubl:schema:xsd:CommonBasicComponents-2": "cbc",
            "urn:boamp:names:specification:ubl:schema:xsd:CommonExtensionComponents-2": "ext",
        ]) { own, _ in own }, within: "DONNEES/EFORMS/ContractNotice|PriorInformationNotice|ContractAwardNotice")
}

/// Kinds of call and of award, which European notices tell below the nature; national ones have no such kinds.
enum BOAMPKindArea {
    static let area = FieldArea.of(
        .common, .root, at: "/*",
        [
            call("STANDARD", "cn-standard"), call("SAD", "cn-standard"), call("CONCESSION", "cn-standard"), call("CONCOURS", "cn-desg"),
            call("QUALIFICATION", "qu-sy"), call("CONCESSIONNAIRE", "subco"), award("STANDARD", "can-standard"), award("CONCESSION", "can-standard"),
            award("STANDARD_INFRUCTUEUX_SANS_SUITE", "can-standard"), award("CONCOURS", "can-desg"),
            // National notices.
            .fallback("", "GESTION/REFERENCE/TYPE_AVIS/NATURE/APPEL_OFFRE", as: .present(.code("cn-standard")), into: NoticeField.noticeType),
            .fallback("", "GESTION/REFERENCE/TYPE_AVIS/NATURE/ATTRIBUTION", as: .present(.code("can-standard")), into: NoticeField.noticeType),
        ])

    private static func call(_ kind: String, _ code: String) -> FieldEntry {
        .form("", "GESTION/REFERENCE/TYPE_AVIS/NATURE/APPEL_OFFRE/" + kind, as: .present(.code(code)), into: NoticeField.noticeType)
    }

    private static func award(_ kind: String, _ code: String) -> FieldEntry {
        .form("", "GESTION/REFERENCE/TYPE_AVIS/NATURE/ATTRIBUTION/" + kind, as: .present(.code(code)), into: NoticeField.noticeType)
    }
}
