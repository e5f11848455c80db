// Operations of urban renewal: several consultations gathered, 5 % and 10 % over the whole.

import Clausier
import Foundation
import GRDB
import Hummingbird

extension Site {
    func operationRoutes(_ router: Router<WebContext>) {
        router.get("operations") { _, context in
            let operations = try await self.store.pool.read { try OperationRecord.order(Column("createdAt").desc).limit(200).fetchAll($0) }
            let view = View([
                "any": !operations.isEmpty,
                "operations": operations.map { View(["id": $0.id, "name": $0.name, "verdict": $0.verdict, "date": $0.createdAt.inFrench]) },
            ])
            return self.page("operations", "Opérations", view, at: .operations, for: context.visitor)
        }
        router.get("operations/nouvelle") { _, context in
            var draft = OperationDraft()
            draft.day = Date().civilDate?.description ?? ""
            return try await self.form(draft, nil, context.visitor)
        }
        router.post("operations") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.save(fields, nil, context.visitor)
        }
        router.get("operations/:id") { _, context in
            let record = try await self.operation(context)
            let view = View([
                "id": record.id, "report": record.report, "date": record.createdAt.inFrench,
                "open": record.pending > 0 ? counted(record.pending, "dossier n’a pas encore pu être lu", "dossiers n’ont pas encore pu être lus") : nil,
            ])
            return self.page("operation", record.name, view, at: .operations, for: context.visitor)
        }
        router.get("operations/:id/modifier") { _, context in
            let record = try await self.operation(context)
            return try await self.form(try JSONDecoder().decode(OperationDraft.self, from: Data(record.draft.utf8)), record.id, context.visitor)
        }
        router.post("operations/:id") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.save(fields, try await self.operation(context).id, context.visitor)
        }
        router.post("operations/:id/supprimer") { request, context in
            _ = try await self.form(request, context.visitor)
            let id = try await self.operation(context).id
            _ = try await self.store.pool.write { try OperationRecord.deleteOne($0, key: id) }
            return Response.see("/operations")
        }
    }

    private func operation(_ context: WebContext) async throws -> OperationRecord {
        guard let id = context.parameters.get("id"), Identifier.isValid(id),
            let record = try await store.pool.read({ try OperationRecord.fetchOne($0, key: id) })
        else { throw PageProblem(.notFound, "Cette opération n’existe pas, ou elle a été supprimée.") }
        return record
    }

    /// The consultations that may be gathered, newest first.
    private func judgedConsultations() async throws -> [ConsultationRecord] {
        try await store.pool.read { db in
            try ConsultationRecord.filter(Column("judgedAt") != nil).order(Column("createdAt").desc).limit(60).fetchAll(db)
        }
    }

    // MARK: Reckoning

    private func save(_ fields: FormFields, _ id: String?, _ visitor: Visitor) async throws -> Response {
        let consultations = try await judgedConsultations()
        let draft = OperationDraft(fields, consultations: consultations.map(\.id))
        guard !draft.contracts.isEmpty else {
            return try await form(draft, id, visitor, problem: "Choisissez au moins un dossier, ou donnez les chiffres d’un contrat.")
        }
        let file: OperationFile
        do throws(SettingsError) {
            file = try draft.file()
        } catch {
            return try await form(draft, id, visitor, problem: error.problems.map(\.message).joined(separator: "\u{A0}; ").capitalisedFirst + ".")
        }
        var contracts: [OperationContract] = []
        var pending = 0
        for entry in file.entries {
            switch entry {
            case .contract(let contract): contracts.append(contract)
            case .reference(let reference):
                guard let record = try await store.consultation(reference.path), let market = try await market(of: record) else {
                    pending += 1
                    continue
                }
                contracts += reference.contracts(of: market).map { contract in
                    var contract = contract
                    contract.source = record.title
                    return contract
                }
            }
        }
        let assessment = OperationAssessment(file, contracts, engine.judge)
        let record = OperationRecord(
            id: id ?? Identifier.make(), name: assessment.name, createdAt: Date(), draft: String(decoding: try JSONEncoder().encode(draft), as: UTF8.self),
            report: String(decoding: OperationHTML.fragment(assessment), as: UTF8.self),
            verdict: assessment.objectives.map { "\($0.title)\u{A0}: \($0.verdict.inFrench)" }.joined(separator: "\u{A0}; "), pending: pending)
        try await store.pool.write { try record.save($0) }
        return .see("/operations/\(record.id)")
    }

    // MARK: The form

    private func form(_ draft: OperationDraft, _ id: String?, _ visitor: Visitor, problem: String? = nil) async throws -> Response {
        let consultations = try await judgedConsultations()
        let plain = draft.contracts.filter { $0.consultation == nil }
        func view(_ contract: OperationDraft.Contract, _ key: String) -> View {
            View([
                "key": key, "contract": contract.name, "trade": contract.trade, "shareLow": contract.shareLow, "shareHigh": contract.shareHigh,
                "amount": contract.amount, "hours": contract.hours, "carrier": contract.carrier,
                "natures": OperationContract.Nature.allCases.map { View(["value": $0.rawValue, "label": $0.label, "selected": $0.rawValue == contract.nature]) },
                "statuses": OperationContract.Status.allCases.map { View(["value": $0.rawValue, "label": $0.label, "selected": $0.rawValue == contract.status]) },
            ])
        }
        let view = View([
            "action": id.map { "/operations/\($0)" } ?? "/operations", "heading": id == nil ? "Nouvelle opération" : "Modifier l’opération", "problem": problem,
            "name": draft.name, "day": draft.day, "costLow": draft.costLow, "costHigh": draft.costHigh, "costSource": draft.costSource,
            "hasConsultations": !consultations.isEmpty,
            "consultations": consultations.map { record in
                let known = draft.contracts.first { $0.consultation == record.id }
                var contract = known ?? OperationDraft.Contract()
                if known == nil { contract.status = "launched" }
                var row = view(contract, record.id)
                row["title"] = record.title
                row["date"] = record.createdAt.inFrench
                row["chosen"] = known != nil
                return row
            },
            "plain": (0..<OperationDraft.plainRows).map { row in
                var each = view(plain.indices.contains(row) ? plain[row] : OperationDraft.Contract(), String(row))
                each["number"] = row + 1
                each["chosen"] = plain.indices.contains(row) || row == 0
                return each
            },
        ])
        return page("operation-form", "Opération", view, at: .operations, for: visitor, status: problem == nil ? .ok : .unprocessableContent)
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
