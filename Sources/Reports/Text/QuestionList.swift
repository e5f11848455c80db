// The open questions, by the paper or person that would settle them.

import Provenance
import Rules

extension Page {
    mutating func questions(_ open: OpenQuestions, _ lots: LotNames) {
        guard open.count > 0 else { return }
        heading("Questions ouvertes (\(open.count))", .question)
        for (source, questions) in open.groups {
            paragraph(Run(Self.promise(source, questions.count), .strong), indent: 2)
            for question in questions {
                var runs = [Run("·\u{A0}"), Run(question.text)]
                if !question.lots.isEmpty, let phrase = lots.phrase(for: unique(question.lots)) { runs.append(Run(" (\(phrase))")) }
                runs.append(Run(" [\(question.rules.joined(separator: ", "))]", .faint))
                paragraph(runs, indent: 4, hanging: 6)
            }
            blank()
        }
        paragraph(
            Run("«\u{202F}clausier questions\u{202F}» écrit ces questions dans un fichier à remplir, que --answers relit.", .faint),
            indent: 2)
    }

    private func unique(_ lots: [String]) -> [String] {
        var seen: [String] = []
        for lot in lots where !seen.contains(lot) { seen.append(lot) }
        return seen
    }

    private static func promise(_ source: OpenQuestions.Source, _ count: Int) -> String {
        let questions = French.count(count, "question", "questions")
        return switch source {
        case .paper(let paper): "\(French.capitalised(paper.labelWithArticle)) répondrait à \(questions)\u{A0}:"
        case .person: "Aucune pièce ne le dit, l’acheteur seul peut répondre à \(questions)\u{A0}:"
        }
    }
}
