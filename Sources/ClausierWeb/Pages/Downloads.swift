// What can be downloaded of a consultation: its report in every form, and its papers with comments in them.

import Annotate
import Clausier
import Foundation
import Hummingbird

extension Site {
    func downloadRoutes(_ router: Router<WebContext>) {
        router.get("controles/:id/fichiers") { _, context in
            let record = try await self.judged(context)
            var view = self.head(record, .files)
            view["files"] = Download.allCases.map { View(["file": $0.rawValue, "label": $0.label, "what": $0.what]) }
            let papers = try await self.store.papers(of: record.id)
            let commented = papers.filter(\.isCommented)
            view["annotated"] = commented.map { View(["position": $0.position, "path": $0.path]) }
            view["hasAnnotated"] = !commented.isEmpty
            view["others"] = papers.count > commented.count
            return self.page("files", "Télécharger — \(record.title)", view, at: .history, for: context.visitor)
        }
        router.get("controles/:id/fichiers/:fichier") { _, context in
            let record = try await self.judged(context)
            guard let download = context.parameters.get("fichier").flatMap(Download.init(rawValue:)) else { throw PageProblem.notFound }
            return try self.file(download, of: record)
        }
        router.get("controles/:id/annotations/:piece") { _, context in
            let record = try await self.judged(context)
            let name = context.parameters.get("piece") ?? ""
            return name == Annotator.listName ? try await self.annotationList(record) : try await self.annotated(Int(name), record)
        }
    }

    func file(_ download: Download, of record: ConsultationRecord) throws -> Response {
        Response.bytes(try stored(download.stored, of: record.id), download.type, fileName: download.rawValue)
    }

    // MARK: Reports

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

    // MARK: Papers with comments

    /// A paper with the findings as comments, made when it is asked for.
    private func annotated(_ position: Int?, _ record: ConsultationRecord) async throws -> Response {
        guard let paper = try await store.papers(of: record.id).first(where: { $0.position == position }) else { throw PageProblem.notFound }
        let package = try await annotatedPackage(record)
        let document = package.documents.first { $0.record.id.index == position }
        if let output = document?.output, let file = package.files.first(where: { $0.path == output }) {
            let ending = paper.path.lowercased().split(separator: ".").last.map(String.init) ?? "docx"
            return .bytes(Data(file.bytes), "application/octet-stream", fileName: "piece-\(paper.position + 1)-annotee.\(ending)")
        }
        let list = "La liste de toutes les remarques, pièce par pièce, est à télécharger à la place."
        if let reason = document?.refusal ?? document?.remark {
            throw PageProblem(.conflict, "Cette pièce ne peut pas être annotée\u{A0}: \(reason.hasSuffix(".") ? reason : reason + ".") \(list)")
        }
        throw PageProblem(.conflict, "Aucun constat ne s’attache à un passage de cette pièce\u{A0}: il n’y a rien à y annoter. \(list)")
    }

    /// Every remark, paper by paper: also of those that take no comments.
    private func annotationList(_ record: ConsultationRecord) async throws -> Response {
        guard let list = try await annotatedPackage(record).files.last else { throw PageProblem.notFound }
        return .bytes(Data(list.bytes), "text/markdown; charset=utf-8", fileName: Annotator.listName)
    }

    private func annotatedPackage(_ record: ConsultationRecord) async throws -> AnnotatedPackage {
        guard let market = try await market(of: record) else {
            throw PageProblem(.serviceUnavailable, "Les pièces sont en cours de lecture. Réessayez dans un moment.")
        }
        let answers = try await store.answers(of: record.id)
        let files = try await store.uploads(of: record.id).map { NamedFile(name: $0.name, path: store.folder.upload($0.position, of: record.id)) }
        let source = ConsultationSource(name: record.title, files: files)
        let day = record.lawDay.flatMap(CivilDate.init(iso:))
        let engine = engine
        return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<AnnotatedPackage, any Error>) in
            // Not on a thread that serves pages.
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        let checked = CheckedAnswers(answers, about: market, engine: engine, source: source)
                        return engine.annotate(try engine.judge(market, of: source, answers: checked.files, on: day), files: files)
                    })
            }
        }
    }
}

extension PaperRecord {
    /// Whether a copy with comments is offered.
    fileprivate var isCommented: Bool {
        if let takesComments { return takesComments }
        let name = path.lowercased()
        return status != "unread" && [".docx", ".docm", ".dotx", ".odt", ".ott", ".fodt", ".pdf"].contains { name.hasSuffix($0) }
    }
}
