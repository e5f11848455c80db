// clausier rules test

import ArgumentParser
import Clausier
import Glibc
import Parallel

struct RulesTest: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Exécute les tests écrits dans les règles et dit ce qu’ils ne prouvent pas.",
        discussion: """
            Sans DOSSIER, les règles livrées. Un dossier qui n’a pas d’ensemble.yaml complète les règles
            livrées : seules les siennes sont testées.

            Sont signalés, avec leur place dans le fichier : les tests qui échouent ; les conditions
            (applies, when) qui n’ont pas été vues vraies, fausses et indéterminées ; les mutants qui
            survivent — la règle, changée en un point, que ses tests ne distinguent pas de la vraie.

            Avec --samples, dit aussi quelles règles n’ont rien trouvé dans ces consultations.

            Fin de programme 1 si quelque chose est signalé.

            Exemples :
              clausier rules test Rules
              clausier rules test Rules --only LOT-01-MOTIF
              clausier rules test regles-maison --no-mutants
              clausier rules test Rules --no-mutants --samples SampleTenders
            """)

    @Argument(help: ArgumentHelp("Dossier de règles.", valueName: "dossier"))
    var folder: String?

    @Option(help: ArgumentHelp("Ne teste que cette règle ; une « * » finale en désigne plusieurs.", valueName: "règle"))
    var only: [String] = []

    @Flag(inversion: .prefixedNo, help: "Change les règles en chaque point pour voir si leurs tests le remarquent.")
    var mutants = true

    @Option(help: ArgumentHelp("Nomme les règles qui n’ont jamais rien trouvé dans les consultations de ce dossier.", valueName: "dossier"))
    var samples: [String] = []

    func runForStatus() throws -> RunStatus {
        let tester = try self.tester()
        let rules = tester.rules
        var report = RuleTestReport()
        try OrderedPipeline.run(
            count: rules.count, threads: min(OrderedPipeline.coreCount, max(1, rules.count)),
            makeWorker: { tester },
            work: { tester, index -> Result<RuleTestReport, SettingsError> in
                do throws(SettingsError) {
                    return .success(try tester.report(on: rules[index], withMutants: mutants))
                } catch {
                    return .failure(error)
                }
            },
            receive: { _, result in report += try result.get() })
        // A selection of rules need not kill what all rules together must.
        if only.isEmpty { report += try tester.reportOnSharedVariables(withMutants: mutants) }
        var output = try Output(path: nil)
        try output.write(RuleTestPage.page(report, mutantsWereRun: mutants, display: Terminal.display(for: STDOUT_FILENO)))
        if !samples.isEmpty {
            let silent = try rulesThatNeverFired(tester)
            try output.write(RuleTestPage.silentRules(silent, of: rules.count, display: Terminal.display(for: STDOUT_FILENO)))
        }
        try output.flush()
        return report.isSound ? .clean : .found
    }

    /// The tested rules that say nothing of any consultation below the samples' folders but that all is
    /// well, that they do not apply, or that facts are missing.
    private func rulesThatNeverFired(_ tester: RuleTester) throws -> [String] {
        let judge = Judge(tester.ruleSet)
        let phrases = try Shipped.phrases()
        let sources = try BatchInputs(folders: samples).sources
        var fired: Set<String> = []
        try OrderedPipeline.run(
            count: sources.count, threads: min(OrderedPipeline.coreCount, max(1, sources.count)),
            makeWorker: { Examiner(judge: judge, phrases: phrases) },
            work: { examiner, index -> Result<Set<String>, SettingsError> in
                do throws(SettingsError) {
                    let findings = try examiner.examine(sources[index]).judgement.findings
                    return .success(Set(findings.filter(\.hasFired).map(\.rule)))
                } catch {
                    return .failure(error)
                }
            },
            receive: { _, result in fired.formUnion(try result.get()) })
        return tester.rules.map { tester.ruleSet.rules[$0].id }.filter { !fired.contains($0) }
    }

    private func tester() throws -> RuleTester {
        guard let folder else { return try selected(RuleTester(Shipped.rules(withTests: true))) }
        let files = try SettingsFolder.read(folder)
        let isWhole = files.contains { $0.path == "ensemble.yaml" }
        let ruleSet = isWhole ? try RuleSet.load(files: files) : try Shipped.rules().adding(files: files)
        return try selected(RuleTester(ruleSet, files: files))
    }

    private func selected(_ tester: RuleTester) throws -> RuleTester {
        only.isEmpty ? tester : try tester.selecting(only)
    }
}

extension Finding {
    /// Whether one of the rule's cases was true.
    fileprivate var hasFired: Bool { verdict == .breach || verdict == .advice || cause == .judgement }
}
