// The one file that speaks to PCRE2.

internal import Cpcre2
import Synchronization

/// Why a pattern cannot be used.
public struct PatternProblem: Error, Hashable, Sendable {
    /// PCRE2's own message, in English.
    public let message: String
    /// Offset in the pattern, in bytes.
    public let offset: Int
}

/// A compiled pattern over folded text.
///
/// `@unchecked`: PCRE2 documents compiled patterns as read-only and shareable between threads.
final class Pattern: @unchecked Sendable {
    /// Machine code of a pattern, where the platform has it.
    private final class MachineCode: @unchecked Sendable {
        let code: OpaquePointer

        init?(copying code: OpaquePointer) {
            guard let copy = pcre2_code_copy_8(code) else { return nil }
            pcre2_jit_compile_8(copy, PCRE2_JIT_COMPLETE)
            self.code = copy
        }

        deinit { pcre2_code_free_8(code) }
    }

    /// Translating to machine code costs as much as interpreting the pattern over so many bytes: most
    /// patterns that a lone notice needs never get there.
    private static let interpretedBytes = 1_500

    private let interpreted: OpaquePointer
    private let machineCode = AtomicLazyReference<MachineCode>()
    private let bytesSearched = Atomic<Int>(0)
    fileprivate let limits: OpaquePointer
    /// The named groups, by number.
    let names: [Int: String]

    init(_ source: String) throws(PatternProblem) {
        var error: Int32 = 0
        var offset = 0
        var source = source
        let compiled = source.withUTF8 { pcre2_compile_8($0.baseAddress, $0.count, 0, &error, &offset, nil) }
        guard let compiled, let limits = pcre2_match_context_create_8(nil) else {
            var text = [UInt8](repeating: 0, count: 256)
            pcre2_get_error_message_8(error, &text, text.count)
            throw PatternProblem(message: String(decoding: text.prefix { $0 != 0 }, as: UTF8.self), offset: offset)
        }
        // A hostile text must not make a pattern run for ever: what exceeds this is reported unread.
        pcre2_set_match_limit_8(limits, 200_000)
        pcre2_set_depth_limit_8(limits, 5_000)
        interpreted = compiled
        self.limits = limits
        names = Self.groupNames(of: compiled)
    }

    deinit {
        pcre2_match_context_free_8(limits)
        pcre2_code_free_8(interpreted)
    }

    /// What to search so many bytes with.
    fileprivate func code(for bytes: Int) -> OpaquePointer {
        if let machineCode = machineCode.load() { return machineCode.code }
        // The bound is soft: two threads may both still interpret.
        guard bytesSearched.add(bytes, ordering: .relaxed).newValue > Self.interpretedBytes,
            let machineCode = MachineCode(copying: interpreted)
        else { return interpreted }
        return self.machineCode.storeIfNil(machineCode).code
    }

    /// What looking for a pattern can yield.
    enum Outcome {
        /// The range of the whole match (group 0) and of each group that took part.
        case match([Int: Range<Int>])
        case none
        /// The limits on effort were reached: nothing may be concluded.
        case abandoned
    }

    /// The first match at or after `start`.
    func firstMatch(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
        let code = code(for: bytes.count - start)
        guard let data = pcre2_match_data_create_from_pattern_8(code, nil) else { return .abandoned }
        defer { pcre2_match_data_free_8(data) }
        var count = pcre2_match_8(code, bytes.baseAddress, bytes.count, start, 0, data, limits)
        if count == PCRE2_ERROR_JIT_STACKLIMIT {
            // Machine code has a small stack; the interpreter takes what it needs, up to the limits.
            count = pcre2_match_8(code, bytes.baseAddress, bytes.count, start, UInt32(PCRE2_NO_JIT), data, limits)
        }
        if count == PCRE2_ERROR_NOMATCH { return .none }
        guard count > 0, let vector = pcre2_get_ovector_pointer_8(data) else { return .abandoned }
        var groups: [Int: Range<Int>] = [:]
        for group in 0..<Int(count) {
            let (from, to) = (vector[2 * group], vector[2 * group + 1])
            // Groups that took no part stand as PCRE2_UNSET, which is -1 here.
            if from >= 0, from <= to, to <= bytes.count { groups[group] = from..<to }
        }
        return .match(groups)
    }

    private static func groupNames(of code: OpaquePointer) -> [Int: String] {
        var count: UInt32 = 0
        var entrySize: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard let table else { return [:] }
        var names: [Int: String] = [:]
        // Each entry: the group's number in two bytes, then its name and a zero.
        for entry in 0..<Int(count) {
            let start = table + entry * Int(entrySize)
            names[Int(start[0]) << 8 | Int(start[1])] = String(cString: start + 2)
        }
        return names
    }
}

/// Looks for patterns again and again without asking for memory each time: one for each reading.
final class Matcher {
    /// Groups beyond these are not told.
    private static let groups: UInt32 = 40
    private let data: OpaquePointer?
    /// Whether a search was given up because the limits on effort were reached.
    private(set) var hasAbandoned = false

    init() { data = pcre2_match_data_create_8(Self.groups, nil) }

    deinit { pcre2_match_data_free_8(data) }

    /// The first match that starts at or after `start` and ends before `end`; what stands between
    /// `lower` and `start` can be seen by the pattern's look-behind. Offsets are those of `bytes`.
    func firstMatch(of pattern: Pattern, in bytes: [UInt8], from start: Int, to end: Int, lower: Int? = nil) -> Match? {
        let lower = lower ?? start
        guard let data, lower <= start, start <= end, end <= bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { buffer -> Match? in
            guard let base = buffer.baseAddress else { return nil }
            let code = pattern.code(for: end - start)
            var count = pcre2_match_8(code, base + lower, end - lower, start - lower, 0, data, pattern.limits)
            if count == PCRE2_ERROR_JIT_STACKLIMIT {
                count = pcre2_match_8(code, base + lower, end - lower, start - lower, UInt32(PCRE2_NO_JIT), data, pattern.limits)
            }
            if count == PCRE2_ERROR_NOMATCH { return nil }
            guard count >= 0, let vector = pcre2_get_ovector_pointer_8(data) else {
                hasAbandoned = true
                return nil
            }
            let known = count == 0 ? Int(Self.groups) : Int(count)
            var ranges: [Range<Int>?] = []
            ranges.reserveCapacity(known)
            for group in 0..<known {
                let (from, to) = (vector[2 * group], vector[2 * group + 1])
                ranges.append(from >= 0 && from <= to && to <= end - lower ? from + lower..<to + lower : nil)
            }
            return Match(ranges: ranges, names: pattern.names)
        }
    }

    /// Whether a pattern matches anywhere in a range.
    func matches(_ pattern: Pattern, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        firstMatch(of: pattern, in: bytes, from: range.lowerBound, to: range.upperBound) != nil
    }

    /// All matches in a range that do not overlap.
    func allMatches(of pattern: Pattern, in bytes: [UInt8], _ range: Range<Int>) -> [Match] {
        var matches: [Match] = []
        var start = range.lowerBound
        while start <= range.upperBound,
            let match = firstMatch(of: pattern, in: bytes, from: start, to: range.upperBound, lower: range.lowerBound)
        {
            matches.append(match)
            start = max(match.range.upperBound, match.range.lowerBound + 1)
        }
        return matches
    }
}

/// Where a pattern matched.
struct Match {
    fileprivate let ranges: [Range<Int>?]
    fileprivate let names: [Int: String]

    init(ranges: [Range<Int>?], names: [Int: String]) {
        self.ranges = ranges
        self.names = names
    }

    var range: Range<Int> { ranges.first.flatMap { $0 } ?? 0..<0 }

    /// The bytes of a named group, if it took part.
    subscript(_ name: String) -> Range<Int>? {
        for (group, own) in names where own == name && group < ranges.count {
            if let range = ranges[group] { return range }
        }
        return nil
    }

    /// The named groups that took part.
    var named: [(name: String, range: Range<Int>)] {
        names.sorted { $0.key < $1.key }.compactMap { group, name in
            group < ranges.count ? ranges[group].map { (name, $0) } : nil
        }
    }
}

/// A pattern of the program itself; one that does not compile matches nothing, which its tests show.
struct KnownPattern: Sendable {
    let pattern: Pattern?

    /// Macros as in the phrase library are allowed.
    init(_ source: String) { pattern = try? Pattern(PatternMacros.expand(source)) }
}

extension Matcher {
    func firstMatch(of known: KnownPattern, in bytes: [UInt8], _ range: Range<Int>) -> Match? {
        guard let pattern = known.pattern else { return nil }
        return firstMatch(of: pattern, in: bytes, from: range.lowerBound, to: range.upperBound)
    }

    func matches(_ known: KnownPattern, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        firstMatch(of: known, in: bytes, range) != nil
    }

    func allMatches(of known: KnownPattern, in bytes: [UInt8], _ range: Range<Int>) -> [Match] {
        guard let pattern = known.pattern else { return [] }
        return allMatches(of: pattern, in: bytes, range)
    }
}
