// A record of the market as conditions see it: facts become values when they are read.

import CEL
import Figures
import Market
import Provenance

/// What every record of one market shares.
final class MarketContext: Sendable {
    let coverage: Coverage
    /// Kinds of the documents, by number.
    let kinds: [DocumentID: PaperKind]
    let log = ReadLog()

    init(_ market: Market) {
        coverage = market.coverage
        kinds = Dictionary(market.documents.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A lot, a criterion… as a CEL record.
final class RecordView: ObjectValue {
    let record: Record
    /// Position among the records of the market, from 1; 0 stands for the consultation.
    let number: Int
    let parentNumber: Int
    /// Under which name of its parent it stands: `lots`, `awardCriteria`.
    let listName: String
    private let shape: RecordShape
    /// The records below, by slot.
    let children: [Int: [RecordView]]
    let context: MarketContext

    init(
        _ record: Record, number: Int, parentNumber: Int, listName: String, children: [Int: [RecordView]],
        context: MarketContext
    ) {
        self.record = record
        self.number = number
        self.parentNumber = parentNumber
        self.listName = listName
        self.children = children
        self.context = context
        shape = MarketTypes.standard.shape(of: record.type)
    }

    var objectType: ObjectType { shape.objectType }
    var attributes: [Attribute] { shape.attributes }

    func field(_ index: Int) -> Value? {
        guard index < shape.kinds.count else { return .string(record.identifier) }
        let id = AttributeNumber.id(record: number, slot: index)
        context.log.note(id)
        switch shape.kinds[index] {
        case .one:
            // The usual case, without working out the state: one claim.
            if record.facts[index].claims.count == 1 { return Self.value(record.facts[index].claims[0].value, id) }
            return value(of: record.facts[index], shape.attributes[index], id)
        case .many: return values(shape.attributes[index], id)
        case .records: return records(shape.attributes[index], id)
        }
    }

    /// What is assumed when papers contradict each other: the claims, as values of CEL.
    func claimedValues(_ index: Int) -> [Value] {
        record.facts[index].distinctValues.map { Self.value($0, AttributeNumber.id(record: number, slot: index)) }
    }

    private func value(of fact: Fact, _ attribute: Attribute, _ id: AttributeID) -> Value? {
        if let prevailing = fact.prevailing { return Self.value(fact.claims[prevailing].value, id) }
        guard let first = fact.claims.first else {
            let isSilent = fact.denial != nil || context.coverage.isSilence(about: attribute, in: record)
            if attribute.spec.whenSilent == .none {
                return isSilent ? nil : .unknown(id, .unread, domain: Self.domain(of: attribute.spec), mayBeAbsent: true)
            }
            return .unknown(id, isSilent ? .silent : .unread, domain: Self.domain(of: attribute.spec))
        }
        // Two moments of one day are one date here: the papers contradict each other on the hour only.
        var distinct: [FactValue] = []
        for value in fact.distinctValues.map(Self.asJudged) where !distinct.contains(value) { distinct.append(value) }
        guard distinct.count > 1 else { return Self.value(distinct.first ?? first.value, id) }
        return .unknown(id, .conflicting, domain: .values(distinct.map { Self.value($0, id) }))
    }

    private func values(_ attribute: Attribute, _ id: AttributeID) -> Value {
        let fact = record.facts[attribute.slot]
        let known = fact.distinctValues.map { Self.value($0, id) }
        if fact.isDeclared || context.coverage.isSilence(about: attribute, in: record) {
            guard known.isEmpty, attribute.spec.whenSilent == .unknown, fact.denial == nil else { return .list(known) }
            return .unknown(id, .silent)
        }
        let unknown = Unknown(UnknownAttribute(id: id, kind: .unread))
        return known.isEmpty ? .unknown(unknown) : .list(ListValue(known, more: unknown))
    }

    private func records(_ attribute: Attribute, _ id: AttributeID) -> Value {
        let members = (children[attribute.slot] ?? []).map { Value.object($0) }
        let completeness = record.lists[attribute.slot]?.completeness ?? .unknown
        if completeness == .complete { return .list(members) }
        if members.isEmpty {
            let isSilent = record.facts[attribute.slot].denial != nil || context.coverage.isSilence(about: attribute, in: record)
            if isSilent, attribute.spec.whenSilent == .none || record.facts[attribute.slot].denial != nil { return .list([]) }
            return .unknown(id, isSilent ? .silent : .unread)
        }
        return .list(ListValue(members, more: Unknown(UnknownAttribute(id: id, kind: .unread))))
    }

    static func value(_ value: FactValue, _ id: AttributeID) -> Value {
        switch value {
        case .bool(let value): .bool(value)
        case .integer(let value): .int(Int64(value))
        case .number(let value): .decimal(value)
        case .code(let value), .text(let value): .string(value)
        case .date(let value): .date(value)
        case .moment(let value): .date(value.date)
        case .money(let value): .opaque(MoneyValue(value, attribute: id))
        case .duration(let value): .calendarDuration(value)
        }
    }

    private static func asJudged(_ value: FactValue) -> FactValue {
        if case .moment(let moment) = value { .date(moment.date) } else { value }
    }

    private static func domain(of spec: AttributeSpec) -> Domain {
        switch spec.type {
        case .bool: .boolean
        case .code(_, let codes) where !codes.isEmpty: .values(codes.map { .string($0) })
        default: .open
        }
    }
}
