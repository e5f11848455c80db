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
        // As the last key, without an end of line, twice, and as the beginning of another word.
        for text in ["id: LOT-01\ntests:\n- {name: [\n", "id: LOT-01\ntests: [", "tests: [\nid: LOT-01\ntests: {", "tests: [\n# fin\nid: LOT-01"] {
            #expect(try YAML.read(text, file: "essai.yaml", leavingOut: "tests").entries?.map(\.key) == ["id"], "\(text)")
        }
        #expect(try YAML.read("essais: 1\ntests-b: 2\n", file: "essai.yaml", leavingOut: "tests").entries?.map(\.key) == ["essais", "tests-b"])
        #expect(throws: SettingsError.self) { try YAML.read("id: [\ntests: 1\n", file: "essai.yaml", leavingOut: "tests") }
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
        #expect(problems(bomb) == ["essai.yaml:2:8: alias YAML « *a » refusé : écrivez la valeur à chaque endroit"])
        #expect(problems("a: *a\n") == ["essai.yaml:1:4: alias YAML « *a » refusé : écrivez la valeur à chaque endroit"])
        #expect(problems("a: &a 1\n*a : 2\n") == ["essai.yaml:2:1: alias YAML « *a » refusé : écrivez la valeur à chaque endroit"])
        // Between quotation marks nothing is an alias.
        #expect(problems("a: \"&x et *x\"\n").isEmpty)
        #expect(problems("condition: a && b * c\ntexte: |\n  R &D et *gras*\n").isEmpty)
    }

    /// A negation that YAML takes for a tag must not get lost.
    @Test(arguments: ["a: ! has(lot.x)\n", "a: !has(lot.x) b\n", "a: {b: !c d}\n", "- ! x\n", "a: !!str 12\n", "été: 1\nb: ! x\n"])
    func tagsAreRefused(yaml: String) {
        let told = problems(yaml)
        #expect(told.count == 1)
        #expect(told.first?.contains("étiquette YAML « ") == true)
        #expect(told.first?.contains("s’écrit entre guillemets") == true)
    }

    /// Each is read, or refused with its place; the same as with any other reader of YAML 1.1.
    @Test(arguments: [
        ("a: |2\n    x\n   y\n", "  x\n y\n"), ("a: >+\n  x\n\n", "x\n\n"), ("a: >-\n  x\n  y\n\n    z\n  w\n", "x y\n\n  z\nw"),
        ("a: |\n\n  x\n   \n  y", "\nx\n \ny"), ("a: x\n  y\n\n  z # c\n", "x y\nz"), ("a: x\r\nb: y\r\n", "x"), ("\u{FEFF}a: x\n", "x"),
        ("a: \"x\n  y\\n\\\"z\\\"\"\n", "x y\n\"z\""), ("a: 'l''été'\n", "l'été"), ("a: &ancre x\n", "x"), ("a:\n  x: y\n  #c\n", nil),
        ("a: x#y\n", "x#y"), ("a: x:y\n", "x:y"), ("a: -x\n", "-x"), ("a: \"\\u00e9\\t\"\n", "é\t"), ("{a: x}\n", "x"), ("---\na: x\n...\n", "x"),
        ("? a\n: x\n", "x"), ("a: [x,\n  y]\n", nil), ("\"a\": x", "x"), ("a: x\u{2028} y\n", "x\u{2028}y"),
    ])
    func unusualButSoundTextIsRead(yaml: String, expected: String?) throws {
        let value = try #require(try YAML.read(yaml, file: "essai.yaml")["a"])
        #expect(value.scalar?.text == expected)
    }

    @Test func damagedTextIsRefusedWithItsPlace() {
        #expect(problems("a:\n\tb: y\n").first?.hasPrefix("essai.yaml:2:1: caractère inattendu") == true)
        #expect(problems("a: \"x\nb: 1\n").first?.contains("se termine trop tôt") == true)
        #expect(problems("a: x\n  - y\n b: 2\n").first?.hasPrefix("essai.yaml:3:3: deux-points inattendus") == true)
        #expect(problems("a: x\u{7}\n") == ["essai.yaml: le fichier n’est pas du texte UTF-8 lisible"])
        #expect(problems("a: {b: 1, b: 2, c: 3, c: 4}\n") == ["essai.yaml:1:5: clé écrite deux fois : « b », « c »"])
        #expect(problems("a: {x}}\n").first?.hasPrefix("essai.yaml:1:7: ") == true)
        #expect(problems("a: {{x}} et y\n").first?.hasPrefix("essai.yaml:1:") == true)
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
