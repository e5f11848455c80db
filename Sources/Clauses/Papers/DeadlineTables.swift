// « Date | Heure » over « 12/03/2026 | 15h00 », or one below the other: a deadline whose day and hour have cells of their own.

import Market
import Provenance

/// Reads deadlines that a table has cut in two.
struct DeadlineTables {
    private let scan: PaperScan

    private static let dateLabel = KnownPattern("^(?:date(?: limite)?|jour)(?: (?:de|pour la|d.) ?(?:remise|reception|depot|envoi|transmission)(?: des (?:offres|plis|propositions|candidatures))?)? ?:?$")
    private static let timeLabel = KnownPattern("^heures?(?: limites?)?(?: (?:de|pour la|d.) ?(?:remise|reception|depot|envoi|transmission)(?: des (?:offres|plis|propositions|candidatures))?)?(?: \\(?heure (?:locale|de paris)\\)?)? ?:?$")
    private static let date = KnownPattern("^(?:date ?: ?)?(?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?(?<value>{date}) ?\\.?$")
    private static let time = KnownPattern("^(?:heure(?: limite)? ?: ?)?(?:a )?(?<value>{time}) ?\\.?$")
    private static let header = KnownPattern("^(?:dates?(?: et (?:l.)?heures?)? limites?\\b|(?:remise|reception|depot) des (?:offres|plis)$)")
    private static let moment = KnownPattern("^(?:le |avant le |au plus tard le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?(?<value>{moment}) ?\\.?$")
    private static let tenders = KnownPattern("\\b(?:remise|reception|depot|envoi|transmission)s? des (?:offres|plis|propositions)\\b|\\bdates?(?: et heures?)? limites? des offres\\b")
    private static let requests = KnownPattern("\\b(?:remise|reception|depot|envoi|transmission)s? des (?:dossiers de )?(?:candidatures?|demandes de participation)\\b")
    /// What else has a day and an hour, or a deadline that is not this one.
    private static let others = KnownPattern("visite|question|renseignement|echantillon|maquette|negociation|finale|ouverture|prorog|report|initial|precedent|sauvegarde|subsequent|attribu")

    init(_ scan: PaperScan) { self.scan = scan }

    func state(in builder: inout StatementBuilder) {
        for table in scan.text.rows.keys.sorted() {
            guard let rows = scan.text.rows[table], rows.count <= 12 else { continue }
            for (row, next) in zip(rows, rows.dropFirst()) {
                let own = cells(row)
                let below = cells(next)
                if let pair = beside(own, below) ?? under(own, below) {
                    if let field = field(row, of: pair.label) { state(pair.date, pair.time, field, in: &builder) }
                } else {
                    stateBelow(own, below, in: &builder)
                }
            }
        }
    }

    private typealias Pair = (date: Match, time: Match, label: Range<Int>)

    private func cells(_ row: Int) -> [(column: Int, bytes: Range<Int>)] { scan.text.cells(of: scan.text.units[row]) }

    private func match(_ pattern: KnownPattern, _ range: Range<Int>) -> Match? { scan.matcher.firstMatch(of: pattern, in: scan.text.bytes, range) }

    /// « Date limite | Heure limite », and the values in the row below.
    private func beside(_ own: [(column: Int, bytes: Range<Int>)], _ below: [(column: Int, bytes: Range<Int>)]) -> Pair? {
        let dates = own.filter { match(Self.dateLabel, $0.bytes) != nil }
        let times = own.filter { match(Self.timeLabel, $0.bytes) != nil }
        // « Date | Heure | Date | Heure »: of which, nobody says.
        guard dates.count == 1, times.count == 1, let day = below.first(where: { $0.column == dates[0].column }), let hour = below.first(where: { $0.column == times[0].column }),
            let date = match(Self.date, day.bytes), let time = match(Self.time, hour.bytes)
        else { return nil }
        return (date, time, dates[0].bytes)
    }

    /// « Date limite de remise des offres | 12/03/2026 », and below it « Heure limite | 15h00 »; the second label may be
    /// missing where the value says what it is.
    private func under(_ own: [(column: Int, bytes: Range<Int>)], _ below: [(column: Int, bytes: Range<Int>)]) -> Pair? {
        guard own.count == 2, below.count == 2, let date = match(Self.date, own[1].bytes), let time = match(Self.time, below[1].bytes) else { return nil }
        let isLabelled = match(Self.timeLabel, below[0].bytes) != nil
            || below[0].bytes.isEmpty && scan.text.bytes[below[1].bytes].starts(with: "heure".utf8)
        return isLabelled ? (date, time, own[0].bytes) : nil
    }

    /// « Visite | Date limite de remise des offres », and in the row below a day and an hour under each.
    private func stateBelow(_ own: [(column: Int, bytes: Range<Int>)], _ below: [(column: Int, bytes: Range<Int>)], in builder: inout StatementBuilder) {
        for header in own where match(Self.header, header.bytes) != nil && match(Self.others, header.bytes) == nil {
            guard let cell = below.first(where: { $0.column == header.column }), let moment = match(Self.moment, cell.bytes), let words = moment["value"],
                let value = FrenchValues.moment(scan.text.folded(words))
            else { continue }
            let isOfTenders = match(Self.tenders, header.bytes) != nil
            guard isOfTenders != (match(Self.requests, header.bytes) != nil), builder.admits(isOfTenders ? "tenderDeadline" : "requestDeadline") else { continue }
            builder.state(.moment(value), isOfTenders ? "tenderDeadline" : "requestDeadline", .unnamed, quoting: cell.bytes)
        }
    }

    /// Whose deadline it is: what the label itself says, else the row above, the line before the table or its heading.
    private func field(_ row: Int, of label: Range<Int>) -> String? {
        let first = scan.text.firstRow(ofTableAt: row)
        var places = [label]
        if row > first { places.append(scan.text.units[row - 1].bytes) }
        if first > 0, scan.text.units[first - 1].row == nil, scan.text.units[first - 1].bytes.count < 200 { places.append(scan.text.units[first - 1].bytes) }
        places += scan.outline.titles(above: first).prefix(1)
        for place in places {
            if match(Self.others, place) != nil { return nil }
            let isOfTenders = match(Self.tenders, place) != nil
            if match(Self.requests, place) != nil { return isOfTenders ? nil : "requestDeadline" }
            if isOfTenders { return "tenderDeadline" }
        }
        return nil
    }

    private func state(_ date: Match, _ time: Match, _ field: String, in builder: inout StatementBuilder) {
        guard let day = date["value"], let hour = time["value"], builder.admits(field),
            let moment = FrenchValues.moment(scan.text.folded(day) + " " + scan.text.folded(hour)), moment.time != nil
        else { return }
        builder.state(.moment(moment), field, .unnamed, quoting: date.range)
    }
}
