// What `batch` takes from the folders it is given, and what it leaves out.

/// Files that are no consultation, and why.
struct LeftOut: CustomStringConvertible, Hashable {
    let description: String
}

/// The consultations below some folders.
struct BatchInputs {
    private(set) var paths: [String] = []
    private(set) var leftOut: [LeftOut] = []

    /// A notice file is one consultation. Other files are named, those of one kind in one folder
    /// together.
    init(folders: [String]) throws(Failure) {
        for folder in folders {
            guard FileWalk.exists(folder) else { throw Failure("\(folder) : fichier ou dossier introuvable") }
            guard FileWalk.isFolder(folder) else {
                paths.append(folder)
                continue
            }
            let listing = FileWalk.files(below: folder)
            paths += listing.files.filter(Self.isNotice)
            leftOut += Self.grouped(listing.files.filter { !Self.isNotice($0) })
            leftOut += listing.skipped.map { LeftOut(description: "\($0.path) — \($0.reason)") }
        }
    }

    /// By the name alone: whether an XML file is a notice is for its reader to say, aloud.
    private static func isNotice(_ path: String) -> Bool { path.lowercased().hasSuffix(".xml") }

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
