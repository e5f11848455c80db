// Messages, remedies and questions: French text with `{{…CEL…}}` in it.

import CEL
import Figures
import Market
import Settings

/// A compiled text. What is unknown when it is written out is « non précisé ».
struct Template: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case value(Program, codeList: String?)
    }

    private let pieces: [Piece]

    /// Compiles every placeholder, noting what is wrong; `nil` if anything is.
    init?(_ located: LocatedText, compiler: ConditionCompiler) {
        var pieces: [Piece] = []
        var isSound = true
        let bytes = Array(located.text.utf8)
        var index = 0
        while index < bytes.count {
            let start = Self.next("{", in: bytes, from: index) ?? bytes.count
            if start > index { pieces.append(.text(FrenchText.withNoBreakSpaces(Self.text(bytes[index..<start])))) }
            guard start < bytes.count else { break }
            guard let end = Self.next("}", in: bytes, from: start + 2) else {
                compiler.decoding.note("« {{ » sans « }} »", in: located.node, atOffset: located.node.characters(before: start))
                return nil
            }
            let expression = LocatedText(Self.text(bytes[(start + 2)..<end]), located.node)
            let source = ConditionSource(expression, variables: compiler.variables, offset: start + 2)
            if compiler.checkCalls(source, located), let program = compiler.placeholder(source) {
                pieces.append(.value(program, codeList: Self.codeList(of: program)))
            } else {
                isSound = false
            }
            index = end + 2
        }
        guard isSound else { return nil }
        self.pieces = pieces
    }

    /// The text of a template with each of its expressions replaced.
    static func mappingExpressions(of located: LocatedText, _ replacement: (LocatedText) -> String) -> String {
        let bytes = Array(located.text.utf8)
        var text = ""
        var index = 0
        while let start = next("{", in: bytes, from: index), let end = next("}", in: bytes, from: start + 2) {
            text += Self.text(bytes[index..<start]) + "{{" + replacement(LocatedText(Self.text(bytes[(start + 2)..<end]), located.node)) + "}}"
            index = end + 2
        }
        return text + Self.text(bytes[index...])
    }

    /// The text with the market's own figures.
    func text(_ variables: [Value]) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let literal): text += literal
            case .value(let program, let codeList): text += FrenchText.value(program.evaluate(variables), codeList: codeList)
            }
        }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    /// Where the brace next stands twice.
    private static func next(_ brace: Unicode.Scalar, in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= 2 else { return nil }
        let brace = UInt8(ascii: brace)
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == brace, bytes[index + 1] == brace { return index }
            index += 1
        }
        return nil
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// A placeholder that shows one field of codes shows their French labels.
    private static func codeList(of program: Program) -> String? {
        let isPath = program.source.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "_"), UInt8(ascii: "("), UInt8(ascii: ")"):
                true
            default: false
            }
        }
        guard isPath, let read = program.reads.last, let record = RecordType(rawValue: read.objectType.name) else { return nil }
        let attributes = record.attributes
        guard attributes.indices.contains(read.field), case .code(let list, _) = attributes[read.field].spec.type else { return nil }
        return list
    }
}
