// Calls of strict functions, of the library and of the host.

/// Whether a run-time value belongs to a static type.
func matches(_ value: Value, _ type: CELType) -> Bool {
    switch (type, value) {
    case (.dyn, _), (.parameter, _), (.variable, _): true
    case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
        (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.date, .date), (.decimal, .decimal),
        (.calendarDuration, .calendarDuration), (.type, .type), (.list, .list), (.map, .map), (.optional, .optional):
        true
    case (.object(let name), .object(let object)): object.objectType.name == name
    case (.opaque(let name, _), .opaque(let opaque)): opaque.typeName == name
    default: false
    }
}

final class UnaryCallNode: Node {
    let body: @Sendable (Value) -> Value
    let argument: any Node
    let isTotal: Bool
    init(_ body: @escaping @Sendable (Value) -> Value, _ argument: any Node, isTotal: Bool) {
        self.body = body
        self.argument = argument
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = argument.evaluate(&frame)
        switch value {
        case .error: return value
        case .unknown(let unknown): return .unknown(unknown.derived(mayFail: !isTotal, residual: Residual.of(self, value)))
        default: return frame.charge(body(value))
        }
    }
}

final class BinaryCallNode: Node {
    let body: @Sendable (Value, Value) -> Value
    let left: any Node
    let right: any Node
    let isTotal: Bool
    init(_ body: @escaping @Sendable (Value, Value) -> Value, _ left: any Node, _ right: any Node, isTotal: Bool) {
        self.body = body
        self.left = left
        self.right = right
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let a = left.evaluate(&frame)
        let b = right.evaluate(&frame)
        if a.isOrdinary, b.isOrdinary { return frame.charge(body(a, b)) }
        var tally = StrictTally()
        tally.add(a)
        tally.add(b)
        return tally.result(isTotal: isTotal, residual: Residual.of(self, a, b)) ?? Failures.noSuchOverload
    }
}

final class CallNode: Node {
    let body: @Sendable ([Value]) -> Value
    let arguments: [any Node]
    let isTotal: Bool
    init(_ body: @escaping @Sendable ([Value]) -> Value, _ arguments: [any Node], isTotal: Bool) {
        self.body = body
        self.arguments = arguments
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        var tally = StrictTally()
        for argument in arguments {
            let value = argument.evaluate(&frame)
            tally.add(value)
            values.append(value)
        }
        return tally.result(isTotal: isTotal) ?? frame.charge(body(values))
    }
}

/// A function or name that does not exist, in an expression that was not checked.
final class UnresolvedNode: Node {
    let failure: Value
    init(_ failure: Value) { self.failure = failure }
    func evaluate(_ frame: inout Frame) -> Value { failure }
}

// MARK: Host functions

/// A call of host overloads; the first that fits the values is taken.
final class HostCallNode: Node {
    let overloads: [FunctionOverload]
    let arguments: [any Node]
    /// The types are certain, so the only overload need not be tried.
    let isCertain: Bool
    /// What the library would do with the same arguments, which it finds in locals from
    /// `firstLocal` on.
    let fallback: (any Node)?
    let firstLocal: Int

    init(_ overloads: [FunctionOverload], _ arguments: [any Node], isCertain: Bool, fallback: (any Node)?, firstLocal: Int) {
        self.overloads = overloads
        self.arguments = arguments
        self.isCertain = isCertain
        self.fallback = fallback
        self.firstLocal = firstLocal
    }

    func evaluate(_ frame: inout Frame) -> Value {
        let isStrict = overloads.allSatisfy { $0.strictness == .strict }
        if isCertain, isStrict {
            switch overloads[0].body {
            case .unary(let body):
                let value = arguments[0].evaluate(&frame)
                switch value {
                case .error: return value
                case .unknown(let unknown): return .unknown(unknown.derived(mayFail: true, residual: Residual.of(self, value)))
                default: return settle(body(value), overloads[0], frame)
                }
            case .binary(let body):
                let left = arguments[0].evaluate(&frame)
                let right = arguments[1].evaluate(&frame)
                if left.isOrdinary, right.isOrdinary { return settle(body(left, right), overloads[0], frame) }
                var tally = StrictTally()
                tally.add(left)
                tally.add(right)
                return tally.result(isTotal: false, residual: Residual.of(self, left, right)) ?? Failures.noSuchOverload
            default: break
            }
        }
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        var tally = StrictTally()
        for argument in arguments {
            let value = argument.evaluate(&frame)
            tally.add(value)
            values.append(value)
        }
        if isStrict, let result = tally.result(isTotal: false) { return result }
        for overload in overloads where isCertain || fits(overload, values) {
            return settle(Self.call(overload, values), overload, frame)
        }
        guard let fallback else { return Failures.noSuchOverload }
        for (position, value) in values.enumerated() { frame.locals[firstLocal + position] = value }
        return fallback.evaluate(&frame)
    }

    private func fits(_ overload: FunctionOverload, _ values: [Value]) -> Bool {
        zip(values, overload.parameters).allSatisfy { value, type in
            matches(value, type) || (overload.strictness == .nonStrict && !value.isOrdinary)
        }
    }

    private static func call(_ overload: FunctionOverload, _ values: [Value]) -> Value {
        switch overload.body {
        case .unary(let body): body(values[0])
        case .binary(let body): body(values[0], values[1])
        case .nary(let body): body(values)
        case .field: Failures.noSuchOverload
        }
    }

    private func settle(_ value: Value, _ overload: FunctionOverload, _ frame: borrowing Frame) -> Value {
        guard case .unknown(let unknown) = value else { return value }
        return overload.returnsAttributes ? frame.leaf(value) : .unknown(unknown.derived())
    }
}

/// A function about a field: it gets the record and the slot.
final class FieldCallNode: Node {
    let overload: FunctionOverload
    let object: any Node
    let type: ObjectType
    let slot: Int
    let arguments: [any Node]

    init(_ overload: FunctionOverload, _ object: any Node, _ type: ObjectType, _ slot: Int, _ arguments: [any Node]) {
        self.overload = overload
        self.object = object
        self.type = type
        self.slot = slot
        self.arguments = arguments
    }

    func evaluate(_ frame: inout Frame) -> Value {
        guard case .field(let body) = overload.body else { return Failures.noSuchOverload }
        var tally = StrictTally()
        let target = object.evaluate(&frame)
        tally.add(target)
        var values: [Value] = []
        for argument in arguments {
            let value = argument.evaluate(&frame)
            tally.add(value)
            values.append(value)
        }
        if let result = tally.result(isTotal: false) { return result }
        guard case .object(let record) = target else { return Failures.noSuchOverload }
        let result = body(record, slot, values)
        guard case .unknown(let unknown) = result else { return result }
        return overload.returnsAttributes ? frame.leaf(result) : .unknown(unknown.derived())
    }
}
