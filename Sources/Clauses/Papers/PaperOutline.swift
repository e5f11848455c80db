// The sections of a paper and what each unit stands under: headings that the document marks, and
// those that only their number, or the colon at their end, gives away.

/// The sections of a paper.
struct PaperOutline {
    struct Section {
        /// From 1; `leadIn` for a line that only announces what follows.
        let level: Int
        let title: Range<Int>
        let parent: Int?
        let unit: Int
        let isRoman: Bool
        /// « II » of « II.2.5) ».
        var root: Int?
        /// « 12.2 », where it carries a number.
        var numbers: [Int] = []
    }

    /// Lines such as « Critères d’attribution : » hold until the next of their kind.
    static let leadIn = 20

    private(set) var sections: [Section] = []
    /// The innermost section of each unit, its own if it is a heading.
    private(set) var section: [Int?] = []
    /// Units that state nothing: the table of contents.
    private(set) var isContents: [Bool] = []

    private var stack: [Int] = []
    private var numbers: [Int] = []
    private var titles: Set<String> = []
    /// The number of the sections that a printed notice in eForms has for its lots: 5.1.
    private var printedLot: [Int]?

    init(_ text: PaperText) {
        section.reserveCapacity(text.units.count)
        var table = ContentsTable()
        for index in text.units.indices {
            let unit = text.units[index]
            let contents = unit.row == nil && (Headings.isContentsLine(unit.bytes, in: text.bytes) || table.holds(unit.bytes, in: text.bytes))
            isContents.append(contents)
            if !contents { enter(index, unit, text) }
            section.append(stack.last)
        }
    }

    private mutating func enter(_ index: Int, _ unit: PaperText.Unit, _ text: PaperText) {
        guard !unit.bytes.isEmpty else { return }
        guard unit.row == nil else {
            // Notices laid out as a table: « II.1.5) | Valeur totale estimée ».
            if let number = Headings.number(of: unit.bytes, in: text.bytes), number.isRoman, number.title < unit.bytes.upperBound {
                open(level: number.numbers.count, number.title..<min(unit.bytes.upperBound, number.title + 120), index, root: number.numbers[0])
                numbers = []
            }
            return
        }
        if isDateBelowItsName(index, unit, text.bytes) { return }
        // « 1. Prix des prestations : 50 % » looks like a heading on a page.
        if let level = unit.headingLevel, !text.bytes[unit.bytes].contains(UInt8(ascii: "%")) {
            open(level: level, unit.bytes, index)
            if let number = Headings.number(of: unit.bytes, in: text.bytes) {
                numbers = number.numbers
                sections[sections.count - 1].numbers = numbers
            }
            return
        }
        if let number = Headings.number(of: unit.bytes, in: text.bytes) {
            if number.isRoman {
                // « II.2.5) » may stand alone: its title is the line after it.
                let next = index + 1 < text.units.count ? text.units[index + 1].bytes : 0..<0
                let title = number.title < unit.bytes.upperBound ? number.title..<unit.bytes.upperBound : next
                open(level: number.numbers.count, title.lowerBound..<min(title.upperBound, title.lowerBound + 120), index, root: number.numbers[0])
                numbers = []
                return
            }
            if Headings.isTitle(unit.bytes, in: text.bytes), number.title < unit.bytes.upperBound, follows(number, unit, text) {
                numbers = number.numbers
                open(level: level(of: number.numbers), number.title..<unit.bytes.upperBound, index)
                sections[sections.count - 1].numbers = numbers
                return
            }
        }
        if let title = announcement(unit.bytes, text.bytes) ?? announcementOfLots(index, text) { openLeadIn(title, index) }
    }

    /// « 20/05/2022 à 11h00 » in large print below « Date limite de remise des offres » is no title of its own.
    private func isDateBelowItsName(_ index: Int, _ unit: PaperText.Unit, _ bytes: [UInt8]) -> Bool {
        guard let above = sections.last, above.unit == index - 1, unit.bytes.count <= 60, bytes[unit.bytes].contains(where: Headings.isDigit) else { return false }
        return bytes[above.title].starts(with: "date".utf8) && bytes[above.title].contains(words: "limite") && !bytes[above.title].contains(where: Headings.isDigit)
    }

    /// « Critères d’attribution : », of a long paragraph its last sentence, of a long sentence its last member.
    private func announcement(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
        if announcesDeadline(range, bytes) { return range }
        guard range.count > 3, bytes[range.upperBound - 1] == UInt8(ascii: ":") else { return nil }
        var sentence = range.count <= 160 ? range : Sentences.around(range.upperBound - 1..<range.upperBound, in: bytes, within: range)
        if sentence.count > 200, let colon = bytes[sentence].dropLast(2).lastIndex(of: UInt8(ascii: ":")) { sentence = colon + 1..<sentence.upperBound }
        guard sentence.count > 3, sentence.count <= 200, !bytes[sentence].starts(with: "lot".utf8), !hasFigures(bytes[sentence]) else { return nil }
        return sentence
    }

    /// Whether a line gives figures; in brackets (« sur la durée totale (4 ans) ») they only explain.
    private func hasFigures(_ words: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        for byte in words {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
            if depth == 0, Headings.isDigit(byte) { return true }
        }
        return false
    }

    /// « … le nombre d’heures porté à l’acte d’engagement », and « Lot 1 – Gros œuvre : 50 heures » on the line after it;
    /// « Lot Nombre d’heures par an », the first row of a table whose columns are lost.
    private func announcementOfLots(_ index: Int, _ text: PaperText) -> Range<Int>? {
        let unit = text.units[index].bytes
        guard index + 2 < text.units.count, unit.count > 20, Headings.isLetter(text.bytes[unit.upperBound - 1]),
            !text.bytes[unit].starts(with: "lot".utf8) || !text.bytes[unit].contains(where: Headings.isDigit),
            [index + 1, index + 2].allSatisfy({ text.units[$0].row == nil && text.bytes[text.units[$0].bytes].starts(with: "lot ".utf8) })
        else { return nil }
        let sentence = Sentences.around(unit.upperBound - 1..<unit.upperBound, in: text.bytes, within: unit)
        return sentence.count <= 200 ? sentence : nil
    }

    /// « Date limite de remise des offres » alone on a line of the cover, the date below it; « Délai de validité
    /// des offres » in a table that has become lines.
    private func announcesDeadline(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        guard range.count > 20, range.count <= 90,
            bytes[range].starts(with: "date".utf8) && bytes[range].contains(words: "limite") || bytes[range].starts(with: "delai de validite des".utf8)
        else { return false }
        return Headings.isLetter(bytes[range.upperBound - 1]) && !bytes[range].contains(where: Headings.isDigit)
    }

    /// Whether a number goes on from the last heading: « 8.3 » after « 8.2 », not « 1 » of a list.
    private mutating func follows(_ number: HeadingNumber, _ unit: PaperText.Unit, _ text: PaperText) -> Bool {
        let new = number.numbers
        let title = text.folded(number.title..<min(unit.bytes.upperBound, number.title + 30))
        let isKnown = !titles.insert(title).inserted
        if number.isNamed { return new.allSatisfy { $0 <= 40 } }
        // Notices in eForms have « 5.1 Lot : LOT-0001 », « 5.1 Lot : LOT-0002 ».
        let whole = text.folded(number.title..<min(unit.bytes.upperBound, number.title + 50))
        if whole.hasPrefix("lot") || whole.hasPrefix("identifiant technique du lot"), whole.contains("lot-0") {
            printedLot = new
            return true
        }
        // Their sections leave out what a notice does not use: « 5.1.6 », « 5.1.10 ».
        if let printedLot, new.count == 3, new.starts(with: printedLot), numbers.starts(with: printedLot), numbers.count < 3 || new[2] > numbers[2] { return true }
        // Under « II.2.5) » a plain number belongs to a list.
        if numbers.isEmpty { return !stack.contains { sections[$0].isRoman } && new.allSatisfy { $0 <= 1 } }
        // After a table of contents the same titles come again, from 1.
        if isKnown, new == [1] || new == [1, 1] { return true }
        var depth = 0
        while depth < min(new.count, numbers.count), new[depth] == numbers[depth] { depth += 1 }
        guard depth < new.count else { return false }
        let step = depth < numbers.count ? new[depth] - numbers[depth] : new[depth]
        guard (1...3).contains(step) || (depth >= numbers.count && step == 0) else { return false }
        return new[(depth + 1)...].allSatisfy { $0 <= 2 }
    }

    /// « 12.2 » stands below « Article 12 », of whatever level the document makes that.
    private func level(of numbers: [Int]) -> Int {
        for index in stack.reversed() where !sections[index].numbers.isEmpty {
            let above = sections[index].numbers
            if above.count < numbers.count, numbers.starts(with: above) { return sections[index].level + numbers.count - above.count }
            if above.count == numbers.count, above.dropLast().elementsEqual(numbers.dropLast()) { return sections[index].level }
        }
        return numbers.count
    }

    private mutating func open(level: Int, _ title: Range<Int>, _ unit: Int, root: Int? = nil) {
        while let last = stack.last, sections[last].level >= level { stack.removeLast() }
        push(level, title, unit, root)
    }

    /// Two such lines in a row: the second one stands under the first.
    private mutating func openLeadIn(_ title: Range<Int>, _ unit: Int) {
        if let last = stack.last, sections[last].level >= Self.leadIn {
            let follows = sections[last].unit == unit - 1
            if !follows { while let last = stack.last, sections[last].level >= Self.leadIn { stack.removeLast() } }
        }
        let level = stack.last.map { max(sections[$0].level + 1, Self.leadIn) } ?? Self.leadIn
        push(level, title, unit, nil)
    }

    private mutating func push(_ level: Int, _ title: Range<Int>, _ unit: Int, _ root: Int?) {
        sections.append(Section(level: level, title: title, parent: stack.last, unit: unit, isRoman: root != nil, root: root))
        stack.append(sections.count - 1)
    }

    /// The titles that a unit stands under, the innermost first.
    func titles(above unit: Int) -> [Range<Int>] {
        var titles: [Range<Int>] = []
        var next = section[unit]
        while let index = next {
            titles.append(sections[index].title)
            next = sections[index].parent
        }
        return titles
    }

    /// The first number of the form « II.2.5) » that a unit stands under.
    func root(of unit: Int) -> Int? {
        var next = section[unit]
        while let index = next {
            if let root = sections[index].root { return root }
            next = sections[index].parent
        }
        return nil
    }

    /// Whether a unit is a heading itself.
    func isHeading(_ unit: Int) -> Bool { section[unit].map { sections[$0].unit == unit } ?? false }

    /// The level of the section that begins at a unit.
    func levelOpened(at unit: Int) -> Int? {
        section[unit].flatMap { sections[$0].unit == unit ? sections[$0].level : nil }
    }

    /// The level of the section that a unit stands in; 0 before the first heading.
    func level(of unit: Int) -> Int { section[unit].map { sections[$0].level } ?? 0 }
}
