// The user's own files are never taken from inside what is examined: a tender may not say how it is
// to be judged.

import Clausier
import Documents
import Glibc

/// Reads the user's files, unless they lie in an examined folder.
struct Trust {
    private let folders: [String]

    init(examined paths: [String]) {
        folders = paths.filter(FileWalk.isFolder).compactMap(Self.real)
    }

    /// Whether a path lies in an examined folder.
    func isExamined(_ path: String) -> Bool {
        guard let real = Self.real(path) else { return false }
        return folders.contains { real == $0 || real.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }

    /// The text of a file that the user names with an option.
    func text(of path: String, _ option: String) throws -> String {
        if isExamined(path) {
            throw Failure("\(option) \(path) : ce fichier se trouve dans le dossier contrôlé, il n’en est pas tenu compte. Le placer ailleurs.")
        }
        do throws(DocumentError) {
            let file = try OpenedFile.read(path)
            return String(decoding: file.bytes, as: UTF8.self)
        } catch {
            throw Failure("\(path) : \(error.what)")
        }
    }

    private static func real(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}
