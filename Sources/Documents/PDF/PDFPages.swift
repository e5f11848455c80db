// The pages of a PDF whose words say too little: scans, pages drawn as curves, glyphs that name no
// letters, pictures that may hold text. They are recognised where Tesseract is at hand, and named where not.

import Provenance

struct PDFPages {
    let bytes: [UInt8]
    let printed: PrintedText
    let recogniser: PageRecogniser

    /// Seconds of recognition for one document.
    private static let patience = 600.0
    /// Words that stay below this beside a large picture may be all that is not in the picture.
    private static let fewWords = 150

    /// Why the words of a page are not enough.
    private enum Lack {
        case scan
        case illegible
        case picture
    }

    func text() -> DocumentText {
        let lacks = self.lacks()
        guard !lacks.isEmpty else { return DocumentText(blocks: PageAssembly.blocks(of: printed)) }
        var complete = PrintedText()
        var recognised: [Int] = [], doubtful: [Int] = [], boxes: [Int] = [], unread: [Int] = []
        var problem: ProgramError?
        let start = Clock.now
        for (index, page) in printed.pages.enumerated() {
            complete.pages.append(page)
            complete.pages[index].words = complete.words.count..<complete.words.count
            let lack = lacks[index]
            let own = lack == .illegible ? [] : page.words.map { (printed.words[$0], Array(printed.bytes[printed.words[$0].bytes])) }
            guard lack != nil else { complete.append(own, toPage: index); continue }
            if Clock.now - start > Self.patience || problem?.isMissing == true {
                unread.append(page.number)
                complete.append(own, toPage: index)
                continue
            }
            do throws(ProgramError) {
                let found = try recogniser.words(onPage: page, of: bytes)
                let added = found.words.filter { new in !own.contains { Self.overlap($0.0, new.word) } }
                // A handful of stray signs in a photograph is no text.
                let isText = added.count >= (lack == .picture ? 6 : 1)
                complete.append(own + (isText ? added : []), toPage: index)
                if isText { recognised.append(page.number) }
                if !found.isReliable, isText { doubtful.append(page.number) }
                if found.hasBoxes, isText { boxes.append(page.number) }
                if lack == .illegible, !isText { unread.append(page.number) }
            } catch {
                problem = error
                unread.append(page.number)
                complete.append(own, toPage: index)
            }
        }
        return DocumentText(
            blocks: PageAssembly.blocks(of: complete), status: status(lacks, unread: unread, doubtful: doubtful, boxes: boxes, problem),
            remarks: recognised.isEmpty ? [] : ["texte reconnu par OCR : \(Self.list(recognised))"])
    }

    private func status(_ lacks: [Int: Lack], unread: [Int], doubtful: [Int], boxes: [Int], _ problem: ProgramError?) -> ReadStatus {
        var reasons: [String] = []
        if !unread.isEmpty {
            let kind = unread.contains { lacks[$0 - 1] == .illegible } ? "texte sans caractères lisibles" : "image sans texte"
            let cause = problem.map { "\($0)" } ?? "la reconnaissance de caractères n’a pas abouti"
            if unread.count == printed.pages.count {
                return .unread(reason: "PDF numérisé (\(kind)), à lire par reconnaissance de caractères : \(cause).")
            }
            reasons.append("\(Self.list(unread)) : \(kind), à lire par reconnaissance de caractères : \(cause).")
        }
        if !doubtful.isEmpty { reasons.append("\(Self.list(doubtful)) : texte mal reconnu par OCR. Fournir le document d’origine.") }
        if !boxes.isEmpty { reasons.append("\(Self.list(boxes)) : des cases à cocher que l’OCR ne reconnaît pas avec certitude. Les vérifier.") }
        return reasons.isEmpty ? .read : .incomplete(reason: reasons.joined(separator: " "))
    }

    /// By index of page.
    private func lacks() -> [Int: Lack] {
        var lacks: [Int: Lack] = [:]
        for (index, page) in printed.pages.enumerated() {
            if page.words.count < 3 {
                // What cannot be looked at counts as a scan.
                if (try? recogniser.isBlank(page: page.number, of: bytes)) != true { lacks[index] = .scan }
            } else if !Legibility.isReadable(page, in: printed) {
                lacks[index] = .illegible
            }
        }
        let sparse = printed.pages.indices.filter { lacks[$0] == nil && hasRoomForPicture(printed.pages[$0]) }
        for index in PDFPictures(bytes: bytes, searchPath: recogniser.searchPath).pages(withLargePicture: sparse.map { printed.pages[$0] }) {
            lacks[index - 1] = .picture
        }
        return lacks
    }

    /// Whether a page has few words and a strip across it without any.
    private func hasRoomForPicture(_ page: PrintedPage) -> Bool {
        guard page.words.count >= 3, page.words.count < Self.fewWords else { return false }
        var bottom = 0.0
        for word in printed.words[page.words].sorted(by: { $0.y0 < $1.y0 }) {
            if word.y0 - bottom > PDFPictures.largePart * page.height { return true }
            bottom = max(bottom, word.y1)
        }
        return page.height - bottom > PDFPictures.largePart * page.height
    }

    private static func overlap(_ first: PrintedWord, _ second: PrintedWord) -> Bool {
        let width = min(first.x1, second.x1) - max(first.x0, second.x0), height = min(first.y1, second.y1) - max(first.y0, second.y0)
        return width > 0 && height > 0.3 * min(first.height, second.height)
    }

    /// « page 3 », « pages 1 à 4, 7 ».
    static func list(_ pages: [Int]) -> String {
        var ranges: [(Int, Int)] = []
        for page in pages.sorted() {
            if let last = ranges.last, page == last.1 + 1 { ranges[ranges.count - 1].1 = page } else { ranges.append((page, page)) }
        }
        let shown = ranges.prefix(12).map { $0.0 == $0.1 ? "\($0.0)" : $0.1 == $0.0 + 1 ? "\($0.0), \($0.1)" : "\($0.0) à \($0.1)" }
        return (pages.count == 1 ? "page " : "pages ") + shown.joined(separator: ", ") + (ranges.count > 12 ? "…" : "")
    }
}
