// Which criteria of a list stand below which: by their numbers and words, else by arithmetic — the
// weights of criteria add up to 100, those of sub-criteria to their criterion's.

import Figures

/// Sorts a flat list into criteria and sub-criteria.
enum CriterionLevels {
    /// More steps than any real list needs.
    private static let mostSteps = 4000

    /// `nil` if the list cannot be what the criteria are.
    /// `isCompact`: the lines of the list follow each other, one criterion each.
    static func nodes(of list: [CriterionItem], isCompact: Bool = false) -> [CriterionNode]? {
        guard !list.isEmpty, list.count <= 40 else { return nil }
        let items = raised(list)
        // A coefficient and a percentage do not stand in one list.
        let tops = items.filter { !$0.isSubcriterion }
        guard let first = tops.first else { return nil }
        let isMixed = tops.contains { $0.unit != first.unit }
        if !isMixed, isWhole(tops) { return marked(items) }
        var steps = 0
        let numbered = numberedWhole(items)
        let whole = numbered?.map(\.item.range)
        if let nodes = arithmetic(items, 0, .zero, 100, &steps), whole == nil || nodes.map(\.item.range) == whole { return nodes }
        if isOfThousand(items), let nodes = arithmetic(items, 0, .zero, 1000, &steps) { return nodes }
        if !isMixed, first.unit == .points, let nodes = arithmetic(items, 0, .zero, 20, &steps), nodes.count > 1 { return nodes }
        if let numbered { return numbered }
        // Not 100 in all: believed only where the paper itself calls each figure a weight, numbers its
        // criteria one by one, or lists them line by line with nothing between that could be one more.
        guard !isMixed, tops.count > 1 || tops[0].isDeclaredWeight else { return nil }
        let isNumbered = tops.indices.allSatisfy { tops[$0].number == [$0 + 1] }
        return tops.allSatisfy(\.isDeclaredWeight) || (isNumbered && tops.count > 1) || isCompact && isNearlyWhole(items) ? marked(items) : nil
    }

    /// Whether the criteria of each set of lots make the whole, their sub-criteria aside.
    static func areWhole(_ items: [CriterionItem]) -> Bool {
        guard items.count > 1, items.count <= 40 else { return false }
        return Dictionary(grouping: items, by: \.scope).values.allSatisfy { list in
            if isWhole(list.filter { !$0.isSubcriterion }) || numberedWhole(list) != nil { return true }
            var steps = 0
            return arithmetic(list, 0, .zero, 100, &steps) != nil || isOfThousand(list) && arithmetic(list, 0, .zero, 1000, &steps) != nil
        }
    }

    /// « 7.1 Prix », « 7.2 Valeur technique »: numbered below their heading, they are criteria all the same.
    private static func raised(_ items: [CriterionItem]) -> [CriterionItem] {
        let numbered = items.map(\.number).filter { !$0.isEmpty }
        guard numbered.count > 1, let first = numbered.first, first.count > 1, numbered.enumerated().allSatisfy({ $1 == Array(first.dropLast()) + [$0 + 1] }) else { return items }
        return items.map { item in
            var item = item
            if !item.number.isEmpty { item.isSubcriterion = false }
            return item
        }
    }

    /// « 1 – Valeur technique : 60 %, 2 – Prix : 40 % », whatever is said of each in between or further on: below it, if
    /// that makes up its weight or a hundred.
    private static func numberedWhole(_ items: [CriterionItem]) -> [CriterionNode]? {
        var numbered: [Int] = []
        for index in items.indices where items[index].number == [numbered.count + 1] && !items[index].isSubcriterion { numbered.append(index) }
        guard numbered.first == 0, numbered.count > 1, numbered.count < items.count, isWhole(numbered.map { items[$0] }) else { return nil }
        return numbered.indices.map { position in
            let end = position + 1 < numbered.count ? numbered[position + 1] : items.count
            let below = Array(items[numbered[position] + 1..<end])
            let isMadeOf = below.count > 1 && position + 1 < numbered.count && (sum(below) == items[numbered[position]].weight || sum(below) == 100)
            return CriterionNode(item: items[numbered[position]], subcriteria: isMadeOf ? below : [])
        }
    }

    /// Points that are more than a hundred in all may be out of a thousand.
    private static func isOfThousand(_ items: [CriterionItem]) -> Bool {
        guard items.allSatisfy({ $0.unit == .points || $0.unit == .unstated }), let total = sum(items) else { return false }
        return total >= 1000
    }

    /// Whether the weights are all there are: 100 % or 100 points, coefficients that make 1, 10 or 100.
    private static func isWhole(_ items: [CriterionItem]) -> Bool {
        guard let total = sum(items) else { return false }
        if total == 100 { return true }
        return items.allSatisfy { $0.unit == .coefficient || $0.unit == .unstated || $0.unit == .points } && (total == 1 || total == 10 || total == 20 || total == 1000) && items.count > 1
    }

    /// Percentages that miss 100 by a slip: no part of them makes 100, which would make the rest sub-criteria.
    private static func isNearlyWhole(_ items: [CriterionItem]) -> Bool {
        guard (2...8).contains(items.count), items.allSatisfy({ $0.unit == .percent && !$0.isSubcriterion }), let total = sum(items), total >= 80, total <= 120 else { return false }
        return !(1..<(1 << items.count) - 1).contains { subset in sum(items.indices.filter { subset & (1 << $0) != 0 }.map { items[$0] }) == 100 }
    }

    private static func sum(_ items: some Sequence<CriterionItem>) -> ExactDecimal? {
        items.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1.weight) }
    }

    /// Sub-criteria as the paper marks them, each below the criterion before it. « 2.1.1 » below « 2.1 » is a part of a
    /// sub-criterion, which the model does not hold.
    private static func marked(_ items: [CriterionItem]) -> [CriterionNode] {
        var nodes: [CriterionNode] = []
        for item in items {
            if item.isSubcriterion, !nodes.isEmpty {
                if item.number.count > 2, nodes[nodes.count - 1].subcriteria.contains(where: { $0.number == item.number.dropLast() }) { continue }
                nodes[nodes.count - 1].subcriteria.append(item)
            } else if !item.isSubcriterion {
                nodes.append(CriterionNode(item: item))
            }
        }
        return nodes
    }

    /// The one way in which criteria make the whole, 100 or 1 000, and what stands below each makes its weight.
    private static func arithmetic(_ items: [CriterionItem], _ start: Int, _ total: ExactDecimal, _ whole: ExactDecimal, _ steps: inout Int) -> [CriterionNode]? {
        steps += 1
        if start == items.count { return total == whole ? [] : nil }
        guard steps < mostSteps, !items[start].isSubcriterion, total < whole, let next = total.adding(items[start].weight), next <= whole else { return nil }
        var end = start + 1
        var below = ExactDecimal.zero
        // The longest run first: sub-criteria that make the weight, then none.
        var runs: [Int] = []
        while end < items.count, let sum = below.adding(items[end].weight), sum <= whole {
            below = sum
            end += 1
            if below == items[start].weight || below == 100, end - start > 2 || items[start + 1].isSubcriterion { runs.append(end) }
        }
        runs.reverse()
        for run in runs + [start + 1] {
            if let rest = arithmetic(items, run, next, whole, &steps) {
                return [CriterionNode(item: items[start], subcriteria: Array(items[start + 1..<run]))] + rest
            }
        }
        return nil
    }
}
