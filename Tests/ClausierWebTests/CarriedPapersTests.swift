// Which paper of a corrected package is which of the one before.

import Documents
import Foundation
import Testing

@testable import ClausierWeb

final class CarriedPapersTests {
    private let folder = NSTemporaryDirectory() + "clausier-carried-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The papers of a package, by name and contents.
    private func members(_ files: [(name: String, text: String)]) throws -> [PackageMember] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try files.enumerated().flatMap { number, file in
            let path = "\(folder)/\(number)"
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
            return Package.open(path, as: file.name).members
        }
    }

    private func paper(_ path: String, _ text: String = "") -> CarriedPaperRecord {
        let digest = text.isEmpty ? "" : OpenedFile(path: path, bytes: Array(text.utf8)).sha256
        return CarriedPaperRecord(consultation: "c", earlier: path, sha256: digest, kind: "ccap", lots: "", isSought: true, path: nil)
    }

    @Test("the same path, whatever the contents")
    func samePath() throws {
        let found = PaperMatch.paths(of: [paper("v1/RC.txt", "a")], among: try members([("v1/RC.txt", "b"), ("v1/AE.txt", "a")]))
        #expect(found == ["v1/RC.txt": "v1/RC.txt"])
    }

    @Test("the same path below another folder, then the same name")
    func otherFolder() throws {
        let found = PaperMatch.paths(
            of: [paper("v1/lot 1/CCTP.txt"), paper("v1/lot 2/CCTP.txt"), paper("v1/RC.txt")],
            among: try members([("v2/lot 1/CCTP.txt", "a"), ("v2/lot 2/CCTP.txt", "b"), ("v2/commun/RC.txt", "c")]))
        #expect(found == ["v1/lot 1/CCTP.txt": "v2/lot 1/CCTP.txt", "v1/lot 2/CCTP.txt": "v2/lot 2/CCTP.txt", "v1/RC.txt": "v2/commun/RC.txt"])
    }

    @Test("the same contents under another name")
    func otherName() throws {
        let found = PaperMatch.paths(of: [paper("RC.txt", "règlement")], among: try members([("Règlement.txt", "règlement"), ("AE.txt", "acte")]))
        #expect(found == ["RC.txt": "Règlement.txt"])
    }

    @Test("what may be several, or is gone, is not found")
    func unclear() throws {
        let found = PaperMatch.paths(
            of: [paper("v1/CCTP.txt", "a"), paper("RC.txt", "r"), paper("AE.txt")],
            among: try members([("v2/lot 1/CCTP.txt", "b"), ("v2/lot 2/CCTP.txt", "c"), ("copie 1.txt", "r"), ("copie 2.txt", "r")]))
        #expect(found.isEmpty)
    }

    @Test("files without a folder are not each other because of that")
    func noFolder() throws {
        #expect(PaperMatch.paths(of: [paper("RC.txt", "r")], among: try members([("plan.txt", "p")])).isEmpty)
    }
}

struct LegalTermTests {
    @Test("terms are recognised as they are written, acronyms as whole words")
    func recognised() {
        func anchors(_ text: String) -> [String] { LegalTerm.terms(in: text).map(\.anchor) }
        #expect(anchors("Le lot est-il un accord-cadre ?") == ["accord-cadre"])
        #expect(anchors("Quelle est l’adresse du profil d’acheteur ?") == ["profil"])
        #expect(anchors("Où chercher : RC, DPGF") == ["pieces", "prix"])
        #expect(anchors("Le MARC est-il réservé aux RCX ?") == ["reserve"])
        #expect(anchors("Combien de jours ?").isEmpty)
    }

    @Test("each term has a place of its own in the help")
    func anchors() {
        #expect(Set(LegalTerm.all.map(\.anchor)).count == LegalTerm.all.count)
    }
}
