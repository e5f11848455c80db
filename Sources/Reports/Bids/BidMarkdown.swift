// A decision sheet as Markdown, to paste into minutes or a ticket.

import Bids
import Rules

/// `clausier bid --format markdown`.
public enum BidMarkdown {
    public static func document(_ sheet: DecisionSheet) -> [UInt8] {
        let view = SheetView(sheet)
        var text = "# \(plain(sheet.title.map { Quotation.excerpt($0.text, limit: 180) } ?? sheet.source))\n\n**\(plain(view.headline))**\n\n"
        for (label, value) in view.heading.dropFirst(sheet.title == nil ? 0 : 1) { text += "- \(label)\u{A0}: \(plain(value))\n" }
        if !view.commonReasons.isEmpty || !view.commonSummary.isEmpty {
            text += "\n## \(view.setAside.isEmpty ? "Pour tous les lots" : "Pour les lots retenus")\n\n" + body(view.commonReasons, view.commonSummary, view)
        }
        for lot in view.kept { text += "\n## \(plain(view.title(lot)))\n\n" + body(view.reasons(lot), view.summary(lot), view) }
        if !view.setAside.isEmpty {
            text += "\n## Écartés\n\n"
            for lot in view.setAside {
                let name = view.call(lot).map { "\($0)\u{A0}: " } ?? ""
                text += "- \(plain(name + (lot.reasons.first.map { view.sentence($0.text) } ?? "")))\n"
            }
        }
        if !sheet.calendar.isEmpty {
            text += "\n## Calendrier\n\n"
            for event in sheet.calendar { text += "- **\(view.date(event))**\u{A0}: \(plain(view.event(event)))\n" }
        }
        if !sheet.papers.isEmpty {
            text += "\n## Pièces à remettre\n\n"
            for paper in sheet.papers { text += "- \(paper.state.box) \(plain(paper.name)) — \(paper.state.label)\(paper.remark.map { ", \($0)" } ?? "")\n" }
        }
        if !sheet.questions.isEmpty {
            text += "\n## Questions à l’acheteur, \(view.questionsUntil)\n\n"
            for question in sheet.questions {
                text += "- \(plain(view.statement(question))) → \(plain(FrenchText.withNoBreakSpaces(question.question))) (\(view.basis(question)))\n"
            }
        }
        if !sheet.terms.isEmpty {
            text += "\n## Le contrat\n\n"
            for line in sheet.terms { text += "- \(line.topic.label)\u{A0}: \(plain(FrenchText.withNoBreakSpaces(line.text)))\(line.advice.map { " → \(plain(FrenchText.withNoBreakSpaces($0)))" } ?? "")\n" }
        }
        text += "\n"
        for note in view.notes { text += "*\(plain(note))*\n\n" }
        return Array(text.utf8)
    }

    private static func body(_ reasons: [Reason], _ rows: [(label: String, text: String)], _ view: SheetView) -> String {
        var text = ""
        for reason in reasons {
            text += "- \(reason.mark.sign == "+" ? "\\+" : reason.mark.sign) \(plain(view.sentence(reason.text)))"
            for proof in view.proofs(reason.evidence) { text += " *\(plain(proof))*" }
            if let change = reason.change { text += " → \(plain(FrenchText.withNoBreakSpaces(change)))" }
            text += "\n"
        }
        if !reasons.isEmpty, !rows.isEmpty { text += "\n" }
        for (label, value) in rows { text += "- **\(label)**\u{A0}: \(plain(value))\n" }
        return text
    }

    /// Text from papers: no markup, no HTML, one line.
    static func plain(_ text: String) -> String {
        var escaped = ""
        for character in VisibleText.clean(text) {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "#": escaped += "\\\(character)"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
