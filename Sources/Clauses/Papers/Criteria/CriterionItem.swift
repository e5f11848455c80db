// A criterion as a paper lists it: a name and a weight, « Valeur technique : 60 % ».

import Figures

/// What a weight is expressed in.
enum WeightUnit: Hashable {
    case percent, points, coefficient
    /// « par ordre décroissant d’importance »
    case rank
    /// « Pondération : 60 »
    case unstated
}

/// A criterion in a list, its place in the list not yet known.
struct CriterionItem {
    /// Folded bytes; empty if the paper gives no name.
    var name: Range<Int>
    let weight: ExactDecimal
    let unit: WeightUnit
    /// The words from the name to the weight.
    let range: Range<Int>
    let textUnit: Int
    /// « dont … », « Sous-critère 2.1 », « 2.1 » below « 2 ».
    var isSubcriterion: Bool
    /// « 2 », « 2.1 »: the number it carries in the list.
    let number: [Int]
    /// « Critère de coût – Nom : … »: what the paper itself says it is.
    let declaredType: String?
    var scope: LotScope
    /// Whether the paper calls the figure a weight (« Pondération : 60 »).
    let isDeclaredWeight: Bool
}

/// A criterion with what is below it.
struct CriterionNode {
    let item: CriterionItem
    var subcriteria: [CriterionItem] = []
}
