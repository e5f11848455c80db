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

            Fin de programme 1 si quelque chose est signalé.

            Exemples :
              clausier rules test Rules
              clausier rules test Rules --only LOT-01-MOTIF
              clausier rules test regles-maison --no-mutants
            """)

    @Argument(help: ArgumentHelp("Dossier de règles.", valueName: "dossier"))
    var folder: String?

    @Option(help: ArgumentHelp("Ne teste que cette règle ; une « * » finale en désigne plusieurs.", valueName: "règle"))
    var only: [String] = []

    @Flag(inversion: .prefixedNo, help: "Change les règles en chaque point pour voir si leurs tests le remarquent.")
    var mutants = true

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
        if mutants, only.isEmpty { report += try tester.reportOnSharedVariables() }
        var output = try Output(path: nil)
        try output.write(RuleTestPage.page(report, mutantsWereRun: mutants, display: Terminal.display(for: STDOUT_FILENO)))
        try output.flush()
        return report.isSound ? .clean : .found
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
