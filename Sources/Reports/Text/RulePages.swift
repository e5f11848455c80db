// Rules for people: the list, and one rule in full.

import Rules

/// `clausier rules list`, `rules show` and `explain`.
public enum RulePages {
    /// One line a rule: identifier, title, articles.
    public static func list(_ rules: [Rule], display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        let width = (rules.map { VisibleText.width($0.id) }.max() ?? 0) + 2
        for rule in rules {
            page.row(
                Run(rule.id, .strong), [Run(rule.title), Run(" (\(articles(rule).joined(separator: ", ")))", .faint)],
                indent: 0, labelWidth: width)
        }
        return page.bytes
    }

    /// Everything a reader may want to know of a rule before trusting it.
    public static func page(_ rule: Rule, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.paragraph(Run(rule.id, .strong), Run(" ·\u{A0}", .faint), Run(rule.title, .strong))
        page.blank()
        page.row(Run("Fondement", .faint), [Run(French.enumeration(rule.legalBasis.map { "\($0.article)\u{A0}(\($0.kind.rawValue))" }))], indent: 2, labelWidth: 12)
        page.row(Run("Jugée", .faint), [Run(rule.scope.label)], indent: 2, labelWidth: 12)
        for (position, version) in rule.versions.enumerated() {
            page.row(Run(position == 0 ? (rule.versions.count > 1 ? "Versions" : "Version") : "", .faint), [Run(window(version))], indent: 2, labelWidth: 12)
        }
        page.section("Ce que le droit demande", rule.explanation)
        if let exclusions = rule.exclusions { page.section("Ce que la règle ne juge pas", exclusions) }
        return page.bytes
    }

    /// A check that no rule file holds.
    public static func page(_ rule: BuiltInRule, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.paragraph(Run(rule.id, .strong), Run(" ·\u{A0}", .faint), Run(rule.title, .strong))
        page.section("Ce qui est contrôlé", rule.explanation)
        page.section("Ce qui ne l’est pas", rule.exclusions)
        return page.bytes
    }

    /// Rules that rest on an article: « L2113-11 », « L. 2113-11 » and « l2113-11 » are the same.
    public static func rules(on article: String, among rules: [Rule]) -> [Rule] {
        let sought = normalised(article)
        return rules.filter { rule in rule.legalBasis.contains { normalised($0.article) == sought } }
    }

    private static func articles(_ rule: Rule) -> [String] { rule.legalBasis.map(\.article) }

    private static func normalised(_ article: String) -> String {
        article.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
    }

    private static func window(_ version: RuleVersion) -> String {
        let until = version.until.map { " jusqu’au \(FrenchText.date($0.adding(days: -1)))" } ?? ", en vigueur"
        let transition = version.transition == .byAnalogy ? " (disposition transitoire non lue\u{A0}: les trente premiers jours sont jugés sous les deux versions)" : ""
        return "depuis le \(FrenchText.date(version.from))\(until)\(transition)"
    }
}

extension Page {
    /// A heading and the paragraphs of a text that comes from a YAML block.
    fileprivate mutating func section(_ title: String, _ text: String) {
        blank()
        paragraph(Run(title, .strong), indent: 2)
        for part in text.split(separator: "\n\n") {
            paragraph(Run(part.split(separator: "\n").joined(separator: " ")), indent: 2)
        }
    }
}

extension RuleScope {
    fileprivate var label: String {
        switch self {
        case .market: "une fois, sur le marché"
        case .lot: "sur chaque lot"
        case .criterion: "sur chaque critère d’attribution de chaque lot"
        }
    }
}
