// The functions of the language and of its extensions, as the checker and the planner see them.

enum StandardLibrary {
    /// Built once, shared by all environments.
    static let functions: [String: FunctionGroup] = {
        var table = FunctionTable()
        declareOperators(&table)
        declareConversions(&table)
        declareStrings(&table)
        declareTimes(&table)
        declareMath(&table)
        declareEncoders(&table)
        declareOptionals(&table)
        declareDates(&table)
        declareCalendarDurations(&table)
        declareDecimals(&table)
        return table.groups.mapValues { FunctionGroup($0.name, $0.overloads) }
    }()
}

/// Collects overloads by name.
struct FunctionTable {
    enum Style { case global, receiver, both }
    private(set) var groups: [String: (name: String, overloads: [Overload])] = [:]

    /// `total`: it cannot fail for arguments of the declared types.
    mutating func add(
        _ name: String, _ parameters: [CELType], _ result: CELType, total: Bool = false, _ body: Overload.Body
    ) {
        add(name, parameters, result, .global, total: total, body)
    }

    mutating func add(
        _ name: String, _ parameters: [CELType], _ result: CELType, _ style: Style, total: Bool = false, _ body: Overload.Body
    ) {
        for isReceiver in [false, true] where style == .both || (style == .receiver) == isReceiver {
            let overload = Overload(parameters, result, isReceiver: isReceiver, isTotal: total, body: body)
            groups[name, default: (name, [])].overloads.append(overload)
        }
    }
}

extension StandardLibrary {
    static let a = CELType.parameter("A")
    static let b = CELType.parameter("B")

    static func declareOperators(_ table: inout FunctionTable) {
        table.add("_==_", [a, a], .bool, total: true, .special(.equal))
        table.add("_!=_", [a, a], .bool, total: true, .special(.notEqual))
        table.add("!_", [.bool], .bool, total: true, .special(.not))

        let numbers: [CELType] = [.int, .uint, .double]
        for (name, relation) in [("_<_", Relation.less), ("_<=_", .lessEqual), ("_>_", .greater), ("_>=_", .greaterEqual)] {
            for type in [.int, .string, .date, .decimal, .calendarDuration, .double, .uint, .bool, .bytes, .timestamp, .duration] as [CELType] {
                table.add(name, [type, type], .bool, total: true, .special(.relation(relation)))
            }
            for left in numbers {
                for right in numbers where left != right {
                    table.add(name, [left, right], .bool, total: true, .special(.relation(relation)))
                }
            }
            for whole in [.int, .uint] as [CELType] {
                table.add(name, [.decimal, whole], .bool, total: true, .special(.relation(relation)))
                table.add(name, [whole, .decimal], .bool, total: true, .special(.relation(relation)))
            }
        }

        table.add("_+_", [.int, .int], .int, .special(.add))
        table.add("_+_", [.string, .string], .string, total: true, .special(.add))
        for (left, right, result) in [
            (.uint, .uint, .uint), (.double, .double, .double), (.bytes, .bytes, .bytes),
            (.list(a), .list(a), .list(a)), (.timestamp, .duration, .timestamp), (.duration, .timestamp, .timestamp),
            (.duration, .duration, .duration), (.decimal, .decimal, .decimal), (.decimal, .int, .decimal),
            (.int, .decimal, .decimal), (.date, .calendarDuration, .date),
            (.calendarDuration, .calendarDuration, .calendarDuration),
        ] as [(CELType, CELType, CELType)] {
            table.add("_+_", [left, right], result, .special(.add))
        }
        for (left, right, result) in [
            (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double), (.timestamp, .timestamp, .duration),
            (.timestamp, .duration, .timestamp), (.duration, .duration, .duration), (.decimal, .decimal, .decimal),
            (.decimal, .int, .decimal), (.int, .decimal, .decimal), (.date, .calendarDuration, .date), (.date, .date, .int),
        ] as [(CELType, CELType, CELType)] {
            table.add("_-_", [left, right], result, .special(.subtract))
        }
        for (left, right, result) in [
            (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double), (.decimal, .decimal, .decimal),
            (.decimal, .int, .decimal), (.int, .decimal, .decimal), (.calendarDuration, .int, .calendarDuration),
            (.int, .calendarDuration, .calendarDuration),
        ] as [(CELType, CELType, CELType)] {
            table.add("_*_", [left, right], result, .special(.multiply))
        }
        for type in numbers { table.add("_/_", [type, type], type, .binary(Arithmetic.divide)) }
        for (left, right) in [(.decimal, .decimal), (.decimal, .int), (.int, .decimal)] as [(CELType, CELType)] {
            table.add("_/_", [left, right], .decimal, .binary(Arithmetic.divide))
        }
        for type in [.int, .uint] as [CELType] { table.add("_%_", [type, type], type, .binary(Arithmetic.remainder)) }
        for type in [.int, .double, .decimal] as [CELType] { table.add("-_", [type], type, .unary(Arithmetic.negate)) }

        table.add("@in", [a, .list(a)], .bool, total: true, .special(.membership))
        table.add("@in", [a, .map(a, b)], .bool, total: true, .special(.membership))
        table.add("_[_]", [.list(a), .int], a, .special(.index))
        table.add("_[_]", [.map(a, b), a], b, .special(.index))
        table.add("_[_]", [.optional(.list(a)), .int], .optional(a), .special(.index))
        table.add("_[_]", [.optional(.map(a, b)), a], .optional(b), .special(.index))
        table.add("_[?_]", [.list(a), .int], .optional(a), .special(.optionalIndex))
        table.add("_[?_]", [.map(a, b), a], .optional(b), .special(.optionalIndex))
        table.add("_[?_]", [.optional(.list(a)), .int], .optional(a), .special(.optionalIndex))
        table.add("_[?_]", [.optional(.map(a, b)), a], .optional(b), .special(.optionalIndex))
        for type in [.string, .bytes, .list(a), .map(a, b)] as [CELType] {
            table.add("size", [type], .int, .both, total: true, .special(.size))
        }
    }

    static func declareOptionals(_ table: inout FunctionTable) {
        table.add("optional.none", [], .optional(a), total: true, .nary { _ in .optional(.none) })
        table.add("optional.of", [a], .optional(a), total: true, .special(.optionalOf))
        table.add("optional.ofNonZeroValue", [a], .optional(a), total: true, .unary { value in
            .optional(value.isZero ? .none : OptionalValue(value))
        })
        table.add("or", [.optional(a), .optional(a)], .optional(a), .receiver, total: true, .special(.optionalOr))
        table.add("orValue", [.optional(a), a], a, .receiver, total: true, .special(.optionalOrValue))
        table.add("hasValue", [.optional(.dyn)], .bool, .receiver, total: true, .special(.optionalHasValue))
        table.add("value", [.optional(a)], a, .receiver, .special(.optionalValue))
    }
}

extension Value {
    /// The value a field has where nothing was written: zero, empty, false, null.
    var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let flag): !flag
        case .int(let number): number == 0
        case .uint(let number): number == 0
        case .double(let number): number == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let list): list.elements.isEmpty && list.rest == nil
        case .map(let map): map.count == 0 && map.rest == nil
        case .duration(let span): span.nanoseconds == 0
        case .timestamp(let time): time.seconds == 0 && time.nanoseconds == 0
        case .decimal(let number): number == .zero
        case .calendarDuration(let duration): duration.amount == 0
        case .optional(let optional): optional.value == nil
        default: false
        }
    }
}
