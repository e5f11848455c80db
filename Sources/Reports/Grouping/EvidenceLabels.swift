// What a quote is, in French: the label of the attribute that the business term stands for.

import Market
import Provenance

extension Evidence {
    /// What the quoted words are, in French: « durée » for BT-36-Lot, « procédure : appel d’offres
    /// ouvert » where they are a code. `nil` where the term stands for several attributes or for none.
    var label: String? {
        guard case .xml(let place) = locator, let attribute = TermLabels.standard.attribute(of: place.businessTerm) else { return nil }
        guard case .code(let list, _) = attribute.spec.type, let meaning = CodeList.named(list)?.label(of: quote) else {
            return attribute.spec.label
        }
        return "\(attribute.spec.label)\u{A0}: \(meaning)"
    }
}

/// The catalogue's attributes by business term.
private struct TermLabels: Sendable {
    static let standard = TermLabels()

    private var attributes: [String: [Attribute]] = [:]

    private init() {
        for attribute in Catalogue.standard.all {
            guard let term = attribute.spec.businessTerm else { continue }
            attributes[term, default: []].append(attribute)
        }
    }

    /// `BT-541-Lot-WeightNumber`: the term, the level, and sometimes which number of several.
    func attribute(of businessTerm: String) -> Attribute? {
        let parts = businessTerm.split(separator: "-")
        guard parts.count >= 3 else { return nil }
        // Some fields have variants of one term: BT-05(a).
        let number = parts[1].prefix { $0 != "(" }
        let level = parts[2].lowercased()
        let variant = parts.dropFirst(3).joined().lowercased()
        let candidates = (attributes["\(parts[0])-\(number)"] ?? []).filter { Self.records($0.record, areOn: level) }
        guard candidates.count > 1 else { return candidates.first }
        return candidates.first { variant.hasPrefix($0.name.lowercased()) }
    }

    private static func records(_ record: RecordType, areOn level: String) -> Bool {
        switch record {
        case .notice: level == "notice"
        case .buyer: level == "organization"
        case .procedure: level == "procedure"
        case .lot, .awardCriterion, .selectionCriterion, .insertionCommitment: level == "lot"
        case .candidate, .agreement, .reservedAward, .yearlyTurnover, .reference, .boardSeat: false
        }
    }
}
