// Finding a fact by its path: `procedure.type`, `lots[LOT-0001].awardCriteria[2].weight`.

import Market
import Settings

/// A path of a fact, taken apart.
struct PathSteps: Hashable {
    /// A name with, where it is a list, the member meant.
    struct Step: Hashable {
        let name: String
        let member: String?
    }

    /// At least two: a record and, last, an attribute.
    let steps: [Step]

    init?(_ path: String) {
        var steps: [Step] = []
        var rest = Substring(path)
        while !rest.isEmpty {
            let name = rest.prefix { $0 != "." && $0 != "[" }
            guard !name.isEmpty else { return nil }
            rest = rest.dropFirst(name.count)
            var member: String?
            if rest.first == "[" {
                // Identifiers of real lots may contain points, never a closing bracket.
                guard let end = rest.firstIndex(of: "]") else { return nil }
                member = String(rest[rest.index(after: rest.startIndex)..<end])
                rest = rest[rest.index(after: end)...]
            }
            steps.append(Step(name: String(name), member: member))
            if rest.first == "." {
                rest = rest.dropFirst()
                if rest.isEmpty { return nil }
            } else if !rest.isEmpty {
                return nil
            }
        }
        guard steps.count >= 2, steps.last?.member == nil else { return nil }
        self.steps = steps
    }
}

extension Market {
    /// Whether something is stated at a path of a fact; false if there is no such fact.
    public func isStated(_ path: String) -> Bool {
        var isStated = false
        var market = self
        _ = PathSteps(path).map { steps in market.edit(steps) { record, attribute in isStated = !record[slot: attribute.slot].claims.isEmpty } }
        return isStated
    }

    /// Lets `body` change the record that holds the attribute; what is wrong with the path, in French, if anything is.
    mutating func edit(_ path: PathSteps, _ body: (inout Record, Attribute) -> Void) -> String? {
        let rest = path.steps.dropFirst()
        let first = path.steps[0]
        switch first.name {
        case AttributePath.root(of: .notice): return Self.edit(&notice, rest, body)
        case AttributePath.root(of: .buyer): return Self.edit(&buyer, rest, body)
        case AttributePath.root(of: .procedure): return Self.edit(&procedure, rest, body)
        case AttributePath.root(of: .lot):
            guard let index = lots.members.firstIndex(where: { $0.identifier == first.member }) else {
                return Self.unknownMember(first.member, lots)
            }
            return Self.edit(&lots.members[index], rest, body)
        default:
            return "rubrique inconnue « \(first.name) »\(Spelling.suggestion(for: first.name, among: ["notice", "buyer", "procedure", "lots"]))"
        }
    }

    private static func edit(
        _ record: inout Record, _ steps: ArraySlice<PathSteps.Step>, _ body: (inout Record, Attribute) -> Void
    ) -> String? {
        guard let step = steps.first else { return "il manque le nom du fait" }
        guard let attribute = Catalogue.standard.attribute(named: step.name, of: record.type) else {
            return "fait inconnu « \(step.name) »\(Spelling.suggestion(for: step.name, among: record.type.attributes.map(\.name)))"
        }
        guard steps.count > 1 else {
            body(&record, attribute)
            return nil
        }
        guard var list = record.lists[attribute.slot] else { return "« \(step.name) » n’est pas une liste connue" }
        guard let index = list.members.firstIndex(where: { $0.identifier == step.member }) else {
            return unknownMember(step.member, list)
        }
        let problem = edit(&list.members[index], steps.dropFirst(), body)
        record[listSlot: attribute.slot] = list
        return problem
    }

    private static func unknownMember(_ member: String?, _ list: RecordList) -> String {
        let known = list.members.map(\.identifier)
        guard let member else { return "dites lequel : \(known.joined(separator: ", "))" }
        return "« \(member) » n’existe pas\(Spelling.suggestion(for: member, among: known))"
    }
}
