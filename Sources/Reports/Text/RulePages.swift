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
                Run(rule.id, .strong), [Run(rule.title), Run(" (\(rule.legalBasis.map(\.article).joined(separator: ", ")))", .faint)],
                indent: 0, labelWidth: width)
        }
        return page.bytes
    }

    /// Everything a reader may want to know of a rule before trusting it.
    public static func page(_ rule: RuleExplanation, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.paragraph(Run(rule.id, .strong), Run(" ·\u{A0}", .faint), Run(rule.title, .strong))
        if !rule.head.isEmpty { page.blank() }
        for (label, text) in rule.head { page.row(Run(label, .faint), [Run(text)], indent: 2, labelWidth: 12) }
        for section in rule.sections {
            page.blank()
            page.paragraph(Run(section.title, .strong), indent: 2)
            for block in section.blocks { page.block(block) }
        }
        return page.bytes
    }

    /// Rules that rest on an article: « L2113-11 », « L. 2113-11 » and « l2113-11 » are the same.
    public static func rules(on article: String, among rules: [Rule]) -> [Rule] {
        let sought = normalised(article)
        return rules.filter { rule in rule.legalBasis.contains { normalised($0.article) == sought } }
    }

    private static func normalised(_ article: String) -> String {
        article.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
    }
}

extension Page {
    fileprivate mutating func block(_ block: RuleExplanation.Block) {
        switch block {
        case .paragraph(let spans): paragraph(runs(spans), indent: 2)
        case .item(let spans): paragraph([Run("–\u{A0}", .faint)] + runs(spans), indent: 4, hanging: 6)
        case .step(let number, let spans, let parts):
            paragraph([Run("\(number).\u{A0}", .faint)] + runs(spans), indent: 4, hanging: 7)
            for part in parts { paragraph(runs(part), indent: 7) }
        case .clause(let words): paragraph([Run("│\u{A0}", .faint), Run(words)], indent: 4, hanging: 6)
        }
    }

    private func runs(_ spans: [Span]) -> [Run] {
        spans.map { span in
            switch span {
            case .text(let text): Run(text)
            case .strong(let text): Run(text, .strong)
            case .code(let code): Run(code, .faint)
            }
        }
    }
}
