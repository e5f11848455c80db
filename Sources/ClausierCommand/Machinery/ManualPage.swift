// The manual page clausier(1), out of the same descriptions as the help texts.

import ArgumentParser
import Clausier

enum ManualPage {
    /// roff, for `man`.
    static func text() throws -> String {
        // What the parser knows of itself is JSON, which is YAML.
        let root = try YAML.read(Root._dumpHelp(), file: "clausier")
        guard let command = root["command"] else { throw Failure("page de manuel : aide illisible") }
        var page = """
            .TH CLAUSIER 1 "" "Clausier \(escaped(Root.version))" "Commandes"
            .nh
            .ad l
            .SH NOM
            clausier \\- \(escaped(sentence(command["abstract"])))
            .SH SYNOPSIS
            .B clausier
            .I commande
            [\\fIoptions\\fR] [\\fIchemin\\fR ...]

            """
        page += ".SH DESCRIPTION\n" + discussion(command)
        page += ".SH COMMANDES\n"
        for subcommand in (command["subcommands"]?.members ?? []) where isShown(subcommand) { page += section(of: subcommand, path: "clausier") }
        page += """
            .SH FICHIERS
            .TP
            .I clausier.yaml
            Réglages, pris dans le dossier courant ou nommés par \\-\\-config ; jamais dans ce qui est contrôlé.
            .SH ENVIRONNEMENT
            .TP
            .B COLUMNS
            Largeur du terminal.
            .TP
            .B NO_COLOR
            Pas de couleurs.
            .TP
            .B SOURCE_DATE_EPOCH
            Le jour qui décide de ce qui a expiré, au lieu d’aujourd’hui.

            """
        return page
    }

    private static func section(of command: Node, path: String) -> String {
        let name = "\(path) \(command["commandName"]?.scalar?.text ?? "")"
        var text = ".SS \"\(escaped(name))\"\n\(escaped(sentence(command["abstract"])))\n"
        text += discussion(command)
        for argument in command["arguments"]?.members ?? [] where isShown(argument) { text += item(argument) }
        for subcommand in command["subcommands"]?.members ?? [] where isShown(subcommand) { text += section(of: subcommand, path: name) }
        return text
    }

    private static func item(_ argument: Node) -> String {
        let value = argument["valueName"]?.scalar?.text ?? ""
        let names = (argument["names"]?.members ?? []).compactMap { name -> String? in
            guard let text = name["name"]?.scalar?.text else { return nil }
            return (name["kind"]?.scalar?.text == "long" ? "--" : "-") + text
        }
        guard !names.contains("--help"), !names.contains("--version") else { return "" }
        let shown =
            switch argument["kind"]?.scalar?.text {
            case "positional": "\\fI\(escaped(value))\\fR"
            case "option": names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ") + " \\fI\(escaped(value))\\fR"
            default: names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
            }
        let opposite = names.first { $0.hasPrefix("--no-") }
        let says = opposite.map { "Le contraire de --\($0.dropFirst(5))." } ?? sentence(argument["abstract"])
        return ".TP\n\(shown)\n\(escaped(says))\n"
    }

    /// The prose, then the examples as they are typed.
    private static func discussion(_ command: Node) -> String {
        var text = ""
        var isVerbatim = false
        for line in (command["discussion"]?.scalar?.text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("  ") != isVerbatim {
                isVerbatim.toggle()
                text += isVerbatim ? ".PP\n.nf\n.RS\n" : ".RE\n.fi\n"
            }
            text += line.isEmpty ? ".PP\n" : escaped(String(line.drop { $0 == " " })) + "\n"
        }
        return text + (isVerbatim ? ".RE\n.fi\n" : "")
    }

    private static func isShown(_ node: Node) -> Bool {
        node["shouldDisplay"]?.scalar?.text != "false" && node["commandName"]?.scalar?.text != "help"
    }

    private static func sentence(_ node: Node?) -> String { node?.scalar?.text ?? "" }

    /// Text in which nothing is a request of roff.
    private static func escaped(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}
