// Regular expressions, RE2 syntax → tree. No back-references, no look-around: what RE2 leaves out
// is what would break the guarantee of linear time.

struct PatternError: Error {
    let message: String
    init(_ message: String) { self.message = "invalid regular expression: " + message }
}

enum PatternTree: Sendable {
    enum Assertion: Sendable { case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary }
    case empty
    case set(ScalarSet)
    /// A character that stands for itself.
    case character(UInt32, ignoresCase: Bool)
    case assertion(Assertion)
    case sequence([PatternTree])
    case alternatives([PatternTree])
    indirect case repetition(PatternTree, least: Int, most: Int?)
}

/// Reads one pattern. Bounds: nesting and repetition as in RE2.
struct PatternParser {
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesNewline = false
    }
    let scalars: [UInt32]
    var position = 0
    var flags = Flags()
    private var depth = 0
    private static let greatestRepetition = 1_000
    private static let greatestDepth = 200

    init(_ text: String) {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { scalars.append(scalar.value) }
        self.scalars = scalars
    }

    mutating func parse() throws(PatternError) -> PatternTree {
        let tree = try alternatives()
        if position < scalars.count { throw PatternError("`)` without `(`") }
        return tree
    }

    var next: UInt32? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == character.value else { return false }
        position += 1
        return true
    }

    func looking(at text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars.map(\.value)) }

    mutating func alternatives() throws(PatternError) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.greatestDepth { throw PatternError("it is nested too deep") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    mutating func sequence() throws(PatternError) -> PatternTree {
        var parts: [PatternTree] = []
        while let character = next, character != 0x7C, character != 0x29 {
            guard let atom = try atom() else { continue }
            parts.append(try repeated(atom))
        }
        return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
    }

    mutating func repeated(_ atom: PatternTree) throws(PatternError) -> PatternTree {
        var result = atom
        var wasRepeated = false
        while let character = next {
            let bounds: (least: Int, most: Int?)
            switch character {
            case 0x2A: bounds = (0, nil)
            case 0x2B: bounds = (1, nil)
            case 0x3F: bounds = (0, 1)
            case 0x7B:
                // A brace that is no repetition stands for itself.
                guard let written = try braces() else { return result }
                bounds = written
                position -= 1
            default: return result
            }
            if wasRepeated { throw PatternError("a repetition of a repetition") }
            wasRepeated = true
            position += 1
            // Lazy or greedy: the same for a test that only says yes or no.
            _ = take("?")
            result = .repetition(result, least: bounds.least, most: bounds.most)
        }
        return result
    }

    mutating func braces() throws(PatternError) -> (least: Int, most: Int?)? {
        let start = position
        position += 1
        guard let least = number() else {
            position = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = next == 0x7D ? nil : number() ?? -1 }
        guard most != -1, take("}") else {
            position = start
            return nil
        }
        guard least <= Self.greatestRepetition, (most ?? least) <= Self.greatestRepetition, (most ?? least) >= least else {
            throw PatternError("a repetition must be in order and at most \(Self.greatestRepetition)")
        }
        return (least, most)
    }

    mutating func number() -> Int? {
        var result = 0
        let start = position
        while let character = next, (48...57).contains(character), result < 100_000 {
            result = result * 10 + Int(character - 48)
            position += 1
        }
        return position == start ? nil : result
    }

    func literal(_ code: UInt32) -> PatternTree {
        .character(code, ignoresCase: flags.ignoresCase)
    }

    /// `nil` for what only changes flags.
    mutating func atom() throws(PatternError) -> PatternTree? {
        guard let character = next else { return nil }
        position += 1
        switch character {
        case 0x28: return try group()
        case 0x5B: return try set()
        case 0x2E:
            let newline: [ClosedRange<UInt32>] = flags.dotMatchesNewline ? [] : [10...10]
            return .set(ScalarSet(ranges: ScalarSet.complement(newline)))
        case 0x5E: return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case 0x24: return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case 0x2A, 0x2B, 0x3F: throw PatternError("nothing to repeat")
        case 0x5C: return try escape()
        default: return literal(character)
        }
    }

    mutating func group() throws(PatternError) -> PatternTree? {
        let outer = flags
        if take("?") {
            if take("P") || looking(at: "<") {
                guard take("<") else { throw PatternError("a named group is written `(?P<name>…)`") }
                while let character = next, character != 0x3E { position += character == 0x29 ? scalars.count : 1 }
                guard take(">") else { throw PatternError("the name of a group is not closed") }
            } else if !take(":") {
                if try readFlags() { return nil }
            }
        }
        let inner = try alternatives()
        guard take(")") else { throw PatternError("`(` without `)`") }
        flags = outer
        return inner
    }

    /// `true` for `(?i)`, which holds until the end of the enclosing group.
    mutating func readFlags() throws(PatternError) -> Bool {
        var value = true
        while let character = next {
            position += 1
            switch character {
            case 0x69: flags.ignoresCase = value
            case 0x6D: flags.isMultiline = value
            case 0x73: flags.dotMatchesNewline = value
            case 0x55: break
            case 0x2D where value: value = false
            case 0x29: return true
            case 0x3A: return false
            default: throw PatternError("unknown flag or construct `(?\(Unicode.Scalar(character).map(String.init) ?? "")`; look-around is not supported, since it breaks linear time")
            }
        }
        throw PatternError("`(?` is not closed")
    }
}
