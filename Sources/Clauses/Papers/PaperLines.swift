// Lines that belong together: what a layout has cut out of one sentence, a box and its words, a day and its hour.

import Documents

extension PaperText {
    /// A paragraph that goes on in the middle of a sentence which the layout has cut.
    func continuesSentence(_ block: TextBlock) -> Bool {
        if isYearOfDay(block) { return true }
        guard isParagraph(block), block.label == nil, let last = units.last, last.row == nil, last.bytes.count < Self.longestSentence,
            let piece = pieces.last, last.headingLevel == nil && piece.bytes.count > (isHardWrapped ? 3 : 50) || endsOnParticle(last.bytes),
            let end = bytes.last, let first = block.text.unicodeScalars.first(where: { $0.value > 32 })
        else { return false }
        let isOpen = Headings.isLetter(end) || end == UInt8(ascii: ",") || end == UInt8(ascii: "'")
        if isOpen, first.properties.isLowercase { return true }
        guard isHardWrapped else { return false }
        // « 14 » and « septembre 2020 », « Procédure » and « : adaptée », a sentence in capitals.
        if Headings.isDigit(end) || end == UInt8(ascii: ")"), first.properties.isLowercase { return true }
        return isOpen && (first == ":" || (isInCapitals(block.text) && isInCapitals(blocks[piece.block].text)))
    }

    /// « …approuvé par l’arrêté du 30 mars » at the foot of a page, « 2021 (publié au Journal officiel) » on the next.
    private func isYearOfDay(_ block: TextBlock) -> Bool {
        let year = block.text.utf8.prefix(5)
        guard isParagraph(block), block.label == nil, let last = units.last, last.row == nil, last.bytes.count < Self.longestSentence,
            year.count >= 4, year.starts(with: "20".utf8) || year.starts(with: "19".utf8), year.prefix(4).allSatisfy(Headings.isDigit),
            year.count == 4 || " .,;:)".utf8.contains(year[year.index(year.startIndex, offsetBy: 4)])
        else { return false }
        return Self.months.contains { month in
            guard bytes[last.bytes].suffix(month.count).elementsEqual(month) else { return false }
            let day = bytes[last.bytes].dropLast(month.count)
            return day.last.map(Headings.isDigit) ?? false || day.suffix(3).elementsEqual("1er".utf8)
        }
    }

    private static let months = [
        " janvier", " fevrier", " mars", " avril", " mai", " juin", " juillet", " aout", " septembre", " octobre", " novembre", " decembre",
    ].map { Array($0.utf8) }

    /// « Date limite de remise des » cannot be all.
    private func endsOnParticle(_ range: Range<Int>) -> Bool {
        Self.particles.contains { bytes[range].suffix($0.count).elementsEqual($0) }
    }

    /// Longer sentences are not put together again.
    private static let longestSentence = 3000
    private static let particles = [" des", " de", " du", " la", " le", " les", " et", " au", " aux", " pour", " par", " ou"].map { Array($0.utf8) }

    private func isInCapitals(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isUppercase } && !text.unicodeScalars.contains { $0.properties.isLowercase }
    }

    /// One line in eight at least goes on in lower case where the line above stopped in mid-sentence.
    static func isHardWrapped(_ blocks: [TextBlock]) -> Bool {
        var lines = 0
        var cut = 0
        var stopsInMidSentence = false
        for block in blocks where block.role == .paragraph && block.label == nil {
            lines += 1
            if stopsInMidSentence, let first = block.text.unicodeScalars.first, first.properties.isLowercase { cut += 1 }
            stopsInMidSentence = block.text.unicodeScalars.last.map { $0.properties.isAlphabetic || $0 == "," } ?? false
        }
        return lines >= 20 && cut * 8 >= lines
    }

    /// « ☒ », and « Non » on the line after it.
    func followsLoneBox(_ block: TextBlock) -> Bool {
        guard block.role == .paragraph || block.role == .listItem, let last = units.last, last.row == nil, last.pieces.count == 1, last.bytes.count <= 3 else { return false }
        let words = bytes[last.bytes]
        return words.elementsEqual([Folding.emptyBox]) || words.elementsEqual([Folding.tickedBox]) || words.elementsEqual("[x]".utf8)
            || words.elementsEqual("[ ]".utf8) || words.elementsEqual("[]".utf8)
    }

    /// « Durée », « : », « 4 », « An »: a page that puts each piece of a field on a line of its own.
    func isAroundLoneColon(_ block: TextBlock) -> Bool {
        guard isParagraph(block), let last = units.last, last.row == nil, last.bytes.count < Self.longestSentence, let piece = pieces.last else { return false }
        if block.text == ":" { return last.headingLevel == nil }
        if blocks[piece.block].text == ":" { return !Self.startsNextField(block.text) }
        // The unit of what the line before counts.
        guard last.pieces.count > 2, pieces[last.pieces.upperBound - 2].bytes.count == 1, Self.units.contains(block.text) else { return false }
        return bytes[piece.bytes].allSatisfy { Headings.isDigit($0) || ",. ".utf8.contains($0) }
    }

    private static let units: Set<String> = ["An", "Ans", "Mois", "Jour", "Jours", "Semaine", "Semaines", "Euro", "Euros", "EUR", "%"]

    /// « 5.1.3 » after « Informations complémentaires », « : »: the field is empty.
    private static func startsNextField(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: ".")) && text.utf8.allSatisfy { Headings.isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    /// « Lundi 20 avril 2026 », and « à 12h00 », « Heure locale : 12:00 » or « Heure limite : 12h00 » on the line after it.
    func isTime(_ block: TextBlock) -> Bool {
        guard isParagraph(block), let last = units.last, last.row == nil, last.bytes.count < 120,
            bytes[last.bytes].suffix(4).allSatisfy(Headings.isDigit), last.bytes.count > 8
        else { return false }
        let label = block.text.prefix(60).lowercased()
        if label.hasPrefix("heure locale") || label.hasPrefix("local time") || label.hasPrefix("heure :") || label.hasPrefix("heure:") { return true }
        if label.hasPrefix("heure limite"), let colon = label.firstIndex(of: ":") {
            // « Heure limite de remise des offres : » goes on about a day that is theirs too.
            let about = label[..<colon].split(separator: " ").last ?? ""
            return ["limite", "remise", "réception", "dépôt"].contains(about) || Self.things.contains { $0.name == about && bytes[last.bytes].contains(words: $0.words) }
        }
        let words = block.text.unicodeScalars.prefix(3)
        return words.count == 3 && (words.first == "à" || words.first == "À") && (words.last.map { $0.properties.numericType != nil } ?? false)
    }

    /// What is handed in at an hour.
    private static let things: [(name: Substring, words: StaticString)] = [("offres", "offres"), ("plis", "plis"), ("propositions", "propositions"), ("candidatures", "candidatures")]
}
