// French sentences about numbers and lists; values are written by `FrenchText`, as in the rules' messages.

enum French {
    /// « 1 point », « 2 points »: French takes the plural from two on.
    static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
        "\(number)\u{A0}\(number < 2 ? singular : plural)"
    }

    /// « a », « a et b », « a, b et c ».
    static func enumeration(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " et\u{A0}" + last
    }

    /// The sentence with a capital first letter.
    static func capitalised(_ sentence: String) -> String {
        sentence.prefix(1).uppercased() + sentence.dropFirst()
    }
}
