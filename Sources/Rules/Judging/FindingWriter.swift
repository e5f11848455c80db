// From evaluations to the finding that a report shows.

import CEL
import Figures
import Market
import Provenance
import Settings

/// Writes the finding of one rule on one subject.
struct FindingWriter {
    private let rule: Rule
    private let head: FindingHead
    private let subject: JudgedSubject
    private let view: MarketView
    private let launch: LaunchDate

    init(_ rule: Rule, _ head: FindingHead, _ subject: JudgedSubject, _ view: MarketView, _ launch: LaunchDate) {
        self.rule = rule
        self.head = head
        self.subject = subject
        self.view = view
        self.launch = launch
    }

    /// The finding for all candidate laws together: one verdict if they agree.
    func finding(_ evaluations: [Evaluation], _ ruling: DeclaredJudgement?) -> Finding {
        // The law that is most recent speaks for all if they agree.
        guard let last = evaluations.last else { return blank(.notApplicable) }
        let agree = evaluations.allSatisfy { $0.conclusion == last.conclusion }
        if agree { return finding(last, ruling) }
        return divided(evaluations, ruling)
    }

    /// A rule that does not compile: only a house rule changed on disk could, the others are
    /// compiled when the program is built.
    func broken(_ error: SettingsError) -> Finding {
        var finding = blank(.undetermined)
        finding.cause = .ruleError
        finding.message = "La règle est incorrecte : " + error.problems.map(\.headline).joined(separator: " ; ")
        return finding
    }

    private func finding(_ evaluation: Evaluation, _ ruling: DeclaredJudgement?) -> Finding {
        var finding = blank(evaluation.conclusion.verdict)
        finding.version = evaluation.compiled?.version.from
        finding.severity = evaluation.conclusion.severity
        let facts = FactReport(view)
        finding.reads = evaluation.reads.map(facts.path)
        finding.reservations = facts.reservations(of: evaluation.reads)
        if let compiled = evaluation.compiled, let index = evaluation.caseIndex, let texts = compiled.texts(index) {
            view.log.clear()
            finding.message = texts.message.text(evaluation.variables)
            // What the reason speaks of is what its reader wants to see first.
            finding.evidence = facts.evidence(of: view.log.reads + evaluation.decisiveReads)
            finding.remedy = texts.remedy?.text(evaluation.variables)
            finding.question = texts.question?.text(evaluation.variables)
        }
        if finding.evidence.isEmpty { finding.evidence = facts.evidence(of: evaluation.decisiveReads) }
        switch evaluation.conclusion {
        case .notApplicable:
            finding.message = evaluation.compiled == nil ? outOfForceMessage(evaluation.candidate.day) : Self.doesNotApply
        case .compliant:
            finding.message = "Aucune irrégularité relevée."
        case .breach, .advice: break
        case .review:
            finding.cause = .judgement
            if let ruling { settle(&finding, ruling) }
        case .open:
            open(&finding, evaluation, facts)
        case .ruleError:
            finding.cause = .ruleError
            finding.message = "La règle a échoué : \(evaluation.error ?? "erreur inconnue")."
        }
        return finding
    }

    // MARK: What is not known

    private func open(_ finding: inout Finding, _ evaluation: Evaluation, _ facts: FactReport) {
        finding.harmless = evaluation.isHarmless
        finding.missing = evaluation.missing.map(facts.missing)
        // The answers to be given come first among what the verdict rests on.
        let known = Set(finding.reads)
        finding.evidence += facts.evidence(of: evaluation.missing.map(\.id).filter { !known.contains(facts.path($0)) })
        let conflicts = evaluation.missing.filter { $0.kind == .conflicting }
        finding.cause = !conflicts.isEmpty && conflicts.count == evaluation.missing.count ? .conflicting : .missing
        for conflict in conflicts { finding.alternatives += alternatives(of: conflict, evaluation, facts) }
        let names = finding.missing.map(\.label).joined(separator: ", ")
        let outcomes = outcomesInFrench(evaluation.possible)
        let start = finding.cause == .conflicting ? "Les pièces se contredisent" : "Il manque"
        finding.message = FrenchText.withNoBreakSpaces("\(start) : \(names).\(outcomes)")
        if subject.kind == .rest {
            finding.message = FrenchText.withNoBreakSpaces("\(restInFrench) ") + finding.message
        }
    }

    /// The verdict under each claim of a contradiction.
    private func alternatives(of conflict: UnknownAttribute, _ evaluation: Evaluation, _ facts: FactReport) -> [Alternative] {
        guard let compiled = evaluation.compiled, case .values(let values) = conflict.domain else { return [] }
        return values.map { value in
            let result = compiled.result(evaluation.variables, assuming: Assumptions([conflict.id: value]))
            let conclusion: Conclusion =
                switch result {
                case .decided(let outcome): compiled.conclusion(outcome)
                case .undecided: .open
                case .failed: .ruleError
                }
            return Alternative(
                attribute: facts.path(conflict.id), value: FrenchText.value(value, codeList: facts.codeList(conflict.id)),
                verdict: conclusion.verdict, severity: conclusion.severity, evidence: facts.evidence(of: conflict.id, claiming: value))
        }
    }

    /// The laws that may apply disagree.
    private func divided(_ evaluations: [Evaluation], _ ruling: DeclaredJudgement?) -> Finding {
        let each = evaluations.map { self.finding($0, ruling) }
        var whole = each.last ?? blank(.undetermined)
        whole.verdict = .undetermined
        whole.severity = nil
        whole.cause = .launchDate
        whole.remedy = nil
        whole.question = nil
        whole.harmless = evaluations.allSatisfy { $0.conclusion.isClean || $0.isHarmless }
        var reads: [String] = []
        var evidence: [Evidence] = []
        var missing: [MissingFact] = launch.date == nil ? [FactReport.missingLaunchDate(view)] : []
        for one in each {
            reads += one.reads.filter { !reads.contains($0) }
            evidence += one.evidence.filter { !evidence.contains($0) }
            missing += one.missing.filter { !missing.contains($0) }
        }
        whole.reads = reads
        whole.evidence = evidence
        whole.missing = missing
        // Neighbouring laws that come to the same are one to the reader.
        var spans: [(span: LawSpan, finding: Finding)] = []
        for (evaluation, one) in zip(evaluations, each) {
            if let last = spans.last, last.finding.verdict == one.verdict, last.finding.severity == one.severity,
                let span = last.span.joined(with: evaluation.candidate.span)
            {
                spans[spans.count - 1].span = span
            } else {
                spans.append((evaluation.candidate.span, one))
            }
        }
        whole.alternatives = spans.map {
            Alternative(
                attribute: FactReport.launchDatePath, value: $0.span.label, verdict: $0.finding.verdict,
                severity: $0.finding.severity, evidence: [])
        }
        let outcomes = spans.map { "\($0.span.label) : \($0.finding.verdictInFrench)" }.joined(separator: " ; ")
        let start = launch.date == nil ? "Le verdict dépend de la date de lancement" : "La disposition transitoire n’est pas connue"
        whole.message = FrenchText.withNoBreakSpaces("\(start) — \(outcomes).")
        return whole
    }

    // MARK: People's answers

    private func settle(_ finding: inout Finding, _ ruling: DeclaredJudgement) {
        finding.verdict = ruling.isCompliant ? .compliant : .breach
        finding.severity = ruling.isCompliant ? nil : .major
        finding.cause = nil
        finding.question = nil
        let reason = ruling.because.map { FrenchText.withNoBreakSpaces(" : \($0)") } ?? ""
        finding.reservations.append(FactReport.reservation(by: ruling.by, on: ruling.date) + reason)
        if ruling.isCompliant { finding.remedy = nil }
    }

    // MARK: Texts

    static let doesNotApply = "La règle ne s’applique pas."

    private func blank(_ verdict: Verdict) -> Finding { Finding(head, verdict: verdict, launchDate: launch) }

    private func outOfForceMessage(_ day: CivilDate) -> String {
        "Aucune version de la règle n’est en vigueur le \(FrenchText.date(day))."
    }

    private var restInFrench: String {
        switch (rule.scope, subject.lot) {
        case (.criterion, let lot?): "Critères du lot \(lot) qui ne sont pas connus :"
        default: view.lots.isEmpty ? "La liste des lots n’est pas connue :" : "Autres lots, s’il y en a :"
        }
    }

    private func outcomesInFrench(_ possible: [Conclusion]) -> String {
        let isCommitment = rule.legalBasis.allSatisfy(\.isCommitment)
        var words: [String] = []
        for conclusion in possible {
            let word: String? =
                switch conclusion {
                case .breach(let severity) where rule.scope == .candidate: Finding.conditionInFrench(.breach, severity)
                case .compliant where rule.scope == .candidate: Finding.conditionInFrench(.compliant, nil)
                case .advice where rule.scope == .candidate: Finding.conditionInFrench(.advice, nil)
                case .breach where isCommitment: "écart à l’engagement"
                case .breach(.blocking): "non conforme"
                case .breach(.major): "irrégularité probable"
                case .compliant: "conforme"
                case .notApplicable: "sans objet"
                case .advice: "recommandation"
                case .review: "question à juger"
                case .open, .ruleError: nil
                }
            if let word, !words.contains(word) { words.append(word) }
        }
        guard words.count > 1 else { return "" }
        return " Selon la réponse : \(words.joined(separator: ", "))."
    }
}

extension FindingHead {
    /// Of a rule on a subject.
    convenience init(_ rule: Rule, _ subject: JudgedSubject) {
        self.init(
            id: Fingerprint.of(rule.id, subject.key), rule: rule.id, title: rule.title, scope: rule.scope, lot: subject.lot,
            criterion: subject.criterion, legalBasis: rule.legalBasis)
    }
}

/// Stable identifiers of findings.
enum Fingerprint {
    /// 64-bit FNV-1a as sixteen hexadecimal digits: the same in every run and on every machine.
    static func of(_ parts: String...) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return String(unsafeUninitializedCapacity: 16) { digits in
            for place in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: hash >> (60 - 4 * UInt64(place))) & 15
                digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 16
        }
    }
}
