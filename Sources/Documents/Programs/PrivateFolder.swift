// A folder for one run of a program that insists on files: readable by us alone, gone afterwards.

import Glibc

struct PrivateFolder: ~Copyable {
    let path: String

    /// Nil if the system gives none.
    init?() {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent.hasPrefix("/") ? parent : "/tmp")/clausier-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes folders within it, like `a/b`; false if that fails.
    func makeFolder(_ name: String) -> Bool {
        var whole = path
        for part in name.split(separator: "/") {
            whole += "/\(part)"
            guard mkdir(whole, 0o700) == 0 || errno == EEXIST else { return false }
        }
        return true
    }

    /// Writes a file into it; false if that fails.
    func write(_ bytes: [UInt8], to name: String) -> Bool {
        let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    deinit { Self.remove(path, depth: 0) }

    /// Never follows a link; the program may have left any tree behind.
    private static func remove(_ path: String, depth: Int) {
        var information = stat()
        guard lstat(path, &information) == 0 else { return }
        guard information.st_mode & S_IFMT == S_IFDIR else { unlink(path); return }
        if depth < 64, let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                    String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != "." && name != ".." { remove("\(path)/\(name)", depth: depth + 1) }
            }
            closedir(folder)
        }
        rmdir(path)
    }
}
