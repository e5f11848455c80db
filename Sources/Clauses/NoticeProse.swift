// The free text of a notice → claims: what French notices say in prose because eForms has no field.

import Market
import Provenance

extension PhraseLibrary {
    /// Reads every text of the market and adds what the phrases state, each with a quote of its own.
    ///
    /// False if a text could not be read to its end.
    @discardableResult
    public func addClaims(to market: inout Market) -> Bool {
        var findings: [Finding] = []
        var isComplete = true
        func read(_ record: Record, _ place: Place, _ texts: [ProseSlot]? = nil) {
            for prose in texts ?? self.prose(of: record.type) {
                for claim in record[slot: prose.slot].claims {
                    guard case .text(let text) = claim.value, !claim.evidence.isDeclaration else { continue }
                    let reading = self.read(text, lookingFor: prose.clauses)
                    if !reading.isComplete { isComplete = false }
                    for clause in reading.clauses { findings.append(Finding(clause: clause, claim: claim, place: place)) }
                }
            }
        }
        read(market.buyer, .buyer)
        read(market.procedure, .procedure)
        // What is said of a market that is not divided is said of its only lot.
        if market.lots.completeness == .complete, market.lots.members.count == 1 {
            read(market.procedure, .lot(0), textsOnTheOnlyLot)
        }
        for (number, lot) in market.lots.members.enumerated() {
            read(lot, .lot(number))
            for (position, criterion) in lot[list: LotField.awardCriteria].members.enumerated() {
                read(criterion, .criterion(number, position))
            }
            // What a candidate must be able to do says nothing of the lot, but it may cite articles.
            for criterion in lot[list: LotField.selectionCriteria].members { read(criterion, .procedure) }
        }
        for finding in findings { finding.add(to: &market) }
        return isComplete
    }
}

/// The record in whose text a clause was found.
private enum Place {
    case buyer, procedure
    case lot(Int)
    case criterion(Int, Int)
}

/// A clause with the text it was found in.
private struct Finding {
    let clause: RecognisedClause
    let claim: Claim
    let place: Place

    /// Writes what the clause states into the record it speaks of.
    func add(to market: inout Market) {
        if let number = clause.lotNumber {
            // « lot n° 2 : 60 heures »: the sentence itself says which lot it is about.
            guard let index = market.lots.index(ofLotNumber: number) else { return }
            add(to: &market.lots.members[index])
            return
        }
        switch place {
        case .buyer: add(to: &market.buyer)
        case .procedure: add(to: &market.procedure)
        case .lot(let index):
            if !add(to: &market.lots.members[index]) { add(to: &market.procedure) }
        case .criterion(let lot, let position):
            var list = market.lots.members[lot][list: LotField.awardCriteria]
            guard list.members.indices.contains(position) else { return }
            add(to: &list.members[position])
            market.lots.members[lot][list: LotField.awardCriteria] = list
        }
    }

    private var evidence: Evidence {
        Evidence(document: claim.evidence.document, locator: claim.evidence.locator, quote: clause.quote)
    }

    /// False if the record has none of the attributes.
    @discardableResult
    private func add(to record: inout Record) -> Bool {
        var isKnown = false
        for yield in clause.yields where add(yield, to: &record) { isKnown = true }
        return isKnown
    }

    private func add(_ yield: ClauseDefinition.Yield, to record: inout Record) -> Bool {
        switch yield {
        case .value(let name, let source):
            guard let attribute = Catalogue.standard.attribute(named: name, of: record.type) else { return false }
            guard let value = value(source, attribute) else { return true }
            let claim = Claim(value, evidence)
            // The same words twice in one text are one statement.
            if !record[slot: attribute.slot].claims.contains(where: { $0.value == value && $0.evidence.locator == evidence.locator }) {
                record[slot: attribute.slot].add(claim)
            }
            return true
        case .member(let name, let fields):
            guard let attribute = Catalogue.standard.attribute(named: name, of: record.type),
                case .records(let type) = attribute.spec.type
            else { return false }
            var list = record[listSlot: attribute.slot]
            var member = Record(type, identifier: String(list.members.count + 1))
            // Of two ways to say it, the one that was not used states nothing.
            var isStated = fields.values.allSatisfy(\.isConstant)
            for field in type.attributes {
                guard let source = fields[field.name], let value = value(source, field) else { continue }
                if !source.isConstant { isStated = true }
                member[slot: field.slot].add(Claim(value, evidence))
            }
            guard isStated else { return true }
            list.members.append(member)
            if list.completeness == .unknown { list.completeness = .partial }
            record[listSlot: attribute.slot] = list
            return true
        }
    }

    private func value(_ source: ClauseDefinition.Source, _ attribute: Attribute) -> FactValue? {
        source.value(of: attribute, captures: clause.captures)
    }
}

extension ClauseDefinition.Source {
    /// Whether it does not depend on the words.
    fileprivate var isConstant: Bool {
        if case .constant = self { true } else { false }
    }

    /// The value that a match gives an attribute; `around` are the words it stands among.
    func value(of attribute: Attribute, captures: [String: String], around: @autoclosure () -> String = "") -> FactValue? {
        switch self {
        case .constant(let text): return try? FactValue(parsing: text, as: attribute.spec.type)
        case .capture(let name, let unit):
            guard let captured = captures[name] else { return nil }
            let text = captured + unit
            if case .code(list: "ccp-article", _) = attribute.spec.type {
                // Articles are written in many ways (« L. 2113-13 », « l2113-13 »): one form lets rules compare them.
                return .code(text.filter { $0 != "." && $0 != " " && $0 != "*" }.uppercased())
            }
            if case .code(let list, _) = attribute.spec.type, list.hasPrefix("nuts") { return .code(text.uppercased()) }
            return FrenchValues.value(text, as: attribute.spec.type, around: around())
        }
    }
}

extension RecordList {
    /// The lot that papers call « lot n° 2 »: by its identifier's digits, else by its place in the list.
    fileprivate func index(ofLotNumber number: Int) -> Int? {
        members.firstIndex { Int($0.identifier.drop { !$0.isNumber }) == number }
            ?? (members.indices.contains(number - 1) ? number - 1 : nil)
    }
}
