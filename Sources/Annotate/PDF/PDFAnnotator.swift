// Highlights with remarks in a PDF: an update behind the file, which itself stays as it is to the byte
// (ISO 32000-1, 7.5.6 and 12.5).

import Provenance

/// A remark on a page.
struct PDFRemark {
    /// From 1.
    let page: Int
    /// What is highlighted; `nil`: a note in the corner of the page.
    let box: PageBox?
    let text: CommentText
}

struct PDFAnnotator {
    private let file: PDFFile
    private let pages: [PDFPage]
    private static let refusal = AnnotationRefusal(reason: "PDF protégé, ou d’une structure qui ne se prête pas à l’ajout de remarques")

    init(_ bytes: [UInt8]) throws(AnnotationRefusal) {
        guard let file = PDFFile(bytes), let pages = file.pages() else { throw Self.refusal }
        self.file = file
        self.pages = pages
    }

    func annotate(_ remarks: [PDFRemark]) throws(AnnotationRefusal) -> AnnotatedBytes {
        var update = PDFUpdate(file)
        var placements: [CommentPlacement] = []
        var byPage: [Int: [Int]] = [:]
        // Notes in the same corner would cover each other.
        var notes: [Int: Int] = [:]
        for (index, remark) in remarks.enumerated() {
            guard pages.indices.contains(remark.page - 1) else { throw Self.refusal }
            let page = pages[remark.page - 1]
            if let box = remark.box {
                byPage[remark.page - 1, default: []].append(highlight(remark, page, box, index, &update))
                placements.append(.widened)
            } else {
                let place = notes[remark.page, default: 0]
                notes[remark.page] = place + 1
                byPage[remark.page - 1, default: []].append(note(remark, page, Double(place), index, &update))
                placements.append(.title)
            }
        }
        for (index, numbers) in byPage.sorted(by: { $0.key < $1.key }) {
            guard let dictionary = withAnnotations(numbers, pages[index]) else { throw Self.refusal }
            update.add(dictionary, number: pages[index].number, generation: pages[index].loaded.generation)
        }
        return AnnotatedBytes(bytes: update.bytes(), placements: placements)
    }

    /// The page's own dictionary, with more annotations.
    private func withAnnotations(_ numbers: [Int], _ page: PDFPage) -> [UInt8]? {
        let loaded = page.loaded
        guard case .dictionary = loaded.object else { return nil }
        let references = numbers.map { "\($0) 0 R" }.joined(separator: " ")
        guard let entry = loaded.object.entry("Annots") else {
            return Array(loaded.bytes[loaded.range].dropLast(2)) + Array("/Annots [\(references)]>>".utf8)
        }
        // The list may be an object of its own; the page then gets one that says the same and more.
        let list: (items: [UInt8], isArray: Bool)
        switch entry.value {
        case .array(let items): list = (Self.joined(items.map { Array(loaded.bytes[$0.range]) }), true)
        case .reference(let number, _):
            guard let other = file.load(number), case .array(let items) = other.object else { return nil }
            list = (Self.joined(items.map { Array(other.bytes[$0.range]) }), true)
        default: return nil
        }
        return Array(loaded.bytes[loaded.range.lowerBound..<entry.range.lowerBound]) + Array("[".utf8) + list.items + Array("\(references)]".utf8)
            + loaded.bytes[entry.range.upperBound..<loaded.range.upperBound]
    }

    private static func joined(_ items: [[UInt8]]) -> [UInt8] { items.flatMap { $0 + [0x20] } }

    // MARK: Annotations

    private func highlight(_ remark: PDFRemark, _ page: PDFPage, _ box: PageBox, _ index: Int, _ update: inout PDFUpdate) -> Int {
        let r = page.rectangle(x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2)
        let rect = r.map(Self.number).joined(separator: " ")
        let corners = [r[0], r[3], r[2], r[3], r[0], r[1], r[2], r[1]].map(Self.number).joined(separator: " ")
        let paint = "/G gs 1 0.9 0.4 rg \(Self.number(r[0])) \(Self.number(r[1])) \(Self.number(r[2] - r[0])) \(Self.number(r[3] - r[1])) re f"
        let look = update.add(
            Array(
                "<</Type/XObject/Subtype/Form/BBox[\(rect)]/Resources<</ExtGState<</G<</BM/Multiply/ca 0.7>>>>>>/Length \(paint.utf8.count)>>\nstream\n\(paint)\nendstream".utf8))
        return update.add(
            Array(
                "<</Type/Annot/Subtype/Highlight/Rect[\(rect)]/QuadPoints[\(corners)]/C[1 0.9 0.4]/F 4/P \(page.number) \(page.loaded.generation) R\(words(remark, index))/AP<</N \(look) 0 R>>>>"
                    .utf8))
    }

    private func note(_ remark: PDFRemark, _ page: PDFPage, _ place: Double, _ index: Int, _ update: inout PDFUpdate) -> Int {
        let rect = page.rectangle(x: 16 + 24 * place, y: 16, width: 20, height: 20).map(Self.number).joined(separator: " ")
        return update.add(
            Array("<</Type/Annot/Subtype/Text/Name/Comment/Rect[\(rect)]/C[1 0.9 0.4]/F 28/P \(page.number) \(page.loaded.generation) R\(words(remark, index))>>".utf8))
    }

    private func words(_ remark: PDFRemark, _ index: Int) -> String {
        let text = remark.text.lines.map { Markup.harmless($0.text) }.joined(separator: "\r")
        return "/T\(Self.string(CommentText.author))/Contents\(Self.string(text))/NM\(Self.string("clausier-\(index + 1)"))"
    }

    /// UTF-16 in hexadecimal: nothing in it can mean anything to the file.
    private static func string(_ text: String) -> String {
        func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
        return "<FEFF" + text.utf16.map { hex(UInt8($0 >> 8)) + hex(UInt8($0 & 0xFF)) }.joined() + ">"
    }

    /// With two decimals, without an exponent.
    private static func number(_ value: Double) -> String {
        let hundredths = Int((min(max(value, -1e6), 1e6) * 100).rounded())
        let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        return "\(hundredths < 0 ? "-" : "")\(whole)" + (rest == 0 ? "" : ".\(rest < 10 ? "0" : "")\(rest)")
    }
}

/// Objects to be written behind a file.
private struct PDFUpdate {
    private let file: PDFFile
    private var output: [UInt8]
    private var next: Int
    private var written: [(number: Int, generation: Int, offset: Int)] = []

    init(_ file: PDFFile) {
        self.file = file
        output = file.bytes
        if output.last != 0x0A { output.append(0x0A) }
        next = file.size
    }

    /// A new object; answers its number.
    mutating func add(_ object: [UInt8]) -> Int {
        let number = next
        next += 1
        add(object, number: number, generation: 0)
        return number
    }

    mutating func add(_ object: [UInt8], number: Int, generation: Int) {
        written.append((number, generation, output.count))
        output += Array("\(number) \(generation) obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }

    /// The file with the objects and, in the form that it uses itself, the table that says where they are.
    func bytes() -> [UInt8] {
        var output = output
        let start = output.count
        var kept = ""
        for key in ["Root", "Info", "ID"] {
            guard let entry = file.trailer.entry(key) else { continue }
            kept += "/\(key) " + String(decoding: file.trailerBytes[entry.range], as: UTF8.self)
        }
        // An identifier may be a string of bytes that are no text: then it is left out, as it may be.
        if !kept.utf8.allSatisfy({ $0 < 0x80 }) { kept = kept.firstRange(of: "/ID ").map { String(kept[..<$0.lowerBound]) } ?? kept }
        let sorted = written.sorted { $0.number < $1.number }
        if file.tableIsStream {
            let own = (number: next, generation: 0, offset: start)
            var index = ""
            var fields: [UInt8] = []
            for entry in sorted + [own] {
                index += "\(entry.number) 1 "
                fields.append(1)
                for shift in [24, 16, 8, 0] { fields.append(UInt8(truncatingIfNeeded: entry.offset >> shift)) }
                fields += [UInt8(truncatingIfNeeded: entry.generation >> 8), UInt8(truncatingIfNeeded: entry.generation)]
            }
            let head = "<</Type/XRef/Size \(next + 1)/W[1 4 2]/Index[\(index)]/Prev \(file.tableOffset)\(kept)/Length \(fields.count)>>\nstream\n"
            output += Array("\(next) 0 obj\n\(head)".utf8) + fields + Array("\nendstream\nendobj\n".utf8)
        } else {
            // Some readers expect every section to begin with the object that never is one.
            output += Array("xref\n0 1\n0000000000 65535 f \n".utf8)
            for entry in sorted { output += Array("\(entry.number) 1\n\(Self.digits(entry.offset, 10)) \(Self.digits(entry.generation, 5)) n \n".utf8) }
            output += Array("trailer\n<</Size \(next)/Prev \(file.tableOffset)\(kept)>>\n".utf8)
        }
        return output + Array("startxref\n\(start)\n%%EOF\n".utf8)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
