// What `batch` takes from the folders it is given, and what it leaves out.

import Clausier

/// Files that are no consultation, and why.
struct LeftOut: CustomStringConvertible, Hashable {
    let description: String
}

/// The consultations below some folders.
struct BatchInputs {
    private(set) var sources: [ConsultationSource] = []
    private(set) var leftOut: [LeftOut] = []

    /// A notice file is one consultation, an archive is one, a folder that directly holds a tender
    /// paper is one with everything below it. Other files are named, those of one kind in one folder
    /// together.
    init(folders: [String]) throws(Failure) {
        for folder in folders {
            guard FileWalk.exists(folder) else { throw Failure("\(folder) : fichier ou dossier introuvable") }
            guard FileWalk.isFolder(folder) else {
                sources.append(ConsultationSource(folder))
                continue
            }
            let listing = FileWalk.files(below: folder)
            take(listing.files, below: folder)
            leftOut += listing.skipped.map { LeftOut(description: "\($0.path) — \($0.reason)") }
        }
    }

    /// The files come depth first, sorted: those of one folder stand together.
    private mutating func take(_ files: [String], below root: String) {
        let tenders = Self.tenderFolders(files, below: root)
        var taken: Set<String> = []
        var rest: [String] = []
        for file in files {
            if let folder = tenders.first(where: { file.hasPrefix($0 + "/") }) {
                if taken.insert(folder).inserted { sources.append(ConsultationSource(folder)) }
            } else if Self.isNotice(file) || Self.isArchive(file) {
                sources.append(ConsultationSource(file))
            } else {
                rest.append(file)
            }
        }
        leftOut += Self.grouped(rest)
    }

    /// The outermost folders that directly hold a tender paper.
    private static func tenderFolders(_ files: [String], below root: String) -> [String] {
        var folders: Set<String> = []
        for file in files where !isArchive(file) && PaperKind(fileName: file)?.isTenderPaper == true {
            guard let slash = file.lastIndex(of: "/") else { continue }
            folders.insert(String(file[..<slash]))
        }
        return folders.filter { folder in !folders.contains { $0 != folder && folder.hasPrefix($0 + "/") } }.sorted()
    }

    /// By the name alone: whether an XML file is a notice is for its reader to say, aloud. Texts and pages saved
    /// from a platform are called anything: their first words tell.
    private static func isNotice(_ path: String) -> Bool {
        let name = path.lowercased()
        if name.hasSuffix(".xml") || PaperKind(fileName: path) == .notice { return true }
        return [".txt", ".html", ".htm"].contains(where: name.hasSuffix) && PaperKind(beginningOf: path) == .notice
    }

    private static func isArchive(_ path: String) -> Bool {
        let name = path.lowercased()
        return [".zip", ".7z", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".rar"].contains { name.hasSuffix($0) }
    }

    private static func grouped(_ files: [String]) -> [LeftOut] {
        var order: [String] = []
        var members: [String: [String]] = [:]
        for file in files {
            let name = file[(file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex)...]
            let suffix = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
            let pattern = file.dropLast(name.count) + "*" + suffix
            if members[pattern] == nil { order.append(pattern) }
            members[pattern, default: []].append(file)
        }
        return order.map { pattern in
            let files = members[pattern] ?? []
            return LeftOut(description: files.count == 1 ? files[0] : "\(pattern) (\(files.count) fichiers)")
        }
    }
}
