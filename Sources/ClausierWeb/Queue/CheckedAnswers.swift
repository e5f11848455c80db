// Answers as the engine takes them: read and typed by it, and set aside one by one where they do not fit.

import Clausier
import Foundation

/// The answers of one consultation, as files of answers, one for each person, day and set of papers.
struct CheckedAnswers {
    private(set) var files: [AnswersFile] = []
    /// By answer: why it cannot be taken into account.
    private(set) var problems: [String: String] = [:]

    init(_ answers: [AnswerRecord], about market: Market, engine: Engine, source: ConsultationSource) {
        var groups: [(key: [String], answers: [AnswersFile.Answer], sample: AnswersFile)] = []
        for answer in answers {
            do throws(SettingsError) {
                let file = try Self.file(answer)
                var trial = market
                try file.apply(to: &trial)
                if answer.isOvertaken(in: market) {
                    problems[answer.id] = "le dossier corrigé le dit lui-même"
                    continue
                }
                let key = [answer.author, answer.day, answer.basis ?? ""]
                if let index = groups.firstIndex(where: { $0.key == key }) {
                    groups[index].answers += file.answers
                } else {
                    groups.append((key, file.answers, file))
                }
            } catch {
                problems[answer.id] = error.problems.map(\.message).joined(separator: "\u{A0}; ")
            }
        }
        files = groups.map { group in
            AnswersFile(
                file: group.sample.file, notice: nil, papers: group.sample.papers, by: group.sample.by, date: group.sample.date,
                answers: group.answers)
        }
    }

    /// One answer as `--answers` would read it from a file.
    static func file(_ answer: AnswerRecord) throws(SettingsError) -> AnswersFile {
        var writer = YAMLWriter()
        let papers = answer.basisPapers
        if !papers.isEmpty {
            writer.section("documents") { writer in
                for paper in papers {
                    writer.member {
                        $0.entry("path", paper.path)
                        $0.entry("sha256", paper.sha256)
                    }
                }
            }
        }
        writer.entry("by", answer.author)
        writer.entry("date", answer.day)
        writer.section("answers") { writer in
            writer.member { writer in
                switch answer.kind {
                case .value:
                    writer.entry("attribute", answer.attribute ?? "")
                    writer.entry("value", answer.text)
                case .prevails:
                    writer.entry("attribute", answer.attribute ?? "")
                    writer.entry("prevails", answer.text)
                case .decision:
                    writer.entry("rule", answer.rule ?? "")
                    if let lot = answer.lot { writer.entry("lot", lot) }
                    writer.entry("decision", answer.text)
                }
                if let because = answer.because { writer.entry("because", because) }
            }
        }
        return try AnswersFile.read(writer.text, file: "réponses")
    }
}

extension AnswerRecord {
    /// Said of the package before, where the papers were silent: of the corrected one they say it themselves.
    fileprivate func isOvertaken(in market: Market) -> Bool {
        basis != nil && kind == .value && attribute.map(market.isStated) ?? false
    }

    /// The papers that an answer carried over was given about; none of one that was given about these.
    var basisPapers: [BasisPaper] { basis.flatMap { try? JSONDecoder().decode([BasisPaper].self, from: Data($0.utf8)) } ?? [] }
}

/// A paper that an answer carried over was given about.
struct BasisPaper: Codable {
    let path: String
    let sha256: String
}
