// Yes, no, or not known: what indicators are counted from. Not known is never no.

import Market

/// What is known of a question about one contract.
public enum Answer: String, Sendable, Hashable, CaseIterable {
    case yes, no, unknown

    init(_ value: Bool?) {
        self =
            switch value {
            case true?: .yes
            case false?: .no
            case nil: .unknown
            }
    }

    /// Yes if one of them is; no only if all are.
    static func any(_ answers: [Answer]) -> Answer {
        if answers.contains(.yes) { return .yes }
        return answers.contains(.unknown) ? .unknown : .no
    }
}

extension Market {
    /// Whether one of the values of an attribute is of a kind. That there is none follows only from
    /// papers that would say so.
    func answer(_ field: LotField, of lot: Record, _ isMeant: (FactValue) -> Bool) -> Answer {
        let attribute = field.attribute
        switch attribute.spec.cardinality {
        case .many:
            let values = values(of: attribute, in: lot)
            if values.known.contains(where: isMeant) { return .yes }
            return values.complete ? .no : .unknown
        case .one:
            switch state(of: attribute, in: lot) {
            case .stated(let value): return Answer(isMeant(value))
            // Papers that contradict each other settle nothing, unless they agree on this.
            case .conflicting(let values): return values.allSatisfy(isMeant) ? .yes : values.contains(where: isMeant) ? .unknown : .no
            case .silent: return attribute.spec.whenSilent == .none ? .no : .unknown
            case .unread: return .unknown
            }
        }
    }

    /// Whether one of the award criteria is of a kind.
    func answer(_ field: AwardCriterionField, ofCriteriaOf lot: Record) -> Answer {
        let list = lot[list: LotField.awardCriteria]
        var answers = list.members.map { criterion -> Answer in
            switch state(of: field, in: criterion) {
            case .stated(.bool(let value)): Answer(value)
            default: .unknown
            }
        }
        if list.completeness != .complete { answers.append(.unknown) }
        return .any(answers)
    }
}

extension LotField {
    fileprivate var attribute: Attribute { Catalogue.standard.attributes(of: .lot)[rawValue] }
}
