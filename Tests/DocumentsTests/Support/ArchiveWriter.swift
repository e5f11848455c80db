// Archives of every kind for tests, written by libarchive: compressed, encrypted, with links.

import Clibarchive
import func Glibc.freelocale
import func Glibc.newlocale
import func Glibc.uselocale
import var Glibc.LC_CTYPE

enum ArchiveWriter {
    enum Kind { case zip, encryptedZIP, sevenZip, tarGZ }

    /// Files by name; one whose name ends in `@` is a link to its contents.
    static func archive(_ kind: Kind, _ files: [(String, [UInt8])]) -> [UInt8] {
        // 7z stores names in UTF-16, into which they are converted from the locale's encoding.
        let names = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        let before = uselocale(names)
        defer {
            uselocale(before)
            if let names { freelocale(names) }
        }
        guard let archive = archive_write_new() else { return [] }
        defer { archive_write_free(archive) }
        switch kind {
        case .zip: archive_write_set_format_zip(archive)
        case .encryptedZIP:
            archive_write_set_format_zip(archive)
            archive_write_set_options(archive, "zip:encryption=zipcrypt")
            archive_write_set_passphrase(archive, "secret")
        case .sevenZip: archive_write_set_format_7zip(archive)
        case .tarGZ:
            archive_write_set_format_pax_restricted(archive)
            archive_write_add_filter_gzip(archive)
        }
        archive_write_set_bytes_per_block(archive, 0)
        var output = [UInt8](repeating: 0, count: files.reduce(1 << 16) { $0 + $1.1.count * 2 + 2_048 })
        var used = 0
        output.withUnsafeMutableBytes { buffer in
            archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
            for (name, contents) in files {
                guard let entry = archive_entry_new() else { continue }
                defer { archive_entry_free(entry) }
                if name.hasSuffix("@") {
                    archive_entry_set_pathname(entry, String(name.dropLast()))
                    archive_entry_set_filetype(entry, 0o120000)
                    archive_entry_set_symlink(entry, String(decoding: contents, as: UTF8.self))
                } else {
                    archive_entry_set_pathname(entry, name)
                    archive_entry_set_filetype(entry, 0o100000)
                    archive_entry_set_size(entry, Int64(contents.count))
                }
                archive_entry_set_perm(entry, 0o644)
                archive_write_header(archive, entry)
                if !name.hasSuffix("@") { _ = contents.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } }
            }
            archive_write_close(archive)
        }
        return Array(output[..<used])
    }

    static func archive(_ kind: Kind, _ files: [(String, String)]) -> [UInt8] { archive(kind, files.map { ($0.0, Array($0.1.utf8)) }) }
}
