// What a run amounts to, said on standard error.

import Glibc
import Reports

enum RunSummary {
    /// Nothing for one consultation that was read: its report says it all.
    static func say(_ totals: RunTotals, leftOut: [LeftOut] = [], isBatch: Bool, saysCounts: Bool = true, saysRemarks: Bool = false) {
        if saysRemarks { for remark in totals.remarks { Talk.say("clausier : \(Talk.harmless(remark))") } }
        guard isBatch || totals.consultations != 1 || !totals.failures.isEmpty || totals.summary.ruleErrors > 0 else { return }
        for line in lines(totals, leftOut: leftOut, showsCounts: saysCounts && (isBatch || totals.consultations != 1)) { Talk.say(line) }
    }

    static func lines(_ totals: RunTotals, leftOut: [LeftOut], showsCounts: Bool) -> [String] {
        var lines: [String] = []
        if showsCounts {
            let summary = totals.summary
            let counts = [
                (summary.blocking, "non conforme", "non conformes"), (summary.major, "irrégularité probable", "irrégularités probables"),
                (summary.undetermined, "point à vérifier", "points à vérifier"), (summary.advice, "recommandation", "recommandations"), (summary.suppressed, "accepté ou déjà connu", "acceptés ou déjà connus"),
            ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 < 2 ? $0.1 : $0.2)" }
            let found = counts.isEmpty ? "aucun écart relevé" : counts.joined(separator: ", ")
            lines.append("\(totals.consultations) consultation\(totals.consultations < 2 ? "" : "s") : \(found)")
        }
        if !totals.failures.isEmpty {
            lines.append(totals.failures.count == 1 ? "1 document non lu en entier :" : "\(totals.failures.count) documents non lus en entier :")
            for failure in totals.failures {
                lines.append("  \(Talk.harmless(failure.document ?? failure.source)) — \(Talk.harmless(failure.reason))")
            }
        }
        if totals.summary.ruleErrors > 0 {
            lines.append("\(totals.summary.ruleErrors) erreur\(totals.summary.ruleErrors < 2 ? "" : "s") de règle : voir les résultats de cause « ruleError »")
        }
        if !leftOut.isEmpty {
            lines.append("laissé de côté :")
            for entry in leftOut { lines.append("  \(Talk.harmless(entry.description))") }
        }
        return lines
    }
}
