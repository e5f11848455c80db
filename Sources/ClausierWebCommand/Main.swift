// The program `clausier-web`, which `clausier serve` starts: options, accounts, and the server until it is told to stop.

import ArgumentParser
import ClausierWeb
import Foundation
import Glibc

@main
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clausier serve",
        abstract: "Ouvre Clausier dans le navigateur, sur cette machine.",
        discussion: """
            Rien ne quitte la machine : le serveur n’écoute que sur elle, sauf si on le lui demande.
            docs/serveur.md explique l’installation au bureau, derrière un serveur mandataire.

            Exemples :
              clausier serve
              clausier serve --port 9000 --data ~/clausier
              clausier serve --data /srv/clausier --add-account martin
            """,
        version: version)

    /// Version of the program, as reports give it.
    static let version = "0.1.0"

    @Option(help: ArgumentHelp("Adresse d’écoute.", valueName: "adresse"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("Port d’écoute ; 0 en choisit un libre.", valueName: "port"))
    var port = 8642

    @Option(help: ArgumentHelp("Dossier des données (base et fichiers).", valueName: "dossier"))
    var data: String?

    @Option(help: ArgumentHelp("Nom public du serveur, derrière un serveur mandataire (option répétable).", valueName: "nom"))
    var publicHost: [String] = []

    @Flag(help: "Les visiteurs viennent en HTTPS : les témoins de connexion ne passent que par là.")
    var https = false

    @Flag(help: "N’ouvre pas le navigateur.")
    var noBrowser = false

    @Option(help: ArgumentHelp("Ajoute les règles de ce dossier.", valueName: "dossier"))
    var rules: [String] = []

    @Option(help: ArgumentHelp("Taille maximale d’un dépôt, en Mio.", valueName: "Mio"))
    var maxUpload = 400

    @Option(help: ArgumentHelp("Nombre de dossiers qui peuvent attendre.", valueName: "nombre"))
    var queue = 100

    @Option(help: ArgumentHelp("Crée ce compte, ou change son mot de passe, lu sur l’entrée standard ; puis s’arrête.", valueName: "nom"))
    var addAccount: String?

    @Option(help: ArgumentHelp("Supprime ce compte, puis s’arrête.", valueName: "nom"))
    var removeAccount: String?

    @Flag(help: "Montre les comptes, puis s’arrête.")
    var accounts = false

    @Option(help: ArgumentHelp("Copie les données dans ce nouveau dossier, serveur en marche ou non ; puis s’arrête.", valueName: "dossier"))
    var backup: String?

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("un port est un nombre de 0 à 65535") }
        guard (1...4096).contains(maxUpload) else { throw ValidationError("--max-upload va de 1 à 4096 Mio") }
        guard (1...10_000).contains(queue) else { throw ValidationError("--queue va de 1 à 10000") }
    }

    func run() async throws {
        let folder = try dataFolder()
        do {
            if let name = addAccount { return try add(name, folder) }
            if let name = removeAccount {
                guard try Accounts.remove(name, data: folder) else { throw ServerFailure("aucun compte « \(name) »") }
                return print("Compte « \(name) » supprimé.")
            }
            if accounts {
                for name in try Accounts.names(data: folder) { print(name) }
                return
            }
            if let target = backup {
                let count = try Backup.make(of: folder, into: (target as NSString).expandingTildeInPath)
                return print("Copie faite dans \(target) : \(count) contrôle\(count > 1 ? "s" : "").")
            }
            var options = ServerOptions(data: folder)
            options.host = host
            options.port = port
            options.publicHosts = publicHost
            options.isSecure = https
            options.queue = queue
            options.limits.totalBytes = maxUpload << 20
            let server = try WebServer(options, Engine(rules: rules, toolVersion: Self.version))
            let opensBrowser = !noBrowser
            try await server.run { address in
                // At once, also into a pipe: whoever starts the server waits for the address.
                let text = "Clausier est ouvert à l’adresse \(address)\nDonnées : \(folder). Pour arrêter : Ctrl-C.\n"
                FileHandle.standardOutput.write(Data(text.utf8))
                if opensBrowser { Browser.open(address) }
            }
        } catch {
            FileHandle.standardError.write(Data("clausier serve : \(error)\n".utf8))
            throw ExitCode(2)
        }
    }

    private func dataFolder() throws -> String {
        if let data { return (data as NSString).expandingTildeInPath }
        let environment = ProcessInfo.processInfo.environment
        if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") { return base + "/clausier" }
        guard let home = environment["HOME"], !home.isEmpty else { throw ValidationError("donnez le dossier des données avec --data") }
        return home + "/.local/share/clausier"
    }

    private func add(_ name: String, _ folder: String) throws {
        guard let password = Password.read("Mot de passe de « \(name) » : ") else { throw ServerFailure("aucun mot de passe lu") }
        try Accounts.setPassword(password, of: name, data: folder)
        print("Compte « \(name) » enregistré.")
    }
}

struct ServerFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A password from the terminal, unseen, or from a pipe.
enum Password {
    static func read(_ prompt: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() }
        FileHandle.standardError.write(Data(prompt.utf8))
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSANOW, &settings)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return readLine()
    }
}
