// The open questions, by the paper or person that would settle them.

import Provenance
import Rules

extension Page {
    mutating func questions(_ open: OpenQuestions, _ lots: LotNames) {
        guard open.count > 0 else { return }
        heading("\(display.language[.questions]) (\(open.count))", .question)
        for (source, questions) in open.groups {
            paragraph(Run(promise(source, questions.count), .strong), indent: 2)
            for question in questions {
                var runs = [Run("·\u{A0}"), Run(question.text)]
                if !question.lots.isEmpty, let phrase = lots.phrase(for: unique(question.lots), in: display.language) { runs.append(Run(" (\(phrase))")) }
                runs.append(Run(" [\(question.rules.joined(separator: ", "))]", .faint))
                paragraph(runs, indent: 4, hanging: 6)
            }
            blank()
        }
        paragraph(Run(display.language[.questionHint], .faint), indent: 2)
    }

    private func unique(_ lots: [String]) -> [String] {
        var seen: [String] = []
        for lot in lots where !seen.contains(lot) { seen.append(lot) }
        return seen
    }

    private func promise(_ source: OpenQuestions.Source, _ count: Int) -> String {
        let questions = display.language.count(count, .questionCount)
        return switch source {
        case .paper(let paper): display.language.text(.paperAnswers, French.capitalised(display.language == .french ? paper.labelWithArticle : paper.label), questions)
        case .person: display.language.text(.personAnswers, questions)
        }
    }
}
