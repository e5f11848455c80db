// Pages about rules as Markdown: docs/regles.

import Rules

extension RuleExplanation {
    /// The page, with a way back to the index.
    public var markdown: String {
        var page = "# \(id)\n\n\(Markdown.escaped(title))\n\n"
        for (label, text) in head { page += "- **\(label)**\u{A0}: \(Markdown.escaped(text))\n" }
        if !head.isEmpty { page += "\n" }
        for section in sections {
            page += "## \(section.title)\n\n"
            var isInList = false
            for block in section.blocks {
                let isItem = block.isItem
                if isInList, !isItem { page += "\n" }
                page += Markdown.block(block) + (isItem ? "\n" : "\n\n")
                isInList = isItem
            }
            if isInList { page += "\n" }
        }
        return page + "[Toutes les règles](README.md)\n"
    }
}

enum Markdown {
    static func block(_ block: RuleExplanation.Block) -> String {
        switch block {
        case .paragraph(let spans): text(spans)
        case .item(let spans): "- " + text(spans)
        case .step(let number, let spans, let parts):
            "\(number). " + text(spans) + parts.map { "  \n   " + text($0) }.joined()
        case .clause(let words): "> " + escaped(words)
        }
    }

    private static func text(_ spans: [Span]) -> String {
        spans.map { span in
            switch span {
            case .text(let text): escaped(text)
            case .strong(let text): "**\(escaped(text))**"
            case .code(let code): code.contains("`") ? "`` \(code) ``" : "`\(code)`"
            }
        }.joined()
    }

    /// Text in which nothing is markup.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if "\\*_<>|#".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}

extension RuleExplanation.Block {
    fileprivate var isItem: Bool {
        switch self {
        case .item, .step: true
        case .paragraph, .clause: false
        }
    }
}
