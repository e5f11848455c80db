// How the lots of a form before eForms are called, and where its buyers are.

/// The number of a lot.
enum LotNumber {
    /// `3`, `03` → `LOT-0003`; « 2 bis » stays what it is; no number: by its place.
    static func identifier(_ number: String, place: Int) -> String {
        if number.isEmpty { return identifier(of: place) }
        guard number.utf8.count <= 4, let figure = Int(number), figure >= 0 else { return number }
        return identifier(of: figure)
    }

    /// The numbers with which all the descriptions begin, « 01 : Terrassement », « Lot 3a - Charpente »;
    /// empty unless each has one of its own.
    static func prefixes(of descriptions: [String]) -> [String] {
        let numbers = descriptions.compactMap(prefix)
        return numbers.count == descriptions.count && numbers.count > 1 && Set(numbers).count == numbers.count ? numbers : []
    }

    private static func prefix(of description: String) -> String? {
        var rest = description.lowercased()[...].drop { $0.isWhitespace }
        if rest.hasPrefix("lot") { rest = rest.dropFirst(3).drop { $0.isWhitespace } }
        for mark in ["n°", "nº"] where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count).drop { $0.isWhitespace } }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count), let number = Int(digits) else { return nil }
        rest = rest.dropFirst(digits.count)
        var name = String(number)
        if let letter = rest.first, letter.isASCII, letter.isLetter {
            name.append(letter)
            rest = rest.dropFirst()
        }
        rest = rest.drop { $0.isWhitespace }
        guard let mark = rest.first, ":-–—".contains(mark) else { return nil }
        return name
    }

    private static func identifier(of number: Int) -> String {
        let digits = String(number)
        return "LOT-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// The country that a French postal code stands for, as eForms codes it. Only where the code of public
/// procurement holds unchanged: metropolitan France and the overseas departments.
public enum PostCode {
    public static func country(_ code: String) -> String? {
        let digits = code.filter { $0 != " " }
        guard digits.utf8.count == 5, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else { return nil }
        switch number / 100 {
        case 971: return "GLP"
        case 972: return "MTQ"
        case 973: return "GUF"
        case 974: return "REU"
        case 976: return "MYT"
        case 10..<960: return "FRA"
        default: return nil
        }
    }
}
