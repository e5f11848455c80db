// The records of a notice while they are filled, whatever family it is of.

import Figures
import Market
import Provenance
import XML

struct NoticeRecords {
    let map: XMLMap
    let document: DocumentID
    /// Whether the document was read to its end.
    let isComplete: Bool

    var notice = Record(.notice)
    var procedure = Record(.procedure)
    var buyers: [Record] = []
    var lots: [Record] = []
    /// With the index of their lot; -1: every lot that has none of its own.
    var awardCriteria: [(lot: Int, record: Record)] = []
    var selectionCriteria: [(lot: Int, record: Record)] = []
    /// Values that stand there but cannot be understood.
    private var unintelligible: [(field: String, element: Int32, text: String)] = []

    init(map: XMLMap, document: DocumentID, isComplete: Bool) {
        self.map = map
        self.document = document
        self.isComplete = isComplete
    }

    func evidence(_ term: String, _ element: Int32, _ quote: String) -> Evidence {
        Evidence(
            document: document, locator: .xml(XMLLocator(element: Int(element), businessTerm: term, source: map)), quote: quote)
    }

    mutating func noteUnintelligible(_ term: String, _ element: Int32, _ text: String) {
        unintelligible.append((term.isEmpty ? map.name(of: Int(element)) : term, element, text))
    }

    mutating func add(_ claim: Claim, _ type: RecordType, _ slot: Int, _ destination: RecordPlan.Destination) {
        switch (type, destination) {
        case (.notice, .root): notice.add(claim, slot: slot)
        case (.procedure, .root): procedure.add(claim, slot: slot)
        case (.buyer, .buyer(let index)): buyers[index].add(claim, slot: slot)
        case (.lot, .lot(let index)): lots[index].add(claim, slot: slot)
        case (.awardCriterion, .awardCriterion(let index)): awardCriteria[index].record.add(claim, slot: slot)
        case (.selectionCriterion, .selectionCriterion(let index)): selectionCriteria[index].record.add(claim, slot: slot)
        default: break
        }
    }

    /// A notice that says what it changes is a change; one read to its end that does not is none.
    mutating func tellChange(_ change: Claim?, at type: Claim) {
        if let change {
            notice.add(Claim(.bool(true), change.evidence), to: NoticeField.isChange)
        } else if isComplete {
            notice.add(Claim(.bool(false), type.evidence), to: NoticeField.isChange)
        }
    }

    mutating func attachCriteria() {
        let completeness: Completeness = isComplete ? .complete : .partial
        attach(awardCriteria, to: LotField.awardCriteria, completeness)
        attach(selectionCriteria, to: LotField.selectionCriteria, completeness)
    }

    private mutating func attach(_ criteria: [(lot: Int, record: Record)], to field: LotField, _ completeness: Completeness) {
        var start = 0
        var ofEveryLot: [Record] = []
        while start < criteria.count {
            let lot = criteria[start].lot
            let members = criteria[start...].prefix { $0.lot == lot }
            if lot >= 0 {
                lots[lot][list: field] = RecordList(members.map(\.record), completeness: completeness)
            } else {
                ofEveryLot += members.map(\.record)
            }
            start = members.endIndex
        }
        guard !ofEveryLot.isEmpty else { return }
        for lot in lots.indices where lots[lot][list: field].members.isEmpty {
            lots[lot][list: field] = RecordList(ofEveryLot, completeness: completeness)
        }
    }

    func status(damage: XMLError?, overflow: Int32?) -> ReadStatus {
        if let damage { return .incomplete(reason: damage.description) }
        if let overflow {
            let place = map.place(of: Int(overflow))
            return .incomplete(
                reason: "l’avis contient plus de lots, de critères ou de valeurs qu’aucun avis réel, ligne \(place.line), colonne \(place.column) : la suite n’a pas été lue")
        }
        guard let first = unintelligible.first else { return .read }
        let place = map.place(of: Int(first.element))
        let others = unintelligible.count > 1 ? " (et \(unintelligible.count - 1) autres)" : ""
        return .incomplete(
            reason: "valeur incompréhensible en \(first.field), ligne \(place.line), colonne \(place.column) : « \(first.text.prefix(60)) »\(others)")
    }
}

extension NoticeCollector {
    /// Whether the conditions and the attribute are those of the field.
    func applies(_ field: CompiledField, to capture: Capture) -> Bool {
        if field.conditions != 0 {
            guard capture.conditional >= 0, conditions[Int(capture.conditional)] & field.conditions != 0 else { return false }
        }
        return field.qualifier.isEmpty || arena[slice: capture.qualifier].elementsEqual(field.qualifier)
    }

    /// A date with the hour that stands next to it. The offset is the hour's, else the date's.
    func moment(_ bytes: ArraySlice<UInt8>, at index: Int) -> FactValue? {
        guard let (date, dateOffset) = ValueParsing.date(bytes) else { return nil }
        let parent = captures[index].parent
        for capture in captures[(index + 1)...].prefix(4) where capture.parent == parent {
            guard trie.nodes[Int(capture.node)].fields.contains(where: { $0.kind == .hour }),
                let (time, offset) = ValueParsing.hour(arena[slice: capture.text])
            else { continue }
            return .moment(Moment(date: date, time: time, offset: offset ?? dateOffset))
        }
        return .moment(Moment(date: date, offset: dateOffset))
    }
}
