// annotations.md: everything that was said, paper by paper, for those that bear no comments as well.

import Market
import Provenance
import Reports

struct AnnotationList {
    private let consultation: JudgedConsultation
    private let plan: AnnotationPlan
    private let documents: [AnnotatedPackage.Document]
    private let wording: RemarkWording
    private let title: String
    private let names: [DocumentID: String]
    private var text = ""

    /// `names`: the paths within the package.
    init(
        _ consultation: JudgedConsultation, _ plan: AnnotationPlan, _ documents: [AnnotatedPackage.Document], _ wording: RemarkWording,
        title: String, names: [DocumentID: String]
    ) {
        self.title = title
        self.names = names
        self.consultation = consultation
        self.plan = plan
        self.documents = documents
        self.wording = wording
    }

    func markdown() -> String {
        var list = self
        list.write()
        return list.text
    }

    private mutating func write() {
        line("# Annotations — \(Self.escaped(title))")
        line(Self.escaped(plan.remarks.headline))
        overview()
        for document in documents { section(document) }
        unplaced()
        questions()
        line("## Portée")
        for warning in consultation.lawWarnings { line(Self.escaped(warning)) }
        line(
            "Les copies annotées disent, mot pour mot, ce que disent les pièces\u{A0}: seuls des commentaires y ont été ajoutés. « Conforme » ou l’absence de remarque ne vaut que pour les points contrôlés. Ce contrôle ne remplace ni la lecture des pièces par leur auteur, ni l’avis d’un juriste."
        )
        text.removeLast()
    }

    private mutating func line(_ content: String) { text += content + "\n\n" }

    private mutating func overview() {
        text += "| Pièce | Nature | Annotation |\n|---|---|---|\n"
        for document in documents {
            text += "| \(Self.escaped(name(document))) | \(document.record.kind.label) | \(Self.escaped(outcome(document))) |\n"
        }
        text += "\n"
    }

    private func outcome(_ document: AnnotatedPackage.Document) -> String {
        var words: [String] = []
        if let output = document.output {
            words.append(Self.count(document.placements.count, "commentaire") + (output == name(document) ? "" : ", dans \(output)"))
        } else if let refusal = document.refusal {
            words.append("non annotée\u{A0}: \(refusal)")
        } else if document.listed > 0 {
            words.append("\(Self.count(document.listed, "remarque")), ci-dessous")
        }
        if let remark = document.remark { words.append(remark) }
        if let reason = document.record.status.reason { words.append((document.record.status.isUnread ? "non lue" : "lue en partie") + "\u{A0}: \(reason)") }
        return words.isEmpty ? "aucune remarque" : words.joined(separator: "\u{A0}; ")
    }

    private func name(_ document: AnnotatedPackage.Document) -> String { names[document.record.id] ?? document.record.path }

    /// « 1 commentaire », « 2 commentaires ».
    static func count(_ number: Int, _ noun: String) -> String { "\(number)\u{A0}\(noun)\(number > 1 ? "s" : "")" }

    // MARK: Sections

    private mutating func section(_ document: AnnotatedPackage.Document) {
        guard let placed = plan.placed[document.record.id], !placed.isEmpty else { return }
        line("## \(Self.escaped(name(document)))")
        if let refusal = document.refusal { line("Cette pièce n’a pas été annotée\u{A0}: \(Self.escaped(refusal))") }
        // By place, as one leafs through the paper.
        let sorted = placed.enumerated().sorted { (order($0.element.evidence), $0.offset) < (order($1.element.evidence), $1.offset) }.map(\.element)
        var lastPlace = ""
        for one in sorted {
            let place = RemarkWording.place(one.evidence)
            if place != lastPlace { line("### \(Self.escaped(place.prefix(1).uppercased() + place.dropFirst()))") }
            lastPlace = place
            item(one.remark)
            if !one.evidence.quote.isEmpty { line("> \(Self.escaped(one.evidence.quote))") }
            for passage in wording.passages(one) { line(Self.escaped(passage)) }
        }
    }

    private mutating func item(_ remark: Remark) {
        line("**\(Self.escaped(wording.heading(remark)))**")
        for content in wording.lines(remark) { line(Self.escaped(content)) }
    }

    private func order(_ evidence: Evidence) -> [Int] {
        switch evidence.locator {
        case .page(let page, let block, _): [page, block]
        case .paragraph(let part, let index, let start, _): [part == "body" ? 0 : 1, index, start]
        case .text(let line, let column): [line, column]
        case .xml(let place): [place.element]
        case .cell, .declared: [0]
        }
    }

    private mutating func unplaced() {
        guard !plan.unplaced.isEmpty else { return }
        line("## Ce qui ne tient à aucun passage précis")
        for remark in plan.unplaced { item(remark) }
    }

    private mutating func questions() {
        guard !plan.waiting.isEmpty || !plan.remarks.questions.isEmpty else { return }
        line("## Ce que les pièces ne disent pas")
        for group in plan.remarks.questions {
            line("\(Self.escaped(group.heading))\u{A0}:")
            for question in group.lines { text += "- \(Self.escaped(question))\n" }
            text += "\n"
        }
        guard !plan.waiting.isEmpty else { return }
        line("Points qui attendent une réponse\u{A0}:")
        for remark in plan.waiting { text += "- **\(Self.escaped(wording.heading(remark)))** — \(Self.escaped(remark.message))\n" }
        text += "\n"
    }

    /// On one line, meaning nothing to Markdown or HTML, whatever it holds.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "!", "@": escaped += "\\" + String(scalar)
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{85}": escaped += " "
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
            case _ where [0x200E, 0x200F].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value): break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        // At the beginning of a line these would start a list or a heading.
        if let first = escaped.first, "+-=".contains(first) { escaped = "\\" + escaped }
        let number = escaped.prefix { $0.isASCII && $0.isNumber }
        if !number.isEmpty, let sign = escaped.dropFirst(number.count).first, ".)".contains(sign) { escaped = number + "\\" + escaped.dropFirst(number.count) }
        return escaped
    }
}

extension ReadStatus {
    fileprivate var isUnread: Bool { if case .unread = self { true } else { false } }
}

extension [Int] {
    fileprivate static func < (left: [Int], right: [Int]) -> Bool { left.lexicographicallyPrecedes(right) }
}

private func < (left: ([Int], Int), right: ([Int], Int)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
}
