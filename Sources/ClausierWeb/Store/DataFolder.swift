// The one folder that holds everything: the database and the files, named by our own identifiers.

import Foundation

/// Where the server keeps what it was given. Copying this folder is a backup.
struct DataFolder: Sendable {
    let path: String

    /// Creates what is missing; nobody else on the machine may look inside.
    init(_ path: String) throws {
        self.path = path
        for folder in [path, path + "/consultations", path + "/incoming"] {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    var database: String { Self.database(in: path) }

    static func database(in folder: String) -> String { folder + "/clausier.sqlite" }
    /// Uploads that are not yet part of a consultation; emptied at each start.
    var incoming: String { path + "/incoming" }

    func folder(of consultation: String) -> String { "\(path)/consultations/\(consultation)" }

    /// A file that was uploaded, by its number: its name never becomes a path.
    func upload(_ position: Int, of consultation: String) -> String { "\(folder(of: consultation))/\(position)" }

    /// A report as it was rendered when the consultation was judged.
    func report(_ format: String, of consultation: String) -> String { "\(folder(of: consultation))/rapport.\(format)" }

    /// Removes every trace of a consultation's files.
    func remove(_ consultation: String) throws {
        let folder = folder(of: consultation)
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    }

    /// Removes what an interrupted upload left behind.
    func emptyIncoming() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: incoming)) ?? [] {
            try? FileManager.default.removeItem(atPath: incoming + "/" + name)
        }
    }
}

/// Identifiers of consultations, sessions and uploads: random, of letters that are safe in paths and addresses.
enum Identifier {
    static func make(bytes: Int = 12) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<bytes).map { _ in
            let byte = UInt8.random(in: 0...255, using: &generator)
            return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    static func isValid(_ text: String) -> Bool {
        text.utf8.count == 24 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
