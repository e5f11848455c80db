// The pages of one consultation: progress, report, deletion.

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
        router.get("controles/:id/supprimer") { _, context in
            let record = try await self.consultation(context)
            let uploads = try await self.store.uploads(of: record.id)
            let answers = try await self.store.answers(of: record.id)
            var view = self.head(record, nil)
            view["files"] = counted(uploads.count, "fichier", "fichiers")
            view["answers"] = counted(answers.count, "réponse", "réponses")
            view["operations"] = try await self.store.operations(with: record.id).map { View(["operation": $0.id, "title": $0.name]) }
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
        try await store.delete(id)
        cache.forget(id)
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
        let query = FormFields(encoded: request.uri.query ?? "")
        if record.state == .done {
            // Back to the questions, for who came from there.
            if let number = query["reponses"].flatMap({ Int($0) }) { throw Elsewhere(path: "/controles/\(record.id)/questions?enregistre=\(number)") }
            throw Elsewhere(path: record.previous == nil ? "/controles/\(record.id)" : "/controles/\(record.id)/comparaison")
        }
        let papers = try await store.papers(of: record.id)
        let isPaused = query["pause"] != nil
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

    func paperView(_ paper: PaperRecord) -> View {
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
}

/// The visitor is to look at another page.
struct Elsewhere: Error {
    let path: String
}
