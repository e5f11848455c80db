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
    /// Not judged any more: the lot is gone, or what it was judged on could not be read. Nothing says that it is settled.
    private(set) var gone: [Change] = []
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
            guard let now = later[finding.finding] else {
                gone.append(Change(before: finding, after: nil))
                continue
            }
            if !now.isOpen { settled.append(Change(before: finding, after: now)) }
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
                view["unread"] = record.unread > 0 ? counted(record.unread, "pièce du dossier corrigé n’a pas été lue", "pièces du dossier corrigé n’ont pas été lues") : nil
                view["sections"] = comparison.sections
                view["carriedOver"] = try await self.carriedOver(to: record, links: true)
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
        let parts = [
            counted(settled.count, "point réglé", "points réglés"), counted(open.count, "point encore ouvert", "points encore ouverts"),
            new.isEmpty ? "" : counted(new.count, "point nouveau", "points nouveaux"),
            changed.isEmpty ? "" : counted(changed.count, "point qui a changé de gravité", "points qui ont changé de gravité"),
            gone.isEmpty ? "" : counted(gone.count, "point qui n’est plus jugé", "points qui ne sont plus jugés"),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ") + "."
    }

    fileprivate var sections: [View] {
        let parts: [(title: String, tone: String, changes: [Change], empty: String)] = [
            ("Réglé", "good", settled, "Rien de ce qui était relevé n’est réglé."), ("Nouveau", "bad", new, "Rien de nouveau."),
            ("A changé de gravité", "warn", changed, ""), ("Encore ouvert", "calm", open, "Rien ne reste ouvert."),
            ("N’est plus jugé\u{A0}: le lot a disparu, ou une pièce n’a pas été lue", "warn", gone, ""),
        ]
        return parts.filter { !$0.changes.isEmpty || !$0.empty.isEmpty }.map { part in
            View([
                "title": part.title, "tone": part.tone, "number": part.changes.count, "empty": part.changes.isEmpty ? part.empty : nil,
                "rows": Self.folded(part.changes),
            ])
        }
    }

    /// What is the same of several lots is said once.
    private static func folded(_ changes: [Change]) -> [View] {
        var order: [[String]] = []
        var members: [[String]: [Change]] = [:]
        for change in changes {
            guard let finding = change.shown else { continue }
            let message = change.after?.isOpen == true ? finding.message : ""
            let key = [finding.rule, change.inFrench, finding.lot == nil ? message : "", finding.lot == nil ? "" : "lot"]
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(change)
        }
        return order.compactMap { key in
            guard let same = members[key], let finding = same[0].shown else { return nil }
            let lots = same.compactMap { $0.shown?.lot }
            let numbers = same.compactMap { $0.shown?.lotNumber }
            let names = (lots.count == 1 ? "lot " : "lots ") + lots.joined(separator: ", ")
            return View([
                "rule": finding.rule, "ruleTitle": finding.title, "change": key[1],
                "lot": lots.isEmpty ? nil : numbers.count == lots.count ? LotNumbering.phrase(numbers) : names,
                "message": same.count == 1 && same[0].after?.isOpen == true ? finding.message : nil,
            ])
        }
    }
}
