// XLSX → cells.

import Provenance
import XML

/// Reads the Office Open XML workbooks of Excel.
enum WorkbookReader {
    static func text(of bytes: [UInt8]) -> DocumentText {
        var hasControls = false
        let parts = OfficeParts(bytes) { name in
            if name.hasPrefix("xl/ctrlProps/") || name.hasPrefix("xl/activeX/") { hasControls = true }
            let isText = name.hasSuffix(".xml") || name.hasSuffix(".rels")
            return isText && !["theme", "charts", "printerSettings", "ctrlProps", "activeX", "pivot", "docProps"].contains { name.contains($0) }
        }
        let main = parts.main(ofType: "officeDocument", usually: "xl/workbook.xml")
        guard let book = parts[main] else {
            return DocumentText(status: .unread(reason: "classeur sans sommaire : " + (parts.problem ?? "fichier incomplet. Le télécharger à nouveau.")))
        }
        var reading = WorkbookReading(parts: parts, problem: parts.problem)
        let index = WorkbookVisitor()
        reading.parse(book, "la liste des feuilles", index)
        let references = parts.relationships(of: main)
        func first(_ type: String) -> [UInt8]? { references.first { $0.isOf(type) }.flatMap { parts[$0.target] } }
        reading.workbook.is1904 = index.is1904
        if let strings = first("sharedStrings") {
            let visitor = SharedStringsVisitor()
            reading.parse(strings, "une partie du texte", visitor)
            reading.workbook.strings = visitor.strings
        }
        if let styles = first("styles") {
            let visitor = SheetStylesVisitor()
            reading.parse(styles, "les formats de nombres", visitor)
            reading.workbook.formats = visitor.formats
        }
        for (number, sheet) in index.sheets.enumerated() {
            guard let target = references.first(where: { $0.id == sheet.relation })?.target else { continue }
            reading.read(sheet: sheet.name, number: number, part: target)
        }
        if hasControls { reading.note("le classeur contient des cases ou des listes (contrôles de formulaire), qui ne sont pas lues.") }
        return reading.text
    }
}

/// The reading of one workbook.
private struct WorkbookReading {
    let parts: OfficeParts
    /// In French; the first one.
    var problem: String?
    var workbook = Workbook()
    private var blocks: [TextBlock] = []

    init(parts: OfficeParts, problem: String?) {
        self.parts = parts
        self.problem = problem
    }

    mutating func note(_ reason: String) { problem = problem ?? reason }

    mutating func parse(_ bytes: [UInt8], _ whatIsLost: String, _ visitor: some XMLVisitor) {
        let error = XMLReader(vocabulary: SheetTag.vocabulary, attributes: SheetKey.names, limits: .officePart, keepsPlaces: false)
            .read(bytes, path: "classeur", visitor: visitor).error
        if let error { note("\(whatIsLost) n’a pas pu être lu (\(error.what)).") }
    }

    mutating func read(sheet name: String, number: Int, part: String) {
        let references = parts.relationships(of: part)
        // Sheets that are charts have other parts; they hold no cells.
        guard let bytes = parts[part] else {
            if part.contains("worksheets/") { note("la feuille « \(name) » manque.") }
            return
        }
        let visitor = SheetVisitor(name: name, table: number, workbook: workbook)
        parse(bytes, "la feuille « \(name) »", visitor)
        visitor.finish()
        if visitor.hasUnknownResults { note("la feuille « \(name) » contient des formules sans résultat. L’ouvrir et l’enregistrer à nouveau dans un tableur.") }
        blocks += visitor.heads + visitor.blocks
        for reference in references where reference.isOf("drawing") {
            guard let drawing = parts[reference.target] else { continue }
            let boxes = SheetDrawingVisitor()
            parse(drawing, "les zones de texte", boxes)
            let part = "\(name), zones de texte"
            blocks += boxes.paragraphs.map { TextBlock($0.text, place: .paragraph(part: part, index: $0.index)) }
        }
        for reference in references where reference.isOf("comments") {
            guard let comments = parts[reference.target] else { continue }
            let visitor = SheetCommentsVisitor()
            parse(comments, "les commentaires", visitor)
            blocks += visitor.comments.map { TextBlock($0.text, role: .comment, place: .cell(sheet: name, ref: $0.reference)) }
        }
    }

    var text: DocumentText {
        if blocks.isEmpty { return DocumentText(status: .unread(reason: problem ?? "le classeur ne contient aucune cellule remplie.")) }
        return DocumentText(blocks: blocks, status: problem.map { .incomplete(reason: $0) } ?? .read)
    }
}
