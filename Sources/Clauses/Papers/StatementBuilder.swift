// What recognisers find → the statements of a paper: the right record, one claim for each place.

import Market
import Provenance

/// Collects the statements of one paper.
struct StatementBuilder {
    private(set) var statements = PaperStatements()
    let scan: PaperScan
    let document: DocumentID
    private let kind: PaperKind
    private var indexes: [String: Int] = [:]
    /// Clauses and paragraphs whose numbers were given to their lots one by one.
    private var shared: Set<[Int]> = []
    /// The lot that the whole paper is of.
    private let ownLot: String?
    /// What is said of all lots but some, until the paper’s lots are known.
    private var pending: [(name: String, except: [String], change: (inout Record, Attribute) -> Void)] = []
    /// Whether something of insertion is said of « chaque lot ».
    private var saysInsertionOfEvery = false

    /// Every lot has them and no heading « Lot n° 3 » makes them its own: they are those of the consultation
    /// unless the sentence itself names a lot.
    private static let ofTheConsultation: Set<String> = ["tenderDeadline", "requestDeadline", "tenderValidity"]

    /// « Objet du marché : … » on the cover of the acte d’engagement of one lot is still the whole market’s; a notice
    /// titles its lots in their own sections.
    private static let ofTheMarket: Set<String> = ["title", "description"]

    /// The market has one for all its lots, and none where the paper says another of each.
    private static let oneForAll: Set<String> = ["advanceRate", "retentionRate"]

    /// More lots than any market has: what names more is not believed.
    private static let mostLots = 400

    init(_ scan: PaperScan, _ document: DocumentID, _ kind: PaperKind) {
        self.scan = scan
        self.document = document
        self.kind = kind
        ownLot = kind == .ae || kind == .insertionAnnex ? scan.onlyLot : nil
    }

    /// Whether the attribute is of the consultation whatever heading it stands under.
    func isOfTheConsultation(_ name: String) -> Bool {
        Self.ofTheConsultation.contains(name) || kind != .notice && Self.ofTheMarket.contains(name)
    }

    /// Whether the market has no place for what the paper says of some lots only: « avance de 30 % pour les lots 3 et 4 ».
    func hasNoPlace(for name: String, of scope: LotScope) -> Bool {
        guard Self.oneForAll.contains(name) else { return false }
        switch scope {
        case .lots(let numbers): return numbers != ownLot.map { [$0] }
        case .except: return true
        case .every, .unnamed: return false
        }
    }

    /// Whether the attribute of a lot may stand in this kind of paper, or nobody knows what paper it is.
    func admits(_ name: String) -> Bool {
        // The one paper of a small tender says how it will be judged too.
        if kind == .ccp, name == "awardCriteria" { return true }
        guard kind != .other, let papers = Catalogue.standard.attribute(named: name, of: .lot)?.spec.papers else { return true }
        return papers.contains(kind) || papers.contains { $0.standIns.contains(kind) }
    }

    /// Whether a clause gives the numbers of a paragraph to lots for the first time.
    mutating func isFirstShare(_ definition: Int, _ unit: Int) -> Bool { shared.insert([definition, unit]).inserted }

    mutating func setIncomplete() { statements.isComplete = false }
    mutating func setListsLots() { statements.listsLots = true }

    /// Whether the attribute has another value already, for these lots or for all.
    func states(_ name: String, _ scope: LotScope, otherThan value: FactValue) -> Bool {
        func differs(_ record: Record) -> Bool {
            guard let slot = Catalogue.standard.attribute(named: name, of: record.type)?.slot else { return false }
            return record[slot: slot].claims.contains { $0.value != value }
        }
        if differs(statements.everyLot) || differs(statements.procedure) { return true }
        guard case .lots(let numbers) = scope else { return false }
        return numbers.contains { number in indexes[number].map { differs(statements.lots[$0].record) } ?? false }
    }

    /// States a value of the attribute of this name, at some folded bytes.
    mutating func state(_ value: FactValue, _ name: String, _ scope: LotScope, quoting quote: Range<Int>) {
        guard let evidence = scan.text.evidence(quote, document) else { return }
        update(name, scope) { record, attribute in Self.add(Claim(value, evidence), attribute.slot, &record) }
    }

    /// Adds a record to a list of records.
    mutating func append(_ fields: [(name: String, value: FactValue)], to name: String, _ scope: LotScope, quoting quote: Range<Int>) {
        guard let evidence = scan.text.evidence(quote, document) else { return }
        update(name, scope) { record, attribute in
            guard case .records(let type) = attribute.spec.type else { return }
            var list = record[listSlot: attribute.slot]
            var member = Record(type, identifier: String(list.members.count + 1))
            for field in fields {
                guard let slot = Catalogue.standard.attribute(named: field.name, of: type)?.slot else { continue }
                member.add(Claim(field.value, evidence), slot: slot)
            }
            // The same words twice are one statement; the same figures elsewhere are one record.
            if let same = list.members.firstIndex(where: { Self.states($0, fields, type) }) {
                for slot in member.facts.indices { for claim in member.facts[slot].claims { Self.add(claim, slot, &list.members[same]) } }
            } else {
                list.members.append(member)
            }
            if list.completeness == .unknown { list.completeness = .partial }
            record[listSlot: attribute.slot] = list
        }
    }

    /// States of the lots that the paper lists what it says of all but some; nothing where it lists none.
    mutating func resolveExceptions() {
        let listed = statements.listsLots ? statements.lots.filter { !$0.record[LotField.title].claims.isEmpty }.map(\.number) : []
        for (name, except, change) in pending {
            let lots = listed.filter { !except.contains($0) }
            if !lots.isEmpty { update(name, .lots(lots), change) }
        }
        pending = []
    }

    /// Says of which lots alone the insertion clause can be, once all else is stated.
    mutating func noteInsertionLots() {
        for (lots, quote) in InsertionLots.bound(scan) where admits("insertionClause") {
            let open = lots.filter { number in
                indexes[number].map { statements.lots[$0].record[LotField.insertionClause].claims.isEmpty } ?? true
            }
            if !open.isEmpty { state(.code("required"), "insertionClause", .lots(open), quoting: quote) }
        }
        statements.insertionLots = InsertionLots.only(scan, statements, kind, isOfEvery: saysInsertionOfEvery)
    }

    /// Sets or replaces a list of records.
    mutating func update(_ name: String, _ named: LotScope, _ change: @escaping (inout Record, Attribute) -> Void) {
        if case .except(let lots) = named {
            pending.append((name, lots, change))
            return
        }
        let isOfLot = !Self.ofTheConsultation.contains(name) && !Self.ofTheMarket.contains(name)
        let scope = named == .unnamed && isOfLot ? ownLot.map { .lots([$0]) } ?? named : named
        if let attribute = Catalogue.standard.attribute(named: name, of: .lot) {
            if case .lots(let numbers) = scope {
                for number in numbers { updateLot(number) { change(&$0, attribute) } }
                return
            }
            if scope == .every, name.hasPrefix("insertion") { saysInsertionOfEvery = true }
            // What is said of the market as a whole stands on the procedure, where it has such an
            // attribute; a duration, though, is that of each of its lots.
            let whole = scope == .unnamed && name != "duration" ? Catalogue.standard.attribute(named: name, of: .procedure) : nil
            if let whole { change(&statements.procedure, whole) } else { change(&statements.everyLot, attribute) }
        } else if let attribute = Catalogue.standard.attribute(named: name, of: .procedure) {
            change(&statements.procedure, attribute)
        } else if let attribute = Catalogue.standard.attribute(named: name, of: .buyer) {
            change(&statements.buyer, attribute)
        } else if let attribute = Catalogue.standard.attribute(named: name, of: .notice) {
            change(&statements.notice, attribute)
        }
    }

    /// A lot of which only the number is told.
    mutating func nameLot(_ number: String) { updateLot(number) { _ in } }

    private mutating func updateLot(_ number: String, _ change: (inout Record) -> Void) {
        if let index = indexes[number] {
            change(&statements.lots[index].record)
        } else if statements.lots.count < Self.mostLots {
            indexes[number] = statements.lots.count
            statements.lots.append(LotStatements(number: number))
            change(&statements.lots[statements.lots.count - 1].record)
        } else {
            statements.isComplete = false
        }
    }

    private static func add(_ claim: Claim, _ slot: Int, _ record: inout Record) {
        // A paper says many times over that it follows the code: the first place is proof enough.
        if claim.value.isCoded, record[slot: slot].claims.contains(where: { $0.value == claim.value }) { return }
        guard !record[slot: slot].claims.contains(where: { $0.value == claim.value && isSame($0.evidence, claim.evidence) }) else { return }
        record.add(claim, slot: slot)
    }

    /// Two clauses may see the same words: that is one statement.
    private static func isSame(_ left: Evidence, _ right: Evidence) -> Bool {
        if left.locator == right.locator { return true }
        switch (left.locator, right.locator) {
        case (.paragraph(let part, let index, let start, let end), .paragraph(let otherPart, let otherIndex, let otherStart, let otherEnd)):
            return part == otherPart && index == otherIndex && start < otherEnd && otherStart < end
        case (.text(let line, let column), .text(let otherLine, let otherColumn)):
            return line == otherLine && abs(column - otherColumn) < max(left.quote.count, right.quote.count)
        case (.page(let page, let block, _), .page(let otherPage, let otherBlock, _)):
            return page == otherPage && block == otherBlock && (left.quote.contains(right.quote) || right.quote.contains(left.quote))
        default: return false
        }
    }

    private static func states(_ record: Record, _ fields: [(name: String, value: FactValue)], _ type: RecordType) -> Bool {
        type.attributes.allSatisfy { attribute in
            let own = record[slot: attribute.slot].claims.first?.value
            return own == fields.first { $0.name == attribute.name }?.value
        }
    }
}

extension FactValue {
    /// A yes or no, or a code: nobody looks such a thing up in more than one place of a paper.
    fileprivate var isCoded: Bool {
        switch self {
        case .bool, .code: true
        default: false
        }
    }
}
