// One finding: article in force, reason, quotes with their address, question, remedy.

import Market
import Provenance
import Rules

/// Quotes in sight, and quotes behind a fold; the JSON has them all.
private let shownQuotes = 4
private let foldedQuotes = 40

extension HTMLWriter {
    mutating func block(_ folded: FoldedFinding, _ subject: HTMLSubject, below: Int, explainsRule: Bool) {
        let finding = folded.first
        let id = subject.id(of: folded)
        element("article", ["class": "cr-finding", "id": id, "aria-labelledby": id + "-t"]) { writer in
            writer.heading(below, ["id": id + "-t"]) { writer in
                writer.prose(finding.title)
                if let phrase = subject.phrase(for: folded) {
                    writer.text(" ")
                    writer.element("span", ["class": "cr-lots"]) { $0.paper("(\(phrase))") }
                }
            }
            writer.basis(finding, subject)
            if let all = subject.lots.phrase(for: folded.lots), all != subject.phrase(for: folded.lots) {
                writer.element("p", ["class": "cr-faint"]) { $0.paper(French.capitalised(all)) }
            }
            if !finding.message.isEmpty { writer.element("p", ["class": "cr-reason"]) { $0.prose(finding.message) } }
            writer.reservations(folded)
            if let remedy = finding.remedy { writer.remedy(remedy) }
            if let question = finding.question {
                writer.element("p", ["class": "cr-question"]) { writer in
                    writer.element("b", text: HTMLWords.question + " ")
                    writer.prose(question)
                }
            }
            writer.proof(folded, subject)
            if explainsRule, let rule = subject.rule(finding.rule) { writer.explanation(of: rule) }
        }
    }

    /// One more finding of a rule whose first says what it rests on.
    mutating func brief(_ folded: FoldedFinding, _ subject: HTMLSubject, below: Int) {
        let finding = folded.first
        let id = subject.id(of: folded)
        element("article", ["class": "cr-finding", "id": id, "aria-labelledby": id + "-t"]) { writer in
            writer.heading(below, ["id": id + "-t"]) { writer in
                if let phrase = subject.phrase(for: folded) { writer.paper(French.capitalised(phrase)) } else { writer.prose(finding.title) }
            }
            if !finding.message.isEmpty { writer.element("p", ["class": "cr-reason"]) { $0.prose(finding.message) } }
            writer.reservations(folded)
            if let remedy = finding.remedy { writer.remedy(remedy) }
            writer.proof(folded, subject, shown: 2, behindFold: 0)
        }
    }

    /// The quotes; of a contradiction, its sides.
    private mutating func proof(_ folded: FoldedFinding, _ subject: HTMLSubject, shown: Int = shownQuotes, behindFold: Int = foldedQuotes) {
        // Where laws of several dates disagree, the message names the dates already.
        if folded.first.alternatives.isEmpty || folded.first.cause == .launchDate {
            quotes(folded, subject, shown: shown, behindFold: behindFold)
        } else {
            sides(folded.first.alternatives, subject)
        }
    }

    /// « RES-03-OBJET · L2113-15 (loi) · version du 1er avril 2019 · droit au 14 septembre 2026 ».
    private mutating func basis(_ finding: Finding, _ subject: HTMLSubject) {
        element("p", ["class": "cr-basis"]) { writer in
            writer.element("code", text: finding.rule)
            guard !finding.legalBasis.isEmpty else { return }
            for basis in finding.legalBasis {
                writer.text(" · ")
                let words = "\(basis.article)\u{A0}(\(basis.kind.rawValue))"
                if let link = basis.link, link.hasPrefix("https://") {
                    writer.element("a", ["href": link, "rel": "noopener noreferrer"], text: words)
                } else {
                    writer.text(words)
                }
            }
            if let version = finding.version { writer.text(" · " + HTMLWords.version(version)) }
            let launch = finding.launchDate
            if launch != subject.consultation.judgement.launchDate {
                writer.text(" · " + HTMLWords.law(launch.sentence(among: subject.documents)))
            } else if let day = launch.date {
                writer.text(" · " + HTMLWords.law(FrenchText.date(day)))
            }
        }
    }

    private mutating func remedy(_ remedy: String) {
        element("div", ["class": "cr-remedy"]) { writer in
            writer.element("p", ["class": "cr-label"], text: HTMLWords.remedy)
            writer.element("p", ["class": "cr-copy"]) { $0.lines(remedy) }
        }
    }

    private mutating func quotes(_ folded: FoldedFinding, _ subject: HTMLSubject, shown: Int, behindFold: Int) {
        let points = Quotation.points(of: folded.first.message)
        var seen: Set<Evidence> = []
        // In the engine's order: what the reason speaks of, then what decided.
        let all = folded.members.flatMap(\.evidence).filter { seen.insert($0).inserted }
        guard !all.isEmpty else { return }
        element("div", ["class": "cr-quotes"]) { writer in
            for evidence in all.prefix(shown) { writer.quote(evidence, subject, around: points) }
            let rest = all.dropFirst(shown)
            guard !rest.isEmpty, behindFold > 0 else { return }
            writer.element("details") { writer in
                writer.element("summary", text: HTMLWords.moreQuotes(rest.count))
                for evidence in rest.prefix(behindFold) { writer.quote(evidence, subject, around: points) }
                if rest.count > behindFold { writer.element("p", ["class": "cr-faint"], text: HTMLWords.quotesLeftOut(rest.count - behindFold)) }
            }
        }
    }

    /// What a verdict takes for granted.
    mutating func reservations(_ folded: FoldedFinding) {
        let all = folded.reservations
        for reservation in all.prefix(2) { element("p", ["class": "cr-faint"]) { $0.prose(French.capitalised(reservation)) } }
        guard all.count > 2 else { return }
        element("details") { writer in
            writer.element("summary", text: HTMLWords.moreReservations(all.count - 2))
            for reservation in all.dropFirst(2) { writer.element("p", ["class": "cr-faint"]) { $0.prose(French.capitalised(reservation)) } }
        }
    }

    /// What stands in a paper, and where.
    mutating func quote(_ evidence: Evidence, _ subject: HTMLSubject, around points: [String] = []) {
        element("figure", ["class": "cr-quote"]) { writer in
            let words = Quotation.excerpt(evidence.quote, around: points)
            if !words.isEmpty { writer.element("blockquote") { $0.paper(words) } }
            writer.element("figcaption") { writer in
                if let label = evidence.label {
                    writer.element("span", ["class": "cr-what"], text: French.capitalised(label))
                    writer.text(" — ")
                }
                writer.address(evidence, subject)
            }
        }
    }

    /// « avis.xml, ligne 470, colonne 7 (BT-71-Lot) ».
    mutating func address(_ evidence: Evidence, _ subject: HTMLSubject) {
        if !evidence.isDeclaration, let document = subject.documents.first(where: { $0.id == evidence.document }) {
            path(document.path)
            text(", ")
        }
        switch evidence.locator {
        case .xml(let place):
            text(HTMLWords.line(place.position.line, column: place.position.column))
            if !place.businessTerm.isEmpty {
                text(" (")
                element("span", ["class": "cr-term"], text: place.businessTerm)
                text(")")
            }
        case .text(let line, let column): text(HTMLWords.line(line, column: column))
        case .page, .paragraph, .cell, .declared: paper(evidence.place)
        }
    }

    /// What the rule asks and what it does not judge.
    private mutating func explanation(of rule: Rule) {
        element("details", ["class": "cr-rule"]) { writer in
            writer.element("summary", text: HTMLWords.whatTheRuleAsks(rule.id))
            writer.element("p") { $0.prose(rule.explanation) }
            if let exclusions = rule.exclusions {
                writer.element("p") { writer in
                    writer.element("b", text: HTMLWords.notJudged + " ")
                    writer.prose(exclusions)
                }
            }
        }
    }
}

extension HTMLSubject {
    /// A rule that was applied; `nil` for the findings that come with the engine.
    func rule(_ id: String) -> Rule? { context.rules.first { $0.id == id } }
}
