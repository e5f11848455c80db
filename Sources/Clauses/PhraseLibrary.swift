// The phrase library: all clauses at once over one text.

import Market
import Provenance
import Settings
import Synchronization

/// A clause found in a text.
public struct RecognisedClause: Hashable, Sendable {
    public let clause: String
    public let yields: [ClauseDefinition.Yield]
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
    /// Over whole papers, and over the texts of notices, in which fewer clauses may stand.
    private let paperNeedles: Once<NeedleAutomaton>
    private let noticeNeedles: Once<NeedleAutomaton>
    /// The texts of each type of record in which a clause may stand.
    private let texts: [RecordType: [ProseSlot]]
    /// The texts of the procedure in which a clause about a lot may stand, where there is one lot only.
    let textsOnTheOnlyLot: [ProseSlot]
    private let compiled: Mutex<[Compiled?]>
    /// For each kind of paper, which clauses are looked for in it.
    private let admittedClauses = Mutex<[PaperKind: [Bool]]>([:])
    /// The clauses that may stand in the name of an award criterion.
    private let criterionClauses: Once<[Int]>

    var automaton: NeedleAutomaton { paperNeedles.value }

    /// Which clauses are looked for in papers of a kind.
    func admitted(in kind: PaperKind) -> [Bool] {
        admittedClauses.withLock { known in
            if let admitted = known[kind] { return admitted }
            let admitted = definitions.map { $0.isLookedFor(in: kind) }
            known[kind] = admitted
            return admitted
        }
    }

    /// The patterns of a definition.
    final class Compiled: Sendable {
        let pattern: Pattern
        let unless: Pattern?
        let unlessSentence: Pattern?
        let ifSentence: Pattern?
        let under: Pattern?
        let notUnder: Pattern?
        let after: Pattern?
        let ifPaper: Pattern?
        let unlessPaper: Pattern?

        /// `nil` if the pattern does not compile.
        init?(_ definition: ClauseDefinition) {
            func compile(_ source: String) -> Pattern? { try? Pattern(PatternMacros.expand(source)) }
            guard let pattern = compile(definition.pattern) else { return nil }
            self.pattern = pattern
            unless = definition.unless.flatMap(compile)
            unlessSentence = definition.unlessSentence.flatMap(compile)
            ifSentence = definition.ifSentence.flatMap(compile)
            under = definition.under.flatMap(compile)
            notUnder = definition.notUnder.flatMap(compile)
            after = definition.after.flatMap(compile)
            ifPaper = definition.ifPaper.flatMap(compile)
            unlessPaper = definition.unlessPaper.flatMap(compile)
        }
    }

    /// A text attribute, with the clauses that may stand in it.
    struct ProseSlot: Sendable {
        let slot: Int
        let clauses: [Int]
    }

    /// How far around a match `unless` looks, in characters.
    static let window = 160

    public init(_ definitions: [ClauseDefinition]) {
        self.definitions = definitions
        paperNeedles = Once {
            NeedleAutomaton(Self.needles(definitions) { _ in true } + PaperSignals.needles(after: definitions.count))
        }
        noticeNeedles = Once { NeedleAutomaton(Self.needles(definitions, where: Self.mayStandInNotice)) }
        let clausesInTexts = Self.clausesInTexts(definitions)
        func slots(of record: RecordType, _ clauses: (String) -> [Int]) -> [ProseSlot] {
            record.attributes.compactMap { attribute in
                guard attribute.spec.type == .text else { return nil }
                let clauses = clauses(attribute.name)
                return clauses.isEmpty ? nil : ProseSlot(slot: attribute.slot, clauses: clauses)
            }
        }
        var texts: [RecordType: [ProseSlot]] = [:]
        for (record, clauses) in clausesInTexts { texts[record] = slots(of: record, clauses.callAsFunction) }
        self.texts = texts
        textsOnTheOnlyLot = slots(of: .procedure) { attribute in
            let own = Set(clausesInTexts[.procedure]?(attribute) ?? [])
            return (clausesInTexts[.lot]?(attribute) ?? []).filter { !own.contains($0) }
        }
        compiled = Mutex(definitions.map { _ in nil })
        criterionClauses = Once { Self.clauses(definitions, in: .awardCriterion, "name") }
    }

    /// Makes ready what is otherwise made when the first notice is read.
    public func prepareForNotices() { _ = noticeNeedles.value }

    private static func needles(
        _ definitions: [ClauseDefinition], where isWanted: (ClauseDefinition) -> Bool
    ) -> [(clause: Int, needle: String)] {
        definitions.enumerated().flatMap { number, definition in
            isWanted(definition) ? definition.needles.map { (number, $0) } : []
        }
    }

    /// A text of a notice stands under no heading.
    private static func mayStandInNotice(_ definition: ClauseDefinition) -> Bool {
        definition.under == nil && definition.after == nil && !definition.records.isEmpty
    }

    /// Looks for every clause that may stand in a text of this record.
    public func read(_ text: String, of record: RecordType, attribute: String) -> ClauseReading {
        read(text, lookingFor: Self.clauses(definitions, in: record, attribute))
    }

    /// The texts of a record in which a clause may stand.
    func prose(of record: RecordType) -> [ProseSlot] { texts[record] ?? [] }

    func read(_ text: String, lookingFor admitted: [Int]) -> ClauseReading {
        var reading = ClauseReading()
        let found = noticeNeedles.value.clauses(in: text)
        if found.isEmpty { return reading }
        var folded: FoldedText?
        for number in admitted where found.contains(number) {
            let text = folded ?? FoldedText(text)
            folded = text
            search(number, definitions[number], text, &reading)
        }
        return reading
    }

    /// The clauses that may stand in the texts of one type of record.
    private struct ClausesInTexts {
        /// Those of every text, and of one text only.
        var anywhere: [Int] = []
        var byText: [String: [Int]] = [:]

        func callAsFunction(_ text: String) -> [Int] {
            guard let own = byText[text] else { return anywhere }
            return (anywhere + own).sorted()
        }
    }

    private static func clausesInTexts(_ definitions: [ClauseDefinition]) -> [RecordType: ClausesInTexts] {
        var clauses: [RecordType: ClausesInTexts] = [:]
        for (number, definition) in definitions.enumerated() where mayStandInNotice(definition) {
            for record in definition.records {
                if definition.texts.isEmpty { clauses[record, default: ClausesInTexts()].anywhere.append(number) }
                for text in definition.texts { clauses[record, default: ClausesInTexts()].byText[text, default: []].append(number) }
            }
        }
        return clauses
    }

    /// The clauses that may stand in this text of this record.
    private static func clauses(_ definitions: [ClauseDefinition], in record: RecordType, _ attribute: String) -> [Int] {
        clausesInTexts(definitions)[record]?(attribute) ?? []
    }

    private func search(_ number: Int, _ definition: ClauseDefinition, _ folded: FoldedText, _ reading: inout ClauseReading) {
        guard let compiled = patterns(number) else {
            reading.isComplete = false
            return
        }
        let (pattern, unless) = (compiled.pattern, compiled.unless)
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
                    if let sentence = compiled.unlessSentence, Self.occurs(sentence, in: folded.sentence(around: whole), of: bytes) { continue }
                    if let asked = compiled.ifSentence, !Self.occurs(asked, in: folded.sentence(around: whole), of: bytes) { continue }
                    let quote = folded.quote(definition.quotesSentence ? folded.sentence(around: whole) : whole)
                    // `$0` is the quote itself, as written.
                    var captures = ["0": quote]
                    for (group, name) in pattern.names {
                        if let range = groups[group] { captures[name] = folded.text(range) }
                    }
                    reading.clauses.append(
                        RecognisedClause(clause: definition.id, yields: definition.yields, quote: quote, captures: captures))
                }
            }
        }
    }

    private static func occurs(_ pattern: Pattern, around range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let from = max(0, range.lowerBound - window)
        let to = min(bytes.count, range.upperBound + window)
        return occurs(pattern, in: from..<to, of: bytes)
    }

    private static func occurs(_ pattern: Pattern, in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch pattern.firstMatch(in: UnsafeBufferPointer(rebasing: bytes[range]), from: 0) {
        case .match: return true
        case .none, .abandoned: return false
        }
    }

    /// The patterns of a definition; `nil` if one does not compile, which loading has refused before.
    func patterns(_ number: Int) -> Compiled? {
        compiled.withLock { entries -> Compiled? in
            if entries[number] == nil { entries[number] = Compiled(definitions[number]) }
            return entries[number]
        }
    }

    /// Looks in the name of an award criterion for what it is about.
    func readCriterion(_ name: String) -> ClauseReading { read(name, lookingFor: criterionClauses.value) }
}
