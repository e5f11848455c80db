// One exception of clausier.yaml: which findings it sets aside, who says so, until when.

import Figures
import Market
import Reports
import Rules
import Settings

/// An exception that a person has granted.
public struct SuppressionEntry: Sendable, Hashable {
    /// Identifier of a rule; `*` at its end stands for any.
    public let rule: String
    /// The lot, by its identifier or by the number under which reports name it; `nil`: all, and the market as a whole.
    public let lot: String?
    /// The consultation, by the end of its path, in which `*` stands for anything; `nil`: all.
    public let source: String?
    /// The consultation, by the identifier of its notice (BT-701).
    public let notice: String?
    public let reason: String
    public let by: String
    /// The last day on which it holds.
    public let until: CivilDate
    /// Where it is written.
    public let position: Position

    public init(
        rule: String, lot: String? = nil, source: String? = nil, notice: String? = nil, reason: String, by: String, until: CivilDate,
        position: Position
    ) {
        self.rule = rule
        self.lot = lot
        self.source = source
        self.notice = notice
        self.reason = reason
        self.by = by
        self.until = until
        self.position = position
    }

    /// Reads one; notes what is wrong.
    public static func read(_ node: Node, _ decoding: Decoding) -> SuppressionEntry? {
        guard var map = decoding.map(node) else { return nil }
        let rule = map.string("rule")
        let lot = map.optionalString("lot")
        let source = map.optionalString("source")
        let notice = map.optionalString("notice")
        let reason = map.string("reason")
        let by = map.string("by")
        let until = map.date("until")
        map.finish()
        guard let rule, let reason, let by, let until else { return nil }
        return SuppressionEntry(
            rule: rule, lot: lot, source: source, notice: notice, reason: reason, by: by, until: until, position: node.position)
    }

    /// Whether it speaks of this consultation.
    func concerns(_ market: Market, source path: String) -> Bool {
        if let source, !Self.matches(path, source) { return false }
        guard let notice else { return true }
        guard case .text(let identifier)? = market.notice.firstValue(of: NoticeField.identifier) else { return false }
        return identifier == notice
    }

    /// Whether it speaks of this finding, of a consultation that it concerns.
    func concerns(_ finding: Finding, lotNumber: String?) -> Bool {
        guard rule.hasSuffix("*") ? finding.rule.hasPrefix(rule.dropLast()) : finding.rule == rule else { return false }
        guard let lot else { return true }
        return finding.lot == lot || (finding.lot != nil && lotNumber == lot)
    }

    /// « l’exception de Mme Roy pour LOT-01-MOTIF (lot 2) ».
    var name: String {
        let place = [lot.map { "lot \($0)" }, notice.map { "avis \($0)" }, source].compactMap { $0 }.joined(separator: ", ")
        return "l’exception de \(by) pour \(rule)" + (place.isEmpty ? "" : " (\(place))")
    }

    /// Whole components of the end of a path.
    private static func matches(_ path: String, _ pattern: String) -> Bool {
        func components(_ text: String) -> [Substring] { text.split(separator: "/").filter { $0 != "." } }
        let path = components(path)
        let pattern = components(pattern)
        guard !pattern.isEmpty, pattern.count <= path.count else { return false }
        return zip(path.suffix(pattern.count), pattern).allSatisfy { matches(Array($0.unicodeScalars), Array($1.unicodeScalars)) }
    }

    /// Greedy: after a star, the rest is sought from left to right, so that no pattern takes long.
    private static func matches(_ text: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
        var position = 0
        var place = 0
        var star: (place: Int, position: Int)?
        while position < text.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, position)
                place += 1
            } else if place < pattern.count, pattern[place] == text[position] {
                place += 1
                position += 1
            } else if let last = star {
                star = (last.place, last.position + 1)
                place = last.place + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
