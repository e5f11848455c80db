// The weight of a criterion as the forms before eForms hold it: free text.

import Figures

/// « 60 », « 60 % », « 40,5 », « 30 points ». What a bare number counts is not known.
struct FormWeight {
    let number: ExactDecimal
    /// A code of the list `number-weight`, where the unit is written.
    let kind: String?

    init?(_ text: String) {
        let words = text.lowercased().replacing("\u{A0}", with: " ")
        let figures = words.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == "." || $0 == " ") }
        guard let number = ValueParsing.writtenNumber(String(figures)) else { return nil }
        self.number = number
        switch words.dropFirst(figures.count).filter({ $0 != " " && $0 != "." }) {
        case "": kind = nil
        case "%", "pourcent", "/100": kind = "per-exa"
        case "point", "points", "pts", "pt": kind = "poi-exa"
        default: return nil
        }
    }
}
