// Recognising characters on images of pages, with Tesseract and its French data.

import Provenance

/// The words that were recognised on one page.
struct RecognisedPage {
    /// In points from the top left.
    var words: [(word: PrintedWord, bytes: [UInt8])] = []
    /// Whether most of them are rather sure.
    var isReliable = true
    /// Whether it seems to show tick boxes: which of them are ticked is beyond a recogniser of letters.
    var hasBoxes = false
}

struct PageRecogniser: Sendable {
    /// Where the programs are looked for.
    var searchPath = OutsideProgram.searchPath
    /// Seconds for one page.
    var pageSeconds = 60

    /// Resolution for print of usual size; more only costs time.
    private static let dotsPerInch = 300.0
    /// Pixels of the longer side: plans on large sheets would fill the memory.
    private static let longestSide = 4200.0
    /// Below this Tesseract itself hardly believes what it saw.
    private static let poorConfidence = 30.0
    private static let sureConfidence = 60.0

    /// The words of a page of a PDF.
    func words(onPage page: PrintedPage, of pdf: [UInt8]) throws(ProgramError) -> RecognisedPage {
        let longer = max(page.width, page.height, 1)
        let resolution = max(30, min(Self.dotsPerInch, Self.longestSide * 72 / longer)).rounded()
        // Asked first: a page need not be drawn for nothing.
        guard OutsideProgram.tesseract.located(in: searchPath) != nil else { throw ProgramError(.missing, program: .tesseract) }
        let image = try drawing(page: page.number, of: pdf, dotsPerInch: Int(resolution))
        return try words(onImage: image, dotsPerInch: resolution)
    }

    /// The words of an image file; the boxes are in points at that resolution.
    func words(onImage image: [UInt8], dotsPerInch: Double) throws(ProgramError) -> RecognisedPage {
        var run = ChildProcess(program: .tesseract, arguments: ["stdin", "stdout", "-l", "fra", "--psm", "3", "--dpi", String(Int(dotsPerInch)), "tsv"])
        run.input = image
        run.limits = ProgramLimits(seconds: pageSeconds, memory: 3 << 30, output: 64 << 20)
        run.searchPath = searchPath
        do throws(ProgramError) {
            return Self.parse(try run.run().bytes, scale: 72 / dotsPerInch)
        } catch {
            // Without its French data it says « Error opening data file … fra.traineddata ».
            if case .failed(_, let message) = error.reason, message.contains("traineddata") {
                throw ProgramError(.missing, program: .tesseract)
            }
            throw error
        }
    }

    /// Whether a page shows anything at all.
    func isBlank(page: Int, of pdf: [UInt8]) throws(ProgramError) -> Bool {
        let image = try drawing(page: page, of: pdf, dotsPerInch: 24)
        // `P5 WIDTH HEIGHT 255`, then one byte for each point.
        var fields = 0, index = 0
        while index < image.count, fields < 4 {
            if image[index] <= 0x20 { fields += 1 }
            index += 1
        }
        // The dust of a scanner's glass is darker than paper in a few points.
        return image[index...].count { $0 < 0xE0 } < 4
    }

    /// The page as a grey PGM image.
    private func drawing(page: Int, of pdf: [UInt8], dotsPerInch: Int) throws(ProgramError) -> [UInt8] {
        let number = String(page)
        var run = ChildProcess(program: .pdftoppm, arguments: ["-r", String(dotsPerInch), "-gray", "-f", number, "-l", number, "/dev/stdin"])
        run.input = pdf
        run.limits = ProgramLimits(seconds: pageSeconds, memory: 2 << 30, output: 128 << 20)
        run.searchPath = searchPath
        let image = try run.run().bytes
        guard image.count > 16 else { throw ProgramError(.failed(status: 0, message: "image vide"), program: .pdftoppm) }
        return image
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0xC3
    }

    /// What Tesseract makes of a tick box.
    private static let boxes: Set<String> = ["☐", "☒", "[]", "[", "[x]", "[X]", "[_]", "LJ", "L]", "LI", "CI", "CJ", "[1", "[_", "D]", "O]"]

    /// Lines of tab-separated `level page block paragraph line word left top width height confidence text`.
    private static func parse(_ output: [UInt8], scale: Double) -> RecognisedPage {
        var page = RecognisedPage()
        var line = (y0: 0.0, y1: 0.0)
        var all = 0, sure = 0
        for row in output.split(separator: 0x0A) {
            let fields = row.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
            guard fields.count >= 11 else { continue }
            let numbers = fields[6...10].map { Double(String(decoding: $0, as: UTF8.self)) ?? 0 }
            let (x, y, width, height) = (numbers[0] * scale, numbers[1] * scale, numbers[2] * scale, numbers[3] * scale)
            if fields[0].elementsEqual([0x34]) { line = (y, y + height) }
            guard fields[0].elementsEqual([0x35]), fields.count == 12, !fields[11].allSatisfy({ $0 == 0x20 }) else { continue }
            all += 1
            if numbers[4] >= sureConfidence { sure += 1 }
            // Rules of tables and dust make signs; a word left out might be the « pas » of a sentence.
            guard numbers[4] >= poorConfidence || fields[11].contains(where: isOfWord) else { continue }
            // The height of its line, with the room that a font leaves above and below its letters: spaces are
            // judged by it, and the height of a word depends on its letters.
            let (top, bottom) = (min(line.y0, y), max(line.y1, y + height)), room = 0.15 * (bottom - top)
            let word = PrintedWord(x0: x, y0: top - room, x1: x + width, y1: bottom + room, bytes: 0..<0)
            var bytes: [UInt8] = []
            fields[11].withUnsafeBufferPointer { SignRepair.repaired($0, into: &bytes) }
            if boxes.contains(String(decoding: bytes, as: UTF8.self)) { page.hasBoxes = true }
            if !bytes.isEmpty { page.words.append((word, bytes)) }
        }
        page.isReliable = all < 20 || sure * 10 >= all * 7
        return page
    }
}
