// Letters from templates, as Markdown and as a Word document that a reader opens.

import Clausier
import Documents
import Testing

@Suite("Letters")
struct LetterTests {
    private let profile: Profile
    private let sheet: DecisionSheet

    init() throws {
        profile = try Fixture.everywhere()
        sheet = try Fixture.sheet("03-reservation-ess-nettoyage.xml", profile)
    }

    @Test func theQuestionsStandInTheLetterWithTheirArticlesAndTheirPlace() throws {
        let text = try BidLetter.questions.markdown(sheet, profile)
        #expect(text.contains("## Question 1 (lot\u{A0}2)"))
        #expect(text.contains("L2113-15"))
        #expect(text.contains("03-reservation-ess-nettoyage.xml:"))
        #expect(text.contains("La direction de la régie"))
        #expect(!text.contains("{{") && !text.contains("\n\n\n"))
    }

    @Test func theListOfPapersIsTicked() throws {
        let text = try BidLetter.papers.markdown(try Fixture.sheet("dossiers/nettoyage-lot-reserve", profile), profile)
        #expect(text.contains("- [x] chiffre d’affaires"))
        #expect(text.contains("- [ ] mémoire technique"))
        #expect(text.contains("mardi 20\u{A0}octobre 2026 à 12\u{A0}h\u{A0}00"))
    }

    @Test func aTemplateOfTheUserIsTakenAndItsMistakesAreTold() throws {
        #expect(try BidLetter.questions.markdown(sheet, profile, template: "À {{acheteur}}\n{{#questions}}\n- {{question}}\n{{/questions}}\nFin\n").hasSuffix("Fin\n"))
        for (template, message) in [("{{acheteurs}}", "vouliez-vous dire « acheteur »"), ("{{#questions}}", "n’est pas fermé"), ("{{/questions}}", "ne ferme"), ("{{questions}}", "est une liste")] {
            #expect {
                _ = try BidLetter.questions.markdown(sheet, profile, template: template, file: "mon.md")
            } throws: { "\($0)".contains(message) && "\($0)".contains("mon.md") }
        }
    }

    @Test func theWordDocumentSaysWhatTheMarkdownSays() throws {
        let markdown = "# Titre & suite\n\nUn **mot** <ici>\nadresse\n\n- [x] pièce\n"
        let document = DocumentReader.text(of: WordLetter.document(markdown), path: "courrier.docx")
        #expect(document.status == .read)
        let text = document.blocks.map(\.text).joined(separator: "\n")
        #expect(text.contains("Titre & suite"))
        #expect(text.contains("Un mot <ici>"))
        // The reader has one sign for every ticked box.
        #expect(text.contains("☒ pièce"))
    }
}
