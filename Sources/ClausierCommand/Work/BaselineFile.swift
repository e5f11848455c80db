// Writing the file of known findings.

import Clausier
import Glibc

enum BaselineFile {
    /// Takes out what is gone; leaves the file alone if nothing is.
    static func shrink(_ baseline: Baseline?, _ totals: RunTotals) throws {
        guard let baseline else { throw Failure("--update-baseline : quel fichier ? (--baseline FICHIER)") }
        guard let shrunken = baseline.shrunken(after: totals.suppressionUses) else { return }
        let gone = baseline.entries.count - shrunken.entries.count
        try write(shrunken.text, to: baseline.file)
        Talk.say("clausier : \(baseline.file) : \(gone) constat\(gone < 2 ? "" : "s") disparu\(gone < 2 ? "" : "s"), \(shrunken.entries.count) restant\(shrunken.entries.count < 2 ? "" : "s")")
    }

    /// All or nothing: a run that is interrupted leaves the old file.
    static func write(_ text: String, to path: String) throws {
        let draft = "\(path).\(getpid()).nouveau"
        do {
            var output = try Output(path: draft)
            try output.write(Array(text.utf8))
            try output.flush()
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, path) == 0 else {
            let reason = Failure.systemReason()
            unlink(draft)
            throw Failure("impossible d’écrire \(path) : \(reason)")
        }
    }
}
