// The examples of the doc comments and of docs/cel.md, run. Code stands here word for word as it does
// there; the last test compares them.

import Foundation
import Testing

@testable import CEL

@Suite struct Examples {
    @Test func environments() throws {
        let environment = try Environment(variables: [VariableDeclaration("age", .int)])
        let program = try environment.compile("age >= 18", expecting: .bool)
        #expect(program.evaluate([.int(20)]) == .bool(true))
        #expect(program.evaluate([.unknown(AttributeID(1), domain: .values([.int(18), .int(30)]))]) == .bool(true))
    }

    @Test func cascades() throws {
        let environment = try Environment(variables: [VariableDeclaration("weight", .int), VariableDeclaration("isWorks", .bool)])
        let cascade = Cascade(
            applies: try environment.compile("isWorks"),
            cases: [try environment.compile("weight > 100"), try environment.compile("weight < 100")])
        guard case .decided(1) = cascade.evaluate([.int(95), .bool(true)]),
            case .decided(Cascade.doesNotApply) = cascade.evaluate([.int(95), .bool(false)]),
            case .undecided([-1, 1], let missing) = cascade.evaluate([.int(95), .unknown(AttributeID(1), domain: .boolean)])
        else {
            Issue.record("other outcomes")
            return
        }
        #expect(missing.map(\.id) == [AttributeID(1)])
    }

    @Test func assumptions() throws {
        let environment = try Environment(variables: [VariableDeclaration("hours", .int)])
        let program = try environment.compile("hours >= 60")
        let unknown: [Value] = [.unknown(AttributeID(7))]
        #expect(program.evaluate(unknown, assuming: [AttributeID(7): .int(80)]) == .bool(true))
    }

    @Test func explanations() throws {
        let environment = try Environment(variables: [VariableDeclaration("a", .int), VariableDeclaration("b", .int)])
        let explanation = try environment.compile("a > 10 || b > 10").explain([.int(3), .int(12)])
        #expect(explanation.value == .bool(true))
        #expect(explanation.root.steps.map(\.text) == ["b > 10"])
    }

    @Test func faults() throws {
        let environment = try Environment(variables: [VariableDeclaration("duration", .int)])
        do {
            _ = try environment.compile("durration > 4")
            Issue.record("it compiled")
        } catch {
            #expect(error.diagnostics[0].code == .undeclaredName)
            #expect(error.diagnostics[0].suggestion == "duration")
        }
    }

    @Test func functions() throws {
        let double = FunctionDeclaration("double", .unary(.int, returns: .int) { .int(($0.intValue ?? 0) * 2) })
        let environment = try Environment(functions: [double])
        #expect(try environment.compile("double(21)").evaluate([]) == .int(42))
    }

    @Test func records() throws {
        final class Person: ObjectValue {
            static let type = ObjectType(name: "Person", fields: [Field("name", .string), Field("age", .int, presence: .optional)])
            let name: String
            let age: Int64?
            init(name: String, age: Int64?) {
                self.name = name
                self.age = age
            }
            var objectType: ObjectType { Self.type }
            func field(_ index: Int) -> Value? { index == 0 ? .string(name) : age.map { .int($0) } }
        }
        let environment = try Environment(variables: [VariableDeclaration("p", .object(Person.type))], types: [Person.type])
        let isOfAge = try environment.compile("has(p.age) && p.age >= 18")
        #expect(isOfAge.evaluate([.object(Person(name: "Ada", age: 36))]) == .bool(true))
        #expect(isOfAge.evaluate([.object(Person(name: "Bob", age: nil))]) == .bool(false))
    }

    @Test func macros() throws {
        let unless = Macro("unless", arity: 2) { call in
            call.or(call.arguments[1], call.arguments[0])
        }
        let environment = try Environment(variables: [VariableDeclaration("done", .bool)], macros: [unless])
        #expect(try environment.compile("unless(1 > 2, done)").evaluate([.bool(true)]) == .bool(true))
    }

    /// Each part of the tree is checked for itself, also where a macro uses one twice or not at all.
    @Test func macrosThatUseAPartTwiceOrNotAtAll() throws {
        let both = Macro("both", arity: 2) { call in
            call.and(call.arguments[0], call.call("_==_", call.arguments[1], call.arguments[1]))
        }
        let second = Macro("second", arity: 2) { call in call.arguments[1] }
        let environment = try Environment(variables: [VariableDeclaration("list", .list(.int))], macros: [both, second])
        let list = [Value.list([.int(1), .int(2)])]
        #expect(try environment.compile("both(list.exists(x, x > 1), list.map(y, y * 2)[0])").evaluate(list) == .bool(true))
        #expect(try environment.compile("list.all(x, both(x > 0, [x].map(y, y + x)[0]))").evaluate(list) == .bool(true))
        #expect(try environment.compile("second(list[0], list.map(z, z + 1)[1]) + list[0]").evaluate(list) == .int(4))
        #expect(throws: CompileError.self) { try environment.compile("both(list[0] > 'a', 1)") }
    }

    @Test func otherVariables() throws {
        let environment = try Environment(
            variables: [VariableDeclaration("a", .int)], functions: [FunctionDeclaration("double", .unary(.int, returns: .int) { .int(($0.intValue ?? 0) * 2) })])
        let other = try environment.replacingVariables([VariableDeclaration("b", .int), VariableDeclaration("c", .string)])
        #expect(try other.compile("double(b)").evaluate([.int(21), .string("")]) == .int(42))
        #expect(other.slot(of: "c") == 1)
        #expect(throws: CompileError.self) { try other.compile("a == 1") }
        #expect(throws: EnvironmentError.self) { try environment.replacingVariables([VariableDeclaration("d", .object("Nothing"))]) }
    }

    @Test func mutations() throws {
        #expect(try Mutation.all(of: "weight > 100").map(\.source) == ["weight >= 100", "weight <= 100", "weight > 101", "weight > 99"])
    }

    @Test func conjunctions() {
        #expect(Conjunction("isOpen && (size > 3 || isNew)")?.rest == " (size > 3 || isNew)")
        #expect(Conjunction("isOpen && size > 3 || isNew") == nil)
    }

    @Test func partlyKnownLists() throws {
        let environment = try Environment(variables: [VariableDeclaration("weights", .list(.int))])
        let known = ListValue([.int(60), .int(120)], more: Unknown(UnknownAttribute(id: AttributeID(1), kind: .unread)))
        #expect(try environment.compile("weights.exists(w, w > 100)").evaluate([.list(known)]) == .bool(true))
        #expect(try environment.compile("weights.size() >= 2").evaluate([.list(known)]) == .bool(true))
    }

    /// The code of every example is in this file, so that none is printed that was not run.
    @Test func everyExampleIsRun() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let own = Set(try Self.code(in: String(contentsOf: URL(filePath: #filePath), encoding: .utf8).split(separator: "\n")))
        var places = [root.appending(path: "docs/cel.md"), root.appending(path: "docs/cel-unknowns.md")]
        let sources = FileManager.default.enumerator(at: root.appending(path: "Sources/CEL"), includingPropertiesForKeys: nil)
        while let file = sources?.nextObject() as? URL { if file.pathExtension == "swift" { places.append(file) } }
        var count = 0
        for place in places {
            for block in Self.blocks(in: try String(contentsOf: place, encoding: .utf8)) {
                count += 1
                for line in Self.code(in: block) {
                    let isRun = own.contains(line) || own.contains { $0.contains(line) && $0.hasPrefix("#expect(") } || own.contains { $0.contains("= \(line)") }
                    #expect(isRun, "\(place.lastPathComponent): \(line)")
                }
            }
        }
        #expect(count >= 10)
    }

    /// What stands between « ```swift » and « ``` », without the marks of a comment.
    private static func blocks(in text: String) -> [[Substring]] {
        var blocks: [[Substring]] = []
        var current: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var content = line.drop { $0 == " " }
            if content.hasPrefix("///") { content = content.dropFirst(3).drop { $0 == " " } }
            if content == "```swift" { current = [] } else if content == "```", let block = current {
                blocks.append(block)
                current = nil
            } else {
                current?.append(content)
            }
        }
        return blocks
    }

    /// The lines without indents and without what a comment says of their result.
    private static func code(in lines: [Substring]) -> [String] {
        lines.compactMap { line in
            let code = (line.firstRange(of: "   //") ?? line.firstRange(of: " //")).map { line[..<$0.lowerBound] } ?? line
            let trimmed = code.trimmingCharacters(in: .whitespaces)
            return trimmed.isEmpty ? nil : trimmed
        }
    }
}
