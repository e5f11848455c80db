// `clausier stats`: the indicators as text.

import Figures
import Indicators
import Rules

/// The indicators for people at a terminal.
public enum IndicatorPage {
    public static func page(_ table: IndicatorTable, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.paragraph(Run("\(IndicatorWords.title)\u{A0}: ", .strong), Run(IndicatorWords.summary(table)))
        page.blank()
        page.tally(table.total)
        page.group(IndicatorWords.byYear, table.years.map { (IndicatorWords.year($0.year), $0.tally) })
        page.group(IndicatorWords.byNature, table.natures.map { (French.capitalised(IndicatorWords.nature($0.nature)), $0.tally) })
        if !table.leftAside.isEmpty {
            page.heading("\(IndicatorWords.leftAside) (\(table.leftAside.count))", .faint)
            for reason in LeftAside.allCases {
                let count = table.leftAside.count { $0.reason == reason }
                if count > 0 { page.paragraph(Run("\(FrenchText.number(count))\u{A0}: \(IndicatorWords.reason(reason))"), indent: 2, hanging: 4) }
            }
        }
        page.heading(IndicatorWords.howToRead, .faint)
        for paragraph in IndicatorWords.explanations { page.paragraph(Run(paragraph), indent: 2) }
        return page.bytes
    }
}

extension Page {
    fileprivate mutating func group(_ title: String, _ tallies: [(String, Tally)]) {
        guard !tallies.isEmpty else { return }
        heading(title, .strong)
        for (position, (label, tally)) in tallies.enumerated() {
            if position > 0 { blank() }
            paragraph(Run(label, .strong), Run("\u{A0}: \(HTMLWords.count(tally.contracts, "marché", "marchés"))"), indent: 2)
            self.tally(tally, indent: 4)
        }
    }

    fileprivate mutating func tally(_ tally: Tally, indent: Int = 2) {
        if indent == 2 || tally.valued > 0 { row(IndicatorWords.value, IndicatorWords.value(tally), indent) }
        for (label, count) in IndicatorWords.questions {
            let count = count(tally)
            let ofValue = count.shareOfValue.map { "\u{A0}; \(IndicatorWords.share($0)) de la valeur connue" } ?? ""
            row(label, "\(IndicatorWords.answers(count)) — \(IndicatorWords.share(count.share)) des marchés\(ofValue)", indent)
        }
        // Of one group, only what there is.
        let isWhole = indent == 2
        if isWhole || tally.contractsWithHours + tally.contractsWithoutFigure > 0 { row(IndicatorWords.hours, IndicatorWords.hours(tally), indent) }
        if isWhole || tally.rated > 0 { row(IndicatorWords.rate, IndicatorWords.rate(tally), indent) }
    }

    private mutating func row(_ label: String, _ text: String, _ indent: Int) {
        row(Run(label, .faint), [Run(text)], indent: indent, labelWidth: 34)
    }
}
