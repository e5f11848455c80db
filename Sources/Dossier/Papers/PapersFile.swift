// papiers.yaml: what the user says each document is.

import Provenance
import Settings

/// What the user says of a document.
public struct DeclaredPaper: Hashable, Sendable {
    public let kind: PaperKind
    public let lots: [String]
    /// Who says so, as reports give it, in French.
    public let reason: String
}

/// The file of `--papers`. It is never taken from inside what is examined: a tender may not say by
/// what it is to be judged.
///
///     papers:
///       - {path: "02_CCAP_v2.pdf", kind: ccap}
///       - {path: "lots/*/CCTP*.docx", kind: cctp}
///       - {path: "AE-plomberie.docx", kind: ae, lots: [3]}
public struct PapersFile: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let pattern: String
        let declared: DeclaredPaper
        let position: Position
    }

    public let file: String
    let entries: [Entry]
    private let source: String

    /// Reads a file; throws all its mistakes together.
    ///
    /// - Parameter reason: why a paper is what the file says, in French, where nobody gave `--papers`.
    public static func read(_ text: String, file: String, reason: String? = nil) throws(SettingsError) -> PapersFile {
        let root = try YAML.read(text, file: file)
        let decoding = Decoding(file: file, source: SourceText(text))
        var entries: [Entry] = []
        if var map = decoding.map(root) {
            entries = map.optionalList("papers") { entry($0, reason, decoding) }
            if entries.isEmpty, decoding.problems.isEmpty {
                decoding.note("aucune pièce n’est désignée (clé « papers », une liste de {path, kind})", at: root.position)
            }
            map.finish()
        }
        try decoding.finish()
        return PapersFile(file: file, entries: entries, source: text)
    }

    private static func entry(_ node: Node, _ reason: String?, _ decoding: Decoding) -> Entry? {
        guard var map = decoding.map(node) else { return nil }
        let path = map.string("path")
        let kind = map.choice("kind", of: PaperKind.self)
        let lots = map.optionalList("lots") { node -> String? in
            guard let text = decoding.string(node) else { return nil }
            guard let number = LotNumbers.normalised(text) else {
                decoding.note("« \(text) » n’est pas un numéro de lot, comme 3 ou 2A", at: node.position)
                return nil
            }
            return number
        }
        map.finish()
        guard let path, let kind else { return nil }
        let declared = DeclaredPaper(kind: kind, lots: lots, reason: reason ?? "désigné par --papers (ligne \(node.position.line))")
        return Entry(pattern: path, declared: declared, position: node.position)
    }

    /// What is said of the document at this path; the first entry that fits counts.
    func declaration(for path: String) -> DeclaredPaper? {
        entries.first { Self.fits(path, $0.pattern) }?.declared
    }

    /// Throws if an entry fits none of the documents: a mistyped path must not pass unnoticed.
    func check(against paths: [String]) throws(SettingsError) {
        let decoding = Decoding(file: file, source: SourceText(source))
        for entry in entries where !paths.contains(where: { Self.fits($0, entry.pattern) }) {
            let names = paths.map { path in path.split(separator: "/").last.map(String.init) ?? path }
            let wanted = entry.pattern.split(separator: "/").last.map(String.init) ?? entry.pattern
            decoding.note(
                "aucun document ne répond à « \(entry.pattern) »\(Spelling.suggestion(for: wanted, among: names))", at: entry.position)
        }
        try decoding.finish()
    }

    /// The whole path, or its end from a folder on; `*` and `?` stand for characters of one step.
    static func fits(_ path: String, _ pattern: String) -> Bool {
        let steps = path.split(separator: "/").map(Array.init)
        let wanted = pattern.split(separator: "/").map(Array.init)
        guard !wanted.isEmpty, wanted.count <= steps.count else { return false }
        return zip(steps.suffix(wanted.count), wanted).allSatisfy { matches($0[...], $1[...]) }
    }

    /// Without going back more than to the last star: linear in practice, quadratic at worst.
    private static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
        var text = text
        var pattern = pattern
        var star: (pattern: ArraySlice<Character>, text: ArraySlice<Character>)?
        while let character = text.first {
            if pattern.first == "*" {
                pattern = pattern.dropFirst()
                star = (pattern, text)
            } else if let wanted = pattern.first, wanted == character || wanted == "?" {
                pattern = pattern.dropFirst()
                text = text.dropFirst()
            } else if let last = star {
                star = (last.pattern, last.text.dropFirst())
                pattern = last.pattern
                text = last.text.dropFirst()
            } else {
                return false
            }
        }
        return pattern.allSatisfy { $0 == "*" }
    }
}
