// What a user names — a file or a folder — as a list of documents.

import Documents
import Glibc

/// A file, or the files of a folder.
struct Package: Sendable {
    let path: String
    let members: [PackageMember]
    let leftOut: [LeftOutFile]

    static func open(_ path: String) -> Package {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            return Package(path: path, members: [PackageMember(path: path)], leftOut: [])
        }
        var files: [String] = []
        visit(path, &files)
        return Package(path: path, members: files.sorted().map(PackageMember.init), leftOut: [])
    }

    private static func visit(_ folder: String, _ files: inout [String]) {
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { visit(path, &files) } else { files.append(path) }
        }
    }
}

struct PackageMember: Sendable {
    let path: String

    struct Unread: Error, Hashable, Sendable { let reason: String }

    func bytes() throws(Unread) -> [UInt8] {
        do throws(DocumentError) {
            return try OpenedFile.read(path).bytes
        } catch {
            throw Unread(reason: "\(error.what). \(error.remedy)")
        }
    }
}

struct LeftOutFile: Hashable, Sendable {
    let path: String
    let reason: String
}
