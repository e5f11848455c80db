import Clauses
import Documents
import Foundation
import Market
import Settings
import Testing

/// Every example written beside a phrase in `Rules/clauses` is a test.
@Suite struct PhraseLibraryTests {
    static let definitions: [ClauseDefinition] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Rules/clauses").standardized
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }.flatMap { file -> [ClauseDefinition] in
            do {
                let text = try String(contentsOf: file, encoding: .utf8)
                let decoding = Decoding(file: file.lastPathComponent, source: SourceText(text))
                let list = ClauseDefinition.list(from: try YAML.read(text, file: file.lastPathComponent), decoding)
                try decoding.finish()
                return list
            } catch {
                Issue.record("\(file.lastPathComponent): \(error)")
                return []
            }
        }
    }()

    /// In a text of a notice, or, for what is only looked for in papers, in a paper.
    private func found(_ definition: ClauseDefinition, in text: String, under heading: String? = nil) -> ClauseReading {
        let library = PhraseLibrary([definition])
        if definition.under == nil, let record = definition.records.first { return library.read(text, of: record, attribute: definition.texts.first ?? "description") }
        var blocks = [TextBlock(text, place: .paragraph(part: "body", index: 1))]
        if let heading { blocks.insert(TextBlock(heading, role: .heading(level: 1), place: .paragraph(part: "body", index: 0)), at: 0) }
        return library.clauses(in: DocumentText(blocks: blocks), of: definition.kinds?.first ?? .rc)
    }

    @Test func theLibraryLoads() {
        #expect(Self.definitions.count >= 20)
        #expect(Set(Self.definitions.map(\.id)).count == Self.definitions.count)
    }

    @Test(arguments: definitions)
    func recognisesItsExamplesWithVerbatimQuotes(definition: ClauseDefinition) throws {
        for example in definition.matches {
            let reading = found(definition, in: example.text, under: example.heading)
            #expect(reading.isComplete)
            let clause = try #require(reading.clauses.first, "« \(example.text) »")
            #expect(example.text.contains(clause.quote))
            if let value = example.value {
                #expect(clause.captures.values.contains { $0.trimmingCharacters(in: .whitespaces) == value }, "\(clause.captures)")
            }
        }
    }

    @Test(arguments: definitions)
    func leavesItsCounterexamplesAlone(definition: ClauseDefinition) {
        for text in definition.rejects {
            #expect(found(definition, in: text).clauses.isEmpty, "« \(text) »")
        }
    }

    /// Traps met in real notices: words of ours that mean something else.
    @Test(arguments: [
        "L'acheteur se réserve la possibilité de ne pas donner suite à la consultation.",
        "Les opérations préalables à la levée des réserves sont à la charge du titulaire.",
        "Insertion dans le site des constructions et perte d'insertion du signal.",
        "Animation de la vie sociale du quartier.",
        "Les prestations sont réservées aux sociétés d'assurances, mutuelles et intermédiaires habilités.",
        "Le siège social de l'entreprise ; cotisations sociales.",
    ])
    func falseFriendsStateNothing(text: String) {
        let library = PhraseLibrary(Self.definitions)
        for record in [RecordType.procedure, .lot] {
            #expect(library.read(text, of: record, attribute: "description").clauses.isEmpty)
        }
    }

    /// Needles are looked for in the text as patterns see it: accents, apostrophes and spaces of any kind.
    @Test func needlesAreFoundHoweverTheyAreWritten() {
        let library = PhraseLibrary(Self.definitions)
        for text in [
            "CLAUSE\u{A0}\u{202F} OBLIGATOIRE d\u{2019}INSERTION", "clause obligatoire d\u{27}in\u{AD}sertion",
            "clause obligatoire d`inse\u{200B}rtion",
        ] {
            #expect(library.read(text, of: .lot, attribute: "description").clauses.contains { $0.clause == "insertion-clause-prevue" }, "\(text)")
        }
    }

    /// A large library confuses no clauses, and each is looked for only where it may stand.
    @Test func moreClausesThanASetHasBits() throws {
        let entries = (0..<300).map { number in
            """
              - id: mot-\(number)
                needles: ["mot\(number)"]
                pattern: 'mot\(number)\\b'
                in: [\(number < 150 ? "Lot" : "Procedure")]
                states: {attribute: insertionClause, value: required}
                matches: ["mot\(number)"]
                rejects: ["rien"]
            """
        }
        let text = "clauses:\n" + entries.joined(separator: "\n") + "\n"
        let decoding = Decoding(file: "essai.yaml", source: SourceText(text))
        let library = PhraseLibrary(ClauseDefinition.list(from: try YAML.read(text, file: "essai.yaml"), decoding))
        try decoding.finish()
        for number in [0, 21, 149, 150, 172, 278, 299] {
            let inLot = library.read("un mot\(number) seul", of: .lot, attribute: "description").clauses.map(\.clause)
            let inProcedure = library.read("un mot\(number) seul", of: .procedure, attribute: "description").clauses.map(\.clause)
            #expect(inLot == (number < 150 ? ["mot-\(number)"] : []))
            #expect(inProcedure == (number < 150 ? [] : ["mot-\(number)"]))
        }
    }

    @Test func aQuoteIsCutFromTheOriginalWhateverItsSigns() throws {
        let text = "Œuvres :  Le\u{A0}marché n\u{2019}est   PAS\u{202F}réservé."
        let reading = PhraseLibrary(Self.definitions).read(text, of: .lot, attribute: "description")
        let quote = try #require(reading.clauses.first?.quote)
        #expect(text.contains(quote))
        #expect(quote.hasPrefix("marché n\u{2019}est"))
    }

    @Test func aMisspeltEntryIsRefusedWithItsLine() throws {
        let text = """
            clauses:
              - id: essai
                needle: ["x"]
                pattern: 'x('
                states: {attribute: insertionClauze, value: required}
                matches: ["x"]
            """
        let decoding = Decoding(file: "essai.yaml", source: SourceText(text))
        _ = ClauseDefinition.list(from: try YAML.read(text, file: "essai.yaml"), decoding)
        let messages = decoding.problems.map { "\($0.position?.line ?? 0): \($0.message)" }.joined(separator: "\n")
        #expect(messages.contains("3: clé inconnue « needle »"))
        #expect(messages.contains("4: motif refusé"))
        #expect(messages.contains("insertionClause"))
    }
}
