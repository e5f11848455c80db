// Weights in other units: 60 %, 60 points out of 100 and a coefficient of 6 out of 10 are one weight.

import Figures
import Market
import Provenance

enum WeightAgreement {
    /// Where two papers weigh all criteria in the same proportions, their weights and units are read
    /// as those of the first.
    static func settle(_ list: inout RecordList) {
        var documents: [DocumentID] = []
        for claim in list.members.flatMap({ $0[AwardCriterionField.weight].claims }) where !documents.contains(claim.evidence.document) {
            documents.append(claim.evidence.document)
        }
        guard documents.count > 1, let first = documents.first, let base = weights(in: list, of: first) else { return }
        for document in documents.dropFirst() {
            guard let others = weights(in: list, of: document) else { continue }
            let isSame = areProportional(base, others)
            // Points that add up to what the percentages do are percentages, whatever the figures.
            guard isSame || total(base) == total(others) else { continue }
            for index in list.members.indices {
                if isSame { read(&list.members[index], AwardCriterionField.weight, document, as: first) }
                read(&list.members[index], AwardCriterionField.weightKind, document, as: first)
            }
        }
    }

    /// One weight for each criterion; `nil` if the document does not weigh them all, or one twice.
    private static func weights(in list: RecordList, of document: DocumentID) -> [ExactDecimal]? {
        var weights: [ExactDecimal] = []
        for member in list.members {
            let numbers = member[AwardCriterionField.weight].claims.filter { $0.evidence.document == document }.compactMap { claim in
                if case .number(let number) = claim.value { number } else { nil }
            }
            guard Set(numbers).count == 1, let number = numbers.first, !number.isNegative else { return nil }
            weights.append(number)
        }
        return weights
    }

    private static func areProportional(_ left: [ExactDecimal], _ right: [ExactDecimal]) -> Bool {
        guard let leftTotal = total(left), let rightTotal = total(right), leftTotal != .zero, rightTotal != .zero else { return false }
        return zip(left, right).allSatisfy { first, second in
            guard let one = first.multiplied(by: rightTotal), let other = second.multiplied(by: leftTotal) else { return false }
            return one == other
        }
    }

    private static func total(_ weights: [ExactDecimal]) -> ExactDecimal? {
        weights.reduce(ExactDecimal.zero) { sum, weight in sum?.adding(weight) }
    }

    private static func read(_ record: inout Record, _ field: AwardCriterionField, _ document: DocumentID, as other: DocumentID) {
        let claims = record[field].claims
        guard let target = claims.firstIndex(where: { $0.evidence.document == other }) else { return }
        for index in claims.indices where claims[index].evidence.document == document && claims[index].value != claims[target].value {
            record[field].read(index, as: target)
        }
    }
}
