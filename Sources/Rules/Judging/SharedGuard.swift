// What many rules ask first (« is this a French call for tenders? »), decided once for a market.

import CEL
import Figures

/// A shared sub-expression that was decided.
struct SharedGuard {
    let value: Bool
    /// What it read, in order.
    let reads: [AttributeID]
}

extension Judge {
    /// Decides a shared sub-expression; `nil` where it is not known, or where papers that were not
    /// read play a part: each rule then looks for itself.
    func sharedGuard(_ name: String, _ view: MarketView) -> SharedGuard? {
        guard let program = library.sharedGuard(name) else { return nil }
        view.log.clear()
        // A guard consults no table, so that the day does not matter.
        let variables = RuleEnvironments.variables(view, launch: CivilDate(dayNumber: 0), subject: .init())
        guard case .bool(let value) = program.evaluate(variables), view.log.isComplete, view.log.unreadPapers.isEmpty else { return nil }
        return SharedGuard(value: value, reads: view.log.reads)
    }
}
