// The market model: one consultation, every fact of which knows where it was written.

import Provenance

/// One consultation.
public struct Market: Sendable {
    public var notice = Record(.notice)
    /// The buyer; the leading one where several buy together.
    public var buyer = Record(.buyer)
    public var procedure = Record(.procedure)
    public var lots = RecordList.unknown
    /// Who asks whether to bid; `nil` where nobody does, and rules about candidates then have nothing to judge.
    public var candidate: Record?

    public var documents: [DocumentRecord]
    public var coverage: Coverage
    public var launchDate = LaunchDate.unknown

    /// Lists that differ from paper to paper, and references that lead nowhere.
    public var discrepancies: [Discrepancy] = []
    /// The order in which the papers of the contract prevail over each other, as one of them states it.
    public var precedence: Precedence?

    /// Judgement questions that a person has decided.
    public var declaredJudgements: [DeclaredJudgement] = []
    /// French remarks for the reader about the papers as a whole.
    public var remarks: [String] = []

    public init(documents: [DocumentRecord] = []) {
        self.documents = documents
        coverage = Coverage(documents: documents)
    }

    /// What is known of an attribute that holds one value.
    public func state(of attribute: Attribute, in record: Record) -> FactState {
        let fact = record[slot: attribute.slot]
        if let prevailing = fact.prevailing { return .stated(fact.claims[prevailing].value) }
        guard let first = fact.claims.first else {
            return fact.denial != nil || coverage.isSilence(about: attribute, in: record) ? .silent : .unread
        }
        if fact.claims.count == 1 { return .stated(first.value) }
        let values = fact.distinctValues
        return values.count == 1 ? .stated(values[0]) : .conflicting(values)
    }

    public func state<Field: RecordField>(of field: Field, in record: Record) -> FactState {
        state(of: Catalogue.standard.attributes(of: Field.recordType)[field.rawValue], in: record)
    }

    /// What is known of an attribute that holds a set of values: those claimed, and whether there may be more.
    public func values(of attribute: Attribute, in record: Record) -> (known: [FactValue], complete: Bool) {
        let fact = record[slot: attribute.slot]
        return (fact.distinctValues, fact.isDeclared || coverage.isSilence(about: attribute, in: record))
    }

    /// Gives each lot the procedure's claims where the catalogue allows it and the lot has none of its
    /// own. The claims keep the address at which they were written.
    public mutating func inherit() {
        for attribute in Catalogue.standard.attributes(of: .lot) where attribute.spec.inherits {
            guard let source = Catalogue.standard.attribute(named: attribute.name, of: .procedure) else { continue }
            let fact = procedure[slot: source.slot]
            guard !fact.claims.isEmpty else { continue }
            for index in lots.members.indices where lots.members[index][slot: attribute.slot].claims.isEmpty {
                lots.members[index][slot: attribute.slot] = fact
            }
        }
    }

    /// Whether the number of lots that is written contradicts the lots that are listed (two numbers),
    /// `nil` if it does not or if one of them is not known.
    public var lotCountConflict: (stated: Int, listed: Int)? {
        guard lots.completeness == .complete,
            case .stated(.integer(let stated)) = state(of: ProcedureField.numberOfLots, in: procedure),
            stated != lots.members.count
        else { return nil }
        return (stated, lots.members.count)
    }
}
