// clausier profile: writing the profile of a candidate, and the templates of its letters.

import ArgumentParser
import Clausier
import Glibc

struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Écrit le profil de la structure pour « clausier bid », et les modèles de courriers.",
        subcommands: [ProfileNew.self, ProfileCheck.self, ProfileLetters.self])
}

struct ProfileNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Pose les questions et écrit le profil.",
        discussion: """
            Une ligne par réponse ; la touche Entrée passe une question : ce qui n’est pas répondu reste
            inconnu, et la fiche le demandera quand elle en a besoin.

            Exemple :
              clausier profile new regie.yaml
            """)

    @Argument(help: ArgumentHelp("Fichier à écrire.", valueName: "fichier"))
    var file = "regie.yaml"

    func run() throws {
        guard !FileWalk.exists(file) else { throw Failure("\(file) existe déjà") }
        var scaffold = ProfileScaffold()
        let count = ProfileScaffold.questions.count
        for (position, question) in ProfileScaffold.questions.enumerated() {
            while true {
                Talk.write(Array("\(position + 1)/\(count) \(question.text) (\(question.hint)) ".utf8))
                // The end of the input leaves all other questions open.
                guard let line = readLine() else { break }
                let answer = line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
                guard let mistake = scaffold.answer(question, answer) else { break }
                Talk.say("  \(Talk.harmless(mistake))")
            }
        }
        let text = scaffold.text
        do throws(SettingsError) {
            _ = try Profile.read(text, file: file)
        } catch {
            throw Failure("le profil n’est pas complet : \(error)")
        }
        try BidFiles.write(Array(text.utf8), to: file)
        Talk.say("\nclausier : \(file) est écrit. Le compléter dans un éditeur de texte, puis : clausier bid DCE.zip --profile \(file)")
    }
}

struct ProfileCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Relit un profil et dit ce qui y est faux, ou ce qui y manque le plus.")

    @Argument(help: ArgumentHelp("Profil à relire.", valueName: "fichier"))
    var file: String

    func run() throws {
        let profile = try Profile.read(Trust(examined: []).text(of: file, "profil"), file: file)
        var output = try Output(path: nil)
        try output.write(ProfilePage.page(profile, display: Terminal.display(for: STDOUT_FILENO)))
        try output.flush()
    }
}

struct ProfileLetters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters",
        abstract: "Écrit les modèles de courriers, pour les changer.",
        discussion: """
            Exemple :
              clausier profile letters modeles
              clausier bid DCE.zip --profile regie.yaml --letters courriers --templates modeles
            """)

    @Argument(help: ArgumentHelp("Dossier où les écrire.", valueName: "dossier"))
    var folder: String

    func run() throws {
        try BidFiles.make(folder)
        for letter in BidLetter.allCases {
            let path = "\(folder)/\(letter.fileName)"
            guard !FileWalk.exists(path) else { throw Failure("\(path) existe déjà") }
            try BidFiles.write(Array(letter.template.utf8), to: path)
        }
        Talk.say("clausier : modèles écrits dans \(folder)")
    }
}
