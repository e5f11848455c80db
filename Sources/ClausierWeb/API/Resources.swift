// What the API gives out: consultations, papers, questions, rules, as JSON. These shapes are openapi.json's, not the
// database's: a column may change, what programs rely on may not.

import Clausier
import Foundation

/// A consultation as programs see it.
struct ConsultationResource: Encodable {
    struct Counts: Encodable {
        let blocking, major, undetermined, advice, compliant, notApplicable: Int
    }

    let id: String
    let title: String
    let createdAt: Date
    /// `queued`, `running`, `done` or `failed`.
    let state: String
    let failure: String?
    let previous: String?
    let on: String?
    let judgedAt: Date?
    let verdict: String?
    let summary: Counts?
    let openQuestions: Int?
    let unreadDocuments: Int?
    let documents: [PaperResource]?

    init(_ record: ConsultationRecord, papers: [PaperRecord]? = nil) {
        id = record.id
        title = record.title
        createdAt = record.createdAt
        state = record.state.rawValue
        failure = record.failure
        previous = record.previous
        on = record.lawDay
        judgedAt = record.judgedAt
        let isJudged = record.judgedAt != nil
        verdict = isJudged ? record.summary : nil
        summary = isJudged
            ? Counts(
                blocking: record.blocking, major: record.major, undetermined: record.undetermined, advice: record.advice,
                compliant: record.compliant, notApplicable: record.notApplicable) : nil
        openQuestions = isJudged ? record.questions : nil
        unreadDocuments = isJudged ? record.unread : nil
        documents = papers?.map(PaperResource.init)
    }
}

struct ConsultationList: Encodable {
    let total: Int
    let consultations: [ConsultationResource]
}

struct PaperResource: Encodable {
    let path: String
    let kind: String
    let lots: [String]
    let status: String
    let reason: String?
    let bytes: Int
    let sha256: String

    init(_ record: PaperRecord) {
        path = record.path
        kind = record.kind
        lots = record.lots.split(separator: ",").map { String($0).trimmed }
        status = record.status
        reason = record.reason
        bytes = record.bytes
        sha256 = record.sha256
    }
}

struct QuestionList: Encodable {
    struct Question: Encodable {
        /// `value`, `conflict` or `decision`.
        let kind: String
        let question: String
        let reason: String
        let papers: [String]
        let rules: [String]
        let subjects: [Subject]
    }

    struct Subject: Encodable {
        let attribute: String?
        let rule: String?
        let lot: String?
        /// What would be an answer, where that is a closed list.
        let choices: [String]?
    }

    let questions: [Question]
    let answers: [AnswerResource]

    init(_ form: QuestionForm, _ answers: [AnswerRecord]) {
        questions = form.groups.flatMap(\.items).map { item in
            Question(
                kind: item.kind.rawValue, question: item.question, reason: item.reason, papers: item.papers, rules: item.rules,
                subjects: item.entries.map { entry in
                    let choices: [String]? =
                        switch entry.input {
                        case .choice(let choices, let mayBeNone): choices.map(\.value) + (mayBeNone ? ["aucun"] : [])
                        case .claims(let claims): claims.map(\.value)
                        case .decision: ["conforme", "non conforme"]
                        case .text, .date: nil
                        }
                    return Subject(attribute: entry.attribute, rule: entry.rule, lot: entry.lot, choices: choices)
                })
        }
        self.answers = answers.map(AnswerResource.init)
    }
}

struct AnswerResource: Encodable {
    let id: String
    let attribute: String?
    let rule: String?
    let lot: String?
    let kind: String
    let text: String
    let because: String?
    let by: String
    let date: String
    let problem: String?

    init(_ record: AnswerRecord) {
        id = record.id
        attribute = record.attribute
        rule = record.rule
        lot = record.lot
        kind = record.kind.rawValue
        text = record.text
        because = record.because
        by = record.author
        date = record.day
        problem = record.problem
    }
}

/// Answers as programs give them: the keys of `reponses.yaml`.
struct GivenAnswersBody: Decodable {
    struct Answer: Decodable {
        let attribute: String?
        let rule: String?
        let lot: String?
        let value: String?
        let prevails: String?
        let decision: String?
        let because: String?
    }

    let by: String
    let date: String
    let answers: [Answer]

    /// Throws what is wrong with one of them.
    func records(of consultation: String, now: Date) throws -> [AnswerRecord] {
        guard !by.trimmed.isEmpty, by.count <= 120, !by.contains("\0") else { throw PageProblem(.unprocessableContent, "« by » est le nom de qui répond, de 1 à 120 caractères.") }
        guard let day = CivilDate(iso: date) else { throw PageProblem(.unprocessableContent, "« date » est un jour comme 2026-08-21.") }
        guard !answers.isEmpty, answers.count <= 5_000 else { throw PageProblem(.unprocessableContent, "« answers » porte de 1 à 5000 réponses.") }
        return try answers.map { answer in
            let content: (AnswerRecord.Kind, String)
            switch (answer.attribute, answer.rule, answer.value, answer.prevails, answer.decision) {
            case (_?, nil, let value?, nil, nil): content = (.value, value)
            case (_?, nil, nil, let prevails?, nil): content = (.prevails, prevails)
            case (nil, _?, nil, nil, let decision?): content = (.decision, decision)
            default:
                throw PageProblem(.unprocessableContent, "Une réponse porte soit sur un fait (« attribute », avec « value » ou « prevails »), soit sur une règle (« rule », avec « decision »).")
            }
            let texts = [answer.attribute, answer.rule, answer.lot, content.1, answer.because].compactMap { $0 }
            guard texts.allSatisfy({ $0.utf8.count <= 20_000 && !$0.contains("\0") }) else { throw PageProblem(.unprocessableContent, "Un texte est trop long, ou contient un caractère nul.") }
            return AnswerRecord(
                id: Identifier.make(), consultation: consultation, kind: content.0, attribute: answer.attribute, rule: answer.rule, lot: answer.lot,
                text: content.1, because: answer.because, author: by.trimmed, day: day.description, createdAt: now, question: nil, problem: nil,
                basis: nil, retiredAt: nil)
        }
    }
}

/// What the papers are, as programs say it: the keys of `papiers.yaml`.
struct GivenPapersBody: Decodable {
    struct Paper: Decodable {
        let path: String
        let kind: String
        let lots: [String]?
    }

    let papers: [Paper]
}

struct RuleList: Encodable {
    struct Item: Encodable {
        struct Basis: Encodable {
            let article, kind: String
        }
        struct Version: Encodable {
            let from: String
            let until: String?
        }

        let id: String
        let title: String
        let scope: String
        let stage: String?
        let legalBasis: [Basis]
        let versions: [Version]
        let explanation: String
        let exclusions: String?

        init(_ rule: Rule) {
            id = rule.id
            title = rule.title
            scope = rule.scope.rawValue
            stage = rule.stage?.rawValue
            legalBasis = rule.legalBasis.map { Basis(article: $0.article, kind: $0.kind.rawValue) }
            versions = rule.versions.map { Version(from: $0.from.description, until: $0.until?.description) }
            explanation = rule.explanation
            exclusions = rule.exclusions
        }
    }

    let ruleSet: String
    let reviewed: String?
    let rules: [Item]
}
