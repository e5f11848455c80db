// Whether the characters of a page are those that it shows. A PDF may draw glyphs and not say which letters
// they are; what comes out then is private characters, or letters that make no words.

enum Legibility {
    /// Whether the words of a page can be taken for what stands there. Works on bytes: it sees every word
    /// of every PDF.
    static func isReadable(_ page: PrintedPage, in text: PrintedText) -> Bool {
        guard let first = text.words[page.words].first, let last = text.words[page.words].last else { return true }
        var lost = 0, letters = 0, vowels = 0
        // Words of a page follow each other in the bytes.
        let range = first.bytes.lowerBound..<max(first.bytes.lowerBound, last.bytes.upperBound)
        text.bytes.withUnsafeBufferPointer { bytes in
            for index in range {
                switch bytes[index] {
                case 0x41, 0x45, 0x49, 0x4F, 0x55, 0x59, 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0xC3:
                    letters += 1
                    vowels += 1
                case 0x41...0x5A, 0x61...0x7A: letters += 1
                case 0..<0x20, 0x7F, 0xEE, 0xF3, 0xF4: lost += 1
                // U+0080…U+009F; U+F000…U+F8FF and U+FFFD.
                case 0xC2: if index + 1 < bytes.count, bytes[index + 1] < 0xA0 { lost += 1 }
                case 0xEF: if index + 1 < bytes.count, bytes[index + 1] < 0xA4 || bytes[index + 1] == 0xBF { lost += 1 }
                default: break
                }
            }
        }
        if lost > 20 && lost * 10 > lost + letters { return false }
        // French has 43 to 47 vowels in a hundred letters; a code shifted by some places has 10 to 20.
        return letters < 150 || vowels * 100 >= letters * 28
    }
}
