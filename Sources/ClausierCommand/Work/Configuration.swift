// clausier.yaml: how this house wants its checks.

import Clausier

/// The settings of `--config` or of the working directory. What the command line says wins.
struct Configuration: Sendable {
    var rules: [String] = []
    var only: [String] = []
    var skip: [String] = []
    var severities: [String: Severity] = [:]
    var failOn: FailureThreshold?
    var format: ReportFormat?
    var output: String?
    var allowUnread: Bool?
    var problemsOnly: Bool?
    var language: Language?
    /// The file of known findings.
    var baseline: String?
    var suppressions: [SuppressionEntry] = []
    /// What holds for every consultation of this house.
    var houseFacts: HouseFacts?
    /// The file, for messages; empty without one.
    private(set) var file = ""
    private var places: [String: Position] = [:]
    private var source: SourceText?

    /// The name under which it is looked for in the working directory.
    static let name = "clausier.yaml"

    init() {}

    /// The file that is named, else the one of the working directory, unless that is being examined.
    static func find(_ named: String?, _ trust: Trust) throws -> Configuration {
        if let named { return try read(trust.text(of: named, "--config"), file: named) }
        guard FileWalk.exists(name), !FileWalk.isFolder(name) else { return Configuration() }
        if trust.isExamined(name) {
            Talk.say("clausier : \(name) se trouve dans le dossier contrôlé, il n’en est pas tenu compte.")
            return Configuration()
        }
        return try read(trust.text(of: name, "--config"), file: name)
    }

    /// Reads a file; throws all its mistakes together.
    static func read(_ text: String, file: String) throws(SettingsError) -> Configuration {
        let root = try YAML.read(text, file: file)
        let decoding = Decoding(file: file, source: SourceText(text))
        var configuration = Configuration()
        configuration.file = file
        configuration.source = SourceText(text)
        if var map = decoding.map(root) {
            configuration.rules = map.optionalList("rules", of: decoding.string).map { beside(file, $0) }
            func rule(_ node: Node) -> String? {
                let name = decoding.string(node)
                if let name { configuration.places[name] = node.position }
                return name
            }
            configuration.only = map.optionalList("only", of: rule)
            configuration.skip = map.optionalList("skip", of: rule)
            configuration.failOn = map.optionalChoice("fail-on", of: FailureThreshold.self)
            configuration.format = map.optionalChoice("format", of: ReportFormat.self)
            configuration.output = map.optionalString("output").map { beside(file, $0) }
            configuration.allowUnread = map.optionalBool("allow-unread")
            configuration.problemsOnly = map.optionalBool("problems-only")
            configuration.language = map.optionalChoice("lang", of: Language.self)
            configuration.baseline = map.optionalString("baseline").map { beside(file, $0) }
            configuration.suppressions = map.optionalList("suppressions") { SuppressionEntry.read($0, decoding) }
            configuration.houseFacts = map.optional("declared").flatMap { houseFacts($0, decoding) }
            if let node = map.optional("severity"), var severities = decoding.map(node) {
                for entry in severities.everything() {
                    configuration.severities[entry.key] = decoding.choice(entry.value, of: Severity.self)
                    configuration.places[entry.key] = entry.keyPosition
                }
            }
            map.finish()
        }
        try decoding.finish()
        return configuration
    }

    private static func houseFacts(_ node: Node, _ decoding: Decoding) -> HouseFacts? {
        guard var map = decoding.map(node) else { return nil }
        func code(_ key: String, _ list: CodeList) -> String? {
            guard let node = map.optional(key), let text = decoding.string(node) else { return nil }
            let codes = list.entries.map(\.code)
            if codes.contains(text) { return text }
            let suggestion = Spelling.suggestion(for: text, among: codes)
            decoding.note("mot inconnu « \(text) »" + (suggestion.isEmpty ? " ; mots admis : \(codes.joined(separator: ", "))" : suggestion), at: node.position)
            return nil
        }
        let by = map.string("by")
        let date = map.date("date")
        let kind = code("buyer-kind", .buyerKind)
        let category = code("buyer-category", .buyerCategory)
        let share = map.optional("labour-share").flatMap(decoding.decimal)
        let cost = map.optional("labour-hourly-cost").flatMap(decoding.decimal)
        map.finish()
        guard let by, let date else { return nil }
        return HouseFacts(by: by, date: date, buyerKind: kind, buyerCategory: category, labourShare: share, labourHourlyCost: cost)
    }

    /// Refuses rules to select or to except that do not exist, with the line on which they stand.
    func checkSelection(among ruleSet: RuleSet) throws(SettingsError) {
        let decoding = Decoding(file: file, source: source)
        for (name, place) in (only + skip).map({ ($0, places[$0]) }) + suppressions.map({ ($0.rule, $0.position) }) {
            do throws(UnknownRule) {
                _ = try ruleSet.selecting(only: [name])
            } catch {
                decoding.note("\(error)", at: place)
            }
        }
        try decoding.finish()
    }

    /// Gives breaches the house's own gravity.
    func applySeverities(to ruleSet: inout RuleSet) throws(SettingsError) {
        guard !severities.isEmpty else { return }
        let decoding = Decoding(file: file, source: source)
        for id in severities.keys.sorted() where severities[id] == .blocking && ruleSet.rule(id)?.restsOnCommitment == true {
            decoding.note("un écart à une charte ou à une convention n’est jamais « blocking »", at: places[id])
        }
        // A rule that --only or --skip has set aside is no mistake of this file.
        let known = (try? Shipped.rules().rules.map(\.id)) ?? []
        var wanted: [String: Severity] = [:]
        for (id, severity) in severities {
            if ruleSet.rule(id) != nil {
                wanted[id] = severity
            } else if !known.contains(id) {
                let candidates = ruleSet.rules.map(\.id) + known
                decoding.note("règle inconnue « \(id) »\(Spelling.suggestion(for: id, among: candidates))", at: places[id])
            }
        }
        try decoding.finish()
        ruleSet = (try? ruleSet.settingSeverities(wanted)) ?? ruleSet
    }

    /// What the reader of a report must know of it.
    var notes: [String] {
        guard !severities.isEmpty else { return [] }
        let list = severities.keys.sorted().map { "\($0) (\(severities[$0]?.rawValue ?? ""))" }.joined(separator: ", ")
        return ["Gravités fixées par \(file)\u{A0}: \(list)."]
    }

    /// Paths in the file start where the file stands.
    private static func beside(_ file: String, _ path: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return String(file[...slash]) + path
    }
}
