// clausier eval

import ArgumentParser
import Clausier
import Glibc

struct Eval: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Essaie une expression CEL sur un vrai marché.",
        discussion: """
            L’expression connaît notice, buyer, procedure et lots ; si elle parle de lot ou de
            criterion, elle est évaluée sur chacun. docs/modele.md donne les attributs.

            Exemples :
              clausier eval 'lots.size()' avis.xml
              clausier eval 'lot.duration > months(36)' DCE.zip
            """)

    @Argument(help: ArgumentHelp("Expression CEL.", valueName: "expression"))
    var expression: String

    @OptionGroup var consultation: ConsultationOptions

    @Option(help: ArgumentHelp("Jour auquel les tables datées sont lues (AAAA-MM-JJ).", valueName: "jour"), transform: CivilDate.named)
    var on: CivilDate?

    @Option(help: ArgumentHelp("Ajoute les règles et les tables de ce dossier.", valueName: "dossier"))
    var rules: [String] = []

    func runForStatus() throws -> RunStatus {
        let ruleSet = try Session.ruleSet(adding: rules)
        let market = try consultation.read()
        return try Reading.write(market) { market in
            TrialPage.page(try Trial(expression, on: market, ruleSet, day: on), market, display: Terminal.display(for: STDOUT_FILENO))
        }
    }
}
