// The suite of `Cases/unknowns.txt`: reads the file, builds the unknowns, compares.

import Foundation
import Testing

@testable import CEL

/// The functions with which the cases make unknowns.
enum UnknownMakers {
    static let record = ObjectType(
        name: "Rec",
        fields: [
            Field("flag", .bool), Field("count", .int), Field("name", .string), Field("tags", .list(.string)),
            Field("opt", .int, presence: .optional), Field("child", .object("Rec"), presence: .optional),
        ])

    /// Up to eight letters are their own identifier.
    static func id(_ name: Value) -> AttributeID {
        var code: UInt64 = 0
        for byte in (name.stringValue ?? "").utf8 { code = code << 8 | UInt64(byte) }
        return AttributeID(code)
    }

    static func name(_ id: AttributeID) -> String {
        var bytes: [UInt8] = []
        var code = id.rawValue
        while code > 0 {
            bytes.insert(UInt8(code & 0xFF), at: 0)
            code >>= 8
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func kind(_ name: String, _ kind: UnknownKind) -> FunctionDeclaration {
        FunctionDeclaration(name, change(name) { UnknownAttribute(id: $0.id, kind: kind, domain: $0.domain, mayBeAbsent: $0.mayBeAbsent) })
    }

    private static func change(_ name: String, _ body: @escaping @Sendable (UnknownAttribute) -> UnknownAttribute) -> FunctionOverload {
        .unary(.parameter("A"), returns: .parameter("A"), strictness: .nonStrict, returnsAttributes: true) { value in
            guard case .unknown(let unknown) = value, let attribute = unknown.attribute else { return value }
            return .unknown(Unknown(body(attribute)))
        }
    }

    private static func open(_ name: String, _ type: CELType) -> FunctionDeclaration {
        FunctionDeclaration(name, .unary(.string, returns: type, returnsAttributes: true) { .unknown(id($0)) })
    }

    static let functions: [FunctionDeclaration] = [
        FunctionDeclaration("flag", .unary(.string, returns: .bool, returnsAttributes: true) { .unknown(id($0), domain: .boolean) }),
        FunctionDeclaration(
            "oneOf",
            .binary(.string, .list(.parameter("A")), returns: .parameter("A"), returnsAttributes: true) { name, values in
                .unknown(id(name), domain: .values(values.listValue?.elements ?? []))
            }),
        open("anyInt", .int), open("anyString", .string), open("anyBool", .bool), open("anyList", .list(.int)),
        open("anyMap", .map(.string, .int)), open("anyRec", .object("Rec")),
        kind("silent", .silent), kind("conflicting", .conflicting), kind("imprecise", .imprecise),
        FunctionDeclaration("maybe", change("maybe") { UnknownAttribute(id: $0.id, kind: $0.kind, domain: $0.domain, mayBeAbsent: true) }),
        FunctionDeclaration(
            "more",
            .binary(.list(.parameter("A")), .string, returns: .list(.parameter("A"))) { list, name in
                guard case .list(let known) = list else { return list }
                return .list(ListValue(known.elements, more: Unknown(UnknownAttribute(id: id(name), kind: .unread))))
            }),
        FunctionDeclaration(
            "moreKeys",
            .binary(.map(.string, .parameter("A")), .string, returns: .map(.string, .parameter("A"))) { map, name in
                guard case .map(let known) = map else { return map }
                return .map(known.withMore(Unknown(UnknownAttribute(id: id(name), kind: .unread))))
            }),
        FunctionDeclaration(
            "rec",
            .unary(.map(.string, .dyn), returns: .object("Rec")) { map in
                guard case .map(let fields) = map else { return map }
                var values: [String: Value] = [:]
                for (key, value) in zip(fields.keys, fields.values) { values[key.stringValue ?? ""] = value }
                return .object(TestRecord(record, values))
            }),
    ]

    /// As the file writes results.
    static func text(_ value: Value) -> String {
        switch value {
        case .unknown(let unknown):
            let parts = unknown.attributes.map { name($0.id) + ($0.kind == .unread ? "" : " \($0.kind)") }
            return "unknown(\(parts.sorted().joined(separator: ", ")))"
        case .error: return "error"
        default: return value.description
        }
    }
}

struct UnknownCase: CustomTestStringConvertible {
    let line: Int
    let section: String
    let given: [(name: String, expression: String)]
    let expression: String
    let result: String
    var testDescription: String { "\(line): \(expression)" }

    static func all() throws -> [UnknownCase] {
        let url = try #require(Bundle.module.url(forResource: "unknowns", withExtension: "txt", subdirectory: "Cases"))
        var cases: [UnknownCase] = []
        var section = ""
        var given: [(name: String, expression: String)] = []
        for (number, line) in try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("## ") {
                section = String(line.dropFirst(3))
                given = []
            } else if line.hasPrefix("given ") {
                let parts = line.dropFirst(6).split(separator: " = ", maxSplits: 1).map(String.init)
                given.append((parts[0], parts[1]))
            } else if !line.hasPrefix("#"), let arrow = line.range(of: " => ", options: .backwards) {
                cases.append(
                    UnknownCase(
                        line: number + 1, section: section, given: given, expression: String(line[..<arrow.lowerBound]),
                        result: String(line[arrow.upperBound...])))
            }
        }
        return cases
    }

    func check() throws {
        let makers = try Environment(functions: UnknownMakers.functions, types: [UnknownMakers.record])
        var variables: [VariableDeclaration] = []
        var values: [Value] = []
        for (name, expression) in given {
            let program = try makers.compile(expression)
            variables.append(VariableDeclaration(name, program.resultType))
            values.append(program.evaluate([]))
        }
        let environment = try Environment(variables: variables, types: [UnknownMakers.record])
        let result = UnknownMakers.text(try environment.compile(expression).evaluate(values))
        let expected = result.hasPrefix("unknown") || self.result == "error" || self.result.hasPrefix("unknown")
            ? self.result : UnknownMakers.text(try environment.compile(self.result).evaluate(values))
        #expect(result == expected, "line \(line), \(section): \(expression)")
    }
}

@Suite struct UnknownSuite {
    @Test func cases() throws {
        let cases = try UnknownCase.all()
        for test in cases {
            do {
                try test.check()
            } catch {
                Issue.record("line \(test.line): \(error)")
            }
        }
        print("unknowns: \(cases.count) cases")
        #expect(cases.count >= 300)
    }
}
