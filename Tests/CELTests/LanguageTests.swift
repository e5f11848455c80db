// The cases of `Cases/language.txt`, the corpus of the fuzzer, and the bounds.

import Foundation
import Testing

@testable import CEL

@Suite struct LanguageTests {
    private static func lines(_ name: String) throws -> [String] {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Cases"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test func cases() throws {
        let environment = try Environment()
        var count = 0
        for line in try Self.lines("language") where !line.hasPrefix("#") {
            guard let arrow = line.range(of: " => ", options: .backwards) else { continue }
            let source = String(line[..<arrow.lowerBound])
            let expected = String(line[arrow.upperBound...])
            count += 1
            var result: String
            do {
                let value = try environment.compile(source).evaluate([])
                result = if case .error = value { "error" } else { value.description }
            } catch {
                result = "refused \(error.diagnostics[0].code)"
            }
            let wanted = expected == "error" || expected.hasPrefix("refused")
                ? expected : try environment.compile(expected).evaluate([]).description
            #expect(result == wanted, "\(line)")
        }
        print("language: \(count) cases")
    }

    /// What the fuzzer found worth keeping: none of it may crash.
    @Test func corpus() throws {
        let environment = try Environment(
            variables: [
                VariableDeclaration("a", .int), VariableDeclaration("b", .int), VariableDeclaration("s", .string),
                VariableDeclaration("flag", .bool), VariableDeclaration("l", .list(.int)),
                VariableDeclaration("m", .map(.string, .int)), VariableDeclaration("d", .dyn),
            ])
        let unknown: [Value] = (1...7).map { .unknown(AttributeID($0), domain: $0 == 4 ? .boolean : .open) }
        for line in try Self.lines("fuzz-corpus") {
            if let program = try? environment.compile(line) { _ = program.explain(unknown).value }
            if let program = try? environment.compileUnchecked(line) { _ = program.evaluate(unknown) }
        }
    }

    private func code(_ source: String, _ limits: Limits = .standard) throws -> String {
        do {
            let value = try Environment(limits: limits).compile(source).evaluate([])
            return value.errorValue?.code.rawValue ?? "\(value)"
        } catch let error as CompileError {
            return error.diagnostics[0].code.rawValue
        }
    }

    @Test func bounds() throws {
        let deep = 100_000
        for (open, close) in [("(", ")"), ("[", "]"), ("{1: ", "}"), ("size(", ")"), ("true ? 1 : ", "")] {
            let source = String(repeating: open, count: deep / open.utf8.count - 10) + "1" + String(repeating: close, count: 10)
            #expect(try ["too-deep", "syntax", "too-large", "no-matching-overload"].contains(code(source)), "\(open)")
        }
        #expect(try code(String(repeating: "1 + ", count: 20_000) + "1") == "too-deep")
        #expect(try code("1" + String(repeating: ".a", count: 20_000)) == "too-deep")
        #expect(try code(String(repeating: " ", count: 100_001)) == "too-large")
        #expect(try code("[" + String(repeating: "1,", count: 30_000) + "]") == "too-large")
        #expect(try code(String(repeating: "true && ", count: 10_000) + "true") == "true")
        #expect(try code("((((1 + 2))))") == "3")
        var limits = Limits()
        limits.cost = 1_000
        let list = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"
        #expect(try code("\(list).all(a, \(list).all(b, a + b > 0))", limits) == "true")
        #expect(try code("\(list).all(a, \(list).all(b, \(list).all(c, a + b > c - 99)))", limits) == "cost-limit")
        let doubling = (0..<60).reduce("s") { inner, _ in "cel.bind(s, s + s, \(inner))" }
        #expect(try code("cel.bind(s, 'abcdefgh', \(doubling)) == ''") == "cost-limit")
        #expect(try code("'aaaa'.replace('', '\(String(repeating: "b", count: 90_000))').size() > 0") == "true")
    }
}
