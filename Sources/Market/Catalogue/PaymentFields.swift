// Catalogue: how the contract is paid (attributes of the procedure).

/// What the papers say of payment.
enum PaymentTerms {
    static let paymentDelay = AttributeSpec(.duration, nil, "délai de paiement", ask: "En combien de jours les factures sont-elles payées ?", papers: [.notice, .rc, .ccap, .ae])
    static let advanceRate = AttributeSpec(.number, nil, "taux de l’avance", ask: "Quel taux d’avance le marché prévoit-il (0 s’il n’en prévoit pas) ?", unit: "%", papers: [.notice, .rc, .ccap, .ae])
    static let retentionRate = AttributeSpec(.number, nil, "retenue de garantie", ask: "Quel taux de retenue de garantie le marché prévoit-il (0 s’il n’en prévoit pas) ?", unit: "%", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let priceVariation = AttributeSpec(CodeList.priceVariation.type, nil, "variation des prix", ask: "Les prix sont-ils fermes, actualisables ou révisables ?", many: true, papers: [.notice, .rc, .ccap, .ae])
    static let latePenalties = AttributeSpec(.text, nil, "pénalités de retard (texte)", many: true, papers: [.ccap, .ae], whenSilent: .none)
    static let interestWaiver = AttributeSpec(.text, nil, "renonciation aux intérêts moratoires (texte)", many: true, papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
}
