// Catalogue: what tenderers are asked for and how they are judged (attributes of a lot).

/// Tenders, selection, visits, brands.
enum TenderTerms {
    static let priceScoring = AttributeSpec(.text, nil, "méthode de notation du prix (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let dividedIntoTranches = AttributeSpec(.bool, nil, "décomposition en tranches", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let optionalTranches = AttributeSpec(.integer, nil, "nombre de tranches optionnelles", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let supplementaryServices = AttributeSpec(CodeList.supplementaryServices.type, nil, "prestations supplémentaires éventuelles", many: true, papers: [.notice, .rc, .ae], whenSilent: .none)
    static let variantRequirements = AttributeSpec(.text, nil, "exigences minimales des variantes (texte)", ask: "Quelles exigences minimales les variantes doivent-elles respecter ?", many: true, papers: [.rc, .cctp], whenSilent: .none)
    static let minimumTurnover = AttributeSpec(.money, nil, "chiffre d’affaires minimal exigé", ask: "Quel chiffre d’affaires annuel minimal est exigé des candidats ?", unit: "€", papers: [.notice, .rc], whenSilent: .none)
    static let minimumTurnoverRatio = AttributeSpec(.number, nil, "chiffre d’affaires minimal, en multiple du montant estimé", papers: [.notice, .rc], whenSilent: .none)
    static let referencesNumber = AttributeSpec(.integer, nil, "nombre de références exigées", papers: [.notice, .rc], whenSilent: .none)
    static let referencesYears = AttributeSpec(.integer, nil, "ancienneté maximale des références", unit: "ans", papers: [.notice, .rc], whenSilent: .none)
    static let requiredCertificates = AttributeSpec(.text, nil, "qualifications et certificats demandés", many: true, papers: [.notice, .rc, .cctp], whenSilent: .none)
    static let certificatesWithoutEquivalent = AttributeSpec(.text, nil, "certificats exigés sans « ou équivalent »", many: true, papers: [.notice, .rc, .cctp], whenSilent: .none)
    static let siteVisit = AttributeSpec(CodeList.siteVisit.type, nil, "visite du site", papers: [.notice, .rc], whenSilent: .none)
    static let brandsWithoutEquivalent = AttributeSpec(.text, nil, "marques citées sans « ou équivalent »", many: true, papers: [.notice, .cctp, .bpu, .dpgf, .dqe], whenSilent: .none)
    static let brandEquivalentsAccepted = AttributeSpec(.bool, nil, "équivalents admis pour toutes les marques citées", papers: [.rc, .ccap, .cctp, .bpu, .dpgf], whenSilent: .none)
}
