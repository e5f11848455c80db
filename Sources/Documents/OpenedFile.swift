// Opening one file: its bytes, its digest, and what it seems to be.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a file could not be opened, in words for the person who named it.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        case notFound
        case notAllowed
        case isDirectory
        case tooLarge(limit: Int)
        case system(message: String)
    }

    public let reason: Reason
    public let path: String

    public init(_ reason: Reason, path: String) {
        self.reason = reason
        self.path = path
    }

    public var what: String {
        switch reason {
        case .notFound: "fichier introuvable"
        case .notAllowed: "lecture interdite"
        case .isDirectory: "c’est un dossier, non un fichier"
        case .tooLarge(let limit): "le fichier dépasse \(limit >> 20) Mio"
        case .system(let message): "lecture impossible (\(message))"
        }
    }

    public var remedy: String {
        switch reason {
        case .notFound: "Vérifier le chemin."
        case .notAllowed: "Vérifier les droits du fichier."
        case .isDirectory: "Nommer un fichier de ce dossier."
        case .tooLarge: "Vérifier l’origine du fichier."
        case .system: "Recommencer, ou copier le fichier ailleurs."
        }
    }

    public var description: String { "\(path) : \(what). \(remedy)" }
}

/// A file that was read into memory.
public struct OpenedFile: Sendable {
    /// As the user gave it.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Lower-case hexadecimal SHA-256 of the bytes, worked out at each call.
    public var sha256: String { SHA256.hexadecimal(of: bytes) }

    public var format: DocumentFormat { DocumentFormat(sniffing: bytes) }

    /// Reads a file of at most `limit` bytes.
    public static func read(_ path: String, limit: Int = 64 << 20) throws(DocumentError) -> OpenedFile {
        OpenedFile(path: path, bytes: try contents(of: path, limit: limit, count: .max))
    }

    /// The first bytes of a file, however large it is.
    public static func beginning(of path: String, count: Int) throws(DocumentError) -> [UInt8] {
        try contents(of: path, limit: .max, count: count)
    }

    private static func contents(of path: String, limit: Int, count wanted: Int) throws(DocumentError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(errno, path) }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { throw failure(errno, path) }
        switch information.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw DocumentError(.isDirectory, path: path)
        // A pipe or a device has no size to check and may never end.
        default: throw DocumentError(.system(message: "ce n’est pas un fichier ordinaire"), path: path)
        }
        if Int(information.st_size) > limit { throw DocumentError(.tooLarge(limit: limit), path: path) }
        let size = min(Int(information.st_size), wanted)
        var problem: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = readBytes(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { problem = errno }
                // Fewer bytes than announced: the file was cut while we read it.
                if got <= 0 { break }
                count += got
            }
        }
        if problem != 0 { throw failure(problem, path) }
        return bytes
    }

    private static func failure(_ code: Int32, _ path: String) -> DocumentError {
        switch code {
        case ENOENT, ENOTDIR: DocumentError(.notFound, path: path)
        case EACCES, EPERM: DocumentError(.notAllowed, path: path)
        default: DocumentError(.system(message: String(cString: strerror(code))), path: path)
        }
    }
}

/// `read(2)`, which inside `OpenedFile` would be taken for its own `read`.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
