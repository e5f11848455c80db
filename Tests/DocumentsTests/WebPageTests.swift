import Provenance
import SampleFiles
import Testing

@testable import Documents

@Suite struct WebPageTests {
    private func read(_ page: String) -> DocumentText { DocumentReader.text(of: Array(page.utf8), path: "avis.html") }

    @Test func blocksHeadingsAndLists() {
        let text = read("""
            <!DOCTYPE html><html><head><title>Titre</title><style>p { color: red }</style></head><body>
            <h2>Objet</h2><p>Le marché <b>est</b>
              alloti.<br>Suite</p><script>var a = "<p>non</p>"</script><p style="display: none">caché</p>
            <ol start=3><li>trois<li>quatre</ol><ul><li><p>puce</p></ul>fin</body></html>
            """)
        #expect(text.lines == ["Objet", "Le marché est alloti.", "Suite", "3. trois", "4. quatre", "• puce", "fin"])
        #expect(text.blocks[0].role == .heading(level: 2))
        #expect(text.status == .read)
    }

    /// Lines of the file, since an editor opens them; each piece of a wrapped paragraph has its own.
    @Test func addressesAreLinesOfTheFile() {
        let text = read("<html><body>\n\n  <p>Le marché &eacute;tait\n  alloti</p></body></html>")
        #expect(text.lines == ["Le marché était alloti"])
        #expect(text.blocks[0].place.locator(of: 3..<9) == .text(line: 3, column: 9))
        #expect(text.blocks[0].place.locator(of: 16..<22) == .text(line: 4, column: 3))
    }

    @Test func tables() {
        let text = read("<table><tr><td rowspan=2>Lot 1<td>a<td>b</tr><tr><td colspan=2><table><tr><td>c</table>d</tr></table>")
        #expect(text.blocks.map(\.text) == ["Lot 1", "a", "b", "c", "d"])
        #expect(text.blocks.map(\.role) == [
            .cell(TablePosition(table: 0, row: 0, column: 0, rowSpan: 2)), .cell(TablePosition(table: 0, row: 0, column: 1)),
            .cell(TablePosition(table: 0, row: 0, column: 2)), .cell(TablePosition(table: 1, row: 0, column: 0)),
            .cell(TablePosition(table: 0, row: 1, column: 1, columnSpan: 2)),
        ])
    }

    @Test func forms() {
        let text = read("<p><input type=checkbox checked> oui <input type=radio> non</p><p><select><option>un<option selected>deux</select> <input value='12 mois'></p>")
        #expect(text.lines == ["☒ oui ☐ non", "deux 12 mois"])
    }

    /// What Word saves as HTML: labels written out, symbol fonts, conditional comments.
    @Test func pagesOfWord() {
        let text = read("""
            <html><body><p class=MsoListParagraph style='mso-list:l0 level1'><![if !supportLists]><span style='mso-list:Ignore'>1.2<span>&nbsp;&nbsp; </span></span><![endif]>Dur&eacute;e<o:p></o:p></p>
            <!--[if gte mso 9]><xml><w:a>non</w:a></xml><![endif]--><p><span style='font-family:Wingdings'>þ</span> oui</p></body></html>
            """)
        #expect(text.lines == ["1.2 Durée", "☒ oui"])
    }

    @Test func encodings() {
        let latin: [UInt8] = Array("<html><meta charset=utf-8><p>march".utf8) + [0xE9, 0x20, 0x80] + Array("</p></html>".utf8)
        #expect(DocumentReader.text(of: latin, path: "a").lines == ["marché €"])
        let wide: [UInt8] = [0xFF, 0xFE] + "<html><p>marché</p></html>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(DocumentReader.text(of: wide, path: "a").lines == ["marché"])
    }

    @Test func pagesThatEndTooSoon() {
        #expect(read("<html><body><p>Un texte").status.reason?.contains("avant la fin") == true)
        #expect(read("<html><body></body></html>").status == .unread(reason: "la page ne contient aucun texte."))
        #expect(read("<p>" + String(repeating: "<b>", count: 5_000)).status.reason?.contains("emboîtés") == true)
    }
}

@Suite struct PlainTextTests {
    private func read(_ text: String) -> DocumentText { DocumentReader.text(of: Array(text.utf8), path: "a.txt") }

    /// No empty line between them, and lines of every length: an editor broke none of them.
    @Test func linesOfEveryLengthAreParagraphs() {
        let lines = [
            "RÈGLEMENT DE LA CONSULTATION", "Commune de Saint-Alban-le-Vieux",
            "Marché de services, procédure adaptée (article R2123-1 1° du code de la commande publique)",
            "Objet du marché : Nettoyage des écoles et de la mairie", "Date limite de réception des offres : lundi 11 janvier 2027 à 12 heures",
            "Le marché n'est pas alloti, l'objet ne permettant pas l'identification de prestations distinctes.",
            "Durée : le marché est conclu pour 12 mois à compter du 1er mars 2027, renouvelable trois fois par tacite reconduction.",
            "Le marché est réservé aux structures d'insertion par l'activité économique et aux entreprises adaptées.",
            "Critères de jugement des offres :", "Délai de validité des offres : 90 jours.",
        ]
        #expect(read(lines.joined(separator: "\n")).lines == lines)
    }

    @Test func wrappedLinesAreOneParagraph() {
        let text = read("""
            REGLEMENT DE LA CONSULTATION
            ============================

            Article 2 - Allotissement

            Le présent marché est réparti en trois lots, qui seront
            attribués séparément à un ou plusieurs titulaires, dans
            les conditions suivantes :
              - lot 1 : entretien des parties communes et des abords
                de la résidence
              - lot 2 : espaces verts
            """)
        #expect(text.lines == [
            "REGLEMENT DE LA CONSULTATION", "Article 2 - Allotissement",
            "Le présent marché est réparti en trois lots, qui seront attribués séparément à un ou plusieurs titulaires, dans les conditions suivantes :",
            "- lot 1 : entretien des parties communes et des abords de la résidence", "- lot 2 : espaces verts",
        ])
        #expect(text.blocks.map(\.role) == [.heading(level: 1), .heading(level: 1), .paragraph, .listItem, .listItem])
        #expect(text.blocks[2].place.locator(of: 56..<60) == .text(line: 7, column: 1))
        #expect(text.blocks[3].place.locator(of: 0..<3) == .text(line: 9, column: 5))
    }

    /// Where each paragraph is one line, lines stay apart.
    @Test func longLinesStayApart() {
        let text = read("Valeur estimée : 12 000 euros\r\nDurée : 12 mois\r\n" + String(repeating: "Un très long paragraphe. ", count: 20) + "\r\nII.1.4)\r\nPrix 60 %")
        #expect(text.lines.count == 5)
        #expect(text.lines[1] == "Durée : 12 mois")
        #expect(text.blocks[4].place == .lines([TextLine(number: 5, start: 0, column: 1)]))
    }

    @Test func encodings() {
        #expect(DocumentReader.text(of: Array("Dur".utf8) + [0xE9, 0x65], path: "a").lines == ["Durée"])
        #expect(DocumentReader.text(of: [0xFE, 0xFF] + "Durée".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, path: "a").lines == ["Durée"])
        #expect(DocumentReader.text(of: Array("Durée".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, path: "a").lines == ["Durée"])
        #expect(DocumentReader.text(of: [0xEF, 0xBB, 0xBF] + Array("Durée".utf8), path: "a").lines == ["Durée"])
    }

    @Test(arguments: [
        ("ARTICLE 4 - DUREE DU MARCHE", 1), ("Section II : Objet", 1), ("4.2 - Mode de passation", 2), ("2 – Conditions de la consultation", 1),
        ("Article 4 du CCAP", nil), ("2 - Prix : 60 %", nil), ("1.1 - Objet ......... 3", nil), ("12 mois", nil), ("1 Lot unique 40", nil),
        ("Le titulaire respecte la clause sociale.", nil), ("2020 Travaux", nil),
    ] as [(String, Int?)])
    func evidentHeadings(text: String, level: Int?) {
        #expect(EvidentHeading.level(of: text) == level)
    }

    @Test func whatIsNoText() {
        #expect(read("").status.reason?.contains("vide") == true)
        #expect(read("\n \n").status.reason?.contains("format non reconnu") == true)
        #expect(DocumentReader.text(of: [0, 1, 2, 3, 0, 0, 9, 200], path: "a").status.reason?.contains("format non reconnu") == true)
        #expect(read("From: a\nMIME-Version: 1.0\n\nbonjour").status.reason?.contains("message électronique") == true)
    }
}

@Suite struct TextFlowTests {
    @Test(arguments: [
        ("  a \t\n b ", "a b"), ("a\u{A0}b", "a\u{A0}b"), ("a\u{A0} b", "a b"), ("\u{A0}a\u{A0}", "a"), ("co\u{AD}opté", "coopté"),
        ("1\u{202F}000 €", "1\u{202F}000 €"), ("☑ oui □ non", "☒ oui ☐ non"), ("\u{FEFF}été\u{200B}s", "étés"), ("l’œuvre…", "l’œuvre…"), ("x", "x"),
        ("a\u{2003}\u{2003}b", "a b"), ("𝐀🗹", "𝐀☒"),
    ])
    func pieces(text: String, expected: String) {
        var whole = TextFlow()
        whole.append(text)
        #expect(whole.take() == expected)
        // However the text is cut.
        var cut = TextFlow()
        for scalar in text.unicodeScalars { cut.append(String(scalar)) }
        #expect(cut.take() == expected)
    }
}
