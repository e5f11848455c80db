// Sets of characters, and the general categories of Unicode by name.

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

    /// Its members below 128, one bit each: nearly all that is asked for.
    var asciiMembers: UInt128 {
        var members: UInt128 = 0
        for range in ranges where range.lowerBound < 128 {
            let count = min(range.upperBound, 127) - range.lowerBound + 1
            members |= (.max >> UInt128(128 - count)) << UInt128(range.lowerBound)
        }
        if !categories.isEmpty {
            for code in UInt32(0)..<128 where matches(code) { members |= 1 << UInt128(code) }
        }
        if ignoresCase {
            // Of these, the other case is a letter of these too, 32 places away.
            let capitals: UInt128 = 0x3FF_FFFF << 65
            let small: UInt128 = capitals << 32
            members |= (members & capitals) << 32 | (members & small) >> 32
        }
        return isNegated ? ~members : members
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
