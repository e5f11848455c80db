// Words on pages, as a program that reads PDF or recognises characters gives them: what everything in
// this folder starts from, and knows nothing of how they were had.

import Provenance

/// A word and its box, in points from the top left of its page.
struct PrintedWord {
    var x0, y0, x1, y1: Double
    /// Its bytes in `PrintedText.bytes`.
    var bytes: Range<Int>

    var height: Double { y1 - y0 }
}

struct PrintedPage {
    /// From 1.
    var number: Int
    var width: Double
    var height: Double
    /// In the order in which the file draws them, which is nearly always the order of reading, cell by cell.
    var words: Range<Int>
}

/// The words of a document.
struct PrintedText {
    /// Of all words, in UTF-8, one after the other.
    var bytes: [UInt8] = []
    var words: [PrintedWord] = []
    var pages: [PrintedPage] = []
}
