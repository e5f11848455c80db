// What was recognised beside what a person has read: precision and recall for each kind of fact.

import Clauses
import Foundation
import Provenance

/// Counts for one kind of fact.
struct Score {
    var right = 0
    var wrong = 0
    var missed = 0

    /// « 0,987 [0,951–0,997] (95 %) »: the share and its Wilson interval.
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let n = Double(whole)
        let p = Double(part) / n
        let z = 1.96
        let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return "\(rounded(p)) [\(rounded(max(0, centre - reach)))–\(rounded(min(1, centre + reach)))]"
    }

    private static func rounded(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000),\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }
}

enum Measure {
    /// The kinds of fact that are counted together.
    private static let groups: [(name: String, kinds: Set<String>)] = [
        ("lots", ["title", "numberOfLots", "isDivided", "maximumLotsSubmitted", "maximumLotsAwarded"]),
        ("pondérations", ["weight", "subweight"]),
        ("dates et durées", ["tenderDeadline", "requestDeadline", "duration", "durationStart", "durationEnd", "tenderValidity", "renewalMaximum"]),
        ("montants", ["estimatedValue", "frameworkMaximumValue", "frameworkWithoutMaximum", "frameworkPeriodMaximum", "frameworkMinimumValue", "frameworkPeriodMinimum"]),
        ("heures", ["hours", "insertionRate", "insertionClause"]),
        ("réservation", ["reservedParticipation", "reservationBasis", "reservedShare"]),
    ]

    static func run(_ papers: [LabelledPaper], corpus: String, labels file: String, library: PhraseLibrary) throws -> [String] {
        var scores = [Score](repeating: Score(), count: groups.count)
        var errors: [String] = []
        for paper in papers {
            let statements = library.statements(
                in: PlainLoader.labelled(try Labels.text(paper.file, corpus: corpus, labels: file), path: paper.file), of: paper.kind, document: DocumentID(0))
            let found = FactList.facts(statements)
            let labels = paper.facts
            var known = Set<Int>()
            for (fact, evidence) in found {
                guard let group = groups.firstIndex(where: { $0.kinds.contains(fact.kind) }), !paper.ignored.contains(fact.kind) else { continue }
                // The title of the market is no lot.
                if fact.kind == "title", fact.lot == "*" { continue }
                let matches = labels.indices.filter { agrees(fact, labels[$0]) }
                if let match = matches.first(where: { !known.contains($0) }) {
                    scores[group].right += 1
                    known.insert(match)
                } else if matches.isEmpty {
                    scores[group].wrong += 1
                    errors.append("faux    \(paper.file)\t\(fact.kind)\t\(fact.lot)\t\(fact.value)\t« \(evidence.quote.prefix(120)) »")
                }
            }
            for index in labels.indices where !known.contains(index) {
                guard let group = groups.firstIndex(where: { $0.kinds.contains(labels[index].kind) }) else { continue }
                scores[group].missed += 1
                errors.append("manqué  \(paper.file)\t\(labels[index].kind)\t\(labels[index].lot)\t\(labels[index].value)")
            }
        }
        var lines = ["nature            faits  justes  faux  manqués  précision               rappel"]
        for (group, score) in zip(groups, scores) {
            let cells = [
                pad(group.name, 16), pad("\(score.right + score.missed)", 5, left: true), pad("\(score.right)", 6, left: true),
                pad("\(score.wrong)", 4, left: true), pad("\(score.missed)", 7, left: true),
                pad(Score.share(score.right, of: score.right + score.wrong), 22), Score.share(score.right, of: score.right + score.missed),
            ]
            lines.append(cells.joined(separator: "  "))
        }
        return lines + errors
    }

    private static func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return left ? space + text : text + space
    }

    /// Whether a fact is the one that was labelled: titles by their beginning, weights by figure and type,
    /// 12 months as a year, a date without its hour as that date.
    private static func agrees(_ fact: FlatFact, _ label: FlatFact) -> Bool {
        guard fact.kind == label.kind, fact.lot == label.lot else { return false }
        switch fact.kind {
        case "title": return folded(fact.value).hasPrefix(folded(label.value))
        case "weight", "subweight": return (fact.value + " ").hasPrefix(label.value + " ")
        case "tenderDeadline", "requestDeadline":
            return fact.value.hasPrefix(label.value) || label.value.hasPrefix(fact.value)
        case "duration", "tenderValidity": return months(fact.value) == months(label.value)
        case "hours":
            let own = fact.value.components(separatedBy: " / ").map { $0.contains(" EUR") ? String($0.prefix { $0 != " " }) : $0 }
            return own.joined(separator: " / ") == label.value
        case "estimatedValue", "frameworkMaximumValue", "frameworkMinimumValue", "frameworkPeriodMaximum", "frameworkPeriodMinimum": return fact.value.split(separator: " ").first == label.value.split(separator: " ").first
        default: return fact.value == label.value
        }
    }

    private static func months(_ text: String) -> String {
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[1] == "year", let years = Int(parts[0]) else { return text }
        return "\(years * 12) month"
    }

    private static func folded(_ text: String) -> String { FoldedText(text).text(0..<FoldedText(text).bytes.count) }
}
