// The HTTP API: submit, poll, read, answer. The same store, queue and engine as the pages.

import Clausier
import Foundation
import GRDB
import HTTPTypes
import Hummingbird

extension Site {
    func apiRoutes(_ router: Router<WebContext>) {
        router.get("healthz") { _, _ in
            // The database answers.
            _ = try await self.store.pool.read { try Int.fetchOne($0, sql: "SELECT 1") }
            return try Response.json(["status": "ok", "version": self.engine.toolVersion])
        }
        router.get("metrics") { _, _ in
            Response.bytes(Data(self.metrics.text(self.workshop.figures).utf8), "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("api/openapi.json") { _, _ in Response.bytes(APIDescription.document, "application/json") }
        router.get("api/v1/consultations") { request, _ in try await self.list(try Self.query(request)) }
        router.post("api/v1/consultations") { request, context in
            let records = try await self.receive(request, by: context.visitor.account) { fields in
                guard fields["separe"] == nil else { throw PageProblem(.badRequest, "« separe » est du formulaire\u{A0}: déposez chaque consultation à part.") }
                // A form leaves fields empty; a program that names one means something.
                for name in ["titre", "droit", "precedent"] where fields[name] != nil && fields.text(name) == nil {
                    throw PageProblem(.badRequest, "« \(name) » est vide.")
                }
                if let title = fields["titre"], title.unicodeScalars.count > 200 { throw PageProblem(.badRequest, "« titre » a au plus 200 caractères.") }
            }
            guard let record = records.first else { throw PageProblem.noConsultation }
            var response = try Response.json(ConsultationResource(record), status: .accepted)
            response.headers[.location] = "/api/v1/consultations/\(record.id)"
            return response
        }
        router.get("api/v1/consultations/:id") { _, context in
            let record = try await self.consultation(context)
            return try Response.json(ConsultationResource(record, papers: try await self.store.papers(of: record.id)))
        }
        router.delete("api/v1/consultations/:id") { _, context in
            try await self.delete(try await self.consultation(context).id)
            return Response(status: .noContent)
        }
        router.get("api/v1/consultations/:id/report") { request, context in
            try await self.report(try Self.query(request), context)
        }
        router.get("api/v1/consultations/:id/questions") { _, context in
            let record = try await self.judgedForPrograms(context)
            return try Response.json(QuestionList(try self.questionForm(of: record), try await self.store.answers(of: record.id)))
        }
        router.post("api/v1/consultations/:id/answers") { request, context in try await self.takeAnswers(request, context) }
        router.put("api/v1/consultations/:id/papers") { request, context in try await self.takePapers(request, context) }
        router.get("api/v1/rules") { request, _ in try self.ruleList(try Self.query(request)) }
        router.get("api/v1/rules/:rule") { _, context in
            guard let rule = self.engine.ruleSet.rule(context.parameters.get("rule") ?? "") else { throw PageProblem(.notFound, "Cette règle n’existe pas.") }
            return try Response.json(RuleList.Item(rule))
        }
    }

    private func list(_ fields: FormFields) async throws -> Response {
        var query = HistoryQuery()
        query.text = try Self.text("search", fields, most: 200)
        query.limit = try Self.number("limit", fields, 1...200) ?? 50
        query.offset = try Self.number("offset", fields, 0...1_000_000) ?? 0
        let (records, total) = try await store.history(query)
        return try Response.json(ConsultationList(total: total, consultations: records.map { ConsultationResource($0) }))
    }

    private static func number(_ name: String, _ fields: FormFields, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = fields[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw PageProblem(.badRequest, "« \(name) » est un nombre de \(range.lowerBound) à \(range.upperBound).")
        }
        return number
    }

    private static func query(_ request: Request) throws -> FormFields {
        let fields = FormFields(encoded: request.uri.query ?? "")
        guard !fields.isMalformed else { throw PageProblem(.badRequest, "L’adresse n’est pas du texte UTF-8.") }
        return fields
    }

    /// Counted as JSON Schema counts.
    private static func text(_ name: String, _ fields: FormFields, most: Int) throws -> String {
        let text = fields[name] ?? ""
        guard text.unicodeScalars.count <= most else { throw PageProblem(.badRequest, "« \(name) » a au plus \(most) caractères.") }
        return text.trimmed
    }

    private func judgedForPrograms(_ context: WebContext) async throws -> ConsultationRecord {
        let record = try await consultation(context)
        guard record.judgedAt != nil else {
            throw PageProblem(.conflict, record.state == .failed ? record.failure ?? "Le contrôle n’a pas abouti." : "Le contrôle n’est pas terminé.")
        }
        return record
    }

    private func report(_ fields: FormFields, _ context: WebContext) async throws -> Response {
        let name = fields["format"] ?? "json"
        guard let download = Download.allCases.first(where: { $0.stored == name && $0 != .questions }) else {
            let known = Download.allCases.filter { $0 != .questions }.map(\.stored).joined(separator: ", ")
            throw PageProblem(.badRequest, "« format » est l’un de\u{A0}: \(known).")
        }
        return try file(download, of: try await judgedForPrograms(context))
    }

    private func decode<Body: Decodable>(_ type: Body.Type, _ request: Request) async throws -> Body {
        guard (request.headers[.contentType] ?? "").lowercased().hasPrefix("application/json") else {
            throw PageProblem(.unsupportedMediaType, "Le corps attendu est du JSON (« application/json »).")
        }
        let bytes = try await body(request)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
        } catch {
            throw PageProblem(.badRequest, "Le corps n’a pas la forme que la description de l’API demande.")
        }
    }

    private func takeAnswers(_ request: Request, _ context: WebContext) async throws -> Response {
        let record = try await judgedForPrograms(context)
        var answers = try await decode(GivenAnswersBody.self, request).records(of: record.id, now: Date())
        let questions = try questionForm(of: record).questionsBySubject
        for index in answers.indices { answers[index].question = questions[answers[index].subject] }
        if let market = try await market(of: record) {
            for answer in answers {
                do throws(SettingsError) {
                    var trial = market
                    try CheckedAnswers.file(answer).apply(to: &trial)
                } catch {
                    throw PageProblem(.unprocessableContent, error.problems.map(\.message).joined(separator: "\u{A0}; "))
                }
            }
        }
        try await store.add(answers, to: record.id)
        let isDone = try await judgeAgain(record.id)
        return try Response.json(ConsultationResource(try await consultation(context)), status: isDone ? .ok : .accepted)
    }

    private func takePapers(_ request: Request, _ context: WebContext) async throws -> Response {
        let record = try await judgedForPrograms(context)
        let given = try await decode(GivenPapersBody.self, request).papers
        let known = Set(try await store.papers(of: record.id).map(\.path))
        var declarations: [String: DeclarationRecord] = [:]
        for paper in given {
            guard known.contains(paper.path) else { throw PageProblem(.unprocessableContent, "Aucune pièce ne porte ce chemin\u{A0}: « \(paper.path.prefix(200)) ».") }
            guard let kind = PaperKind(rawValue: paper.kind) else {
                throw PageProblem(.unprocessableContent, "« kind » est l’un de\u{A0}: \(PaperKind.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            declarations[paper.path] = DeclarationRecord(
                consultation: record.id, path: paper.path, kind: kind.rawValue, lots: (paper.lots ?? []).joined(separator: ", "))
        }
        try await declare(Array(declarations.values), of: record.id)
        let isDone = try await judgeAgain(record.id)
        return try Response.json(ConsultationResource(try await consultation(context)), status: isDone ? .ok : .accepted)
    }

    private func ruleList(_ fields: FormFields) throws -> Response {
        var query = RuleQuery()
        query.text = try Self.text("search", fields, most: 200)
        query.article = try Self.text("article", fields, most: 60)
        if let text = fields["on"] {
            guard let day = CivilDate(iso: text) else { throw PageProblem(.badRequest, "« on » est un jour comme 2026-08-21.") }
            query.day = day
        }
        if let text = fields["stage"] {
            guard let stage = PurchaseStage(rawValue: text) else {
                throw PageProblem(.badRequest, "« stage » est l’un de\u{A0}: \(PurchaseStage.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            query.stage = stage
        }
        return try Response.json(
            RuleList(
                ruleSet: engine.ruleSet.version, reviewed: engine.ruleSet.reviewed?.description,
                rules: query.rules(engine.ruleSet).map(RuleList.Item.init)))
    }
}
