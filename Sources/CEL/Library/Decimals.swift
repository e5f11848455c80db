// The decimal extension: exact numbers for money, weights and percentages.

import Figures

extension StandardLibrary {
    static func declareDecimals(_ table: inout FunctionTable) {
        for type in [.decimal, .int, .uint] as [CELType] { table.add("decimal", [type], .decimal, total: true, .unary(Decimals.convert)) }
        table.add("decimal", [.string], .decimal, .unary(Decimals.convert))
        table.add("divide", [.decimal, .decimal, .int], .decimal, .receiver, .nary { values in
            guard case .decimal(let a) = values[0], case .decimal(let b) = values[1], case .int(let places) = values[2] else {
                return Failures.noSuchOverload
            }
            if b == .zero { return Failures.divisionByZero }
            guard (0...30).contains(places), let quotient = a.divided(by: b, places: Int(places)) else { return Failures.range }
            return .decimal(quotient)
        })
        table.add("truncate", [.decimal, .int], .decimal, .receiver, .binary { value, places in
            guard case .decimal(let number) = value, case .int(let places) = places else { return Failures.noSuchOverload }
            guard (0...30).contains(places), let cut = number.divided(by: .one, places: Int(places)) else { return Failures.range }
            return .decimal(cut)
        })
        table.add("round", [.decimal, .int], .decimal, .receiver, .binary { value, places in
            guard case .decimal(let number) = value, case .int(let places) = places else { return Failures.noSuchOverload }
            guard (0...30).contains(places), let rounded = Decimals.round(number, Int(places)) else { return Failures.range }
            return .decimal(rounded)
        })
    }
}

enum Decimals {
    @Sendable static func convert(_ value: Value) -> Value {
        switch value {
        case .decimal: value
        case .string(let text):
            ExactDecimal(text).map { .decimal($0) } ?? .failure(.invalidArgument, "\(Value.quoted(text)) is no decimal number")
        default: ExactDecimal(whole: value).map { .decimal($0) } ?? Failures.noSuchOverload
        }
    }

    /// Halves away from zero, as amounts of money are rounded.
    static func round(_ number: ExactDecimal, _ places: Int) -> ExactDecimal? {
        guard number.scale > places else { return number }
        var unit: Int128 = 1
        for _ in 0..<(number.scale - places) { unit *= 10 }
        let half = unit / 2
        let (moved, overflow) = number.mantissa.addingReportingOverflow(number.isNegative ? -half : half)
        return overflow ? nil : ExactDecimal(mantissa: moved / unit, scale: places)
    }
}
