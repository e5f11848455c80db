// One consultation from its files to its reports: what a worker does.

import Annotate
import Clausier
import Foundation
import GRDB

/// The work on one consultation.
struct Work {
    let store: Store
    let engine: Engine
    let cache: MarketCache

    /// What became of it.
    enum Outcome {
        case done
        case failed(String)
        /// Deleted while it was under way.
        case gone
    }

    func run(_ id: String) throws -> Outcome {
        guard let record = try store.pool.read({ try ConsultationRecord.fetchOne($0, key: id) }) else { return .gone }
        let uploads = try store.pool.read { db in
            try UploadRecord.filter(Column("consultation") == id).order(Column("position")).fetchAll(db)
        }
        let files = uploads.map { NamedFile(name: $0.name, path: store.folder.upload($0.position, of: id)) }
        let source = ConsultationSource(name: record.title, files: files)
        try store.settleCarriedPapers(of: id, in: files)
        let day = record.lawDay.flatMap(CivilDate.init(iso:))
        let declarations = try store.pool.read { db in
            try DeclarationRecord.filter(Column("consultation") == id).order(Column("path")).fetchAll(db)
        }
        let market: Market
        if let kept = cache.market(of: id, papers: declarations) {
            market = kept
        } else {
            do throws(SettingsError) {
                market = try read(source, id, declarations)
            } catch {
                return .failed("\(error)")
            }
            cache.keep(market, of: id, papers: declarations)
            guard try store.pool.read({ try ConsultationRecord.exists($0, key: id) }) else {
                // Deleted while it was read: nothing of it stays, in memory neither.
                cache.forget(id)
                return .gone
            }
        }
        let answers = try store.pool.read { try Store.answers(of: id, $0) }
        let checked = CheckedAnswers(answers, about: market, engine: engine, source: source)
        let judged: JudgedConsultation
        do throws(SettingsError) {
            judged = try engine.judge(market, of: source, answers: checked.files, on: day)
        } catch {
            return .failed("\(error)")
        }
        return try save(judged, of: id, day: day, problems: checked.problems) ? .done : .gone
    }

    private func read(
        _ source: ConsultationSource, _ id: String, _ declarations: [DeclarationRecord]
    ) throws(SettingsError) -> Market {
        let store = store
        try? store.pool.write { try $0.execute(sql: "DELETE FROM paper WHERE consultation = ?", arguments: [id]) }
        return try engine.read(source, papers: try PaperDeclarations.file(declarations)) { document, total in
            // What is seen of the progress; the report does not depend on it.
            try? store.pool.write { db in
                guard try ConsultationRecord.exists(db, key: id) else { return }
                try PaperRecord(document, of: id).save(db)
                try db.execute(sql: "UPDATE consultation SET paperTotal = ? WHERE id = ?", arguments: [total, id])
            }
        }
    }

    /// Writes the reports, then what the pages show; false if the consultation was deleted meanwhile.
    private func save(_ judged: JudgedConsultation, of id: String, day: CivilDate?, problems: [String: String]) throws -> Bool {
        guard FileManager.default.fileExists(atPath: store.folder.folder(of: id)) else { return false }
        for format in [ReportFormat.html, .json, .text, .sarif, .markdown, .csv, .csvExcel] {
            let bytes = engine.render(judged, as: format, on: day)
            // Whole or not at all: a killed server leaves no half report.
            try Data(bytes).write(to: URL(fileURLWithPath: store.folder.report(format.rawValue, of: id)), options: .atomic)
        }
        let report = HTMLReport(judged, engine.context(on: day))
        try Data(report.fragment()).write(to: URL(fileURLWithPath: store.folder.report("fragment", of: id)), options: .atomic)
        try Data(QuestionsFile.text(judged).utf8).write(
            to: URL(fileURLWithPath: store.folder.report("questions", of: id)), options: .atomic)
        let form = try JSONEncoder().encode(QuestionForm(judged))
        try form.write(to: URL(fileURLWithPath: store.folder.report("formulaire", of: id)), options: .atomic)
        let summary = judged.judgement.summary
        let lots = LotNumbering(judged.market)
        let commented = Annotator.commentedDocuments(of: judged)
        return try store.pool.write { db in
            guard var record = try ConsultationRecord.fetchOne(db, key: id) else { return false }
            record.judgedAt = Date()
            record.summary = report.verdict
            record.ruleSet = engine.ruleSet.version
            if case .text(let buyer)? = judged.market.buyer.firstValue(of: BuyerField.name) { record.buyer = buyer }
            record.launchDate = judged.judgement.launchDate.inFrench
            record.blocking = summary.blocking
            record.major = summary.major
            record.undetermined = summary.undetermined
            record.advice = summary.advice
            record.compliant = summary.compliant
            record.notApplicable = summary.notApplicable
            record.questions = OpenQuestions(judged.judgement.findings).count
                + judged.judgement.findings.count { $0.cause == .judgement && !$0.harmless && $0.question != nil }
            record.unread = judged.readFailures.count
            record.paperTotal = judged.market.documents.count
            let names = judged.market.documents.map(\.path)
            record.searchText = SearchText.fold(([record.title, record.buyer ?? ""] + names).joined(separator: " "))
            try record.update(db)
            try db.execute(sql: "DELETE FROM paper WHERE consultation = ?", arguments: [id])
            for document in judged.market.documents {
                var paper = PaperRecord(document, of: id)
                paper.takesComments = commented.contains(document.id)
                try paper.insert(db)
            }
            try db.execute(sql: "DELETE FROM finding WHERE consultation = ?", arguments: [id])
            for (position, finding) in judged.judgement.findings.enumerated() {
                var record = FindingRecord(finding, position: position, of: id)
                record.lotNumber = finding.lot.flatMap(lots.number(of:)).flatMap { Int($0) }
                try record.insert(db)
            }
            try db.execute(sql: "UPDATE answer SET problem = NULL WHERE consultation = ?", arguments: [id])
            for (answer, problem) in problems {
                try db.execute(sql: "UPDATE answer SET problem = ? WHERE id = ?", arguments: [problem, answer])
            }
            return true
        }
    }
}

/// What people said the papers are, as the engine wants it.
enum PaperDeclarations {
    static func file(_ declarations: [DeclarationRecord]) throws(SettingsError) -> PapersFile? {
        guard !declarations.isEmpty else { return nil }
        var writer = YAMLWriter()
        writer.section("papers") { writer in
            // The end of a path is enough for the engine: the longer path has to come first.
            for declaration in declarations.sorted(by: { ($1.path.utf8.count, $0.path) < ($0.path.utf8.count, $1.path) }) {
                writer.member { writer in
                    writer.entry("path", declaration.path)
                    writer.entry("kind", declaration.kind)
                    let lots = declaration.lots.split(separator: ",").map(String.init)
                    if !lots.isEmpty { writer.entry("lots", lots) }
                }
            }
        }
        return try PapersFile.read(writer.text, file: "pièces", reason: "dit par une personne")
    }
}

extension PaperRecord {
    init(_ document: DocumentRecord, of consultation: String) {
        self.consultation = consultation
        position = document.id.index
        path = document.path
        kind = document.kind.rawValue
        reasons = document.kindReasons.joined(separator: "\u{A0}; ")
        lots = document.lots.joined(separator: ", ")
        switch document.status {
        case .read: status = "read"
        case .incomplete: status = "incomplete"
        case .unread: status = "unread"
        }
        reason = document.status.reason
        bytes = document.byteCount
        sha256 = document.sha256
    }
}

extension FindingRecord {
    init(_ finding: Finding, position: Int, of consultation: String) {
        self.consultation = consultation
        self.position = position
        self.finding = finding.id
        rule = finding.rule
        title = finding.title
        lot = finding.lot
        verdict = finding.verdict.rawValue
        severity = finding.severity?.rawValue
        verdictText = finding.verdictInFrench
        harmless = finding.harmless
        message = finding.message
    }
}

extension LaunchDate {
    /// « 14 septembre 2026 », « avant le … ».
    var inFrench: String? {
        switch (earliest, latest) {
        case (nil, nil): nil
        case (let day?, let other?) where day == other: FrenchText.date(day)
        case (let first?, let last?): "entre le \(FrenchText.date(first)) et le \(FrenchText.date(last))"
        case (let first?, nil): "au plus tôt le \(FrenchText.date(first))"
        case (nil, let last?): "au plus tard le \(FrenchText.date(last))"
        }
    }
}
