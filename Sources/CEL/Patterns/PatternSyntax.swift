// Regular expressions, RE2 syntax → tree. No back-references, no look-around: what RE2 leaves out
// is what would break the guarantee of linear time.

struct PatternError: Error {
    let message: String
    init(_ message: String) { self.message = "invalid regular expression: " + message }
}

/// A set of code points as ascending ranges.
struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    /// Properties instead of ranges, for `\p{…}`.
    var categories: [(category: String, isNegated: Bool)] = []
    var isNegated = false
    var ignoresCase = false

    func contains(_ code: UInt32) -> Bool {
        var found = matches(code)
        if !found, ignoresCase, let scalar = Unicode.Scalar(code) {
            let properties = scalar.properties
            for variant in [properties.lowercaseMapping, properties.uppercaseMapping] {
                let scalars = variant.unicodeScalars
                if scalars.count == 1, let other = scalars.first, matches(other.value) { found = true }
            }
        }
        return found != isNegated
    }

    private func matches(_ code: UInt32) -> Bool {
        for range in ranges where range.contains(code) { return true }
        guard !categories.isEmpty, let scalar = Unicode.Scalar(code) else { return false }
        let name = scalar.properties.generalCategory.shortName
        return categories.contains { name.hasPrefix($0.category) != $0.isNegated }
    }

    static let digits: [ClosedRange<UInt32>] = [48...57]
    static let blanks: [ClosedRange<UInt32>] = [9...10, 12...13, 32...32]
    static let words: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]

    static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}

indirect enum PatternTree {
    enum Assertion: Sendable { case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary }
    case empty
    case set(ScalarSet)
    case assertion(Assertion)
    case sequence([PatternTree])
    case alternatives([PatternTree])
    case repetition(PatternTree, least: Int, most: Int?)
}

/// Reads one pattern. Bounds: nesting and repetition as in RE2.
struct PatternParser {
    private struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesNewline = false
    }
    private let scalars: [UInt32]
    private var position = 0
    private var flags = Flags()
    private var depth = 0
    private static let greatestRepetition = 1_000
    private static let greatestDepth = 200

    init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }

    mutating func parse() throws(PatternError) -> PatternTree {
        let tree = try alternatives()
        if position < scalars.count { throw PatternError("`)` without `(`") }
        return tree
    }

    private var next: UInt32? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == character.value else { return false }
        position += 1
        return true
    }

    private func looking(at text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars.map(\.value)) }

    private mutating func alternatives() throws(PatternError) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.greatestDepth { throw PatternError("it is nested too deep") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternTree {
        var parts: [PatternTree] = []
        while let character = next, character != 0x7C, character != 0x29 {
            guard let atom = try atom() else { continue }
            parts.append(try repeated(atom))
        }
        return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func repeated(_ atom: PatternTree) throws(PatternError) -> PatternTree {
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

    private mutating func braces() throws(PatternError) -> (least: Int, most: Int?)? {
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

    private mutating func number() -> Int? {
        var result = 0
        let start = position
        while let character = next, (48...57).contains(character), result < 100_000 {
            result = result * 10 + Int(character - 48)
            position += 1
        }
        return position == start ? nil : result
    }

    private func literal(_ code: UInt32) -> PatternTree {
        .set(ScalarSet(ranges: [code...code], ignoresCase: flags.ignoresCase))
    }

    /// `nil` for what only changes flags.
    private mutating func atom() throws(PatternError) -> PatternTree? {
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

    private mutating func group() throws(PatternError) -> PatternTree? {
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
    private mutating func readFlags() throws(PatternError) -> Bool {
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

    private mutating func escape() throws(PatternError) -> PatternTree {
        guard let character = next else { throw PatternError("a backslash at the end") }
        position += 1
        switch character {
        case 0x41: return .assertion(.textStart)
        case 0x7A: return .assertion(.textEnd)
        case 0x62: return .assertion(.wordBoundary)
        case 0x42: return .assertion(.noWordBoundary)
        case 0x51:
            var parts: [PatternTree] = []
            while position < scalars.count, !looking(at: "\\E") {
                parts.append(literal(scalars[position]))
                position += 1
            }
            position = min(position + 2, scalars.count)
            return .sequence(parts)
        default:
            if let named = try namedSet(character) { return .set(named) }
            return literal(try escapedScalar(character))
        }
    }

    /// `\d`, `\W`, `\pL`, `\P{Lu}`.
    private mutating func namedSet(_ character: UInt32) throws(PatternError) -> ScalarSet? {
        switch character {
        case 0x64: return ScalarSet(ranges: ScalarSet.digits)
        case 0x44: return ScalarSet(ranges: ScalarSet.complement(ScalarSet.digits))
        case 0x73: return ScalarSet(ranges: ScalarSet.blanks)
        case 0x53: return ScalarSet(ranges: ScalarSet.complement(ScalarSet.blanks))
        case 0x77: return ScalarSet(ranges: ScalarSet.words)
        case 0x57: return ScalarSet(ranges: ScalarSet.complement(ScalarSet.words))
        case 0x70, 0x50:
            var name = ""
            if take("{") {
                while let letter = next, letter != 0x7D, let scalar = Unicode.Scalar(letter) {
                    name.unicodeScalars.append(scalar)
                    position += 1
                }
                guard take("}") else { throw PatternError("`\\p{` is not closed") }
            } else if let letter = next, let scalar = Unicode.Scalar(letter) {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            var isNegated = character == 0x50
            if name.hasPrefix("^") {
                isNegated.toggle()
                name.removeFirst()
            }
            guard Unicode.GeneralCategory.shortNames.contains(where: { $0.hasPrefix(name) }), !name.isEmpty else {
                throw PatternError("unknown class `\\p{\(name)}`; general categories such as L, Lu, Nd are supported")
            }
            return ScalarSet(ranges: [], categories: [(name, isNegated)])
        default: return nil
        }
    }

    private mutating func escapedScalar(_ character: UInt32) throws(PatternError) -> UInt32 {
        switch character {
        case 0x61: return 7
        case 0x66: return 12
        case 0x6E: return 10
        case 0x72: return 13
        case 0x74: return 9
        case 0x76: return 11
        case 0x78:
            var code: UInt32 = 0
            let isBraced = take("{")
            var digits = 0
            while digits < (isBraced ? 8 : 2), let byte = next, byte < 128, let digit = hexValue(UInt8(byte)) {
                code = code << 4 | digit
                digits += 1
                position += 1
            }
            guard digits > 0, isBraced ? take("}") : digits == 2, code <= 0x10FFFF else { throw PatternError("invalid `\\x`") }
            return code
        case 0x30...0x37:
            guard character == 0x30 || next.map({ (48...55).contains($0) }) ?? false else {
                throw PatternError("back-references are not supported, since they break linear time")
            }
            var code = character - 48
            for _ in 0..<2 {
                guard let digit = next, (48...55).contains(digit) else { break }
                code = code * 8 + digit - 48
                position += 1
            }
            return code
        default:
            let isWord = ScalarSet.words.contains { $0.contains(character) } && character != 0x5F
            guard !isWord, character < 0x80 else {
                throw PatternError("unknown escape `\\\(Unicode.Scalar(character).map(String.init) ?? "")`")
            }
            return character
        }
    }

    private mutating func set() throws(PatternError) -> PatternTree {
        var result = ScalarSet(ranges: [], ignoresCase: flags.ignoresCase)
        result.isNegated = take("^")
        var isFirst = true
        while let character = next, isFirst || character != 0x5D {
            isFirst = false
            if looking(at: "[:") {
                result.ranges += try posixSet()
                continue
            }
            position += 1
            var low = character
            if character == 0x5C {
                guard let escaped = next else { throw PatternError("a backslash at the end") }
                position += 1
                if let named = try namedSet(escaped) {
                    result.ranges += named.ranges
                    result.categories += named.categories
                    continue
                }
                low = try escapedScalar(escaped)
            }
            var high = low
            if looking(at: "-"), position + 1 < scalars.count, scalars[position + 1] != 0x5D {
                position += 1
                high = scalars[position]
                position += 1
                if high == 0x5C {
                    guard let escaped = next else { throw PatternError("a backslash at the end") }
                    position += 1
                    high = try escapedScalar(escaped)
                }
                guard low <= high else { throw PatternError("a range in `[…]` is out of order") }
            }
            result.ranges.append(low...high)
        }
        guard take("]") else { throw PatternError("`[` without `]`") }
        return .set(result)
    }

    private mutating func posixSet() throws(PatternError) -> [ClosedRange<UInt32>] {
        position += 2
        let isNegated = take("^")
        var name = ""
        while let letter = next, letter != 0x3A, let scalar = Unicode.Scalar(letter) {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard take(":"), take("]") else { throw PatternError("`[:` is not closed") }
        let ranges: [ClosedRange<UInt32>]
        switch name {
        case "alnum": ranges = [48...57, 65...90, 97...122]
        case "alpha": ranges = [65...90, 97...122]
        case "ascii": ranges = [0...127]
        case "blank": ranges = [9...9, 32...32]
        case "cntrl": ranges = [0...31, 127...127]
        case "digit": ranges = ScalarSet.digits
        case "graph": ranges = [33...126]
        case "lower": ranges = [97...122]
        case "print": ranges = [32...126]
        case "punct": ranges = [33...47, 58...64, 91...96, 123...126]
        case "space": ranges = [9...13, 32...32]
        case "upper": ranges = [65...90]
        case "word": ranges = ScalarSet.words
        case "xdigit": ranges = [48...57, 65...70, 97...102]
        default: throw PatternError("unknown class `[:\(name):]`")
        }
        return isNegated ? ScalarSet.complement(ranges) : ranges
    }
}

extension Unicode.GeneralCategory {
    /// `Lu`, `Nd`… as regular expressions write it.
    var shortName: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }

    static let shortNames = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
        "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
    ]
}
