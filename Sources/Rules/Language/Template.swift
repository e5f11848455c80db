// Messages, remedies and questions: French text with `{…CEL…}` in it.

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
        var literal = ""
        var isSound = true
        let scalars = Array(located.text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
            switch scalar {
            case "{" where isDoubled, "}" where isDoubled:
                literal.unicodeScalars.append(scalar)
                index += 2
            case "{":
                guard let end = Self.closingBrace(scalars, index) else {
                    compiler.decoding.note("accolade ouvrante sans accolade fermante", in: located.node, atOffset: index)
                    return nil
                }
                if !literal.isEmpty { pieces.append(.text(FrenchText.withNoBreakSpaces(literal))) }
                literal = ""
                if let program = Self.compile(located, scalars, (index + 1)..<end, compiler) {
                    pieces.append(.value(program, codeList: Self.codeList(of: program)))
                } else {
                    isSound = false
                }
                index = end + 1
            case "}":
                compiler.decoding.note("accolade fermante seule : doublez-la (« }} ») pour l’écrire", in: located.node, atOffset: index)
                return nil
            default:
                literal.unicodeScalars.append(scalar)
                index += 1
            }
        }
        if !literal.isEmpty { pieces.append(.text(FrenchText.withNoBreakSpaces(literal))) }
        guard isSound else { return nil }
        self.pieces = pieces
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

    private static func compile(_ located: LocatedText, _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ compiler: ConditionCompiler) -> Program? {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        let source = ConditionSource(LocatedText(String(view), located.node), variables: compiler.variables, offset: range.lowerBound)
        return compiler.compile(source, lenientAboutAbsence: true)
    }

    /// The brace that closes the one at `start`, texts and nested braces left aside.
    private static func closingBrace(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        var depth = 0
        var quote: Unicode.Scalar?
        for index in start..<scalars.count {
            let scalar = scalars[index]
            if let open = quote {
                if scalar == open { quote = nil }
                continue
            }
            switch scalar {
            case "'", "\"": quote = scalar
            case "{": depth += 1
            case "}":
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
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
