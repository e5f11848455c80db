// What the name of a file says about the paper in it.

import Provenance

/// What was made of a name.
struct NameReading: Hashable, Sendable {
    /// The kind that the name says; `nil` where it says none.
    var kind: PaperKind?
    /// The kinds that a vague name (« cahier des charges », an annex) leaves open.
    var possible: [PaperKind] = []
    /// The words of the name that told.
    var reason = ""
    var lots: [String] = []
    /// « CCTP-06 »: a number that may be a lot's, or the paper's own.
    var lotsAreGuessed = false
}

enum PaperNames {
    /// Reads the name of a file, and the folders it stands in for the lot.
    static func read(_ path: String) -> NameReading {
        let steps = path.split(separator: "/")
        let (stem, suffix) = split(steps.last.map(String.init) ?? path)
        let words = FoldedWords(name: stem)
        var reading = kind(words)
        if drawings.contains(suffix) { reading = NameReading(kind: .plan, reason: "« .\(suffix) »") }
        reading.lots = LotNumbers.named(in: words)
        if reading.lots.isEmpty { reading.lots = LotNumbers.abbreviated(in: words) }
        for folder in steps.dropLast().reversed() where reading.lots.isEmpty {
            reading.lots = LotNumbers.named(in: FoldedWords(name: String(folder)))
        }
        if reading.lots.isEmpty, let number = trailingNumber(words, reading) {
            reading.lots = [number]
            reading.lotsAreGuessed = true
        }
        return reading
    }

    /// The number just behind the abbreviation of a paper that often exists lot by lot.
    private static func trailingNumber(_ words: FoldedWords, _ reading: NameReading) -> String? {
        guard let kind = reading.kind, [.cctp, .ae, .dpgf, .bpu, .dqe].contains(kind) else { return nil }
        guard let position = words.position(of: kind.rawValue), position + 1 < words.words.count, words.words[position + 1].utf8.count <= 2 else { return nil }
        let number = LotNumbers.normalised(words.words[position + 1])
        return number == "0" ? nil : number
    }

    /// Formats of drawing programs.
    private static let drawings: Set<String> = ["dwg", "dxf", "dgn", "ifc", "rvt", "skp", "dwf"]

    /// What decides, in this order: a form may be about an acte d'engagement, an annex about a CCAP.
    private static let phrases: [(PaperKind, [String])] = [
        (.form, ["dc 1", "dc 2", "dc 4", "dume", "lettre de candidature", "declaration du candidat", "declaration de sous traitance"]),
        (.insertionAnnex, [
            "clause* insertion", "clause* d insertion", "clause* sociale*", "annexe* insertion", "annexe* * insertion",
            "annexe* * sociale*", "annexe sociale", "fiche insertion", "insertion annexe*", "insertion professionnelle",
        ]),
        (.dpgf, ["dpgf", "cdpgf", "decomposition du prix global*", "decomposition prix global*", "decomposition de prix"]),
        (.bpu, ["bpu", "bpud", "bordereau de* prix", "bordereau prix"]),
        (.dqe, ["dqe", "detail quantitatif*", "detail estimatif*", "devis quantitatif*"]),
    ]

    private static let papers: [(PaperKind, [String])] = [
        (.rc, ["rc", "rdc", "rgc", "reglement de la consultation", "reglement de consultation", "reglement consultation", "reglement particulier de la consultation"]),
        (.ccp, ["ccp", "ccatp", "ccpa", "cahier des clauses particulieres", "cahier clauses particulieres"]),
        (.ccap, ["ccap", "cahier des clauses administratives*", "cahier clauses administratives", "clauses administratives particulieres"]),
        (.cctp, ["cctp", "cahier des clauses techniques*", "cahier clauses techniques", "clauses techniques particulieres"]),
        (.ae, ["ae", "attri 1", "acte d engagement", "acte engagement", "actes d engagement"]),
        (.notice, ["avis", "aapc", "boamp", "joue", "avis de marche", "avis d appel public"]),
        (.form, ["attri 2"]),
    ]

    private static func kind(_ words: FoldedWords) -> NameReading {
        for (kind, phrases) in phrases {
            if let phrase = phrases.first(where: words.contains) { return NameReading(kind: kind, reason: told(phrase, words)) }
        }
        var found: [(kind: PaperKind, position: Int, phrase: String)] = []
        for (kind, phrases) in papers {
            guard let phrase = phrases.first(where: words.contains), let position = words.position(of: phrase) else { continue }
            found.append((kind, position, phrase))
        }
        found = found.filter { !isMisleading($0.kind, words) }
        if let annex = words.position(of: "annexe*") ?? words.position(of: "ann") {
            return self.annex(at: annex, of: found, words)
        }
        if found.contains(where: { $0.kind == .ccap }), found.contains(where: { $0.kind == .cctp }), found.allSatisfy({ $0.kind == .ccap || $0.kind == .cctp }) {
            // « CCAP-CCTP », « CCTP valant CCAP »: both in one.
            return NameReading(kind: .ccp, reason: "« CCAP » et « CCTP »")
        }
        if found.count == 1, let only = found.first { return NameReading(kind: only.kind, reason: told(only.phrase, words)) }
        if found.count > 1 { return NameReading(possible: found.map(\.kind), reason: found.map { told($0.phrase, words) }.joined(separator: ", ")) }
        if words.contains("plan") || words.contains("plans"), !isWrittenPlan(words) { return NameReading(kind: .plan, reason: "« plan »") }
        if words.contains("cahier des charges") || words.contains("cdc") {
            return NameReading(possible: [.ccp, .cctp, .ccap], reason: "« cahier des charges »")
        }
        return NameReading()
    }

    /// « Annexe 2 au CCAP » is no CCAP; « CCAP et annexes » is one.
    private static func annex(
        at position: Int, of found: [(kind: PaperKind, position: Int, phrase: String)], _ words: FoldedWords
    ) -> NameReading {
        if let paper = found.first, paper.position < position, words.words[..<position].suffix(2).contains("et") {
            return NameReading(kind: paper.kind, reason: told(paper.phrase, words))
        }
        let parent = found.first.map { " au \($0.kind.label)" } ?? ""
        return NameReading(kind: .other, possible: (found.first.map { [$0.kind] } ?? []) + [.insertionAnnex], reason: "« annexe\(parent) »")
    }

    /// Words that mean something else in the company of others.
    private static func isMisleading(_ kind: PaperKind, _ words: FoldedWords) -> Bool {
        switch kind {
        // « RDC » is also the ground floor of a drawing.
        case .rc: words.contains("rdc") && !words.contains("rc") && ["plan*", "niveau*", "etage*", "coupe*", "facade*", "r"].contains(where: words.contains)
        case .notice: ["avis technique*", "avis sps", "avis abf", "avis pompiers", "avis de pieces", "avis de reception"].contains(where: words.contains)
        default: false
        }
    }

    /// Plans that are texts: health and safety, quality, waste.
    private static func isWrittenPlan(_ words: FoldedWords) -> Bool {
        ["prevention", "assurance", "qualite", "sante", "securite", "progres", "gestion", "formation", "ppsps", "pgc", "action*"].contains(where: words.contains)
    }

    private static func told(_ phrase: String, _ words: FoldedWords) -> String {
        let start = words.position(of: phrase) ?? 0
        let count = phrase.split(separator: " ").count
        return "« \(words.words[start..<min(words.words.count, start + count)].joined(separator: " ")) »"
    }

    private static func split(_ name: String) -> (stem: String, suffix: String) {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
        let suffix = name[name.index(after: dot)...].lowercased()
        // « 2.1 - RC » has a dot and no extension.
        guard suffix.count <= 5, suffix.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }), suffix.contains(where: \.isLetter) else { return (name, "") }
        return (String(name[..<dot]), suffix)
    }
}

extension PaperKind {
    /// The kind that a file's name says; `nil` where it says none.
    public init?(fileName path: String) {
        guard let kind = PaperNames.read(path.split(separator: "/").last.map(String.init) ?? path).kind else { return nil }
        self = kind
    }
}
