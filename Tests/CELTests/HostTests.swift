// What hosts declare: records, guards, functions about fields, macros, opaque values.

import Figures
import Testing

@testable import CEL

@Suite struct HostTests {
    let environment: Environment
    init() throws { environment = try Market.environment() }

    private func code(_ source: String) -> String? {
        do {
            _ = try environment.compile(source)
            return nil
        } catch {
            return error.diagnostics[0].code.rawValue
        }
    }

    @Test(arguments: [
        ("has(lot.value) && lot.value > threshold", nil),
        ("lot.value > threshold", "unguarded-optional"),
        ("lot.value > threshold && has(lot.value)", "unguarded-optional"),
        ("has(lot.value) ? lot.value > threshold : false", nil),
        ("!has(lot.value) || lot.value > threshold", nil),
        ("!(has(lot.value) && lot.value > threshold)", nil),
        ("!has(lot.value) ? true : lot.value > threshold", nil),
        ("has(lot.value) || lot.value > threshold", "unguarded-optional"),
        ("lot.?value.orValue(decimal(0)) > threshold", nil),
        ("lot.?value.hasValue()", nil),
        ("procedure.lots.all(l, has(l.value) && l.value > threshold)", nil),
        ("procedure.lots.all(l, l.value > threshold)", "unguarded-optional"),
        ("procedure.lots.filter(l, has(l.value)).all(l, l.value > threshold)", "unguarded-optional"),
        ("procedure.lots.map(l, has(l.value), l.value).size() > 0", nil),
        ("has(lot.parent) && lot.parent.kind == 'open'", nil),
        ("has(lot.parent) && lot.parent.launch > date('2026-01-01')", "unguarded-optional"),
        ("has(lot.parent) && has(lot.parent.launch) && lot.parent.launch > date('2026-01-01')", nil),
        ("has(lot.parent.launch)", "unguarded-optional"),
        ("cel.bind(p, procedure.lots[0], has(p.value) && procedure.lots[0].value > threshold)", nil),
        ("(has(lot.value) && lot.isReserved) ? lot.value > threshold : false", nil),
        ("(has(lot.value) || lot.isReserved) ? lot.value > threshold : false", "unguarded-optional"),
        ("stated(lot.value)", nil), ("stated(lot)", "field-required"), ("statedIn(lot.value, 'rc')", nil),
        ("lot.valeu == threshold", "undeclared-field"), ("lots.size() > 0", "undeclared-name"),
        ("procedure.lots.siz() > 0", "undeclared-function"), ("lot.id == 3", "no-matching-overload"),
        ("has(lot.price) && lot.price + euros('3') > euros('10')", nil), ("lot.isReserved", nil),
    ] as [(String, String?)])
    func compiles(source: String, expected: String?) {
        #expect(code(source) == expected, "\(source)")
    }

    @Test func suggestions() throws {
        do {
            _ = try environment.compile("lot.isReserved &&\n  lot.valeu > threshold")
            Issue.record("it compiled")
        } catch {
            let diagnostic = error.diagnostics[0]
            #expect(diagnostic.suggestion == "value")
            #expect(diagnostic.line == 2 && diagnostic.column == 7 && diagnostic.length == 5)
            #expect(error.description.contains("^"))
        }
    }

    private func record(_ values: [String: Value] = [:]) -> Value {
        .object(TestRecord(Market.lot, ["id": .string("LOT-1"), "isReserved": .bool(true)].merging(values) { $1 }))
    }

    private func evaluate(_ source: String, lot: Value, lots: Value = .list([])) throws -> Value {
        let procedure = TestRecord(Market.procedure, ["kind": .string("open"), "lots": lots, "isDivided": .bool(true)])
        return try environment.compile(source).evaluate([lot, .object(procedure), .decimal(40_000)])
    }

    @Test func fields() throws {
        #expect(try evaluate("has(lot.value) && lot.value > threshold", lot: record(["value": .decimal(50_000)])) == .bool(true))
        #expect(try evaluate("has(lot.value) && lot.value > threshold", lot: record()) == .bool(false))
        #expect(try evaluate("lot.?value.orValue(decimal(1))", lot: record()) == .decimal(1))
        #expect(try evaluate("stated(lot.value)", lot: record()) == .bool(false))
        #expect(try evaluate("stated(lot.value)", lot: record(["value": .decimal(1)])) == .bool(true))
        #expect(try evaluate("statedIn(lot.value, 'rc') || statedIn(lot.value, 'ccap')", lot: record(["value": .decimal(1)])) == .bool(true))
        #expect(try evaluate("statedIn(lot.value, 'ccap')", lot: record()).unknownValue?.attributes.map(\.id.rawValue) == [900])
        #expect(try evaluate("statedIn(lot.value, 'ccap') || !statedIn(lot.value, 'ccap')", lot: record()) == .bool(true))
    }

    @Test func opaqueValues() throws {
        let lot = record(["price": .opaque(TestMoney(amount: 8, basis: "HT"))])
        #expect(try evaluate("has(lot.price) && lot.price + euros('3') > euros('10')", lot: lot) == .bool(true))
        #expect(try evaluate("has(lot.price) && lot.price == euros('8.0')", lot: lot) == .bool(true))
        let taxed = record(["price": .opaque(TestMoney(amount: 8, basis: "TTC"))])
        #expect(try evaluate("has(lot.price) && lot.price < euros('10')", lot: taxed).unknownValue?.attributes.map(\.kind) == [.imprecise])
    }

    @Test func calendar() throws {
        let lot = record(["duration": .calendarDuration(CalendarDuration(1460, .day))])
        #expect(try evaluate("has(lot.duration) && lot.duration <= years(4)", lot: lot) == .bool(true))
        #expect(try evaluate("has(lot.duration) && lot.duration < years(4)", lot: lot).unknownValue?.attributes.map(\.kind) == [.imprecise])
        #expect(try evaluate("has(lot.duration) && (lot.duration < years(4) || lot.duration == years(4))", lot: lot) == .bool(true))
    }

    @Test func reads() throws {
        let program = try environment.compile("has(lot.value) && lot.value > threshold || stated(lot.duration)")
        #expect(program.reads.map(\.name) == ["value", "value", "duration"])
        #expect(program.reads.map(\.column) == [5, 19, 51])
    }

    @Test func explanation() throws {
        let source = "lot.isReserved && procedure.isDivided"
        let program = try environment.compile(source)
        let procedure = TestRecord(Market.procedure, ["kind": .string("open"), "isDivided": .bool(false)])
        let explanation = program.explain([record(), .object(procedure), .decimal(1)])
        #expect(explanation.value == .bool(false))
        #expect(explanation.reads.map(\.text) == ["procedure.isDivided"])
        #expect(explanation.reads.map(\.column) == [19])
    }

    @Test func cascades() throws {
        let first = UnknownAttribute(id: AttributeID(1), kind: .unread, domain: .boolean)
        let environment = try Environment(variables: [VariableDeclaration("f", .bool), VariableDeclaration("x", .int)])
        let values: [Value] = [.unknown(Unknown(first)), .unknown(AttributeID(2), .silent)]
        func program(_ source: String) throws -> Program { try environment.compile(source, expecting: .bool) }

        // Correlated conditions: one of the two is true, whichever way f turns out.
        let correlated = Cascade(applies: nil, cases: [try program("f"), try program("!f")])
        if case .undecided(let possible, let missing) = correlated.evaluate(values) {
            #expect(possible == [0, 1])
            #expect(missing.map(\.id.rawValue) == [1])
        } else {
            Issue.record("decided")
        }
        guard case .decided(0) = correlated.evaluate(values, classOf: [5, 5, 9, 9]) else {
            Issue.record("not decided")
            return
        }
        // The open attribute matters only if f is false.
        let open = Cascade(applies: try program("f"), cases: [try program("f || x > 3")])
        if case .undecided(let possible, let missing) = open.evaluate(values) {
            #expect(possible == [-1, 0])
            #expect(missing.map(\.id.rawValue) == [1])
        } else {
            Issue.record("decided")
        }
        guard case .decided(0) = open.evaluate(values, assuming: [AttributeID(1): .bool(true)]) else {
            Issue.record("not decided under an assumption")
            return
        }
        // A certain failure.
        let failing = Cascade(applies: nil, cases: [try program("1 / (f ? 0 : 0) > 0")])
        guard case .failed(let error, at: 0) = failing.evaluate(values) else {
            Issue.record("no failure")
            return
        }
        #expect(error.code == .divisionByZero)
    }
}
