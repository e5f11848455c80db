// The stages of a purchase, by which people look for a rule.

/// When in a purchase the question of a rule arises.
public enum PurchaseStage: String, Hashable, Sendable, CaseIterable {
    case besoin, procédure, candidatures, offres, exécution

    /// In French, as an index heads it.
    public var label: String {
        switch self {
        case .besoin: "Définir le besoin et le découper en lots"
        case .procédure: "Choisir la procédure, publier, fixer les délais"
        case .candidatures: "Recevoir les candidatures"
        case .offres: "Juger les offres"
        case .exécution: "Écrire et exécuter le contrat"
        }
    }
}
