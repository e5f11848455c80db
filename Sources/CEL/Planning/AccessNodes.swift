// Reading fields, keys and elements.

/// A field of a record, by slot. The checker knows the record's type, and the host keeps its word:
/// what it declares to be a record of a type is one.
final class FieldNode: Node {
    let operand: any Node
    let type: ObjectType
    let slot: Int
    init(_ operand: any Node, _ type: ObjectType, _ slot: Int) {
        self.operand = operand
        self.type = type
        self.slot = slot
    }
    func evaluate(_ frame: inout Frame) -> Value { Self.read(operand.evaluate(&frame), self, type, slot, frame) }

    @inline(__always)
    static func read(_ value: Value, _ node: AnyObject, _ type: ObjectType, _ slot: Int, _ frame: borrowing Frame) -> Value {
        guard case .object(let object) = value else { return other(value, node, type, slot, frame) }
        assert(object.objectType === type)
        return object.field(slot).map { frame.leaf($0) } ?? Failures.noSuchField(type.fields[slot].name)
    }

    private static func other(_ value: Value, _ node: AnyObject, _ type: ObjectType, _ slot: Int, _ frame: borrowing Frame) -> Value {
        // A guarded field of a record that is not known cannot fail.
        if case .unknown(let unknown) = value {
            if let provided = unknown.provided { return unknown.preventing(read(provided, node, type, slot, frame)) }
            return .unknown(unknown.derived(residual: Residual.of(node, value)))
        }
        return Access.select(value, type.fields[slot].name, frame)
    }
}

/// A field of the record in a local variable: the body of most comprehensions.
final class LocalFieldNode: Node {
    let local: Int
    let type: ObjectType
    let slot: Int
    init(_ local: Int, _ type: ObjectType, _ slot: Int) {
        self.local = local
        self.type = type
        self.slot = slot
    }
    func evaluate(_ frame: inout Frame) -> Value { FieldNode.read(frame.locals[local], self, type, slot, frame) }
}

/// `has(record.field)`, by slot.
final class FieldPresenceNode: Node {
    let operand: any Node
    let slot: Int
    init(_ operand: any Node, _ slot: Int) {
        self.operand = operand
        self.slot = slot
    }
    func evaluate(_ frame: inout Frame) -> Value { presence(operand.evaluate(&frame), frame) }

    private func presence(_ value: Value, _ frame: borrowing Frame) -> Value {
        switch value {
        case .object(let object): return Access.presence(object.presence(slot), frame)
        case .unknown(let unknown):
            if let provided = unknown.provided { return unknown.preventing(presence(provided, frame)) }
            return .unknown(unknown.derived(residual: Residual.of(self, value)))
        case .error: return value
        default: return Failures.noSuchOverload
        }
    }
}

/// A field or key by name, for values whose type is only known at run time.
final class SelectNode: Node {
    let operand: any Node
    let name: String
    let isOptional: Bool
    init(_ operand: any Node, _ name: String, isOptional: Bool) {
        self.operand = operand
        self.name = name
        self.isOptional = isOptional
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        return isOptional ? Access.selectOptional(value, name, frame) : Access.select(value, name, frame)
    }
}

final class PresenceNode: Node {
    let operand: any Node
    let name: String
    /// The operand is a record that has such a field.
    let isStatic: Bool
    init(_ operand: any Node, _ name: String, isStatic: Bool) {
        self.operand = operand
        self.name = name
        self.isStatic = isStatic
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        if case .unknown(let unknown) = value { return .unknown(unknown.derived(mayFail: !isStatic)) }
        return Access.presence(value, name, frame)
    }
}

final class IndexNode: Node {
    let operand: any Node
    let index: any Node
    let isOptional: Bool
    init(_ operand: any Node, _ index: any Node, isOptional: Bool) {
        self.operand = operand
        self.index = index
        self.isOptional = isOptional
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        let key = index.evaluate(&frame)
        if case .unknown(let unknown) = value, let provided = unknown.provided, key.isOrdinary {
            return unknown.preventing(isOptional ? Access.indexOptional(provided, key, frame) : Access.index(provided, key, frame))
        }
        if !value.isOrdinary || !key.isOrdinary {
            var tally = StrictTally()
            tally.add(value)
            tally.add(key)
            // Whichever part the key turns out to name.
            if case .unknown = key, let within = value.unknownWithin { tally.add(.unknown(within)) }
            return tally.result(isTotal: false, residual: Residual.of(self, value, key)) ?? Failures.noSuchOverload
        }
        return isOptional ? Access.indexOptional(value, key, frame) : Access.index(value, key, frame)
    }
}

/// The rules of access, on values.
enum Access {
    /// What stands at a place: there, not there, or not known.
    private enum Finding {
        case found(Value)
        case missing
        case unknown(Unknown)
        case failed(Value)
    }

    private static func field(_ value: Value, _ name: String, _ frame: borrowing Frame) -> Finding {
        switch value {
        case .object(let object):
            guard let slot = object.objectType.slot(of: name) else { return .failed(Failures.noSuchField(name)) }
            guard let content = object.field(slot) else { return .missing }
            if case .unknown(let unknown) = content {
                if frame.isAssumedAbsent(unknown) { return .missing }
                let settled = frame.leaf(content)
                if case .unknown(let still) = settled, still.mayBeAbsent { return .unknown(still) }
                return .found(settled)
            }
            return .found(content)
        case .map: return entry(value, .string(name), frame)
        case .unknown(let unknown): return .unknown(unknown.derived(mayFail: true))
        case .error: return .failed(value)
        default: return .failed(Failures.noSuchOverload)
        }
    }

    private static func entry(_ value: Value, _ key: Value, _ frame: borrowing Frame) -> Finding {
        switch value {
        case .map(let map):
            switch key {
            case .bool, .int, .uint, .string, .double: break
            default: return .failed(Failures.noSuchOverload)
            }
            if let content = map[key] {
                return .found(frame.leaf(content))
            }
            return map.rest.map { .unknown($0.derived(mayFail: true)) } ?? .missing
        case .list(let list):
            guard let position = position(key) else { return .failed(Failures.noSuchOverload) }
            guard position >= 0 else { return .missing }
            if let rest = list.rest, !rest.isTail || position >= list.elements.count {
                // Whichever element it turns out to be.
                return .unknown((value.unknownWithin ?? rest.unknown).derived(mayFail: true))
            }
            guard position < list.elements.count else { return .missing }
            return .found(frame.leaf(list.elements[Int(position)]))
        default: return .failed(Failures.noSuchOverload)
        }
    }

    /// A whole number of any numeric type.
    private static func position(_ key: Value) -> Int64? {
        switch key {
        case .int(let number): number
        case .uint(let number): Int64(clamping: number)
        case .double(let number): Int64(exactly: number)
        default: nil
        }
    }

    // MARK: Plain

    static func select(_ value: Value, _ name: String, _ frame: borrowing Frame) -> Value {
        if case .optional(let optional) = value {
            guard let inner = optional.value else { return value }
            return optionalOf(field(inner, name, frame))
        }
        switch field(value, name, frame) {
        case .found(let content): return content
        case .missing:
            if case .object = value { return Failures.noSuchField(name) }
            return Failures.noSuchKey(.string(name))
        case .unknown(let unknown): return .unknown(unknown)
        case .failed(let failure): return failure
        }
    }

    static func index(_ value: Value, _ key: Value, _ frame: borrowing Frame) -> Value {
        if case .optional(let optional) = value {
            guard let inner = optional.value else { return value }
            return optionalOf(entry(inner, key, frame))
        }
        switch entry(value, key, frame) {
        case .found(let content): return content
        case .missing:
            if case .list = value { return Failures.indexOutOfRange(position(key) ?? -1) }
            return Failures.noSuchKey(key)
        case .unknown(let unknown): return .unknown(unknown)
        case .failed(let failure): return failure
        }
    }

    // MARK: Optional

    /// A value that is there for certain but itself unknown is an optional of an unknown.
    private static func optionalOf(_ finding: Finding) -> Value {
        switch finding {
        case .found(.error(let error)): .error(error)
        case .found(let content): .optional(OptionalValue(content))
        case .missing: .optional(.none)
        case .unknown(let unknown): .unknown(unknown.derived())
        case .failed(let failure): failure
        }
    }

    static func selectOptional(_ value: Value, _ name: String, _ frame: borrowing Frame) -> Value {
        if case .optional(let optional) = value {
            guard let inner = optional.value else { return value }
            return optionalOf(field(inner, name, frame))
        }
        return optionalOf(field(value, name, frame))
    }

    static func indexOptional(_ value: Value, _ key: Value, _ frame: borrowing Frame) -> Value {
        if case .optional(let optional) = value {
            guard let inner = optional.value else { return value }
            return optionalOf(entry(inner, key, frame))
        }
        return optionalOf(entry(value, key, frame))
    }

    // MARK: Presence

    static func presence(_ presence: Presence, _ frame: borrowing Frame) -> Value {
        switch presence {
        case .present: return .bool(true)
        case .absent: return .bool(false)
        case .unknown(let unknown):
            if let attribute = unknown.attribute, let assumed = frame.assumptions[attribute.id] {
                return .bool(assumed != nil)
            }
            return .unknown(unknown.derived())
        }
    }

    static func presence(_ value: Value, _ name: String, _ frame: borrowing Frame) -> Value {
        switch value {
        case .object(let object):
            guard let slot = object.objectType.slot(of: name) else { return Failures.noSuchField(name) }
            return presence(object.presence(slot), frame)
        case .optional(let optional):
            guard let inner = optional.value else { return .bool(false) }
            return presence(inner, name, frame)
        default:
            switch field(value, name, frame) {
            case .found: return .bool(true)
            case .missing: return .bool(false)
            case .unknown(let unknown): return .unknown(unknown.derived())
            case .failed(let failure): return failure
            }
        }
    }
}
