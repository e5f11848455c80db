import Testing

@testable import Documents

@Suite struct OpeningTests {
    /// FIPS 180-4 examples and lengths around the block boundary.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func digests(text: String, expected: String) {
        #expect(OpenedFile(path: "", bytes: Array(text.utf8)).sha256 == expected)
    }

    /// With and without the processor's instructions, around the block boundary.
    @Test func bothWaysAgree() {
        for length in 0..<300 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ length) }
            #expect(SHA256.hexadecimal(of: bytes) == SHA256.hexadecimal(of: bytes, inSoftware: true))
        }
    }

    @Test func digestOfAMillion() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(OpenedFile(path: "", bytes: bytes).sha256 == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test(arguments: [
        ("<?xml version=\"1.0\"?>\n<!-- a < b --><!DOCTYPE x><cn:ContractNotice xmlns:cn='a'>", DocumentFormat.xml(root: "ContractNotice")),
        ("\u{FEFF}<a/>", .xml(root: "a")), ("<!doctype HTML><p>", .html), ("<HTML>", .html), ("%PDF-1.4", .pdf),
        ("PK\u{3}\u{4}", .archive(.zip)), (" {\"a\": 1}", .json), ("[1] Avis", .plainText), ("Avis", .plainText), ("{\\rtf1", .rtf),
        ("<< à compléter >>", .plainText), ("<p>Avis", .html), ("Rar!\u{1A}\u{7}", .archive(.rar)), ("\u{1}\u{2}\u{0}", .unknown), ("", .unknown), ("<", .xml(root: "")),
    ])
    func sniffing(text: String, format: DocumentFormat) {
        #expect(DocumentFormat(sniffing: Array(text.utf8)) == format)
    }

    @Test func sniffingSixteenBits() {
        #expect(DocumentFormat(sniffing: [0xFF, 0xFE] + "<a b='c'/>".utf8.flatMap { [$0, 0] }) == .xml(root: "a"))
    }

    @Test func filesThatCannotBeOpened() {
        func reason(_ path: String, limit: Int = 64) -> DocumentError.Reason? {
            do throws(DocumentError) { _ = try OpenedFile.read(path, limit: limit); return nil } catch { return error.reason }
        }
        #expect(reason("/nowhere/at/all.xml") == .notFound)
        #expect(reason("/") == .isDirectory)
        #expect(reason("/dev/null") == .system(message: "ce n’est pas un fichier ordinaire"))
        #expect(reason(#filePath, limit: 10) == .tooLarge(limit: 10))
    }
}
