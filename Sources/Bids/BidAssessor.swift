// Profile and market in, decision sheet out.

import Figures
import Market
import Operations
import Provenance
import Rules

/// Assesses consultations for one candidate. Immutable; one assessor serves all threads.
///
///     let assessor = BidAssessor(profile, judge: judge, today: today)
///     let sheet = assessor.sheet(of: market, judgement, source: "avis.xml")
///
/// The market must have been judged with `profile.candidate` as its candidate.
public struct BidAssessor: Sendable {
    public let profile: Profile
    public let today: CivilDate
    private let ruleSet: RuleSet
    /// Rules about candidates alone, for partners.
    private let candidateJudge: Judge?

    public init(_ profile: Profile, judge: Judge, today: CivilDate) {
        self.profile = profile
        self.today = today
        ruleSet = judge.ruleSet
        let rules = judge.ruleSet.rules.filter { $0.scope == .candidate }.map(\.id)
        candidateJudge = profile.partners.isEmpty || rules.isEmpty ? nil : (try? judge.ruleSet.selecting(only: rules)).map { Judge($0) }
    }

    /// The sheet of one consultation.
    public func sheet(of market: Market, _ judgement: Judgement, source: String) -> DecisionSheet {
        let calendar = BidCalendar(market).events
        let contracts = OperationContract.lots(of: market)
        let partners = partnerJudgements(market, on: judgement.launchDate)
        var lots = zip(market.lots.members, contracts).map { lot, contract in decision(lot, contract, market, judgement, calendar, partners) }
        if lots.isEmpty { lots = [unknownLots(market, calendar)] }
        let worthwhile = lots.filter { $0.verdict != .decline }.map(\.identifier)
        let records = market.lots.members.filter { worthwhile.contains($0.identifier) }
        let deadline = calendar.first { $0.kind == .requests || $0.kind == .tenders }?.moment.date
        return DecisionSheet(
            source: source, identity: identity(market, source), candidate: profile.name, today: today, notice: NoticeStage(market).announcement, title: title(market),
            buyer: market.buyer.told(BuyerField.name), documents: market.documents + [profile.document],
            isUndivided: market.procedure.firstValue(of: ProcedureField.isDivided) == .bool(false) && lots.count == 1, lots: lots,
            terms: worthwhile.isEmpty ? [] : TermLines.lines(of: market) + boardLines(judgement),
            calendar: calendar, papers: worthwhile.isEmpty ? [] : RequestedPapers(market, lots: records, profile, needed: deadline).papers,
            questions: worthwhile.isEmpty ? [] : BuyerQuestions.questions(judgement, ruleSet, lots: Set(worthwhile)),
            profileQuestions: profileQuestions(judgement, lots: Set(worthwhile)), reservations: reservations(market))
    }

    private func decision(
        _ lot: Record, _ contract: OperationContract, _ market: Market, _ judgement: Judgement, _ calendar: [CalendarEvent],
        _ partners: [(Profile.Partner, Judgement)]
    ) -> LotDecision {
        let reading = LotReading(lot, in: market)
        let trade = TradeFit(profile.activities, reading)
        let territory = TerritoryFit(profile.territory, reading, buyer: market.buyer)
        let reservation = Reservation(lot, in: market)
        let hours = HoursNeed(lot, contract, profile, activities: trade.activities)
        let findings = CandidateFindings(judgement, lot: lot.identifier)
        let free = profile.workforce.totalHours?.span
        let deadline = calendar.first { ($0.kind == .requests || $0.kind == .tenders) && ($0.lots.isEmpty || $0.lots.contains(lot.identifier)) }
        let assessment = LotAssessment(.init(
            stage: NoticeStage(market), unread: market.documents.first { !$0.status.isReadInFull && ($0.kind == .notice || $0.kind.isTenderPaper) },
            deadline: deadline, today: today, trade: trade, territory: territory, reservation: reservation, hours: hours,
            labourIsTooMuch: hours.labour.flatMap { labour in free.map { labour.low > $0.high } } ?? false, findings: findings,
            partners: partners.map { partner, judged in
                PartnerFit(partner, TradeFit(partner.activities, reading), CandidateFindings(judged, lot: lot.identifier))
            }))
        return LotDecision(
            identifier: lot.identifier, title: lot.told(LotField.title) ?? market.procedure.told(ProcedureField.title), verdict: assessment.verdict,
            reasons: assessment.reasons, trade: trade, territory: territory, reservation: reservation, hours: hours,
            lines: lines(lot, trade, territory, reservation, hours, findings))
    }

    private func lines(
        _ lot: Record, _ trade: TradeFit, _ territory: TerritoryFit, _ reservation: Reservation, _ hours: HoursNeed, _ findings: CandidateFindings
    ) -> [SheetLine] {
        var lines = [
            SheetLine(.trade, trade.level >= .likely ? .good : trade.level == .none ? .obstacle : .question, trade.text, trade.evidence),
            SheetLine(.territory, territory.level >= .hinted ? .good : territory.level == .outside ? .obstacle : .question, territory.text, territory.evidence),
            SheetLine(.reservation, reservation.state == .unknown ? .question : .note, reservation.text, reservation.evidence),
        ]
        for finding in findings.findings where finding.verdict != .notApplicable && !Self.isAboutEveryLot(finding) {
            lines.append(line(finding))
        }
        return lines + LotTermLines.lines(of: lot, hours, profile) + CriteriaLines.lines(of: lot)
    }

    private func line(_ finding: Finding) -> SheetLine {
        let mark: SheetLine.Mark =
            switch finding.verdict {
            case .breach: .obstacle
            case .undetermined where !finding.harmless: .question
            case .advice: .note
            default: .good
            }
        let text = mark == .good ? "\(finding.title) Oui, d’après le profil." : mark == .question ? finding.openText : finding.message
        return SheetLine(
            .eligibility, mark, text, advice: finding.remedy ?? finding.whatWouldSettle, rule: finding.rule,
            mark == .question ? finding.openEvidence : finding.evidence)
    }

    /// Rules whose answer does not depend on the lot: the board, subsidies, the structure itself.
    private static func isAboutEveryLot(_ finding: Finding) -> Bool { finding.rule.hasPrefix("CAN-04") || finding.rule.hasPrefix("CAN-05") }

    /// What those rules say, once.
    private func boardLines(_ judgement: Judgement) -> [SheetLine] {
        var lines: [SheetLine] = []
        for finding in judgement.findings where finding.scope == .candidate && finding.verdict == .advice && Self.isAboutEveryLot(finding) {
            let line = SheetLine(
                finding.rule.hasPrefix("CAN-04") ? .interests : .risk, .note, finding.message, advice: finding.remedy, rule: finding.rule, finding.evidence)
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }

    /// A consultation whose lots nobody has read: nothing can be given up.
    private func unknownLots(_ market: Market, _ calendar: [CalendarEvent]) -> LotDecision {
        let lot = Record(.lot)
        let reading = LotReading(lot, in: market)
        let trade = TradeFit(profile.activities, reading)
        let territory = TerritoryFit(profile.territory, reading, buyer: market.buyer)
        let hours = HoursNeed(lot, OperationContract(name: "", nature: .other, status: .launched), profile, activities: [])
        let stage = NoticeStage(market)
        let isOver: Bool
        if case .over = stage { isOver = true } else { isOver = false }
        var reasons = [Reason(
            .question, "les lots n’ont pas pu être lus" + (market.documents.compactMap(\.status.reason).first.map { "\u{A0}: \($0)" } ?? ""),
            change: "Donner l’avis au format eForms, ou le règlement de la consultation.")]
        if isOver { reasons = [stage.reason] } else if stage.announcement != nil { reasons.insert(stage.reason, at: 0) }
        return LotDecision(
            identifier: "", title: title(market), verdict: isOver ? .decline : .check, reasons: reasons, trade: trade, territory: territory,
            reservation: Reservation(state: .unknown, families: [], evidence: []), hours: hours, lines: [])
    }

    private func identity(_ market: Market, _ source: String) -> String {
        for field in [NoticeField.procedureIdentifier, .identifier] {
            if let value = market.notice.firstValue(of: field) { return value.description }
        }
        let words = [market.buyer.told(BuyerField.name)?.text, title(market)?.text].compactMap { $0 }
        return words.isEmpty ? source : words.joined(separator: " / ")
    }

    private func title(_ market: Market) -> Stated? { market.procedure.told(ProcedureField.title) }

    private func partnerJudgements(_ market: Market, on launch: LaunchDate) -> [(Profile.Partner, Judgement)] {
        guard let candidateJudge else { return [] }
        return profile.partners.map { partner in
            var theirs = market
            theirs.candidate = partner.candidate
            // The same law as for us: what was asked with --on holds for partners too.
            return (partner, candidateJudge.judge(theirs, on: launch.origin == .requested ? launch.date : nil))
        }
    }

    /// What the profile should say, for the lots that are worth it.
    private func profileQuestions(_ judgement: Judgement, lots: Set<String>) -> [String] {
        var questions: [String] = []
        for finding in judgement.findings where finding.scope == .candidate && (finding.lot.map(lots.contains) ?? true) {
            for question in finding.profileQuestions where !questions.contains(question) { questions.append(question) }
        }
        return questions
    }

    private func reservations(_ market: Market) -> [String] {
        let partial = market.lots.completeness == .partial && !market.lots.members.isEmpty ? ["D’autres lots peuvent exister, que les pièces données ne décrivent pas."] : []
        return partial + market.documents.compactMap { document in document.status.reason.map { "\(document.path) n’a pas été lu en entier\u{A0}: \($0)" } }
    }
}
