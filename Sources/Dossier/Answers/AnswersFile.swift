// reponses.yaml: what a person answers to the open questions of one consultation.

import Figures
import Settings

/// The answers of one person about one consultation.
public struct AnswersFile: Hashable, Sendable {
    /// One of the papers that were examined when the questions were written.
    public struct Paper: Hashable, Sendable {
        public let path: String
        public let sha256: String

        public init(path: String, sha256: String) {
            self.path = path
            self.sha256 = sha256
        }
    }

    /// One answer that was given. Questions left empty are not answers.
    public struct Answer: Hashable, Sendable {
        public enum Content: Hashable, Sendable {
            /// A missing value of an attribute, as written.
            case value(attribute: String, text: String)
            /// « aucun »: there is no such thing.
            case denial(attribute: String)
            /// Which of the contradicting claims prevails.
            case prevailing(attribute: String, text: String)
            /// A judgement question of a rule, decided.
            case decision(rule: String, lot: String?, isCompliant: Bool)
        }

        public let content: Content
        /// The person's reason; required to settle a conflict or to decide a judgement.
        public let because: String?
        public let position: Position

        public init(_ content: Content, because: String?, position: Position) {
            self.content = content
            self.because = because
            self.position = position
        }
    }

    /// The file, as named in messages.
    public let file: String
    /// Identifier of the notice (BT-701) or, without one, of the consultation.
    public let notice: String?
    public let papers: [Paper]
    /// Who answers.
    public let by: String
    public let date: CivilDate
    public let answers: [Answer]

    public init(file: String, notice: String?, papers: [Paper], by: String, date: CivilDate, answers: [Answer]) {
        self.file = file
        self.notice = notice
        self.papers = papers
        self.by = by
        self.date = date
        self.answers = answers
    }

    /// Reads a file; throws all its mistakes together.
    public static func read(_ text: String, file: String) throws(SettingsError) -> AnswersFile {
        let root = try YAML.read(text, file: file)
        let decoding = Decoding(file: file, source: SourceText(text))
        let decoded = decode(root, decoding)
        try decoding.finish()
        guard let decoded else { throw SettingsError([Problem(file: file, position: nil, message: "fichier illisible", excerpt: "")]) }
        return decoded
    }

    private static func decode(_ root: Node, _ decoding: Decoding) -> AnswersFile? {
        guard var map = decoding.map(root) else { return nil }
        let notice = map.optionalString("notice")
        let papers = map.optionalList("documents") { node -> Paper? in
            guard var paper = decoding.map(node) else { return nil }
            let path = paper.string("path")
            let sha256 = paper.string("sha256")
            paper.finish()
            guard let path, let sha256 else { return nil }
            return Paper(path: path, sha256: sha256)
        }
        let answers = map.optionalList("answers") { answer($0, decoding) }.compactMap { $0 }
        // Who answers and when matters only once something is answered.
        let by = answers.isEmpty ? map.optionalString("by") ?? "" : map.string("by")
        let date = map.date("date")
        map.finish()
        guard let by, let date else { return nil }
        return AnswersFile(file: decoding.file, notice: notice, papers: papers, by: by, date: date, answers: answers)
    }

    /// One entry; the inner `nil` is a question left open.
    private static func answer(_ node: Node, _ decoding: Decoding) -> Answer?? {
        guard var map = decoding.map(node) else { return nil }
        let attribute = map.optionalString("attribute")
        let rule = map.optionalString("rule")
        let lot = map.optionalString("lot")
        let value = map.optional("value")
        let prevails = map.optionalString("prevails")
        let decision = map.optionalChoice("decision", of: Decision.self)
        let because = map.optionalString("because")
        for key in ["question", "reason", "where", "claims"] { _ = map.optional(key) }
        map.finish()

        let content: Answer.Content?
        switch (attribute, rule) {
        case (let attribute?, nil):
            if let value {
                guard let text = decoding.string(value) else { return nil }
                content = text == "aucun" || text == "aucune" ? .denial(attribute: attribute) : .value(attribute: attribute, text: text)
            } else if let prevails {
                guard because != nil else {
                    decoding.note("dites pourquoi cette version prévaut (clé « because »)", at: node.position)
                    return nil
                }
                content = .prevailing(attribute: attribute, text: prevails)
            } else {
                content = nil
            }
        case (nil, let rule?):
            guard let decision else { return .some(nil) }
            guard because != nil else {
                decoding.note("motivez la décision (clé « because »)", at: node.position)
                return nil
            }
            content = .decision(rule: rule, lot: lot, isCompliant: decision == .compliant)
        default:
            decoding.note("une réponse porte soit sur un fait (clé « attribute »), soit sur une règle (clé « rule »)", at: node.position)
            return nil
        }
        return .some(content.map { Answer($0, because: because, position: node.position) })
    }

    private enum Decision: String, CaseIterable {
        case compliant = "conforme"
        case breach = "non conforme"
    }
}
