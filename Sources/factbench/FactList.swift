// The statements of a paper as flat facts, one for each (kind, lot, value): what labels are written in.

import Clauses
import Market
import Provenance

/// One fact, as labels and reports write it.
struct FlatFact: Hashable, Comparable {
    /// `lot`, `numberOfLots`, `weight`, `duration`…
    let kind: String
    /// A lot's number; `*` for what is said of every lot or of the market.
    let lot: String
    let value: String

    static func < (left: FlatFact, right: FlatFact) -> Bool {
        (left.kind, left.lot.count, left.lot, left.value) < (right.kind, right.lot.count, right.lot, right.value)
    }
}

/// Flattens statements.
enum FactList {
    /// The attributes that are measured; weights and hours are lists and are flattened on their own.
    static let attributes = [
        "numberOfLots", "isDivided", "maximumLotsSubmitted", "maximumLotsAwarded", "title", "duration", "durationStart", "durationEnd",
        "renewalMaximum", "tenderValidity", "tenderDeadline", "requestDeadline", "estimatedValue", "frameworkMaximumValue",
        "frameworkWithoutMaximum", "frameworkPeriodMaximum", "frameworkMinimumValue", "frameworkPeriodMinimum", "insertionClause", "insertionRate", "reservedParticipation", "reservationBasis", "reservedShare",
    ]

    /// `all`: also what is not measured, to be looked at.
    static func facts(_ statements: PaperStatements, all: Bool = false) -> [(fact: FlatFact, evidence: Evidence)] {
        var facts: [(fact: FlatFact, evidence: Evidence)] = []
        if all {
            add(statements.notice, "*", all, &facts)
            add(statements.buyer, "*", all, &facts)
        }
        add(statements.procedure, "*", all, &facts)
        add(statements.everyLot, "*", all, &facts)
        for lot in statements.lots { add(lot.record, lot.number, all, &facts) }
        var seen: Set<FlatFact> = []
        return facts.filter { seen.insert($0.fact).inserted }
    }

    private static func add(_ record: Record, _ lot: String, _ all: Bool, _ facts: inout [(fact: FlatFact, evidence: Evidence)]) {
        for attribute in record.type.attributes {
            if all || attributes.contains(attribute.name) {
                for claim in record[slot: attribute.slot].claims {
                    facts.append((FlatFact(kind: attribute.name, lot: lot, value: claim.value.description), claim.evidence))
                }
            }
            switch attribute.name {
            case "awardCriteria":
                for criterion in record[listSlot: attribute.slot].members {
                    add(criterion, "weight", lot, &facts)
                    for below in criterion[list: AwardCriterionField.subcriteria].members { add(below, "subweight", lot, &facts) }
                }
            case "insertionCommitments":
                for member in record[listSlot: attribute.slot].members {
                    for claim in member[InsertionCommitmentField.hours].claims {
                        let parts = [InsertionCommitmentField.tranche, .perAmount, .period].compactMap { member.firstValue(of: $0)?.description }
                        facts.append((FlatFact(kind: "hours", lot: lot, value: ([claim.value.description] + parts).joined(separator: " / ")), claim.evidence))
                    }
                }
            default: break
            }
        }
    }

    /// « 60 price »: the weight with the type of its criterion; a criterion without weight by its type.
    private static func add(_ criterion: Record, _ kind: String, _ lot: String, _ facts: inout [(fact: FlatFact, evidence: Evidence)]) {
        let type = criterion.firstValue(of: AwardCriterionField.type)?.description ?? "?"
        let name = criterion[AwardCriterionField.name].claims.first
        var seen: Set<FactValue> = []
        for claim in criterion[AwardCriterionField.weight].claims where seen.insert(claim.value).inserted {
            let words = name?.evidence.quote ?? ""
            facts.append((FlatFact(kind: kind, lot: lot, value: "\(claim.value) \(type) \(Self.short(words))"), claim.evidence))
        }
        if criterion[AwardCriterionField.weight].claims.isEmpty, let name {
            facts.append((FlatFact(kind: kind, lot: lot, value: "- \(type) \(Self.short(name.evidence.quote))"), name.evidence))
        }
    }

    /// The words of a name that tell it from the others.
    static func short(_ name: String) -> String { String(name.prefix(160)).lowercased() }
}
