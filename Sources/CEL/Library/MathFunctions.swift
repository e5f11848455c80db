// The math extension.

extension StandardLibrary {
    static func declareMath(_ table: inout FunctionTable) {
        func real(_ name: String, _ body: @escaping @Sendable (Double) -> Double) {
            table.add("math." + name, [.double], .double, total: true, .unary { value in
                guard case .double(let number) = value else { return Failures.noSuchOverload }
                return .double(body(number))
            })
        }
        real("ceil") { $0.rounded(.up) }
        real("floor") { $0.rounded(.down) }
        real("round") { $0.rounded(.toNearestOrAwayFromZero) }
        real("trunc") { $0.rounded(.towardZero) }
        for type in [.double, .int, .uint] as [CELType] {
            table.add("math.sqrt", [type], .double, total: true, .unary { value in
                guard case .double(let number) = Conversions.double(value) else { return Failures.noSuchOverload }
                return .double(number.squareRoot())
            })
        }
        func test(_ name: String, _ body: @escaping @Sendable (Double) -> Bool) {
            table.add("math." + name, [.double], .bool, total: true, .unary { value in
                guard case .double(let number) = value else { return Failures.noSuchOverload }
                return .bool(body(number))
            })
        }
        test("isNaN") { $0.isNaN }
        test("isInf") { $0.isInfinite }
        test("isFinite") { $0.isFinite }
        for type in [.int, .uint, .double, .decimal] as [CELType] {
            table.add("math.abs", [type], type, .unary(MathFunctions.magnitude))
            table.add("math.sign", [type], type, total: true, .unary(MathFunctions.sign))
        }
        for name in ["bitAnd", "bitOr", "bitXor"] {
            for type in [.int, .uint] as [CELType] {
                table.add("math." + name, [type, type], type, total: true, .binary { MathFunctions.bits(name, $0, $1) })
            }
        }
        for type in [.int, .uint] as [CELType] {
            table.add("math.bitNot", [type], type, total: true, .unary { value in
                switch value {
                case .int(let number): .int(~number)
                case .uint(let number): .uint(~number)
                default: Failures.noSuchOverload
                }
            })
            table.add("math.bitShiftLeft", [type, .int], type, .binary { MathFunctions.shift($0, $1, isLeft: true) })
            table.add("math.bitShiftRight", [type, .int], type, .binary { MathFunctions.shift($0, $1, isLeft: false) })
        }
        for (name, wanted) in [("math.@max", Relation.greater), ("math.@min", .less)] {
            for type in [.int, .uint, .double, .decimal] as [CELType] {
                table.add(name, [type], type, total: true, .unary { MathFunctions.extreme($0, wanted) })
                table.add(name, [.list(type)], type, .unary { MathFunctions.extreme($0, wanted) })
            }
        }
    }
}

enum MathFunctions {
    @Sendable static func magnitude(_ value: Value) -> Value {
        switch value {
        case .int(let number): number == .min ? Failures.overflow : .int(Swift.abs(number))
        case .uint: value
        case .double(let number): .double(Swift.abs(number))
        case .decimal(let number): number.isNegative ? Arithmetic.negate(value) : value
        default: Failures.noSuchOverload
        }
    }

    @Sendable static func sign(_ value: Value) -> Value {
        switch value {
        case .int(let number): .int(number.signum())
        case .uint(let number): .uint(number == 0 ? 0 : 1)
        case .double(let number): number.isNaN || number == 0 ? value : .double(number < 0 ? -1 : 1)
        case .decimal(let number): .decimal(number.isNegative ? -1 : number == .zero ? 0 : 1)
        default: Failures.noSuchOverload
        }
    }

    static func bits(_ name: String, _ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): .int(name == "bitAnd" ? a & b : name == "bitOr" ? a | b : a ^ b)
        case (.uint(let a), .uint(let b)): .uint(name == "bitAnd" ? a & b : name == "bitOr" ? a | b : a ^ b)
        default: Failures.noSuchOverload
        }
    }

    /// Shifts of integers are those of their bits: no sign is carried to the right.
    static func shift(_ value: Value, _ places: Value, isLeft: Bool) -> Value {
        guard case .int(let count) = places else { return Failures.noSuchOverload }
        guard count >= 0 else { return .failure(.invalidArgument, "math shift with a negative offset: \(count)") }
        func shifted(_ bits: UInt64) -> UInt64 { isLeft ? bits << UInt64(count) : bits >> UInt64(count) }
        switch value {
        case .int(let number): return .int(Int64(bitPattern: shifted(UInt64(bitPattern: number))))
        case .uint(let number): return .uint(shifted(number))
        default: return Failures.noSuchOverload
        }
    }

    static func extreme(_ value: Value, _ wanted: Relation) -> Value {
        func isNumber(_ value: Value) -> Bool {
            switch value {
            case .int, .uint, .double, .decimal: true
            default: false
            }
        }
        guard case .list(let list) = value else { return isNumber(value) ? value : Failures.noSuchOverload }
        if let unknown = Strings.unknown(in: list) { return .unknown(unknown) }
        guard var best = list.elements.first else {
            return .failure(.invalidArgument, "math.greatest() and math.least() need at least one number")
        }
        guard list.elements.allSatisfy(isNumber) else { return Failures.noSuchOverload }
        for candidate in list.elements.dropFirst() where wanted.test(candidate.order(against: best)) == .bool(true) {
            best = candidate
        }
        return best
    }
}
