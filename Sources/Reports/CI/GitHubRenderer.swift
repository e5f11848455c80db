// The report as workflow commands of GitHub Actions: annotations at the lines of a pull request.

import Market
import Provenance
import Rules

/// `--format github`.
struct GitHubRenderer: ReportRendering {
    let context: ReportContext

    func piece(of consultation: JudgedConsultation, isFirst: Bool) -> ReportPiece {
        let plain = PlainFindings(consultation)
        var piece = ReportPiece()
        func add(_ level: Level, _ command: String) { piece.entries.append(.init(rank: level.rank, bytes: Array((command + "\n").utf8))) }
        for document in consultation.market.documents {
            guard let reason = document.status.reason else { continue }
            let level: Level = context.policy.allowUnread ? .warning : .error
            add(level, command(level, ["file": Self.file(document.path), "title": "Document non lu en entier"], reason))
        }
        for finding in consultation.judgement.findings where finding.needsAction {
            let level = level(of: finding)
            add(level, command(level, properties(finding, plain), ([French.capitalised(finding.verdictInFrench) + "."] + plain.lines(of: finding)).joined(separator: "\n")))
        }
        return piece
    }

    func makeComposer() -> any ReportComposing { GitHubComposer() }

    enum Level: String, CaseIterable {
        case error, warning, notice

        var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// An error is what makes the step fail.
    private func level(of finding: Finding) -> Level {
        if finding.cause == .ruleError || context.policy.failOn.isReached(by: finding) { return .error }
        return finding.verdict == .advice ? .notice : .warning
    }

    private func properties(_ finding: Finding, _ plain: PlainFindings) -> [String: String] {
        let documents = plain.consultation.market.documents
        var properties = ["title": plain.title(of: finding)]
        let evidence = (finding.evidence + finding.alternatives.flatMap(\.evidence)).first { entry in documents.contains { $0.id == entry.document } }
        properties["file"] = Self.file(documents.first { $0.id == evidence?.document }?.path ?? documents.first?.path ?? plain.consultation.source)
        switch evidence?.locator {
        case .xml(let place)?:
            let position = place.position
            properties["line"] = String(position.line)
            properties["endLine"] = String(position.endLine)
            // Columns only within a line: GitHub refuses them across lines.
            if position.line == position.endLine {
                properties["col"] = String(position.column)
                properties["endColumn"] = String(position.endColumn)
            }
        case .text(let line, let column)?:
            properties["line"] = String(line)
            properties["col"] = String(column)
        default: break
        }
        return properties
    }

    /// As the repository names it, from where workflows run.
    private static func file(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

    private func command(_ level: Level, _ properties: [String: String], _ message: String) -> String {
        let order = ["file", "line", "endLine", "col", "endColumn", "title"]
        let list = order.compactMap { name in properties[name].map { "\(name)=\(Self.property($0))" } }
        return "::\(level.rawValue) \(list.joined(separator: ","))::\(Self.data(message))"
    }

    /// A message: one line, whatever it holds, so that no second command can begin in it.
    private static func data(_ text: String) -> String { encoded(VisibleText.clean(text, keepsLines: true), "%\r\n".unicodeScalars) }

    /// The value of a property, which a comma or a colon would end.
    private static func property(_ text: String) -> String { encoded(VisibleText.clean(text), "%\r\n:,".unicodeScalars) }

    private static func encoded(_ text: String, _ special: String.UnicodeScalarView) -> String {
        guard text.unicodeScalars.contains(where: special.contains) else { return text }
        var encoded = ""
        for scalar in text.unicodeScalars {
            if special.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                encoded += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            } else {
                encoded.unicodeScalars.append(scalar)
            }
        }
        return encoded
    }
}

/// The gravest first: GitHub shows only the first of each level.
private struct GitHubComposer: ReportComposing {
    /// What GitHub shows of one step, for each level.
    private static let shown = 10
    private var commands: [[[UInt8]]] = Array(repeating: [], count: GitHubRenderer.Level.allCases.count)

    func open() -> [UInt8] { [] }

    mutating func add(_ piece: ReportPiece) -> [UInt8] {
        for entry in piece.entries { commands[entry.rank].append(entry.bytes) }
        return []
    }

    func close(_ totals: RunTotals) -> [UInt8] {
        var bytes = Array(commands.joined().joined())
        for remark in totals.remarks { bytes += Array("Réglages : \(VisibleText.clean(remark))\n".utf8) }
        let counts = commands.map(\.count)
        let sum = counts.reduce(0, +)
        bytes += Array("Clausier : \(French.count(totals.consultations, "consultation", "consultations")), \(French.count(sum, "annotation", "annotations")).\n".utf8)
        if counts.contains(where: { $0 > Self.shown }) {
            bytes += Array("GitHub n’affiche que les \(Self.shown) premières annotations de chaque niveau ; les plus graves viennent d’abord, le journal les donne toutes.\n".utf8)
        }
        return bytes
    }
}
