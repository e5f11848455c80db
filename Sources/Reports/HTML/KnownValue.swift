// What is known of a fact, as a table shows it: a value, a contradiction, nothing, or not known.

import Market
import Rules

enum KnownValue {
    case value(FactValue, String)
    /// What each of the papers says.
    case conflict([String])
    /// The silence of the papers is the fact.
    case none
    case unknown

    init<Field: RecordField>(_ field: Field, _ record: Record, _ market: Market) {
        let type = field.spec.type
        switch market.state(of: field, in: record) {
        case .stated(let value): self = .value(value, FrenchText.value(value, of: type))
        case .conflicting(let values): self = .conflict(values.map { FrenchText.value($0, of: type) })
        case .silent: self = field.spec.whenSilent == .none ? .none : .unknown
        case .unread: self = .unknown
        }
    }

    var value: FactValue? {
        if case .value(let value, _) = self { value } else { nil }
    }

    /// `absent`: what stands there where there is none.
    func words(absent: String = "—") -> String {
        switch self {
        case .value(_, let words): words
        case .conflict(let values): values.joined(separator: HTMLWords.or)
        case .none: absent
        case .unknown: HTMLWords.unstated
        }
    }

    var isKnown: Bool {
        switch self {
        case .value, .conflict: true
        case .none, .unknown: false
        }
    }
}

extension HTMLWriter {
    /// The value in a cell; what is not known is faint, what is contradicted is marked in words.
    mutating func known(_ value: KnownValue, absent: String = "—") {
        switch value {
        case .value(.text, let words): paper(HTMLText.beginning(of: words, limit: 160))
        case .value(_, let words): text(words)
        case .conflict(let values):
            paper(values.map { HTMLText.beginning(of: $0, limit: 80) }.joined(separator: HTMLWords.or))
            text(" ")
            element("span", ["class": "cr-flag"], text: HTMLWords.contradicted)
        case .none, .unknown: element("span", ["class": "cr-faint"], text: value.words(absent: absent))
        }
    }

    /// A bar of a share from 0 to 1. The number stands beside it.
    mutating func bar(_ share: Double) {
        let width = (min(1, max(0, share)) * 1000).rounded() / 10
        element("svg", ["class": "cr-bar", "viewBox": "0 0 100 6", "preserveAspectRatio": "none", "aria-hidden": "true", "focusable": "false"]) { writer in
            writer.element("rect", ["class": "cr-track", "width": "100", "height": "6"]) { _ in }
            writer.element("rect", ["class": "cr-fill", "width": Self.number(width), "height": "6"]) { _ in }
        }
    }

    /// Without a decimal point where none is needed.
    static func number(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String((value * 10).rounded() / 10)
    }
}
