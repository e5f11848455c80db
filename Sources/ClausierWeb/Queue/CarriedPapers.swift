// What people said the papers of a package are, said again of the papers of the corrected one.

import Clausier
import Documents
import Foundation
import GRDB

/// Which paper of a corrected package is which of the package before.
enum PaperMatch {
    /// Path by path of the package before; what is not found, or may be several, is missing.
    ///
    /// The name decides — in the same folder, then whatever the package or the folders are called now —, and
    /// the contents where the name changed.
    static func paths(of earlier: [CarriedPaperRecord], among members: [PackageMember]) -> [String: String] {
        var found: [String: String] = [:]
        var free = members
        func settle(_ key: (String) -> String) {
            let ends = Dictionary(grouping: free, by: { key($0.path) })
            let wanted = Dictionary(grouping: earlier.filter { found[$0.earlier] == nil }, by: { key($0.earlier) })
            for (end, papers) in wanted where !end.isEmpty && papers.count == 1 && ends[end]?.count == 1 {
                found[papers[0].earlier] = ends[end]?.first?.path
            }
            free.removeAll { member in found.values.contains(member.path) }
        }
        settle { $0 }
        settle { path in path.split(separator: "/").dropFirst().joined(separator: "/") }
        settle { path in path.split(separator: "/").last.map(String.init) ?? path }
        let missing = earlier.filter { found[$0.earlier] == nil && !$0.sha256.isEmpty }
        guard !missing.isEmpty else { return found }
        // Contents are asked for only where names do not tell.
        var contents: [String: [String]] = [:]
        for member in free {
            guard let bytes = try? member.bytes() else { continue }
            contents[OpenedFile(path: member.path, bytes: bytes).sha256, default: []].append(member.path)
        }
        for paper in missing {
            if let paths = contents[paper.sha256], paths.count == 1, !found.values.contains(paths[0]) { found[paper.earlier] = paths[0] }
        }
        return found
    }
}

extension CarriedPaperRecord {
    /// Everything that was said of the papers of a package, still to be looked for in the corrected one.
    static func all(from previous: String, to id: String, _ db: Database) throws -> [CarriedPaperRecord] {
        let contents = Dictionary(
            try PaperRecord.filter(Column("consultation") == previous).fetchAll(db).map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        return try DeclarationRecord.filter(Column("consultation") == previous).fetchAll(db).map { declaration in
            CarriedPaperRecord(
                consultation: id, earlier: declaration.path, sha256: contents[declaration.path] ?? "", kind: declaration.kind, lots: declaration.lots,
                isSought: true, path: nil)
        }
    }

    /// Whether what stands is what was carried over: somebody may have said otherwise since, or taken it back.
    func stands(in declarations: [DeclarationRecord]) -> Bool {
        declarations.contains { $0.path == path && $0.kind == kind && $0.lots == lots }
    }
}

extension Store {
    /// Looks through a corrected package, once, for the papers of which somebody said what they are.
    func settleCarriedPapers(of id: String, in files: [NamedFile]) throws {
        let sought = try pool.read { db in
            try CarriedPaperRecord.filter(Column("consultation") == id && Column("isSought") == true).fetchAll(db)
        }
        guard !sought.isEmpty else { return }
        let paths = PaperMatch.paths(of: sought, among: files.flatMap { Package.open($0.path, as: $0.name).members })
        try pool.write { db in
            // Deleted meanwhile: its rows went with it.
            guard try ConsultationRecord.exists(db, key: id) else { return }
            for var paper in sought {
                paper.isSought = false
                paper.path = paths[paper.earlier]
                try paper.update(db)
                if let path = paper.path { try DeclarationRecord(consultation: id, path: path, kind: paper.kind, lots: paper.lots).insert(db) }
            }
        }
    }

    func carriedPapers(of id: String) async throws -> [CarriedPaperRecord] {
        try await pool.read { db in
            try CarriedPaperRecord.filter(Column("consultation") == id && Column("isSought") == false).order(Column("earlier")).fetchAll(db)
        }
    }
}
