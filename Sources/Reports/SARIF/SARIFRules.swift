// The tool and its rules, as SARIF describes them once for all results.

import Rules

/// The rules of a run and their numbers.
struct SARIFRules: Sendable {
    private struct Entry: Sendable {
        let id: String
        let title: String
        let explanation: String
        let exclusions: String?
        let legalBasis: [LegalBasis]
        let level: String
    }

    private let entries: [Entry]
    private let numbers: [String: Int]

    init(_ rules: [Rule]) {
        entries =
            rules.map { rule in
                Entry(
                    id: rule.id, title: rule.title, explanation: rule.explanation, exclusions: rule.exclusions,
                    legalBasis: rule.legalBasis, level: Self.level(of: rule))
            }
            + BuiltInRule.all.map { rule in
                Entry(
                    id: rule.id, title: rule.title, explanation: rule.explanation, exclusions: rule.exclusions, legalBasis: [],
                    level: "note")
            }
        numbers = Dictionary(entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func index(of rule: String) -> Int? { numbers[rule] }

    /// The gravest that a rule can conclude.
    private static func level(of rule: Rule) -> String {
        let outcomes = rule.versions.flatMap(\.findings).map(\.outcome)
        if outcomes.contains(.breach(.blocking)) { return "error" }
        return outcomes.contains(.breach(.major)) ? "warning" : "note"
    }

    /// The `tool` object.
    func tool(_ context: ReportContext) -> [UInt8] {
        var writer = JSONWriter(.indented, depth: 3)
        writer.object { writer in
            writer.object("driver") { writer in
                writer.field("name", "Clausier")
                writer.field("semanticVersion", context.toolVersion)
                writer.field("language", "fr-FR")
                writer.object("properties") {
                    $0.field("ruleSetVersion", context.ruleSetVersion)
                    $0.field("lawReviewed", context.reviewed?.description)
                }
                writer.array("notifications") { writer in
                    for descriptor in SARIFNotification.Descriptor.allCases {
                        writer.object {
                            $0.field("id", descriptor.rawValue)
                            $0.object("shortDescription") { $0.field("text", descriptor.text) }
                        }
                    }
                }
                writer.array("rules") { writer in for entry in entries { Self.write(entry, &writer) } }
            }
        }
        return writer.bytes
    }

    private static func write(_ entry: Entry, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", entry.id)
            writer.object("shortDescription") { $0.field("text", SARIFText.message(entry.title)) }
            writer.object("fullDescription") { $0.field("text", SARIFText.message(entry.explanation)) }
            writer.object("defaultConfiguration") { $0.field("level", entry.level) }
            writer.field("helpUri", helpAddress(entry.legalBasis))
            writer.object("help") {
                $0.field("text", help(entry, basis: { SARIFText.message("\($0.article) (\($0.kind.rawValue))") }, escape: SARIFText.message, strong: { $0 }))
                $0.field(
                    "markdown",
                    help(
                        entry,
                        basis: { basis in
                            let name = MarkdownText.inline("\(basis.article) (\(basis.kind.rawValue))")
                            return address(of: basis).map { "[\(name)](\($0))" } ?? name
                        }, escape: { Markdown.escaped(SARIFText.message($0)) }, strong: { "**\($0)**" }))
            }
            writer.object("properties") { writer in
                writer.array("tags") { writer in
                    writer.string("commande-publique")
                    var kinds: [String] = []
                    for kind in entry.legalBasis.map(\.kind.rawValue) where !kinds.contains(kind) { kinds.append(kind) }
                    for kind in kinds { writer.string(kind) }
                }
            }
        }
    }

    private static func help(
        _ entry: Entry, basis: (LegalBasis) -> String, escape: (String) -> String, strong: (String) -> String
    ) -> String {
        var paragraphs = [escape(entry.explanation)]
        if !entry.legalBasis.isEmpty { paragraphs.append(strong("Textes") + " : " + entry.legalBasis.map(basis).joined(separator: ", ")) }
        if let exclusions = entry.exclusions { paragraphs.append(strong("N’est pas jugé") + " : " + escape(exclusions)) }
        paragraphs.append(escape("« clausier explain \(entry.id) » en dit plus."))
        return paragraphs.map { VisibleText.clean($0, keepsLines: true) }.joined(separator: "\n\n")
    }

    private static func helpAddress(_ legalBasis: [LegalBasis]) -> String? {
        legalBasis.lazy.compactMap(address).first
    }

    /// Where to read a text: the version that was read, else the official site's search for the article.
    /// A charter or a convention stands on no official site.
    private static func address(of basis: LegalBasis) -> String? {
        if let link = basis.link { return link }
        guard !basis.isCommitment, basis.kind != .pratique else { return nil }
        return "https://www.legifrance.gouv.fr/search/all?tab_selection=all&searchField=ALL&query=\(URI.encoded(basis.article, keeping: ""))"
    }
}
