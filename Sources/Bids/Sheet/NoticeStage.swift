// Whether a consultation can still be answered, by what its notice is: a call, a correction, a
// cancellation, an award.

import Market
import Provenance
import Rules

/// What the notice of a consultation is to a candidate.
enum NoticeStage {
    case call
    /// What it is and says, and what would change the verdict.
    case over(Reason)
    case early(Reason)
    /// It says what another notice changes to, and does not repeat the rest.
    case corrected(Reason)

    init(_ market: Market) {
        let notice = market.notice
        let form = notice[NoticeField.formType]
        let evidence = form.claims.map(\.evidence)
        let cancelling = notice[NoticeField.changeReason].claims.filter { ["cancel", "cancel-intent"].contains($0.value.description) }
        if !cancelling.isEmpty {
            self = .over(Self.end("avis d’annulation", cancelling.map(\.evidence), "Une nouvelle consultation, si l’acheteur relance la procédure.", because: "la consultation est annulée"))
            return
        }
        switch form.claims.first?.value.description {
        case "result"?: self = .over(Self.end("avis d’attribution", evidence, "La prochaine consultation\u{A0}: demander à l’acheteur quand le marché prend fin."))
        case "cont-modif"?: self = .over(Self.end("avis de modification d’un marché", evidence, "La prochaine consultation\u{A0}: demander à l’acheteur quand le marché prend fin."))
        case "completion"?: self = .over(Self.end("avis d’achèvement d’un marché", evidence, "La prochaine consultation."))
        case "dir-awa-pre"?: self = .over(Self.end("avis d’intention de conclure", evidence, "La prochaine consultation."))
        case "planning"?: self = .early(Self.wait("avis de préinformation", evidence))
        case "consultation"?: self = .early(Self.wait("avis de consultation préalable", evidence))
        case "change"?: self = .corrected(Self.correction(notice, evidence))
        default: self = .call
        }
    }

    /// The reason it gives for the verdict; for a call, none.
    var reason: Reason {
        switch self {
        case .call: Reason(.note, "avis d’appel à la concurrence")
        case .over(let reason), .early(let reason), .corrected(let reason): reason
        }
    }

    /// What the sheet says of the notice at its head; nothing of a call.
    var announcement: Stated? {
        if case .call = self { return nil }
        return Stated(reason.text, reason.evidence)
    }

    private static func end(_ what: String, _ evidence: [Evidence], _ change: String, because why: String? = nil) -> Reason {
        Reason(.obstacle, "\(what)\u{A0}: " + (why.map { "\($0), " } ?? "") + "il n’y a plus d’offre à remettre", change: change, evidence)
    }

    private static func wait(_ what: String, _ evidence: [Evidence]) -> Reason {
        Reason(.question, "\(what)\u{A0}: la consultation n’est pas encore lancée", change: "Attendre l’avis d’appel à la concurrence.", evidence)
    }

    /// What it corrects and how, as far as it was read.
    private static func correction(_ notice: Record, _ evidence: [Evidence]) -> Reason {
        var text = "avis rectificatif"
        var proofs = evidence
        if let corrected = notice.told(NoticeField.changedNotice) {
            text += " de l’avis \(corrected.text)"
            proofs += corrected.evidence
        }
        text += ", qui ne redit pas ce qu’il ne change pas"
        if let change = notice.told(NoticeField.changeDescription) {
            text += "\u{A0}: \(TermLines.short(change.text))"
            proofs += change.evidence
        }
        return Reason(.question, text, change: "Lire l’avis qu’il corrige, et la date limite qu’il fixe.", proofs)
    }
}
