// Source → program: parsing, checking, guards, planning, and faults turned into diagnostics.

struct Compiler {
    let environment: Environment
    let source: String

    func compile(expecting expected: CELType?, checked: Bool) throws(CompileError) -> Program {
        let declarations = environment.declarations
        let bytes = Array(source.utf8)
        let root: Expression
        let nodeCount: Int
        do throws(Fault) {
            var parser = try Parser(source: bytes, limits: environment.limits, macros: declarations.macros)
            (root, nodeCount) = try parser.parse()
        } catch {
            throw failure([error])
        }
        var checker = Checker(declarations: declarations, nodeCount: nodeCount, isChecked: checked)
        let type = checker.check(root)
        if checked, let expected, checker.faults.isEmpty { checker.require(type, expected, root, "the result") }
        if checked, checker.faults.isEmpty, checker.readsOptionalField {
            var guards = PresenceGuards(declarations: declarations, references: checker.references)
            guards.check(root)
            checker.faults += guards.faults
        }
        if !checker.faults.isEmpty { throw failure(checker.faults) }
        let tree = checker.finish(root)
        var planner = Planner(tree: tree)
        let planned = planner.plan(root)
        if !planner.faults.isEmpty { throw failure(planner.faults) }
        return Program(
            source: source, resultType: tree.types[root.id], root: planned.node, localCount: planner.localCount,
            environment: environment, tree: tree, fieldNodes: checker.fieldNodes)
    }

    private func failure(_ faults: [Fault]) -> CompileError {
        let lines = SourceLines(source)
        let diagnostics = faults.sorted { $0.start < $1.start }.map { fault in
            let (line, column) = lines.place(of: fault.start)
            return Diagnostic(
                code: fault.code, message: fault.message, line: line, column: column,
                length: max(1, lines.length(fault.start, fault.end)), suggestion: fault.suggestion)
        }
        return CompileError(diagnostics: diagnostics, source: source)
    }
}

/// Byte offsets → lines and columns, counted from 1 in Unicode scalars.
struct SourceLines {
    private let bytes: [UInt8]

    init(_ source: String) { bytes = Array(source.utf8) }
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func place(of offset: Int) -> (line: Int, column: Int) {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (before.count { $0 == 0x0A } + 1, length(lineStart, offset) + 1)
    }

    func cursor() -> Cursor { Cursor(bytes: bytes) }

    /// For places that are asked for in ascending order.
    struct Cursor {
        fileprivate let bytes: [UInt8]
        private var reached = 0
        private var line = 1
        private var column = 1

        fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func place(of offset: Int) -> (line: Int, column: Int) {
            while reached < min(offset, bytes.count) {
                if bytes[reached] == 0x0A {
                    (line, column) = (line + 1, 1)
                } else if bytes[reached] & 0xC0 != 0x80 {
                    column += 1
                }
                reached += 1
            }
            return (line, column)
        }
    }

    func length(_ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        return bytes[start..<min(end, bytes.count)].count { $0 & 0xC0 != 0x80 }
    }
}
