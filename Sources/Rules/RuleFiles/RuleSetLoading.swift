// Rule sets from a folder of YAML files, or from the compact form embedded in the program.
//
// A folder of rules holds `ensemble.yaml` (version and date of review), `variables.yaml` (named
// sub-expressions for all rules), `tables/` (dated figures and
// code lists), `clauses/` (the phrase library, which is not read here) and, anywhere else, one file
// for each rule.

import Figures
import Parallel
import Settings

extension RuleSet {
    /// Loads and checks a folder: every mistake of every file is thrown together.
    public static func load(folder: String) throws(SettingsError) -> RuleSet {
        try assemble(try SettingsFolder.read(folder), extending: nil, isChecked: true)
    }

    /// This set with the rules and tables of a house folder added, loaded and checked, but for their
    /// inline tests: those are for `clausier rules test`.
    public func adding(folder: String) throws(SettingsError) -> RuleSet {
        try Self.assemble(try SettingsFolder.read(folder, leavingOut: "tests"), extending: self, isChecked: true)
    }

    /// This set with house files already read, with their inline tests: for `clausier rules test`.
    public func adding(files: [SettingsFile]) throws(SettingsError) -> RuleSet {
        try Self.assemble(files, extending: self, isChecked: true)
    }

    /// Loads files already read, checking everything; for the build tool.
    public static func load(files: [SettingsFile]) throws(SettingsError) -> RuleSet {
        try assemble(files, extending: nil, isChecked: true)
    }

    /// Loads the files of a folder in compact form. They were checked when it was made: conditions
    /// are compiled when they are needed.
    public static func load(tree: PackedTree) throws(SettingsError) -> RuleSet {
        var files: [SettingsFile] = []
        for (path, tree) in tree.values where kind(of: path) != .other {
            guard let node = tree.node() else {
                throw SettingsError([Problem(file: path, position: nil, message: "règles embarquées illisibles")])
            }
            files.append(SettingsFile(path: path, displayPath: "Rules/" + path, node: node, source: nil))
        }
        return try assemble(files, extending: nil, isChecked: false)
    }

    private enum Kind { case set, variables, tables, rule, other }

    private static func kind(of path: String) -> Kind {
        if path == "ensemble.yaml" { return .set }
        if path == "variables.yaml" { return .variables }
        if path.hasPrefix("tables/") { return .tables }
        return path.hasPrefix("clauses/") ? .other : .rule
    }

    /// A rule file that was read, with what is wrong in it.
    private struct ReadFile: Sendable {
        let file: SettingsFile
        let rule: Rule?
        var problems: [Problem]

        init(_ file: SettingsFile, _ guards: [String]) {
            self.file = file
            let decoding = Decoding(file: file.displayPath, source: file.source)
            rule = Rule.read(file.node, decoding)?.beginning(withOneOf: guards)
            problems = decoding.problems
        }

        /// Notes more.
        func noting(_ note: (Decoding) -> Void) -> [Problem] {
            let decoding = Decoding(file: file.displayPath, source: file.source)
            note(decoding)
            return decoding.problems
        }
    }

    /// Rules are read, and their conditions checked, on all cores.
    private static func assemble(_ files: [SettingsFile], extending base: RuleSet?, isChecked: Bool) throws(SettingsError) -> RuleSet {
        var problems: [Problem] = []
        var tables = base?.tables ?? Tables()
        var shared = base?.shared ?? SharedVariables()
        var sharedDecoding: Decoding?
        var version = base.map { $0.version + "+maison" } ?? "maison"
        var reviewed = base?.reviewed
        var horizon = base?.horizon
        for file in files {
            let decoding = Decoding(file: file.displayPath, source: file.source)
            switch kind(of: file.path) {
            case .tables: tables.merge(Tables.read(file.node, decoding))
            case .set:
                if var map = decoding.map(file.node) {
                    if let own = map.string("version"), base == nil { version = own }
                    if let own = map.date("reviewed"), base == nil { reviewed = own }
                    if let own = map.optionalDate("horizon"), base == nil { horizon = own }
                    map.finish()
                }
            case .variables:
                shared.read(file.node, decoding)
                sharedDecoding = decoding
                continue
            case .rule, .other: break
            }
            problems += decoding.problems
        }
        let ruleFiles = files.filter { kind(of: $0.path) == .rule }
        let environments = RuleLibrary([], tables, shared)
        let guards = isChecked ? environments.guards(of: shared) : []
        var read = ParallelMap.run(count: ruleFiles.count) { ReadFile(ruleFiles[$0], guards) }
        refuseTakenIdentifiers(&read, base)
        var library: RuleLibrary?
        if isChecked {
            if let sharedDecoding { shared.check(tables, sharedDecoding) }
            let sound = read.filter { $0.rule != nil }
            let checked = RuleLibrary(sound.compactMap(\.rule), tables, shared, environmentsOf: environments)
            problems += ParallelMap.run(count: sound.count) { index in
                sound[index].noting { decoding in
                    checked.check(index, decoding)
                    if let rule = sound[index].rule { RuleTester.check(rule, decoding) }
                }
            }.flatMap { $0 }
            library = checked
        }
        problems += sharedDecoding?.problems ?? []
        problems += read.flatMap(\.problems)
        if !problems.isEmpty { throw SettingsError(problems.inOrder) }
        return RuleSet(
            version: version, reviewed: reviewed, horizon: horizon, rules: (base?.rules ?? []) + read.compactMap(\.rule), tables: tables,
            shared: shared, reusing: library)
    }

    private static func refuseTakenIdentifiers(_ read: inout [ReadFile], _ base: RuleSet?) {
        var taken: [String: String] = [:]
        // The first of the set's own files is named, then the base's.
        for rule in (base?.rules ?? []) { taken[rule.id] = rule.file }
        var own: [String: String] = [:]
        for index in read.indices {
            guard let rule = read[index].rule else { continue }
            if let other = own[rule.id] ?? taken[rule.id] {
                read[index].problems += read[index].noting {
                    $0.note("l’identifiant « \(rule.id) » est déjà pris par \(other)", at: read[index].file.node["id"]?.position)
                }
            }
            if own[rule.id] == nil { own[rule.id] = rule.file }
        }
    }
}

extension Rule {
    /// With the guards that its preconditions begin with.
    fileprivate func beginning(withOneOf guards: [String]) -> Rule {
        with(versions: versions.map { version in
            var version = version
            version.leadingGuard = LeadingGuard(of: version, among: guards)
            return version
        })
    }
}

extension [Problem] {
    /// By file, then by place; the same mistake told twice (a named sub-expression used twice) once.
    fileprivate var inOrder: [Problem] {
        var seen: Set<Problem> = []
        let start = Position(line: 0, column: 0)
        return filter { seen.insert($0).inserted }
            .sorted { ($0.file, $0.position ?? start) < ($1.file, $1.position ?? start) }
    }
}
