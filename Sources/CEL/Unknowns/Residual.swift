// Which computation is left once some attributes are assumed: a fingerprint.
//
// Two completions of an attribute that leave the same computation open show that the attribute does
// not matter to it. Nodes that take part say so with a fingerprint of themselves and their operands;
// the others leave it out, which is taken to be a computation like no other.

enum Residual {
    static func mix(_ state: UInt64, _ value: UInt64) -> UInt64 {
        var mixed = (state ^ value) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 29
        return mixed &* 0xBF58_476D_1CE4_E5B9 ^ mixed >> 32
    }

    static func of(_ node: AnyObject) -> UInt64 { UInt64(UInt(bitPattern: ObjectIdentifier(node).hashValue)) }

    /// Salted, so that no identifier looks like the fingerprint of a value.
    static func of(_ attribute: UnknownAttribute) -> UInt64 {
        mix(mix(0xA773_1B0E_5C2D_9F41, attribute.id.rawValue), UInt64(attribute.kind.rawValue))
    }

    /// The operation of this node on these operands; `nil` if one of them has no fingerprint.
    static func of(_ node: AnyObject, _ operands: Value...) -> UInt64? {
        var state = of(node)
        for operand in operands {
            guard let part = fingerprint(operand) else { return nil }
            state = mix(state, part)
        }
        return state
    }

    private static func fingerprint(_ value: Value) -> UInt64? {
        func tagged(_ tag: UInt64, _ content: UInt64) -> UInt64 { mix(tag, content) }
        func text(_ tag: UInt64, _ bytes: some Sequence<UInt8>) -> UInt64 {
            var state = tag
            for byte in bytes { state = mix(state, UInt64(byte)) }
            return state
        }
        switch value {
        case .unknown(let unknown): return unknown.residual
        case .bool(let flag): return tagged(1, flag ? 1 : 0)
        case .int(let number): return tagged(2, UInt64(bitPattern: number))
        case .uint(let number): return tagged(3, number)
        case .double(let number): return tagged(4, number.bitPattern)
        case .string(let string): return text(5, string.utf8)
        case .date(let date): return tagged(6, UInt64(bitPattern: Int64(date.dayNumber)))
        case .decimal(let number): return text(7, number.description.utf8)
        case .calendarDuration(let duration): return text(8, duration.description.utf8)
        case .null: return 9
        case .object(let object): return of(object)
        case .list(let list) where list.rest == nil:
            var state: UInt64 = 10
            for element in list.elements {
                guard let part = fingerprint(element) else { return nil }
                state = mix(state, part)
            }
            return state
        default: return nil
        }
    }
}
