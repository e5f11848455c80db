// A watch over many consultations: as text, as a table for a spreadsheet, as a page.

import Bids
import Figures
import Market
import Provenance
import Rules

/// `clausier bid --batch` on a terminal.
public enum WatchPage {
    public static func page(_ watch: BidWatch, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        let counts = BidVerdict.allCases.compactMap { verdict -> String? in
            let count = watch.rows.count { $0.sheet.verdict == verdict }
            return count == 0 ? nil : "\(count) «\u{202F}\(verdict.label)\u{202F}»"
        }
        page.paragraph(
            Run("\(watch.rows.first?.sheet.candidate ?? "") — \(French.count(watch.rows.count, "consultation", "consultations"))\u{A0}: \(counts.joined(separator: ", "))", .strong))
        for verdict in BidVerdict.allCases {
            let rows = watch.rows.filter { $0.sheet.verdict == verdict }
            guard !rows.isEmpty else { continue }
            page.heading("\(French.capitalised(verdict.label)) (\(rows.count))", verdict.ink)
            for row in rows { page.row(WatchRow(row), ink: verdict.ink) }
        }
        return page.bytes
    }
}

extension Page {
    fileprivate mutating func row(_ row: WatchRow, ink: Ink) {
        paragraph(Run(row.title, .strong), Run(row.buyer.isEmpty ? "" : " — \(row.buyer)", .faint), indent: 2, hanging: 4)
        let facts = [row.lots, row.trade, row.place, row.reservation, row.hours, row.deadline].filter { !$0.isEmpty }
        if !facts.isEmpty { paragraph(Run(facts.joined(separator: " · "), ink == .faint ? .faint : .plain), indent: 4) }
        if !row.reason.isEmpty { paragraph(Run("→ ", .faint), Run(row.reason), indent: 4, hanging: 6) }
        paragraph(Run(row.source, .faint), indent: 4)
    }
}

/// What a row of the watch shows, in every form.
struct WatchRow {
    let rank: Int
    let verdict: String
    let title: String
    let buyer: String
    let lots: String
    let trade: String
    let place: String
    let reservation: String
    let hours: String
    let deadline: String
    let deadlineISO: String
    /// Below zero where the day has passed.
    let daysLeft: Int?
    let reason: String
    let source: String

    init(_ row: BidWatch.Row, rank: Int = 0) {
        let view = SheetView(row.sheet)
        self.rank = rank
        verdict = row.sheet.verdict.label
        title = French.capitalised(Quotation.excerpt(row.sheet.title?.text ?? row.best?.title?.text ?? row.sheet.source.split(separator: "/").last.map(String.init) ?? "", limit: 150))
        buyer = Quotation.excerpt(row.sheet.buyer?.text ?? "", limit: 80)
        let worthwhile = row.sheet.verdict == .decline ? [] : row.lots(row.sheet.verdict).filter { !$0.isEmpty }
        lots = row.sheet.lots.count > 1 ? view.names.phrase(for: worthwhile).map { worthwhile.isEmpty ? "" : $0 } ?? "" : ""
        let best = row.best
        trade = best.map { $0.trade.activities.isEmpty ? "" : $0.trade.activities.joined(separator: ", ") } ?? ""
        place = best.map { $0.territory.level >= .hinted ? $0.territory.text : "" } ?? ""
        reservation = best.map { $0.reservation.state == .reserved ? $0.reservation.text : "" } ?? ""
        hours = best?.hours.monthly.flatMap { $0.high > .zero ? "\(BidHours.span($0)) d’insertion par mois" : nil } ?? ""
        let due = row.deadline
        deadline = due.map { "à remettre le \(FrenchText.value(.moment($0.moment)))" } ?? "date limite inconnue"
        deadlineISO = due?.moment.description ?? ""
        daysLeft = due.map { $0.moment.date.days(since: row.sheet.today) }
        source = row.sheet.source
        // Why it was put aside, or what is open; a lot to answer needs no excuse.
        let telling = best?.reasons.first { $0.mark == .obstacle || $0.mark == .question }
        reason = row.sheet.verdict == .bid ? "" : telling.map { view.sentence($0.text) } ?? ""
    }
}

/// The watch as CSV.
public enum WatchCSV {
    private static let columns = [
        "rang", "verdict", "marché", "acheteur", "lots", "métier", "territoire", "réservation", "heures d’insertion", "date limite",
        "jours restants", "raison", "source",
    ]

    /// `forExcel`: semicolons and a byte order mark.
    public static func document(_ watch: BidWatch, forExcel: Bool) -> [UInt8] {
        let dialect = forExcel ? CSVRenderer.Dialect.excel : .standard
        var text = dialect.mark + dialect.line(columns)
        for (position, row) in watch.rows.enumerated() {
            let row = WatchRow(row, rank: position + 1)
            let words = [row.verdict, row.title, row.buyer, row.lots, row.trade, row.place, row.reservation, row.hours, row.deadlineISO]
            text += dialect.line([.number(row.rank)] + words.map(CSVCell.text) + [.number(row.daysLeft), .text(row.reason), .text(row.source)])
        }
        return Array(text.utf8)
    }
}
