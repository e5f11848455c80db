// The letters of a bid: questions to the buyer, and the list of papers to hand in.

import Bids
import Figures
import Market
import Provenance
import Rules
import Settings

/// A letter that can be written from a sheet.
public enum BidLetter: String, CaseIterable, Sendable {
    case questions = "questions-acheteur"
    case papers = "pieces-a-remettre"

    /// The name of its template: `questions-acheteur.md`.
    public var fileName: String { rawValue + ".md" }

    /// The template that is shipped.
    public var template: String {
        switch self {
        case .questions:
            """
            # Questions sur la consultation « {{marche}} »

            {{candidat}}
            {{siret}}

            À l’attention de {{acheteur}}

            {{lieu}}, le {{date}}

            Madame, Monsieur,

            {{candidat}} étudie sa réponse à la consultation « {{marche}} », dont la remise des offres est fixée au {{dateLimite}}.

            {{#questions}}
            ## Question {{numero}}{{lots}}

            {{constat}}

            **{{question}}**

            Référence : {{reference}}{{articles}}

            {{/questions}}
            {{^questions}}
            (Aucune question n’a été préparée : écrivez la vôtre ici.)

            {{/questions}}
            Nous vous remercions de bien vouloir répondre à tous les candidats par le profil d’acheteur.

            Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

            {{signataire}}

            """
        case .papers:
            """
            # Pièces à remettre

            **{{marche}}**

            Acheteur : {{acheteur}}
            Remise : {{dateLimite}}
            Réponse envisagée : {{verdict}}

            ## Pièces

            {{#pieces}}
            - {{case}} {{piece}} — {{etat}}
            {{/pieces}}
            {{^pieces}}
            (Aucune pièce n’a été lue dans le règlement de la consultation : le vérifier.)
            {{/pieces}}

            ## Dates

            {{#dates}}
            - {{jour}} : {{evenement}}
            {{/dates}}

            Liste établie le {{date}} par {{candidat}}. À relire avec le règlement de la consultation.

            """
        }
    }

    /// The letter as Markdown. `template` is the user's, named `file`, or the shipped one.
    public func markdown(_ sheet: DecisionSheet, _ profile: Profile, template: String? = nil, file: String? = nil) throws(SettingsError) -> String {
        let text = try LetterTemplate(template ?? self.template, file: file ?? fileName).letter(values(sheet, profile))
        return Self.withoutBlankRuns(text)
    }

    private func values(_ sheet: DecisionSheet, _ profile: Profile) -> [String: LetterValue] {
        let view = SheetView(sheet)
        func text(_ text: String) -> LetterValue { .text(VisibleText.clean(text)) }
        let deadline = sheet.calendar.first { $0.kind == .requests || $0.kind == .tenders }
        return [
            "marche": text(sheet.title?.text ?? sheet.source), "acheteur": text(sheet.buyer?.text ?? "……"), "candidat": text(profile.name),
            "siret": text(profile.siret.map { "SIRET \($0)" } ?? ""), "lieu": text(profile.place ?? "……"), "date": text(FrenchText.date(sheet.today)),
            "signataire": text(profile.signatory ?? "……"), "dateLimite": text(deadline.map(view.date) ?? "……"), "verdict": text(view.headline),
            "questions": .list(sheet.questions.enumerated().map { position, question in
                [
                    "numero": text(String(position + 1)), "lots": text(view.names.phrase(for: question.lots).flatMap { question.lots.isEmpty ? nil : " (\($0))" } ?? ""),
                    "constat": text(FrenchText.withNoBreakSpaces(question.statement)), "question": text(FrenchText.withNoBreakSpaces(question.question)),
                    "reference": text(question.evidence.first.map { view.proof($0) } ?? "pièces de la consultation"),
                    "articles": text(question.articles.isEmpty ? "" : " ; code de la commande publique, \(question.articles)"),
                ]
            }),
            "pieces": .list(sheet.papers.map { paper in
                [
                    "case": .text(paper.state.box), "piece": text(paper.name),
                    "etat": text(paper.state.label + (paper.remark.map { ", \($0)" } ?? "")),
                ]
            }),
            "dates": .list(sheet.calendar.map { ["jour": text(view.date($0)), "evenement": text(view.event($0))] }),
        ]
    }

    /// What was left out leaves no more than one empty line.
    private static func withoutBlankRuns(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace), lines.last?.allSatisfy(\.isWhitespace) ?? true { continue }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}
