// The findings of one group: each with its article, its reason, its proof and its remedy.

import Market
import Provenance
import Rules

/// Quotes shown for one finding; the rest is counted. Nobody reads the thirtieth.
private let shownQuotes = 6

extension Page {
    mutating func findings(
        _ findings: [FoldedFinding], of group: FindingGroup, count: Int, in consultation: JudgedConsultation, _ lots: LotNames
    ) {
        heading("\(group.heading) (\(count))", group.ink)
        // What only waits for facts is asked for further down; here it is only named.
        let waiting = findings.filter { $0.first.cause == .missing }
        for folded in findings where folded.first.cause != .missing {
            block(folded, group, consultation, lots)
            blank()
        }
        for folded in waiting { waitingLine(folded, lots) }
    }

    private mutating func block(
        _ folded: FoldedFinding, _ group: FindingGroup, _ consultation: JudgedConsultation, _ lots: LotNames
    ) {
        let finding = folded.first
        title(folded, group.ink, lots)
        let basis = Self.basis(finding, consultation)
        if !basis.isEmpty { paragraph(Run(basis, .faint), indent: 4) }
        paragraph(Run(finding.message), indent: 4)
        for reservation in finding.reservations { paragraph(Run(French.capitalised(reservation), .faint), indent: 4) }
        // Where laws of several dates disagree, the message names the dates already.
        if finding.alternatives.isEmpty || finding.cause == .launchDate {
            quotes(folded, consultation.market.documents)
        } else {
            alternatives(finding.alternatives, consultation.market.documents)
        }
        if let question = finding.question { paragraph(Run("?\u{A0}", .question), Run(question), indent: 4, hanging: 6) }
        if let remedy = finding.remedy { paragraph(Run("→\u{A0}", .good), Run(remedy), indent: 4, hanging: 6) }
    }

    private mutating func title(_ folded: FoldedFinding, _ ink: Ink, _ lots: LotNames) {
        var runs = [Run(folded.first.rule, ink), Run(" ·\u{A0}", .faint), Run(folded.first.title, .strong)]
        if let subject = subject(of: folded, lots) { runs.append(Run(" (\(subject))")) }
        paragraph(runs, indent: 2, hanging: 4)
    }

    private func subject(of folded: FoldedFinding, _ lots: LotNames) -> String? {
        var parts: [String] = []
        if !folded.lots.isEmpty {
            if let phrase = lots.phrase(for: folded.lots) { parts.append(phrase) }
        } else if folded.first.scope != .market {
            parts.append("lots qui ne sont pas connus")
        }
        if let criterion = folded.first.criterion, folded.members.count == 1 { parts.append("critère\u{A0}\(criterion)") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// « L2113-16 (loi) · version du 1er avril 2019 · droit au 15 juin 2026 ».
    private static func basis(_ finding: Finding, _ consultation: JudgedConsultation) -> String {
        // What no text stands behind has no day in law either.
        guard !finding.legalBasis.isEmpty else { return "" }
        var parts = [French.enumeration(finding.legalBasis.map { "\($0.article)\u{A0}(\($0.kind.rawValue))" })]
        if let version = finding.version { parts.append("version du \(FrenchText.date(version))") }
        if finding.launchDate != consultation.judgement.launchDate {
            parts.append("droit\u{A0}au\u{A0}\(finding.launchDate.sentence(among: consultation.market.documents))")
        } else if let day = finding.launchDate.date {
            parts.append("droit\u{A0}au\u{A0}\(FrenchText.date(day))")
        }
        return parts.joined(separator: " · ")
    }

    private mutating func quotes(_ folded: FoldedFinding, _ documents: [DocumentRecord]) {
        let points = Quotation.points(of: folded.first.message)
        // In the engine's order: what the reason speaks of, then what decided.
        var seen: Set<Evidence> = []
        let shown = folded.members.flatMap(\.evidence).filter { seen.insert($0).inserted }
        for evidence in shown.prefix(shownQuotes) { quote(evidence, documents, around: points, indent: 4) }
        if shown.count > shownQuotes {
            let rest = shown.count - shownQuotes
            paragraph(Run("et \(French.count(rest, "autre passage", "autres passages")) (--format json les donne tous)", .faint), indent: 6)
        }
    }

    private mutating func quote(_ evidence: Evidence, _ documents: [DocumentRecord], around points: [String], indent: Int) {
        var runs = [Run("│\u{A0}", .faint)]
        // A code has its meaning before it; of a text the quote says what there is to say.
        if let label = evidence.label { runs.append(Run(label.contains("\u{A0}: ") ? "\(label) " : "\(label)\u{A0}: ")) }
        if !evidence.quote.isEmpty { runs.append(Run(Quotation.french(evidence.quote, around: points) + " ")) }
        runs.append(Run(evidence.address(among: documents), .faint))
        paragraph(runs, indent: indent, hanging: indent + 2)
    }

    /// Contradictions, side by side: each value, where it is written, and what would follow from it.
    private mutating func alternatives(_ alternatives: [Alternative], _ documents: [DocumentRecord]) {
        // That a contradiction is to be looked into says nothing that its title does not.
        let isTelling = alternatives.contains { $0.verdict != .undetermined }
        let cells = alternatives.map { alternative in
            [
                [Run(French.capitalised(alternative.value), .strong)],
                !isTelling ? [] : [Run("→\u{A0}\(Self.consequence(alternative))")],
            ].filter { !$0.isEmpty }
                + alternative.evidence.prefix(2).flatMap { evidence in
                    [
                        evidence.quote.isEmpty ? [] : [Run(Quotation.french(evidence.quote, limit: 120))],
                        [Run(evidence.address(among: documents), .faint)],
                    ]
                }.filter { !$0.isEmpty }
        }
        columns(cells, indent: 4)
    }

    private static func consequence(_ alternative: Alternative) -> String {
        switch (alternative.verdict, alternative.severity) {
        case (.breach, .blocking): "non conforme"
        case (.breach, _): "irrégularité probable"
        case (.compliant, _): "conforme"
        case (.undetermined, _): "à vérifier"
        case (.advice, _): "recommandation"
        case (.notApplicable, _): "sans objet"
        }
    }

    /// « durée (lot LOT-0001) » → « durée »: the lots stand in the title already.
    private static func withoutPlace(_ label: String) -> String {
        label.firstRange(of: " (lot ").map { String(label[..<$0.lowerBound]) } ?? label
    }

    /// A point that only waits for facts: what it is about, on what it rests and what it lacks.
    private mutating func waitingLine(_ folded: FoldedFinding, _ lots: LotNames) {
        title(folded, FindingGroup.undetermined.ink, lots)
        paragraph(Run(French.enumeration(folded.first.legalBasis.map { "\($0.article)\u{A0}(\($0.kind.rawValue))" }), .faint), indent: 4)
        var labels: [String] = []
        for label in folded.first.missing.map(\.label).map(Self.withoutPlace) where !labels.contains(label) { labels.append(label) }
        if !labels.isEmpty { paragraph(Run("il manque\u{A0}: \(French.enumeration(labels))", .faint), indent: 4) }
    }
}
