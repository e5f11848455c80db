// What one document brings to the market, brought into one form: what it says of the market, of every
// lot, and of lots by number.

import Clauses
import Market
import Notices
import Provenance

/// What one document brings.
struct Contribution: Sendable {
    let document: DocumentID
    let kind: PaperKind
    /// The lots the document is about; empty: the whole market.
    var scope: [String] = []
    /// Of a notice in prose: what it says of itself.
    var notice = Record(.notice)
    var buyer = Record(.buyer)
    var procedure = Record(.procedure)
    /// What it says of every lot it is about.
    var everyLot = Record(.lot)
    var lots: [LotStatements] = []
    /// Whether it lists the lots of the market.
    var listsLots = false
    /// The only lots that its insertion clause can be of.
    private var insertionLots: [String]?

    init(_ statements: PaperStatements, _ record: DocumentRecord) {
        document = record.id
        kind = record.kind
        scope = record.lots
        notice = statements.notice
        buyer = statements.buyer
        procedure = statements.procedure
        everyLot = statements.everyLot
        lots = statements.lots
        insertionLots = statements.insertionLots
        // The CCTP of lot 3 names lot 3: that is no list of the market's lots.
        listsLots = statements.listsLots && record.lots.isEmpty
        inheritFromProcedure(movesAll: !record.lots.isEmpty)
    }

    /// What says less of the market than of each lot, and contradicts none: « 90910000, nettoyage » beside
    /// a lot « 90919200, nettoyage de bureaux ». Lots of which no paper gives their own have the market's.
    private static let general: Set<Int> = [LotField.mainClassification.rawValue]

    /// The lots of which the document says by number that they have an insertion clause of this kind: « none », « required ».
    func lots(withInsertionClause code: String) -> [String] {
        lots.filter { $0.record[LotField.insertionClause].claims.contains { $0.value == .code(code) } }.map(\.number)
    }

    /// What a paper says of its insertion clause.
    private static let insertion = Set(
        [LotField.insertionClause, .insertionRate, .insertionClauseKind, .insertionPublics, .insertionModes, .insertionPenalty, .insertionReporting, .insertionFacilitator, .insertionCommitments].map(\.rawValue))

    /// What the paper says of the market holds of its lots where the catalogue allows it. In a paper
    /// about one lot, « the market » is that lot: its duration and amounts are moved, not copied.
    private mutating func inheritFromProcedure(movesAll: Bool) {
        for attribute in Catalogue.standard.attributes(of: .lot) {
            guard attribute.spec.inherits && !Self.general.contains(attribute.slot) || movesAll, attribute.spec.type != .text,
                let source = Catalogue.standard.attribute(named: attribute.name, of: .procedure)
            else { continue }
            let claims = procedure[slot: source.slot].claims
            guard !claims.isEmpty else { continue }
            if everyLot[slot: attribute.slot].claims.isEmpty {
                for claim in claims { everyLot.add(claim, slot: attribute.slot) }
            }
            // What is of some lots only is not left to the market, which would give it to all.
            if movesAll || insertionLots != nil && attribute.slot == LotField.insertionClause.rawValue { procedure[slot: source.slot] = Fact() }
        }
    }

    /// What the document says of one lot: what it says of that lot by number, and for the rest what it
    /// says of every lot. The special goes before the general within one paper.
    ///
    /// `isWithoutClause`: a paper says that the lot has no insertion clause, so nothing holds of it that is said of the clause
    /// in general; whether another says in general that there is one is a contradiction to show.
    func statements(aboutLot number: String, isWithoutClause: Bool = false) -> Record {
        let concerns = scope.isEmpty || scope.contains(number)
        var record = lots.first { $0.number == number }?.record ?? Record(.lot)
        guard concerns else { return record }
        let isOutside = insertionLots.map { !$0.contains(number) } ?? false
        for attribute in RecordType.lot.attributes {
            if isOutside || isWithoutClause && attribute.slot != LotField.insertionClause.rawValue, Self.insertion.contains(attribute.slot) { continue }
            if case .records = attribute.spec.type {
                let general = everyLot[listSlot: attribute.slot]
                if record[listSlot: attribute.slot].members.isEmpty, !general.members.isEmpty || general.completeness != .unknown {
                    record[listSlot: attribute.slot] = general
                }
                continue
            }
            let general = everyLot[slot: attribute.slot].claims
            let isSet = attribute.spec.cardinality == .many
            guard isSet || record[slot: attribute.slot].claims.isEmpty else { continue }
            for claim in general where !record[slot: attribute.slot].claims.contains(claim) { record.add(claim, slot: attribute.slot) }
        }
        return record
    }

    /// The number of lots that the document itself announces, if it is one number.
    var announcedLots: Int? {
        let numbers = Set(procedure[ProcedureField.numberOfLots].claims.compactMap { claim in
            if case .integer(let number) = claim.value { number } else { nil }
        })
        return numbers.count == 1 ? numbers.first : nil
    }

    /// Whether its list of lots can be taken for the whole list: numbered from 1 without a gap, and as
    /// many as it announces. One that misses a row is no contradiction, it is a list half read.
    var hasWholeList: Bool {
        guard listsLots, !lots.isEmpty else { return false }
        if let announced = announcedLots, announced != lots.count { return false }
        // The one lot of a consultation that is launched again for it.
        if lots.count == 1 { return true }
        let numbers = lots.compactMap { Int($0.number) }
        return numbers.count == lots.count ? Set(numbers) == Set(1...numbers.count) : announcedLots != nil
    }
}

extension Record {
    /// Adds another record's claims, each once for one passage: of the same value quoted twice from the
    /// same words, the longer quote stands already or tells no more.
    mutating func take(_ other: Record) {
        for (slot, fact) in other.facts.enumerated() {
            for claim in fact.claims where !self[slot: slot].claims.contains(where: { $0.tells(claim) }) { add(claim, slot: slot) }
        }
    }
}

extension Claim {
    /// Whether this claim says all that the other does: the same value, from words that hold the other's.
    fileprivate func tells(_ other: Claim) -> Bool {
        guard value == other.value, evidence.document == other.evidence.document else { return false }
        if evidence == other.evidence { return true }
        switch (evidence.locator, other.evidence.locator) {
        case (.paragraph(let part, let index, let start, let end), .paragraph(let otherPart, let otherIndex, let otherStart, let otherEnd)):
            return part == otherPart && index == otherIndex && start <= otherStart && end >= otherEnd
        case (.page(let page, let block, _), .page(let otherPage, let otherBlock, _)):
            return page == otherPage && block == otherBlock && evidence.quote.contains(other.evidence.quote)
        default:
            return false
        }
    }
}
