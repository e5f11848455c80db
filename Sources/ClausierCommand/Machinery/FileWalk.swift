// All files below a folder, in the order of their names.

import Glibc

/// What a folder holds, depth first, each folder sorted by the bytes of the names: the same folder
/// always gives the same list.
enum FileWalk {
    struct Listing {
        var files: [String] = []
        /// Folders and links that were not entered, with the reason.
        var skipped: [(path: String, reason: String)] = []
    }

    static func files(below folder: String, maximumDepth: Int = 64) -> Listing {
        var listing = Listing()
        visit(folder, depth: 0, maximumDepth: maximumDepth, &listing)
        return listing
    }

    static func isFolder(_ path: String) -> Bool { kind(of: path, followsLinks: true) == S_IFDIR }

    static func exists(_ path: String) -> Bool { kind(of: path, followsLinks: true) != nil }

    private static func visit(_ folder: String, depth: Int, maximumDepth: Int, _ listing: inout Listing) {
        guard depth < maximumDepth else {
            listing.skipped.append((folder, "plus de \(maximumDepth) dossiers emboîtés"))
            return
        }
        guard let stream = opendir(folder) else {
            listing.skipped.append((folder, Failure.systemReason()))
            return
        }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            // Hidden files are the system's or an editor's, never a tender paper.
            if !name.hasPrefix(".") { names.append(name) }
        }
        closedir(stream)
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        for name in names {
            let path = prefix + name
            switch kind(of: path, followsLinks: false) {
            case S_IFDIR: visit(path, depth: depth + 1, maximumDepth: maximumDepth, &listing)
            case S_IFREG: listing.files.append(path)
            case S_IFLNK:
                // A link to a file is that file; a link to a folder could lead in circles.
                if kind(of: path, followsLinks: true) == S_IFREG {
                    listing.files.append(path)
                } else {
                    listing.skipped.append((path, "lien symbolique vers un dossier"))
                }
            default: listing.skipped.append((path, "ni fichier ni dossier"))
            }
        }
    }

    private static func kind(of path: String, followsLinks: Bool) -> mode_t? {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }
}
