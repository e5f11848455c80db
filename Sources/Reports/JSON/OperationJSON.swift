// An operation as JSON: `clausier operation --format json`.

import Figures
import Operations

/// `clausier operation --format json`. Decimals are strings; a range is `{min, max}`.
public enum OperationJSON {
    public static func document(_ operation: OperationAssessment) -> [UInt8] {
        var writer = JSONWriter(.indented)
        writer.object { writer in
            writer.field("schemaVersion", ReportJSON.schemaVersion)
            writer.field("operation", operation.name)
            writer.field("on", operation.day.description)
            if let cost = operation.hourlyCost { writer.object("hourlyCost") { $0.parameter(cost) } }
            writer.array("objectives") { writer in for objective in operation.objectives { writer.objective(objective) } }
            writer.array("others") { writer in for line in operation.others { writer.line(line) } }
            writer.array("carriers") { writer in
                for carrier in operation.carriers {
                    writer.object { writer in
                        writer.field("name", carrier.name)
                        writer.field("role", carrier.role.rawValue)
                        writer.range("hours", carrier.hours)
                        writer.array("contracts") { writer in for name in carrier.contracts { writer.string(name) } }
                    }
                }
            }
            writer.array("reserves") { writer in for reserve in operation.reserves { writer.string(reserve) } }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func objective(_ objective: OperationAssessment.Objective) {
        object { writer in
            writer.field("title", objective.title)
            if let rate = objective.rate { writer.object("rate") { $0.parameter(rate) } }
            writer.field("verdict", objective.verdict.rawValue)
            writer.range("required", objective.required)
            writer.range("written", objective.written)
            writer.field("optionalHours", objective.optionalHours.description)
            writer.range("lacking", objective.lacking)
            writer.range("requiredByCost", objective.byCost)
            writer.range("requiredByShare", objective.byShare)
            writer.array("missing") { writer in for missing in objective.missing { writer.string(missing) } }
            writer.array("contracts") { writer in for line in objective.lines { writer.line(line) } }
        }
    }

    fileprivate mutating func line(_ line: OperationAssessment.Line) {
        object { writer in
            let contract = line.contract
            writer.field("name", contract.name)
            writer.field("nature", contract.nature.rawValue)
            writer.field("status", contract.status.rawValue)
            writer.field("trade", contract.trade)
            writer.field("source", contract.source)
            writer.field("amount", contract.amount?.description)
            if let share = line.labourShare { writer.object("labourShare") { $0.parameter(share) } }
            writer.range("hours", contract.hours)
            writer.field("optionalHours", contract.optionalHours.description)
            writer.range("required", line.required)
            writer.range("impliedRate", line.impliedRate)
            writer.range("hoursPer100000", line.perHundredThousand)
            writer.range("room", line.room)
            if let hires = contract.hires { writer.field("hires", hires) }
            writer.field("carriedBy", contract.carrier)
            writer.array("remarks") { writer in for remark in contract.remarks { writer.string(remark) } }
        }
    }

    fileprivate mutating func parameter(_ parameter: Parameter) {
        field("min", parameter.value.low.description)
        field("max", parameter.value.high.description)
        field("confirmed", parameter.isConfirmed)
        field("source", parameter.source)
    }

    fileprivate mutating func range(_ name: StaticString, _ interval: Interval?) {
        guard let interval else { return }
        object(name) { writer in
            writer.field("min", interval.low.description)
            writer.field("max", interval.high.description)
        }
    }
}
