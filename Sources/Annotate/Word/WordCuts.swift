// Places in a story of Word between which the marks of a comment may stand.
//
// Marks stand between the runs of a paragraph. A run that is the paragraph's own is cut in two where a
// passage starts or ends within it; anything else (a link, a field, a tracked insertion) stays whole.

import XML

/// A place between runs, or one at which a run has to be cut.
struct WordCut: Hashable {
    enum Kind: Hashable {
        case between
        /// Between two children of a run.
        case inRun(Int)
        /// Within the text of a run's `w:t`.
        case inText(run: Int, text: Int)
    }

    let offset: Int
    let kind: Kind
}

struct WordCuts {
    let outline: XMLOutline

    /// Where the marks for a passage go; `nil` if it stands in no paragraph. `isExact` is false where
    /// they enclose more, `isMoved` true where the passage stands in a text box, which may hold none.
    func cuts(_ span: SourceSpan) -> (start: WordCut, end: WordCut, isExact: Bool, isMoved: Bool)? {
        guard let start = cut(span.start, isStart: true), let end = cut(span.end, isStart: false), start.cut.offset < end.cut.offset else { return nil }
        return (start.cut, end.cut, span.isExact && start.isExact && end.isExact, start.isMoved || end.isMoved)
    }

    /// Before or behind everything in the paragraph in which an element stands.
    func wholeParagraph(of element: Int) -> (start: WordCut, end: WordCut)? {
        guard let paragraph = outline.chain(from: element).last(where: { outline.isNamed($0, "p") }) else { return nil }
        let children = outline.children(of: paragraph).filter { !outline.isNamed($0, "pPr") }
        guard let first = children.first, let last = children.last else { return nil }
        return (
            WordCut(offset: outline.elements[first].range.lowerBound, kind: .between),
            WordCut(offset: outline.elements[last].range.upperBound, kind: .between)
        )
    }

    private func cut(_ position: SourcePosition, isStart: Bool) -> (cut: WordCut, isExact: Bool, isMoved: Bool)? {
        let element: Int
        switch position {
        case .element(let number): element = number
        case .text(let number, _): element = outline.texts[number].parent
        }
        let chain = outline.chain(from: element)
        // The outermost: the paragraphs of a text box stand in one of the body.
        guard let place = chain.lastIndex(where: { outline.isNamed($0, "p") }) else { return nil }
        let isMoved = chain[..<place].contains { outline.isNamed($0, "p") }
        guard place > 0 else {
            return wholeParagraph(of: element).map { (isStart ? $0.start : $0.end, true, isMoved) }
        }
        let child = chain[place - 1]
        if !isMoved, place >= 1, outline.isNamed(child, "r"), place <= 2, let cut = cutRun(child, position, element, isStart) { return (cut, true, false) }
        let range = outline.elements[child].range
        // A run that stands for one thing is not widened by being kept whole.
        let isExact = place == 1 && chain[0] == element
        return (WordCut(offset: isStart ? range.lowerBound : range.upperBound, kind: .between), isExact && !isMoved, isMoved)
    }

    /// `element` is the run itself or stands directly in it.
    private func cutRun(_ run: Int, _ position: SourcePosition, _ element: Int, _ isStart: Bool) -> WordCut? {
        guard element != run else { return nil }
        let children = outline.children(of: run).filter { !outline.isNamed($0, "rPr") }
        let inner = outline.elements[element]
        var offset = isStart ? inner.range.lowerBound : inner.range.upperBound
        if case .text(let number, let byte) = position {
            let text = outline.texts[number].range
            if byte > text.lowerBound, byte < text.upperBound {
                guard canBeCut(run), outline.isNamed(element, "t"), outline.attribute("xml:space", of: element) ?? "preserve" == "preserve" else { return nil }
                return WordCut(offset: byte, kind: .inText(run: run, text: element))
            }
            // A passage that starts behind the end of its text, or ends before its start, is none.
            guard byte == text.lowerBound || byte == text.upperBound else { return nil }
            offset = byte == text.lowerBound ? inner.range.lowerBound : inner.range.upperBound
        }
        if let first = children.first, offset == outline.elements[first].range.lowerBound {
            return WordCut(offset: outline.elements[run].range.lowerBound, kind: .between)
        }
        if let last = children.last, offset == outline.elements[last].range.upperBound {
            return WordCut(offset: outline.elements[run].range.upperBound, kind: .between)
        }
        return canBeCut(run) ? WordCut(offset: offset, kind: .inRun(run)) : nil
    }

    /// A tracked change of format has a number of its own, which must not stand twice.
    private func canBeCut(_ run: Int) -> Bool {
        guard let properties = properties(of: run) else { return true }
        return !outline.children(of: properties).contains { outline.isNamed($0, "rPrChange") || outline.isNamed($0, "ins") || outline.isNamed($0, "del") }
    }

    private func properties(of run: Int) -> Int? { outline.children(of: run).first { outline.isNamed($0, "rPr") } }

    // MARK: Writing

    /// Inserts marks at cuts: at one place, the ends before the beginnings.
    func insert(_ marks: [WordCut: (ends: String, starts: String)], into insertions: inout Insertions) {
        var preserved: Set<Int> = []
        for (cut, mark) in marks.sorted(by: { $0.key.offset < $1.key.offset }) {
            let content = mark.ends + mark.starts
            switch cut.kind {
            case .between: insertions.insert(content, at: cut.offset)
            case .inRun(let run): insertions.insert("</\(outline.name(of: run))>\(content)\(beginning(of: run))", at: cut.offset)
            case .inText(let run, let text):
                let name = outline.name(of: text)
                // A space at the cut would be lost.
                if outline.attribute("xml:space", of: text) == nil, preserved.insert(text).inserted {
                    insertions.insert(" xml:space=\"preserve\"", at: outline.elements[text].startTag.upperBound - 1)
                }
                insertions.insert(
                    "</\(name)></\(outline.name(of: run))>\(content)\(beginning(of: run))<\(name) xml:space=\"preserve\">", at: cut.offset)
            }
        }
    }

    /// The start of another run with the same properties.
    private func beginning(of run: Int) -> String {
        let tag = outline.bytes[outline.elements[run].startTag]
        let properties = properties(of: run).map { outline.bytes[outline.elements[$0].range] } ?? []
        return String(decoding: tag + properties, as: UTF8.self)
    }
}
