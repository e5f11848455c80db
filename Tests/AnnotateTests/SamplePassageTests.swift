// Passages all over real documents: a comment stands around the words it was made for.
//
// The samples of the repository, and where CLAUSIER_CORPUS names a folder, every DOCX and ODT in it.

import Documents
import Foundation
import Testing

@testable import Annotate

@Suite struct SamplePassageTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.filter { [".docx", ".odt"].contains(where: $0.hasSuffix) }.sorted().map { "\(folder)/\($0)" }
    }

    /// Some words out of the middle of each paragraph, in each document.
    private func passages(of bytes: [UInt8]) throws -> [PlannedComment] {
        let sources = try #require(DocumentReader.textWithSources(of: bytes)).sources
        let blocks = sources.flatMap(\.blocks).filter { $0.part == "body" && $0.text.count > 8 }
        let step = max(1, blocks.count / 400)
        return stride(from: 0, to: blocks.count, by: step).map { index in
            let block = blocks[index]
            let start = 1 + index * 7 % (block.text.count / 2)
            let end = min(block.text.count, start + 3 + index * 5 % 40)
            let quote = String(block.text.dropFirst(start).prefix(end - start))
            return PlannedComment(
                target: .passage(part: block.part, index: block.index, start: start, end: end, quote: quote), text: CommentText(lines: [.init(text: quote)]))
        }
    }

    private func exactness(of path: String) throws -> (exact: Int, of: Int) {
        let bytes = try OpenedFile.read(path).bytes
        let planned = try passages(of: bytes)
        let result = try #require(try CommentedDocument.annotate(bytes, planned), "\(path)")
        let found = path.hasSuffix(".docx") ? Anchors.ofWord(result.bytes) : Anchors.ofOpenDocument(Anchors.content(result.bytes))
        let own = found.filter { $0.author == "Clausier" }
        #expect(own.count == planned.count, "\(path)")
        var exact = 0
        for comment in own {
            let wanted = comment.lines.joined(separator: " ")
            if Self.folded(comment.anchored) == Self.folded(wanted) { exact += 1 } else {  #expect(Self.folded(comment.anchored).contains(Self.folded(wanted)), "\(path)") }
        }
        #expect(result.placements.count { $0 == .exact } <= exact, "\(path): called exact what is not")
        return (exact, planned.count)
    }

    private static func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test func inTheSamples() throws {
        let paths = Self.files(in: Self.repository.appending(path: "SampleTenders").path())
        #expect(paths.count >= 8)
        var (exact, all) = (0, 0)
        for path in paths {
            let counts = try exactness(of: path)
            exact += counts.exact
            all += counts.of
        }
        #expect(exact == all, "\(exact) of \(all)")
    }

    @Test func inOtherPapers() throws {
        guard let corpus = ProcessInfo.processInfo.environment["CLAUSIER_CORPUS"] else {
            return print("SamplePassageTests: CLAUSIER_CORPUS is not set, 0 papers annotated")
        }
        var (exact, all) = (0, 0)
        let paths = Self.files(in: corpus)
        for path in paths {
            let counts = try exactness(of: path)
            print("\(path): \(counts.exact) of \(counts.of) exact")
            exact += counts.exact
            all += counts.of
        }
        print("SamplePassageTests: \(paths.count) papers, \(exact) of \(all) comments around exactly the words, the others around more")
        #expect(exact * 10 >= all * 9)
    }
}
