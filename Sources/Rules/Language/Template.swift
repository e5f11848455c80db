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
        let scalars = Array(located.text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let start = Self.next("{", in: scalars, from: index) ?? scalars.count
            if start > index { pieces.append(.text(FrenchText.withNoBreakSpaces(Self.text(scalars[index..<start])))) }
            guard start < scalars.count else { break }
            guard let end = Self.next("}", in: scalars, from: start + 2) else {
                compiler.decoding.note("« {{ » sans « }} »", in: located.node, atOffset: start)
                return nil
            }
            let expression = LocatedText(Self.text(scalars[(start + 2)..<end]), located.node)
            let source = ConditionSource(expression, variables: compiler.variables, offset: start + 2)
            if compiler.checkCalls(source, located), let program = compiler.compile(source, lenientAboutAbsence: true) {
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
        let scalars = Array(located.text.unicodeScalars)
        var text = ""
        var index = 0
        while let start = next("{", in: scalars, from: index), let end = next("}", in: scalars, from: start + 2) {
            text += Self.text(scalars[index..<start]) + "{{" + replacement(LocatedText(Self.text(scalars[(start + 2)..<end]), located.node)) + "}}"
            index = end + 2
        }
        return text + Self.text(scalars[index...])
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
    private static func next(_ brace: Unicode.Scalar, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard scalars.count >= 2 else { return nil }
        var index = start
        while index + 1 < scalars.count {
            if scalars[index] == brace, scalars[index + 1] == brace { return index }
            index += 1
        }
        return nil
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// A placeholder that shows one field of codes shows their French labels.
    private static func codeList(of program: Program) -> String? {
        let isPath = program.source.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "?" || $0 == "_" || $0 == "(" || $0 == ")" }
        guard isPath, let read = program.reads.last, let record = RecordType(rawValue: read.objectType.name) else { return nil }
        let attributes = record.attributes
        guard attributes.indices.contains(read.field), case .code(let list, _) = attributes[read.field].spec.type else { return nil }
        return list
    }
}
