// The indicators as a table for the spreadsheet: the totals, or one line for each contract.

import Figures
import Indicators
import Operations

/// `clausier stats --format csv` and `csv-excel`.
public struct IndicatorCSV: Sendable {
    private let dialect: CSVRenderer.Dialect

    /// `forExcel`: semicolons, a byte order mark and decimal commas.
    public init(forExcel: Bool) { dialect = forExcel ? .excel : .standard }

    /// One line for all, for each year and for each nature.
    public func totals(_ table: IndicatorTable) -> [UInt8] {
        var header = ["regroupement", "groupe", "marchés", "marchés de valeur connue", "valeur HT (€)"]
        for (label, _) in IndicatorWords.questions {
            header += [
                "oui", "non", "inconnu", "part minimale (%)", "part maximale (%)", "valeur des oui (€)", "part minimale de la valeur (%)",
                "part maximale de la valeur (%)",
            ].map { "\(label)\u{A0}: \($0)" }
        }
        header += [
            "marchés à heures chiffrées", "heures minimum", "heures maximum", "marchés à insertion sans chiffre", "marchés donnant un taux", "taux moyen (%)",
        ]
        var text = dialect.mark + dialect.line(header)
        text += line("ensemble", IndicatorWords.all, table.total)
        for (year, tally) in table.years { text += line("année", IndicatorWords.year(year), tally) }
        for (nature, tally) in table.natures { text += line("nature", IndicatorWords.nature(nature), tally) }
        return Array(text.utf8)
    }

    /// One line for each contract, to see what stands behind the totals.
    public func contracts(_ table: IndicatorTable) -> [UInt8] {
        var text = dialect.mark
        text += dialect.line(
            ["consultation", "acheteur", "marché", "lot", "année", "nature", "valeur HT (€)"] + IndicatorWords.questions.map(\.label)
                + ["heures minimum", "heures maximum", "taux (%)"])
        for contract in table.contracts {
            text += dialect.line(
                [
                    contract.source, contract.buyer ?? "", contract.title ?? "", contract.lot ?? "", contract.year.map(String.init) ?? "",
                    contract.nature.map(IndicatorWords.nature) ?? "", number(contract.value),
                ] + [contract.social, contract.environmental, contract.reserved, contract.insertion].map(IndicatorWords.answer)
                    + [number(contract.hours?.low), number(contract.hours?.high), number(contract.rate)])
        }
        return Array(text.utf8)
    }

    private func line(_ kind: String, _ group: String, _ tally: Tally) -> String {
        var cells = [kind, group, String(tally.contracts), String(tally.valued), number(tally.valued > 0 ? tally.value : nil)]
        for (_, count) in IndicatorWords.questions {
            let count = count(tally)
            cells += [
                String(count.yes), String(count.no), String(count.unknown), number(count.share?.lowerBound), number(count.share?.upperBound),
                number(count.valueOfYes), number(count.shareOfValue?.lowerBound), number(count.shareOfValue?.upperBound),
            ]
        }
        let hasHours = tally.contractsWithHours > 0
        cells += [
            String(tally.contractsWithHours), number(hasHours ? tally.hours.low : nil), number(hasHours ? tally.hours.high : nil),
            String(tally.contractsWithoutFigure), String(tally.rated), number(tally.averageRate),
        ]
        return dialect.line(cells)
    }

    /// An empty cell for what is not known: a zero would be a figure.
    private func number(_ value: ExactDecimal?) -> String {
        guard let value else { return "" }
        return dialect == .excel ? value.description.replacing(".", with: ",") : value.description
    }
}
