// The pages of one consultation: progress, report, papers, files, deletion.

import Annotate
import Clausier
import Foundation
import GRDB
import Hummingbird

extension Site {
    /// The parts of a consultation, as its tabs name them.
    enum Tab: CaseIterable {
        case report, questions, papers, comparison, bid, files

        var path: String {
            switch self {
            case .report: ""
            case .questions: "/questions"
            case .papers: "/pieces"
            case .comparison: "/comparaison"
            case .bid: "/fiche"
            case .files: "/fichiers"
            }
        }

        var label: String {
            switch self {
            case .report: "Rapport"
            case .questions: "Questions"
            case .papers: "Pièces"
            case .comparison: "Dossier corrigé"
            case .bid: "Répondre"
            case .files: "Télécharger"
            }
        }
    }

    /// What stands above each page of a consultation.
    func head(_ record: ConsultationRecord, _ tab: Tab?) -> View {
        View([
            "id": record.id, "name": record.title, "update": record.isAtWork, "failure": record.state == .failed ? record.failure : nil,
            "tabs": Tab.allCases.map { each in
                let number = each == .questions ? record.questions : each == .papers ? record.paperTotal ?? 0 : 0
                return View(["path": "/controles/\(record.id)\(each.path)", "label": each.label, "current": each == tab, "number": number > 0 ? number : nil])
            },
        ])
    }

    func caseRoutes(_ router: Router<WebContext>) {
        router.get("controles/:id") { _, context in try await self.report(context) }
        router.get("controles/:id/suivi") { request, context in try await self.progress(request, context) }
        router.post("controles/:id/relancer") { request, context in
            _ = try await self.form(request, context.visitor)
            let record = try await self.consultation(context)
            self.cache.forget(record.id)
            _ = try await self.judgeAgain(record.id)
            return Response.see("/controles/\(record.id)/suivi")
        }
        router.post("controles/:id/droit") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.setLaw(fields, context)
        }
        router.get("controles/:id/pieces") { _, context in try await self.papers(context) }
        router.post("controles/:id/pieces") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.correctPapers(fields, context)
        }
        router.get("controles/:id/fichiers") { _, context in
            let record = try await self.judged(context)
            var view = self.head(record, .files)
            view["files"] = Download.allCases.map { View(["file": $0.rawValue, "label": $0.label, "what": $0.what]) }
            view["annotated"] = try await self.store.papers(of: record.id).filter(\.bearsComments).map {
                View(["position": $0.position, "path": $0.path])
            }
            view["hasAnnotated"] = !((view["annotated"] as? [View])?.isEmpty ?? true)
            return self.page("files", "Télécharger — \(record.title)", view, at: .history, for: context.visitor)
        }
        router.get("controles/:id/fichiers/:fichier") { _, context in
            let record = try await self.judged(context)
            guard let download = context.parameters.get("fichier").flatMap(Download.init(rawValue:)) else { throw PageProblem.notFound }
            return try self.file(download, of: record)
        }
        router.get("controles/:id/annotations/:piece") { _, context in try await self.annotated(context) }
        router.get("controles/:id/supprimer") { _, context in
            let record = try await self.consultation(context)
            let uploads = try await self.store.uploads(of: record.id)
            let answers = try await self.store.answers(of: record.id)
            var view = self.head(record, nil)
            view["files"] = counted(uploads.count, "fichier", "fichiers")
            view["answers"] = counted(answers.count, "réponse", "réponses")
            return self.page("delete", "Supprimer — \(record.title)", view, at: .history, for: context.visitor)
        }
        router.post("controles/:id/supprimer") { request, context in
            _ = try await self.form(request, context.visitor)
            let record = try await self.consultation(context)
            try await self.delete(record.id)
            return Response.see("/controles")
        }
    }

    func delete(_ id: String) async throws {
        cache.forget(id)
        try await store.delete(id)
    }

    /// A consultation that has a report; else the visitor is sent to its progress.
    func judged(_ context: WebContext) async throws -> ConsultationRecord {
        let record = try await consultation(context)
        guard record.judgedAt != nil else { throw Elsewhere(path: "/controles/\(record.id)/suivi") }
        return record
    }

    func stored(_ format: String, of id: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: store.folder.report(format, of: id)))
        } catch {
            throw PageProblem.noConsultation
        }
    }

    private func report(_ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        var view = head(record, .report)
        view["report"] = String(decoding: try stored("fragment", of: record.id), as: UTF8.self)
        view["lawDay"] = record.lawDay
        if record.questions > 0 { view["questions"] = counted(record.questions, "question reste ouverte", "questions restent ouvertes") }
        return page("report", record.title, view, at: .history, for: context.visitor)
    }

    private func setLaw(_ fields: FormFields, _ context: WebContext) async throws -> Response {
        var record = try await consultation(context)
        let text = fields["lancement"] == nil ? fields.text("jour") : nil
        if let text, CivilDate(iso: text) == nil { throw PageProblem(.badRequest, "« \(text) » n’est pas un jour comme 2026-08-21.") }
        record.lawDay = text
        let id = record.id
        try await store.pool.write { try $0.execute(sql: "UPDATE consultation SET lawDay = ? WHERE id = ?", arguments: [text, id]) }
        return Response.see(try await judgeAgain(id) ? "/controles/\(id)" : "/controles/\(id)/suivi")
    }

    // MARK: Progress

    private func progress(_ request: Request, _ context: WebContext) async throws -> Response {
        let record = try await consultation(context)
        if record.state == .done { throw Elsewhere(path: record.previous == nil ? "/controles/\(record.id)" : "/controles/\(record.id)/comparaison") }
        let papers = try await store.papers(of: record.id)
        let isPaused = FormFields(encoded: request.uri.query ?? "")["pause"] != nil
        let isWorking = record.isAtWork
        let sentence: String =
            switch record.state {
            case .queued:
                workshop.place(of: record.id).map {
                    $0 == 0 ? "C’est le prochain contrôle." : "\(counted(Int($0), "contrôle passe", "contrôles passent")) avant celui-ci."
                } ?? "Le contrôle attend son tour."
            case .running where record.paperTotal.map { papers.count >= $0 } == true: "Les pièces sont lues ; les règles sont appliquées."
            case .running: "Les pièces sont lues une à une."
            case .failed: ""
            case .done: "Le contrôle est terminé."
            }
        let view = View([
            "id": record.id, "name": record.title, "working": isWorking, "heading": record.state == .failed ? "Contrôle non abouti" : "Contrôle en cours",
            "sentence": sentence, "total": record.paperTotal, "read": papers.count, "hasPapers": !papers.isEmpty,
            "papers": papers.map { paperView($0) }, "failure": record.state == .failed ? record.failure : nil, "refreshing": !isPaused,
            "done": false,
        ])
        return page(
            "progress", "Contrôle en cours — \(record.title)", view, at: .history, for: context.visitor,
            refresh: isWorking && !isPaused ? 3 : nil)
    }

    private func paperView(_ paper: PaperRecord) -> View {
        let (status, tone): (String, String) =
            switch paper.status {
            case "read": ("lue en entier", "good")
            case "incomplete": ("lue en partie", "warn")
            default: ("illisible", "bad")
            }
        return View([
            "path": paper.path, "kind": PaperKind(rawValue: paper.kind)?.label, "lots": paper.lots, "status": status, "tone": tone,
            "reason": paper.reason, "reasons": paper.reasons, "size": sizeInFrench(paper.bytes), "position": paper.position,
        ])
    }

    // MARK: Papers

    private func papers(_ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        let declared = Set(try await store.declarations(of: record.id).map(\.path))
        var view = head(record, .papers)
        view["papers"] = try await store.papers(of: record.id).map { paper in
            var row = paperView(paper)
            // A structured notice is what it is.
            row["fixed"] = Self.isFixed(paper)
            row["declared"] = declared.contains(paper.path)
            row["kinds"] = PaperKind.allCases.map { View(["value": $0.rawValue, "label": $0.label, "selected": $0.rawValue == paper.kind]) }
            return row
        }
        view["uploads"] = try await store.uploads(of: record.id).map { View(["name": $0.name, "size": sizeInFrench($0.bytes)]) }
        return page("papers", "Pièces — \(record.title)", view, at: .history, for: context.visitor)
    }

    private static func isFixed(_ paper: PaperRecord) -> Bool {
        paper.sha256.isEmpty || (paper.kind == PaperKind.notice.rawValue && paper.path.lowercased().hasSuffix(".xml"))
    }

    private func correctPapers(_ fields: FormFields, _ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        var declarations = try await store.declarations(of: record.id)
        var isChanged = false
        for paper in try await store.papers(of: record.id) where !Self.isFixed(paper) {
            guard let kind = fields["k\(paper.position)"].flatMap(PaperKind.init(rawValue:)) else { continue }
            let lots = (fields.text("l\(paper.position)") ?? "").split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).joined(separator: ", ")
            guard kind.rawValue != paper.kind || lots != paper.lots else { continue }
            declarations.removeAll { $0.path == paper.path }
            declarations.append(DeclarationRecord(consultation: record.id, path: paper.path, kind: kind.rawValue, lots: lots))
            isChanged = true
        }
        guard isChanged else { return Response.see("/controles/\(record.id)/pieces") }
        try await declare(declarations, of: record.id)
        return Response.see(try await judgeAgain(record.id) ? "/controles/\(record.id)" : "/controles/\(record.id)/suivi")
    }

    /// Keeps what the papers are said to be, if the engine would take it.
    func declare(_ declarations: [DeclarationRecord], of id: String) async throws {
        do {
            _ = try PaperDeclarations.file(declarations)
        } catch {
            throw PageProblem(.badRequest, "Ces corrections ne peuvent être prises\u{A0}: \(error.problems.map(\.message).joined(separator: "\u{A0}; ")).")
        }
        try await store.pool.write { db in
            try db.execute(sql: "DELETE FROM declaration WHERE consultation = ?", arguments: [id])
            for declaration in declarations { try declaration.insert(db) }
        }
    }

    // MARK: Files

    /// What can be downloaded.
    enum Download: String, CaseIterable {
        case html = "rapport.html"
        case json = "rapport.json"
        case text = "rapport.txt"
        case table = "rapport.csv"
        case excel = "rapport-excel.csv"
        case markdown = "rapport.md"
        case sarif = "rapport.sarif"
        case questions = "reponses.yaml"

        var label: String {
            switch self {
            case .html: "Rapport (HTML)"
            case .json: "Rapport (JSON)"
            case .text: "Rapport (texte)"
            case .table: "Constats (CSV)"
            case .excel: "Constats (CSV pour Excel)"
            case .markdown: "Rapport (Markdown)"
            case .sarif: "Constats (SARIF)"
            case .questions: "Questions à remplir (YAML)"
            }
        }

        var what: String {
            switch self {
            case .html: "Une page qui se lit sans réseau, à envoyer ou à archiver."
            case .json: "Pour un programme\u{A0}: constats, preuves et modèle du marché."
            case .text: "Pour un courriel ou un terminal."
            case .table: "Un tableau, une ligne par constat."
            case .excel: "Le même, comme Excel l’attend en France."
            case .markdown: "Pour un suivi de tâches ou un wiki."
            case .sarif: "SARIF 2.1.0, pour un outil de revue."
            case .questions: "Pour « clausier check --answers »."
            }
        }

        var stored: String {
            switch self {
            case .html: "html"
            case .json: "json"
            case .text: "text"
            case .table: "csv"
            case .excel: "csv-excel"
            case .markdown: "markdown"
            case .sarif: "sarif"
            case .questions: "questions"
            }
        }

        var type: String {
            switch self {
            // Never shown by this server as a page of its own: it is downloaded.
            case .html: "text/html; charset=utf-8"
            case .json: "application/json"
            case .text: "text/plain; charset=utf-8"
            case .table, .excel: "text/csv; charset=utf-8"
            case .markdown: "text/markdown; charset=utf-8"
            case .sarif: "application/sarif+json"
            case .questions: "application/yaml; charset=utf-8"
            }
        }
    }

    /// A paper with the findings as comments, made when it is asked for.
    private func annotated(_ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        guard let position = context.parameters.get("piece").flatMap({ Int($0) }),
            let paper = try await store.papers(of: record.id).first(where: { $0.position == position && $0.bearsComments })
        else { throw PageProblem.notFound }
        guard let market = try await market(of: record) else {
            throw PageProblem(.serviceUnavailable, "Les pièces sont en cours de lecture. Réessayez dans un moment.")
        }
        let answers = try await store.answers(of: record.id)
        let files = try await store.uploads(of: record.id).map { NamedFile(name: $0.name, path: store.folder.upload($0.position, of: record.id)) }
        let source = ConsultationSource(name: record.title, files: files)
        let engine = engine
        let document = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<AnnotatedPackage.File?, any Error>) in
            // Not on a thread that serves pages.
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        let checked = CheckedAnswers(answers, about: market, engine: engine, source: source)
                        let judged = try engine.judge(market, of: source, answers: checked.files, on: record.lawDay.flatMap(CivilDate.init(iso:)))
                        let package = engine.annotate(judged, files: files)
                        let output = package.documents.first { $0.record.id.index == position }?.output
                        return package.files.first { $0.path == output }
                    })
            }
        }
        guard let document else { throw PageProblem(.notFound, "Aucun constat ne s’attache à un passage de cette pièce\u{A0}: il n’y a rien à y annoter.") }
        let ending = paper.path.lowercased().split(separator: ".").last.map(String.init) ?? "docx"
        return .bytes(Data(document.bytes), "application/octet-stream", fileName: "piece-\(position + 1)-annotee.\(ending)")
    }

    func file(_ download: Download, of record: ConsultationRecord) throws -> Response {
        Response.bytes(try stored(download.stored, of: record.id), download.type, fileName: download.rawValue)
    }
}

extension PaperRecord {
    /// Whether its format bears comments.
    fileprivate var bearsComments: Bool {
        let name = path.lowercased()
        return status != "unread" && [".docx", ".docm", ".dotx", ".odt", ".ott", ".fodt", ".pdf"].contains { name.hasSuffix($0) }
    }
}

/// The visitor is to look at another page.
struct Elsewhere: Error {
    let path: String
}
