// The director's way: the profile of the structure, the decision sheet of a consultation, the ranking of many, the calendar.

import Clausier
import Foundation
import GRDB
import Hummingbird

extension Site {
    func bidRoutes(_ router: Router<WebContext>) {
        router.get("structure") { request, context in
            let query = FormFields(encoded: request.uri.query ?? "")
            guard let text = try await self.store.profile(), query["nouveau"] == nil else {
                return self.profileQuestions(FormFields([]), [:], context.visitor)
            }
            // What was written by hand into the file is not in the form, which would lose it.
            guard let form = try await self.store.profileForm(), query["fichier"] == nil else { return self.profileText(text, nil, context.visitor) }
            return self.profileQuestions(form, [:], context.visitor, isKnown: true, isSaved: query["enregistre"] != nil)
        }
        router.post("structure") { request, context in
            let fields = try await self.form(request, context.visitor)
            return try await self.saveProfile(fields, context.visitor)
        }
        router.get("veille") { request, context in try await self.watch(FormFields(encoded: request.uri.query ?? ""), context) }
        router.get("veille/calendrier.ics") { request, context in
            let sheets = try await self.sheets(FormFields(encoded: request.uri.query ?? "")).sheets
            return Response.bytes(Data(BidCalendarFile.document(BidWatch(sheets).worthwhile)), "text/calendar; charset=utf-8", fileName: "veille.ics")
        }
        router.get("controles/:id/fiche") { _, context in
            let record = try await self.judged(context)
            guard let profile = try await self.readProfile() else { throw Elsewhere(path: "/structure") }
            let sheet = try await self.sheet(of: record, profile)
            var view = self.head(record, .bid)
            view["sheet"] = String(decoding: BidHTML.fragment(sheet), as: UTF8.self)
            view["letters"] = BidLetter.allCases.map { View(["file": $0.rawValue, "label": $0.label]) }
            return self.page("bid", "Répondre — \(record.title)", view, at: .history, for: context.visitor)
        }
        router.get("controles/:id/fiche/:fichier") { _, context in
            let record = try await self.judged(context)
            guard let profile = try await self.readProfile() else { throw Elsewhere(path: "/structure") }
            let name = context.parameters.get("fichier") ?? ""
            let sheet = try await self.sheet(of: record, profile)
            if name == "calendrier.ics" { return Response.bytes(Data(BidCalendarFile.document([sheet])), "text/calendar; charset=utf-8", fileName: name) }
            if name == "fiche.html" { return Response.bytes(Data(BidHTML.document(sheet)), "text/html; charset=utf-8", fileName: name) }
            guard name.hasSuffix(".docx"), let letter = BidLetter(rawValue: String(name.dropLast(5))) else { throw PageProblem.notFound }
            let text = try letter.markdown(sheet, profile)
            return Response.bytes(Data(WordLetter.document(text)), "application/octet-stream", fileName: name)
        }
    }

    // MARK: The profile

    private func readProfile() async throws -> Profile? {
        guard let text = try await store.profile() else { return nil }
        do throws(SettingsError) {
            return try Profile.read(text, file: "profil")
        } catch {
            // Written by an earlier version: the page shows what is wrong.
            throw Elsewhere(path: "/structure")
        }
    }

    private func profileText(_ text: String, _ problem: String?, _ visitor: Visitor) -> Response {
        var problem = problem
        if problem == nil {
            do throws(SettingsError) { _ = try Profile.read(text, file: "profil") } catch { problem = "\(error)" }
        }
        return page(
            "profile", "Notre structure", View(["text": text, "problem": problem, "rows": max(16, text.split(separator: "\n").count + 3)]), at: .bids,
            for: visitor, status: problem == nil ? .ok : .unprocessableContent)
    }

    private func profileQuestions(
        _ fields: FormFields, _ problems: [String: String], _ visitor: Visitor, isKnown: Bool = false, isSaved: Bool = false
    ) -> Response {
        let view = View([
            "known": isKnown, "saved": isSaved,
            "wrong": problems.isEmpty ? nil : counted(problems.count, "réponse est à reprendre", "réponses sont à reprendre"),
            "questions": ProfileScaffold.questions.map { question in
                let value = fields["p:\(question.key)"]
                let isYesNo = if case .yesNo = question.kind { true } else { false }
                let isDate = if case .date = question.kind { true } else { false }
                return View([
                    "key": question.key, "text": question.text, "hint": question.hint, "value": value, "problem": problems[question.key],
                    "required": question.key == "name", "isYesNo": isYesNo, "type": isDate ? "date" : "text", "yes": value == "oui", "no": value == "non",
                ])
            },
        ])
        return page("profile-questions", "Notre structure", view, at: .bids, for: visitor, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private func saveProfile(_ fields: FormFields, _ visitor: Visitor) async throws -> Response {
        if let text = fields["texte"] {
            guard text.utf8.count < 200_000 else { throw PageProblem(.contentTooLarge, "Ce profil est trop long.") }
            let clean = text.replacing("\r\n", with: "\n")
            do throws(SettingsError) { _ = try Profile.read(clean, file: "profil") } catch { return profileText(clean, "\(error)", visitor) }
            try await store.setProfile(clean, form: nil)
            return Response.see("/structure?fichier=1")
        }
        var scaffold = ProfileScaffold()
        var problems: [String: String] = [:]
        for question in ProfileScaffold.questions {
            if let problem = scaffold.answer(question, fields.text("p:\(question.key)") ?? "") { problems[question.key] = problem }
        }
        guard problems.isEmpty else { return profileQuestions(fields, problems, visitor) }
        let text = scaffold.text
        do throws(SettingsError) { _ = try Profile.read(text, file: "profil") } catch { return profileText(text, "\(error)", visitor) }
        try await store.setProfile(text, form: FormFields(fields.fields.filter { $0.name.hasPrefix("p:") }))
        return Response.see("/structure?enregistre=1")
    }

    // MARK: Sheets

    /// Judged anew with the structure as the candidate.
    private func sheet(of record: ConsultationRecord, _ profile: Profile) async throws -> DecisionSheet {
        guard let market = try await market(of: record) else {
            throw PageProblem(.serviceUnavailable, "Les pièces sont en cours de lecture. Réessayez dans un moment.")
        }
        return try await sheet(of: record, market, profile)
    }

    private func sheet(of record: ConsultationRecord, _ market: Market, _ profile: Profile) async throws -> DecisionSheet {
        let answers = try await store.answers(of: record.id)
        let engine = engine
        let today = Date().civilDate ?? CivilDate(dayNumber: 0)
        return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<DecisionSheet, any Error>) in
            // Not on a thread that serves pages.
            DispatchQueue.global().async {
                continuation.resume(with: Result { try engine.sheet(of: market, record, answers, profile, today: today) })
            }
        }
    }

    /// `pending`: how many would have to be read first, which takes longer than a visitor waits; they are read meanwhile.
    private func sheets(_ fields: FormFields) async throws -> (sheets: [DecisionSheet], chosen: Set<String>, pending: Int) {
        guard let profile = try await readProfile() else { throw Elsewhere(path: "/structure") }
        var sheets: [DecisionSheet] = []
        var chosen: Set<String> = []
        var pending = 0
        let end = ContinuousClock.now + .seconds(15)
        for (name, id) in fields.fields where name == "d" && chosen.count < Self.mostWatched {
            guard let record = try await store.consultation(id), record.judgedAt != nil, chosen.insert(id).inserted else { continue }
            let patience = max(0, Double((end - ContinuousClock.now).components.seconds))
            guard let market = try await market(of: record, seconds: patience) else {
                pending += 1
                continue
            }
            sheets.append(try await sheet(of: record, market, profile))
        }
        return (sheets, chosen, pending)
    }

    private static let mostWatched = 60

    private func watch(_ fields: FormFields, _ context: WebContext) async throws -> Response {
        let hasProfile = try await store.profile() != nil
        let (sheets, chosen, pending) = hasProfile ? try await sheets(fields) : ([], [], 0)
        let records = try await store.pool.read { db in
            try ConsultationRecord.filter(Column("judgedAt") != nil).order(Column("createdAt").desc).limit(60).fetchAll(db)
        }
        let query = chosen.sorted().map { "d=\($0)" }.joined(separator: "&")
        let view = View([
            "hasProfile": hasProfile, "any": !records.isEmpty,
            "consultations": records.map { View(["id": $0.id, "title": $0.title, "date": $0.createdAt.inFrench, "chosen": chosen.contains($0.id)]) },
            "watch": sheets.isEmpty ? nil : String(decoding: BidHTML.fragment(BidWatch(sheets)), as: UTF8.self), "query": query,
            "pending": pending > 0 ? counted(pending, "consultation est encore en cours de lecture", "consultations sont encore en cours de lecture") : nil,
        ])
        return page("watch", "Veille", view, at: .bids, for: context.visitor)
    }
}

extension BidLetter {
    fileprivate var label: String {
        switch self {
        case .questions: "Questions à l’acheteur (DOCX)"
        case .papers: "Pièces à remettre (DOCX)"
        }
    }
}

extension Engine {
    fileprivate func sheet(
        of market: Market, _ record: ConsultationRecord, _ answers: [AnswerRecord], _ profile: Profile, today: CivilDate
    ) throws -> DecisionSheet {
        let source = ConsultationSource(name: record.title, files: [])
        let checked = CheckedAnswers(answers, about: market, engine: self, source: source)
        let examiner = Examiner(judge: judge, phrases: phrases, on: record.lawDay.flatMap(CivilDate.init(iso:)), candidate: profile.candidate)
        let judged = try examiner.judge(market, of: source, answers: checked.files)
        return BidAssessor(profile, judge: judge, today: today).sheet(of: judged.market, judged.judgement, source: record.title)
    }
}

extension Store {
    /// The profile of the structure, as its file; `nil` until somebody has written it.
    func profile() async throws -> String? {
        try await pool.read { db in
            try Data.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'profile'").map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// `form`: what was filled in, if that is all of it.
    func setProfile(_ text: String, form: FormFields?) async throws {
        let pairs = try form.map { try JSONEncoder().encode($0.fields.map { [$0.name, $0.value] }) }
        try await pool.write { db in
            try db.execute(sql: "DELETE FROM setting WHERE name IN ('profile', 'profile form')")
            try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('profile', ?)", arguments: [Data(text.utf8)])
            if let pairs { try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('profile form', ?)", arguments: [pairs]) }
        }
    }

    /// What was filled in for the profile; `nil` if its file was written by hand.
    func profileForm() async throws -> FormFields? {
        let pairs = try await pool.read { db in
            try Data.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'profile form'").map { try JSONDecoder().decode([[String]].self, from: $0) }
        }
        return pairs.map { FormFields($0.filter { $0.count == 2 }.map { (name: $0[0], value: $0[1]) }) }
    }
}
