// The report as SARIF 2.1.0: one run, its results within the limits of those who read it.

import Rules

/// `--format sarif`.
struct SARIFRenderer: ReportRendering {
    let context: ReportContext
    private let rules: SARIFRules
    private let resultLimit: Int

    /// `resultLimit`: less than what GitHub accepts, for tests.
    init(context: ReportContext, resultLimit: Int = 25_000) {
        self.context = context
        rules = SARIFRules(context.rules)
        self.resultLimit = resultLimit
    }

    func piece(of consultation: JudgedConsultation, isFirst: Bool) -> ReportPiece {
        var piece = ReportPiece()
        let documents = SARIFDocuments(consultation)
        for document in consultation.market.documents {
            piece.entries.append(.init(rank: SARIFComposer.artifactRank, bytes: documents.artifact(document)))
            if let notification = documents.notification(document) {
                piece.entries.append(.init(rank: SARIFComposer.notificationRank, bytes: notification))
            }
        }
        for warning in consultation.lawWarnings + consultation.market.remarks {
            let notification = SARIFNotification.bytes(.law, level: "note", warning, at: documents.uri(of: consultation.source))
            piece.entries.append(.init(rank: SARIFComposer.notificationRank, bytes: notification))
        }
        let lots = LotNames(consultation.market)
        for finding in consultation.judgement.findings {
            // What was set aside stays: readers of SARIF know suppressions.
            guard !context.problemsOnly || finding.needsAction || finding.suppression != nil else { continue }
            let result = SARIFResult(finding, documents, lots, ruleIndex: rules.index(of: finding.rule))
            piece.entries.append(.init(rank: result.kind.rank, bytes: result.bytes))
        }
        return piece
    }

    func makeComposer() -> any ReportComposing { SARIFComposer(context: context, rules: rules, resultLimit: resultLimit) }
}

/// Collects results and writes them when all are known: of too many, the least important are left out.
struct SARIFComposer: ReportComposing {
    static let artifactRank = 100
    static let notificationRank = 101
    /// What GitHub accepts in one run; a larger one is rejected as a whole.
    let resultLimit: Int
    /// Uncompressed. GitHub takes 10 MB compressed, which JSON like this reaches at ten times that.
    static let byteLimit = 64 << 20

    let context: ReportContext
    let rules: SARIFRules
    private var results: [[(number: Int, bytes: [UInt8])]] = Array(repeating: [], count: SARIFResult.Kind.allCases.count)
    private var counts = Array(repeating: 0, count: SARIFResult.Kind.allCases.count)
    private var artifacts: [[UInt8]] = []
    private var seenArtifacts: Set<[UInt8]> = []
    private var artifactCount = 0
    private var notifications: [[UInt8]] = []
    private var notificationCount = 0
    private var number = 0
    private var keptCount = 0
    private var keptBytes = 0

    init(context: ReportContext, rules: SARIFRules, resultLimit: Int) {
        self.context = context
        self.rules = rules
        self.resultLimit = resultLimit
    }

    mutating func open() -> [UInt8] { [] }

    mutating func add(_ piece: ReportPiece) -> [UInt8] {
        for entry in piece.entries {
            switch entry.rank {
            case Self.artifactRank:
                artifactCount += 1
                guard artifacts.count < resultLimit else { continue }
                // The same document given twice is one: the standard wants them all different.
                if seenArtifacts.insert(entry.bytes).inserted { artifacts.append(entry.bytes) } else { artifactCount -= 1 }
            case Self.notificationRank:
                notificationCount += 1
                if notifications.count < resultLimit { notifications.append(entry.bytes) }
            default:
                number += 1
                counts[entry.rank] += 1
                results[entry.rank].append((number, entry.bytes))
                keptCount += 1
                keptBytes += entry.bytes.count
                while keptCount > resultLimit || keptBytes > Self.byteLimit { dropOne() }
            }
        }
        return []
    }

    /// Leaves out the last result of the least important kind.
    private mutating func dropOne() {
        guard let rank = results.lastIndex(where: { !$0.isEmpty }) else { return }
        keptBytes -= results[rank].removeLast().bytes.count
        keptCount -= 1
    }

    mutating func close(_ totals: RunTotals) -> [UInt8] {
        let (kept, leftOut) = selection()
        var bytes = Array(
            """
            {
              "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
              "version": "2.1.0",
              "runs": [
                {
                  "tool":\u{20}
            """.utf8)
        bytes += rules.tool(context)
        bytes += Array(
            """
            ,
                  "language": "fr-FR",
                  "columnKind": "unicodeCodePoints",
                  "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "Dossier dans lequel clausier a été lancé."}}},
                  "invocations": [

            """.utf8)
        bytes += invocation(totals, leftOut)
        bytes += Array("\n      ],\n      \"artifacts\": [".utf8)
        Self.list(artifacts, in: &bytes)
        bytes += Array("],\n      \"results\": [".utf8)
        Self.list(kept, in: &bytes)
        bytes += Array("]\n    }\n  ]\n}\n".utf8)
        return bytes
    }

    /// What is kept, in the order of the inputs, and how many of each kind are not.
    private func selection() -> (kept: [[UInt8]], leftOut: [SARIFResult.Kind: Int]) {
        var leftOut: [SARIFResult.Kind: Int] = [:]
        for kind in SARIFResult.Kind.allCases where results[kind.rank].count < counts[kind.rank] {
            leftOut[kind] = counts[kind.rank] - results[kind.rank].count
        }
        return (results.joined().sorted { $0.number < $1.number }.map(\.bytes), leftOut)
    }

    private func invocation(_ totals: RunTotals, _ leftOut: [SARIFResult.Kind: Int]) -> [UInt8] {
        let exitCode = context.policy.exitCode(of: totals)
        var execution = notifications
        if !leftOut.isEmpty {
            let counts = SARIFResult.Kind.allCases.compactMap { kind in leftOut[kind].map { "\($0) « \(kind.rawValue) »" } }
            execution.append(
                SARIFNotification.bytes(
                    .limit, level: "warning",
                    "Trop de résultats pour un fichier SARIF que GitHub accepte (\(resultLimit) résultats) : \(French.enumeration(counts)) n’y sont pas. --problems-only ou --only en réduisent le nombre ; --format ndjson les donne tous."))
        }
        if notificationCount > notifications.count || artifactCount > artifacts.count {
            execution.append(
                SARIFNotification.bytes(
                    .limit, level: "warning",
                    "\(notificationCount - notifications.count) notifications et \(artifactCount - artifacts.count) documents ne sont pas dans ce fichier."))
        }
        var configuration: [[UInt8]] = context.notes.map { SARIFNotification.bytes(.settings, level: "note", $0) }
        configuration += totals.remarks.map { SARIFNotification.bytes(.settings, level: "warning", $0) }
        var bytes = Array("        {\"executionSuccessful\": \(exitCode != 2), \"exitCode\": \(exitCode)".utf8)
        bytes += Array(", \"exitCodeDescription\": \"\(Self.description(of: exitCode))\"".utf8)
        bytes += Array(",\n         \"toolExecutionNotifications\": [".utf8)
        Self.list(execution, in: &bytes)
        bytes += Array("],\n         \"toolConfigurationNotifications\": [".utf8)
        Self.list(configuration, in: &bytes)
        return bytes + Array("]}".utf8)
    }

    private static func description(of exitCode: Int32) -> String {
        switch exitCode {
        case 0: "rien à signaler au seuil demandé"
        case 1: "quelque chose est signalé au seuil demandé"
        default: "document illisible ou erreur de règle"
        }
    }

    /// One element a line.
    private static func list(_ elements: [[UInt8]], in bytes: inout [UInt8]) {
        for (position, element) in elements.enumerated() {
            bytes += Array((position == 0 ? "\n        " : ",\n        ").utf8)
            bytes += element
        }
        if !elements.isEmpty { bytes += Array("\n      ".utf8) }
    }
}
