// Whether the characters of a page are those that it shows. A PDF may draw glyphs and not say which letters
// they are; what comes out then is private characters, or letters that make no words.

enum Legibility {
    /// What a page has of characters that can be told from others.
    static func isReadable(_ page: PrintedPage, in text: PrintedText) -> Bool {
        var lost = 0, all = 0, letters = 0, vowels = 0
        for word in text.words[page.words] {
            for scalar in String(decoding: text.bytes[word.bytes], as: UTF8.self).unicodeScalars {
                all += 1
                switch scalar.value {
                case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0x41, 0x45, 0x49, 0x4F, 0x55, 0x59:
                    letters += 1
                    vowels += 1
                case 0x41...0x5A, 0x61...0x7A: letters += 1
                case 0xC0...0x17F:
                    letters += 1
                    vowels += 1
                case 0..<0x20, 0x7F..<0xA0, 0xFFFD, 0xE000...0xF8FF, 0xF0000...: lost += 1
                default: break
                }
            }
        }
        if lost * 10 > all && lost > 20 { return false }
        // French has 43 to 47 vowels in a hundred letters; a code shifted by some places has 10 to 20.
        return letters < 150 || vowels * 100 >= letters * 28
    }
}
