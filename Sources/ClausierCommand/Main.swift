// The program `clausier`: finds the subcommand, speaks French about mistakes, and ends with the
// status that scripts rely on (0, 1, 2).

import ArgumentParser
import Clausier
import Glibc
import Parallel

@main
enum Main {
    static func main() {
        Allocation.growInLargeSteps()
        let arguments = Array(CommandLine.arguments.dropFirst())
        // What a check needs anyway is made ready while the command line is understood.
        let needsRules = arguments.first == Check._commandName || arguments.first == Batch._commandName
        let preparation = needsRules ? WorkerThread(Shipped.prepare) : nil
        let status = run(arguments)
        preparation?.join()
        exit(status.rawValue)
    }

    static func run(_ arguments: [String]) -> RunStatus {
        do {
            try refuseUnknownCommand(arguments.first)
            // Its options, --help included, are the other program's.
            if arguments.first == Serve._commandName { try Serve.handOver(Array(arguments.dropFirst())) }
            let arguments = ManyPaths(arguments)
            var command = try parsed(arguments.parsed)
            if var check = command as? Check {
                check.paths += arguments.setAside
                command = check
            }
            if let command = command as? any StatusCommand { return try command.runForStatus() }
            try command.run()
            return .clean
        } catch {
            return explain(error)
        }
    }

    /// The command that is named reads its own arguments: on its way there from the root, ArgumentParser asks every
    /// command what it is, at each start. Help, and what the command does not take, are for the root to explain.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        let named = Root.configuration.subcommands.first { $0._commandName == arguments.first }
        if let command = try? named?.parseAsRoot(Array(arguments.dropFirst())) as? any StatusCommand { return command }
        return try Root.parseAsRoot(arguments)
    }

    /// ArgumentParser would call it an argument too many.
    /// Each command writes its name out: making it from the type's would cost at every start.
    private static func refuseUnknownCommand(_ name: String?) throws(Failure) {
        guard let name, !name.hasPrefix("-") else { return }
        let known = Root.configuration.subcommands.map { $0._commandName } + ["help"]
        guard !known.contains(name) else { return }
        throw Failure("commande inconnue « \(name) »\(Spelling.suggestion(for: name, among: known))")
    }

    /// Help is data and goes to standard output; everything else is talk and means status 2.
    /// (ArgumentParser itself would end with 64.)
    private static func explain(_ error: any Error) -> RunStatus {
        // Mistakes in a rule or an answers file, an unknown rule, a file that is not there: they say it
        // all themselves, in French.
        if error is Failure || error is SettingsError || error is UnknownRule {
            Talk.say("clausier : \(error)")
            return .failed
        }
        let text = Root.fullMessage(for: error)
        if Root.exitCode(for: error) == .success {
            print(FrenchUsage.help(text))
            return .clean
        }
        let usage = FrenchUsage.help(text).split(separator: "\n", omittingEmptySubsequences: false)
            .drop { !$0.hasPrefix("Emploi") }
        Talk.say("clausier : \(FrenchUsage.error(Root.message(for: error)))")
        if !usage.isEmpty { Talk.say(usage.joined(separator: "\n")) }
        return .failed
    }
}

/// What the program's end tells a script.
enum RunStatus: Int32 {
    /// Nothing at or above `--fail-on`.
    case clean = 0
    /// Something was found.
    case found = 1
    /// Usage, configuration, a rule error, or a document that could not be read. Wins over `found`.
    case failed = 2
}

/// A subcommand that has more to say than that it ran.
protocol StatusCommand: ParsableCommand {
    func runForStatus() throws -> RunStatus
}

extension StatusCommand {
    func run() throws {
        if case let status = try runForStatus(), status != .clean { throw ExitCode(status.rawValue) }
    }
}
