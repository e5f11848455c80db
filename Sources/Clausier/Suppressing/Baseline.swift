// The findings that were known on one day: readable, sorted, and never growing by itself.

import Documents
import Figures
import Market
import Provenance
import Reports
import Rules
import Settings

/// Known findings, by what they rest on.
public struct Baseline: Sendable {
    /// One known finding.
    public struct Entry: Sendable, Hashable {
        /// Of the content: rule, subject, verdict and the words it rests on, wherever they stand.
        public let fingerprint: String
        /// Identifier of the notice, or the name of the folder or file.
        public let consultation: String
        public let rule: String
        public let lot: String?
        public let verdict: String
        public let title: String
    }

    /// The file, for messages.
    public let file: String
    public private(set) var entries: [Entry]
    private var fingerprints: Set<String>

    private init(_ entries: [Entry], file: String) {
        self.file = file
        self.entries = entries.sorted { $0.order < $1.order }
        fingerprints = Set(entries.map(\.fingerprint))
    }

    /// All that somebody would have to act on in some consultations.
    public init(_ consultations: [JudgedConsultation], file: String) {
        var seen: Set<String> = []
        let entries = consultations.flatMap { consultation -> [Entry] in
            let name = Self.name(of: consultation.market, source: consultation.source)
            return consultation.judgement.findings.filter { $0.isSuppressible && $0.suppression == nil }.map { finding in
                Entry(
                    fingerprint: Self.fingerprint(of: finding, in: name), consultation: name, rule: finding.rule, lot: finding.lot,
                    verdict: finding.verdictInFrench, title: finding.title)
            }
        }
        self.init(entries.filter { seen.insert($0.fingerprint).inserted }, file: file)
    }

    /// Reads a file; throws all its mistakes together.
    public static func read(_ text: String, file: String) throws(SettingsError) -> Baseline {
        let root = try YAML.read(text, file: file)
        let decoding = Decoding(file: file, source: SourceText(text))
        var entries: [Entry] = []
        if var map = decoding.map(root) {
            entries = map.optionalList("findings") { node -> Entry? in
                guard var map = decoding.map(node) else { return nil }
                let fingerprint = map.string("fingerprint")
                let consultation = map.string("consultation")
                let rule = map.string("rule")
                let lot = map.optionalString("lot")
                let verdict = map.optionalString("verdict") ?? ""
                let title = map.optionalString("title") ?? ""
                map.finish()
                guard let fingerprint, let consultation, let rule else { return nil }
                return Entry(fingerprint: fingerprint, consultation: consultation, rule: rule, lot: lot, verdict: verdict, title: title)
            }
            map.finish()
        }
        try decoding.finish()
        return Baseline(entries, file: file)
    }

    /// The file's text.
    public var text: String {
        var writer = YAMLWriter()
        writer.comment(
            """
            Constats connus de Clausier : ils restent dans les rapports mais ne comptent pas (--baseline).

            Écrit par « clausier baseline ». Un constat dont les mots changent dans les pièces n’est plus connu. \
            --update-baseline retire ce qui a disparu ; rien n’est jamais ajouté sans « clausier baseline ».
            """)
        guard !entries.isEmpty else {
            writer.entry("findings", [])
            return writer.text
        }
        writer.section("findings") { writer in
            for entry in entries {
                writer.member {
                    $0.entry("rule", entry.rule)
                    $0.entry("consultation", entry.consultation)
                    if let lot = entry.lot { $0.entry("lot", lot) }
                    $0.entry("verdict", entry.verdict)
                    $0.entry("title", entry.title)
                    $0.entry("fingerprint", entry.fingerprint)
                }
            }
        }
        return writer.text
    }

    func contains(_ fingerprint: String) -> Bool { fingerprints.contains(fingerprint) }

    /// Without the findings that are gone from consultations that were read in full; `nil` if none is.
    public func shrunken(after uses: [SuppressionUse]) -> Baseline? {
        let examined = Set(uses.filter(\.isReadInFull).map(\.consultation))
            .subtracting(uses.filter { !$0.isReadInFull }.map(\.consultation))
        let known = uses.reduce(into: Set<String>()) { $0.formUnion($1.known) }
        let kept = entries.filter { !examined.contains($0.consultation) || known.contains($0.fingerprint) }
        return kept.count < entries.count ? Baseline(kept, file: file) : nil
    }

    /// What a consultation is called, wherever its files lie.
    static func name(of market: Market, source: String) -> String {
        if case .text(let identifier)? = market.notice.firstValue(of: NoticeField.identifier), !identifier.isEmpty { return identifier }
        return source.split(separator: "/").last.map(String.init) ?? source
    }

    /// Of the content only: neither line numbers nor our own sentences, which a new version words anew.
    static func fingerprint(of finding: Finding, in consultation: String) -> String {
        var parts = [consultation, finding.rule, finding.lot ?? "", finding.criterion ?? "", finding.verdict.rawValue]
        parts += [finding.severity?.rawValue ?? "", finding.cause?.rawValue ?? ""]
        func words(_ evidence: [Evidence]) -> [String] {
            Set(evidence.map { $0.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ") }).sorted()
        }
        parts += ["words"] + words(finding.evidence)
        parts += ["missing"] + finding.missing.map(\.attribute).sorted()
        parts += ["alternatives"] + finding.alternatives.flatMap { [$0.attribute, $0.value] + words($0.evidence) }
        // A sign that no text holds keeps « a, b » from being « ab ».
        return String(SHA256.hexadecimal(of: Array(parts.joined(separator: "\u{0}").utf8)).prefix(32))
    }
}

extension Baseline.Entry {
    fileprivate var order: (String, String, String, String) { (consultation, rule, lot ?? "", fingerprint) }
}
