// Second half of reading a notice: from what was found to records with claims.

import Documents
import Figures
import Market
import Provenance
import XML

struct NoticeBuilder {
    let trie: FieldTrie
    let collector: NoticeCollector
    private var records: NoticeRecords

    init(trie: FieldTrie, collector: NoticeCollector, map: XMLMap, document: DocumentID, isComplete: Bool) {
        self.trie = trie
        self.collector = collector
        records = NoticeRecords(map: map, document: document, isComplete: isComplete)
    }

    mutating func build(kind: NoticeKind, damage: XMLError?) -> NoticeReading {
        let keys = NoticeKeys(trie: trie, collector: collector)
        let plan = RecordPlan(keys: keys, collector: collector)
        records.buyers = (0..<plan.buyerCount).map { Record(.buyer, identifier: plan.buyerIdentifiers[$0]) }
        records.lots = plan.lotIdentifiers.map { Record(.lot, identifier: $0) }
        records.awardCriteria = plan.awardCriteria.map { ($0.lot, Record(.awardCriterion, identifier: String($0.number))) }
        records.selectionCriteria = plan.selectionCriteria.map { ($0.lot, Record(.selectionCriterion, identifier: String($0.number))) }
        addClaims(plan: plan, language: keys.noticeLanguage)
        addDerivedClaims(formType: keys.formType, plan: plan)
        records.attachCriteria()
        return NoticeReading(
            document: records.document, kind: kind, formType: keys.formType,
            status: records.status(damage: damage, overflow: collector.overflow), notice: records.notice, buyers: records.buyers,
            procedure: records.procedure, lots: lotList(formType: keys.formType), attributes: nil)
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
        for field in fields where collector.applies(field, to: capture) {
            guard case .claim(let type, let slot) = field.target else { continue }
            let bytes = collector.arena[slice: field.readsAttribute ? capture.qualifier : capture.text]
            if bytes.isEmpty || field.kind == .hour { continue }
            let value =
                field.kind == .moment
                ? collector.moment(bytes, at: index)
                : ValueParsing.value(bytes, as: field.kind, companion: collector.arena[slice: capture.companion])
            guard let value else {
                records.noteUnintelligible(field.businessTerm, capture.element, ValueParsing.string(bytes))
                continue
            }
            let quote =
                switch value {
                case .code(let text), .text(let text): text
                default: ValueParsing.string(bytes)
                }
            records.add(
                Claim(value, records.evidence(field.businessTerm, capture.element, quote)), type, slot, plan.destinations[Int(capture.scope)])
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
            for capture in written where arena[slice: capture.companion].isLanguage(language) && collector.applies(field, to: capture) {
                let text = ValueParsing.string(arena[slice: capture.text])
                records.add(
                    Claim(.text(text), records.evidence(field.businessTerm, capture.element, text)), type, slot,
                    plan.destinations[Int(capture.scope)])
                if !field.holdsMany { break }
            }
        }
    }

    // MARK: What follows from the notice as a whole

    private mutating func addDerivedClaims(formType: String?, plan: RecordPlan) {
        guard let type = records.notice[NoticeField.noticeType].claims.first else { return }
        records.tellChange(records.notice[NoticeField.changedNotice].claims.first ?? records.notice[NoticeField.changeReason].claims.first, at: type)
        guard formType == "competition", records.isComplete, let last = plan.lastLotElement, let identifier = plan.lotIdentifiers.last else { return }
        // The last lot's identifier is the place that shows how many there are.
        let evidence = records.evidence("BT-137-Lot", last, identifier)
        records.procedure.add(Claim(.integer(records.lots.count), evidence), to: ProcedureField.numberOfLots)
        records.procedure.add(Claim(.bool(records.lots.count > 1), evidence), to: ProcedureField.isDivided)
    }

    /// A call for competition lists all its lots; an award may concern some of them only.
    private func lotList(formType: String?) -> RecordList {
        if records.lots.isEmpty { return .unknown }
        return RecordList(records.lots, completeness: records.isComplete && formType == "competition" ? .complete : .partial)
    }
}
