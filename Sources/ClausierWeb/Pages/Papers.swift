// The papers of a consultation: what each was taken for, what people say it is, and what came from the package before.

import Clausier
import Foundation
import GRDB
import Hummingbird

extension Site {
    func paperRoutes(_ router: Router<WebContext>) {
        router.get("controles/:id/pieces") { _, context in try await self.papers(context) }
        router.post("controles/:id/pieces") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.correctPapers(fields, context)
        }
    }

    private func papers(_ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        let declarations = try await store.declarations(of: record.id)
        let carried = Set(try await store.carriedPapers(of: record.id).filter { $0.stands(in: declarations) }.map(\.path))
        let declared = Set(declarations.map(\.path))
        var view = head(record, .papers)
        view["papers"] = try await store.papers(of: record.id).map { paper in
            var row = paperView(paper)
            // A structured notice is what it is.
            row["fixed"] = Self.isFixed(paper)
            row["declared"] = declared.contains(paper.path)
            row["carried"] = carried.contains(paper.path)
            row["automatic"] = Self.automatic
            row["kinds"] = PaperKind.allCases.map { View(["value": $0.rawValue, "label": $0.label, "selected": $0.rawValue == paper.kind]) }
            return row
        }
        view["carriedOver"] = try await carriedOver(to: record, links: false)
        view["uploads"] = try await store.uploads(of: record.id).map { View(["name": $0.name, "size": sizeInFrench($0.bytes)]) }
        return page("papers", "Pièces — \(record.title)", view, at: .history, for: context.visitor)
    }

    /// The choice that takes back what a person said of a paper.
    private static let automatic = "auto"

    private static func isFixed(_ paper: PaperRecord) -> Bool {
        paper.sha256.isEmpty || (paper.kind == PaperKind.notice.rawValue && paper.path.lowercased().hasSuffix(".xml"))
    }

    private func correctPapers(_ fields: FormFields, _ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        let standing = try await store.declarations(of: record.id)
        var declarations = standing
        for paper in try await store.papers(of: record.id) where !Self.isFixed(paper) {
            guard let choice = fields["k\(paper.position)"] else { continue }
            if choice == Self.automatic {
                declarations.removeAll { $0.path == paper.path }
                continue
            }
            guard let kind = PaperKind(rawValue: choice) else { continue }
            let lots = (fields.text("l\(paper.position)") ?? "").split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).joined(separator: ", ")
            guard kind.rawValue != paper.kind || lots != paper.lots else { continue }
            declarations.removeAll { $0.path == paper.path }
            declarations.append(DeclarationRecord(consultation: record.id, path: paper.path, kind: kind.rawValue, lots: lots))
        }
        guard declarations != standing else { return Response.see("/controles/\(record.id)/pieces") }
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

    // MARK: From the package before

    /// What a corrected package took over from the one before, to be seen and taken back; `nil` if nothing.
    func carriedOver(to record: ConsultationRecord, links: Bool) async throws -> View? {
        let declarations = try await store.declarations(of: record.id)
        let carried = try await store.carriedPapers(of: record.id)
        let standing = carried.filter { $0.stands(in: declarations) }
        let lost = carried.filter { $0.path == nil }
        let answers = try await store.answers(of: record.id).filter { $0.basis != nil }
        let refused = answers.filter { $0.problem != nil }
        let counts = [
            counted(answers.count - refused.count, "réponse compte encore", "réponses comptent encore"),
            refused.isEmpty ? "" : counted(refused.count, "ne peut plus être prise en compte", "ne peuvent plus être prises en compte"),
        ]
        guard !standing.isEmpty || !lost.isEmpty || (links && !answers.isEmpty) else { return nil }
        func view(_ paper: CarriedPaperRecord) -> View {
            View(["path": paper.path ?? paper.earlier, "kind": PaperKind(rawValue: paper.kind)?.label, "lots": paper.lots])
        }
        return View([
            "id": record.id, "papers": standing.map(view), "lost": lost.map(view), "links": links, "hasPapers": links && !standing.isEmpty,
            "answers": links && !answers.isEmpty ? counts.filter { !$0.isEmpty }.joined(separator: ", ") : nil,
        ])
    }
}
