// Open questions as a form, and the answers that were given.

import Clausier
import Foundation
import GRDB
import Hummingbird

extension Site {
    func questionRoutes(_ router: Router<WebContext>) {
        router.get("controles/:id/questions") { request, context in
            let record = try await self.judged(context)
            let saved = FormFields(encoded: request.uri.query ?? "")["enregistre"].flatMap { Int($0) }.map {
                "\(counted($0, "réponse enregistrée", "réponses enregistrées")), le rapport en tient compte."
            }
            return try await self.questions(record, context.visitor, saved: saved)
        }
        router.post("controles/:id/questions") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.answer(fields, context)
        }
        router.post("controles/:id/reponses/confirmer") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.confirm(fields, context)
        }
        router.post("controles/:id/reponses/:reponse/retirer") { request, context in
            _ = try await self.form(request, context.visitor)
            let record = try await self.consultation(context)
            guard try await self.store.withdraw(answer: context.parameters.get("reponse") ?? "", from: record.id, now: Date()) else {
                throw PageProblem(.notFound, "Cette réponse n’existe pas, ou elle a déjà été retirée.")
            }
            return Response.see(try await self.judgeAgain(record.id) ? "/controles/\(record.id)/questions" : "/controles/\(record.id)/suivi")
        }
    }

    func questionForm(of record: ConsultationRecord) throws -> QuestionForm {
        try JSONDecoder().decode(QuestionForm.self, from: stored("formulaire", of: record.id))
    }

    /// The market, read anew if it is no longer at hand; `nil` if that takes too long now.
    func market(of record: ConsultationRecord, seconds: Double = 25) async throws -> Market? {
        let declarations = try await store.declarations(of: record.id).sorted { $0.path < $1.path }
        if let market = cache.market(of: record.id, papers: declarations) { return market }
        _ = try await judgeAgain(record.id, seconds: seconds)
        return cache.market(of: record.id, papers: declarations)
    }

    private func answer(_ fields: FormFields, _ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        let form = try questionForm(of: record)
        guard let author = fields.text("par"), author.count <= 120 else {
            return try await questions(record, context.visitor, fields: fields, problems: [:], wrong: "Indiquez votre nom\u{A0}: une réponse est une déclaration.")
        }
        guard let day = fields["date"].flatMap(CivilDate.init(iso:)) else {
            return try await questions(record, context.visitor, fields: fields, problems: [:], wrong: "Indiquez la date, comme 2026-11-27.")
        }
        var given = GivenAnswers(fields, form, of: record.id, by: author, on: day, now: Date())
        // What the engine would refuse is said beside its field. If the papers would have to be read first and that
        // takes long, the answers are kept and judged afterwards; the page then shows which were refused.
        if let market = try await market(of: record) { given.check(about: market) }
        if !given.answers.isEmpty {
            try await store.add(given.answers, to: record.id)
            let isDone = try await judgeAgain(record.id)
            if given.problems.isEmpty {
                return Self.saved(given.answers.count, record, isDone)
            }
        }
        let now = try await consultation(context)
        guard !given.problems.isEmpty else {
            return try await questions(now, context.visitor, fields: fields, problems: [:], wrong: "Aucune réponse n’a été donnée.")
        }
        let kept = given.answers.isEmpty ? "" : " Les autres sont enregistrées."
        return try await questions(
            now, context.visitor, fields: fields, problems: given.problems,
            wrong: "\(counted(given.problems.count, "réponse est à reprendre", "réponses sont à reprendre")).\(kept)")
    }

    /// Answers of the package before, given again about this one by who confirms them.
    private func confirm(_ fields: FormFields, _ context: WebContext) async throws -> Response {
        let record = try await judged(context)
        guard let author = fields.text("par"), author.count <= 120 else {
            return try await questions(record, context.visitor, wrong: "Indiquez votre nom\u{A0}: confirmer une réponse est une déclaration.")
        }
        guard let day = fields["date"].flatMap(CivilDate.init(iso:)) else {
            return try await questions(record, context.visitor, wrong: "Indiquez la date, comme 2026-11-27.")
        }
        let chosen = Set(fields.fields.filter { $0.name == "c" }.map(\.value))
        let now = Date()
        let confirmed = try await store.answers(of: record.id).filter { chosen.contains($0.id) && $0.basis != nil && $0.problem == nil }.map { answer in
            var answer = answer
            answer.id = Identifier.make()
            answer.author = author
            answer.day = day.description
            answer.createdAt = now
            answer.basis = nil
            return answer
        }
        guard !confirmed.isEmpty else { return try await questions(record, context.visitor, wrong: "Cochez les réponses à confirmer.") }
        try await store.add(confirmed, to: record.id)
        let isDone = try await judgeAgain(record.id)
        return Self.saved(confirmed.count, record, isDone)
    }

    /// To the questions that are left, by way of the progress if judging takes long.
    private static func saved(_ number: Int, _ record: ConsultationRecord, _ isDone: Bool) -> Response {
        Response.see("/controles/\(record.id)/" + (isDone ? "questions?enregistre=\(number)" : "suivi?reponses=\(number)"))
    }

    // MARK: The page

    private func questions(
        _ record: ConsultationRecord, _ visitor: Visitor, saved: String? = nil, fields: FormFields = FormFields([]),
        problems: [String: String] = [:], wrong: String? = nil
    ) async throws -> Response {
        let form = try questionForm(of: record)
        let answers = try await store.answers(of: record.id)
        var view = head(record, .questions)
        view["saved"] = saved
        view["wrong"] = wrong
        view["by"] = fields.text("par") ?? visitor.account ?? answers.last?.author
        view["day"] = fields.text("date") ?? Date().civilDate?.description
        view["hasQuestions"] = form.count > 0
        // Of what was not read nothing is asked: that is no sign of completeness.
        view["unread"] = record.unread > 0 ? counted(record.unread, "pièce n’a pas été lue", "pièces n’ont pas été lues") : nil
        view["hasAnswers"] = !answers.isEmpty
        var number = 0
        var anchors: [String: String] = [:]
        view["groups"] = form.groups.map { group in
            View([
                "title": group.title, "number": group.items.count,
                "items": group.items.map { item in
                    defer { number += 1 }
                    return self.view(item, number, fields, problems, &anchors)
                },
            ])
        }
        view["problems"] = problems.sorted { $0.key < $1.key }.map { subject, text in View(["anchor": anchors[subject] ?? "contenu", "text": text]) }
        let contents = Set(try await store.papers(of: record.id).map(\.sha256))
        view["toConfirm"] = answers.contains { $0.basis != nil && $0.problem == nil }
        view["answers"] = answers.map { answer in
            let isChanged = answer.basisPapers.contains { !contents.contains($0.sha256) }
            return View([
                "answer": answer.id, "question": answer.question ?? answer.subject, "text": answer.text, "because": answer.because,
                "author": answer.author, "day": CivilDate(iso: answer.day).map(FrenchText.date), "problem": answer.problem,
                "carried": answer.basis == nil ? nil : "reprise du dossier précédent" + (isChanged ? ", dont des pièces ont changé" : ", pièces inchangées"),
                "confirmable": answer.basis != nil && answer.problem == nil,
            ])
        }
        return page(
            "questions", "Questions — \(record.title)", view, at: .history, for: visitor,
            status: wrong == nil ? .ok : .unprocessableContent)
    }

    private func view(
        _ item: QuestionForm.Item, _ number: Int, _ fields: FormFields, _ problems: [String: String], _ anchors: inout [String: String]
    ) -> View {
        var view = View([
            "question": item.question, "reason": item.reason, "papers": item.papers.joined(separator: ", "), "hasRules": !item.rules.isEmpty,
            "rules": item.rules.enumerated().map { View(["id": $1, "last": $0 + 1 == item.rules.count]) },
        ])
        let terms = LegalTerm.terms(in: ([item.question] + item.papers).joined(separator: " "))
        view["hasTerms"] = !terms.isEmpty
        view["terms"] = terms.map(\.view)
        if item.entries.count > 1, let first = item.entries.first {
            switch first.input {
            case .choice(let choices, let mayBeNone):
                let options = choices.map { View(["value": $0.value, "label": $0.label]) } + (mayBeNone ? [View(["value": "aucun", "label": "aucun"])] : [])
                view["common"] = View(["number": number, "choices": View(["options": options])])
            case .text(let hint, let mayBeNone):
                view["common"] = View(["number": number, "type": "text", "choices": nil, "commonHint": Self.hint(hint, mayBeNone)])
            case .date: view["common"] = View(["number": number, "type": "date", "choices": nil])
            case .claims, .decision: break
            }
        }
        let isFolded = item.entries.count > 2 && item.kind == .value
        view["folded"] = isFolded ? item.entries.count : nil
        view["unfolded"] = item.entries.contains { problems[$0.subject] != nil || fields.text("v:\($0.subject)") != nil }
        view["entries"] = item.entries.enumerated().map { position, entry in
            let anchor = "q\(number)-\(position)"
            anchors[entry.subject] = anchor
            return self.view(entry, anchor, fields, problems[entry.subject])
        }
        return view
    }

    private static func hint(_ hint: String, _ mayBeNone: Bool) -> String {
        [hint, mayBeNone ? "« aucun » s’il n’y en a pas" : ""].filter { !$0.isEmpty }.joined(separator: "\u{A0}; ")
    }

    private func view(_ entry: QuestionForm.Entry, _ anchor: String, _ fields: FormFields, _ problem: String?) -> View {
        let value = fields["v:\(entry.subject)"]
        var view = View([
            "anchor": anchor, "subject": entry.subject, "problem": problem, "value": value, "label": entry.label.isEmpty ? "Réponse" : entry.label,
            "why": fields["m:\(entry.subject)"], "isText": false, "isChoice": false, "isRadio": false, "hint": nil,
        ])
        func option(_ value: String, _ label: String, _ number: Int = 0, _ places: [String] = [], given: String?) -> View {
            View(["value": value, "label": label, "selected": value == given, "number": String(number), "places": places, "anchor": anchor])
        }
        switch entry.input {
        case .date:
            view["isText"] = true
            view["type"] = "date"
        case .text(let hint, let mayBeNone):
            view["isText"] = true
            view["type"] = "text"
            view["hint"] = Self.hint(hint, mayBeNone)
        case .choice(let choices, let mayBeNone):
            view["isChoice"] = true
            view["options"] = choices.map { option($0.value, $0.label, given: value) } + (mayBeNone ? [option("aucun", "aucun", given: value)] : [])
        case .claims(let claims):
            view["isRadio"] = true
            view["label"] = (entry.label.isEmpty ? "" : entry.label + "\u{A0}: ") + "quelle version l’emporte\u{A0}?"
            view["whyLabel"] = "Pourquoi"
            view["options"] = claims.enumerated().map { option($1.value, $1.value, $0, $1.places, given: value) }
        case .decision:
            view["isRadio"] = true
            view["label"] = (entry.label.isEmpty ? "" : entry.label + "\u{A0}: ") + "votre décision"
            view["whyLabel"] = "Vos motifs"
            view["options"] = [option("conforme", "conforme", 0, given: value), option("non conforme", "non conforme", 1, given: value)]
        }
        return view
    }
}
