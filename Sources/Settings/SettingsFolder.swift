// Finding and reading the YAML files of a folder.

// FoundationEssentials for listing folders and reading files: the standard library has neither.
#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

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
        var files: [SettingsFile] = []
        for path in paths.sorted() {
            let displayPath = folder.hasSuffix("/") ? folder + path : folder + "/" + path
            do throws(SettingsError) {
                files.append(try readFile(displayPath, below: path, leavingOut: leftOut))
            } catch {
                problems += error.problems
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
        let manager = FileManager.default
        let attribute = (try? manager.attributesOfItem(atPath: displayPath))?[.size]
        guard let size = attribute as? UInt64 ?? (attribute as? Int).map(UInt64.init) else {
            throw refuse("fichier introuvable ou illisible")
        }
        guard size <= UInt64(YAML.greatestSize) else { throw refuse("fichier trop grand : \(size) octets, \(YAML.greatestSize) au plus") }
        guard let data = manager.contents(atPath: displayPath) else { throw refuse("fichier introuvable ou illisible") }
        guard let text = String(validating: data, as: UTF8.self) else { throw refuse("le fichier n’est pas du texte UTF-8") }
        return SettingsFile(
            path: path, displayPath: displayPath, node: try YAML.read(text, file: displayPath, leavingOut: leftOut),
            source: SourceText(text))
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
