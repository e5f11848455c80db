// The market as conditions see it: its variables, and the way back from a number to a fact.

import CEL
import Figures
import Market
import Provenance

/// One market, ready to be judged.
final class MarketView: Sendable {
    let market: Market
    let context: MarketContext
    var log: ReadLog { context.log }
    let notice: RecordView
    let buyer: RecordView
    let procedure: RecordView
    let lots: [RecordView]
    /// Who asks whether to bid; `nil` where nobody does.
    let candidate: RecordView?
    /// The variable `lots`.
    let lotsValue: Value
    /// All records by number, parents before children; number 0 is the consultation, which has none.
    let allRecords: [RecordView]

    init(_ market: Market) {
        self.market = market
        context = MarketContext(market)
        var builder = Builder(context: context)
        notice = builder.view(market.notice, listName: AttributePath.root(of: .notice), parent: 0)
        buyer = builder.view(market.buyer, listName: AttributePath.root(of: .buyer), parent: 0)
        procedure = builder.view(market.procedure, listName: AttributePath.root(of: .procedure), parent: 0)
        lots = market.lots.members.map { builder.view($0, listName: AttributePath.root(of: .lot), parent: 0) }
        candidate = market.candidate.map { builder.view($0, listName: AttributePath.root(of: .candidate), parent: 0) }
        lotsValue = Self.list(lots, market.lots.completeness)
        allRecords = builder.records.compactMap { $0 }
    }

    private static func list(_ lots: [RecordView], _ completeness: Completeness) -> Value {
        let members = lots.map { Value.object($0) }
        let unknown = Unknown(UnknownAttribute(id: AttributeNumber.id(record: 0, slot: AttributeNumber.lotsSlot), kind: .unread))
        switch completeness {
        case .complete: return .list(members)
        case .partial: return .list(ListValue(members, more: unknown))
        case .unknown: return members.isEmpty ? .unknown(unknown) : .list(ListValue(members, more: unknown))
        }
    }

    func record(numbered number: Int) -> RecordView? {
        allRecords.indices.contains(number - 1) ? allRecords[number - 1] : nil
    }

    /// The record and the attribute, if this names a fact of a record.
    func attribute(_ id: AttributeID) -> (record: RecordView, attribute: Attribute)? {
        let slot = AttributeNumber.slot(of: id)
        guard let record = record(numbered: AttributeNumber.record(of: id)), record.attributes.indices.contains(slot) else { return nil }
        return (record, record.attributes[slot])
    }

    /// Path of a record: `lots[LOT-0001].awardCriteria[2]`.
    func path(of record: RecordView) -> String {
        switch record.record.type {
        case .notice, .buyer, .procedure, .candidate: return record.listName
        default: break
        }
        let list = self.record(numbered: record.parentNumber).map { AttributePath.field(path(of: $0), record.listName) } ?? record.listName
        return AttributePath.member(list, record.record.identifier)
    }

    /// The lot in or below which a record stands.
    func lot(of record: RecordView) -> RecordView? {
        var current: RecordView? = record
        while let view = current {
            if view.record.type == .lot { return view }
            current = self.record(numbered: view.parentNumber)
        }
        return nil
    }

    /// How many records stand in the list of this one.
    func siblings(of record: RecordView) -> Int {
        self.record(numbered: record.parentNumber)?.children.values.first { $0.contains { $0.number == record.number } }?.count ?? 1
    }

    /// Where a fact is claimed: the claims, or a person's denial.
    func evidence(of id: AttributeID) -> [Evidence] {
        guard let (record, attribute) = attribute(id) else { return [] }
        let fact = record.record.facts[attribute.slot]
        return fact.claims.map(\.evidence) + (fact.denial.map { [$0] } ?? [])
    }

    private struct Builder {
        let context: MarketContext
        var records: [RecordView?] = []

        mutating func view(_ record: Record, listName: String, parent: Int) -> RecordView {
            // Numbers count from 1, since 0 stands for the consultation.
            records.append(nil)
            let number = records.count
            var children: [Int: [RecordView]] = [:]
            for slot in record.lists.keys.sorted() {
                let name = record.type.attributes[slot].name
                var members: [RecordView] = []
                for member in record.lists[slot]?.members ?? [] {
                    members.append(view(member, listName: name, parent: number))
                }
                children[slot] = members
            }
            let finished = RecordView(
                record, number: number, parentNumber: parent, listName: listName, children: children,
                context: context)
            records[number - 1] = finished
            return finished
        }
    }
}
