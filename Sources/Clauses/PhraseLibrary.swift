// The phrase library: all clauses at once over one text.

import Market
import Provenance
import Settings
import Synchronization

/// A clause found in a text.
public struct RecognisedClause: Hashable, Sendable {
    public let clause: String
    public let yield: ClauseDefinition.Yield
    /// Verbatim.
    public let quote: String
    /// The named groups of the pattern, folded.
    public let captures: [String: String]
    /// « lot n° 2 » in the sentence itself, where the pattern captures it.
    public var lotNumber: Int? { captures["lot"].flatMap { Int($0) } }
}

/// What reading one text gave.
public struct ClauseReading: Sendable {
    public var clauses: [RecognisedClause] = []
    /// False if the limits on effort were reached: what is missing may not be taken for silence.
    public var isComplete = true
}

/// The clauses that Clausier recognises, ready to be looked for.
///
/// Patterns are compiled when their needle is first met: a lone notice needs few of them.
public final class PhraseLibrary: Sendable {
    public let definitions: [ClauseDefinition]
    private let automaton: NeedleAutomaton
    /// The definition each needle belongs to.
    private let needleOwners: [Int]
    private let compiled: Mutex<[Compiled?]>

    private struct Compiled {
        let pattern: Pattern
        let unless: Pattern?
    }

    /// How far around a match `unless` looks, in characters.
    private static let window = 160

    public init(_ definitions: [ClauseDefinition]) {
        self.definitions = definitions
        let needles = definitions.enumerated().flatMap { number, definition in definition.needles.map { (number, $0) } }
        needleOwners = needles.map(\.0)
        automaton = NeedleAutomaton(needles.map(\.1))
        compiled = Mutex(definitions.map { _ in nil })
    }

    /// Looks for every clause that may stand in a text of this record.
    public func read(_ text: String, of record: RecordType, attribute: String) -> ClauseReading {
        let folded = FoldedText(text)
        var candidates = Set<Int>()
        automaton.search(folded.bytes) { candidates.insert(needleOwners[$0]) }
        var reading = ClauseReading()
        for number in candidates.sorted() {
            let definition = definitions[number]
            guard definition.records.contains(record), definition.texts.isEmpty || definition.texts.contains(attribute)
            else { continue }
            search(number, definition, folded, &reading)
        }
        return reading
    }

    private func search(_ number: Int, _ definition: ClauseDefinition, _ folded: FoldedText, _ reading: inout ClauseReading) {
        guard let (pattern, unless) = patterns(number) else {
            reading.isComplete = false
            return
        }
        folded.bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start <= bytes.count {
                switch pattern.firstMatch(in: bytes, from: start) {
                case .none:
                    return
                case .abandoned:
                    reading.isComplete = false
                    return
                case .match(let groups):
                    guard let whole = groups[0] else { return }
                    start = max(whole.upperBound, whole.lowerBound + 1)
                    if let unless, Self.occurs(unless, around: whole, in: bytes) { continue }
                    let quote = folded.quote(definition.quotesSentence ? folded.sentence(around: whole) : whole)
                    // `$0` is the quote itself, as written.
                    var captures = ["0": quote]
                    for (group, name) in pattern.names {
                        if let range = groups[group] { captures[name] = folded.text(range) }
                    }
                    reading.clauses.append(
                        RecognisedClause(clause: definition.id, yield: definition.yield, quote: quote, captures: captures))
                }
            }
        }
    }

    private static func occurs(_ pattern: Pattern, around range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let from = max(0, range.lowerBound - window)
        let to = min(bytes.count, range.upperBound + window)
        switch pattern.firstMatch(in: UnsafeBufferPointer(rebasing: bytes[from..<to]), from: 0) {
        case .match: return true
        case .none, .abandoned: return false
        }
    }

    /// The patterns of a definition; `nil` if one does not compile, which loading has refused before.
    private func patterns(_ number: Int) -> (Pattern, Pattern?)? {
        let entry = compiled.withLock { entries -> Compiled? in
            if entries[number] == nil, let pattern = try? Pattern(definitions[number].pattern) {
                entries[number] = Compiled(pattern: pattern, unless: definitions[number].unless.flatMap { try? Pattern($0) })
            }
            return entries[number]
        }
        return entry.map { ($0.pattern, $0.unless) }
    }
}
