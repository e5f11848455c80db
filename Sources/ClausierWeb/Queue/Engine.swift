// The same engine as `clausier check`: loaded once, used by every worker.

import Annotate
import Clausier
import Documents

/// Rules, phrases and what reports say about them.
public final class Engine: Sendable {
    let judge: Judge
    let phrases: PhraseLibrary
    /// With their inline tests, from which pages about rules take their examples.
    let ruleSet: RuleSet
    let toolVersion: String

    /// - Parameter folders: a house's own rules (`--rules`).
    public init(rules folders: [String] = [], toolVersion: String) throws {
        var ruleSet = try Shipped.rules(withTests: true)
        for folder in folders { ruleSet = try ruleSet.adding(files: try SettingsFolder.read(folder)) }
        self.ruleSet = ruleSet
        judge = Judge(ruleSet)
        phrases = try Shipped.phrases()
        self.toolVersion = toolVersion
    }

    func context(on day: CivilDate?) -> ReportContext {
        ReportContext(
            toolVersion: toolVersion, ruleSetVersion: ruleSet.version, reviewed: ruleSet.reviewed, rules: ruleSet.rules, builtIns: ruleSet.builtInRules,
            requestedDay: day)
    }

    /// Reads the papers. Throws only if `papers` names documents that do not exist.
    func read(
        _ source: ConsultationSource, papers: PapersFile?, onDocument: @escaping @Sendable (DocumentRecord, Int) -> Void
    ) throws(SettingsError) -> Market {
        // One thread for each package: several are read side by side.
        try DossierReader(phrases: phrases, papers: papers, onDocument: onDocument).read(source)
    }

    func judge(
        _ market: Market, of source: ConsultationSource, answers: [AnswersFile], on day: CivilDate?
    ) throws(SettingsError) -> JudgedConsultation {
        try Examiner(judge: judge, phrases: phrases, on: day).judge(market, of: source, answers: answers)
    }

    /// Copies of the papers with what was found as comments.
    func annotate(_ consultation: JudgedConsultation, files: [NamedFile]) -> AnnotatedPackage {
        Annotator.annotate(consultation, in: files.map { Package.open($0.path, as: $0.name) })
    }

    /// The report as a file of that form.
    func render(_ consultation: JudgedConsultation, as format: ReportFormat, on day: CivilDate?) -> [UInt8] {
        let renderer = format.renderer(context(on: day), display: .plain)
        var composer = renderer.makeComposer()
        var totals = RunTotals()
        totals.add(consultation.judgement.summary, failures: consultation.readFailures)
        return composer.open() + composer.add(renderer.piece(of: consultation, isFirst: true)) + composer.close(totals)
    }
}
