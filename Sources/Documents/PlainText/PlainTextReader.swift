// Plain text → paragraphs, put together from lines.

import Provenance

/// Reads plain text in UTF-8, UTF-16 or Windows-1252.
enum PlainTextReader {
    static func text(of bytes: [UInt8]) -> DocumentText {
        let utf8 = TextDecoding.utf8(bytes)
        var paragraphs = ParagraphBuilder(LineCursor(utf8), wrapWidth: wrapWidth(of: utf8))
        forEachLine(of: utf8) { start, end in
            utf8.withUnsafeBufferPointer { paragraphs.add(UnsafeBufferPointer(rebasing: $0[start..<end]), at: start) }
        }
        let blocks = paragraphs.finish()
        if blocks.isEmpty { return DocumentText(status: .unread(reason: "le fichier ne contient aucun texte.")) }
        return DocumentText(blocks: blocks)
    }

    private static func forEachLine(of utf8: [UInt8], _ body: (Int, Int) -> Void) {
        var start = 0
        while start <= utf8.count {
            let end = utf8[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? utf8.count
            body(start, end)
            let isPair = end + 1 < utf8.count && utf8[end] == 0x0D && utf8[end + 1] == 0x0A
            start = end + (isPair ? 2 : 1)
        }
    }

    /// How long lines are in a text that an editor broke into lines; `nil` if each paragraph is a line.
    private static func wrapWidth(of utf8: [UInt8]) -> Int? {
        var lengths: [Int] = []
        // Of a line whose sentence goes on in the next.
        var longestUnfinished = 0
        var before = 0
        forEachLine(of: utf8) { start, end in
            let length = utf8[start..<end].count { $0 & 0xC0 != 0x80 }
            if length > 20 { lengths.append(length) }
            if let first = utf8[start..<end].first(where: { $0 > 0x20 }), (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) {
                longestUnfinished = max(longestUnfinished, before)
            }
            before = length
        }
        guard lengths.count >= 3 else { return nil }
        lengths.sort()
        let usual = lengths[lengths.count * 9 / 10]
        // Nobody wraps at more; a line far longer than the others was not wrapped.
        guard (40...130).contains(usual), let longest = lengths.last, longest <= usual + 40 else { return nil }
        // Where an editor broke the lines, some long one is broken in the midst of a sentence.
        return longestUnfinished > usual - 20 ? usual : nil
    }
}

/// Decides, line by line, what belongs together.
private struct ParagraphBuilder {
    private var cursor: LineCursor
    private let wrapWidth: Int?
    private var blocks: [TextBlock] = []
    private var flow = LinedFlow()
    private var label: String?
    private var role = TextBlock.Role.paragraph
    private var lastLine = ""

    init(_ cursor: LineCursor, wrapWidth: Int?) {
        self.cursor = cursor
        self.wrapWidth = wrapWidth
    }

    mutating func finish() -> [TextBlock] {
        endParagraph()
        return blocks
    }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        let line = String(decoding: bytes, as: UTF8.self).trimmed
        if line.isEmpty { return endParagraph() }
        if Self.isRule(line) { return underline() }
        let sign = Self.listSign(of: line)
        let heading = Self.hashes(of: line) ?? EvidentHeading.level(of: line)
        if sign != nil || heading != nil || !continues(lastLine, with: line) { endParagraph() }
        if flow.isEmpty {
            label = sign
            role = heading.map { .heading(level: $0) } ?? (sign == nil ? .paragraph : .listItem)
        }
        // A sign or the hashes of a heading are no part of the text.
        let indent = bytes.firstIndex { $0 > 0x20 } ?? 0
        let skipped = Self.hashes(of: line).map { $0 } ?? sign?.utf8.count ?? 0
        let rest = min(indent + skipped, bytes.count)
        flow.append(UnsafeBufferPointer(rebasing: bytes[rest...]), at: offset + rest, &cursor)
        flow.space()
        lastLine = line
        if heading != nil { endParagraph() }
    }

    private func continues(_ before: String, with line: String) -> Bool {
        guard let wrapWidth, !flow.isEmpty else { return false }
        // The first word of this line would have fitted there: the author broke the line.
        let firstWord = line.prefix { $0 != " " }.count
        if before.count + 1 + firstWord + 12 < wrapWidth { return false }
        return !(".;:!?".contains(before.last ?? " ") && line.first?.isUppercase == true && before.count + firstWord < wrapWidth)
    }

    private mutating func endParagraph() {
        lastLine = ""
        guard !flow.isEmpty else { return label = nil }
        let (text, place) = flow.take()
        blocks.append(TextBlock(text, label: label, role: role, place: place))
        label = nil
        role = .paragraph
    }

    /// A line of signs under a short line makes it a heading.
    private mutating func underline() {
        let isTitle = !flow.isEmpty && label == nil && lastLine.count <= 100
        if isTitle, role == .paragraph { role = .heading(level: 1) }
        endParagraph()
    }

    private static func isRule(_ line: String) -> Bool {
        guard line.count >= 3, let first = line.first, "-=_*~─═—".contains(first) else { return false }
        return line.allSatisfy { $0 == first || $0 == " " }
    }

    /// Markdown's: how many, up to six, with a space behind them.
    private static func hashes(of line: String) -> Int? {
        let count = line.prefix { $0 == "#" }.count
        return (1...6).contains(count) && line.dropFirst(count).first == " " ? count : nil
    }

    /// « - », « • », « a) », « 2. » at the head of a line, with a space behind it.
    private static func listSign(of line: String) -> String? {
        guard let space = line.firstIndex(of: " ") else { return nil }
        let sign = line[..<space]
        guard line.index(after: space) < line.endIndex, sign.count <= 4, let first = sign.first else { return nil }
        if sign.count == 1 { return "-–—•*·▪◦●○■➢✓→o".contains(first) ? String(sign) : nil }
        let body = sign.dropLast()
        guard let last = sign.last, ".)°".contains(last) else { return nil }
        let isNumber = body.allSatisfy(\.isWholeNumber)
        // « N° » heads a column.
        if last == "°", !isNumber { return nil }
        return isNumber || body.count == 1 && first.isLetter || body.allSatisfy { "ivx".contains($0) } ? String(sign) : nil
    }
}
