// What is uploaded, on its way to the data folder: counted, limited, named by us.

import Foundation
import Glibc

/// How much may be sent.
public struct UploadLimits: Sendable {
    /// Bytes of one upload, all files together.
    public var totalBytes = 400 << 20
    public var files = 2_000
    /// Bytes of a field that is no file.
    public var fieldBytes = 64 << 10
    /// Bytes of an ordinary form or of JSON.
    public var formBytes = 2 << 20

    public init() {}
}

/// Receives the parts of an upload and writes the files into the folder for incoming ones.
final class Intake {
    struct File {
        let name: String
        let path: String
        var bytes = 0
    }

    private let limits: UploadLimits
    private let folder: String
    private var parser: MultipartParser
    private var field: (name: String, bytes: [UInt8])?
    private var descriptor: Int32 = -1
    private var total = 0
    /// Files begun, those without a name and contents included.
    private var begun = 0
    private(set) var files: [File] = []
    private(set) var fields = FormFields([])
    /// Asked as soon as the first file begins: nothing is written for a request that is not allowed.
    private let mayTakeFiles: (FormFields) throws -> Void

    /// `nil` if the content is no multipart form.
    init?(contentType: String, into dataFolder: DataFolder, limits: UploadLimits, mayTakeFiles: @escaping (FormFields) throws -> Void) {
        guard let parser = MultipartParser(contentType: contentType) else { return nil }
        self.parser = parser
        self.limits = limits
        self.mayTakeFiles = mayTakeFiles
        folder = dataFolder.incoming + "/" + Identifier.make()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        // Files that became part of a consultation have been moved away.
        try? FileManager.default.removeItem(atPath: folder)
    }

    func take(_ bytes: some Sequence<UInt8>, count: Int) throws {
        total += count
        guard total <= limits.totalBytes else {
            throw FormError(reason: .tooLarge, message: "l’envoi dépasse \(limits.totalBytes >> 20) Mio\u{A0}: n’envoyez que les pièces écrites")
        }
        try parser.take(bytes) { try receive($0) }
    }

    /// Throws if the body ended too early.
    func finish() throws {
        guard parser.isFinished else { throw FormError(reason: .malformed, message: "l’envoi a été interrompu") }
    }

    private func receive(_ event: MultipartParser.Event) throws {
        switch event {
        case .begin(let name, let fileName):
            if let fileName { try beginFile(fileName) } else { field = (name, []) }
        case .data(let bytes):
            if descriptor >= 0 {
                try write(bytes)
            } else if field != nil {
                field?.bytes += bytes
                guard (field?.bytes.count ?? 0) <= limits.fieldBytes else { throw FormError(reason: .tooLarge, message: "un champ du formulaire est trop long") }
            }
        case .end:
            if descriptor >= 0 {
                close(descriptor)
                descriptor = -1
                if files.last?.bytes == 0, files.last?.name.isEmpty == true { files.removeLast() }
            } else if let ended = field {
                guard fields.fields.count < 1_000 else { throw FormError(reason: .tooMany, message: "trop de champs") }
                let value = String(decoding: ended.bytes.filter { $0 != 0 }, as: UTF8.self)
                fields = FormFields(fields.fields + [(ended.name, value)])
                field = nil
            }
        }
    }

    private func beginFile(_ name: String) throws {
        if begun == 0 {
            try mayTakeFiles(fields)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        guard files.count < limits.files else {
            throw FormError(reason: .tooMany, message: "plus de \(limits.files) fichiers\u{A0}: envoyez une archive")
        }
        let path = "\(folder)/\(begun)"
        begun += 1
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FormError(reason: .storage, message: "le serveur ne peut pas écrire dans son dossier de données") }
        files.append(File(name: Self.shownName(name), path: path))
    }

    private func write(_ bytes: [UInt8]) throws {
        files[files.count - 1].bytes += bytes.count
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
                let written = Glibc.write(descriptor, base, rest.count)
                guard written > 0 else { throw FormError(reason: .storage, message: "le disque du serveur est plein") }
                rest = rest.dropFirst(written)
            }
        }
    }

    private static let turning = Set<UInt32>([0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF]).union(0x202A...0x202E).union(0x2066...0x2069)

    /// A name to show and to tell the paper by: with folders, without what no name holds.
    static func shownName(_ name: String) -> String {
        let steps = name.replacing("\\", with: "/").split(separator: "/").filter { $0 != "." && $0 != ".." }
        let shown = steps.suffix(8).joined(separator: "/").unicodeScalars.filter { scalar in
            // Control characters; and signs that turn the order of letters around, by which one name looks like another.
            scalar.properties.generalCategory != .control && !Self.turning.contains(scalar.value)
        }
        return String(String(String.UnicodeScalarView(shown)).suffix(200))
    }
}
