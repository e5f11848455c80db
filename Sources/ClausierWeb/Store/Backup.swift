// A copy of everything, made while the server runs: a folder from which another server can start.

import Foundation
import GRDB

/// Why no copy was made, in French.
public struct BackupProblem: Error, CustomStringConvertible {
    public let description: String
}

/// Copies of the data folder.
public enum Backup {
    /// Copies the data folder into one that does not exist yet, or is empty; how many consultations are in it.
    public static func make(of data: String, into target: String) throws -> Int {
        guard FileManager.default.fileExists(atPath: DataFolder.database(in: data)) else {
            throw BackupProblem(description: "« \(data) » n’est pas un dossier de données de Clausier")
        }
        guard try !FileManager.default.fileExists(atPath: target) || FileManager.default.contentsOfDirectory(atPath: target).isEmpty else {
            throw BackupProblem(description: "« \(target) » contient déjà quelque chose\u{A0}: donnez un nouveau dossier")
        }
        let source = try Store(DataFolder(data))
        let copy = try DataFolder(target)
        let database = try DatabaseQueue(path: copy.database)
        // A state of the database as a whole, whatever is written meanwhile.
        try source.pool.backup(to: database)
        let identifiers = try database.read { try String.fetchAll($0, sql: "SELECT id FROM consultation") }
        for id in identifiers {
            do {
                try FileManager.default.copyItem(atPath: source.folder.folder(of: id), toPath: copy.folder(of: id))
            } catch {
                // Deleted since the database was copied.
                if FileManager.default.fileExists(atPath: source.folder.folder(of: id)) { throw error }
                _ = try database.write { try ConsultationRecord.deleteOne($0, key: id) }
            }
        }
        let count = try database.read { try ConsultationRecord.fetchCount($0) }
        try database.close()
        return count
    }
}
