// Forms as browsers send them, in whatever pieces they arrive.

import Foundation
import Testing

@testable import ClausierWeb

struct MultipartTests {
    private let body = Array(
        "préambule\r\n--lim\r\nContent-Disposition: form-data; name=\"jeton\"\r\n\r\nabc\r\n--lim\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"RC \\\"final\\\".txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n--li\r\nfin\r\n--lim\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"vide.txt\"\r\n\r\n\r\n--lim--\r\nreste"
            .utf8)

    private func parts(in pieces: [[UInt8]]) throws -> [String] {
        var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=lim"))
        var parts: [String] = []
        for piece in pieces {
            try parser.take(piece) { event in
                switch event {
                case .begin(let name, let fileName): parts.append("\(name)|\(fileName ?? "-")|")
                case .data(let bytes): parts[parts.count - 1] += String(decoding: bytes, as: UTF8.self)
                case .end: parts[parts.count - 1] += "|"
                }
            }
        }
        #expect(parser.isFinished)
        return parts
    }

    private let expected = ["jeton|-|abc|", "fichiers|RC \"final\".txt|\r\n--li\r\nfin|", "fichiers|vide.txt||"]

    @Test("the parts are the same wherever the body is cut")
    func everyCut() throws {
        #expect(try parts(in: [body]) == expected)
        #expect(try parts(in: body.map { [$0] }) == expected)
        for cut in 1..<body.count { #expect(try parts(in: [Array(body[..<cut]), Array(body[cut...])]) == expected, "cut at \(cut)") }
    }

    @Test("a body that ends too early is not finished")
    func truncated() throws {
        for end in stride(from: 0, to: body.count - 10, by: 7) {
            var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=\"lim\""))
            try parser.take(body[..<end]) { _ in }
            #expect(!parser.isFinished)
        }
    }

    @Test("what is no form is refused", arguments: ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a"])
    func none(type: String) {
        #expect(MultipartParser(contentType: type) == nil)
    }

    @Test("headers without end are refused before they fill the memory")
    func endlessHeaders() throws {
        var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=lim"))
        #expect(throws: FormError.self) {
            try parser.take("--lim\r\n".utf8) { _ in }
            for _ in 0..<40 { try parser.take([UInt8](repeating: 0x61, count: 1024)) { _ in } }
        }
    }
}

struct FieldTests {
    @Test("fields are read as browsers write them")
    func fields() {
        let fields = FormFields(encoded: "a=1+2&b=%C3%A9t%C3%A9&a=3&vide=&seul&faux=%zz&nul=%00")
        #expect(fields["a"] == "1 2")
        #expect(fields["b"] == "été")
        #expect(fields["vide"] == "")
        #expect(fields.text("vide") == nil)
        #expect(fields["seul"] == "")
        #expect(fields["faux"] == nil)
        #expect(fields["nul"] == nil)
        #expect(fields.isMalformed)
        #expect(!FormFields(encoded: "a=1").isMalformed)
        #expect(fields["rien"] == nil)
    }

    @Test("what is written into an address comes back")
    func roundTrip() {
        let text = "L. 2113-11 & « été » 100 % + ?"
        #expect(FormFields(encoded: "q=" + FormFields.encode(text))["q"] == text)
    }

    @Test(
        "names of files are for showing",
        arguments: [
            ("RC.pdf", "RC.pdf"), ("dossier/lot 2/CCTP.docx", "dossier/lot 2/CCTP.docx"), ("../../etc/passwd", "etc/passwd"),
            ("C:\\Marchés\\RC.pdf", "C:/Marchés/RC.pdf"), ("a\u{0}b\r\n.pdf", "ab.pdf"), ("/absolu.pdf", "absolu.pdf"),
            ("CCAP\u{202E}fdp.exe", "CCAPfdp.exe"), ("a\u{85}\u{2066}\u{200F}b.pdf", "ab.pdf"),
        ])
    func names(name: String, shown: String) {
        #expect(Intake.shownName(name) == shown)
    }
}

struct HostTests {
    @Test("a host is known by its name, whatever the port", arguments: [("localhost:8642", "localhost"), ("127.0.0.1", "127.0.0.1"), ("[::1]:80", "[::1]"), ("Clausier.Exemple.FR", "clausier.exemple.fr")])
    func names(authority: String, name: String) {
        #expect(HostGuard.name(of: authority) == name)
    }
}
