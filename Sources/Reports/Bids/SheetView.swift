// What every form of a decision sheet shows, in the order in which a reader needs it.

import Bids
import Figures
import Market
import Provenance
import Rules

struct SheetView {
    let sheet: DecisionSheet
    let names: LotNames
    private let documents: [DocumentRecord]

    init(_ sheet: DecisionSheet) {
        self.sheet = sheet
        names = LotNames(sheet)
        let prefix = sheet.source.hasSuffix("/") ? sheet.source : sheet.source + "/"
        documents = sheet.documents.map { $0.path.hasPrefix(prefix) ? $0.at(String($0.path.dropFirst(prefix.count))) : $0 }
    }

    /// Lots that are worth a look, best first; otherwise in the order of the papers.
    var kept: [LotDecision] { sheet.lots.filter { $0.verdict != .decline } }
    var setAside: [LotDecision] { sheet.lots.filter { $0.verdict == .decline } }

    var headline: String {
        let counts = BidVerdict.allCases.compactMap { verdict -> String? in
            let lots = sheet.lots.filter { $0.verdict == verdict }
            guard !lots.isEmpty else { return nil }
            guard sheet.lots.count > 1 else { return verdict.label }
            return "\(verdict.label)\u{A0}: \(names.phrase(for: lots.map(\.identifier)) ?? "")"
        }
        return "\(sheet.candidate) — \(counts.joined(separator: "\u{202F}; "))"
    }

    /// What it is about.
    var heading: [(label: String, text: String)] {
        var rows: [(String, String)] = []
        if let title = sheet.title { rows.append(("Marché", French.capitalised(title.text))) }
        if let buyer = sheet.buyer { rows.append(("Acheteur", buyer.text)) }
        if let notice = sheet.notice { rows.append(("Avis", sentence(notice.text))) }
        if let deadline = sheet.calendar.first(where: { $0.kind == .requests || $0.kind == .tenders }) {
            rows.append(("À remettre", date(deadline) + (deadline.kind == .requests ? " (candidatures)" : "") + left(deadline.moment.date)))
        } else {
            rows.append(("À remettre", "la date limite n’est pas connue"))
        }
        rows.append(("Pièces", papersRead))
        return rows
    }

    private func left(_ date: CivilDate) -> String {
        let days = date.days(since: sheet.today)
        return days < 0 ? ", passé" : days == 0 ? ", aujourd’hui" : days == 1 ? ", demain" : ", dans \(days)\u{A0}jours"
    }

    private var papersRead: String {
        let papers = sheet.documents.filter { $0.id != Profile.documentID }
        var kinds: [String] = []
        for kind in papers.map(\.kind.label) where !kinds.contains(kind) { kinds.append(kind) }
        return "\(sheet.source) (\(French.enumeration(kinds)))"
    }

    /// « lot 2 »; `nil` for the one lot of a market that is not divided.
    func call(_ lot: LotDecision) -> String? { lot.identifier.isEmpty ? nil : names.phrase(for: [lot.identifier]) }

    /// « Lot 2 · Secteur Sud : répondre ».
    func title(_ lot: LotDecision) -> String {
        let title = lot.title.map { Quotation.excerpt($0.text, limit: 60) }
        // « Lot 2 - Secteur Sud » says its number itself.
        let saysNumber = title?.lowercased().hasPrefix("lot ") ?? false
        let name = [saysNumber ? nil : call(lot).map(French.capitalised), title].compactMap { $0 }.joined(separator: " · ")
        return (name.isEmpty ? "Le marché" : name) + "\u{A0}: \(lot.verdict.label)"
    }

    /// Reasons that hold for every lot that is kept, told once; none where only one is.
    var commonReasons: [Reason] {
        guard kept.count > 1, let first = kept.first else { return [] }
        return first.reasons.filter { reason in kept.allSatisfy { lot in lot.reasons.contains { $0.text == reason.text && $0.change == reason.change } } }
    }

    /// Figures that are the same for every lot that is kept.
    var commonSummary: [(label: String, text: String)] {
        guard kept.count > 1, let first = kept.first else { return [] }
        return wholeSummary(first).filter { row in kept.allSatisfy { lot in wholeSummary(lot).contains { $0 == row } } }
    }

    /// A lot's own reasons.
    func reasons(_ lot: LotDecision) -> [Reason] {
        let common = commonReasons.map(\.text)
        return lot.reasons.filter { !common.contains($0.text) }
    }

    /// A lot's own figures.
    func summary(_ lot: LotDecision) -> [(label: String, text: String)] {
        let common = commonSummary
        return wholeSummary(lot).filter { row in !common.contains { $0 == row } }
    }

    /// A lot's figures in a few words: amount, duration, criteria with their weights, and what else is open.
    private func wholeSummary(_ lot: LotDecision) -> [(label: String, text: String)] {
        func texts(_ topic: SheetLine.Topic) -> [String] { lot.lines.filter { $0.topic == topic }.map(\.text) }
        var rows: [(String, String)] = []
        for (label, topics) in [("Montant", [SheetLine.Topic.amount]), ("Durée", [.duration]), ("Demandé", [.turnover, .references]), ("Critères", [.criterion])] {
            let parts = topics.flatMap(texts)
            if !parts.isEmpty { rows.append((label, FrenchText.withNoBreakSpaces(parts.map { Quotation.excerpt($0, limit: 110) }.joined(separator: " ; ")))) }
        }
        let told = lot.reasons.map(\.text)
        let hours = lot.lines.filter { [.insertion, .role, .capacity].contains($0.topic) && !told.contains($0.text) && !isTold($0, told) }
        if !hours.isEmpty { rows.append(("Insertion", FrenchText.withNoBreakSpaces(hours.map(\.text).joined(separator: " ; ")))) }
        for line in lot.lines where line.topic == .visit { rows.append(("Visite", FrenchText.withNoBreakSpaces(line.text + (line.advice.map { ". \($0)" } ?? "")))) }
        for line in lot.lines where line.topic == .penalties { rows.append(("Pénalités", FrenchText.withNoBreakSpaces(line.text))) }
        return rows
    }

    /// Whether a reason says it already, in more words.
    private func isTold(_ line: SheetLine, _ told: [String]) -> Bool { line.topic == .insertion && told.contains { $0.hasSuffix(line.text) } }

    /// A question's statement with the lots it is about.
    func statement(_ question: BuyerQuestion) -> String {
        let lots = question.lots.isEmpty || names.areAll(question.lots) ? "" : names.phrase(for: question.lots).map { " (\($0))" } ?? ""
        return FrenchText.withNoBreakSpaces(question.statement) + lots
    }

    /// « CAP-01-CHIFFRE-AFFAIRES, L2142-1 et R2142-7 ».
    func basis(_ question: BuyerQuestion) -> String { question.rule + (question.articles.isEmpty ? "" : ", \(question.articles)") }

    /// Lines of a lot that its reasons do not tell already.
    func details(_ lot: LotDecision) -> [SheetLine] {
        let told = lot.reasons.map(\.text)
        return lot.lines.filter { line in
            if [.trade, .territory].contains(line.topic) { return false }
            if line.topic == .reservation { return !told.contains { $0.contains(line.text) } }
            if isTold(line, told) { return false }
            if line.topic == .eligibility, line.mark == .good { return false }
            return !told.contains(line.text)
        }
    }

    /// A sentence with its capital and its full stop.
    func sentence(_ text: String) -> String {
        let sentence = French.capitalised(FrenchText.withNoBreakSpaces(text))
        return sentence.last.map { ".?!…".contains($0) } ?? true ? sentence : sentence + "."
    }

    /// Quotes with their addresses: one of the papers, one of the profile; enough to look it up.
    func proofs(_ evidence: [Evidence], limit: Int = 160) -> [String] {
        let papers = evidence.filter { $0.document != Profile.documentID }
        let own = evidence.filter { $0.document == Profile.documentID }
        return (papers.prefix(1) + own.prefix(1)).map { proof($0, limit: limit) }
    }

    func proof(_ evidence: Evidence, limit: Int = 160) -> String {
        let quote = evidence.quote.isEmpty ? "" : Quotation.french(evidence.quote, limit: limit) + " "
        return quote + evidence.address(among: documents)
    }

    // MARK: Calendar

    /// « mardi 20 octobre 2026 à 12 h 00 ».
    func date(_ event: CalendarEvent) -> String {
        let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        return "\(weekdays[event.moment.date.weekday - 1]) \(FrenchText.value(.moment(event.moment)))"
    }

    func event(_ event: CalendarEvent) -> String {
        var text = event.kind.label
        if !event.lots.isEmpty, let lots = names.phrase(for: event.lots) { text += " (\(lots))" }
        if let reckoning = event.reckoning { text += " — compté\u{A0}: \(reckoning)" }
        if event.kind == .tenders || event.kind == .requests, event.moment.time == nil { text += " — heure non lue, à vérifier" }
        if let contradiction = event.contradiction { text += " — attention, \(contradiction)" }
        if event.kind == .tenders || event.kind == .requests, let offset = event.moment.offset, event.moment.time != nil { text += " (heure écrite avec le décalage \(offset))" }
        return text
    }

    /// « à poser avant le 10 octobre 2026 ».
    var questionsUntil: String {
        if let day = sheet.calendar.first(where: { $0.kind == .questions }) {
            return day.moment.date < sheet.today ? "dont le délai est passé (\(FrenchText.date(day.moment.date)))" : "au plus tard le \(FrenchText.date(day.moment.date))"
        }
        return "dès que possible (aucune date limite des questions n’est lue)"
    }

    // MARK: Notes

    /// What a reader must know of the whole.
    var notes: [String] {
        var notes = sheet.reservations.map { FrenchText.withNoBreakSpaces($0) }
        notes.append("Fiche établie le \(FrenchText.date(sheet.today)), d’après les pièces données et le profil. Les dates et les heures sont celles des pièces.")
        notes.append("Une condition n’est dite remplie que sur ce qu’une pièce ou le profil écrit. La fiche aide à décider\u{A0}; elle ne remplace ni la lecture du dossier, ni l’avis d’un juriste.")
        return notes
    }
}

extension LotNames {
    /// The lots of a sheet.
    init(_ sheet: DecisionSheet) {
        self.init(
            sheet.lots.map(\.identifier), titles: sheet.lots.map { $0.title?.text ?? "" }, isUndivided: sheet.isUndivided)
    }
}
