// The one file that speaks to libarchive here: compressing a part of a document.

import Clibarchive

/// Bytes as a ZIP archive stores them.
struct Deflated {
    let bytes: [UInt8]
    let crc: UInt32
    let originalSize: Int

    /// By way of gzip, which is the same compression between a head of ten bytes and a foot of eight.
    init(_ contents: [UInt8]) throws(AnnotationRefusal) {
        let failure = AnnotationRefusal(reason: "mémoire insuffisante.")
        guard let archive = archive_write_new(), let entry = archive_entry_new() else { throw failure }
        defer {
            archive_entry_free(entry)
            archive_write_free(archive)
        }
        archive_write_set_format_raw(archive)
        archive_write_add_filter_gzip(archive)
        // The same input makes the same bytes, whatever the time.
        archive_write_set_filter_option(archive, "gzip", "timestamp", nil)
        archive_write_set_bytes_per_block(archive, 0)
        archive_entry_set_filetype(entry, UInt32(0o100000))
        var used = 0
        var isWritten = false
        let packed = [UInt8](unsafeUninitializedCapacity: contents.count + contents.count / 100 + 4096) { buffer, count in
            isWritten =
                archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK
                && archive_write_header(archive, entry) == ARCHIVE_OK
                && contents.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == contents.count
                && archive_write_close(archive) == ARCHIVE_OK
            count = isWritten ? used : 0
        }
        // Flags would announce further fields in the head.
        guard isWritten, packed.count > 18, packed[3] == 0 else { throw failure }
        bytes = Array(packed[10..<(packed.count - 8)])
        crc = packed[(packed.count - 8)..<(packed.count - 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        originalSize = contents.count
    }
}
