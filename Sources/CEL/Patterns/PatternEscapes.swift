// Escapes and classes in a pattern: `\d`, `\pL`, `[a-z]`, `[[:alpha:]]`.

extension PatternParser {
    mutating func escape() throws(PatternError) -> PatternTree {
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
    mutating func namedSet(_ character: UInt32) throws(PatternError) -> ScalarSet? {
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

    mutating func escapedScalar(_ character: UInt32) throws(PatternError) -> UInt32 {
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

    mutating func set() throws(PatternError) -> PatternTree {
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

    mutating func posixSet() throws(PatternError) -> [ClosedRange<UInt32>] {
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
