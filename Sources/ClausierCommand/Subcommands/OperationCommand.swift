// clausier operation

import ArgumentParser
import Clausier
import Glibc
import Parallel

struct OperationCommand: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "operation",
        abstract: "Compte les heures d’insertion d’une opération de renouvellement urbain, tous contrats réunis.",
        discussion: """
            FICHIER dit de quels contrats se compose l’opération : des dossiers de consultation, dont les
            lots sont lus, ou des montants et des heures. docs/operation.md l’explique.

            Fin de programme 1 si un objectif est manqué quels que soient les paramètres.

            Exemple :
              clausier operation SampleTenders/operation/tilleuls.yaml
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: ArgumentHelp("Fichier de l’opération.", valueName: "fichier"))
    var file: String

    @Option(help: ArgumentHelp("Forme du rapport : text ou json.", valueName: "forme"))
    var format = Format.text

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit le rapport dans ce fichier.", valueName: "fichier"))
    var output: String?

    @Option(help: ArgumentHelp("Ajoute les tables de ce dossier de règles.", valueName: "dossier"))
    var rules: [String] = []

    func runForStatus() throws -> RunStatus {
        let operation = try OperationFile.read(Trust(examined: []).text(of: file, "operation"), file: file)
        let ruleSet = try Session.ruleSet(adding: rules)
        let reader = DossierReader(phrases: try Shipped.phrases(), threads: OrderedPipeline.coreCount)
        var contracts: [OperationContract] = []
        var isUnread = false
        for entry in operation.entries {
            switch entry {
            case .contract(let contract): contracts.append(contract)
            case .reference(let reference):
                let market = try reader.read(ConsultationSource(beside(reference.path)))
                for document in market.documents where !document.status.isReadInFull {
                    Talk.say("clausier : \(Talk.harmless(document.path)) : \(Talk.harmless(document.status.reason ?? ""))")
                    isUnread = true
                }
                contracts += reference.contracts(of: market)
            }
        }
        let assessment = OperationAssessment(operation, contracts, Judge(ruleSet))
        var output = try Output(path: self.output)
        let display = self.output == nil ? Terminal.display(for: STDOUT_FILENO) : .plain
        switch format {
        case .text: try output.write(OperationPage.page(assessment, display: display))
        case .json: try output.write(OperationJSON.document(assessment))
        }
        try output.flush()
        if isUnread { return .failed }
        return assessment.isBelow ? .found : .clean
    }

    /// Paths in the file start where the file stands.
    private func beside(_ path: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return String(file[...slash]) + path
    }
}
