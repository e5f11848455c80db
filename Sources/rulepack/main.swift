// Checks the folder of rules and writes it as one Swift file: a build step of StandardRules.
//
// Usage: rulepack FOLDER OUTPUT.swift

// FoundationEssentials for writing the output file: the standard library cannot.
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import Clauses
import Rules
import Settings

do {
    guard CommandLine.arguments.count == 3 else {
        throw SettingsError([Problem(file: "rulepack", position: nil, message: "usage : rulepack DOSSIER SORTIE.swift")])
    }
    let files = try SettingsFolder.read(CommandLine.arguments[1])
    let rules = try RuleSet.load(files: files)
    var clauses: [ClauseDefinition] = []
    for file in files where file.path.hasPrefix("clauses/") {
        let decoding = Decoding(file: file.displayPath, source: file.source)
        clauses += ClauseDefinition.list(from: file.node, decoding)
        try decoding.finish()
    }
    var writer = PackWriter()
    writer.write(clauses) { $1.pack(into: &$0) }
    let source = RulePack.swiftSource(
        rules: try rules.packed(), clauses: writer.bytes, tree: RulePack.tree(files.filter { !$0.path.hasPrefix("clauses/") }))
    try Data(source.utf8).write(to: URL(filePath: CommandLine.arguments[2]))
} catch let error as SettingsError {
    // `file:line:column: error: message` is the form that build tools recognise.
    for problem in error.problems {
        let position = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
        print("\(problem.file)\(position): error: \(problem.message)\(problem.excerpt.isEmpty ? "" : "\n" + problem.excerpt)")
    }
    exit(1)
} catch {
    print("error: \(error)")
    exit(1)
}
