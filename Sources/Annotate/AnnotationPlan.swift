// Which remark is made at which passage of which document.

import Market
import Provenance
import Reports

/// A remark at one passage.
struct PlacedRemark {
    let remark: Remark
    /// The passage.
    let evidence: Evidence
    /// Further passages in the same document.
    let others: [Evidence]
    /// Passages in other documents.
    let elsewhere: [Evidence]
    /// Of a contradiction: what this passage says.
    let side: Remark.Side?
}

struct AnnotationPlan {
    let remarks: Remarks
    private(set) var placed: [DocumentID: [PlacedRemark]] = [:]
    /// What is about no passage: the papers' silence, the market as a whole.
    private(set) var unplaced: [Remark] = []
    /// What only waits for facts.
    private(set) var waiting: [Remark] = []

    /// Whether something is to be said of no passage.
    var hasOverview: Bool { !(unplaced.isEmpty && remarks.questions.isEmpty) }

    /// Documents that can bear comments.
    private let writable: Set<DocumentID>

    init(_ remarks: Remarks, writable: Set<DocumentID>) {
        self.remarks = remarks
        self.writable = writable
        for remark in remarks.remarks {
            if remark.isWaiting { waiting.append(remark) } else { place(remark) }
        }
    }

    private mutating func place(_ remark: Remark) {
        if !remark.sides.isEmpty {
            for side in remark.sides { add(remark, side.evidence, side) }
            return
        }
        let telling = remark.evidence.filter { !remarks.common.contains($0) }
        if telling.isEmpty { unplaced.append(remark) } else { add(remark, telling, nil) }
    }

    /// One comment a document: at the passage of which the reason speaks first.
    private mutating func add(_ remark: Remark, _ evidence: [Evidence], _ side: Remark.Side?) {
        let documents = side == nil ? documentsSpokenOf(evidence) : Set(evidence.map(\.document)).sorted()
        let all = side == nil ? evidence : remark.sides.flatMap(\.evidence)
        for document in documents {
            let here = evidence.filter { $0.document == document && !$0.isDeclaration }
            guard let first = here.first else { continue }
            placed[document, default: []].append(
                PlacedRemark(
                    remark: remark, evidence: first, others: Array(here.dropFirst()), elsewhere: all.filter { $0.document != document && !$0.isDeclaration },
                    side: side))
        }
    }

    /// The documents that write what the reason speaks of first. Where none of them can bear a comment,
    /// also those that write the next thing it rests on.
    private func documentsSpokenOf(_ evidence: [Evidence]) -> [DocumentID] {
        // Of one fact the evidence is in the order of the documents: a step back is another fact.
        var groups: [[DocumentID]] = []
        for document in evidence.filter({ !$0.isDeclaration }).map(\.document) {
            if let last = groups.last?.last, document >= last {
                groups[groups.count - 1].append(document)
            } else {
                groups.append([document])
            }
        }
        var chosen = Set(groups.first ?? [])
        if chosen.isDisjoint(with: writable), let next = groups.first(where: { !writable.isDisjoint(with: $0) }) { chosen.formUnion(writable.intersection(next)) }
        return chosen.sorted()
    }
}

/// Words for a comment.
struct RemarkWording {
    let documents: [DocumentRecord]
    /// How documents are called: by their path in the package.
    let name: (DocumentRecord) -> String
    private static let shownPassages = 4

    func heading(_ remark: Remark) -> String {
        "\(remark.rule) · \(remark.title)" + (remark.subject.map { " (\($0))" } ?? "")
    }

    func text(_ placed: PlacedRemark) -> CommentText {
        let remark = placed.remark
        var text = CommentText(lines: [CommentText.Line(text: heading(remark), isStrong: true)])
        for line in lines(remark) { text.add(line) }
        for line in passages(placed) { text.add(line) }
        return text
    }

    /// Verdict, article, reason, question, remedy.
    func lines(_ remark: Remark) -> [String] {
        var lines = [remark.verdict + (remark.basis.isEmpty ? "" : " — \(remark.basis)"), remark.message]
        lines += remark.reservations.map { $0.hasSuffix(".") ? $0 : $0 + "." }
        if let question = remark.question { lines.append("Question\u{A0}: \(question)") }
        if let remedy = remark.remedy { lines.append("Proposition\u{A0}: \(remedy)") }
        return lines
    }

    /// What this passage says, and where else the same is spoken of.
    func passages(_ placed: PlacedRemark) -> [String] {
        var lines: [String] = []
        if let side = placed.side {
            lines.append("Ici\u{A0}: «\u{202F}\(side.value)\u{202F}».")
            for other in placed.remark.sides where other.value != side.value {
                lines.append("Ailleurs\u{A0}: «\u{202F}\(other.value)\u{202F}» — \(list(other.evidence, withDocument: true)).")
            }
            return lines
        }
        if !placed.others.isEmpty { lines.append("Autres passages de cette pièce\u{A0}: \(list(placed.others, withDocument: false)).") }
        if !placed.elsewhere.isEmpty { lines.append("Voir aussi\u{A0}: \(list(placed.elsewhere, withDocument: true)).") }
        return lines
    }

    private func list(_ evidence: [Evidence], withDocument: Bool) -> String {
        let shown = evidence.prefix(Self.shownPassages).map { one in
            let place = Self.place(one)
            let quote = one.quote.isEmpty ? "" : " («\u{202F}\(Self.short(one.quote))\u{202F}»)"
            guard withDocument, !one.isDeclaration, let document = documents.first(where: { $0.id == one.document }) else { return place + quote }
            return "\(name(document)), \(place)\(quote)"
        }
        let rest = evidence.count - shown.count
        return shown.joined(separator: "\u{A0}; ") + (rest > 0 ? " et \(rest) autre\(rest > 1 ? "s" : "")" : "")
    }

    /// « paragraphe 17 », « page 3 », « ligne 120 (BT-36-Lot) ».
    static func place(_ evidence: Evidence) -> String {
        switch evidence.locator {
        case .xml(let place): "ligne\u{A0}\(place.position.line)" + (place.businessTerm.isEmpty ? "" : " (\(place.businessTerm))")
        case .text(let line, _): "ligne\u{A0}\(line)"
        case .page, .paragraph, .cell, .declared: Remarks.place(of: evidence)
        }
    }

    static func short(_ quote: String, limit: Int = 90) -> String {
        guard quote.count > limit else { return quote }
        let cut = quote.prefix(limit)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + " […]"
    }

    // MARK: The document as a whole

    private static let shownRemarks = 15

    /// What is about no passage, in one comment at the title.
    func overview(_ plan: AnnotationPlan) -> CommentText {
        var text = CommentText(lines: [CommentText.Line(text: "Relecture de la consultation par Clausier", isStrong: true)])
        text.add(plan.remarks.headline)
        if !plan.unplaced.isEmpty {
            text.add("Ce qui ne tient à aucun passage précis\u{A0}:")
            for remark in plan.unplaced.prefix(Self.shownRemarks) {
                text.add("•\u{A0}\(heading(remark)) — \(remark.verdict)\u{A0}: \(remark.message)")
                text.add(remark.question.map { "Question\u{A0}: \($0)" })
                text.add(remark.remedy.map { "Proposition\u{A0}: \($0)" })
            }
            if plan.unplaced.count > Self.shownRemarks { text.add("… et \(plan.unplaced.count - Self.shownRemarks) autres, dans annotations.md.") }
        }
        for group in plan.remarks.questions {
            text.add("\(group.heading)\u{A0}:")
            for line in group.lines.prefix(Self.shownRemarks) { text.add("•\u{A0}\(line)") }
            if group.lines.count > Self.shownRemarks { text.add("… et \(group.lines.count - Self.shownRemarks) autres, dans annotations.md.") }
        }
        text.add("Relevé complet\u{A0}: annotations.md. Ce contrôle ne remplace ni la lecture des pièces par leur auteur, ni l’avis d’un juriste.")
        return text
    }
}
