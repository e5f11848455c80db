// The report as a comment on a pull request: GitHub's and GitLab's Markdown, within GitHub's limit.

import Market
import Provenance
import Rules

/// `--format markdown`.
struct MarkdownRenderer: ReportRendering {
    let context: ReportContext

    /// The parts of a consultation; the first are kept longest where there is a limit.
    enum Part: Int, CaseIterable {
        /// Its line of the table at the top.
        case row
        case unread, grave, undetermined, advice, suppressed, compliant, notApplicable
    }

    func piece(of consultation: JudgedConsultation, isFirst: Bool) -> ReportPiece {
        let consultation = consultation.withShortPaths
        let lots = LotNames(consultation.market)
        let grouped = GroupedFindings(consultation.judgement.findings, lots: lots)
        let writer = MarkdownFindings(consultation: consultation, lots: lots)
        var piece = ReportPiece()
        func add(_ part: Part, _ text: String, count: Int = 1) {
            piece.entries.append(.init(rank: part.rawValue, count: count, bytes: Array(text.utf8)))
        }
        piece.bytes = Array("\n### \(writer.heading(grouped))\n\n".utf8)
        add(.row, writer.tableRow(grouped))
        for document in consultation.market.documents {
            guard let reason = document.status.reason else { continue }
            add(.unread, "- \(MarkdownText.inline(document.path)) : \(MarkdownText.inline(reason))\n")
        }
        for group in [FindingGroup.blocking, .major, .commitment] {
            for folded in grouped[group] { add(.grave, writer.block(folded), count: folded.members.count) }
        }
        for folded in grouped[.undetermined] { add(.undetermined, writer.row(folded), count: folded.members.count) }
        for folded in grouped[.advice] { add(.advice, writer.row(folded), count: folded.members.count) }
        for folded in grouped[.suppressed] { add(.suppressed, writer.row(folded), count: folded.members.count) }
        guard !context.problemsOnly else { return piece }
        for folded in grouped[.compliant] { add(.compliant, "- \(writer.title(folded))\n", count: folded.members.count) }
        for folded in grouped[.notApplicable] + grouped[.harmless] { add(.notApplicable, "- \(writer.title(folded))\n", count: folded.members.count) }
        return piece
    }

    func makeComposer() -> any ReportComposing { MarkdownComposer(context: context) }
}

/// Findings of one consultation in Markdown.
struct MarkdownFindings {
    let consultation: JudgedConsultation
    let lots: LotNames

    /// The verdict in a sentence, as at the top of every report.
    func heading(_ grouped: GroupedFindings) -> String {
        MarkdownText.inline(SummarySentence(consultation, grouped).runs.map(\.text).joined())
    }

    func tableRow(_ grouped: GroupedFindings) -> String {
        let title = consultation.market.procedure.firstValue(of: ProcedureField.title)?.description ?? ""
        let counts = [FindingGroup.blocking, .major, .commitment, .undetermined, .advice].map { String(grouped.count($0)) }
        let cells = [MarkdownText.inline(consultation.source), MarkdownText.inline(title)] + counts
        return "| \(cells.joined(separator: " | ")) |\n"
    }

    /// « **RES-03-OBJET** · Réservation… (lot 2) ».
    func title(_ folded: FoldedFinding) -> String {
        let lots = folded.lots.isEmpty ? nil : lots.phrase(for: folded.lots)
        return "**\(MarkdownText.inline(folded.first.rule))** · \(MarkdownText.inline(folded.first.title))"
            + (lots.map { " (\(MarkdownText.inline($0)))" } ?? "")
    }

    /// What has to be changed: shown in full.
    func block(_ folded: FoldedFinding) -> String {
        let finding = folded.first
        var text = "#### \(title(folded))\n\n"
        let basis = French.enumeration(finding.legalBasis.map { "\($0.article) (\($0.kind.rawValue))" })
        text += "*\(MarkdownText.inline(French.capitalised(finding.verdictInFrench)))*"
        text += basis.isEmpty ? "\n\n" : " — \(MarkdownText.inline(basis))\n\n"
        text += MarkdownText.paragraph(finding.message) + "\n\n"
        for reservation in folded.reservations { text += MarkdownText.paragraph(French.capitalised(reservation)) + "\n\n" }
        let points = Quotation.points(of: finding.message)
        for evidence in folded.members.flatMap(\.evidence).prefix(4) {
            let label = evidence.label.map { "\(MarkdownText.inline($0)) : " } ?? ""
            text += "- \(label)\(MarkdownText.inline(Quotation.french(evidence.quote, around: points)))"
            text += " — \(MarkdownText.inline(evidence.address(among: consultation.market.documents)))\n"
        }
        for alternative in finding.alternatives {
            text += "- \(MarkdownText.inline(alternative.value))"
            text += alternative.evidence.prefix(2).map { " — \(MarkdownText.inline($0.address(among: consultation.market.documents)))" }.joined() + "\n"
        }
        if !text.hasSuffix("\n\n") { text += "\n" }
        if let question = finding.question { text += "**À vérifier :** \(MarkdownText.inline(question))\n\n" }
        if let remedy = finding.remedy { text += "**À écrire :**\n\n> \(MarkdownText.paragraph(remedy))\n\n" }
        return text
    }

    /// What is to be looked into: a line of a table.
    func row(_ folded: FoldedFinding) -> String {
        let finding = folded.first
        var parts = [finding.message]
        if let question = finding.question { parts.append(question) }
        for case let question? in finding.missing.map(\.question) where !parts.contains(question) && finding.needsAction { parts.append(question) }
        if let remedy = finding.remedy, finding.verdict == .advice { parts.append(remedy) }
        if let suppression = finding.suppression { parts = [French.capitalised(suppression.sentence)] }
        let cells = [title(folded), parts.filter { !$0.isEmpty }.map(MarkdownText.inline).joined(separator: "<br>")]
        return "| \(cells.joined(separator: " | ")) |\n"
    }
}
