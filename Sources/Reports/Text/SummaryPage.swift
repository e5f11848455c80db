// A run over many consultations on one page: by verdict, by rule, by buyer, the gravest files first.

import Market
import Rules

/// What the page needs of one consultation; all else is forgotten once it is judged.
struct ConsultationDigest: Sendable {
    let source: String
    let buyer: String?
    let summary: Judgement.Summary
    let isUnread: Bool
    /// Rules with what they found, without what is in order.
    let rules: [String: Judgement.Summary]

    init(_ consultation: JudgedConsultation) {
        source = consultation.source
        buyer = consultation.market.buyer.firstValue(of: BuyerField.name)?.description
        summary = consultation.judgement.summary
        isUnread = !consultation.readFailures.isEmpty
        var rules: [String: Judgement.Summary] = [:]
        for finding in consultation.judgement.findings where finding.needsAction { rules[finding.rule, default: .init()].count(finding) }
        self.rules = rules
    }
}

/// `--summary`.
struct SummaryRenderer: ReportRendering {
    let context: ReportContext
    let display: TextDisplay

    func piece(of consultation: JudgedConsultation, isFirst: Bool) -> ReportPiece {
        var piece = ReportPiece()
        piece.digest = ConsultationDigest(consultation)
        return piece
    }

    func makeComposer() -> any ReportComposing { SummaryComposer(context: context, display: display) }
}

/// Counts by rule and by buyer as consultations come.
private struct SummaryComposer: ReportComposing {
    /// Lines of each table; the rest is counted.
    private static let shown = 20

    private struct Line {
        var consultations = 0
        var summary = Judgement.Summary()

        mutating func add(_ other: Judgement.Summary) {
            consultations += 1
            summary = summary + other
        }
    }

    let context: ReportContext
    let display: TextDisplay
    private var byRule: [String: Line] = [:]
    private var byBuyer: [String: Line] = [:]
    private var byVerdict: [FindingGroup: Int] = [:]
    private var unread = 0
    private var worst: [ConsultationDigest] = []
    private var grave = 0

    init(context: ReportContext, display: TextDisplay) {
        self.context = context
        self.display = display
    }

    mutating func open() -> [UInt8] { [] }

    mutating func add(_ piece: ReportPiece) -> [UInt8] {
        guard let digest = piece.digest else { return [] }
        for (rule, summary) in digest.rules { byRule[rule, default: Line()].add(summary) }
        byBuyer[digest.buyer ?? display.language[.unknownBuyer], default: Line()].add(digest.summary)
        if digest.isUnread { unread += 1 }
        let summary = digest.summary
        let group: FindingGroup =
            if summary.blocking > 0 { .blocking } else if summary.major > 0 { .major } else if summary.undetermined > 0 { .undetermined } else if summary.advice > 0 {
                .advice
            } else if summary.suppressed > 0 { .suppressed } else if summary.compliant > 0 { .compliant } else { .notApplicable }
        byVerdict[group, default: 0] += 1
        guard Self.needsAction(summary) else { return [] }
        grave += 1
        worst.append(digest)
        // Sorted now and then, so that thousands of files cost little memory.
        if worst.count > 50 * Self.shown { keepWorst() }
        return []
    }

    mutating func close(_ totals: RunTotals) -> [UInt8] {
        keepWorst()
        let words = display.language
        var page = Page(display)
        page.paragraph(
            Run("\(words[.summaryTitle])\(words[.colon])", .strong), Run(words.count(totals.consultations, .consultationCount) + "."))
        page.heading(words[.byVerdict], .strong)
        for group in FindingGroup.allCases {
            guard let count = byVerdict[group] else { continue }
            page.row(Run(String(count), group.ink), [Run(group.heading(in: words))], indent: 2, labelWidth: 8)
        }
        if unread > 0 { page.row(Run(String(unread), .alarm), [Run(words[.isUnreadOrInPart])], indent: 2, labelWidth: 8) }
        table(words[.byRule], byRule, &page)
        table(words[.byBuyer], byBuyer, &page)
        if !worst.isEmpty {
            page.heading("\(words[.worst]) (\(grave))", .strong)
            for digest in worst {
                let summary = digest.summary
                let counts: [(FindingGroup, Int)] = [(.blocking, summary.blocking), (.major, summary.major), (.undetermined, summary.undetermined), (.advice, summary.advice)]
                let found = words.enumeration(counts.filter { $0.1 > 0 }.map { $0.0.counted($0.1, in: words) })
                page.paragraph(Run(digest.source, summary.blocking > 0 ? .alarm : summary.major > 0 ? .warning : .plain), Run(" — \(found)"), indent: 2, hanging: 4)
            }
            if grave > worst.count { page.paragraph(Run(words.text(.more, String(grave - worst.count)), .faint), indent: 2) }
        }
        page.settings(totals.remarks)
        page.limits(context, lawWarnings: [])
        return page.bytes
    }

    private static func needsAction(_ summary: Judgement.Summary) -> Bool {
        summary.blocking + summary.major + summary.undetermined + summary.advice > 0
    }

    private static func gravity(_ summary: Judgement.Summary) -> (Int, Int, Int, Int) {
        (-summary.blocking, -summary.major, -summary.undetermined, -summary.advice)
    }

    private mutating func keepWorst() {
        // Equally grave ones stay in the order of the inputs.
        let sorted = worst.enumerated().sorted { left, right in
            let (first, second) = (Self.gravity(left.element.summary), Self.gravity(right.element.summary))
            return first == second ? left.offset < right.offset : first < second
        }
        worst = sorted.prefix(Self.shown).map(\.element)
    }

    private func table(_ title: String, _ lines: [String: Line], _ page: inout Page) {
        let found = lines.filter { Self.needsAction($0.value.summary) }.sorted { left, right in
            let (first, second) = (Self.gravity(left.value.summary), Self.gravity(right.value.summary))
            return first == second ? left.key < right.key : first < second
        }
        guard !found.isEmpty else { return }
        page.heading("\(title) (\(found.count))", .strong)
        let words = display.language
        let columns: [FrameWord] = [.columnConsultations, .columnBlocking, .columnMajor, .columnUndetermined, .columnAdvice]
        page.tableLine("", columns.map { words[$0] }, .faint)
        for (name, line) in found.prefix(Self.shown) {
            let summary = line.summary
            let counts = [line.consultations, summary.blocking, summary.major, summary.undetermined, summary.advice]
            page.tableLine(name, counts.map { $0 == 0 ? "·" : String($0) }, .plain)
        }
        if found.count > Self.shown { page.paragraph(Run(words.text(.more, String(found.count - Self.shown)), .faint), indent: 2) }
    }
}

extension Page {
    private static let columnWidth = 10

    /// A name, shortened where it must be, and numbers in columns at the right.
    fileprivate mutating func tableLine(_ name: String, _ cells: [String], _ ink: Ink) {
        var line = Line(indent: 2)
        let room = max(8, min(display.width, 120) - 2 - cells.count * Self.columnWidth)
        var shown = ""
        var width = 0
        for character in VisibleText.clean(name) {
            let columns = VisibleText.width(String(character))
            if width + columns > room - 1 {
                shown += "…"
                width += 1
                break
            }
            shown.append(character)
            width += columns
        }
        line.append(shown + String(repeating: " ", count: max(0, room - width)), ink)
        for cell in cells {
            line.append(String(repeating: " ", count: max(1, Self.columnWidth - VisibleText.width(cell))) + cell, ink)
        }
        write(line)
    }

    /// Settings that no longer apply or never did.
    mutating func settings(_ remarks: [String]) {
        guard !remarks.isEmpty else { return }
        heading(display.language[.settings], .warning)
        for remark in remarks { paragraph(Run("·\u{A0}"), Run(remark), indent: 2, hanging: 4) }
    }
}
