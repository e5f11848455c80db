// clausier completions

import ArgumentParser

struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Écrit de quoi compléter les commandes avec la touche de tabulation.",
        discussion: """
            Exemples :
              clausier completions bash > ~/.local/share/bash-completion/completions/clausier
              clausier completions zsh > ~/.zsh/completions/_clausier
              clausier completions fish > ~/.config/fish/completions/clausier.fish
            """)

    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish

        var kind: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: ArgumentHelp("Interpréteur : bash, zsh ou fish.", valueName: "interpréteur"))
    var shell: Shell

    func run() throws {
        var output = try Output(path: nil)
        try output.write(Array(FrenchUsage.help(Root.completionScript(for: shell.kind)).utf8))
        try output.write(Array("\n".utf8))
        try output.flush()
    }
}
