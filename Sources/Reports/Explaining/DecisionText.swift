// How a rule decides: its precondition and its findings, in order, version by version.

import Market
import Rules

enum DecisionText {
    static func blocks(_ rule: Rule, _ inputs: RuleInputs) -> [RuleExplanation.Block] {
        var blocks = rule.versions.reversed().flatMap { version in
            let heading: [RuleExplanation.Block] =
                rule.versions.count > 1 ? [.paragraph([.strong("Version \(RuleExplanation.window(version))")])] : []
            return heading + decisions(version, of: rule)
        }
        if !inputs.shared.isEmpty {
            blocks.append(.paragraph(["Expressions communes à toutes les règles\u{A0}:"]))
            blocks += inputs.shared.map { .item([.code($0.name), .text(" vaut "), .code(oneLine($0.expression))]) }
        }
        return blocks
    }

    private static func decisions(_ version: RuleVersion, of rule: Rule) -> [RuleExplanation.Block] {
        var blocks: [RuleExplanation.Block] = []
        if let applies = version.applies {
            blocks.append(.paragraph([.text("Sans objet, sauf si\u{A0}: "), .code(oneLine(applies.text))]))
        }
        for (position, finding) in version.findings.enumerated() {
            var parts: [[Span]] = [[.text(TemplateText.readable(finding.message.text))]]
            if let question = finding.question { parts.append([.text("Question\u{A0}: \(TemplateText.readable(question.text))")]) }
            let condition: [Span] = finding.when.text == "true" ? [.text(" dans tous les autres cas")] : [.text(" si "), .code(oneLine(finding.when.text))]
            blocks.append(.step(position + 1, [.strong(verdict(finding.outcome, of: rule))] + condition, parts))
        }
        if version.findings.last?.when.text != "true" {
            blocks.append(.step(version.findings.count + 1, [.strong(rule.scope == .candidate ? "condition remplie" : "conforme"), .text(" sinon")], []))
        }
        if !version.variables.isEmpty {
            blocks.append(.paragraph(["Où\u{A0}:"]))
            blocks += version.variables.map { .item([.code($0.name), .text(" vaut "), .code(oneLine($0.expression.text))]) }
        }
        return blocks
    }

    private static func verdict(_ outcome: RuleCase.Outcome, of rule: Rule) -> String {
        switch outcome {
        case .breach(.blocking) where rule.scope == .candidate: "condition non remplie"
        case .breach(.major) where rule.scope == .candidate: "obstacle probable"
        case .advice where rule.scope == .candidate: "à savoir"
        case .breach where rule.restsOnCommitment: "écart à l’engagement"
        case .breach(.blocking): "non conforme"
        case .breach(.major): "irrégularité probable, à justifier"
        case .review: "à vérifier par une personne"
        case .advice: "recommandation"
        }
    }

    private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Messages and clauses of a rule file, with names in the place of figures.
enum TemplateText {
    /// `{{lot.duration}}` → « [durée] »; `{{total}}` → « [total] »; what is worked out → « […] ».
    static func readable(_ template: String) -> String {
        var text = ""
        var rest = template[...]
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            text += rest[..<start.lowerBound] + "[" + name(String(rest[start.upperBound..<end.lowerBound])) + "]"
            rest = rest[end.upperBound...]
        }
        let lines = (text + rest).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return FrenchText.withNoBreakSpaces(lines.joined(separator: " "))
    }

    private static func name(_ expression: String) -> String {
        let expression = expression.filter { !$0.isWhitespace && $0 != "?" }
        guard expression.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }) else { return "…" }
        let parts = expression.split(separator: ".").map(String.init)
        guard parts.count == 2, let record = RecordType.allCases.first(where: { $0.variable == parts[0] }),
            let attribute = Catalogue.standard.attribute(named: parts[1], of: record)
        else { return parts.count == 1 ? expression : "…" }
        return attribute.spec.label
    }
}
