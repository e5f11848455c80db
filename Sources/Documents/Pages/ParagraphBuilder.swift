// Lines → paragraphs. A line goes on with the one before if that one was full; where it was not, someone
// ended it on purpose.

import Provenance

/// A paragraph that may still get lines.
struct OpenParagraph {
    /// Of the first line; `start.rest` is the text without its sign.
    let start: LineStart
    let page: Int
    private(set) var text: String
    private(set) var lineCount = 1
    private(set) var x0, y0, x1, y1: Double
    let height: Double
    private var last: TextRow
    private var pitch: Double?
    private var isOnNextPage = false

    init(_ row: TextRow, page: Int) {
        start = LineStart(of: row.text)
        text = String(start.rest)
        self.page = page
        (x0, y0, x1, y1) = (row.x0, row.y0, row.x1, row.y1)
        height = row.height
        last = row
    }

    /// Whether `row`, the next line of the page, belongs to it.
    func goesOn(with row: TextRow, _ style: PrintStyle) -> Bool {
        guard isLikeLast(row) else { return false }
        let pitchHere = row.middle - last.middle
        guard pitchHere > 0.5 * height, pitchHere < (pitch.map { $0 * 1.2 + 0.5 } ?? style.pitch * height * 1.3) else { return false }
        let right = lineCount > 1 && style.right - x1 > 60 ? x1 : style.right
        let wouldHaveFitted = last.x1 + 0.25 * height + (row.runs.first?.firstWordWidth ?? 0) < right - 2
        let beginsLower = row.text.unicodeScalars.first.map(LineStart.isLower) ?? false
        // Lines of a title are set one below the other; a blank to fill in may well end a line.
        let isTitle = height > 1.15 * style.height, endsInBlank = text.unicodeScalars.last == "_"
        if isTitle && !beginsLower && !endsWithLinkWord || endsInBlank && pitchHere > style.pitch * height * 1.12 { return false }
        if wouldHaveFitted { return isUnfinished && (beginsLower || endsWithLinkWord) && abs(row.x0 - last.x0) < 8 * height }
        if isUnfinished { return true }
        // A full line that ends a sentence: the next begins a paragraph only if it is set apart.
        let isSetApart = row.x0 > x0 + 6 && lineCount > 1 || pitchHere > style.pitch * height * 1.12
        return !isSetApart
    }

    /// Whether `row`, the first line of the next page, belongs to it.
    func goesOnOverleaf(with row: TextRow) -> Bool {
        guard isLikeLast(row), isUnfinished, text.unicodeScalars.count > 40 else { return false }
        return row.text.unicodeScalars.first.map(LineStart.isLower) ?? false
    }

    mutating func add(_ row: TextRow, overleaf: Bool, _ joiner: inout LineJoiner) {
        text = joiner.join(text, row.text)
        lineCount += 1
        if overleaf { isOnNextPage = true } else { pitch = row.middle - last.middle }
        if !isOnNextPage {
            (x0, x1) = (min(x0, row.x0), max(x1, row.x1))
            y1 = max(y1, row.y1)
        } else if overleaf {
            pitch = nil
        }
        last = row
    }

    private func isLikeLast(_ row: TextRow) -> Bool {
        // Two subsets of one font may give their letters boxes of different heights.
        guard abs(row.height - height) < 0.26 * max(height, row.height), !PageTables.hasLeader(row.text), !PageTables.hasLeader(text) else { return false }
        switch LineStart(of: row.text).kind {
        case .none: return true
        // « … au titre de l'année » | « 3. Il … » is rare; « … le 12 » | « A. » rarer still.
        case .listSign, .number, .title, .box: return false
        }
    }

    /// The sentence is not over.
    private var isUnfinished: Bool {
        guard let end = text.unicodeScalars.last else { return false }
        return !(end == "." || end == ";" || end == ":" || end == "!" || end == "?")
    }

    private static let linkWords: Set<String> = [
        "de", "du", "des", "d’", "la", "le", "les", "et", "ou", "à", "au", "aux", "en", "par", "pour", "sur", "dans", "avec", "un",
        "une", "-", "–", "l’", "sous", "n°",
    ]

    private var endsWithLinkWord: Bool {
        guard let word = text.split(separator: " ").last else { return false }
        // « articles L. 2124- » | « 2 »: a word or a number was cut.
        if word.count > 1, word.last == "-" { return true }
        return Self.linkWords.contains(word.lowercased())
    }
}

extension OpenParagraph {
    /// What it is, now that it is whole.
    func role(_ style: PrintStyle) -> TextBlock.Role {
        switch start.kind {
        case .listSign: return .listItem
        case .box: return .paragraph
        case .title(let depth): return isTitle(limit: 160) ? .heading(level: min(depth, 6)) : .paragraph
        case .number(let depth): return isTitle(limit: 140) ? .heading(level: min(depth, 6)) : .listItem
        case .none:
            guard lineCount <= 3, isTitle(limit: 200) else { return .paragraph }
            let startsLikeASentence = start.rest.unicodeScalars.first.map(LineStart.isLower) ?? true
            if height > 1.27 * style.height, !startsLikeASentence { return .heading(level: height > 1.6 * style.height ? 1 : 2) }
            return isInCapitals ? .heading(level: 2) : .paragraph
        }
    }

    private func isTitle(limit: Int) -> Bool {
        guard text.unicodeScalars.count <= limit, lineCount <= 3, !PageTables.hasLeader(text), let end = text.unicodeScalars.last else { return false }
        // Two sentences, or the lead into a list, are no title.
        return end != "." && end != ";" && end != "," && !text.contains(". ") && (end != ":" || text.utf8.count <= 90)
    }

    private var isInCapitals: Bool {
        var capitals = 0
        for scalar in text.unicodeScalars {
            if LineStart.isLower(scalar) || scalar == "%" || scalar == "€" { return false }
            if LineStart.isUpper(scalar) { capitals += 1 }
        }
        return capitals >= 4
    }
}
