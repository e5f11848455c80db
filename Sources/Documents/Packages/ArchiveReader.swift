// The one file that speaks to libarchive: the entries of an archive in memory, one after the other.

import Clibarchive
import Glibc

/// One entry of an archive, before its bytes are asked for.
struct ArchiveEntry {
    enum Kind { case file, folder, link, other }

    /// As the archive has it, in whatever encoding.
    let name: [UInt8]
    let kind: Kind
    let isEncrypted: Bool
    /// As the archive announces it; may be absent, may lie.
    let announcedSize: Int?
}

/// Walks through an archive in memory. Valid only within `ArchiveReader.walk`.
struct ArchiveReader: ~Copyable {
    enum Step {
        case entry(ArchiveEntry)
        case end
        /// Nothing more can be read of this archive.
        case failure(ArchiveFailure)
    }

    enum Contents {
        case bytes([UInt8])
        /// More than the limit; reading stopped there.
        case tooLarge
        /// What could be read before the damage.
        case damaged([UInt8], ArchiveFailure)
        case outOfTime
    }

    private let archive: OpaquePointer
    private var opening: Int32

    /// Calls `body` with a reader at the first entry. `compressedFile`: bytes that are one compressed
    /// file rather than an archive (`.gz`) show as an archive of one entry.
    static func walk<Result>(
        _ bytes: [UInt8], compressedFile: Bool = false, _ body: (inout ArchiveReader) -> Result
    ) -> Result? {
        // libarchive converts names to the locale's encoding. The process has none set (« C »), in
        // which every accent would be lost; this concerns this thread only, and only meanwhile.
        let names = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        let before = uselocale(names)
        defer {
            uselocale(before)
            if let names { freelocale(names) }
        }
        return bytes.withUnsafeBytes { raw in
            guard let archive = archive_read_new() else { return nil }
            archive_read_support_format_zip(archive)
            archive_read_support_format_7zip(archive)
            archive_read_support_format_tar(archive)
            archive_read_support_filter_gzip(archive)
            archive_read_support_filter_bzip2(archive)
            archive_read_support_filter_xz(archive)
            archive_read_support_filter_lzma(archive)
            archive_read_support_filter_zstd(archive)
            if compressedFile { archive_read_support_format_raw(archive) }
            var reader = ArchiveReader(
                archive: archive, opening: archive_read_open_memory(archive, raw.baseAddress, raw.count))
            return body(&reader)
        }
    }

    private init(archive: OpaquePointer, opening: Int32) {
        self.archive = archive
        self.opening = opening
    }

    deinit { archive_read_free(archive) }

    mutating func next() -> Step {
        guard opening >= ARCHIVE_WARN else { return .failure(failure()) }
        var entry: OpaquePointer?
        let result = archive_read_next_header(archive, &entry)
        if result == ARCHIVE_EOF { return .end }
        guard result >= ARCHIVE_WARN, let entry else { return .failure(failure()) }
        let name = archive_entry_pathname(entry).map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) } ?? []
        let kind: ArchiveEntry.Kind =
            switch archive_entry_filetype(entry) {
            case S_IFREG: archive_entry_hardlink(entry) == nil ? .file : .link
            case S_IFDIR: .folder
            case S_IFLNK: .link
            // Some writers leave the type out.
            case 0: name.last == CChar(UInt8(ascii: "/")) ? .folder : .file
            default: .other
            }
        return .entry(
            ArchiveEntry(
                name: name.map { UInt8(bitPattern: $0) }, kind: kind,
                isEncrypted: archive_entry_is_data_encrypted(entry) != 0 || archive_entry_is_metadata_encrypted(entry) != 0,
                announcedSize: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil))
    }

    /// The bytes of the entry that `next` answered last.
    mutating func contents(limit: Int, announcedSize: Int?, deadline: ContinuousClock.Instant? = nil) -> Contents {
        var bytes: [UInt8] = []
        // An announced size that lies costs address space only: pages that are not written to are not there.
        var capacity = min(max(0, announcedSize ?? 1 << 20), limit) + 1
        while true {
            let before = bytes
            var end: Contents?
            bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                count = buffer.update(fromContentsOf: before)
                while count < capacity, end == nil {
                    if let deadline, ContinuousClock.now > deadline { end = .outOfTime }
                    let got = archive_read_data(archive, buffer.baseAddress.map { $0 + count }, min(capacity - count, 4 << 20))
                    if got > 0 { count += got } else { end = got == 0 ? .bytes([]) : .damaged([], failure()) }
                }
            }
            switch end {
            case .bytes: return .bytes(bytes)
            case .damaged(_, let failure): return .damaged(bytes, failure)
            case .some(let other): return other
            case nil: if capacity > limit { return .tooLarge }
            }
            capacity = min(capacity * 2, limit + 1)
        }
    }

    private func failure() -> ArchiveFailure {
        let message = archive_error_string(archive).map { String(cString: $0) } ?? ""
        if archive_read_has_encrypted_entries(archive) == 1 || message.contains("ncrypt") || message.contains("assphrase") {
            return .encrypted
        }
        if message.contains("runcated") { return .truncated }
        if message.contains("nsupported") || message.contains("Unrecognized archive format") { return .unsupported }
        return .damaged
    }
}

/// Why an archive, or an entry of it, cannot be read.
enum ArchiveFailure: Error {
    case encrypted, truncated, unsupported, damaged

    /// What is wrong and what to do, in French.
    var reason: String {
        switch self {
        case .encrypted: "un mot de passe est demandé. Donner une version sans mot de passe."
        case .truncated: "contenu tronqué. Télécharger le fichier à nouveau."
        case .unsupported: "compression non prise en charge. En faire un ZIP ordinaire."
        case .damaged: "contenu endommagé. Télécharger le fichier à nouveau."
        }
    }
}
