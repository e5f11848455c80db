// What a person sees who writes a settings file, right or wrong.

import Testing

@testable import Settings

@Suite struct YAMLTests {
    private func problems(_ text: String) -> [String] {
        do {
            _ = try YAML.read(text, file: "essai.yaml")
            return []
        } catch {
            return error.problems.map(\.headline)
        }
    }

    @Test func everyValueKnowsItsPlace() throws {
        let root = try YAML.read("id: LOT-01\nlistes:\n  - un\n  - {deux: \"été\"}\n", file: "essai.yaml")
        #expect(root["id"]?.scalar?.text == "LOT-01")
        #expect(root["id"]?.position == Position(line: 1, column: 5))
        let members = try #require(root["listes"]?.members)
        #expect(members[0].position == Position(line: 3, column: 5))
        #expect(members[1]["deux"]?.scalar == Scalar("été", style: .doubleQuoted))
        #expect(root.entries?[1].keyPosition == Position(line: 2, column: 1))
    }

    @Test func aKeyThatNobodyAsksForIsNotRead() throws {
        let text = "id: LOT-01\ntests:\n- {name: [\n\n  un, *x}\n# fin\ntitle: Lots\n"
        #expect(!problems(text).isEmpty)
        let root = try YAML.read(text, file: "essai.yaml", leavingOut: "tests")
        #expect(root.entries?.map(\.key) == ["id", "title"])
        #expect(root["title"]?.position == Position(line: 7, column: 8))
    }

    @Test func plainWordsAreNotTurnedIntoSomethingElse() throws {
        let root = try YAML.read("a: yes\nb: 012\nc: 2026-08-21\nd:\n", file: "essai.yaml")
        #expect(root["a"]?.scalar?.text == "yes")
        #expect(root["b"]?.scalar?.text == "012")
        #expect(root["c"]?.scalar?.text == "2026-08-21")
        #expect(root["d"]?.scalar?.isEmpty == true)
    }

    @Test func mistakesOfSyntaxAreToldInFrenchWithTheirPlace() {
        #expect(problems("a: b: c\n") == [
            "essai.yaml:1:5: deux-points inattendus : mettez le texte entre guillemets, ou corrigez le retrait"
        ])
        #expect(problems("a: 1\na: 2\n").first?.hasPrefix("essai.yaml:1:1: clé écrite deux fois : « a »") == true)
        #expect(problems("a: 1\n---\nb: 2\n").first?.contains("un seul document") == true)
        #expect(problems("a: [1, 2\n").first?.contains("crochet") == true)
        #expect(problems("? [a, b]\n: 1\n") == ["essai.yaml:1:3: une clé doit être un texte simple"])
    }

    @Test func aliasesAreRefusedBeforeTheyExpand() {
        let bomb = """
            a: &a [x, x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c {*b : *b, d: [*b, *b]}
            """
        #expect(problems(bomb) == ["essai.yaml: alias YAML « *a » refusé : écrivez la valeur à chaque endroit"])
        #expect(problems("condition: a && b * c\ntexte: |\n  R &D et *gras*\n").isEmpty)
    }

    @Test func depthAndSizeAreBounded() {
        let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(problems(deep).first?.contains("niveaux") == true)
        #expect(problems(String(repeating: "- ", count: 5_000) + "a").first?.contains("niveaux") == true)
        #expect(problems("a: " + String(repeating: "x", count: YAML.greatestSize)).first?.contains("trop grand") == true)
    }

    @Test func anEmptyFileIsAnEmptyMap() throws {
        #expect(try YAML.read("# rien\n", file: "essai.yaml").entries == [])
    }

    @Test(arguments: [
        ("c: a == 1 &&\n   bé == 2 && x\n", 0, Position(line: 1, column: 4)),
        ("c: a == 1 &&\n   bé == 2 && x\n", 10, Position(line: 2, column: 4)),
        ("c: >-\n   aaa &&\n   bbb\n", 7, Position(line: 3, column: 4)),
        ("c: |  # note\n   aaa &&\n     bbb\n", 9, Position(line: 3, column: 6)),
        ("c: \"a == \\\"é\\\" && x\"\n", 12, Position(line: 1, column: 19)),
        ("c: 'a == ''é'' && x'\n", 12, Position(line: 1, column: 19)),
    ])
    func aPlaceInsideAValueIsFoundInTheFile(yaml: String, offset: Int, expected: Position) throws {
        let node = try #require(try YAML.read(yaml, file: "essai.yaml")["c"])
        let decoding = Decoding(file: "essai.yaml", source: SourceText(yaml))
        #expect(decoding.position(in: node, offset: offset) == expected)
    }
}
