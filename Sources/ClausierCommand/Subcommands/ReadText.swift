// clausier text

import ArgumentParser
import Clausier
import Documents
import Glibc

struct ReadText: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Montre ce qui a été lu dans un document, un dossier ou une archive, avec l’adresse de chaque passage.",
        discussion: """
            Dans l’ordre du document : l’adresse et les mots lus ; pour un avis, aussi les faits du modèle
            qu’ils établissent. Ce qui n’a pas pu être lu est nommé sur la sortie d’erreur.

            Exemples :
              clausier text avis.xml
              clausier text DCE.zip | less
              clausier text DCE.zip --papers pieces.yaml
            """)

    @Argument(help: ArgumentHelp("Document, dossier ou archive à lire.", valueName: "chemin"))
    var path: String

    @Option(help: ArgumentHelp("Dit ce qu’est chaque pièce (voir le guide) ; la pièce retenue suit alors son nom.", valueName: "fichier"))
    var papers: String?

    func runForStatus() throws -> RunStatus {
        let kinds = try kinds()
        let display = Terminal.display(for: STDOUT_FILENO)
        let package = Package.open(path)
        for file in package.leftOut { Talk.say("clausier : \(Talk.harmless(file.path)) : laissé de côté (\(file.reason))") }
        if package.members.isEmpty {
            Talk.say("clausier : \(Talk.harmless(path)) : aucun document")
            return .failed
        }
        var status = RunStatus.clean
        for member in package.members {
            if try show(member, kinds[member.path], display) == .failed { status = .failed }
        }
        return status
    }

    /// What each document is taken for, if a file says what some of them are.
    private func kinds() throws -> [String: PaperKind] {
        guard let papers else { return [:] }
        let market = try ConsultationOptions.market(of: [path], papers: papers)
        return Dictionary(market.documents.map { ($0.path, $0.kind) }) { first, _ in first }
    }

    private func show(_ member: PackageMember, _ kind: PaperKind?, _ display: TextDisplay) throws -> RunStatus {
        let bytes: [UInt8]
        do throws(PackageMember.Unread) {
            bytes = try member.bytes()
        } catch {
            return unread(member, error.reason)
        }
        if case .xml = DocumentFormat(sniffing: bytes) { return try showNotice(member, display) }
        let text = DocumentReader.text(of: bytes, path: member.path)
        if let reason = text.status.reason { Talk.say("clausier : \(Talk.harmless(member.path)) : \(Talk.harmless(reason))") }
        if case .unread = text.status { return .failed }
        let extent = text.status.isReadInFull ? "lu en entier" : "lu en partie"
        var output = try Output(path: nil)
        try output.write(PassagePage.page("\(member.path)\(kind.map { " – \($0.label)" } ?? "") (\(extent))", text.blocks.map(ReadPassage.init), display: display))
        try output.flush()
        return text.status.isReadInFull ? .clean : .failed
    }

    private func unread(_ member: PackageMember, _ reason: String) -> RunStatus {
        Talk.say("clausier : \(Talk.harmless(member.path)) : \(Talk.harmless(reason))")
        return .failed
    }

    /// A notice is shown with the facts of the model, which only its own reader knows.
    private func showNotice(_ member: PackageMember, _ display: TextDisplay) throws -> RunStatus {
        guard member.isFile else {
            return unread(member, "document XML dans une archive : l’en extraire pour le montrer avec ses faits.")
        }
        let market = DossierReader(phrases: try Shipped.phrases()).read(member.path)
        return try Reading.write(market) { ReadingPage.page($0, display: display) }
    }
}

extension ReadPassage {
    init(_ block: TextBlock) {
        var cell: (table: Int, row: Int, column: Int)?
        var kind = Kind.text
        switch block.role {
        case .heading: kind = .heading
        case .paragraph, .listItem: break
        case .cell(let position): cell = (position.table + 1, position.row + 1, position.column + 1)
        case .pageHeader: kind = .aside("en-tête")
        case .pageFooter: kind = .aside("pied de page")
        case .footnote: kind = .aside("note")
        case .comment: kind = .aside("commentaire")
        }
        self.init(locator: block.place.locator(of: 0..<block.text.count), cell: cell, label: block.label, text: block.text, kind: kind)
    }
}
