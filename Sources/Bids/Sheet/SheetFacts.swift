// Facts as the sheet tells them: the value, every reading where papers differ, and where it is written.

import Figures
import Market
import Provenance
import Rules

extension Record {
    /// What is stated of an attribute, in French: « 48 mois », or « 36 mois ou 48 mois selon les pièces ».
    func told<Field: RecordField>(_ field: Field) -> Stated? {
        let fact = self[field]
        let values = fact.prevailing.map { [fact.value(ofClaim: $0)] } ?? fact.distinctValues
        guard !values.isEmpty else { return nil }
        let type = field.spec.type
        let texts = values.map { FrenchText.value($0, of: type) }
        let isConflict = texts.count > 1 && field.spec.cardinality == .one
        return Stated(
            isConflict ? texts.joined(separator: " ou ") + " selon les pièces" : texts.joined(separator: " ; "), fact.claims.map(\.evidence))
    }
}
