// PDF → blocks: what a reader sees on the page is what the blocks say.

import Foundation
import Provenance
import Testing

@testable import Documents

@Suite(.enabled(if: OutsideProgram.pdftotext.located(in: OutsideProgram.searchPath) != nil, "poppler-utils is not installed"))
struct PDFTests {
    private typealias Text = TinyPDF.Text

    private func read(_ pages: [Text]...) -> DocumentText {
        var pdf = TinyPDF()
        for page in pages { pdf.addPage(page) }
        return DocumentReader.text(of: pdf.bytes(), path: "a.pdf")
    }

    private func lines(_ texts: [String], x: Double = 60, from y: Double, step: Double = 14) -> [Text] {
        texts.enumerated().map { Text(x: x, y: y + Double($0.offset) * step, text: $0.element) }
    }

    private static let full = [
        "Le titulaire remet chaque mois au maître d’ouvrage un état des heures réalisées par les personnes",
        "en parcours d’insertion, accompagné des pièces justificatives prévues au présent cahier des char-",
        "ges ; il en va de même de ses sous-traitants, dont les obligations sont celles du titulaire, sous-",
        "traitance de second rang comprise.",
    ]

    @Test func linesMakeParagraphs() {
        let second = ["Les pénalités sont de 50 € par heure non réalisée, après une mise en demeure restée sans effet dans", "le délai de quinze jours."]
        let text = read(lines(Self.full, from: 100) + lines(second, from: 170))
        #expect(text.status == .read)
        #expect(text.blocks.map(\.text) == [
            "Le titulaire remet chaque mois au maître d’ouvrage un état des heures réalisées par les personnes en parcours "
                + "d’insertion, accompagné des pièces justificatives prévues au présent cahier des charges ; il en va de même de "
                + "ses sous-traitants, dont les obligations sont celles du titulaire, sous-traitance de second rang comprise.",
            second.joined(separator: " "),
        ])
    }

    @Test func blocksKnowTheirPlace() throws {
        let text = read(lines(Self.full, from: 100), [Text(x: 60, y: 300, text: "Fait à Ormel")])
        let first = try #require(text.blocks.first), last = try #require(text.blocks.last)
        guard case .page(1, block: 0, box: let box?) = first.place, case .page(2, block: 0, box: _) = last.place else {
            Issue.record("\(text.blocks.map(\.place))")
            return
        }
        #expect(abs(box.x - 60) < 1 && box.y < 100 && box.y > 85 && box.y + box.height > 140)
    }

    /// Three lines of print, two rows: the weight stands in the middle of the height of its row.
    @Test func aWeightStaysWithItsCriterion() {
        let text = read([
            Text(x: 60, y: 100, text: "Critères"), Text(x: 400, y: 100, text: "Pondération"),
            Text(x: 60, y: 120, text: "Prix des prestations, apprécié au regard"), Text(x: 60, y: 133, text: "du détail quantitatif estimatif"),
            Text(x: 410, y: 126, text: "60 %"),
            Text(x: 60, y: 150, text: "Valeur technique, appréciée au regard"), Text(x: 60, y: 163, text: "du mémoire du candidat"),
            Text(x: 410, y: 156, text: "40 %"),
        ])
        let cells = text.blocks.compactMap { block in
            if case .cell(let place) = block.role { "\(place.row).\(place.column) \(block.text)" } else { nil }
        }
        #expect(cells == [
            "0.0 Critères", "0.1 Pondération",
            "1.0 Prix des prestations, apprécié au regard du détail quantitatif estimatif", "1.1 60 %",
            "2.0 Valeur technique, appréciée au regard du mémoire du candidat", "2.1 40 %",
        ])
    }

    /// What stands between two tables is in neither, though it would fit under the columns of the first.
    /// A summary table whose first value has two lines: its name stands beside their middle, on a line of its own.
    @Test func theFirstRowOfATableMayHaveNoTwoLinesSideBySide() {
        let text = read([
            Text(x: 60, y: 94, text: "Entretien des espaces verts et des"), Text(x: 60, y: 106, text: "cheminements"),
            Text(x: 260, y: 154, text: "Entretien des espaces verts et des"), Text(x: 60, y: 160, text: "Objet"), Text(x: 260, y: 166, text: "cheminements de la résidence"),
            Text(x: 60, y: 184, text: "Type de contrat"), Text(x: 260, y: 184, text: "Accord-cadre"),
            Text(x: 60, y: 202, text: "Variantes"), Text(x: 260, y: 202, text: "Sans"),
        ])
        #expect(cells(text) == ["Objet", "Entretien des espaces verts et des cheminements de la résidence", "Type de contrat", "Accord-cadre", "Variantes", "Sans"])
    }

    /// A table that goes on overleaf does so below a footnote too.
    @Test func aFootnoteDoesNotEndATable() {
        let text = read(
            [
                Text(x: 60, y: 600, text: "N°"), Text(x: 120, y: 600, text: "Intitulé des lots"),
                Text(x: 60, y: 618, text: "1"), Text(x: 120, y: 618, text: "Nettoyage des halls"),
                Text(x: 60, y: 636, text: "2"), Text(x: 120, y: 636, text: "Entretien des abords"),
                Text(x: 60, y: 700, text: "1 Se reporter à l’article 3 du cahier des charges"),
            ],
            [Text(x: 60, y: 60, text: "3"), Text(x: 120, y: 60, text: "Collecte des encombrants"), Text(x: 60, y: 78, text: "4"), Text(x: 120, y: 78, text: "Tonte des pelouses")])
        let rows = text.blocks.compactMap { block in if case .cell(let place) = block.role { place } else { nil } }
        #expect(Set(rows.map(\.table)).count == 1)
        #expect(Set(rows.map(\.row)).count == 5)
    }

    /// A line that announces the next table ends the one before, though it goes across all its columns.
    @Test func anAnnouncementPartsTwoTables() {
        let text = read([
            Text(x: 60, y: 100, text: "Lot"), Text(x: 160, y: 100, text: "Désignation"),
            Text(x: 60, y: 118, text: "1"), Text(x: 160, y: 118, text: "Secteur Nord"),
            Text(x: 60, y: 136, text: "2"), Text(x: 160, y: 136, text: "Secteur Sud"),
            Text(x: 60, y: 154, text: "Les offres sont jugées lot par lot selon les critères suivants :"),
            Text(x: 60, y: 172, text: "Critère"), Text(x: 260, y: 172, text: "Lot 1"), Text(x: 360, y: 172, text: "Lot 2"),
            Text(x: 60, y: 190, text: "Prix"), Text(x: 260, y: 190, text: "50 %"), Text(x: 360, y: 190, text: "60 %"),
        ])
        #expect(Set(text.blocks.compactMap { block in if case .cell(let place) = block.role { place.table } else { nil } }).count == 2)
    }

    /// A short line between two tables of the same columns goes across none of them.
    @Test func aLineOnLotsPartsTablesOfTheSameColumns() {
        func row(_ y: Double, _ cells: String...) -> [Text] { zip([64.0, 200, 420], cells).map { Text(x: $0, y: y, text: $1) } }
        func read(_ line: String) -> DocumentText {
            self.read([Text(x: 62, y: 80, text: "Pour les lots 1 et 2 :")] + row(100, "Critère", "Apprécié sur", "Pondération") + row(124, "Prix", "Le devis", "60 %") + row(148, "Délais", "Le planning", "40 %")
                + [Text(x: 62, y: 172, text: line)] + row(196, "Critère", "Apprécié sur", "Pondération") + row(220, "Prix", "Le devis", "70 %") + row(244, "Délais", "Le planning", "30 %"))
        }
        func tables(_ text: DocumentText) -> Int { Set(text.blocks.compactMap { if case .cell(let place) = $0.role { place.table } else { nil } }).count }
        let text = read("Pour les lots 3 et 4 :")
        #expect(tables(text) == 2)
        #expect(text.blocks.filter { if case .cell = $0.role { false } else { true } }.map(\.text) == ["Pour les lots 1 et 2 :", "Pour les lots 3 et 4 :"])
        // A heading within the table, of another buyer: what comes back is known to come back.
        #expect(tables(read("Agglomération")) == 1)
    }

    /// The header of one column has two lines, the others stand beside their middle.
    @Test func aHeaderOfTwoLines() {
        func row(_ y: Double, _ cells: String...) -> [Text] { zip([60.0, 120, 330], cells).map { Text(x: $0, y: y, text: $1) } }
        for step in [6.0, 6.5, 7] {
            let text = read([Text(x: 60, y: 70, text: "Les montants sont les suivants :")] + row(100, "Lot", "Désignation", "Code") + [Text(x: 430, y: 100 - step, text: "Montant maximum"), Text(x: 430, y: 100 + step, text: "annuel (€ HT)")]
                + row(130, "1", "Tontes", "77310") + [Text(x: 430, y: 130, text: "90 000")] + row(154, "2", "Haies", "77340") + [Text(x: 430, y: 154, text: "60 000")])
            #expect(cells(text) == ["Lot", "Désignation", "Code", "Montant maximum annuel (€ HT)", "1", "Tontes", "77310", "90 000", "2", "Haies", "77340", "60 000"])
        }
    }

    /// A line above the table is no head of a column.
    @Test func aLineAboveIsNoHead() {
        let text = read([
            Text(x: 430, y: 80, text: "En euros"), Text(x: 60, y: 100, text: "Lot"), Text(x: 120, y: 100, text: "Désignation"), Text(x: 430, y: 100, text: "Maximum"),
            Text(x: 60, y: 124, text: "1"), Text(x: 120, y: 124, text: "Tontes"), Text(x: 430, y: 124, text: "90 000"),
            Text(x: 60, y: 148, text: "2"), Text(x: 120, y: 148, text: "Haies"), Text(x: 430, y: 148, text: "60 000"),
        ])
        #expect(cells(text).first == "Lot")
    }

    /// « N° » at the head of a line of plain text is no sign of a list, « 1° » is.
    @Test func aColumnOfNumbersInPlainText() {
        let text = DocumentReader.text(of: Array("Lots\n\nN° Intitulé du lot\n\n1° Objet\n\nb) Durée".utf8), path: "a.txt")
        #expect(text.blocks.map(\.text) == ["Lots", "N° Intitulé du lot", "Objet", "Durée"])
    }

    /// A dash between two columns is a cell without a value, not the sign of a list.
    @Test func aDashIsACellOfItsOwn() {
        func row(_ y: Double, _ texts: String...) -> [Text] { zip([60.0, 200, 300], texts).map { Text(x: $0, y: y, text: $1) } }
        let text = read(row(100, "Lot", "Heures", "Taux") + row(118, "1 Plomberie", "–", "5 %") + row(136, "2 Peinture", "140", "–") + row(154, "3 Serrurerie", "90", "7 %"))
        #expect(cells(text) == ["Lot", "Heures", "Taux", "1 Plomberie", "–", "5 %", "2 Peinture", "140", "–", "3 Serrurerie", "90", "7 %"])
    }

    private func cells(_ text: DocumentText) -> [String] {
        text.blocks.compactMap { block in if case .cell = block.role { block.text } else { nil } }
    }

    @Test func aParagraphEndsATable() {
        func row(_ y: Double, _ x: [Double], _ cells: String...) -> [Text] { zip(x, cells).map { Text(x: $0, y: y, text: $1) } }
        let first = [64.0, 110, 300], second = [64.0, 240, 400]
        let text = read(
            row(100, first, "Lot", "Corps d’état", "Heures") + row(124, first, "1", "Gros œuvre", "800") + row(148, first, "2", "Étanchéité", "620")
                + [Text(x: 60, y: 172, text: "Contact : facilitateur du PLIE."), Text(x: 60, y: 196, text: "Moyens d’encadrement :")]
                + row(220, second, "Lots", "Effectif", "Heures") + row(244, second, "4 - Plomberie", "2", "700 h") + row(268, second, "5 - Électricité", "1", "350 h"))
        let lines = text.blocks.filter { if case .cell = $0.role { false } else { true } }.map(\.text)
        #expect(lines == ["Contact : facilitateur du PLIE.", "Moyens d’encadrement :"])
        let firstColumn = text.blocks.compactMap { if case .cell(let place) = $0.role, place.column == 0 { $0.text } else { nil } }
        #expect(firstColumn == ["Lot", "1", "2", "Lots", "4 - Plomberie", "5 - Électricité"])
    }

    /// An amount set to the right and a number set to the left of the next column: little space between them,
    /// and other columns far apart in the same line.
    @Test func columnsThatNearlyTouchStayApart() {
        func row(_ y: Double, _ cells: (String, String, String, String)) -> [Text] {
            [Text(x: 60, y: y, text: cells.0), Text(x: 100, y: y, text: cells.1), Text(x: 300, y: y, text: cells.2), Text(x: 362, y: y, text: cells.3)]
        }
        let text = read(
            row(100, ("Lot", "Désignation", "Maximum", "Heures")) + row(130, ("01", "Nettoyage des halls", "600 000,00", "820"))
                + row(160, ("02", "Enlèvement des encombrants", "160 000,00", "210")) + row(190, ("03", "Vitrerie des parties hautes", "290 000,00", "140")))
        let rows = text.blocks.filter { if case .page = $0.place { true } else { false } }.map(\.text)
        for figures in ["600 000,00", "820", "160 000,00", "210", "290 000,00", "140"] { #expect(rows.contains(figures)) }
    }

    /// A heading in the middle of its column stands over the values, not beside them.
    @Test func aCentredHeadingIsNoColumn() {
        let text = read([
            Text(x: 60, y: 100, text: "Critère"), Text(x: 460, y: 100, text: "Pondération"),
            Text(x: 60, y: 120, text: "Prix des prestations"), Text(x: 400, y: 120, text: "50 %"),
            Text(x: 60, y: 140, text: "Valeur technique"), Text(x: 400, y: 140, text: "30 %"),
            Text(x: 60, y: 160, text: "Environnement"), Text(x: 400, y: 160, text: "20 %"),
        ])
        let columns = text.blocks.compactMap { if case .cell(let place) = $0.role { place.column } else { nil } }
        #expect(columns == [0, 1, 0, 1, 0, 1, 0, 1])
    }

    /// A table of one row under its heading, both set in the middle, at the top of a page.
    @Test func twoRowsMakeATable() {
        let text = read([
            Text(x: 150, y: 100, text: "Manquement"), Text(x: 436, y: 100, text: "Pénalité"),
            Text(x: 60, y: 117, text: "Absence à la visite de quartier"), Text(x: 373, y: 117, text: "80 €"),
        ])
        #expect(text.blocks.map(\.text) == ["Manquement", "Pénalité", "Absence à la visite de quartier", "80 €"])
    }

    /// Numbers before the criteria do not make headings of them, nor does a heading end the table above it.
    @Test func numberedCriteriaAreCells() {
        let text = read([
            Text(x: 120, y: 100, text: "Critères"), Text(x: 420, y: 100, text: "Pondération"),
            Text(x: 60, y: 120, text: "1. Prix des prestations, apprécié au regard"), Text(x: 60, y: 133, text: "du détail quantitatif estimatif"),
            Text(x: 410, y: 126, text: "45 %"),
            Text(x: 60, y: 150, text: "2. Valeur technique du mémoire remis par"), Text(x: 60, y: 163, text: "le candidat"),
            Text(x: 410, y: 156, text: "55 %"),
            Text(x: 56, y: 200, text: "7.1 Offres anormalement basses", size: 13), Text(x: 56, y: 220, text: "L’acheteur demande des justifications."),
        ])
        #expect(text.blocks.map(\.text).contains("1. Prix des prestations, apprécié au regard du détail quantitatif estimatif"))
        #expect(text.blocks.last { if case .cell = $0.role { true } else { false } }?.text == "55 %")
        #expect(text.blocks.contains { $0.label == "7.1" && $0.text == "Offres anormalement basses" })
    }

    /// All boxes of a line may be drawn first, and its words into the gaps.
    @Test func boxesComeBackBetweenTheirWords() {
        let boxes = (0..<4).map { Text(x: 60 + Double($0) * 30, y: 100, text: "n", font: "F3") }
        let words = (0..<4).map { Text(x: 72 + Double($0) * 30, y: 100, text: "\($0 + 1)") }
        #expect(read(boxes + words).blocks.map(\.text) == ["☒ 1 ☒ 2 ☒ 3 ☒ 4"])
    }

    /// Blanks to fill in are part of a sentence; dots that lead to a page number end a line.
    @Test func blanksAndLeaders() {
        let text = read([
            Text(x: 60, y: 100, text: "Je soussigné ______________________________, représentant l’entreprise __________________"),
            Text(x: 60, y: 114, text: "candidate au lot 1, m’engage à réaliser les heures d’insertion prévues."),
            Text(x: 60, y: 160, text: "Article 1 – Objet ............................................................................ 3"),
            Text(x: 60, y: 174, text: "et durée du marché ........................................................................ 4"),
        ])
        #expect(text.blocks.count == 3)
        #expect(text.blocks[0].text.hasSuffix("l’entreprise __________________ candidate au lot 1, m’engage à réaliser les heures d’insertion prévues."))
    }

    /// A spreadsheet may print its cells in any order.
    @Test func cellsInDisorderStillMakeRows() {
        let text = read([
            Text(x: 410, y: 126, text: "60 %"), Text(x: 60, y: 150, text: "Valeur technique"), Text(x: 60, y: 126, text: "Prix"),
            Text(x: 410, y: 150, text: "40 %"), Text(x: 400, y: 100, text: "Pondération"), Text(x: 60, y: 100, text: "Critères"),
        ])
        #expect(text.blocks.map(\.text) == ["Critères", "Pondération", "Prix", "60 %", "Valeur technique", "40 %"])
    }

    @Test func runningHeadsAreToldFromText() {
        let pages = (1...4).map { number in
            [Text(x: 60, y: 40, text: "Marché 2026-12 – CCAP"), Text(x: 60, y: 100, text: "Article \(number) – Objet numéro \(number)"),
             Text(x: 60, y: 130, text: "La page \(number) dit ceci."), Text(x: 500, y: 810, text: "Page \(number) sur 4")]
        }
        let text = read(pages[0], pages[1], pages[2], pages[3])
        #expect(text.blocks.count { $0.role == .pageHeader } == 4)
        #expect(text.blocks.count { $0.role == .pageFooter } == 4)
        #expect(text.blocks.filter { $0.role == .heading(level: 1) }.map(\.text).first == "Article 1 – Objet numéro 1")
        #expect(text.blocks.filter { $0.role == .paragraph }.map(\.text).last == "La page 4 dit ceci.")
    }

    @Test func aParagraphGoesOnOverleaf() {
        let head = "L’accord-cadre est conclu pour une durée de douze mois à compter de sa notification, renouvelable"
        let text = read([Text(x: 60, y: 780, text: head)], [Text(x: 60, y: 80, text: "trois fois par tacite reconduction.")])
        #expect(text.blocks.map(\.text) == [head + " trois fois par tacite reconduction."])
    }

    @Test func numbersAndSignsAreLabels() {
        let text = read([
            Text(x: 60, y: 100, text: "4.2 Durée du marché"), Text(x: 60, y: 120, text: "– douze mois pour le lot 1 ;"),
            Text(x: 60, y: 134, text: "•"), Text(x: 90, y: 134, text: "vingt-quatre mois pour le lot 2."),
            Text(x: 60, y: 160, text: "18 rue des Tilleuls"),
        ])
        #expect(text.blocks.map(\.label) == ["4.2", "–", "•", nil])
        #expect(text.blocks.map(\.text) == ["Durée du marché", "douze mois pour le lot 1 ;", "vingt-quatre mois pour le lot 2.", "18 rue des Tilleuls"])
        #expect(text.blocks[0].role == .heading(level: 2))
        #expect(text.blocks[1].role == .listItem)
    }

    @Test func tickBoxesAreAllAlike() {
        let text = read([
            Text(x: 60, y: 100, text: "o", font: "F3"), Text(x: 75, y: 100, text: "n’est pas réservé"),
            Text(x: 200, y: 100, text: "n", font: "F3"), Text(x: 215, y: 100, text: "est réservé"),
            Text(x: 60, y: 140, text: "[ ] oui   [x] non"),
        ])
        #expect(text.blocks.map(\.text) == ["☐ n’est pas réservé ☒ est réservé", "☐ oui ☒ non"])
    }

    /// Two columns of prose are read one after the other, not line by line across.
    @Test func columnsOfProse() {
        let left = ["Le présent règlement fixe les", "conditions dans lesquelles les", "candidats remettent leur offre", "et dans lesquelles celle-ci est", "jugée par la commission", "d’appel d’offres."]
        let right = ["Les questions sont posées sur", "le profil d’acheteur, dix jours", "au plus tard avant la date", "limite ; la réponse est donnée", "à tous les candidats six jours", "avant cette date."]
        let text = read(lines(left, from: 100) + lines(right, x: 320, from: 100))
        #expect(text.blocks.map(\.text) == [left.joined(separator: " "), right.joined(separator: " ")])
    }

    @Test func namedReasonsForWhatCannotBeRead() {
        var pdf = TinyPDF()
        pdf.addPage([Text(x: 60, y: 100, text: "Secret")])
        func reason(_ bytes: [UInt8]) -> String {
            let text = DocumentReader.text(of: bytes, path: "a.pdf")
            #expect(text.blocks.isEmpty)
            return text.status.reason ?? ""
        }
        let keys = String(repeating: "00", count: 32)
        let locked = pdf.bytes(encryption: "<</Filter/Standard/V 1/R 2/O<\(keys)>/U<\(keys)>/P -4>>")
        #expect(reason(locked).hasPrefix("PDF chiffré"))
        #expect(reason(Array(pdf.bytes().prefix(200))).hasPrefix("PDF endommagé"))
        #expect(reason(Array("%PDF-1.4\n".utf8)).hasPrefix("PDF endommagé"))
        #expect(reason(TinyPDF().bytes()).contains("PDF"))
    }

    /// Glyphs whose letters the file does not name come out shifted: that is no text.
    @Test func aBrokenTextLayerIsNotText() throws {
        let folder = try ProgramFolder(["pdftotext", "pdfimages", "pdftoppm"])
        defer { folder.remove() }
        var pdf = TinyPDF()
        let shifted = "/H SUpVHQW PDUFKp D SRXU REMHW OD UpKDELOLWDWLRQ GHV ORJHPHQWV".replacing("p", with: "t")
        pdf.addPage((0..<8).map { Text(x: 60, y: 100 + Double($0) * 20, text: shifted) })
        let text = PDFReader.text(of: pdf.bytes(), recogniser: PageRecogniser(searchPath: folder.path))
        guard case .unread(let reason) = text.status else { Issue.record("\(text.status)"); return }
        #expect(reason.contains("sans caractères lisibles") && reason.contains("tesseract-ocr-fra"))
    }

    @Test func pagesOfImagesAreNamed() throws {
        let folder = try ProgramFolder(["pdftotext", "pdfimages", "pdftoppm"])
        defer { folder.remove() }
        var pdf = TinyPDF()
        pdf.addPage([Text(x: 60, y: 100, text: "Cette page se lit sans peine.")])
        pdf.addPage(image: [UInt8](repeating: 40, count: 60 * 80), width: 60, height: 80)
        pdf.addPage([])
        let text = PDFReader.text(of: pdf.bytes(), recogniser: PageRecogniser(searchPath: folder.path))
        #expect(text.blocks.map(\.text) == ["Cette page se lit sans peine."])
        guard case .incomplete(let reason) = text.status else { Issue.record("\(text.status)"); return }
        // The blank page 3 has nothing to read.
        #expect(reason.hasPrefix("page 2 : image sans texte") && reason.contains("tesseract-ocr-fra"))
    }
}

/// Reading what only shows: a page is drawn, and its drawing read again.
@Suite(.enabled(if: OutsideProgram.tesseract.located(in: OutsideProgram.searchPath) != nil, "tesseract-ocr is not installed"))
struct RecognitionTests {
    private func drawing() throws -> (image: [UInt8], width: Int, height: Int, file: [UInt8]) {
        var pdf = TinyPDF()
        pdf.addPage([
            TinyPDF.Text(x: 60, y: 100, text: "Règlement de la consultation", size: 18),
            TinyPDF.Text(x: 60, y: 140, text: "Le marché est conclu pour une durée de douze mois.", size: 12),
            TinyPDF.Text(x: 60, y: 156, text: "Il comporte 120 heures d’insertion.", size: 12),
        ])
        let run = ChildProcess(program: .pdftoppm, arguments: ["-r", "200", "-gray", "/dev/stdin"], input: pdf.bytes())
        let file = try run.run().bytes
        let head = file.split(separator: 0x0A, maxSplits: 3)
        let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        return (Array(head[3]), size[0], size[1], file)
    }

    @Test func aScanIsReadAndMarked() throws {
        let (image, width, height, _) = try drawing()
        var pdf = TinyPDF()
        pdf.addPage(image: image, width: width, height: height)
        let text = DocumentReader.text(of: pdf.bytes(), path: "a.pdf")
        #expect(text.status == .read)
        #expect(text.remarks == ["texte reconnu par OCR : page 1"])
        #expect(text.blocks.map(\.text).joined(separator: " ").contains("Le marché est conclu pour une durée de douze mois."))
        #expect(text.blocks.contains { $0.text.contains("120 heures") })
    }
}
