// Compiling the conditions of one version of a rule; what is wrong is said in French, in the file.

import CEL
import Figures
import Provenance
import Settings

/// Compiles the expressions of one version under the environment of its scope.
struct ConditionCompiler {
    let environment: Environment
    let tables: Tables
    let decoding: Decoding
    /// The version's named sub-expressions, each with the earlier ones already put in.
    private(set) var variables: [String: ConditionSource] = [:]
    /// The same placeholders stand in several texts of a version.
    private let placeholders = Placeholders()

    private final class Placeholders { var programs: [String: Program] = [:] }

    /// - Parameters:
    ///   - shared: the sub-expressions of the whole rule set; a version's own of the same name win.
    ///   - isChecking: also compile each sub-expression for its own sake, so that a mistake in one is
    ///     told once and in its place.
    init(
        environment: Environment, tables: Tables, decoding: Decoding, shared: [String: ConditionSource] = [:],
        variables: [(name: String, expression: LocatedText)] = [], isChecking: Bool = true
    ) {
        self.init(environment: environment, tables: tables, decoding: decoding, compiled: shared)
        for variable in variables {
            let source = ConditionSource(variable.expression, variables: self.variables)
            if environment.slot(of: variable.name) != nil {
                decoding.note("« \(variable.name) » est déjà le nom d’une donnée du marché", at: variable.expression.node.position)
            }
            if checkCalls(source, variable.expression), isChecking { _ = compile(source) }
            self.variables[variable.name] = source
        }
    }

    /// With sub-expressions that are already put together.
    init(environment: Environment, tables: Tables, decoding: Decoding, compiled variables: [String: ConditionSource]) {
        self.environment = environment
        self.tables = tables
        self.decoding = decoding
        self.variables = variables
    }

    /// The same, but what is wrong is not noted.
    var quiet: ConditionCompiler { ConditionCompiler(environment: environment, tables: tables, decoding: Decoding(file: ""), compiled: variables) }

    /// The days on which a figure changes in the tables that a version's conditions name.
    func tableChanges(in version: RuleVersion) -> [CivilDate] {
        tables.changes(of: version.consultedTables ?? consultedTables(in: version))
    }

    /// The tables that a version's conditions name.
    func consultedTables(in version: RuleVersion) -> [String] {
        guard !tables.dated.isEmpty else { return [] }
        let sources = ([version.applies].compactMap { $0 } + version.findings.map(\.when)).map { ConditionSource($0, variables: variables).text }
        // Cut at the quotation marks, so that each literal is a piece: one pass, whatever the number of tables.
        let pieces = Set(sources.flatMap { $0.split { $0 == "'" || $0 == "\"" } })
        return tables.dated.map(\.name).filter { pieces.contains(Substring($0)) }
    }

    /// The named sub-expressions that the conditions of a version use, whether by themselves or in others.
    func variablesUsed(by version: RuleVersion) -> Set<String> {
        var used: Set<String> = []
        var open = ([version.applies].compactMap { $0 } + version.findings.map(\.when)).flatMap { ConditionSource.names(in: $0.text, among: variables) }
        while let name = open.popLast() {
            if used.insert(name).inserted { open += variables[name]?.variables ?? [] }
        }
        return used
    }

    /// A condition: its type must be `bool`.
    func condition(_ located: LocatedText) -> Program? {
        if located.isFinished, let program = try? environment.compile(located.text, expecting: .bool) { return program }
        let source = ConditionSource(located, variables: variables)
        guard checkCalls(source, located) else { return nil }
        return compile(source, expecting: .bool)
    }

    /// What stands between the braces of a text, compiled. A plain path to a field that may be absent is
    /// read as optional, because a text can say « non précisé » where a condition must decide.
    func placeholder(_ source: ConditionSource) -> Program? {
        if let known = placeholders.programs[source.text] { return known }
        let program = compile(source, lenientAboutAbsence: true)
        placeholders.programs[source.text] = program
        return program
    }

    /// Compiles, noting every fault in its place.
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
                if let place = source.place(line: diagnostic.line, column: diagnostic.column) {
                    decoding.note(message, in: place.node, atOffset: place.offset)
                } else {
                    decoding.note(message, at: nil)
                }
            }
            return nil
        }
    }

    /// Names of tables and papers exist; the law's dates are versions, not conditions.
    func checkCalls(_ source: ConditionSource, _ located: LocatedText) -> Bool {
        var isSound = true
        func refuse(_ message: String, _ call: ConditionSource.Call) {
            decoding.note(message, in: located.node, atOffset: located.node.characters(before: call.offset))
            isSound = false
        }
        func check(_ text: String??, among known: [String], _ what: String, _ call: ConditionSource.Call) {
            guard let name = text ?? nil else {
                return refuse("« \(call.function.rawValue) » attend \(what) écrit entre guillemets simples", call)
            }
            guard !known.contains(name) else { return }
            let suggestion = Spelling.suggestion(for: name, among: known)
            refuse("nom inconnu « \(name) » : « \(call.function.rawValue) » attend \(what)\(suggestion)", call)
        }
        for call in source.calls {
            switch call.function {
            case .seuil, .valeur:
                check(call.texts.first, among: tables.dated.map(\.name), "le nom d’une table", call)
                if let name = call.texts.first ?? nil, let keys = tables.dated(name)?.table.keys, keys.count != call.texts.count - 1 {
                    let named = keys.isEmpty ? "aucune clé" : "les clés " + keys.joined(separator: ", ")
                    refuse("la table « \(name) » attend \(named)", call)
                }
            case .dansListe: check(call.texts.first, among: tables.codes.map(\.name), "le nom d’une liste", call)
            case .paperRead: check(call.texts.first, among: PaperKind.allCases.map(\.rawValue), "le nom d’une pièce", call)
            case .statedIn: check(call.texts.last, among: PaperKind.allCases.map(\.rawValue), "le nom d’une pièce", call)
            case .date: refuse("une condition ne compare pas à une date écrite : faites une version datée (« inForce »)", call)
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
