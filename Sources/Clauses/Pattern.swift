// The one file that speaks to PCRE2.

internal import Cpcre2

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
    private let code: OpaquePointer
    private let limits: OpaquePointer
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
        // Machine code where the platform has it; where not, the interpreter does the same, slower.
        pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
        code = compiled
        self.limits = limits
        names = Self.groupNames(of: compiled)
    }

    deinit {
        pcre2_match_context_free_8(limits)
        pcre2_code_free_8(code)
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
            // Groups that took no part stand as the greatest offset (PCRE2_UNSET).
            if from <= to, to <= bytes.count { groups[group] = from..<to }
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
