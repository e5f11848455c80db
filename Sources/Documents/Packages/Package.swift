// What a user names — a file, a folder, an archive — as a list of documents.

/// A file, or the files of a folder or an archive, archives within it included.
public struct Package: Sendable {
    /// As the user gave it.
    public let path: String
    /// In natural order of their paths, whatever the order in the folder or the archive.
    public let members: [PackageMember]
    /// Files that no person put there as a document, with the reason.
    public let leftOut: [LeftOutFile]

    /// Opens whatever stands at a path; never fails: what could not be opened is a member with the
    /// reason.
    ///
    /// - Parameter name: of a file that is kept under another name than its owner gave it; members are named by it.
    public static func open(_ path: String, as name: String? = nil, limits: PackageLimits = .standard) -> Package {
        var opening = PackageOpening(limits: limits)
        switch FileKind(of: path) {
        case .folder: opening.add(folder: path)
        default: opening.add(file: path, as: name ?? path)
        }
        return Package(
            path: name ?? path, members: opening.members.sorted { NaturalOrder.precedes($0.path, $1.path) },
            leftOut: opening.leftOut.sorted { NaturalOrder.precedes($0.path, $1.path) })
    }

    /// Whether the path is a folder or an archive, rather than one document.
    public var isOneDocument: Bool { members.count == 1 && leftOut.isEmpty && members[0].path == path }
}

/// A document of a package.
public struct PackageMember: Sendable {
    enum Contents: Sendable {
        case bytes([UInt8])
        /// In the file system; read when asked for, since a folder may hold more than memory does.
        case file(path: String, limit: Int)
        case unread(reason: String)
    }

    /// The path of the package, then the path in it: `dossier/DCE.zip/02_CCAP.docx`.
    public let path: String
    let contents: Contents

    /// Whether it is a file of the file system, which `path` names.
    public var isFile: Bool {
        if case .file(path, _) = contents { true } else { false }
    }

    /// Why the bytes cannot be had, in French.
    public struct Unread: Error, Hashable, Sendable {
        public let reason: String
    }

    /// The bytes of the document.
    public func bytes() throws(Unread) -> [UInt8] {
        switch contents {
        case .bytes(let bytes): return bytes
        case .unread(let reason): throw Unread(reason: reason)
        case .file(let place, let limit):
            do throws(DocumentError) {
                return try OpenedFile.read(place, limit: limit).bytes
            } catch {
                throw Unread(reason: "\(error.what). \(error.remedy)")
            }
        }
    }
}

/// A file that is no document.
public struct LeftOutFile: Hashable, Sendable {
    public let path: String
    /// In French.
    public let reason: String

    /// What systems and programs leave behind, by its name; `nil` for anything else.
    static func reason(forName path: String) -> String? {
        let parts = path.split(separator: "/")
        if parts.contains("__MACOSX") { return "fichier de service de macOS" }
        guard let name = parts.last else { return nil }
        if name.hasPrefix("~$") || name.hasPrefix(".~lock.") { return "fichier de verrouillage, laissé par un traitement de texte ouvert" }
        switch name.lowercased() {
        case "thumbs.db", "desktop.ini", "ehthumbs.db": return "fichier de service de Windows"
        case ".ds_store": return "fichier de service de macOS"
        default: break
        }
        return parts.contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." } ? "fichier caché" : nil
    }
}
