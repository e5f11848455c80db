// reponses.yaml, as it is before anybody has answered: the open questions of one consultation.
// `AnswersFile` (Dossier) reads it back.

import Market
import Reports
import Rules
import Settings

/// Writes the open questions as a file to fill in.
public enum QuestionsFile {
    public static func text(_ consultation: JudgedConsultation) -> String {
        var writer = YAMLWriter()
        let market = consultation.market
        writer.comment("Questions ouvertes sur « \(consultation.source) ».")
        writer.comment(
            """

            Répondez à celles que vous pouvez, laissez les autres vides, puis :
              clausier check \(consultation.source) --answers CE-FICHIER

            value:     la valeur, comme « 216 000 € HT », « 48 mois », « 2026-08-21 », « oui » ;
                       « aucun » s’il n’y en a pas.
            prevails:  la valeur qui l’emporte, quand les pièces se contredisent (avec because:).
            decision:  « conforme » ou « non conforme », quand une personne doit juger (avec because:).

            Les réponses sont des déclarations de leur auteur : indiquez votre nom et la date.
            """)
        writer.blankLine()
        if case .text(let identifier)? = market.notice.firstValue(of: NoticeField.identifier) {
            writer.entry("notice", identifier)
        }
        writer.section("documents") { writer in
            for document in market.documents {
                writer.member {
                    $0.entry("path", document.path)
                    $0.entry("sha256", document.sha256)
                }
            }
        }
        writer.emptyEntry("by")
        writer.emptyEntry("date")
        let open = OpenQuestions(consultation.judgement.findings)
        let judgements = consultation.judgement.findings.filter {
            $0.verdict == .undetermined && $0.cause == .judgement && $0.needsAction && $0.question != nil
        }
        guard open.count + judgements.count > 0 else {
            writer.entry("answers", [])
            return writer.text
        }
        writer.section("answers") { writer in
            for (source, questions) in open.groups { write(questions, source, consultation, &writer) }
            if !judgements.isEmpty { writer.comment("À juger par une personne :") }
            for finding in judgements {
                writer.member {
                    $0.entry("rule", finding.rule)
                    if let lot = finding.lot { $0.entry("lot", lot) }
                    $0.entry("question", finding.question ?? "")
                    $0.entry("reason", finding.message)
                    $0.emptyEntry("decision")
                    $0.emptyEntry("because")
                }
            }
        }
        return writer.text
    }

    private static func write(
        _ questions: [OpenQuestions.Question], _ source: OpenQuestions.Source, _ consultation: JudgedConsultation,
        _ writer: inout YAMLWriter
    ) {
        switch source {
        case .paper(let paper): writer.comment("Réponses à chercher d’abord dans \(paper.labelWithArticle) :")
        case .person: writer.comment("Aucune pièce restante ne le dit ; l’acheteur seul le sait :")
        }
        for question in questions {
            for attribute in question.attributes {
                writer.member { writer in
                    writer.entry("attribute", attribute)
                    writer.entry("question", question.text)
                    writer.entry("reason", reason(question))
                    if !question.papers.isEmpty { writer.entry("where", question.papers.map(\.label)) }
                    let claims = claims(about: attribute, in: consultation)
                    if question.reason == .conflicting, !claims.isEmpty {
                        writer.entry("claims", claims)
                        writer.emptyEntry("prevails")
                        writer.emptyEntry("because")
                    } else {
                        if let choices = choices(attribute, question) { writer.comment(choices) }
                        writer.emptyEntry("value")
                    }
                }
            }
        }
    }

    private static func reason(_ question: OpenQuestions.Question) -> String {
        let waiting = "demandé par \(question.rules.joined(separator: ", "))"
        return switch question.reason {
        case .unread: "les pièces données ne permettent pas de le savoir ; \(waiting)"
        case .silent: "les pièces n’en disent rien ; \(waiting)"
        case .conflicting: "les pièces se contredisent ; \(waiting)"
        case .imprecise: "ce qui est écrit n’est pas assez précis ; \(waiting)"
        }
    }

    /// The codes that would be an answer, with their meaning; `nil` where any text is one.
    private static func choices(_ path: String, _ question: OpenQuestions.Question) -> String? {
        let name = path.split(separator: ".").last.map(String.init) ?? path
        let attribute = Catalogue.standard.all.first { $0.name == name && $0.spec.question == question.text }
        guard case .code(let list, _)? = attribute?.spec.type, let codes = CodeList.named(list) else { return nil }
        return "Réponses possibles : " + codes.entries.map { "\($0.code) (\($0.label))" }.joined(separator: ", ")
    }

    /// What the papers say of a fact on which they differ, as the findings give it.
    private static func claims(about attribute: String, in consultation: JudgedConsultation) -> [String] {
        var values: [String] = []
        for alternative in consultation.judgement.findings.flatMap(\.alternatives)
        where alternative.attribute == attribute && !values.contains(alternative.value) {
            values.append(alternative.value)
        }
        return values
    }
}
