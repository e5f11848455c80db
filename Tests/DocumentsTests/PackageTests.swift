import FoundationEssentials
import SampleFiles
import Testing

@testable import Documents

/// A temporary folder that goes away with the test.
private struct Workplace: ~Copyable {
    let path = FileManager.default.temporaryDirectory.path() + "/clausier-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = "\(path)/\(name)"
        try FileManager.default.createDirectory(atPath: String(file[..<file.lastIndex(of: "/")!]), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }

    /// Opens bytes as a package of that name, and gives paths without the folder.
    func open(_ bytes: [UInt8], _ name: String = "DCE.zip", limits: PackageLimits = .standard) throws -> Opened {
        Opened(Package.open(try write(bytes, name), limits: limits), without: path + "/")
    }
}

/// What a package holds, as a test wants to see it.
private struct Opened {
    var texts: [String: String] = [:]
    var order: [String] = []
    var refused: [String: String] = [:]
    let leftOut: [String]

    init(_ package: Package, without prefix: String) {
        leftOut = package.leftOut.map { String($0.path.dropFirst(prefix.count)) }
        for member in package.members {
            let path = String(member.path.dropFirst(prefix.count))
            order.append(path)
            do throws(PackageMember.Unread) {
                texts[path] = String(decoding: try member.bytes(), as: UTF8.self)
            } catch {
                refused[path] = error.reason
            }
        }
    }
}

@Suite struct PackageTests {
    @Test(arguments: [ArchiveWriter.Kind.zip, .sevenZip, .tarGZ]) func archivesOfEachKind(kind: ArchiveWriter.Kind) throws {
        let place = try Workplace()
        let opened = try place.open(ArchiveWriter.archive(kind, [("Lot 10/CCTP.txt", "dix"), ("Lot 2/Réglement.txt", "deux"), ("RC.txt", "rc")]), "DCE")
        #expect(opened.order == ["DCE/Lot 2/Réglement.txt", "DCE/Lot 10/CCTP.txt", "DCE/RC.txt"])
        #expect(opened.texts["DCE/Lot 2/Réglement.txt"] == "deux")
        #expect(opened.refused.isEmpty)
    }

    @Test func archivesInArchivesAndOneFile() throws {
        let place = try Workplace()
        let inner = ArchiveWriter.archive(.tarGZ, [("AE.txt", "ae")])
        let opened = try place.open(ArchiveWriter.archive(.zip, [("annexes.tar.gz", inner), ("RC.docx", WordFile.bytes(WordFile.p("RC")))]))
        // A DOCX is a ZIP, and a document.
        #expect(opened.order == ["DCE.zip/annexes.tar.gz/AE.txt", "DCE.zip/RC.docx"])
        let file = Package.open(try place.write(Array("x".utf8), "a.txt"))
        #expect(file.isOneDocument)
        #expect(Package.open("/nowhere/at/all.pdf").members.count == 1)
        #expect(throws: PackageMember.Unread.self) { try Package.open("/nowhere/at/all.pdf").members[0].bytes() }
    }

    @Test func folders() throws {
        let place = try Workplace()
        try place.write(Array("a".utf8), "b/RC.txt")
        try place.write(ArchiveWriter.archive(.zip, [("AE.txt", "ae")]), "a.zip")
        try place.write([], ".git/config")
        try place.write([], "~$RC.docx")
        try FileManager.default.createSymbolicLink(atPath: place.path + "/lien", withDestinationPath: "/etc/hostname")
        let opened = Opened(Package.open(place.path), without: place.path + "/")
        #expect(opened.order == ["a.zip/AE.txt", "b/RC.txt", "lien"])
        #expect(opened.refused["lien"]?.contains("lien symbolique") == true)
        #expect(opened.leftOut == [".git", "~$RC.docx"])
    }

    @Test func whatSystemsLeaveBehindIsNamed() throws {
        let place = try Workplace()
        let opened = try place.open(ZIPWriter.archive([
            "__MACOSX/._RC.docx": "", "Thumbs.db": "", ".DS_Store": "", "~$RC.docx": "", ".cache/x": "", "RC.txt": "rc",
        ]))
        #expect(opened.order == ["DCE.zip/RC.txt"])
        #expect(opened.leftOut.count == 5)
    }

    /// Names as old French Windows wrote them.
    @Test func namesInOldEncodings() throws {
        let place = try Workplace()
        var writer = ZIPWriter()
        writer.add(Array("R".utf8) + [0x8A] + Array("glement.txt".utf8), [0x61])
        writer.add(Array("D".utf8) + [0xE9, 0x63] + Array("ompte.txt".utf8), [0x62])
        writer.add(Array("lots\\Lot n".utf8) + [0xF8, 0x31] + Array(".txt".utf8), [0x63])
        let opened = try place.open(writer.archive())
        #expect(Set(opened.order) == ["DCE.zip/Règlement.txt", "DCE.zip/Décompte.txt", "DCE.zip/lots/Lot n°1.txt"])
    }

    @Test func twoFilesOfOneName() throws {
        let place = try Workplace()
        let opened = try place.open(ZIPWriter.archive(["RC.txt": "un", "RC.txt": "deux"]))
        #expect(opened.texts == ["DCE.zip/RC.txt": "un", "DCE.zip/RC.txt [2]": "deux"])
    }
}

@Suite struct HostilePackageTests {
    @Test func encryptedEntriesAreNamedAndTheRestIsRead() throws {
        let place = try Workplace()
        let opened = try place.open(ArchiveWriter.archive(.encryptedZIP, [("RC.txt", "rc"), ("AE.txt", "ae")]))
        #expect(opened.refused.count == 2)
        #expect(opened.refused.values.allSatisfy { $0.contains("mot de passe") })
        var writer = ZIPWriter()
        writer.add(Array("a.txt".utf8), Array("0123456789abcdef".utf8), flags: 1)
        writer.add("b.txt", "lu")
        let mixed = try place.open(writer.archive())
        #expect(mixed.refused["DCE.zip/a.txt"]?.contains("mot de passe") == true)
        #expect(mixed.texts["DCE.zip/b.txt"] == "lu")
    }

    @Test func namesThatLeadOutOfThePackage() throws {
        let place = try Workplace()
        let opened = try place.open(ZIPWriter.archive([
            "../../etc/passwd": "x", "/etc/passwd": "x", "C:\\Windows\\x": "x", "a/../../b": "x", "..\\..\\c": "x", "bon.txt": "lu",
        ]))
        #expect(opened.texts == ["DCE.zip/bon.txt": "lu"])
        #expect(opened.refused.count == 5)
        #expect(opened.refused.values.allSatisfy { $0.contains("refusé par sécurité") })
    }

    @Test func links() throws {
        let place = try Workplace()
        let opened = try place.open(ArchiveWriter.archive(.tarGZ, [("lien@", "/etc/passwd"), ("a.txt", "lu")]), "DCE.tgz")
        #expect(opened.texts == ["DCE.tgz/a.txt": "lu"])
        #expect(opened.refused["DCE.tgz/lien"]?.contains("lien") == true)
    }

    /// A document of a word processor that has lost its end is one damaged paper, not a package of its parts.
    @Test func aTruncatedDocumentIsOnePaper() throws {
        let place = try Workplace()
        let word = WordFile.bytes(WordFile.p("Le lot n° 2 est réservé."))
        var reasons: Set<String> = []
        for length in stride(from: 100, to: word.count, by: 50) {
            let opened = try place.open(Array(word.prefix(length)), "CCAP.docx")
            #expect(opened.order == ["CCAP.docx"] && opened.leftOut.isEmpty, "\(length)")
            if let reason = opened.refused["CCAP.docx"] { reasons.insert(reason) }
        }
        #expect(reasons == ["contenu tronqué. Télécharger le fichier à nouveau."])
    }

    /// Every length at which an archive can be cut: what is whole is read, the cut is named.
    @Test func truncatedArchives() throws {
        let place = try Workplace()
        let whole = ArchiveWriter.archive(.zip, [("a.txt", String(repeating: "abc ", count: 200)), ("b.txt", String(repeating: "xyz ", count: 200))])
        for length in stride(from: 4, to: whole.count, by: 7) {
            let opened = try place.open(Array(whole[..<length]))
            #expect(opened.texts.count < 2 || !opened.refused.isEmpty || length > whole.count - 200, "\(length)")
            #expect(opened.order.isEmpty == false, "\(length): silence")
        }
        let gz = ArchiveWriter.archive(.tarGZ, [("a.txt", String(repeating: "abc ", count: 200)), ("b.txt", "b")])
        #expect(try !place.open(Array(gz[..<(gz.count / 2)]), "DCE.tgz").refused.isEmpty)
    }

    @Test func flippedBits() throws {
        let place = try Workplace()
        let whole = ArchiveWriter.archive(.zip, [("a.txt", String(repeating: "abc def ", count: 100)), ("b.docx", String(decoding: [], as: UTF8.self))])
        for position in stride(from: 0, to: whole.count, by: 5) {
            var bytes = whole
            bytes[position] ^= 1 << UInt8(position % 8)
            let opened = try place.open(bytes, "DCE")
            // Read as it was, refused, or another name: never other contents in silence.
            for (path, text) in opened.texts where path.hasSuffix("a.txt") {
                #expect(text == String(repeating: "abc def ", count: 100), "\(position)")
            }
        }
    }

    @Test func bombs() throws {
        let place = try Workplace()
        var limits = PackageLimits.standard
        limits.ratioFloor = 1 << 20
        let bomb = ArchiveWriter.archive(
            .zip, [("a.txt", Array("avant".utf8)), ("b.bin", [UInt8](repeating: 0, count: 8 << 20)), ("c.txt", Array("après".utf8))])
        let opened = try place.open(bomb, limits: limits)
        #expect(opened.texts["DCE.zip/a.txt"] == "avant")
        #expect(opened.refused["DCE.zip"]?.contains("b.bin") == true)
        limits = .standard
        limits.memberSize = 1_000
        let large = try place.open(ZIPWriter.archive(["gros.txt": String(repeating: "x", count: 5_000), "petit.txt": "lu"]), limits: limits)
        #expect(large.texts == ["DCE.zip/petit.txt": "lu"])
        #expect(large.refused["DCE.zip/gros.txt"]?.contains("non lu") == true)
    }

    @Test func nestingWithoutEnd() throws {
        let place = try Workplace()
        var bytes = ZIPWriter.archive(["fond.txt": "x"])
        for _ in 0..<20 {
            var writer = ZIPWriter()
            writer.add("a.zip", bytes)
            writer.add("lu.txt", "lu")
            bytes = writer.archive()
        }
        let opened = try place.open(bytes)
        #expect(opened.texts.count == PackageLimits.standard.depth)
        #expect(opened.refused.values.contains { $0.contains("emboîtées") })
    }

    @Test func tooManyEntries() throws {
        let place = try Workplace()
        var writer = ZIPWriter()
        for index in 0..<10_500 { writer.add("f\(index).txt", "x") }
        let opened = try place.open(writer.archive())
        #expect(opened.texts.count == 10_000)
        #expect(opened.refused["DCE.zip"]?.contains("10000 fichiers") == true)
    }

    @Test func damagedAndForeign() throws {
        let place = try Workplace()
        #expect(try place.open(Array("Rar!\u{1A}\u{7}".utf8) + [1, 0]).refused["DCE.zip"]?.contains("RAR") == true)
        #expect(try !place.open([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] + [UInt8](repeating: 7, count: 50)).refused.isEmpty)
        #expect(try !place.open([0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 9, count: 100)).refused.isEmpty)
        #expect(try place.open(ZIPWriter().archive()).order.isEmpty)
    }
}
