// With which status a run ends.

import Reports

extension RunStatus {
    init(_ totals: RunTotals, _ policy: RunPolicy) { self = RunStatus(rawValue: policy.exitCode(of: totals)) ?? .failed }
}
