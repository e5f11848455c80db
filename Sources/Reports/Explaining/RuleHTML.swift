// Pages about rules as HTML, to be placed in another page: the rules browser of `clausier serve`.

import Rules

extension RuleExplanation {
    /// The identifier and the title, as plain text: for the title of a page.
    public var heading: String { "\(id) · \(title)" }

    /// The page, UTF-8, without script, style or anything that is fetched.
    public func html(titleLevel: Int = 1) -> [UInt8] {
        var writer = HTMLWriter(titleLevel: titleLevel)
        writer.heading(0, text: heading)
        if !head.isEmpty {
            writer.element("dl") { writer in
                for (label, text) in head {
                    writer.element("dt", text: label)
                    writer.element("dd", text: text)
                }
            }
        }
        for section in sections {
            writer.heading(1, text: section.title)
            var rest = section.blocks[...]
            while let first = rest.first {
                let isSame = { (block: Block) in first.listElement?.description == block.listElement?.description }
                guard let list = first.listElement else {
                    writer.block(first)
                    rest = rest.dropFirst()
                    continue
                }
                let members = rest.prefix(while: isSame)
                writer.element(list) { writer in for member in members { writer.block(member) } }
                rest = rest.dropFirst(members.count)
            }
        }
        return Array(writer.html.utf8)
    }
}

extension RuleExplanation.Block {
    /// The list that a block is a member of.
    fileprivate var listElement: StaticString? {
        switch self {
        case .item: "ul"
        case .step: "ol"
        case .paragraph, .clause: nil
        }
    }
}

extension HTMLWriter {
    fileprivate mutating func block(_ block: RuleExplanation.Block) {
        switch block {
        case .paragraph(let spans): element("p") { $0.spans(spans) }
        case .item(let spans): element("li") { $0.spans(spans) }
        case .step(_, let spans, let parts):
            element("li") { writer in
                writer.spans(spans)
                for part in parts { writer.element("p") { $0.spans(part) } }
            }
        case .clause(let words): element("blockquote", ["class": "clause"], text: words)
        }
    }

    private mutating func spans(_ spans: [Span]) {
        for span in spans {
            switch span {
            case .text(let text): self.text(text)
            case .strong(let text): element("strong", text: text)
            case .code(let code): element("code", text: code)
            }
        }
    }
}
