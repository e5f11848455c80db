// Schemas that are others' and stand outside the repository, and the programs that check against them.

import Foundation

/// A schema of `CLAUSIER_SCHEMAS`, and the program that knows what to do with it.
struct OutsideSchema: Sendable {
    let name: String
    let command: @Sendable (_ schema: String, _ file: String) -> [String]

    static let sarif = OutsideSchema(name: "sarif-schema-2.1.0.json") { schema, file in
        ["python3", "-c", "import json, jsonschema, sys\njsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))", schema, file]
    }
    static let junit = OutsideSchema(name: "junit-10.xsd") { schema, file in ["xmllint", "--noout", "--schema", schema, file] }

    /// What is wrong with the text; `nil` where it cannot be checked, which is said.
    func problems(with text: [UInt8]) throws -> String? {
        guard let folder = ProcessInfo.processInfo.environment["CLAUSIER_SCHEMAS"] else {
            print("\(name): CLAUSIER_SCHEMAS is not set, not checked")
            return nil
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text).write(to: file)
        let arguments = command(folder + "/" + name, file.path())
        guard Self.run(["sh", "-c", "command -v \(arguments[0])"]).status == 0 else {
            print("\(name): \(arguments[0]) is not installed, not checked")
            return nil
        }
        let (status, said) = Self.run(arguments)
        if said.contains("No module named") {
            print("\(name): python3-jsonschema is not installed, not checked")
            return nil
        }
        return status == 0 ? "" : said
    }

    private static func run(_ arguments: [String]) -> (status: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        do { try process.run() } catch { return (127, "\(error)") }
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
