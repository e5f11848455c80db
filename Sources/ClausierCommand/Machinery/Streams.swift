// Data goes to standard output or a file, talk to standard error.

import Glibc
import Reports

/// Where the data goes. Collects small pieces before it writes.
struct Output: ~Copyable {
    private let descriptor: Int32
    private let isFile: Bool
    private let name: String
    private var buffer: [UInt8] = []

    /// `path` nil: standard output.
    init(path: String?) throws(Failure) {
        guard let path else {
            descriptor = STDOUT_FILENO
            isFile = false
            name = "la sortie standard"
            return
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        isFile = true
        name = path
        guard descriptor >= 0 else { throw Failure("impossible d’écrire \(path) : \(Failure.systemReason())") }
    }

    deinit { if isFile, descriptor >= 0 { close(descriptor) } }

    mutating func write(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count < 1 << 14 else {
            try flush()
            return try writeNow(bytes)
        }
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    mutating func flush() throws(Failure) {
        try writeNow(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func writeNow(_ bytes: [UInt8]) throws(Failure) {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { pointer in
                Glibc.write(descriptor, pointer.baseAddress.map { $0 + start }, pointer.count - start)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw Failure("écriture impossible dans \(name) : \(Failure.systemReason())")
            }
            start += written
        }
    }
}

/// Talk: messages for the person at the keyboard.
enum Talk {
    static func say(_ text: String) {
        var bytes = Array(text.utf8)
        bytes.append(UInt8(ascii: "\n"))
        write(bytes)
    }

    /// A path or a reason that comes from outside, without what could act on the terminal.
    static func harmless(_ text: String) -> String { TextDisplay.harmless(text) }

    static func write(_ bytes: [UInt8]) {
        // Nothing can be done about a standard error that cannot be written to.
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// Why the program cannot go on: always exit status 2.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// What the system says about the last call that failed.
    static func systemReason() -> String {
        switch errno {
        case ENOENT: "fichier ou dossier introuvable"
        case EACCES, EPERM: "accès refusé"
        case EISDIR: "c’est un dossier"
        case ENOTDIR: "un élément du chemin n’est pas un dossier"
        case ENOSPC: "disque plein"
        case EROFS: "disque en lecture seule"
        case let number: String(cString: strerror(number))
        }
    }
}
