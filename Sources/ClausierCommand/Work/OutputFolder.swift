// A folder that a command fills: nothing that was given to examine is ever written to.

import Glibc

/// Where the files of one run go.
struct OutputFolder {
    private let path: String
    private let replaces: Bool

    /// `examined`: what must stay as it is. `replaces`: files of an earlier run may be replaced.
    init(_ path: String, examined: [String], replaces: Bool) throws(Failure) {
        self.path = path
        self.replaces = replaces
        // Before the folder is made: even an empty one has no business in there.
        var existing = path
        while Self.real(existing) == nil, let slash = existing.dropLast(existing.hasSuffix("/") ? 1 : 0).lastIndex(of: "/") {
            existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
        }
        guard let real = Self.real(existing) ?? Self.real(".") else { throw Failure("\(path) : \(Failure.systemReason())") }
        for source in examined where FileWalk.isFolder(source) {
            guard let examined = Self.real(source) else { continue }
            if real == examined || real.hasPrefix(examined == "/" ? "/" : examined + "/") {
                throw Failure("-o \(path) : ce dossier se trouve dans le dossier contrôlé, qui ne doit pas changer. En choisir un autre.")
            }
        }
    }

    /// Refuses before anything is written if a file stands in the way.
    func check(_ names: [String], examined: [String]) throws(Failure) {
        let sources = Set(examined.compactMap(Self.identity))
        for name in names {
            let target = path + "/" + name
            guard let identity = Self.identity(target) else { continue }
            if sources.contains(identity) { throw Failure("\(target) : c’est le fichier contrôlé lui-même, qui ne doit pas changer. Choisir un autre dossier.") }
            if !replaces { throw Failure("\(target) : ce fichier existe déjà. L’écarter, choisir un autre dossier, ou ajouter --force pour le remplacer.") }
        }
    }

    /// Writes a file whole or not at all. `name` is relative, its folders are made.
    func write(_ bytes: [UInt8], as name: String) throws(Failure) -> String {
        try Self.makeFolder(path)
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            try Self.makeFolder(folder, followsLinks: false)
        }
        let target = path + "/" + name
        let temporary = folder + "/.clausier-\(getpid()).tmp"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure("impossible d’écrire \(target) : \(Failure.systemReason())") }
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start) }
            if written < 0, errno == EINTR { continue }
            if written <= 0 {
                let failure = Failure("impossible d’écrire \(target) : \(Failure.systemReason())")
                close(descriptor)
                unlink(temporary)
                throw failure
            }
            start += written
        }
        // A name that came into being meanwhile is not taken over.
        guard close(descriptor) == 0, (replaces ? rename(temporary, target) : link(temporary, target)) == 0 else {
            let failure = Failure("impossible d’écrire \(target) : \(Failure.systemReason())")
            unlink(temporary)
            throw failure
        }
        unlink(temporary)
        return target
    }

    private static func makeFolder(_ path: String, followsLinks: Bool = true) throws(Failure) {
        var status = stat()
        if (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw Failure("\(path) : ce n’est pas un dossier") }
            return
        }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex, followsLinks { try makeFolder(String(path[..<slash])) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw Failure("impossible de créer \(path) : \(Failure.systemReason())") }
    }

    private static func real(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    /// Which file it is, whatever it is called; `nil` if there is none.
    private static func identity(_ path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return "\(status.st_dev):\(status.st_ino)"
    }
}
