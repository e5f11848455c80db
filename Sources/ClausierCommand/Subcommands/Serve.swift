// clausier serve

import ArgumentParser
import Glibc

/// Hands over to `clausier-web`, the program beside this one: a check need not load a web server.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Ouvre Clausier dans le navigateur, sur cette machine.")

    /// Name of the program that serves.
    private static let program = "clausier-web"

    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("Options de « clausier serve --help ».", valueName: "option"))
    var arguments: [String] = []

    func run() throws { try Self.handOver(arguments) }

    /// Becomes the other program; returns only if that fails.
    static func handOver(_ arguments: [String]) throws(Failure) {
        let given = [program] + arguments
        var pointers = given.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        if let path = besideThisProgram { execv(path, &pointers) }
        execvp(program, &pointers)
        throw Failure("« \(program) » est introuvable. Placez-le à côté de « clausier », ou dans un dossier de PATH (docs/serveur.md).")
    }

    private static var besideThisProgram: String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0, count < buffer.count else { return nil }
        let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let slash = path.lastIndex(of: "/") else { return nil }
        return path[...slash] + program
    }
}
