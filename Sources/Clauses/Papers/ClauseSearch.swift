// The clauses of the library over a whole paper: each pattern only around the needles that occurred.

import Documents
import Market
import Provenance

/// A clause found in a paper.
struct PaperClause {
    let definition: Int
    /// What is quoted.
    let quote: Range<Int>
    let match: Match
    let unit: Int
}

/// Looks for clauses around their needles.
struct ClauseSearch {
    /// How far around a needle a pattern looks, in bytes: further than any clause reaches.
    private static let reach = 400

    let scan: PaperScan
    let library: PhraseLibrary
    let kind: PaperKind
    private(set) var found: [PaperClause] = []
    private(set) var isComplete = true

    /// For each clause: where its last match ended, and up to where it was looked for.
    private var lastMatch: [Int]
    private var searched: [Int]
    private let admitted: [Bool]
    /// For each clause that asks: whether the paper as a whole is one in which it holds.
    private var holdsInPaper: [Int: Bool] = [:]
    /// For each clause that asks for a heading, and each section: whether it stands under one.
    private var holdsInSection: [Int: Bool] = [:]

    init(_ scan: PaperScan, _ library: PhraseLibrary, _ kind: PaperKind) {
        self.scan = scan
        self.library = library
        self.kind = kind
        lastMatch = [Int](repeating: 0, count: library.definitions.count)
        searched = lastMatch
        admitted = library.admitted(in: kind)
        for hit in scan.hits { search(hit) }
        if scan.matcher.hasAbandoned { isComplete = false }
    }

    private mutating func search(_ hit: PaperScan.Hit) {
        let number = Int(hit.clause)
        let unit = Int(hit.unit)
        guard admitted.indices.contains(number), admitted[number], !scan.outline.isContents[unit], hit.end > searched[number] else { return }
        let bounds = scan.text.units[unit].bytes
        let end = min(bounds.upperBound, hit.end + Self.reach)
        var start = max(bounds.lowerBound, hit.end - Self.reach, lastMatch[number])
        let definition = library.definitions[number]
        // Most needles stand among words that hold no date, duration or amount at all.
        if definition.after == nil, start <= end, !definition.need.mayStand(in: scan.text.bytes[start..<end]) { return }
        guard let patterns = library.patterns(number) else {
            isComplete = false
            return
        }
        if let label = patterns.after {
            searchBelow(number, unit, label, patterns)
            return
        }
        guard standsUnder(number, unit, patterns) else { return }
        while start <= end, let match = scan.matcher.firstMatch(of: patterns.pattern, in: scan.text.bytes, from: start, to: end, lower: bounds.lowerBound) {
            start = max(match.range.upperBound, match.range.lowerBound + 1)
            lastMatch[number] = start
            take(number, match, unit, patterns)
        }
        // What begins near the edge of the window is left to the needles beyond it.
        searched[number] = end == bounds.upperBound ? end : max(hit.end, end - Self.reach / 2)
    }

    /// The end of a paragraph, without the « . » that a form puts after a field.
    private func endOfWords(_ bounds: Range<Int>) -> Int {
        scan.text.bytes[bounds].suffix(2).elementsEqual(" .".utf8) ? bounds.upperBound - 2 : bounds.upperBound
    }

    /// A line that only names what the next one gives.
    private mutating func searchBelow(_ number: Int, _ unit: Int, _ label: Pattern, _ patterns: PhraseLibrary.Compiled) {
        let units = scan.text.units
        searched[number] = units[unit].bytes.upperBound
        let below = unit + 1
        guard below < units.count, units[unit].row == nil, units[below].row == nil, !scan.outline.isHeading(below),
            scan.matcher.matches(label, in: scan.text.bytes, units[unit].bytes), standsUnder(number, below, patterns),
            let match = scan.matcher.firstMatch(
                of: patterns.pattern, in: scan.text.bytes, from: units[below].bytes.lowerBound, to: units[below].bytes.upperBound)
        else { return }
        take(number, match, below, patterns)
    }

    private mutating func take(_ number: Int, _ match: Match, _ unit: Int, _ patterns: PhraseLibrary.Compiled) {
        let bounds = scan.text.units[unit].bytes
        let bytes = scan.text.bytes
        let around = max(bounds.lowerBound, match.range.lowerBound - PhraseLibrary.window)..<min(bounds.upperBound, match.range.upperBound + PhraseLibrary.window)
        if let unless = patterns.unless, scan.matcher.matches(unless, in: bytes, around) { return }
        if patterns.unlessSentence != nil || patterns.ifSentence != nil {
            let sentence = Sentences.around(match.range, in: bytes, within: bounds)
            if let unless = patterns.unlessSentence, scan.matcher.matches(unless, in: bytes, sentence) { return }
            if let asked = patterns.ifSentence, !scan.matcher.matches(asked, in: bytes, sentence) { return }
        }
        guard holds(number, patterns) else { return }
        guard TickBoxes.holds(match.range, in: scan.text.units[unit].bytes, of: scan, unit) else { return }
        let definition = library.definitions[number]
        let quote = definition.quotesSentence ? Sentences.around(match.range, in: bytes, within: bounds)
            : definition.quotesParagraph ? match.range.lowerBound..<endOfWords(bounds) : match.range
        found.append(PaperClause(definition: number, quote: quote, match: match, unit: unit))
    }
}

extension ClauseSearch {
    /// Whether the headings above a unit are such as the clause asks for. The same for a whole section.
    private mutating func standsUnder(_ number: Int, _ unit: Int, _ patterns: PhraseLibrary.Compiled) -> Bool {
        guard patterns.under != nil || patterns.notUnder != nil else { return true }
        let key = number << 32 | (scan.outline.section[unit] ?? -1) & 0xFFFF_FFFF
        if let known = holdsInSection[key] { return known }
        let titles = scan.outline.titles(above: unit)
        func occurs(_ pattern: Pattern) -> Bool { titles.contains { scan.matcher.matches(pattern, in: scan.text.bytes, $0) } }
        let holds = (patterns.under.map(occurs) ?? true) && !(patterns.notUnder.map(occurs) ?? false)
        holdsInSection[key] = holds
        return holds
    }

    private mutating func holds(_ number: Int, _ patterns: PhraseLibrary.Compiled) -> Bool {
        guard patterns.ifPaper != nil || patterns.unlessPaper != nil else { return true }
        if let known = holdsInPaper[number] { return known }
        let whole = 0..<scan.text.bytes.count
        let isAsked = patterns.ifPaper.map { scan.matcher.matches($0, in: scan.text.bytes, whole) } ?? true
        let isRefused = patterns.unlessPaper.map { scan.matcher.matches($0, in: scan.text.bytes, whole) } ?? false
        holdsInPaper[number] = isAsked && !isRefused
        return isAsked && !isRefused
    }
}

extension ClauseDefinition {
    /// Whether the clause may stand in papers of this kind. What a paper of an unknown kind states is
    /// stated all the same.
    func isLookedFor(in kind: PaperKind) -> Bool {
        guard records != [.awardCriterion], records != [.selectionCriterion] else { return false }
        let kinds = self.kinds ?? papersOfAttributes
        return kind == .other && self.kinds == nil || kinds.contains(kind) || kinds.contains { $0.standIns.contains(kind) }
    }

    private var papersOfAttributes: [PaperKind] {
        yields.flatMap { yield -> [PaperKind] in
            let name = switch yield {
            case .value(let attribute, _): attribute
            case .member(let list, _): list
            }
            return Self.homes(records).flatMap { Catalogue.standard.attribute(named: name, of: $0)?.spec.papers ?? [] }
        }
    }
}
