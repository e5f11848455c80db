// Real pages and texts, where they are at hand: CLAUSIER_CORPUS names their folder. Without it these
// tests say so and pass.

import FoundationEssentials
import SampleFiles
import Testing

@testable import Documents

@Suite struct RealDocumentTests {
    private static let corpus = ProcessInfo.processInfo.environment["CLAUSIER_CORPUS"]

    private func files(_ folder: String, _ suffix: String) -> [String] {
        guard let corpus = Self.corpus else { return [] }
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(corpus)/\(folder)")) ?? []
        return names.filter { $0.hasSuffix(suffix) }.sorted().map { "\(corpus)/\(folder)/\($0)" }
    }

    /// Each page has its text beside it, made by another program: no word of it may be missing.
    @Test func pagesSayWhatTheirTextsSay() throws {
        let pages = files("boamp-html", ".html")
        if pages.isEmpty { return print("RealDocumentTests: CLAUSIER_CORPUS is not set, 0 pages read") }
        var (words, missing) = (0, 0)
        for page in pages {
            let number = page.lastPathComponent.prefix { $0.isNumber }
            let twin = "\(Self.corpus ?? "")/boamp-text/\(number).txt"
            let text = DocumentReader.text(of: try OpenedFile.read(page).bytes, path: page)
            #expect(text.status == .read, "\(page)")
            #expect(text.blocks.count > 20, "\(page)")
            guard let expected = try? OpenedFile.read(twin).bytes else { continue }
            let read = Set(text.blocks.flatMap { Self.words($0.text) })
            let wanted = DocumentReader.text(of: expected, path: twin).blocks.flatMap { Self.words($0.text) }
            words += wanted.count
            missing += wanted.count { !read.contains($0) }
        }
        print("RealDocumentTests: \(pages.count) pages, \(words) words looked for, \(missing) not found")
        #expect(missing * 500 <= words)
    }

    private static func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }

    @Test func pagesOfWordInTwoEncodings() throws {
        let pages = files("dce/word-htm-vandoeuvre", ".htm")
        if pages.isEmpty { return print("RealDocumentTests: CLAUSIER_CORPUS is not set, 0 pages of Word read") }
        let texts = try pages.map { DocumentReader.text(of: try OpenedFile.read($0).bytes, path: $0) }
        // In one of them telephone numbers were replaced; the rest is the same.
        #expect(texts.allSatisfy { $0.status == .read && $0.blocks.count == texts[0].blocks.count })
        #expect(zip(texts[0].lines, texts[1].lines).count { $0 != $1 } < 20)
        #expect(texts[0].blocks.contains { $0.text == "VILLE DE VANDOEUVRE" })
    }

    @Test func noticesAsText() throws {
        let paths = files("boamp-text", ".txt")
        if paths.isEmpty { return print("RealDocumentTests: CLAUSIER_CORPUS is not set, 0 texts read") }
        for path in paths {
            let bytes = try OpenedFile.read(path).bytes
            let text = DocumentReader.text(of: bytes, path: path)
            #expect(text.status == .read, "\(path)")
            // Every line that is not blank stands somewhere, whole.
            let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { $0.count > 8 }
            let all = text.lines.joined(separator: " ")
            for line in lines.prefix(40) where !all.contains(line) { Issue.record("\(path): « \(line.prefix(60)) » is missing") }
        }
        print("RealDocumentTests: \(paths.count) texts read")
    }
}
