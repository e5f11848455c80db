// The open questions of one consultation as a form, from the same questions that `clausier questions` writes.

import Clausier
import Foundation

/// Every open question, grouped by what would answer it.
struct QuestionForm: Codable, Sendable {
    struct Group: Codable, Sendable {
        let title: String
        var items: [Item]
    }

    /// One question: of one fact, of the same fact of several lots, or for a person to judge.
    struct Item: Codable, Sendable {
        enum Kind: String, Codable { case value, conflict, decision }
        let kind: Kind
        let question: String
        /// Why it is open.
        let reason: String
        /// Where to look.
        let papers: [String]
        let rules: [String]
        let entries: [Entry]

        func question(about entry: Entry) -> String { question + (entry.label.isEmpty ? "" : " (\(entry.label))") }
    }

    /// One field to fill in.
    struct Entry: Codable, Sendable {
        /// The path of a fact, or the rule and the lot.
        let subject: String
        let attribute: String?
        let rule: String?
        let lot: String?
        /// « Lot 2 — Parties communes »; empty for the market as a whole.
        let label: String
        let input: Input
    }

    enum Input: Codable, Sendable {
        case text(hint: String, mayBeNone: Bool)
        case date
        case choice([Choice], mayBeNone: Bool)
        /// What the papers say.
        case claims([Claim])
        case decision
    }

    struct Choice: Codable, Sendable {
        let value: String
        let label: String
    }

    struct Claim: Codable, Sendable {
        let value: String
        let places: [String]
    }

    private(set) var groups: [Group] = []

    var count: Int { groups.reduce(0) { $0 + $1.items.count } }

    /// Each question with the lot it is about, as answers keep it.
    var questionsBySubject: [String: String] {
        Dictionary(
            groups.flatMap(\.items).flatMap { item in item.entries.map { ($0.subject, item.question(about: $0)) } }, uniquingKeysWith: { first, _ in first })
    }

    init(_ consultation: JudgedConsultation) {
        let findings = consultation.judgement.findings
        let lots = LotLabels(consultation.market)
        for (source, questions) in OpenQuestions(findings).groups {
            let title: String =
                switch source {
                case .paper(let paper): "À chercher d’abord dans \(paper.labelWithArticle)"
                case .person: "À dire par l’acheteur\u{A0}: aucune pièce restante ne le dit"
                }
            groups.append(Group(title: title, items: questions.map { Self.item($0, findings, consultation.market, lots) }))
        }
        let judgements = findings.filter { $0.verdict == .undetermined && $0.cause == .judgement && !$0.harmless && $0.question != nil }
        if !judgements.isEmpty {
            groups.append(
                Group(
                    title: "À juger par une personne",
                    items: judgements.map { finding in
                        Item(
                            kind: .decision, question: finding.question ?? "", reason: finding.message, papers: [], rules: [finding.rule],
                            entries: [
                                Entry(
                                    subject: "\(finding.rule) \(finding.lot ?? "")", attribute: nil, rule: finding.rule, lot: finding.lot,
                                    label: finding.lot.map(lots.label) ?? "", input: .decision)
                            ])
                    }))
        }
    }

    private static func item(
        _ question: OpenQuestions.Question, _ findings: [Finding], _ market: Market, _ lots: LotLabels
    ) -> Item {
        let reason =
            switch question.reason {
            case .unread: "Les pièces données ne permettent pas de le savoir."
            case .silent: "Les pièces n’en disent rien."
            case .conflicting: "Les pièces se contredisent."
            case .imprecise: "Ce qui est écrit n’est pas assez précis."
            }
        var isConflict = false
        let entries = question.attributes.map { path in
            let claims = question.reason == .conflicting ? Self.claims(about: path, findings, market) : []
            if !claims.isEmpty { isConflict = true }
            return Entry(
                subject: path, attribute: path, rule: nil, lot: nil, label: path.lotIdentifier.map(lots.label) ?? "",
                input: claims.isEmpty ? Self.input(path, question) : .claims(claims))
        }
        return Item(
            kind: isConflict ? .conflict : .value, question: question.text, reason: reason, papers: question.papers.map(\.label),
            rules: question.rules, entries: entries)
    }

    private static func input(_ path: String, _ question: OpenQuestions.Question) -> Input {
        if path == "launchDate" { return .date }
        let name = path.split(separator: ".").last.map(String.init) ?? path
        guard let attribute = Catalogue.standard.all.first(where: { $0.name == name && $0.spec.question == question.text }) else {
            return .text(hint: "", mayBeNone: false)
        }
        let mayBeNone = attribute.spec.whenSilent == .none
        let isOne = attribute.spec.cardinality == .one
        switch attribute.spec.type {
        case .bool: return .choice([Choice(value: "oui", label: "oui"), Choice(value: "non", label: "non")], mayBeNone: false)
        case .date where isOne: return .date
        case .code(let list, _):
            if isOne, let codes = CodeList.named(list), !codes.entries.isEmpty {
                // « non réservé » says it already.
                let saysNone = codes.entries.contains { $0.code == "none" }
                return .choice(codes.entries.map { Choice(value: $0.code, label: $0.label) }, mayBeNone: mayBeNone && !saysNone)
            }
            let codes = CodeList.named(list)?.entries.map { "\($0.code) (\($0.label))" }.joined(separator: ", ")
            return .text(hint: codes.map { "codes séparés par des virgules\u{A0}: \($0)" } ?? "un code", mayBeNone: mayBeNone)
        case .integer: return .text(hint: "un nombre entier", mayBeNone: mayBeNone)
        case .number: return .text(hint: "un nombre comme 12,5" + (attribute.spec.unit.map { " (\($0))" } ?? ""), mayBeNone: mayBeNone)
        case .money: return .text(hint: "un montant comme 216 000 € HT", mayBeNone: mayBeNone)
        case .duration: return .text(hint: "une durée comme 48 mois, 4 ans ou 90 jours", mayBeNone: mayBeNone)
        case .moment, .date: return .text(hint: "une date comme 2026-08-21, avec l’heure si elle compte\u{A0}: 2026-08-21 12:00", mayBeNone: mayBeNone)
        case .text, .records: return .text(hint: "", mayBeNone: mayBeNone)
        }
    }

    /// What the papers say of a fact on which they differ, and where.
    private static func claims(about path: String, _ findings: [Finding], _ market: Market) -> [Claim] {
        var claims: [Claim] = []
        for alternative in findings.flatMap(\.alternatives) where alternative.attribute == path {
            guard !claims.contains(where: { $0.value == alternative.value }) else { continue }
            let places = alternative.evidence.map { evidence in
                let document = market.documents.first { $0.id == evidence.document }?.path ?? ""
                return document.isEmpty ? "«\u{A0}\(evidence.quote)\u{A0}»" : "\(document)\u{A0}: «\u{A0}\(evidence.quote)\u{A0}»"
            }
            claims.append(Claim(value: alternative.value, places: places))
        }
        return claims
    }
}

/// Lots as people know them.
struct LotLabels {
    private var labels: [String: String] = [:]

    init(_ market: Market) {
        let numbers = LotNumbering(market)
        for lot in market.lots.members {
            let name = numbers.number(of: lot.identifier).map { "Lot \($0)" } ?? lot.identifier
            if case .text(let title)? = lot.firstValue(of: LotField.title) {
                labels[lot.identifier] = title.lowercased().hasPrefix("lot") ? title : "\(name) — \(title)"
            } else {
                labels[lot.identifier] = name
            }
        }
    }

    func label(_ identifier: String) -> String { labels[identifier] ?? "lot \(identifier)" }
}

extension String {
    /// `lots[LOT-0001].duration` → `LOT-0001`.
    var lotIdentifier: String? {
        guard hasPrefix("lots["), let end = firstIndex(of: "]") else { return nil }
        return String(self[index(startIndex, offsetBy: 5)..<end])
    }
}

/// What a person filled in.
struct GivenAnswers {
    private(set) var answers: [AnswerRecord] = []
    /// By subject: what is missing or wrong, in French.
    private(set) var problems: [String: String] = [:]

    /// - Parameter fields: `v:SUBJECT` the value or the claim, `m:SUBJECT` the reason, `g:N` a value for all lots of question N.
    init(_ fields: FormFields, _ form: QuestionForm, of consultation: String, by author: String, on day: CivilDate, now: Date) {
        var number = 0
        for item in form.groups.flatMap(\.items) {
            let common = fields.text("g:\(number)")
            number += 1
            for entry in item.entries {
                guard let text = fields.text("v:\(entry.subject)") ?? (item.entries.count > 1 ? common : nil) else {
                    if fields.text("m:\(entry.subject)") != nil { problems[entry.subject] = "choisissez aussi une réponse" }
                    continue
                }
                let because = fields.text("m:\(entry.subject)")
                let kind: AnswerRecord.Kind =
                    switch entry.input {
                    case .claims: .prevails
                    case .decision: .decision
                    default: .value
                    }
                if kind != .value, because == nil {
                    problems[entry.subject] = kind == .decision ? "motivez la décision" : "dites pourquoi cette version l’emporte"
                    continue
                }
                answers.append(
                    AnswerRecord(
                        id: Identifier.make(), consultation: consultation, kind: kind, attribute: entry.attribute, rule: entry.rule,
                        lot: entry.lot, text: text, because: because, author: author, day: day.description, createdAt: now,
                        question: item.question(about: entry), problem: nil, basis: nil, retiredAt: nil))
            }
        }
    }

    /// Sets aside the answers that the engine refuses.
    mutating func check(about market: Market) {
        answers.removeAll { answer in
            do throws(SettingsError) {
                var trial = market
                try CheckedAnswers.file(answer).apply(to: &trial)
                return false
            } catch {
                problems[answer.subject] = error.problems.map(\.message).joined(separator: "\u{A0}; ")
                return true
            }
        }
    }
}
