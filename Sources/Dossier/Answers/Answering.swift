// Answers → claims: what a person declares becomes evidence like any other, with name and date.

import Figures
import Market
import Provenance
import Settings

extension AnswersFile {
    /// Writes the answers into the market.
    ///
    /// Throws if they were given about another tender, or if one names an attribute or a value that
    /// does not exist: a mistyped answer must not pass for a silence.
    public func apply(to market: inout Market) throws(SettingsError) {
        try checkTender(market)
        let changed = papers.filter { paper in !market.documents.contains { $0.sha256 == paper.sha256 } }
        if !changed.isEmpty {
            let names = changed.map { "« \($0.path) »" }.joined(separator: ", ")
            market.remarks.append("Les réponses de \(by) datent d’une autre version de \(names) : à confirmer.")
        }
        let problems = Decoding(file: file)
        for answer in answers {
            switch answer.content {
            case .decision(let rule, let lot, let isCompliant):
                market.declaredJudgements.append(
                    DeclaredJudgement(rule: rule, lot: lot, isCompliant: isCompliant, by: by, date: date, because: answer.because))
            case .value("launchDate", let text):
                guard let day = CivilDate(iso: text) else {
                    problems.note("« \(text) » : attendu ici, un jour comme 2026-08-21", at: answer.position)
                    continue
                }
                market.launchDate = .exactly(day, origin: .declared, evidence: evidence(quoting: text))
            case .value(let attribute, let text):
                edit(attribute, answer, in: &market, problems) { record, entry in
                    do throws(FactValueProblem) {
                        let texts = entry.spec.cardinality == .many ? text.split(separator: ",").map(String.init) : [text]
                        for text in texts {
                            let value = try FactValue(parsing: text, as: entry.spec.type)
                            record[slot: entry.slot].add(Claim(value, evidence(quoting: text)))
                        }
                    } catch {
                        problems.note("« \(text) » : attendu ici, \(error.expected)", at: answer.position)
                    }
                }
            case .denial(let attribute):
                edit(attribute, answer, in: &market, problems) { record, entry in
                    guard entry.spec.whenSilent == .none else {
                        problems.note("« \(entry.spec.label) » existe toujours : donnez sa valeur, « aucun » n’est pas une réponse", at: answer.position)
                        return
                    }
                    record[slot: entry.slot].deny(evidence(quoting: "aucun"))
                }
            case .prevailing(let attribute, let text):
                edit(attribute, answer, in: &market, problems) { record, entry in
                    let value = try? FactValue(parsing: text, as: entry.spec.type)
                    let claims = record[slot: entry.slot].claims
                    guard let index = claims.firstIndex(where: { $0.value == value || $0.value.description == text }) else {
                        let written = claims.map { "« \($0.value) »" }.joined(separator: ", ")
                        problems.note("« \(text) » n’est écrit dans aucune pièce ; valeurs écrites : \(written)", at: answer.position)
                        return
                    }
                    record[slot: entry.slot].settle(on: index)
                }
            }
        }
        try problems.finish()
        market.launchDate = LaunchDate(declaredIn: market) ?? market.launchDate
        // What was answered for the procedure is known of its lots.
        market.inherit()
    }

    private func evidence(quoting text: String) -> Evidence {
        // A declaration stands in no paper; the number only has to differ from theirs.
        Evidence(document: DocumentID(-1), locator: .declared(by: by, date: date), quote: text)
    }

    private func checkTender(_ market: Market) throws(SettingsError) {
        guard let notice, case .text(let identifier)? = market.notice.firstValue(of: NoticeField.identifier),
            notice != identifier
        else { return }
        throw SettingsError([
            Problem(
                file: file, position: nil,
                message: "ces réponses portent sur l’avis \(notice), et non sur l’avis \(identifier)", excerpt: "")
        ])
    }

    /// Finds the record and the attribute that a path names, and lets `body` change the record.
    private func edit(
        _ path: String, _ answer: Answer, in market: inout Market, _ problems: Decoding,
        _ body: (inout Record, Attribute) -> Void
    ) {
        guard let steps = PathSteps(path) else {
            problems.note("« \(path) » n’est pas un chemin de fait, comme « lots[LOT-0001].duration »", at: answer.position)
            return
        }
        if let problem = market.edit(steps, body) { problems.note("« \(path) » : \(problem)", at: answer.position) }
    }
}
