// A rule told to people, before it is laid out: the same for docs/regles and for `clausier explain`.

import Market
import Rules
import Settings

/// A piece of text in a page about a rule.
enum Span: Hashable, Sendable, ExpressibleByStringInterpolation {
    case text(String)
    case strong(String)
    /// CEL, names of attributes.
    case code(String)

    init(stringLiteral value: String) { self = .text(value) }
}

/// Everything that a page about a rule says, in order.
public struct RuleExplanation: Sendable {
    enum Block: Hashable, Sendable {
        case paragraph([Span])
        case item([Span])
        /// A numbered item, and what belongs to it.
        case step(Int, [Span], [[Span]])
        /// Words that are to be pasted.
        case clause(String)
    }

    struct Section: Hashable, Sendable {
        let title: String
        var blocks: [Block]
    }

    let id: String
    let title: String
    /// Label and text, under the title.
    private(set) var head: [(label: String, text: String)] = []
    private(set) var sections: [Section] = []

    /// - Parameter ruleSet: with its inline tests, where an example is to be shown.
    public init(_ rule: Rule, in ruleSet: RuleSet) throws(SettingsError) {
        id = rule.id
        title = rule.title
        head = [
            ("Fondement", French.enumeration(rule.legalBasis.map { "\($0.article)\u{A0}(\($0.kind.rawValue))" })),
            ("Jugée", rule.scope.label),
        ]
        if let stage = rule.stage { head.append(("Étape", stage.label)) }
        add("Ce que le droit demande", Self.paragraphs(rule.explanation))
        add("Depuis quand", rule.versions.map { .item([.text(Self.window($0))]) })
        let inputs = RuleInputs(of: rule, in: ruleSet)
        add("Ce que Clausier lit", Self.inputs(inputs))
        add("Comment la règle décide", DecisionText.blocks(rule, inputs))
        let examples = try WorkedExample.examples(of: rule, in: ruleSet)
        add("Exemple", examples.enumerated().flatMap { ExampleText.blocks($1, inputs, isContrast: $0 > 0) })
        add("Ce que la règle ne juge pas", Self.paragraphs(rule.exclusions ?? ""))
        add("Ce qu’elle tient pour acquis", Self.paragraphs(rule.assumptions ?? ""))
        add("Clause type, remède", Self.clauses(rule))
        add("Sources", Self.sources(rule, inputs))
    }

    /// A check that no rule file holds.
    public init(_ rule: BuiltInRule) {
        id = rule.id
        title = rule.title
        add("Ce qui est contrôlé", Self.paragraphs(rule.explanation))
        add("Ce qui ne l’est pas", Self.paragraphs(rule.exclusions))
    }

    private mutating func add(_ title: String, _ blocks: [Block]) {
        if !blocks.isEmpty { sections.append(Section(title: title, blocks: blocks)) }
    }

    // MARK: Sections

    /// The paragraphs of a text that comes from a YAML block.
    private static func paragraphs(_ text: String) -> [Block] {
        text.split(separator: "\n\n").map { part in
            .paragraph([.text(FrenchText.withNoBreakSpaces(part.split(separator: "\n").joined(separator: " ")))])
        }
    }

    static func window(_ version: RuleVersion) -> String {
        let until = version.until.map { " jusqu’au \(FrenchText.date($0.adding(days: -1)))" } ?? ", en vigueur"
        let transition =
            version.transition == .byAnalogy
            ? " (disposition transitoire non lue\u{A0}: les trente premiers jours sont jugés sous les deux versions)" : ""
        return "depuis le \(FrenchText.date(version.from))\(until)\(transition)"
    }

    private static func inputs(_ inputs: RuleInputs) -> [Block] {
        let shared: [Block] =
            inputs.sharedAttributes.isEmpty
            ? [] : [.item([.text("pour savoir si le marché est concerné\u{A0}: \(French.enumeration(inputs.sharedAttributes.map(\.spec.label)))")])]
        return inputs.attributes.map { attribute in
            let spec = attribute.spec
            let papers = spec.papers.isEmpty ? "profil du candidat" : spec.papers.map(\.label).joined(separator: ", ")
            let term = spec.businessTerm.map { " (\($0))" } ?? ""
            return .item([
                .text("\(spec.label) "), .code(AttributePath.field(attribute.record.variable, attribute.name)), .text("\(term) — \(papers)"),
            ])
        } + inputs.tables.map { .item([.text("montants datés\u{A0}: \($0.title) (\($0.unit)) "), .code($0.name)]) }
            + inputs.lists.map { .item([.text("liste de codes\u{A0}: \($0.title) "), .code($0.name)]) } + shared
    }

    /// The remedies, each once.
    private static func clauses(_ rule: Rule) -> [Block] {
        var clauses: [String] = []
        for remedy in rule.versions.reversed().flatMap({ $0.findings.compactMap(\.remedy) }) {
            let text = TemplateText.readable(remedy.text)
            if !clauses.contains(text) { clauses.append(text) }
        }
        return clauses.map { .clause($0) }
    }

    private static func sources(_ rule: Rule, _ inputs: RuleInputs) -> [Block] {
        var blocks: [Block] = rule.legalBasis.map { basis in
            .item([.text("\(basis.article) (\(basis.kind.rawValue))" + (basis.link.map { "\u{A0}: \($0)" } ?? ""))])
        }
        blocks += rule.sources.map { .item([.text(FrenchText.withNoBreakSpaces($0))]) }
        for table in inputs.tables {
            var sources: [String] = []
            for row in table.rows where !sources.contains(row.source) { sources.append(row.source) }
            blocks.append(.item([.text("\(table.title)\u{A0}: \(sources.joined(separator: "\u{A0}; "))")]))
        }
        blocks += inputs.lists.map { .item([.text("\($0.title)\u{A0}: \($0.source)")]) }
        return blocks
    }
}

extension RecordType {
    /// The name under which conditions know a record of this type.
    var variable: String {
        switch self {
        case .lot: "lot"
        case .awardCriterion: "criterion"
        default: AttributePath.root(of: self)
        }
    }
}

extension RuleScope {
    var label: String {
        switch self {
        case .market: "une fois, sur le marché"
        case .lot: "sur chaque lot"
        case .criterion: "sur chaque critère d’attribution de chaque lot"
        case .candidate: "sur chaque lot, pour le candidat qui se demande s’il peut répondre (« clausier bid »)"
        }
    }
}
