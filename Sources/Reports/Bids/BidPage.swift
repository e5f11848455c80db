// A decision sheet as text: the verdict first, then why, then what to do and until when.

import Bids
import Figures
import Market
import Provenance
import Rules

/// The sheet on a terminal.
public enum BidPage {
    /// - Parameter isDetailed: every line of every lot with its advice and its proofs; otherwise the one page
    ///   that a board reads.
    public static func page(_ sheet: DecisionSheet, display: TextDisplay, isDetailed: Bool = false) -> [UInt8] {
        var page = Page(display)
        let view = SheetView(sheet)
        page.paragraph(Run(view.headline, .strong))
        page.blank()
        for (label, text) in view.heading { page.row(Run(label, .faint), [Run(text)], indent: 2, labelWidth: 12) }
        if sheet.lots.count > 1 { page.decisions(view) }
        page.common(view)
        for lot in view.kept { page.lot(lot, view, isDetailed: isDetailed) }
        page.setAside(view)
        page.calendar(view)
        page.papers(sheet)
        page.questions(view)
        page.terms(view, isDetailed: isDetailed)
        if !sheet.profileQuestions.isEmpty {
            page.heading("À compléter dans le profil", .question)
            for question in sheet.profileQuestions { page.paragraph(Run("? ", .question), Run(FrenchText.withNoBreakSpaces(question)), indent: 2, hanging: 4) }
        }
        page.heading("À savoir", .faint)
        for note in view.notes { page.paragraph(Run(note, .faint), indent: 2) }
        return page.bytes
    }
}

extension BidVerdict {
    var ink: Ink {
        switch self {
        case .bid: .good
        case .jointBid: .advice
        case .check: .question
        case .decline: .faint
        }
    }
}

extension SheetLine.Mark {
    var sign: String {
        switch self {
        case .good: "+"
        case .obstacle: "−"
        case .question: "?"
        case .note: "·"
        }
    }

    var ink: Ink {
        switch self {
        case .good: .good
        case .obstacle: .warning
        case .question: .question
        case .note: .plain
        }
    }
}

extension Page {
    fileprivate mutating func decisions(_ view: SheetView) {
        heading("Décision", .strong)
        for lot in view.sheet.lots {
            row(
                Run(view.call(lot) ?? "marché"), [Run(lot.verdict.label, lot.verdict.ink), Run(lot.title.map { " — \(Quotation.excerpt($0.text, limit: 90))" } ?? "")],
                indent: 2, labelWidth: 9)
        }
    }

    fileprivate mutating func lot(_ lot: LotDecision, _ view: SheetView, isDetailed: Bool) {
        heading(view.title(lot), lot.verdict.ink)
        for reason in view.reasons(lot) { self.reason(reason, view) }
        blank()
        if isDetailed {
            for line in view.details(lot) { self.line(line, view) }
        } else {
            for (label, text) in view.summary(lot) { row(Run(label, .faint), [Run(text)], indent: 2, labelWidth: 12) }
        }
    }

    /// What holds for all lots that are kept.
    fileprivate mutating func common(_ view: SheetView) {
        let reasons = view.commonReasons
        let rows = view.commonSummary
        guard !reasons.isEmpty || !rows.isEmpty else { return }
        heading(view.setAside.isEmpty ? "Pour tous les lots" : "Pour les lots retenus", .strong)
        for reason in reasons { self.reason(reason, view) }
        blank()
        for (label, text) in rows { row(Run(label, .faint), [Run(text)], indent: 2, labelWidth: 12) }
    }

    private mutating func reason(_ reason: Reason, _ view: SheetView) {
        paragraph(Run(reason.mark.sign + " ", reason.mark.ink), Run(view.sentence(reason.text)), indent: 2, hanging: 4)
        proofs(reason.evidence, view)
        if let change = reason.change { paragraph(Run("→ ", .faint), Run(FrenchText.withNoBreakSpaces(change)), indent: 4, hanging: 6) }
    }

    fileprivate mutating func line(_ line: SheetLine, _ view: SheetView, isDetailed: Bool = true) {
        row(
            Run(line.topic.label, .faint), [Run(line.mark.sign + " ", line.mark.ink), Run(FrenchText.withNoBreakSpaces(line.text))], indent: 2, labelWidth: 21)
        if let advice = line.advice { paragraph(Run("→ ", .faint), Run(FrenchText.withNoBreakSpaces(advice)), indent: 25, hanging: 27) }
        proofs(isDetailed ? line.evidence : Array(line.evidence.prefix(1)), view, indent: 25)
    }

    fileprivate mutating func proofs(_ evidence: [Evidence], _ view: SheetView, indent: Int = 4) {
        for proof in view.proofs(evidence) { paragraph(Run("│\u{A0}", .faint), Run(proof, .faint), indent: indent, hanging: indent + 2) }
    }

    fileprivate mutating func setAside(_ view: SheetView) {
        guard !view.setAside.isEmpty else { return }
        heading(view.sheet.lots.count == 1 ? "Pourquoi" : "Écartés", .faint)
        for lot in view.setAside {
            let name = [view.call(lot), lot.title.map { Quotation.excerpt($0.text, limit: 70) }].compactMap { $0 }.joined(separator: " — ")
            if view.sheet.lots.count > 1 { paragraph(Run(name, .strong), indent: 2) }
            for reason in lot.reasons.filter({ $0.mark == .obstacle }).prefix(2) {
                paragraph(Run("− ", .warning), Run(view.sentence(reason.text)), indent: 4, hanging: 6)
                proofs(reason.evidence, view, indent: 6)
                if let change = reason.change { paragraph(Run("→ ", .faint), Run(FrenchText.withNoBreakSpaces(change)), indent: 6, hanging: 8) }
            }
        }
    }

    fileprivate mutating func calendar(_ view: SheetView) {
        guard !view.sheet.calendar.isEmpty else { return }
        heading("Calendrier", .strong)
        // « vendredi 11 septembre 2026 à 11 h 00 » takes more room than most.
        let width = view.sheet.calendar.map { VisibleText.width(view.date($0)) + 2 }.max() ?? 0
        for event in view.sheet.calendar {
            row(Run(view.date(event)), [Run(view.event(event), event.moment.date < view.sheet.today ? .faint : .plain)], indent: 2, labelWidth: max(36, width))
        }
    }

    fileprivate mutating func papers(_ sheet: DecisionSheet) {
        guard !sheet.papers.isEmpty else { return }
        heading("Pièces à remettre", .strong)
        for paper in sheet.papers {
            paragraph(
                Run(paper.state.box + " ", paper.state.ink), Run(paper.name), Run(" — \(paper.state.label)" + (paper.remark.map { ", \($0)" } ?? ""), .faint),
                indent: 2, hanging: 6)
        }
    }

    fileprivate mutating func questions(_ view: SheetView) {
        guard !view.sheet.questions.isEmpty else { return }
        heading("Questions à l’acheteur, \(view.questionsUntil)", .warning)
        for question in view.sheet.questions {
            paragraph(Run("? ", .question), Run(view.statement(question)), indent: 2, hanging: 4)
            paragraph(Run("→ ", .faint), Run(FrenchText.withNoBreakSpaces(question.question)), Run(" " + view.basis(question), .faint), indent: 4, hanging: 6)
            proofs(Array(question.evidence.prefix(2)), view)
        }
    }

    fileprivate mutating func terms(_ view: SheetView, isDetailed: Bool) {
        guard !view.sheet.terms.isEmpty else { return }
        heading("Le contrat", .strong)
        for line in view.sheet.terms { self.line(line, view, isDetailed: isDetailed) }
    }
}

extension RequestedPaper.State {
    var box: String { self == .ready ? "[x]" : "[ ]" }

    public var label: String {
        switch self {
        case .ready: "au profil"
        case .toWrite: "à préparer"
        case .expiring: "à renouveler avant la remise"
        case .missing: "nous ne l’avons pas"
        case .unknown: "le profil n’en dit rien"
        }
    }

    var ink: Ink {
        switch self {
        case .ready: .good
        case .toWrite: .plain
        case .expiring, .missing: .warning
        case .unknown: .question
        }
    }
}
