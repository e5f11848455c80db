// Excuses: mutants that no test can kill, each with the reason.

import Figures
import Settings

/// One entry of `mutants: {excused: […]}`.
struct MutantExcuse {
    /// `lots.size() > 1 → lots.size() > 2`, blanks and kind of arrow apart.
    let mutant: String
    /// Only in the version of this day.
    let version: CivilDate?
    /// Only in this place of the rule: `applies`, `findings[0].when`.
    let place: String?
    let position: Position

    /// Reads the excuses of a file, noting what is wrong with them.
    static func read(_ node: Node?, _ decoding: Decoding) -> [MutantExcuse] {
        guard let node, var map = decoding.map(node) else { return [] }
        let excuses = map.required("excused").flatMap { decoding.list($0) { excuse($0, decoding) } } ?? []
        map.finish()
        return excuses
    }

    private static func excuse(_ node: Node, _ decoding: Decoding) -> MutantExcuse? {
        guard var map = decoding.map(node) else { return nil }
        let mutant = map.string("mutant")
        let version = map.optionalDate("version")
        let place = map.optionalString("in")
        // Why no test can kill it: for those who read the rule.
        _ = map.string("reason")
        map.finish()
        return mutant.map { MutantExcuse(mutant: normalised($0), version: version, place: place, position: node.position) }
    }

    func covers(_ mutant: RuleMutant) -> Bool {
        Self.normalised(mutant.text) == self.mutant && (version == nil || version == mutant.version) && (place == nil || place == mutant.place)
    }

    private static func normalised(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).map { $0 == "->" ? "→" : String($0) }.joined(separator: " ")
    }
}

/// Sorts survivors into excused and not, and finds the excuses that excuse nothing.
struct MutantVerdicts {
    private let excuses: [MutantExcuse]
    private let file: String
    private var used: Set<Int> = []
    private var isKilled: Set<Int> = []
    private var report = MutantReport()

    init(_ excuses: [MutantExcuse], file: String) {
        self.excuses = excuses
        self.file = file
    }

    mutating func note(_ mutant: RuleMutant, survives: Bool) {
        let covering = excuses.indices.filter { excuses[$0].covers(mutant) }
        if !survives {
            report.killed += 1
            isKilled.formUnion(covering)
        } else if covering.isEmpty {
            report.survivors.append(mutant)
        } else {
            report.excused.append(mutant)
            used.formUnion(covering)
        }
    }

    func finish() -> MutantReport {
        var report = report
        for (index, excuse) in excuses.enumerated() where !used.contains(index) {
            report.uselessExcuses.append(.init(
                mutant: excuse.mutant, file: file, line: excuse.position.line, isKilled: isKilled.contains(index)))
        }
        return report
    }
}
