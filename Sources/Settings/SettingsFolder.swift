// Finding and reading the YAML files of a folder.

// FoundationEssentials for listing folders: the standard library cannot.
#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
import Glibc
import Parallel

/// A YAML file with its tree and its text.
public struct SettingsFile: Sendable {
    /// Path below the folder, with `/`: `ccp/LOT-01.yaml`.
    public let path: String
    /// Path as the user gave it, for messages.
    public let displayPath: String
    public let node: Node
    public let source: SourceText?

    public init(path: String, displayPath: String, node: Node, source: SourceText?) {
        self.path = path
        self.displayPath = displayPath
        self.node = node
        self.source = source
    }
}

/// Reads folders of settings.
public enum SettingsFolder {
    /// Most files read from one folder.
    public static let greatestFileCount = 5_000

    /// Every `.yaml` file below a folder, ordered by path. Hidden files are left out. All mistakes
    /// of syntax are thrown together.
    ///
    /// - Parameter leftOut: a key of each file's outermost map that is not read (`YAML.read`).
    public static func read(_ folder: String, leavingOut leftOut: String? = nil) throws(SettingsError) -> [SettingsFile] {
        var paths: [String] = []
        var problems: [Problem] = []
        collect(folder, below: "", depth: 0, &paths, &problems)
        let sorted = paths.sorted()
        let outcomes = ParallelMap.run(count: sorted.count) { index -> Result<SettingsFile, SettingsError> in
            let path = sorted[index]
            let displayPath = folder.hasSuffix("/") ? folder + path : folder + "/" + path
            do throws(SettingsError) {
                return .success(try readFile(displayPath, below: path, leavingOut: leftOut))
            } catch {
                return .failure(error)
            }
        }
        var files: [SettingsFile] = []
        files.reserveCapacity(outcomes.count)
        for outcome in outcomes {
            switch outcome {
            case .success(let file): files.append(file)
            case .failure(let error): problems += error.problems
            }
        }
        if !problems.isEmpty { throw SettingsError(problems) }
        return files
    }

    /// One file.
    public static func readFile(_ displayPath: String) throws(SettingsError) -> SettingsFile {
        try readFile(displayPath, below: displayPath)
    }

    private static func readFile(_ displayPath: String, below path: String, leavingOut leftOut: String? = nil) throws(SettingsError) -> SettingsFile {
        func refuse(_ message: String) -> SettingsError {
            SettingsError([Problem(file: displayPath, position: nil, message: message)])
        }
        let data: [UInt8]
        switch bytes(displayPath) {
        case .success(let bytes): data = bytes
        case .failure(let error): throw refuse(error.message)
        }
        return SettingsFile(
            path: path, displayPath: displayPath, node: try YAML.read(data, file: displayPath, leavingOut: leftOut),
            source: SourceText(bytes: data))
    }

    private struct ReadingError: Error { let message: String }

    /// The bytes of a file, without FileManager, which asks for owners and groups too.
    private static func bytes(_ path: String) -> Result<[UInt8], ReadingError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else { return .failure(ReadingError(message: "fichier introuvable ou illisible")) }
        // What is no ordinary file says nothing of its size: read until it ends.
        let isFile = status.st_mode & S_IFMT == S_IFREG
        let size = isFile ? Int(status.st_size) : 0
        func tooLarge(_ size: String) -> Result<[UInt8], ReadingError> {
            .failure(ReadingError(message: "fichier trop grand : \(size) octets, \(YAML.greatestSize) au plus"))
        }
        guard size <= YAML.greatestSize else { return tooLarge("\(size)") }
        var isSound = true
        let bytes = [UInt8](unsafeUninitializedCapacity: isFile ? size : YAML.greatestSize + 1) { buffer, count in
            while count < buffer.count {
                let more = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                if more < 0, errno == EINTR { continue }
                isSound = more >= 0
                if more <= 0 { return }
                count += more
            }
        }
        guard isSound else { return .failure(ReadingError(message: "fichier introuvable ou illisible")) }
        return bytes.count > YAML.greatestSize ? tooLarge("plus de \(YAML.greatestSize)") : .success(bytes)
    }

    private static func collect(_ folder: String, below prefix: String, depth: Int, _ paths: inout [String], _ problems: inout [Problem]) {
        let manager = FileManager.default
        guard depth <= 8, let names = try? manager.contentsOfDirectory(atPath: folder) else {
            problems.append(Problem(file: folder, position: nil, message: "dossier introuvable ou illisible"))
            return
        }
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = folder + "/" + name
            var isFolder = false
            guard manager.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            if isFolder {
                collect(path, below: prefix + name + "/", depth: depth + 1, &paths, &problems)
            } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
                guard paths.count < greatestFileCount else { return }
                paths.append(prefix + name)
            }
        }
    }
}
