// numbering.xml: the labels that Word puts before paragraphs, and which no part of the file spells out.

import XML

/// How one level of a list is numbered.
struct WordListLevel {
    var start = 1
    var format = ListNumberFormat.decimal
    /// « Article %1.%2 » or the sign of a bullet.
    var text = ""
    /// The deepest level (from 1) after which this one begins anew; `nil`: any; 0: never.
    var restart: Int?
    /// Writes all levels in Arabic figures.
    var isLegal = false
    var style: String?
    var font: SymbolFont?
}

/// The lists of a document.
struct WordNumbering {
    struct List {
        var abstract = 0
        var starts: [Int: Int] = [:]
        var levels: [Int: WordListLevel] = [:]
    }
    struct Abstract {
        var levels: [Int: WordListLevel] = [:]
        /// Names of the style whose list it borrows, or lends its own to.
        var numStyleLink: String?
        var styleLink: String?
    }

    fileprivate(set) var lists: [Int: List] = [:]
    fileprivate(set) var abstracts: [Int: Abstract] = [:]
    /// Lists that share an abstract one count together, as in Word.
    private var counters: [Int: ListCounters] = [:]
    private var started: Set<[Int]> = []

    init() {}

    /// The level of a list that belongs to a paragraph style.
    func level(of list: Int, forStyle style: String?) -> Int? {
        guard let style, let list = lists[list], let abstract = abstract(of: list) else { return nil }
        return abstracts[abstract]?.levels.first { $0.value.style == style }?.key
    }

    /// Counts one more paragraph of a list, and answers its label: `nil` if there is no such list,
    /// empty if the level shows nothing.
    mutating func advance(list id: Int, level: Int) -> (label: String, isBullet: Bool)? {
        guard let list = lists[id], let abstract = abstract(of: list), (0...8).contains(level) else { return nil }
        let levels = abstracts[abstract]?.levels ?? [:]
        guard let own = list.levels[level] ?? levels[level] else { return nil }
        var counter = counters[abstract] ?? ListCounters()
        var start = own.start
        if let override = list.starts[level], started.insert([id, level]).inserted {
            counter.restart(level)
            start = override
        }
        counter.advance(level, start: start) { deeper in
            guard let restart = (list.levels[deeper] ?? levels[deeper])?.restart else { return true }
            return restart > 0 && level < restart
        }
        counters[abstract] = counter
        if own.format == .bullet { return (Self.bullet(own), true) }
        return (label(own, at: level, counter) { list.levels[$0] ?? levels[$0] }, false)
    }

    private func label(_ own: WordListLevel, at level: Int, _ counter: ListCounters, _ other: (Int) -> WordListLevel?) -> String {
        var text = ""
        var characters = own.text.makeIterator()
        while let character = characters.next() {
            guard character == "%", let digit = characters.next() else {
                text.append(character)
                continue
            }
            guard let number = digit.wholeNumberValue, (1...9).contains(number) else {
                text.append(character)
                text.append(digit)
                continue
            }
            let described = other(number - 1) ?? WordListLevel()
            let value = counter[number - 1] ?? described.start
            let format = own.isLegal && described.format != .none ? .decimal : described.format
            text += format.text(value)
        }
        var flow = TextFlow()
        flow.append(text)
        return flow.take()
    }

    private static func bullet(_ level: WordListLevel) -> String {
        guard let sign = level.text.unicodeScalars.first else { return "" }
        if let font = level.font { return String(font.character(sign.value)) }
        if let box = TickBox.box(for: sign.value) { return String(box) }
        // A private sign without a font that would explain it.
        if (0xE000...0xF8FF).contains(sign.value) { return "•" }
        return level.text.trimmed
    }

    /// The abstract list that holds the levels, through the style by which some refer to it.
    private func abstract(of list: List) -> Int? {
        guard let abstract = abstracts[list.abstract] else { return nil }
        guard abstract.levels.isEmpty, let link = abstract.numStyleLink else { return list.abstract }
        return abstracts.filter { $0.value.styleLink == link }.keys.min() ?? list.abstract
    }
}

/// Reads numbering.xml.
final class WordNumberingVisitor: XMLVisitor {
    private(set) var numbering = WordNumbering()
    private let tags = Array(WordTag.allCases)
    private var open: [WordTag?] = []
    private var abstract: Int?
    private var list: Int?
    private var level = 0
    private var current = WordListLevel()

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        let tag = Int(element.name) < tags.count ? tags[Int(element.name)] : nil
        switch tag {
        case .abstractNum:
            abstract = element.integer(WordKey.abstractNumId)
            if let abstract { numbering.abstracts[abstract] = WordNumbering.Abstract() }
        case .num:
            list = element.integer(WordKey.numId)
            if let list { numbering.lists[list] = WordNumbering.List() }
        case .abstractNumId: if let list { numbering.lists[list]?.abstract = element.integer(WordKey.val) ?? 0 }
        case .numStyleLink: if let abstract { numbering.abstracts[abstract]?.numStyleLink = element.string(WordKey.val) }
        case .styleLink: if let abstract { numbering.abstracts[abstract]?.styleLink = element.string(WordKey.val) }
        case .lvlOverride: level = element.integer(WordKey.ilvl) ?? 0
        case .startOverride: if let list { numbering.lists[list]?.starts[level] = element.integer(WordKey.val) ?? 1 }
        case .lvl:
            level = element.integer(WordKey.ilvl) ?? 0
            current = WordListLevel()
        case .start: current.start = element.integer(WordKey.val) ?? 1
        case .numFmt: current.format = ListNumberFormat(word: element.string(WordKey.val) ?? "")
        case .lvlText: current.text = element.string(WordKey.val) ?? ""
        case .lvlRestart: current.restart = element.integer(WordKey.val)
        case .isLgl: current.isLegal = element.isOn(WordKey.val)
        case .pStyle: current.style = element.string(WordKey.val)
        case .rFonts: current.font = (element.string(WordKey.ascii) ?? element.string(WordKey.hAnsi)).flatMap { SymbolFont($0) }
        default: break
        }
        open.append(tag)
        return .children
    }

    func close(text: UnsafeBufferPointer<UInt8>) {
        switch open.popLast() ?? nil {
        case .lvl:
            if let list { numbering.lists[list]?.levels[level] = current } else if let abstract { numbering.abstracts[abstract]?.levels[level] = current }
        case .abstractNum: abstract = nil
        case .num: list = nil
        default: break
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var flow = TextFlow()
        flow.append(self)
        return flow.take()
    }
}
