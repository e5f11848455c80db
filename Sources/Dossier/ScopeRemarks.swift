// Why the shipped rules have little or nothing to say of a consultation: told, not left to be guessed.

import Figures
import Market

extension Market {
    /// Adds a remark where the notice itself shows that it is none that the rules are about.
    mutating func remarkScope() {
        func code(_ field: NoticeField) -> String { notice.firstValue(of: field)?.description ?? "" }
        let remark: String?
        switch (code(.legalBasis), code(.noticeType)) {
        case ("32014L0023", _): remark = "C’est une concession (directive 2014/23/UE) : les règles livrées portent sur les marchés."
        case ("32009L0081", _): remark = "C’est un marché de défense ou de sécurité (directive 2009/81/CE), que les règles livrées ne traitent pas."
        case ("32007R1370", _): remark = "C’est un contrat de transport de voyageurs (règlement 1370/2007), que les règles livrées ne traitent pas."
        case ("32004L0018", _), ("32004L0017", _):
            remark = "C’est un avis sous une directive de 2004 ; du formulaire TED R2.0.8, les lots et les conditions ne sont pas lus."
        case (_, "cn-desg"): remark = "C’est un concours, que les règles livrées ne traitent pas."
        case (_, "qu-sy"): remark = "C’est un système de qualification, et non la consultation d’un marché."
        case (_, "subco"): remark = "C’est un avis de sous-traitance, et non la consultation d’un marché."
        default: remark = nil
        }
        if let remark { remarks.append(remark) }
        if code(.formType) == "change" {
            remarks.append("C’est un avis rectificatif, qui ne redit pas ce qu’il ne change pas : contrôler l’avis qu’il corrige.")
        }
        if case .code(let country)? = buyer.firstValue(of: BuyerField.country), !Self.frenchLands.contains(country) {
            remarks.append("L’acheteur n’est pas établi en France (« \(country) ») : le code de la commande publique ne lui est pas appliqué.")
        }
        if let latest = launchDate.latest, let codeInForce = CivilDate(year: 2019, month: 4, day: 1), latest < codeInForce {
            remarks.append("La consultation a été lancée avant l’entrée en vigueur du code de la commande publique (1er avril 2019).")
        }
    }

    /// Codes under which France and its overseas departments appear (authority table « country »).
    private static let frenchLands: Set<String> = ["FRA", "GLP", "GUF", "MTQ", "MYT", "REU"]
}
