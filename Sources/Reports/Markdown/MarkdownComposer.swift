// The comment as a whole: what matters most is kept, what does not fit is counted.

import Rules

struct MarkdownComposer: ReportComposing {
    /// GitHub refuses a longer comment. It counts UTF-16 units or less.
    static let limit = 65_536
    /// Kept for what is said at the end.
    private static let reserve = 1_500

    private typealias Part = MarkdownRenderer.Part

    private struct Entry {
        let part: Part
        let consultation: Int
        let text: String
        let count: Int
        var isKept = false
    }

    let context: ReportContext
    private var headings: [String] = []
    private var entries: [Entry] = []
    /// What was too much even to be kept in mind, for runs over thousands of consultations.
    private var forgotten = 0
    private var keptLengths = (grave: 0, others: 0)

    init(context: ReportContext) { self.context = context }

    mutating func open() -> [UInt8] { [] }

    mutating func add(_ piece: ReportPiece) -> [UInt8] {
        let number = headings.count
        headings.append(String(decoding: piece.bytes, as: UTF8.self))
        for entry in piece.entries {
            guard let part = Part(rawValue: entry.rank) else { continue }
            // What is grave goes first, whichever consultation it stands in; what comes after as much of
            // it, or of the rest, as fits several times over cannot be shown.
            let isGrave = part.rawValue <= Part.grave.rawValue
            guard (isGrave ? keptLengths.grave : keptLengths.others) < 4 * Self.limit else {
                forgotten += entry.count
                continue
            }
            if isGrave { keptLengths.grave += entry.bytes.count } else { keptLengths.others += entry.bytes.count }
            entries.append(Entry(part: part, consultation: number, text: String(decoding: entry.bytes, as: UTF8.self), count: entry.count))
        }
        return []
    }

    mutating func close(_ totals: RunTotals) -> [UInt8] {
        let opening = head(totals)
        let closing = foot(totals)
        var room = Self.limit - Self.reserve - opening.utf16.count - closing.utf16.count
        var framed: Set<[Int]> = []
        for part in Part.allCases {
            for index in entries.indices where entries[index].part == part {
                let entry = entries[index]
                var cost = entry.text.utf16.count
                let frames = Self.frames(of: entry.part, entry.consultation).filter { !framed.contains($0) }
                for frame in frames { cost += frame.count == 1 ? headings[entry.consultation].utf16.count : Self.frameCost }
                guard cost <= room else { continue }
                room -= cost
                framed.formUnion(frames)
                entries[index].isKept = true
            }
        }
        var text = opening
        let rows = entries.filter { $0.part == .row && $0.isKept }
        if !rows.isEmpty {
            text += "| consultation | marché | non conforme | irrégularité probable | écart à l’engagement | à vérifier | recommandation |\n"
            text += "|---|---|--:|--:|--:|--:|--:|\n" + rows.map(\.text).joined()
        }
        let byConsultation = Dictionary(grouping: entries.filter { $0.part != .row }, by: \.consultation)
        for number in headings.indices {
            let own = byConsultation[number] ?? []
            guard own.contains(where: \.isKept) else { continue }
            text += headings[number]
            for part in Part.allCases where part != .row {
                let members = own.filter { $0.part == part }
                guard members.contains(where: \.isKept) else { continue }
                text += Self.section(part, members.filter(\.isKept).map(\.text), of: Self.sum(members), kept: Self.sum(members.filter(\.isKept)))
            }
        }
        let leftOut = Self.sum(entries.filter { !$0.isKept }) + forgotten
        if leftOut > 0 {
            text += "\n**Ce commentaire est limité à \(Self.limit) caractères : \(French.count(leftOut, "élément n’y figure pas", "éléments n’y figurent pas")).** Le rapport complet : `clausier check --format text` ou `json`.\n"
        }
        return Array((text + closing).utf8)
    }

    private static let frameCost = 200

    /// The heading of a consultation and the fold of a part are paid for once.
    private static func frames(of part: Part, _ consultation: Int) -> [[Int]] {
        part == .row ? [] : [[consultation], [consultation, part.rawValue]]
    }

    private static func sum(_ entries: [Entry]) -> Int { entries.reduce(0) { $0 + $1.count } }

    private static func section(_ part: Part, _ texts: [String], of count: Int, kept: Int) -> String {
        let rest = count - kept
        let missing = rest > 0 ? "\n… et \(French.count(rest, "autre", "autres")), faute de place.\n" : ""
        let body = texts.joined()
        func folded(_ title: String, _ content: String) -> String {
            "<details><summary>\(title) (\(count))</summary>\n\n\(content)\(missing)\n</details>\n\n"
        }
        let table = "| point | à voir |\n|---|---|\n"
        return switch part {
        case .row: ""
        case .unread: "**Documents non lus en entier :**\n\n\(body)\(missing)\n"
        case .grave: body + missing
        case .undetermined: folded("À vérifier", table + body)
        case .advice: folded("Recommandations", table + body)
        case .suppressed: folded("Acceptés ou déjà connus, hors décompte", table + body)
        case .compliant: folded("Conforme", body)
        case .notApplicable: folded("Sans objet ou sans conséquence", body)
        }
    }

    private func head(_ totals: RunTotals) -> String {
        let summary = totals.summary
        let verdict =
            if summary.blocking > 0 { "non conforme" } else if summary.major > 0 { "irrégularité probable, à justifier" } else if summary.undetermined > 0 {
                "aucun écart relevé, mais tout n’a pas pu être vérifié"
            } else if !totals.failures.isEmpty { "tout n’a pas pu être lu" } else { "aucun écart relevé" }
        let isApart = summary.suppressed > 0 && summary.blocking + summary.major == 0
        return "## Clausier : \(isApart ? Language.french.text(.beyondAccepted, verdict) : verdict)\n\n"
    }

    private func foot(_ totals: RunTotals) -> String {
        var notes = context.notes + totals.remarks
        if notes.count > 20 { notes = notes.prefix(20) + ["… et \(notes.count - 20) autres réglages à revoir."] }
        let reviewed = context.reviewed.map { ", relu au regard du droit le \(FrenchText.date($0))" } ?? ""
        return "\n---\n\n" + notes.map { "- \(MarkdownText.inline($0))\n" }.joined() + (notes.isEmpty ? "" : "\n")
            + "<sub>Règles : jeu \(MarkdownText.inline(context.ruleSetVersion))\(reviewed), \(French.count(context.ruleCount, "règle", "règles")). Clausier \(MarkdownText.inline(context.toolVersion)). Ce contrôle porte sur ce que disent les pièces fournies, et sur rien d’autre ; il ne remplace ni leur lecture, ni l’avis d’un juriste.</sub>\n"
    }
}
