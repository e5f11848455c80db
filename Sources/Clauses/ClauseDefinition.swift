// One entry of the phrase library, as data: how French papers word one clause, and what it states.

import Market
import Provenance
import Settings

/// How one clause is recognised.
public struct ClauseDefinition: Hashable, Sendable {
    /// A value of an attribute: written in the entry, or captured by the pattern (`$hours`; `$0` is
    /// the whole match, verbatim; `$months mois`: with what its unit is).
    public enum Source: Hashable, Sendable {
        case constant(String)
        case capture(String, unit: String = "")
    }

    /// What a match states.
    public enum Yield: Hashable, Sendable {
        /// A value of an attribute of the record whose text was read.
        case value(attribute: String, Source)
        /// A new record in a list of that record (hours of insertion).
        case member(list: String, fields: [String: Source])
    }

    /// A sentence with, where it should be recognised, the value it states.
    public struct Example: Hashable, Sendable {
        public let text: String
        public let value: String?
        /// The heading it stands under, for clauses that ask for one.
        public let heading: String?
    }

    public let id: String
    /// The records of a notice in whose texts the clause may stand; none for what is only looked for in papers.
    public let records: [RecordType]
    /// Only these texts of the record; empty: all.
    public let texts: [String]
    /// The kinds of paper in whose text it is looked for; `nil`: those in which its attribute may stand.
    public let kinds: [PaperKind]?
    /// In papers: one of the headings above must match, and none may match `notUnder`. PCRE2, folded.
    public let under: String?
    public let notUnder: String?
    /// In papers: the line above, which holds the needles; the pattern is looked for in the paragraph right
    /// below it (« Type de marché », and « Services » on the next line). PCRE2, folded.
    public let after: String?
    /// In papers: what must stand somewhere in the paper, and what may not. PCRE2, folded.
    public let ifPaper: String?
    public let unlessPaper: String?
    /// At least one occurs in every text the pattern can match. Folded.
    public let needles: [String]
    /// PCRE2, over folded text, with the macros of `PatternMacros`.
    public let pattern: String
    /// Around a match, what shows that it is something else. PCRE2, over folded text.
    public let unless: String?
    /// The same, looked for in the sentence of the match only.
    public let unlessSentence: String?
    /// In papers: what the sentence of the match must say as well.
    public let ifSentence: String?
    /// Whether the quote is the whole sentence around the match, for words that only make sense in it.
    public let quotesSentence: Bool
    /// In papers: whether the quote runs from the match to the end of its paragraph, for free text behind a label.
    public let quotesParagraph: Bool
    /// Whether, in papers, it only states what no other clause has stated of the same lots.
    public let isFallback: Bool
    /// What a match states; never empty.
    public let yields: [Yield]
    /// What must stand near a needle, or nothing can be stated.
    public let need: CaptureNeed
    /// Sentences that must be recognised.
    public let matches: [Example]
    /// Sentences that must not.
    public let rejects: [String]
}

extension ClauseDefinition {
    /// Reads a file of `Rules/clauses`; mistakes are noted in `decoding`.
    public static func list(from root: Node, _ decoding: Decoding) -> [ClauseDefinition] {
        guard var map = decoding.map(root) else { return [] }
        let clauses = map.optionalList("clauses") { definition($0, decoding) }
        map.finish()
        return clauses
    }

    private static func definition(_ node: Node, _ decoding: Decoding) -> ClauseDefinition? {
        guard var map = decoding.map(node) else { return nil }
        let id = map.string("id")
        let records = map.optional("in").flatMap { decoding.list($0) { recordType($0, decoding) } } ?? [.procedure, .lot]
        let texts = map.optionalList("texts") { decoding.string($0) }
        let kinds = map.optional("kinds").flatMap { decoding.list($0) { paperKind($0, decoding) } }
        let under = map.optional("under").flatMap { self.pattern($0, decoding) }
        let notUnder = map.optional("notUnder").flatMap { self.pattern($0, decoding) }
        let after = map.optional("after").flatMap { self.pattern($0, decoding) }
        let ifPaper = map.optional("ifPaper").flatMap { self.pattern($0, decoding) }
        let unlessPaper = map.optional("unlessPaper").flatMap { self.pattern($0, decoding) }
        let needles = map.required("needles").flatMap { decoding.list($0) { folded($0, decoding) } }
        let pattern = map.required("pattern").flatMap { self.pattern($0, decoding) }
        let unless = map.optional("unless").flatMap { self.pattern($0, decoding) }
        let unlessSentence = map.optional("unlessSentence").flatMap { self.pattern($0, decoding) }
        let ifSentence = map.optional("ifSentence").flatMap { self.pattern($0, decoding) }
        let quotesSentence = map.optionalBool("sentence") ?? false
        let quotesParagraph = map.optionalBool("paragraph") ?? false
        let isFallback = map.optionalBool("fallback") ?? false
        let yields = map.required("states").flatMap { self.yields($0, records, decoding) }
        let matches = map.optionalList("matches") { example($0, decoding) }
        let rejects = map.optionalList("rejects") { decoding.string($0) }
        if matches.isEmpty { decoding.note("aucun exemple reconnu (clé « matches »)", at: node.position) }
        map.finish()
        guard let id, let needles, let pattern, let yields, !yields.isEmpty else { return nil }
        return ClauseDefinition(
            id: id, records: records, texts: texts, kinds: kinds, under: under, notUnder: notUnder, after: after, ifPaper: ifPaper,
            unlessPaper: unlessPaper, needles: needles, pattern: pattern, unless: unless, unlessSentence: unlessSentence, ifSentence: ifSentence, quotesSentence: quotesSentence, quotesParagraph: quotesParagraph, isFallback: isFallback, yields: yields,
            need: CaptureNeed(pattern, yields), matches: matches, rejects: rejects)
    }

    private static func paperKind(_ node: Node, _ decoding: Decoding) -> PaperKind? {
        guard let name = decoding.string(node) else { return nil }
        if let kind = PaperKind(rawValue: name) { return kind }
        decoding.note("pièce inconnue « \(name) »\(Spelling.suggestion(for: name, among: PaperKind.allCases.map(\.rawValue)))", at: node.position)
        return nil
    }

    private static func recordType(_ node: Node, _ decoding: Decoding) -> RecordType? {
        guard let name = decoding.string(node) else { return nil }
        if let type = RecordType.allCases.first(where: { $0.rawValue == name }) { return type }
        decoding.note("rubrique inconnue « \(name) »\(Spelling.suggestion(for: name, among: RecordType.allCases.map(\.rawValue)))", at: node.position)
        return nil
    }

    /// A needle or pattern must be written as folded text is, or it can never match.
    private static func folded(_ node: Node, _ decoding: Decoding) -> String? {
        guard let text = decoding.string(node) else { return nil }
        guard FoldedText(text).bytes.elementsEqual(text.utf8) else {
            decoding.note("« \(text) » doit être écrit sans accents ni majuscules : le texte est replié ainsi avant la recherche", at: node.position)
            return nil
        }
        return text
    }

    private static func pattern(_ node: Node, _ decoding: Decoding) -> String? {
        guard let text = decoding.string(node) else { return nil }
        if let problem = patternProblem(PatternMacros.expand(text)) {
            decoding.note(problem, at: node.position)
            return nil
        }
        return text
    }

    private static func patternProblem(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return "un motif s’écrit sans accents : le texte est replié ainsi avant la recherche" }
        do throws(PatternProblem) {
            _ = try Pattern(text)
            return nil
        } catch {
            return "motif refusé au caractère \(error.offset) : \(error.message)"
        }
    }

    /// One statement, or a list of them.
    private static func yields(_ node: Node, _ records: [RecordType], _ decoding: Decoding) -> [Yield]? {
        guard case .list = node.content else { return yield(node, records, decoding).map { [$0] } }
        return decoding.list(node) { yield($0, records, decoding) }
    }

    /// The records that an attribute is looked for in: of a paper, any that a paper speaks of.
    static func homes(_ records: [RecordType]) -> [RecordType] {
        // What a record lacks is stated of the procedure.
        records.isEmpty ? [.lot, .procedure, .buyer, .notice] : records + [.procedure]
    }

    private static func yield(_ node: Node, _ records: [RecordType], _ decoding: Decoding) -> Yield? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("attribute")
        let value = map.optionalString("value")
        let member = map.optional("member").flatMap { decoding.map($0) }
        var fields: [String: Source] = [:]
        if var member {
            for entry in member.everything() {
                if let text = decoding.string(entry.value) { fields[entry.key] = source(text) }
            }
        }
        map.finish()
        guard let name else { return nil }
        guard let attribute = homes(records).lazy.compactMap({ Catalogue.standard.attribute(named: name, of: $0) }).first else {
            let names = homes(records).flatMap { $0.attributes.map(\.name) }
            decoding.note("attribut inconnu « \(name) »\(Spelling.suggestion(for: name, among: names))", at: node.position)
            return nil
        }
        if case .records(let type) = attribute.spec.type {
            for field in fields.keys where Catalogue.standard.attribute(named: field, of: type) == nil {
                decoding.note("attribut inconnu « \(field) »\(Spelling.suggestion(for: field, among: type.attributes.map(\.name)))", at: node.position)
                return nil
            }
            return .member(list: name, fields: fields)
        }
        guard let value else {
            decoding.note("clé « value » manquante", at: node.position)
            return nil
        }
        if case .constant(let text) = source(value), (try? FactValue(parsing: text, as: attribute.spec.type)) == nil {
            decoding.note("« \(text) » n’est pas une valeur de « \(name) »", at: node.position)
            return nil
        }
        return .value(attribute: name, source(value))
    }

    private static func source(_ text: String) -> Source {
        guard text.hasPrefix("$") else { return .constant(text) }
        let name = text.dropFirst().prefix { $0.isLetter || $0.isNumber }
        return .capture(String(name), unit: String(text[name.endIndex...]))
    }

    private static func example(_ node: Node, _ decoding: Decoding) -> Example? {
        if node.scalar != nil { return decoding.string(node).map { Example(text: $0, value: nil, heading: nil) } }
        guard var map = decoding.map(node) else { return nil }
        let text = map.string("text")
        let value = map.optionalString("value")
        let heading = map.optionalString("under")
        map.finish()
        return text.map { Example(text: $0, value: value, heading: heading) }
    }
}
