// Typed decoding: what is accepted, and the one list of everything that is wrong.

import Figures
import Testing

@testable import Settings

@Suite struct DecodingTests {
    private enum Scope: String, CaseIterable { case market, lot, criterion }

    @Test func allMistakesOfAFileAreListedWithTheLineAndACaret() throws {
        let yaml = """
            titel: "Essai"
            scope: lott
            depuis: 2026-02-30
            nombre: douze
            """
        let decoding = Decoding(file: "r.yaml", source: SourceText(yaml))
        var map = try #require(decoding.map(try YAML.read(yaml, file: "r.yaml")))
        _ = map.string("title")
        _ = map.choice("scope", of: Scope.self)
        _ = map.date("depuis")
        _ = map.int("nombre")
        map.finish()
        #expect(throws: SettingsError.self) { try decoding.finish() }
        let headlines = decoding.problems.map(\.headline).sorted()
        #expect(headlines == [
            "r.yaml:1:1: clé inconnue « titel » ; vouliez-vous dire « title » ?",
            "r.yaml:1:1: clé « title » manquante",
            "r.yaml:2:8: mot inconnu « lott » ; vouliez-vous dire « lot » ?",
            "r.yaml:3:9: attendu ici : une date de la forme 2026-08-21, et non le texte « 2026-02-30 »",
            "r.yaml:4:9: attendu ici : un nombre entier, et non le texte « douze »",
        ])
        let problem = try #require(decoding.problems.first { $0.message.contains("lott") })
        #expect(problem.excerpt == "  2 | scope: lott\n    |        ^")
    }

    @Test func figuresAreReadAsPeopleWriteThem() throws {
        let root = try YAML.read("a: 216 000\nb: 4,5\nc: oui\nd: 2026-08-21\ne: \"12\"\n", file: "r.yaml")
        let decoding = Decoding(file: "r.yaml")
        var map = try #require(decoding.map(root))
        #expect(map.int("a") == 216_000)
        #expect(map.decimal("b") == ExactDecimal("4.5"))
        #expect(map.bool("c") == true)
        #expect(map.date("d") == CivilDate(iso: "2026-08-21"))
        #expect(map.int("e") == 12)
        map.finish()
        try decoding.finish()
    }

    @Test func anUnknownKeyWithoutANearWordListsTheAdmittedOnes() throws {
        let decoding = Decoding(file: "r.yaml")
        var map = try #require(decoding.map(try YAML.read("zzzzzz: 1\n", file: "r.yaml")))
        _ = map.optional("id")
        _ = map.optional("title")
        map.finish()
        #expect(decoding.problems.map(\.message) == ["clé inconnue « zzzzzz » ; clés admises : id, title"])
    }

    @Test(arguments: [("legalbasis", "legalBasis"), ("lgalBasis", "legalBasis"), ("sévérité", "severite")])
    func nearWordsAreProposed(word: String, expected: String) {
        #expect(Spelling.nearest(to: word, among: ["title", "legalBasis", "severite"]) == expected)
    }
}

@Suite struct PackedTreeTests {
    @Test func theCompactFormSaysTheSameAsTheFile() throws {
        let yaml = "id: LOT-01\ntests: [{a: 1}]\nliste: [é, 'b', \"\"]\nvide:\n"
        let root = try YAML.read(yaml, file: "r.yaml")
        let packed = PackedTree(bytes: root.packed)
        let copy = try #require(packed.node())
        #expect(copy["id"] == root["id"])
        #expect(copy["tests"] == root["tests"])
        #expect(copy["liste"]?.members?.map { $0.scalar?.text } == ["é", "b", ""])
        #expect(copy["liste"]?.position == root["liste"]?.position)
        #expect(copy["vide"]?.scalar?.isEmpty == true)
        #expect(packed.values.map(\.key) == ["id", "tests", "liste", "vide"])
        #expect(packed.values.first { $0.key == "tests" }?.value.node() == root["tests"])
    }

    @Test func damagedBytesGiveNothing() throws {
        let packed = try YAML.read("a: [b, c]\nd: e\n", file: "r.yaml").packed
        for length in 0..<packed.count {
            #expect(PackedTree(bytes: Array(packed[..<length])).node() == nil)
        }
    }
}

@Suite struct YAMLWriterTests {
    @Test func whatIsWrittenIsReadBackUnchanged() throws {
        let texts = ["simple", "oui", "l’avis n° 3", "a: b", "- tiret", "été # dièse", "\"guillemets\"", "ligne\nsuivante", "", " espace", "12", "\u{2028}fin\u{7}"]
        var writer = YAMLWriter()
        writer.comment("Répondez à chaque question.\nLaissez vide ce que vous ignorez.")
        writer.entry("avis", "123-2026")
        writer.blankLine()
        writer.section("réponses") { writer in
            for text in texts {
                writer.member { member in
                    member.comment("Question : \(text.isEmpty ? "?" : "oui")")
                    member.entry("question", text)
                    member.entry("choix", [text, "autre"])
                    member.emptyEntry("réponse")
                }
            }
        }
        let root = try YAML.read(writer.text, file: "reponses.yaml")
        let answers = try #require(root["réponses"]?.members)
        #expect(answers.map { $0["question"]?.scalar?.text } == texts)
        #expect(answers.map { $0["choix"]?.members?.first?.scalar?.text } == texts)
        #expect(answers.allSatisfy { $0["réponse"]?.scalar?.isEmpty == true })
    }
}
