// The lots as a table: value and hours as bars, duration, reservation, and what was found.

import Figures
import Market
import Rules

extension HTMLWriter {
    mutating func lotTable(_ subject: HTMLSubject) {
        let lots = subject.market.lots
        guard !lots.members.isEmpty else { return }
        part(.lots, subject, below: 1) { writer in
            if lots.completeness == .partial { writer.element("p", ["class": "cr-faint"], text: HTMLWords.knownLots(lots.members.count)) }
            writer.scrolling(captionedBy: subject.id("lots-t")) { writer in
                writer.element("table") { writer in
                    writer.element("caption", ["id": subject.id("lots-t")], text: HTMLWords.lotsCaption)
                    writer.headings(HTMLWords.lotColumns)
                    let rows = lots.members.map { LotRow($0, subject) }
                    let greatest = (rows.compactMap(\.amount).max() ?? 0, rows.compactMap(\.hours).max() ?? 0)
                    writer.element("tbody") { writer in
                        for row in rows { writer.row(row, greatest, subject) }
                    }
                }
            }
        }
    }

    private mutating func row(_ row: LotRow, _ greatest: (amount: Double, hours: Int), _ subject: HTMLSubject) {
        element("tr") { writer in
            writer.element("th", ["scope": "row"]) { writer in
                writer.paper(row.name)
                if let title = row.title {
                    writer.text(" ")
                    writer.element("span", ["class": "cr-lot-title"]) { $0.paper(title) }
                }
            }
            writer.element("td") { writer in
                writer.known(row.value)
                if let kind = row.valueKind { writer.element("span", ["class": "cr-unit"], text: kind) }
                if let amount = row.amount, greatest.amount > 0 { writer.bar(amount / greatest.amount) }
            }
            writer.element("td") { writer in
                writer.known(row.duration)
                if let renewals = row.renewals { writer.element("span", ["class": "cr-unit"], text: renewals) }
            }
            writer.element("td") { writer in
                if let hours = row.hoursText {
                    writer.paper(hours)
                } else {
                    writer.known(row.clause, absent: HTMLWords.no)
                }
                if let hours = row.hours, greatest.hours > 0 { writer.bar(Double(hours) / Double(greatest.hours)) }
            }
            writer.element("td") { $0.known(row.reservation, absent: HTMLWords.no) }
            writer.element("td") { $0.tally(subject.tally[row.identifier] ?? [:]) }
        }
    }

    /// How many findings of each kind a lot has.
    private mutating func tally(_ counts: [FindingGroup: Int]) {
        var isEmpty = true
        for group in FindingGroup.toAnswer {
            guard let count = counts[group], count > 0 else { continue }
            isEmpty = false
            element("span", ["class": "cr-tally cr-is-\(group.name)"]) { writer in
                writer.sign(group)
                writer.text(" \(group.counted(count))")
            }
        }
        if isEmpty { element("span", ["class": "cr-faint"], text: HTMLWords.nothingOfItsOwn) }
    }

    /// A wide table scrolls by itself, also with the keyboard.
    mutating func scrolling(captionedBy id: String, isNarrow: Bool = false, _ content: (inout HTMLWriter) -> Void) {
        element("div", ["class": isNarrow ? "cr-scroll cr-narrow" : "cr-scroll", "role": "group", "aria-labelledby": id, "tabindex": "0"], content)
    }
}

extension HTMLSubject {
    /// The findings that bear on one lot, counted by group.
    var tally: [String: [FindingGroup: Int]] {
        var tally: [String: [FindingGroup: Int]] = [:]
        for finding in consultation.judgement.findings {
            guard let lot = finding.lot else { continue }
            tally[lot, default: [:]][FindingGroup(finding), default: 0] += 1
        }
        return tally
    }
}

/// What the table says of one lot.
private struct LotRow {
    let identifier: String
    let name: String
    /// `nil` where it says no more than the number.
    let title: String?
    let value: KnownValue
    /// « maximum », where there is no estimated value.
    let valueKind: String?
    let amount: Double?
    let duration: KnownValue
    let renewals: String?
    let clause: KnownValue
    let hours: Int?
    let hoursText: String?
    let reservation: KnownValue

    init(_ lot: Record, _ subject: HTMLSubject) {
        let market = subject.market
        identifier = lot.identifier
        name = subject.lots.phrase(for: [lot.identifier]).map(French.capitalised) ?? HTMLWords.wholeMarket
        let words = lot.firstValue(of: LotField.title)?.description ?? ""
        let rest = Self.withoutNumber(words, name)
        title = rest.isEmpty ? nil : HTMLText.beginning(of: rest, limit: 140)

        let estimate = KnownValue(LotField.estimatedValue, lot, market)
        let maximum = KnownValue(LotField.frameworkMaximumValue, lot, market)
        value = estimate.isKnown || !maximum.isKnown ? estimate : maximum
        valueKind = estimate.isKnown || !maximum.isKnown ? nil : HTMLWords.maximum
        if case .money(let money)? = value.value, money.currency == "EUR" { amount = money.amount.approximateValue } else { amount = nil }

        let length = KnownValue(LotField.duration, lot, market)
        duration = length
        if case .integer(let count)? = KnownValue(LotField.renewalMaximum, lot, market).value, count > 0 {
            renewals = HTMLWords.renewals(count)
        } else {
            renewals = nil
        }
        clause = KnownValue(LotField.insertionClause, lot, market)
        (hours, hoursText) = Self.hours(lot, market)
        reservation = KnownValue(LotField.reservedParticipation, lot, market).asReservation
    }

    /// « Lot 2 – Médiation » beside « Lot 2 » is « Médiation ».
    private static func withoutNumber(_ title: String, _ name: String) -> String {
        let plain = name.replacing("\u{A0}", with: " ")
        guard title.replacing("\u{A0}", with: " ").lowercased().hasPrefix(plain.lowercased()) else { return title }
        let rest = title.dropFirst(plain.count)
        guard let first = rest.first, !first.isNumber, !first.isLetter else { return title }
        return String(rest.drop { $0.isWhitespace || "-–—:.".contains($0) })
    }

    /// The hours of all commitments, and how they are counted; the sum only where nothing is open.
    private static func hours(_ lot: Record, _ market: Market) -> (Int?, String?) {
        let all = lot[list: LotField.insertionCommitments].members
        // One of which nobody says the hours adds nothing where others have some.
        let counted = all.filter { KnownValue(InsertionCommitmentField.hours, $0, market).isKnown }
        let commitments = counted.isEmpty ? all : counted
        guard !commitments.isEmpty else { return (nil, nil) }
        var total: Int? = 0
        var parts: [String] = []
        for commitment in commitments {
            let hours = KnownValue(InsertionCommitmentField.hours, commitment, market)
            var words = hours.words() + (hours.isKnown ? "\u{A0}h" : "")
            let per = [KnownValue(InsertionCommitmentField.perAmount, commitment, market), KnownValue(InsertionCommitmentField.period, commitment, market)]
            for rate in per where rate.isKnown {
                words += HTMLWords.per(rate.words())
                total = nil
            }
            let tranche = KnownValue(InsertionCommitmentField.tranche, commitment, market)
            if tranche.isKnown { words += " (\(tranche.words()))" }
            parts.append(words)
            if case .integer(let count)? = hours.value, count >= 0 { total = total.flatMap { $0.addingReportingOverflow(count).overflow ? nil : $0 + count } } else { total = nil }
        }
        return (total, parts.prefix(6).joined(separator: ", ") + (parts.count > 6 ? ", […]" : ""))
    }
}

extension KnownValue {
    /// In a word or two: the long names of the code list would fill the column.
    fileprivate var asReservation: KnownValue {
        guard case .value(.code(let code), _) = self else { return self }
        return switch code {
        case "none": .none
        case "res-ws": .value(.code(code), HTMLWords.reservedToInsertion)
        case "res-pub-ser": .value(.code(code), HTMLWords.reservedToSocialEconomy)
        default: self
        }
    }
}
