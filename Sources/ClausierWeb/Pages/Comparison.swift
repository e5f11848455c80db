// A corrected package beside the one before: what is settled, new, still open.

import Clausier
import Foundation
import Hummingbird

/// Two judgements side by side, finding by finding: the same rule on the same subject bears the same name in both.
struct PackageComparison {
    struct Change {
        let before: FindingRecord?
        let after: FindingRecord?

        var shown: FindingRecord? { after ?? before }
    }

    private(set) var settled: [Change] = []
    private(set) var new: [Change] = []
    private(set) var changed: [Change] = []
    private(set) var open: [Change] = []

    init(_ before: [FindingRecord], _ after: [FindingRecord]) {
        let earlier = Dictionary(before.map { ($0.finding, $0) }, uniquingKeysWith: { first, _ in first })
        let later = Dictionary(after.map { ($0.finding, $0) }, uniquingKeysWith: { first, _ in first })
        for finding in after where finding.isOpen {
            guard let old = earlier[finding.finding], old.isOpen else {
                new.append(Change(before: earlier[finding.finding], after: finding))
                continue
            }
            let isSame = old.verdict == finding.verdict && old.severity == finding.severity
            if isSame { open.append(Change(before: old, after: finding)) } else { changed.append(Change(before: old, after: finding)) }
        }
        for finding in before where finding.isOpen {
            let now = later[finding.finding]
            if now?.isOpen != true { settled.append(Change(before: finding, after: now)) }
        }
    }
}

extension FindingRecord {
    /// Something the reader has to do with.
    var isOpen: Bool { !harmless && (verdict == Verdict.breach.rawValue || verdict == Verdict.undetermined.rawValue || verdict == Verdict.advice.rawValue) }
}

extension PackageComparison.Change {
    /// « non conforme → conforme ».
    var inFrench: String {
        let old = before.map(\.verdictText) ?? "n’était pas relevé"
        let now = after.map { $0.harmless ? "indéterminé sans conséquence" : $0.verdictText } ?? "ne se pose plus"
        return old == now ? now : "\(old) → \(now)"
    }
}

extension Site {
    func comparisonRoutes(_ router: Router<WebContext>) {
        router.get("controles/:id/comparaison") { _, context in
            let record = try await self.judged(context)
            var view = self.head(record, .comparison)
            for (name, value) in [
                ("uploadAction", "/controles"), ("uploadLabel", "Contrôler le dossier corrigé"), ("previous", record.id),
                ("defaultTitle", record.title), ("maxSize", sizeInFrench(self.limits.totalBytes).replacing(",0", with: "")),
            ] { view[name] = value }
            if let id = record.previous, let previous = try await self.store.consultation(id), previous.judgedAt != nil {
                let comparison = PackageComparison(try await self.store.findings(of: id), try await self.store.findings(of: record.id))
                view["hasComparison"] = true
                view["previousID"] = id
                view["previousTitle"] = previous.title
                view["previousDate"] = previous.createdAt.inFrench
                view["sentence"] = comparison.sentence
                view["sections"] = comparison.sections
            }
            view["nexts"] = try await self.store.corrections(of: record.id).map {
                View(["id": $0.id, "title": $0.title, "date": $0.createdAt.inFrench])
            }
            return self.page("compare", "Dossier corrigé — \(record.title)", view, at: .history, for: context.visitor)
        }
    }
}

extension PackageComparison {
    fileprivate var sentence: String {
        [
            counted(settled.count, "point réglé", "points réglés"), counted(new.count, "point nouveau", "points nouveaux"),
            counted(changed.count, "point qui a changé de gravité", "points qui ont changé de gravité"),
            counted(open.count, "point encore ouvert", "points encore ouverts"),
        ].joined(separator: ", ") + "."
    }

    fileprivate var sections: [View] {
        let parts: [(String, String, [Change], String)] = [
            ("Réglé", "good", settled, "Rien de ce qui était relevé n’est réglé."), ("Nouveau", "bad", new, "Rien de nouveau."),
            ("A changé", "warn", changed, ""), ("Encore ouvert", "calm", open, "Rien ne reste ouvert."),
        ]
        return parts.filter { !$0.2.isEmpty || !$0.3.isEmpty }.map { title, tone, changes, empty in
            View([
                "title": title, "tone": tone, "number": changes.count, "empty": changes.isEmpty ? empty : nil,
                "rows": changes.compactMap { change -> View? in
                    guard let finding = change.shown else { return nil }
                    return View([
                        "rule": finding.rule, "ruleTitle": finding.title, "lot": finding.lot.map { "lot \($0)" }, "change": change.inFrench,
                        "message": change.after?.isOpen == true ? finding.message : nil,
                    ])
                },
            ])
        }
    }
}
