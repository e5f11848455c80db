// What is read without libyaml is read as libyaml does, to the last place.

import Foundation
import Testing

@testable import Settings

@Suite struct PlainYAMLTests {
    /// The YAML files of the repository.
    private static let texts: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var texts: [String] = []
        for folder in ["Rules", "SampleTenders"] {
            let files = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
            for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "yaml" {
                if let text = try? String(contentsOf: file, encoding: .utf8) { texts.append(text) }
            }
        }
        return texts
    }()

    private func plain(_ text: String) -> Node? {
        var text = text
        return text.withUTF8 { PlainYAML.root(of: $0) }
    }

    private func viaLibyaml(_ text: String) -> Node? {
        var text = text
        return text.withUTF8 { try? YAMLEvents.root(of: $0) }
    }

    @Test func theProjectsOwnFilesAreReadWithoutLibyaml() {
        #expect(Self.texts.count > 100)
        for text in Self.texts {
            let node = plain(text)
            #expect(node != nil)
            #expect(node == viaLibyaml(text))
        }
    }

    @Test(arguments: [
        "a: |\n  x\n\n    y\n  z\nb: >\n  x\n  y\n\n  z\n    w\n   v\n  u\nc: >-\n  x", "a:\n- b\n-\n- - c\n  - d\n- e: f\n  g: h\n- {i: [j, 'k''l', \"m\\n\"]}\n",
        "a: b c\n  d\n\n\n  e\nf: g # h\n#i\nj: k#l\n", "a: [b,\n  c, # d\n  e: f]\n", "a:\n# b\n  c: # d\n    e\n  f:\ng:\n", "  a: 1\n  b: 2\n",
        "a: {b: c,\nd: e}\n", "a: [b ? c, d]\n", "a: [b, ]\n", "a: [-1, - 2]\n", "é: ü {x} [y]\nô: \"ß\": 1\n", "- a\n - b\n", "a: b\n c: d\n", "a: |\n   x\n  y\n",
        "a: |\n     \n  x\n", "a: 'b\n  c'\n", "a: b\n---\nc: d\n", "a: b\n... \n", "a: b\n%c\n", "- - - a\n    - b\n  - c\n", "a: >-\n\n\n  x\n\n\nb: y\n", "a: b #", "a: \"b\"c\n",
        "a: [b]c\n", "a: {b: c}: d\n", "a:b\n", "a: b:\n", "a : b\n", "\"a\" : b\n", "a: -\n", "a: - b\n", "a: ?b\n", "a: :b\n", "#", "", "\n\n", "a", "- a", "-", "a:", "a: x\n  # y\n  z\n",
    ])
    func corners(text: String) {
        if let node = plain(text) { #expect(node == viaLibyaml(text)) }
    }

    /// Damaged texts: most are refused, some mean something else, and both readers agree on what.
    @Test func damagedFilesAreNeverReadOtherwise() {
        let pieces = [
            "\t", " ", "  ", "\n", "\r\n", ":", ": ", "- ", "-", " #", "&a ", "*a", "! ", "|\n", ">-\n", "'", "\"", "\\", "{", "}", "[", "]", ", ", "? ", "%", "---\n", "\u{FEFF}",
            "\u{85}", "é", "\u{0}", "a: 1\n", "\n\n", " #c\n",
        ]
        let seed = UInt64.random(in: 1...(.max))
        var state = seed
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        var readings = 0
        for _ in 0..<3_000 {
            let lines = Self.texts[random(Self.texts.count)].split(separator: "\n", omittingEmptySubsequences: false)
            let start = random(lines.count)
            var scalars = Array(lines[start..<min(lines.count, start + 1 + random(10))].joined(separator: "\n").unicodeScalars)
            for _ in 0...random(3) where !scalars.isEmpty {
                let place = random(scalars.count)
                switch random(3) {
                case 0: scalars.removeSubrange(place..<min(scalars.count, place + 1 + random(12)))
                case 1: scalars.insert(contentsOf: pieces[random(pieces.count)].unicodeScalars, at: place)
                default: scalars.swapAt(place, random(scalars.count))
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            guard let node = plain(String(text)) else { continue }
            readings += 1
            #expect(node == viaLibyaml(String(text)), "seed \(seed): \(String(text).debugDescription)")
        }
        #expect(readings > 300)
    }
}
