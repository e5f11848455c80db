// An image given by itself (PNG, JPEG, TIFF): a scanned page.

import Provenance

enum ImageReader {
    /// What scanners use where the file does not say.
    private static let dotsPerInch = 300.0

    static func text(of bytes: [UInt8], recogniser: PageRecogniser = PageRecogniser()) -> DocumentText {
        do throws(ProgramError) {
            let page = try recogniser.words(onImage: bytes, dotsPerInch: dotsPerInch)
            var printed = PrintedText()
            let right = page.words.map(\.word.x1).max() ?? 0, bottom = page.words.map(\.word.y1).max() ?? 0
            printed.pages = [PrintedPage(number: 1, width: right, height: bottom, words: 0..<0)]
            printed.append(page.words, toPage: 0)
            let blocks = PageAssembly.blocks(of: printed)
            guard page.isReliable else {
                return DocumentText(
                    blocks: blocks,
                    status: .incomplete(reason: "image mal reconnue. Fournir le document d’origine ou une numérisation plus nette."))
            }
            if page.hasBoxes {
                return DocumentText(
                    blocks: blocks,
                    status: .incomplete(reason: "texte reconnu par OCR, avec des cases à cocher qu’il ne reconnaît pas avec certitude. Les vérifier."),
                    remarks: ["texte reconnu par OCR sur une image"])
            }
            guard !blocks.isEmpty else { return DocumentText(status: .unread(reason: "image sans texte reconnaissable.")) }
            return DocumentText(blocks: blocks, remarks: ["texte reconnu par OCR sur une image"])
        } catch {
            return DocumentText(status: .unread(reason: "image, à lire par reconnaissance de caractères : \(error)."))
        }
    }
}

extension PrintedText {
    /// Adds words to a page, after those that it has; the pages after it must have none yet.
    mutating func append(_ recognised: [(word: PrintedWord, bytes: [UInt8])], toPage page: Int) {
        for (word, characters) in recognised {
            var word = word
            word.bytes = bytes.count..<bytes.count + characters.count
            bytes += characters
            words.append(word)
        }
        pages[page].words = (words.count - recognised.count)..<words.count
    }
}
