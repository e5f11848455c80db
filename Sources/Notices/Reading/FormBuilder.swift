// Second half of reading a notice of before eForms (TED, BOAMP): from what was found to records.
//
// These forms differ from eForms in three ways. Much is said once, of the whole market, that eForms
// says lot by lot: it holds of every lot that says nothing itself. Many values are elements that only
// stand there (`<PT_OPEN/>`). And a form cannot say everything that eForms can: what it has no place
// for is not silent.

import Figures
import Market
import Provenance
import XML

struct FormBuilder {
    let trie: FieldTrie
    let collector: NoticeCollector
    private var records: NoticeRecords
    private var destinations: [RecordPlan.Destination]
    /// The number of each lot as the form gives it, and the element that shows there is such a lot.
    private var numbers: [(text: String, element: Int32)] = []
    /// What is said of every lot.
    private var ofEveryLot: [(claim: Claim, slot: Int, holdsMany: Bool)] = []
    private var fallbacks: [Sorted] = []
    private var unspecified: Set<Target> = []
    private var allLots: Evidence?
    private var language: (claim: Claim, text: String)?

    private struct Sorted {
        let claim: Claim
        let field: CompiledField
        let destination: RecordPlan.Destination
    }

    /// What is said of every lot, times the lots: more than any real notice, for hostile ones.
    private static let greatestSpread = 200_000

    init(trie: FieldTrie, collector: NoticeCollector, map: XMLMap, document: DocumentID, isComplete: Bool) {
        self.trie = trie
        self.collector = collector
        records = NoticeRecords(map: map, document: document, isComplete: isComplete)
        destinations = Array(repeating: .nowhere, count: collector.scopes.count)
    }

    /// `nil` if there is none of the forms in it.
    mutating func build(kind: NoticeKind, damage: XMLError?) -> NoticeReading? {
        plan()
        addClaims()
        for fallback in fallbacks where isOpen(fallback) && !unspecified.contains(fallback.field.target) { file(fallback) }
        guard let form = forms.last else { return nil }
        let formType = settleFormType()
        nameLots()
        if kind != .tedExport { tellCountry() }
        let spread = spreadOverLots()
        records.attachCriteria()
        if let type = records.notice[NoticeField.formType].claims.first {
            let change = records.notice[NoticeField.changedNotice].claims.first ?? (formType == "change" ? type : nil)
            records.tellChange(change, at: type)
        }
        let lots = lotList(formType: formType)
        return NoticeReading(
            document: records.document, kind: kind, formType: formType,
            status: records.status(damage: damage, overflow: collector.overflow ?? (spread ? nil : 0)), notice: records.notice,
            buyers: records.buyers, procedure: records.procedure, lots: lots, attributes: attributes(of: form))
    }

    // MARK: Which records there are

    private mutating func plan() {
        let scopes = collector.scopes
        let chosen = chosenForm()
        // Elements without anything in them are no criteria.
        var isFilled = Array(repeating: false, count: scopes.count)
        for capture in collector.captures { isFilled[Int(capture.scope)] = true }
        for (index, scope) in scopes.enumerated() {
            let parent: RecordPlan.Destination = scope.parent < 0 ? .root : destinations[Int(scope.parent)]
            switch (scope.scope, parent) {
            case (.root, .root): destinations[index] = .root
            case (.form, .root): destinations[index] = index == chosen ? .root : .nowhere
            case (.buyer, .root):
                destinations[index] = .buyer(records.buyers.count)
                records.buyers.append(Record(.buyer, identifier: String(records.buyers.count + 1)))
            case (.lot, .root):
                destinations[index] = .lot(records.lots.count)
                records.lots.append(Record(.lot))
                numbers.append(("", scope.element))
            case (.awardCriterion, .root) where isFilled[index]: addCriterion(index, of: -1)
            case (.awardCriterion, .lot(let lot)) where isFilled[index]: addCriterion(index, of: lot)
            case (.selectionCriterion, .root) where isFilled[index]:
                destinations[index] = .selectionCriterion(records.selectionCriteria.count)
                records.selectionCriteria.append((-1, Record(.selectionCriterion, identifier: String(records.selectionCriteria.count + 1))))
            default: break
            }
        }
        // What is said of the buyer elsewhere needs one to be said of.
        if records.buyers.isEmpty { records.buyers.append(Record(.buyer, identifier: "1")) }
    }

    private mutating func addCriterion(_ scope: Int, of lot: Int) {
        let number = records.awardCriteria.last.map { $0.lot == lot ? (Int($0.record.identifier) ?? 0) + 1 : 1 } ?? 1
        destinations[scope] = .awardCriterion(records.awardCriteria.count)
        records.awardCriteria.append((lot, Record(.awardCriterion, identifier: String(number))))
    }

    /// The form in French, else the first. A notice of a Swiss or Belgian buyer stands there in each language.
    private mutating func chosenForm() -> Int? {
        var first: Int?
        for capture in collector.captures {
            guard collector.scopes[Int(capture.scope)].scope == .form,
                let field = trie.nodes[Int(capture.node)].fields.first(where: { $0.target == .key(.formLanguage) })
            else { continue }
            let code = ValueParsing.string(collector.arena[slice: capture.companion])
            let isFrench = code == "FR"
            if first == nil || isFrench {
                first = Int(capture.scope)
                if let known = TEDCodes.languages[code] {
                    language = (Claim(.code(known), records.evidence(field.businessTerm, capture.element, code)), code)
                }
            }
            if isFrench { break }
        }
        if let language { records.notice.add(language.claim, to: NoticeField.language) }
        return first
    }

    // MARK: Claims

    /// The forms of which something stands there.
    private var forms: [FieldArea.Form] = []

    private mutating func addClaims() {
        let captures = collector.captures
        var index = 0
        while index < captures.count {
            let capture = captures[index]
            let node = trie.nodes[Int(capture.node)]
            var end = index + 1
            if node.isParagraph {
                while end < captures.count, captures[end].node == capture.node, captures[end].parent == capture.parent { end += 1 }
            }
            for field in node.fields where collector.applies(field, to: capture) {
                if field.form != .common, !forms.contains(field.form) { forms.append(field.form) }
                add(field, captures[index..<end], destinations[Int(capture.scope)])
            }
            index = end
        }
    }

    private mutating func add(_ field: CompiledField, _ group: ArraySlice<Capture>, _ destination: RecordPlan.Destination) {
        guard let capture = group.first else { return }
        let arena = collector.arena
        if case .nowhere = destination { return }
        let type: RecordType
        switch field.target {
        case .key(.lotNumber):
            if case .lot(let lot) = destination, numbers[lot].text.isEmpty { numbers[lot] = (ValueParsing.string(arena[slice: capture.text]), capture.element) }
            return
        case .key(.allLots):
            allLots = records.evidence(field.businessTerm, capture.element, tag(of: capture.element))
            return
        case .key(.criteriaText):
            addCriteria(in: ValueParsing.string(arena[slice: capture.text]), field, capture.element)
            return
        case .key: return
        case .claim(let record, _): type = record
        }
        var element = capture.element
        let value: FactValue?
        let quote: String
        switch field.kind {
        case .hour: return
        case .unspecified:
            unspecified.insert(field.target)
            return
        case .present(let stated):
            value = stated
            quote = tag(of: element)
        case .paragraph:
            let paragraphs = group.map { ValueParsing.string(arena[slice: $0.text]) }.filter { !$0.isEmpty }
            if paragraphs.isEmpty { return }
            element = capture.parent
            quote = paragraphs.joined(separator: "\n")
            value = .text(quote)
        default:
            let bytes = arena[slice: field.readsAttribute ? capture.qualifier : capture.text]
            if bytes.isEmpty { return }
            quote = ValueParsing.string(bytes)
            let read =
                field.kind == .moment
                ? collector.moment(bytes, at: group.startIndex)
                : ValueParsing.value(bytes, as: field.kind, companion: arena[slice: capture.companion])
            if read == nil, !field.kind.mayBeAnything { records.noteUnintelligible(field.businessTerm, element, quote) }
            value = read.flatMap { $0.isNothing ? nil : $0 }
        }
        guard let value else { return }
        let sorted = Sorted(
            claim: Claim(value, records.evidence(field.businessTerm, element, quote)), field: field,
            destination: type == .buyer && !destination.isBuyer ? .buyer(0) : destination)
        if field.isFallback { fallbacks.append(sorted) } else { file(sorted) }
    }

    /// The criteria of every lot, where every line of the text is one and their percentages make a hundred.
    private mutating func addCriteria(in text: String, _ field: CompiledField, _ element: Int32) {
        guard let lines = CriteriaText(text)?.lines else { return }
        for (index, line) in lines.enumerated() {
            let evidence = records.evidence(field.businessTerm, element, line.quote)
            var criterion = Record(.awardCriterion, identifier: String(index + 1))
            criterion.add(Claim(.text(line.name), evidence), to: AwardCriterionField.name)
            criterion.add(Claim(.number(line.percentage), evidence), to: AwardCriterionField.weight)
            criterion.add(Claim(.code("per-exa"), evidence), to: AwardCriterionField.weightKind)
            records.awardCriteria.append((-1, criterion))
        }
    }

    private mutating func file(_ sorted: Sorted) {
        guard case .claim(let type, let slot) = sorted.field.target else { return }
        if case (.lot, .root) = (type, sorted.destination) {
            ofEveryLot.append((sorted.claim, slot, sorted.field.holdsMany))
        } else if sorted.field.holdsMany || !repeats(sorted, type, slot) {
            records.add(sorted.claim, type, slot, sorted.destination)
        }
    }

    /// Whether the same field has told the attribute before: of several objects in one notice, the first is the market.
    private func repeats(_ sorted: Sorted, _ type: RecordType, _ slot: Int) -> Bool {
        let claims: [Claim] =
            switch (type, sorted.destination) {
            case (.procedure, .root): records.procedure[slot: slot].claims
            case (.notice, .root): records.notice[slot: slot].claims
            case (.buyer, .buyer(let index)): records.buyers[index][slot: slot].claims
            default: []
            }
        return claims.contains { claim in
            guard case .xml(let locator) = claim.evidence.locator, case .xml(let own) = sorted.claim.evidence.locator else { return false }
            return locator.businessTerm == own.businessTerm && records.map.name(of: locator.element) == records.map.name(of: own.element)
        }
    }

    private func isOpen(_ sorted: Sorted) -> Bool {
        guard case .claim(let type, let slot) = sorted.field.target else { return false }
        return switch (type, sorted.destination) {
        case (.notice, .root): records.notice[slot: slot].claims.isEmpty
        case (.procedure, .root): records.procedure[slot: slot].claims.isEmpty
        case (.buyer, .buyer(let index)): records.buyers[index][slot: slot].claims.isEmpty
        case (.lot, .root): !ofEveryLot.contains { $0.slot == slot }
        default: false
        }
    }

    /// What stands for an element that says something by standing there: « lotsMarche/non ».
    private func tag(of element: Int32) -> String {
        let name = records.map.name(of: Int(element))
        guard ["oui", "non", "OUI", "NON"].contains(name) else { return name }
        return records.map.name(of: records.map.parent(of: Int(element))) + "/" + name
    }

    // MARK: What follows from the form as a whole

    /// A correction is one, whatever notice it corrects.
    private mutating func settleFormType() -> String? {
        let claims = records.notice[NoticeField.formType].claims
        if let change = claims.first(where: { $0.value == .code("change") }) {
            records.notice[NoticeField.formType] = Fact(claims: [change])
            return "change"
        }
        if case .code(let code)? = claims.first?.value { return code }
        return nil
    }

    /// « 3 » is LOT-0003 as eForms would call it; what is no number stays as it is. Lots without a number
    /// have one by their place.
    private mutating func nameLots() {
        if records.lots.isEmpty {
            // There is one lot at least, and what is said of the market is said of it.
            records.lots.append(Record(.lot))
            numbers.append(("", 0))
        }
        if numbers.allSatisfy(\.text.isEmpty) {
            let prefixes = LotNumber.prefixes(of: records.lots.map { $0.firstValue(of: LotField.description)?.description ?? "" })
            for (lot, number) in prefixes.enumerated() { numbers[lot].text = number }
        }
        for lot in records.lots.indices { records.lots[lot].identifier = LotNumber.identifier(numbers[lot].text, place: lot + 1) }
        if records.lots.count == 1, isUndivided {
            for (own, ofProcedure) in [(LotField.title, ProcedureField.title), (.description, .description)] where records.lots[0][own].claims.isEmpty {
                if let claim = records.procedure[ofProcedure].claims.first { records.lots[0].add(claim, to: own) }
            }
        }
        // A form with room for one text only has written the title there.
        for lot in records.lots.indices where records.lots[lot][LotField.title].claims.isEmpty {
            if let text = records.lots[lot][LotField.description].claims.first { records.lots[lot].add(text, to: LotField.title) }
        }
    }

    private var isUndivided: Bool {
        let claims = records.procedure[ProcedureField.isDivided].claims
        return !claims.isEmpty && claims.allSatisfy { $0.value == .bool(false) }
    }

    /// Gives each lot what is said of all, where it says nothing itself; false if that is more than can be kept.
    private mutating func spreadOverLots() -> Bool {
        guard ofEveryLot.count * records.lots.count <= Self.greatestSpread else { return false }
        for lot in records.lots.indices {
            let own = Set(ofEveryLot.map(\.slot).filter { !records.lots[lot][slot: $0].claims.isEmpty })
            for (claim, slot, holdsMany) in ofEveryLot where !own.contains(slot) {
                let claims = records.lots[lot][slot: slot].claims
                if !holdsMany, claims.contains(where: { $0.value == claim.value }) { continue }
                records.lots[lot].add(claim, slot: slot)
            }
        }
        return true
    }

    /// The BOAMP publishes what buyers under French law announce; the code's overseas rules are the same in the departments only.
    private mutating func tellCountry() {
        for index in records.buyers.indices where records.buyers[index][BuyerField.country].claims.isEmpty {
            guard let claim = records.buyers[index][BuyerField.postCode].claims.first, case .text(let code) = claim.value,
                let country = PostCode.country(code)
            else { continue }
            records.buyers[index].add(Claim(.code(country), claim.evidence), to: BuyerField.country)
        }
    }

    /// A call for competition lists all its lots, if it says whether there are several; an award may concern some only.
    private mutating func lotList(formType: String?) -> RecordList {
        let isListed = numbers.contains { $0.element > 0 }
        let divided = records.procedure[ProcedureField.isDivided].claims
        let isWhole = isListed ? !(divided.contains { $0.value == .bool(true) } && records.lots.count == 1 && numbers[0].text.isEmpty) : isUndivided
        guard records.isComplete, formType == "competition", isWhole else { return RecordList(records.lots, completeness: .partial) }
        if isListed, let last = numbers.last {
            let evidence = records.evidence("", last.element, last.text.isEmpty ? tag(of: last.element) : last.text)
            records.procedure.add(Claim(.integer(records.lots.count), evidence), to: ProcedureField.numberOfLots)
            if let allLots { records.procedure.add(Claim(.integer(records.lots.count), allLots), to: ProcedureField.maximumLotsSubmitted) }
            if divided.isEmpty, records.lots.count > 1 { records.procedure.add(Claim(.bool(true), evidence), to: ProcedureField.isDivided) }
        } else if let claim = divided.first {
            records.procedure.add(Claim(.integer(1), claim.evidence), to: ProcedureField.numberOfLots)
        }
        return RecordList(records.lots, completeness: .complete)
    }

    /// What the form has a place for, save what it says without saying which.
    private func attributes(of form: FieldArea.Form) -> AttributeSet {
        var all = AttributeSet()
        let said = Set(unspecified)
        for form in [form, .common] {
            for attribute in Catalogue.standard.all where trie.attributes[form]?.contains(attribute) == true {
                if !said.contains(.claim(attribute.record, slot: attribute.slot)) { all.insert(attribute) }
            }
        }
        return all
    }
}

extension RecordPlan.Destination {
    fileprivate var isBuyer: Bool {
        if case .buyer = self { true } else { false }
    }
}

extension ValueKind {
    /// Whether its element may hold any text, most of which is no value.
    fileprivate var mayBeAnything: Bool {
        switch self {
        case .translated, .weight, .weightKind, .count: true
        default: false
        }
    }
}

extension FactValue {
    /// An amount of zero is how a form writes that there is none.
    fileprivate var isNothing: Bool {
        if case .money(let money) = self { money.amount == .zero } else { false }
    }
}
