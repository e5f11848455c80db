// Operators on amounts, and totals over lists; whole and decimal numbers beside each other.

import CEL
import Figures

enum MoneyFunctions {
    static let all: [FunctionDeclaration] = relations + arithmetic + [sum, percentOf]

    /// Amounts against bare numbers: a number is euros without VAT. Decimals against `0.5` and `100`.
    private static let relations: [FunctionDeclaration] = [
        relation("_<_") { $0 < 0 }, relation("_<=_") { $0 <= 0 }, relation("_>_") { $0 > 0 }, relation("_>=_") { $0 >= 0 },
        equality("_==_") { $0 }, equality("_!=_") { !$0 },
    ]

    private static let arithmetic: [FunctionDeclaration] = [
        FunctionDeclaration("_+_", .binary(MoneyValue.type, MoneyValue.type, returns: MoneyValue.type) { left, right in
            withBoth(left, right) { $0.adding($1) }
        }),
        FunctionDeclaration("_-_", .binary(MoneyValue.type, MoneyValue.type, returns: MoneyValue.type) { left, right in
            withBoth(left, right) { $0.adding($1, negated: true) }
        }),
        FunctionDeclaration("_*_", overloads: [CELType.int, .decimal].flatMap { number in
            [
                FunctionOverload.binary(MoneyValue.type, number, returns: MoneyValue.type) { scaled($0, $1) },
                FunctionOverload.binary(number, MoneyValue.type, returns: MoneyValue.type) { scaled($1, $0) },
            ]
        }),
    ]

    /// `sum([…])` of amounts, decimals or whole numbers. Of a list known in part, or with a member
    /// that is not known, the total is not known.
    private static let sum = FunctionDeclaration(
        "sum",
        total(MoneyValue.type, startingAt: .opaque(MoneyValue(threshold: .zero))),
        total(.decimal, startingAt: .decimal(.zero)),
        total(.int, startingAt: .int(0)))

    /// `percentOf(part, whole)`: for texts; cut off after two decimals.
    private static let percentOf = FunctionDeclaration(
        "percentOf",
        .binary(MoneyValue.type, MoneyValue.type, returns: .decimal) { part, whole in
            withBoth(part, whole) { part, whole in share(part.money.amount, whole.money.amount) }
        },
        .binary(.decimal, .decimal, returns: .decimal) { part, whole in
            guard let part = part.decimalValue, let whole = whole.decimalValue else { return notANumber }
            return share(part, whole)
        })

    private static func share(_ part: ExactDecimal, _ whole: ExactDecimal) -> Value {
        guard let hundredfold = part.multiplied(by: ExactDecimal(100)), let share = hundredfold.divided(by: whole, places: 2) else {
            return .failure(.divisionByZero, "part d’un total nul")
        }
        return .decimal(share)
    }

    private static func relation(_ name: String, _ holds: @escaping @Sendable (Int64) -> Bool) -> FunctionDeclaration {
        FunctionDeclaration(name, overloads: [CELType.int, .decimal].flatMap { number in
            [
                FunctionOverload.binary(MoneyValue.type, number, returns: .bool) { left, right in
                    guard let right = right.decimalValue else { return notANumber }
                    return withBoth(left, .opaque(MoneyValue(threshold: right))) { test($0, $1, holds) }
                },
                FunctionOverload.binary(number, MoneyValue.type, returns: .bool) { left, right in
                    guard let left = left.decimalValue else { return notANumber }
                    return withBoth(.opaque(MoneyValue(threshold: left)), right) { test($0, $1, holds) }
                },
            ]
        } + [
            FunctionOverload.binary(.decimal, .double, returns: .bool) { ordered($0, $1, holds) },
            FunctionOverload.binary(.double, .decimal, returns: .bool) { ordered($0, $1, holds) },
        ])
    }

    /// The language itself compares values of one type only; a weight and `100` are of two.
    private static func equality(_ name: String, _ answer: @escaping @Sendable (Bool) -> Bool) -> FunctionDeclaration {
        let pairs: [(CELType, CELType)] = [(.decimal, .int), (.int, .decimal), (.decimal, .double), (.double, .decimal)]
        return FunctionDeclaration(name, overloads: pairs.map { left, right in
            FunctionOverload.binary(left, right, returns: .bool) { ordered($0, $1) { answer($0 == 0) } }
        })
    }

    private static func ordered(_ left: Value, _ right: Value, _ holds: (Int64) -> Bool) -> Value {
        guard let left = left.decimalValue, let right = right.decimalValue else { return notANumber }
        return .bool(holds(left < right ? -1 : left == right ? 0 : 1))
    }

    private static func test(_ left: MoneyValue, _ right: MoneyValue, _ holds: (Int64) -> Bool) -> Value {
        switch left.compare(to: right) {
        case .int(let order)?: .bool(holds(order))
        case let other?: other
        case nil: notANumber
        }
    }

    private static func withBoth(_ left: Value, _ right: Value, _ body: (MoneyValue, MoneyValue) -> Value) -> Value {
        guard let left = left.moneyValue, let right = right.moneyValue else { return notANumber }
        return body(left, right)
    }

    private static func scaled(_ money: Value, _ factor: Value) -> Value {
        guard let money = money.moneyValue, let factor = factor.decimalValue else { return notANumber }
        return money.multiplied(by: factor)
    }

    private static func total(_ type: CELType, startingAt zero: Value) -> FunctionOverload {
        .unary(.list(type), returns: type, strictness: .nonStrict) { argument in
            guard case .list(let list) = argument else { return argument }
            var total = zero
            var unknown = list.rest?.unknown
            for element in list.elements {
                switch element {
                case .unknown(let more): unknown = unknown.map { $0.merged(with: more) } ?? more
                case .error: return element
                default:
                    total = add(total, element)
                    if case .unknown(let more) = total {
                        unknown = unknown.map { $0.merged(with: more) } ?? more
                        total = zero
                    }
                    if case .error = total { return total }
                }
            }
            return unknown.map { .unknown($0) } ?? total
        }
    }

    private static func add(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.int(let left), .int(let right)):
            let (sum, overflow) = left.addingReportingOverflow(right)
            return overflow ? MoneyValue.outOfRange : .int(sum)
        case (.decimal(let left), .decimal(let right)):
            return left.adding(right).map { .decimal($0) } ?? MoneyValue.outOfRange
        default:
            return withBoth(left, right) { $0.adding($1) }
        }
    }

    private static let notANumber = Value.failure(.invalidArgument, "un nombre ou un montant était attendu")
}

extension Value {
    /// A number, exactly.
    var decimalValue: ExactDecimal? {
        switch self {
        case .int(let value): ExactDecimal(value)
        case .decimal(let value): value
        // A literal such as `0.5`: the decimal that is written, not its binary neighbour.
        case .double(let value): ExactDecimal(String(value))
        default: nil
        }
    }
}
