// The umbrella: open → judge → report, in one call.

@_exported import Clauses
@_exported import Dossier
@_exported import Figures
@_exported import Indicators
@_exported import Market
@_exported import Operations
@_exported import Provenance
@_exported import Reports
@_exported import Rules
@_exported import Settings

/// Reads and judges one consultation after the other.
///
/// One examiner for each thread: it keeps its parser and its buffers. Judge and phrases are shared.
///
///     let examiner = Examiner(judge: judge, phrases: phrases)
///     let consultation = try examiner.examine("avis.xml")
///     for finding in consultation.judgement.findings where finding.verdict == .breach { … }
public final class Examiner {
    private let reader: DossierReader
    private let judge: Judge
    private let day: CivilDate?
    private let comparedDay: CivilDate?
    private let currency: LawCurrency
    private let answers: AnswersFile?
    private let houseFacts: HouseFacts?
    private let suppressions: Suppressions?

    /// `day` (`--on`) replaces the launch date for versions of the law, never the facts; `comparedDay`
    /// (`--compare-on`) is another whose law is compared with it. `answers`
    /// are a person's, `papers` say what its documents are, both about the one consultation that will be
    /// examined. `houseFacts` hold for every consultation of the house, `suppressions` set findings aside.
    /// `threads`: on how many the documents of one consultation are read.
    public init(
        judge: Judge, phrases: PhraseLibrary, on day: CivilDate? = nil, comparedOn comparedDay: CivilDate? = nil, answers: AnswersFile? = nil,
        papers: PapersFile? = nil, houseFacts: HouseFacts? = nil, suppressions: Suppressions? = nil, threads: Int = 1
    ) {
        reader = DossierReader(phrases: phrases, papers: papers, threads: threads)
        self.judge = judge
        self.day = day
        self.comparedDay = comparedDay
        currency = LawCurrency(judge.ruleSet)
        self.answers = answers
        self.houseFacts = houseFacts
        self.suppressions = suppressions
    }

    /// Reads what stands at the path and judges it.
    public func examine(_ path: String) throws(SettingsError) -> JudgedConsultation {
        try examine(ConsultationSource(path))
    }

    /// Reads a consultation and judges it.
    ///
    /// A document that cannot be read is no error: it is named, with the reason, in the market's
    /// documents. Throws only if the answers or the papers' names do not fit this consultation.
    public func examine(_ source: ConsultationSource) throws(SettingsError) -> JudgedConsultation {
        var market = try reader.read(source)
        if let answers { try answers.apply(to: &market) }
        if let houseFacts { houseFacts.apply(to: &market) }
        // Of a consultation that could not be read at all there is nothing to judge: fourteen « à
        // vérifier » would only hide the one thing to know.
        let isReadable = market.documents.contains { document in
            if case .unread = document.status { false } else { true }
        }
        var judgement = isReadable ? judge.judge(market, on: day) : Judgement(findings: [], launchDate: market.launchDate)
        let comparison = comparedDay.flatMap { other in
            isReadable ? LawComparison(judgement, judge.judge(market, on: other), on: other, in: judge.ruleSet) : nil
        }
        let use = suppressions.flatMap { $0.isEmpty ? nil : $0.apply(to: &judgement, of: market, source: source.name) }
        let lawDay = comparison.map { max($0.day, judgement.launchDate.latest ?? $0.day) } ?? judgement.launchDate.latest
        return JudgedConsultation(
            source: source.name, market: market, judgement: judgement, comparison: comparison,
            lawWarnings: (lawDay ?? judgement.launchDate.earliest).map(currency.warnings) ?? [],
            suppressionUse: use)
    }
}
