// Second half of reading a notice: from what was found to records with claims.

import Documents
import Figures
import Market
import Provenance
import XML

struct NoticeBuilder {
    let trie: FieldTrie
    let collector: NoticeCollector
    let map: XMLMap
    let document: DocumentID
    /// Whether the document was read to its end.
    let isComplete: Bool

    private var notice = Record(.notice)
    private var procedure = Record(.procedure)
    private var buyers: [Record] = []
    private var lots: [Record] = []
    private var awardCriteria: [(lot: Int, record: Record)] = []
    private var selectionCriteria: [(lot: Int, record: Record)] = []
    /// Values that stand there but cannot be understood.
    private var unintelligible: [(field: String, element: Int32, text: String)] = []

    init(trie: FieldTrie, collector: NoticeCollector, map: XMLMap, document: DocumentID, isComplete: Bool) {
        self.trie = trie
        self.collector = collector
        self.map = map
        self.document = document
        self.isComplete = isComplete
    }

    mutating func build(kind: NoticeKind, damage: XMLError?) -> NoticeReading {
        let keys = NoticeKeys(trie: trie, collector: collector)
        let plan = RecordPlan(keys: keys, collector: collector)
        buyers = (0..<plan.buyerCount).map { Record(.buyer, identifier: plan.buyerIdentifiers[$0]) }
        lots = plan.lotIdentifiers.map { Record(.lot, identifier: $0) }
        awardCriteria = plan.awardCriteria.map { ($0.lot, Record(.awardCriterion, identifier: String($0.number))) }
        selectionCriteria = plan.selectionCriteria.map { ($0.lot, Record(.selectionCriterion, identifier: String($0.number))) }
        addClaims(plan: plan, language: keys.noticeLanguage)
        addDerivedClaims(formType: keys.formType, plan: plan)
        attachCriteria()
        return NoticeReading(
            document: document, kind: kind, formType: keys.formType, status: status(damage: damage), notice: notice,
            buyers: buyers, procedure: procedure, lots: lotList(formType: keys.formType))
    }

    // MARK: Claims

    private mutating func addClaims(plan: RecordPlan, language: ArraySlice<UInt8>) {
        let captures = collector.captures
        var index = 0
        while index < captures.count {
            let capture = captures[index]
            let node = trie.nodes[Int(capture.node)]
            guard node.companion == .languageID else {
                add(capture, at: index, node.fields, plan)
                index += 1
                continue
            }
            // The same text in several languages: neighbours of one name, for the names of
            // organisations each in a parent of its own.
            let spansParents = node.fields.allSatisfy { !$0.holdsMany }
            var end = index + 1
            while end < captures.count, captures[end].node == capture.node,
                captures[end].parent == capture.parent || (spansParents && captures[end].scope == capture.scope)
            {
                end += 1
            }
            addText(captures[index..<end], node.fields, plan, language)
            index = end
        }
    }

    private mutating func add(_ capture: Capture, at index: Int, _ fields: [CompiledField], _ plan: RecordPlan) {
        for field in fields where applies(field, to: capture) {
            guard case .claim(let type, let slot) = field.target else { continue }
            let bytes = collector.arena[slice: field.readsAttribute ? capture.qualifier : capture.text]
            if bytes.isEmpty || field.kind == .hour { continue }
            let value =
                field.kind == .moment
                ? moment(bytes, at: index)
                : ValueParsing.value(bytes, as: field.kind, companion: collector.arena[slice: capture.companion])
            guard let value else {
                unintelligible.append((field.businessTerm, capture.element, ValueParsing.string(bytes)))
                continue
            }
            let quote =
                switch value {
                case .code(let text), .text(let text): text
                default: ValueParsing.string(bytes)
                }
            add(Claim(value, evidence(field, capture.element, quote)), type, slot, plan.destinations[Int(capture.scope)])
        }
    }

    /// French if there is any, else the notice's own language, else the first.
    private mutating func addText(
        _ group: ArraySlice<Capture>, _ fields: [CompiledField], _ plan: RecordPlan, _ noticeLanguage: ArraySlice<UInt8>
    ) {
        let arena = collector.arena
        let written = group.filter { !$0.text.isEmpty }
        guard let first = written.first else { return }
        let best =
            written.first { arena[slice: $0.companion].isFrench }
            ?? written.first { arena[slice: $0.companion].isLanguage(noticeLanguage) } ?? first
        let language = arena[slice: best.companion]
        for field in fields {
            guard case .claim(let type, let slot) = field.target else { continue }
            for capture in written where arena[slice: capture.companion].isLanguage(language) && applies(field, to: capture) {
                let text = ValueParsing.string(arena[slice: capture.text])
                add(Claim(.text(text), evidence(field, capture.element, text)), type, slot, plan.destinations[Int(capture.scope)])
                if !field.holdsMany { break }
            }
        }
    }

    private func applies(_ field: CompiledField, to capture: Capture) -> Bool {
        if field.conditions != 0 {
            guard capture.conditional >= 0, collector.conditions[Int(capture.conditional)] & field.conditions != 0 else { return false }
        }
        return field.qualifier.isEmpty || collector.arena[slice: capture.qualifier].elementsEqual(field.qualifier)
    }

    /// A date with the hour that stands next to it. The offset is the hour's, else the date's.
    private func moment(_ bytes: ArraySlice<UInt8>, at index: Int) -> FactValue? {
        guard let (date, dateOffset) = ValueParsing.date(bytes) else { return nil }
        let parent = collector.captures[index].parent
        for capture in collector.captures[(index + 1)...].prefix(4) where capture.parent == parent {
            guard trie.nodes[Int(capture.node)].fields.contains(where: { $0.kind == .hour }),
                let (time, offset) = ValueParsing.hour(collector.arena[slice: capture.text])
            else { continue }
            return .moment(Moment(date: date, time: time, offset: offset ?? dateOffset))
        }
        return .moment(Moment(date: date, offset: dateOffset))
    }

    private func evidence(_ field: CompiledField, _ element: Int32, _ quote: String) -> Evidence {
        Evidence(
            document: document,
            locator: .xml(XMLLocator(element: Int(element), businessTerm: field.businessTerm, source: map)), quote: quote)
    }

    private mutating func add(_ claim: Claim, _ type: RecordType, _ slot: Int, _ destination: RecordPlan.Destination) {
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

    // MARK: What follows from the notice as a whole

    private mutating func addDerivedClaims(formType: String?, plan: RecordPlan) {
        guard let type = notice[NoticeField.noticeType].claims.first else { return }
        // A change names what it changes; a notice read to its end that does not is none.
        let change = notice[NoticeField.changedNotice].claims.first ?? notice[NoticeField.changeReason].claims.first
        if let change {
            notice.add(Claim(.bool(true), change.evidence), to: NoticeField.isChange)
        } else if isComplete {
            notice.add(Claim(.bool(false), type.evidence), to: NoticeField.isChange)
        }
        guard formType == "competition", isComplete, let last = plan.lastLotElement, let identifier = plan.lotIdentifiers.last else { return }
        // The last lot's identifier is the place that shows how many there are.
        let evidence = Evidence(
            document: document, locator: .xml(XMLLocator(element: Int(last), businessTerm: "BT-137-Lot", source: map)),
            quote: identifier)
        procedure.add(Claim(.integer(lots.count), evidence), to: ProcedureField.numberOfLots)
        procedure.add(Claim(.bool(lots.count > 1), evidence), to: ProcedureField.isDivided)
    }

    private mutating func attachCriteria() {
        let completeness: Completeness = isComplete ? .complete : .partial
        var start = 0
        while start < awardCriteria.count {
            let lot = awardCriteria[start].lot
            let members = awardCriteria[start...].prefix { $0.lot == lot }
            lots[lot][list: LotField.awardCriteria] = RecordList(members.map(\.record), completeness: completeness)
            start = members.endIndex
        }
        start = 0
        while start < selectionCriteria.count {
            let lot = selectionCriteria[start].lot
            let members = selectionCriteria[start...].prefix { $0.lot == lot }
            lots[lot][list: LotField.selectionCriteria] = RecordList(members.map(\.record), completeness: completeness)
            start = members.endIndex
        }
    }

    /// A call for competition lists all its lots; an award may concern some of them only.
    private func lotList(formType: String?) -> RecordList {
        if lots.isEmpty { return .unknown }
        return RecordList(lots, completeness: isComplete && formType == "competition" ? .complete : .partial)
    }

    private func status(damage: XMLError?) -> ReadStatus {
        if let damage { return .incomplete(reason: damage.description) }
        if let overflow = collector.overflow {
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
