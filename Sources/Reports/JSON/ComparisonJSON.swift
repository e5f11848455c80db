// What the law of another day changes, as JSON.

import Rules

extension JSONWriter {
    mutating func comparison(_ comparison: LawComparison) {
        object("comparison") { writer in
            writer.field("on", comparison.day.description)
            writer.field("unchanged", comparison.unchanged)
            writer.array("differences") { writer in
                for difference in comparison.differences { writer.difference(difference) }
            }
        }
    }

    private mutating func difference(_ difference: LawComparison.Difference) {
        object { writer in
            writer.field("rule", difference.after.rule)
            writer.field("lot", difference.after.lot ?? difference.before.lot)
            writer.field("criterion", difference.after.criterion ?? difference.before.criterion)
            writer.object("before") { $0.outcome(difference.before) }
            writer.object("after") { $0.outcome(difference.after) }
            writer.array("reasons") { writer in for reason in difference.reasons { writer.string(reason) } }
        }
    }

    private mutating func outcome(_ finding: Finding) {
        field("version", finding.version?.description)
        field("verdict", finding.verdict.rawValue)
        field("severity", finding.severity?.rawValue)
        field("cause", finding.cause?.rawValue)
        if finding.harmless { field("harmless", true) }
        field("message", finding.message)
    }
}
