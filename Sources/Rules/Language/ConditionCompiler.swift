// Compiling the conditions of one version of a rule; what is wrong is said in French, in the file.

import CEL
import Settings

/// Compiles the expressions of one version under the environment of its scope.
struct ConditionCompiler {
    let environment: Environment
    let tables: Tables
    let decoding: Decoding
    /// The version's named sub-expressions, each with the earlier ones already put in.
    private(set) var variables: [String: ConditionSource] = [:]

    /// `shared` are the sub-expressions of the whole rule set; a version's own of the same name win.
    init(
        environment: Environment, tables: Tables, decoding: Decoding, shared: [String: ConditionSource] = [:],
        variables: [(name: String, expression: LocatedText)] = []
    ) {
        self.environment = environment
        self.tables = tables
        self.decoding = decoding
        self.variables = shared
        for variable in variables {
            if environment.slot(of: variable.name) != nil {
                decoding.note("« \(variable.name) » est déjà le nom d’une donnée du marché", at: variable.expression.node.position)
            }
            let source = ConditionSource(variable.expression, variables: self.variables)
            // Compiled for its own sake, so that a mistake is told once and in its place.
            _ = compile(source)
            self.variables[variable.name] = source
        }
    }

    /// A condition: its type must be `bool`.
    func condition(_ located: LocatedText) -> Program? {
        let source = ConditionSource(located, variables: variables)
        guard checkCalls(source, located) else { return nil }
        return compile(source, expecting: .bool)
    }

    /// Compiles, noting every fault in its place.
    ///
    /// - Parameter lenientAboutAbsence: a plain path to a field that may be absent is read as
    ///   optional, because a text can say « non précisé » where a condition must decide.
    func compile(_ source: ConditionSource, expecting type: CELType? = nil, lenientAboutAbsence: Bool = false) -> Program? {
        do throws(CompileError) {
            return try environment.compile(source.text, expecting: type)
        } catch {
            if lenientAboutAbsence, error.diagnostics.allSatisfy({ $0.code == .unguardedOptional }),
                let dot = source.text.lastIndex(of: "."),
                let program = try? environment.compile(source.text.replacingCharacters(at: dot, with: ".?"))
            {
                return program
            }
            for diagnostic in error.diagnostics {
                let message = DiagnosticText.french(diagnostic, in: source.text)
                // The place of an unknown field is its dot; its name is what the reader looks for.
                let column = diagnostic.column + (diagnostic.code == .undeclaredField ? 1 : 0)
                if let place = source.place(line: diagnostic.line, column: column) {
                    decoding.note(message, in: place.node, atOffset: place.offset)
                } else {
                    decoding.note(message, at: nil)
                }
            }
            return nil
        }
    }

    /// Names of tables exist; the law's dates are versions, not conditions.
    private func checkCalls(_ source: ConditionSource, _ located: LocatedText) -> Bool {
        var isSound = true
        for call in source.calls {
            let known: [String]
            switch call.name {
            case "seuil", "valeur": known = tables.dated.map(\.name)
            case "dansListe": known = tables.codes.map(\.name)
            case "date":
                decoding.note(
                    "une condition ne compare pas à une date écrite : faites une version datée (« inForce »)",
                    in: located.node, atOffset: call.offset)
                isSound = false
                continue
            default: continue
            }
            guard let name = call.firstText else {
                decoding.note("« \(call.name) » attend d’abord le nom d’une table, entre guillemets simples", in: located.node, atOffset: call.offset)
                isSound = false
                continue
            }
            if !known.contains(name) {
                decoding.note(
                    "table inconnue « \(name) »\(Spelling.suggestion(for: name, among: known))", in: located.node, atOffset: call.offset)
                isSound = false
            }
        }
        return isSound
    }
}

extension String {
    fileprivate func replacingCharacters(at index: Index, with replacement: String) -> String {
        var copy = self
        copy.replaceSubrange(index...index, with: replacement)
        return copy
    }
}

/// The compiler's English messages, for those who write rules in French.
enum DiagnosticText {
    static func french(_ diagnostic: Diagnostic, in source: String) -> String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        var word = ""
        if lines.indices.contains(diagnostic.line - 1) {
            let scalars = lines[diagnostic.line - 1].unicodeScalars.dropFirst(diagnostic.column - 1).prefix(diagnostic.length)
            word = String(String.UnicodeScalarView(scalars))
        }
        // The place covers the whole call or path; the message quotes the name alone.
        let quoted = diagnostic.message.split(separator: "`", omittingEmptySubsequences: false)
        let name = quoted.count >= 3 ? String(quoted[quoted.count - 2]) : word
        let suggestion = diagnostic.suggestion.map { " ; vouliez-vous dire « \($0) » ?" } ?? ""
        switch diagnostic.code {
        case .undeclaredField: return "attribut inconnu « \(name) »\(suggestion)"
        case .undeclaredName: return "nom inconnu « \(name) »\(suggestion)"
        case .undeclaredFunction: return "fonction inconnue « \(name) »\(suggestion)"
        case .unguardedOptional:
            return "« \(word) » peut ne pas exister : protégez la lecture (« has(\(word)) && … », ou « .? » puis « orValue(…) »)"
        case .noMatchingOverload: return "opération impossible entre ces types (\(diagnostic.message))"
        case .typeMismatch: return "type inattendu (\(diagnostic.message))"
        case .fieldRequired: return "un attribut est attendu ici, comme « lot.duration »"
        case .syntax: return "syntaxe de l’expression (\(diagnostic.message))"
        case .invalidPattern: return "expression rationnelle incorrecte (\(diagnostic.message))"
        case .tooLarge, .tooDeep: return "expression trop longue ou trop imbriquée"
        default: return "expression incorrecte (\(diagnostic.message))"
        }
    }
}
