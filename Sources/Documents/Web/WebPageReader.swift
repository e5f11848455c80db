// HTML → text: notices as web pages, and what Word saves as one.
//
// Blocks are addressed by line and column of the file: that is what an editor opens, and a web page
// has no other numbers a person could count by.

import Provenance
import XML

/// Reads HTML.
enum WebPageReader {
    static func text(of bytes: [UInt8]) -> DocumentText {
        // What a page declares is often wrong; whether bytes are UTF-8 hardly ever is.
        let utf8 = withoutConditions(TextDecoding.utf8(bytes))
        let visitor = WebPageVisitor(LineCursor(utf8))
        let problem = HTMLReader.read(utf8, visitor: visitor)
        visitor.finish()
        let reason: String? =
            switch problem {
            case .tooLarge(let limit): "page de plus de \(limit >> 20) Mio."
            case .tooDeep(let limit): "plus de \(limit) éléments emboîtés : la suite de la page n’est pas lue."
            case .outOfMemory: "mémoire insuffisante."
            case nil: isCutShort(utf8) ? "le fichier s’arrête avant la fin de la page. Le télécharger à nouveau." : nil
            }
        if visitor.blocks.isEmpty {
            return DocumentText(status: .unread(reason: reason ?? "la page ne contient aucun texte."))
        }
        return DocumentText(blocks: visitor.blocks, status: reason.map { .incomplete(reason: $0) } ?? .read)
    }

    /// Word writes `<![if !supportLists]>` around what other programs shall show; libxml2 shows that
    /// as well. Made a comment of the same length, so that places in the page stay what they are.
    private static func withoutConditions(_ utf8: [UInt8]) -> [UInt8] {
        var page = utf8
        var index = 0
        while let open = page[index...].firstIndex(of: UInt8(ascii: "<")), open + 6 < page.count {
            index = open + 1
            guard page[index] == UInt8(ascii: "!"), page[index + 1] == UInt8(ascii: "[") else { continue }
            let word = page[(open + 3)..<min(open + 8, page.count)]
            guard word.starts(with: "if".utf8) || word.starts(with: "endif".utf8) else { continue }
            guard let end = page[open...].prefix(256).firstIndex(of: UInt8(ascii: ">")), end - open >= 6 else { continue }
            page.replaceSubrange(open..<(open + 4), with: "<!--".utf8)
            page.replaceSubrange((end - 2)...end, with: "-->".utf8)
        }
        return page
    }

    /// A page that begins as a whole one and ends in the middle of something. Many whole pages lack
    /// the last tags, and pieces of pages have neither beginning nor end.
    private static func isCutShort(_ utf8: [UInt8]) -> Bool {
        guard count("<html", in: utf8) > 0, count("</html", in: utf8) == 0, count("</body", in: utf8) == 0 else { return false }
        return utf8.last { $0 > 0x20 } != UInt8(ascii: ">") || count("<table", in: utf8) > count("</table", in: utf8)
    }

    /// How often a tag begins, in capitals or not.
    private static func count(_ tag: String, in utf8: [UInt8]) -> Int {
        let tag = Array(tag.utf8)
        var count = 0
        var index = 0
        while let open = utf8[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            // All letters of these tags differ from their capitals by one bit, as do the signs from none.
            if utf8[open...].prefix(tag.count).elementsEqual(tag, by: { $0 == $1 || $0 | 0x20 == $1 && $1 >= 0x61 }) { count += 1 }
        }
        return count
    }
}
