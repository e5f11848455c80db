import Testing

@testable import Reports

@Suite("Text for people is wrapped and harmless")
struct PageTests {
    private func text(width: Int = 40, colour: Bool = false, _ body: (inout Page) -> Void) -> String {
        var page = Page(TextDisplay(width: width, hasColour: colour))
        body(&page)
        return String(decoding: page.bytes, as: UTF8.self)
    }

    @Test func linesEndBeforeTheWidth() {
        let written = text {
            $0.paragraph("La durée du lot 2 dépasse trois ans, ce que l’article L2113-16 ne permet pas.", indent: 2, hanging: 4)
        }
        #expect(written == """
              La durée du lot 2 dépasse trois ans,
                ce que l’article L2113-16 ne permet
                pas.

            """)
    }

    @Test func frenchNoBreakSpacesHold() {
        let written = text { $0.paragraph("Le montant estimé est de l’ordre de 216\u{202F}000\u{A0}€\u{A0}HT au total.") }
        #expect(written == "Le montant estimé est de l’ordre de\n216\u{202F}000\u{A0}€\u{A0}HT au total.\n")
    }

    @Test func aWordLongerThanTheLineIsBroken() {
        let written = text { $0.paragraph(Run(String(repeating: "x", count: 90)), indent: 4) }
        #expect(written.split(separator: "\n").map(\.count) == [40, 40, 22])
    }

    @Test func aLongWordIsCutWithoutASpaceInIt() {
        let path = "dossier/" + String(repeating: "x", count: 40) + ".yaml:15:29"
        let written = text { $0.paragraph(Run("✘ "), Run(path + " suite"), indent: 0, hanging: 4) }
        #expect(!written.contains("x ") && !written.contains(": 29") && !written.contains(":15 "))
    }

    @Test func labelsStandInAColumn() {
        let written = text {
            $0.row("Acheteur", ["Office public de l’habitat de Val-Exemple"], indent: 2, labelWidth: 12)
        }
        #expect(written == """
              Acheteur    Office public de l’habitat
                          de Val-Exemple

            """)
    }

    @Test func coloursOnlyWhereThereIsATerminal() {
        #expect(text { $0.paragraph(Run("alerte", .alarm)) } == "alerte\n")
        #expect(text(colour: true) { $0.paragraph(Run("alerte", .alarm)) } == "\u{1B}[1;31malerte\u{1B}[0m\n")
    }

    @Test func aDocumentCannotSendControlCodes() {
        let hostile = "avant\u{1B}]0;titre\u{7}\u{1B}[2J\u{9B}31m\u{202E}cod.exe\u{2069}après\u{AD}"
        let written = text(width: 200, colour: true) { $0.paragraph(Run(hostile)) }
        #expect(written == "avant␛]0;titre␇␛[2J‹U+009B›31m‹U+202E›cod.exe‹U+2069›après‹U+00AD›\n")
    }

    @Test func headingsFillTheLine() {
        let written = text { $0.heading("Non conforme (2)", .alarm) }
        #expect(written == "── Non conforme (2) " + String(repeating: "─", count: 20) + "\n\n")
    }
}

@Suite("Quotes are shortened around the point")
struct QuotationTests {
    @Test func aShortQuoteIsWhole() {
        #expect(Quotation.french("sans\n  maximum") == "«\u{202F}sans maximum\u{202F}»")
    }

    @Test func aLongQuoteIsCutAroundWhatTheMessageSays() {
        let filler = String(repeating: "dispositions générales du marché ", count: 30)
        let quote = filler + "l’accord-cadre est conclu sans maximum pour ce lot " + filler
        let shown = Quotation.french(
            quote, limit: 80, around: Quotation.points(of: "L’avis écrit «\u{202F}sans maximum\u{202F}»."))
        #expect(shown == "«\u{202F}[…] est conclu sans maximum pour ce lot dispositions générales du […]\u{202F}»")
    }

    @Test func withoutAPointTheBeginningIsKept() {
        let shown = Quotation.french(String(repeating: "mot ", count: 50), limit: 20)
        #expect(shown == "«\u{202F}mot mot mot mot mot […]\u{202F}»")
    }
}
