// What papers say in two ways, side by side.

import Market
import Provenance
import Rules

extension HTMLWriter {
    /// Each value, what would follow from it, and where it is written.
    mutating func sides(_ alternatives: [Alternative], _ subject: HTMLSubject) {
        // That a contradiction is to be looked into says nothing that its title does not.
        let isTelling = alternatives.contains { $0.verdict != .undetermined }
        element("ul", ["class": "cr-sides"]) { writer in
            for alternative in alternatives {
                writer.element("li") { writer in
                    writer.element("p", ["class": "cr-value"]) { $0.paper(French.capitalised(alternative.value)) }
                    if isTelling { writer.element("p", text: HTMLWords.wouldBe(Self.consequence(alternative))) }
                    for evidence in alternative.evidence.prefix(3) { writer.quote(evidence, subject) }
                    let rest = alternative.evidence.count - 3
                    if rest > 0 { writer.element("p", ["class": "cr-faint"], text: HTMLWords.quotesLeftOut(rest)) }
                }
            }
        }
    }

    private static func consequence(_ alternative: Alternative) -> String {
        switch (alternative.verdict, alternative.severity) {
        case (.breach, .blocking): "non conforme"
        case (.breach, _): "irrégularité probable"
        case (.compliant, _): "conforme"
        case (.undetermined, _): "à vérifier"
        case (.advice, _): "recommandation"
        case (.notApplicable, _): "sans objet"
        }
    }
}
