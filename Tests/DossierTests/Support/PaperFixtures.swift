// Papers made in a test: a few lines of text, or a few statements, each with an address of its own.

import Clauses
import Documents
import Figures
import Market
import Provenance

@testable import Dossier

/// A paper's text from lines; « # » and « ## » make headings, « | » a running head.
func text(_ lines: String...) -> DocumentText {
    DocumentText(blocks: lines.enumerated().map { number, line in
        let place = BlockPlace.paragraph(part: "body", index: number)
        if line.hasPrefix("## ") { return TextBlock(String(line.dropFirst(3)), role: .heading(level: 2), place: place) }
        if line.hasPrefix("# ") { return TextBlock(String(line.dropFirst(2)), role: .heading(level: 1), place: place) }
        if line.hasPrefix("| ") { return TextBlock(String(line.dropFirst(2)), role: .pageHeader, place: place) }
        return TextBlock(line, place: place)
    })
}

/// Builds the statements of one paper.
struct Paper {
    var statements = PaperStatements()
    let record: DocumentRecord

    init(_ index: Int, _ kind: PaperKind, lots: [String] = [], status: ReadStatus = .read) {
        record = DocumentRecord(
            id: DocumentID(index), path: "\(kind.rawValue)-\(index)", kind: kind, lots: lots, sha256: String(index), byteCount: 1, status: status)
    }

    func claim(_ value: FactValue, _ quote: String? = nil) -> Claim {
        let words = quote ?? value.description
        return Claim(value, Evidence(document: record.id, locator: .paragraph(part: "body", index: 0, start: 0, end: words.count), quote: words))
    }

    func everyLot(_ field: LotField, _ value: FactValue) -> Paper {
        var paper = self
        paper.statements.everyLot.add(claim(value), to: field)
        return paper
    }

    func procedure(_ field: ProcedureField, _ value: FactValue) -> Paper {
        var paper = self
        paper.statements.procedure.add(claim(value), to: field)
        return paper
    }

    func lot(_ number: String, _ field: LotField, _ value: FactValue) -> Paper {
        changingLot(number) { $0.add(claim(value), to: field) }
    }

    /// Lists the lots, by title.
    func lots(_ titles: [String: String]) -> Paper {
        var paper = self
        paper.statements.listsLots = true
        for (number, title) in titles.sorted(by: { $0.key < $1.key }) { paper = paper.lot(number, .title, .text(title)) }
        return paper
    }

    /// The criteria of every lot, or of one.
    func criteria(_ criteria: [(name: String, weight: Int)], kind: String = "per-exa", ofLot number: String? = nil, completeness: Completeness = .complete) -> Paper {
        var list = RecordList([], completeness: completeness)
        for (index, criterion) in criteria.enumerated() {
            var record = Record(.awardCriterion, identifier: String(index + 1))
            record.add(claim(.text(criterion.name)), to: AwardCriterionField.name)
            record.add(claim(.number(ExactDecimal(criterion.weight)), "\(criterion.name) : \(criterion.weight)"), to: AwardCriterionField.weight)
            record.add(claim(.code(kind), "\(criterion.weight)"), to: AwardCriterionField.weightKind)
            list.members.append(record)
        }
        var paper = self
        if let number { return changingLot(number) { $0[list: LotField.awardCriteria] = list } }
        paper.statements.everyLot[list: LotField.awardCriteria] = list
        return paper
    }

    /// Hours of insertion of a lot.
    func hours(_ number: String, _ hours: [(Int, tranche: String?)], period: CalendarDuration? = nil) -> Paper {
        changingLot(number) { lot in
            var list = RecordList([], completeness: .partial)
            for (index, entry) in hours.enumerated() {
                var record = Record(.insertionCommitment, identifier: String(index + 1))
                record.add(claim(.integer(entry.0), "\(entry.0) heures"), to: InsertionCommitmentField.hours)
                if let tranche = entry.tranche { record.add(claim(.code(tranche)), to: InsertionCommitmentField.tranche) }
                if let period { record.add(claim(.duration(period)), to: InsertionCommitmentField.period) }
                list.members.append(record)
            }
            lot[list: LotField.insertionCommitments] = list
        }
    }

    private func changingLot(_ number: String, _ change: (inout Record) -> Void) -> Paper {
        var paper = self
        if !paper.statements.lots.contains(where: { $0.number == number }) { paper.statements.lots.append(LotStatements(number: number)) }
        for index in paper.statements.lots.indices where paper.statements.lots[index].number == number { change(&paper.statements.lots[index].record) }
        return paper
    }
}

/// The market that papers make together, with a notice or without one.
func merged(_ papers: [Paper], notice: Market = Market()) -> Market {
    var merger = MarketMerger(notice: notice, contributions: papers.map { Contribution($0.statements, $0.record) })
    merger.merge()
    var market = merger.market
    market.documents = papers.map(\.record)
    market.settleAgreements()
    return market
}

func months(_ count: Int) -> FactValue { .duration(CalendarDuration(count, .month)) }
func years(_ count: Int) -> FactValue { .duration(CalendarDuration(count, .year)) }
