// Figures of the law that change with time, and lists of codes: what conditions look up by name.

import Figures
import Settings

/// A table of dated figures: thresholds by buyer and nature.
public struct DatedTable: Sendable {
    public let name: String
    public let title: String
    /// `€ HT`, `%`, `jours`.
    public let unit: String
    /// What a row is found by, in the order of the arguments.
    public let keys: [String]
    public let rows: [Row]

    public struct Row: Sendable {
        /// For each key the values for which the row holds; empty: any.
        public let matches: [[String]]
        public let from: CivilDate
        public let until: CivilDate?
        public let value: ExactDecimal
        public let source: String
    }

    /// The figure in force on that day, if the table has one.
    public func value(for arguments: [String], on day: CivilDate) -> ExactDecimal? {
        rows.first { row in
            guard day >= row.from, row.until.map({ day < $0 }) ?? true else { return false }
            return zip(row.matches, arguments).allSatisfy { $0.isEmpty || $0.contains($1) }
        }?.value
    }

    /// The days on which a figure of the table changes.
    var changes: [CivilDate] { rows.flatMap { [$0.from] + ($0.until.map { [$0] } ?? []) } }
}

/// A list of CPV codes.
public struct CodeTable: Sendable {
    public let name: String
    public let title: String
    public let source: String
    let ranges: [ClosedRange<Int>]

    init(name: String, title: String, source: String, ranges: [ClosedRange<Int>]) {
        self.name = name
        self.title = title
        self.source = source
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Whether the code is in the list; its check digit (`-7`) does not matter.
    public func contains(_ code: String) -> Bool {
        guard let number = Self.number(code) else { return false }
        return ranges.contains { $0.contains(number) }
    }

    /// The eight digits of a CPV code as a number.
    static func number(_ code: some StringProtocol) -> Int? {
        let digits = code.utf8.prefix(8)
        guard digits.count == 8, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

/// Every table of a rule set. Order matters: unknown figures are named by position.
public struct Tables: Sendable {
    public var dated: [DatedTable] = []
    public var codes: [CodeTable] = []

    public init() {}

    func dated(_ name: String) -> (index: Int, table: DatedTable)? {
        dated.firstIndex { $0.name == name }.map { ($0, dated[$0]) }
    }

    /// The days on which a figure of these tables changes.
    func changes(of names: [String]) -> [CivilDate] {
        names.isEmpty ? [] : dated.filter { names.contains($0.name) }.flatMap(\.changes)
    }

    func codes(_ name: String) -> CodeTable? { codes.first { $0.name == name } }

    /// Tables of the house take the place of those that bear the same name.
    mutating func merge(_ other: Tables) {
        for table in other.dated {
            if let index = dated.firstIndex(where: { $0.name == table.name }) { dated[index] = table } else { dated.append(table) }
        }
        for table in other.codes {
            if let index = codes.firstIndex(where: { $0.name == table.name }) { codes[index] = table } else { codes.append(table) }
        }
    }
}

extension Tables {
    /// Reads one file of tables: `tables:` and `lists:`.
    static func read(_ root: Node, _ decoding: Decoding) -> Tables {
        var tables = Tables()
        guard var file = decoding.map(root) else { return tables }
        tables.dated = file.optionalList("tables") { datedTable($0, decoding) }
        tables.codes = file.optionalList("lists") { codeTable($0, decoding) }
        file.finish()
        return tables
    }

    private static func datedTable(_ node: Node, _ decoding: Decoding) -> DatedTable? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("name")
        let title = map.string("title")
        let unit = map.string("unit")
        let keys = map.optionalList("keys", of: decoding.string)
        let rows = map.required("rows").flatMap { decoding.list($0) { row($0, keys: keys, decoding) } }
        map.finish()
        guard let name, let title, let unit, let rows else { return nil }
        return DatedTable(name: name, title: title, unit: unit, keys: keys, rows: rows)
    }

    private static func row(_ node: Node, keys: [String], _ decoding: Decoding) -> DatedTable.Row? {
        guard var map = decoding.map(node) else { return nil }
        let matches = keys.map { key in
            map.optional(key).flatMap { value in
                value.members == nil ? decoding.string(value).map { [$0] } : decoding.list(value, of: decoding.string)
            } ?? []
        }
        let from = map.date("from")
        let until = map.optionalDate("until")
        let value = map.decimal("value")
        let source = map.string("source")
        map.finish()
        guard let from, let value, let source else { return nil }
        if let until, until <= from {
            decoding.note("fenêtre vide : « until » doit suivre « from »", at: node.position)
            return nil
        }
        return DatedTable.Row(matches: matches, from: from, until: until, value: value, source: source)
    }

    private static func codeTable(_ node: Node, _ decoding: Decoding) -> CodeTable? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("name")
        let title = map.string("title")
        let source = map.string("source")
        let ranges = map.required("codes").flatMap { decoding.list($0) { range($0, decoding) } }
        map.finish()
        guard let name, let title, let source, let ranges else { return nil }
        return CodeTable(name: name, title: title, source: source, ranges: ranges)
    }

    /// `85000000`, or `85000000..85323000` with both ends.
    private static func range(_ node: Node, _ decoding: Decoding) -> ClosedRange<Int>? {
        guard let text = decoding.string(node) else { return nil }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { CodeTable.number($0) }
        if ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last { return first...last }
        decoding.note("code CPV à huit chiffres attendu, ou plage « 85000000..85323000 »", at: node.position)
        return nil
    }
}
