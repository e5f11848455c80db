// clausier docs: pages of docs/ that come from data, for script/docs.

import ArgumentParser
import Clausier
import Glibc

struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Écrit des pages de la documentation.", shouldDisplay: false)

    enum Page: String, CaseIterable, ExpressibleByArgument {
        case modele, regles, man
    }

    @Argument(help: ArgumentHelp("Page à écrire.", valueName: "page"))
    var page: Page

    @Argument(help: ArgumentHelp("Dossier où écrire les pages des règles.", valueName: "dossier"))
    var folder: String?

    func validate() throws {
        if page == .regles, folder == nil { throw ValidationError("« docs regles » attend le dossier où écrire") }
    }

    func run() throws {
        switch page {
        case .modele: try write(CatalogueDocument.markdown(), to: nil)
        case .man: try write(ManualPage.text(), to: nil)
        case .regles:
            guard let folder else { return }
            let files = try RuleDocuments.files(try Shipped.rules(withTests: true))
            for file in files { try write(file.text, to: folder + "/" + file.name) }
            // A rule that is no more leaves no page.
            let names = Set(files.map(\.name))
            for path in FileWalk.files(below: folder).files where path.hasSuffix(".md") {
                let name = path.split(separator: "/").last.map(String.init) ?? path
                if !names.contains(name), unlink(path) != 0 { throw Failure("\(path) : \(Failure.systemReason())") }
            }
        }
    }

    private func write(_ text: String, to path: String?) throws {
        var output = try Output(path: path)
        try output.write(Array(text.utf8))
        try output.flush()
    }
}
