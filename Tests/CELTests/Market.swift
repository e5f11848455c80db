// A small model of records, for tests of what hosts declare.

import Figures

@testable import CEL

/// A record whose fields are given by name; what is not given is absent.
final class TestRecord: ObjectValue {
    let objectType: ObjectType
    private let values: [Value?]

    init(_ type: ObjectType, _ values: [String: Value]) {
        objectType = type
        self.values = type.fields.map { values[$0.name] ?? ($0.type.isList ? .list([]) : nil) }
    }

    func field(_ index: Int) -> Value? { values[index] }
}

extension CELType {
    var isList: Bool { if case .list = self { true } else { false } }
}

/// An amount of money that is not comparable unless the tax basis agrees.
struct TestMoney: OpaqueValue {
    let amount: ExactDecimal
    let basis: String
    var typeName: String { "money" }
    var description: String { "\(amount) EUR \(basis)" }

    private func unknownBasis(_ other: TestMoney) -> Value? {
        basis == other.basis ? nil : .unknown(AttributeID(77), .imprecise)
    }

    func isEqual(to other: any OpaqueValue) -> Value {
        guard let other = other as? TestMoney else { return .bool(false) }
        return unknownBasis(other) ?? .bool(amount == other.amount)
    }

    func compare(to other: any OpaqueValue) -> Value? {
        guard let other = other as? TestMoney else { return nil }
        return unknownBasis(other) ?? .int(amount < other.amount ? -1 : amount == other.amount ? 0 : 1)
    }
}

enum Market {
    static let lot = ObjectType(
        name: "Lot",
        fields: [
            Field("id", .string), Field("value", .decimal, presence: .optional),
            Field("duration", .calendarDuration, presence: .optional), Field("isReserved", .bool),
            Field("criteria", .list(.string)), Field("price", .opaque("money"), presence: .optional),
            Field("parent", .object("Procedure"), presence: .optional),
        ])
    static let procedure = ObjectType(
        name: "Procedure",
        fields: [
            Field("kind", .string), Field("lots", .list(.object("Lot"))), Field("isDivided", .bool),
            Field("launch", .date, presence: .optional),
        ])

    static func environment() throws -> Environment {
        try Environment(
            variables: [
                VariableDeclaration("lot", .object("Lot")), VariableDeclaration("procedure", .object("Procedure")),
                VariableDeclaration("threshold", .decimal),
            ],
            functions: [
                FunctionDeclaration("@stated", .field(returns: .bool) { record, slot, _ in .bool(record.field(slot).map(\.isOrdinary) ?? false) }),
                FunctionDeclaration("statedIn", .field([.string], returns: .bool, returnsAttributes: true) { record, slot, arguments in
                    guard case .string(let paper) = arguments[0] else { return .bool(false) }
                    return paper == "rc" ? .bool(record.field(slot) != nil) : .unknown(AttributeID(900), .unread, domain: .boolean)
                }),
                FunctionDeclaration("euros", .unary(.string, returns: .opaque("money")) { value in
                    guard case .string(let text) = value, let amount = ExactDecimal(text) else { return .failure(.host, "no amount") }
                    return .opaque(TestMoney(amount: amount, basis: "HT"))
                }),
                FunctionDeclaration("_+_", .binary(.opaque("money"), .opaque("money"), returns: .opaque("money")) { left, right in
                    guard case .opaque(let a) = left, case .opaque(let b) = right, let x = a as? TestMoney, let y = b as? TestMoney,
                        let sum = x.amount.adding(y.amount)
                    else { return .failure(.host, "no money") }
                    return .opaque(TestMoney(amount: sum, basis: x.basis))
                }),
            ],
            types: [lot, procedure], opaqueTypes: [OpaqueType("money", isOrdered: true)],
            macros: [
                Macro("stated", arity: 1) { call throws(MacroError) in call.call("@stated", call.arguments[0]) }
            ])
    }
}
