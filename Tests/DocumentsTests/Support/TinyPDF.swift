// A PDF of a few objects, written for a test: text at places, an image, or nothing on a page.

import Foundation

struct TinyPDF {
    struct Text {
        var x: Double
        /// From the top of the page to the base line.
        var y: Double
        var text: String
        var size = 11.0
        /// `F1` Helvetica, `F2` its bold, `F3` ZapfDingbats.
        var font = "F1"
    }

    private var objects: [[UInt8]] = [[], []]
    private var pages: [Int] = []

    mutating func addPage(_ texts: [Text]) {
        let content = texts.map { "BT /\($0.font) \($0.size) Tf 1 0 0 1 \($0.x) \(842 - $0.y) Tm (\(Self.escaped($0.text))) Tj ET" }
        addPage(content: Array(content.joined(separator: "\n").utf8), resources: "")
    }

    /// Grey points, row by row, over the whole page.
    mutating func addPage(image: [UInt8], width: Int, height: Int) {
        let head = "<</Type/XObject/Subtype/Image/Width \(width)/Height \(height)/ColorSpace/DeviceGray/BitsPerComponent 8/Length \(image.count)>>"
        objects.append(Array("\(head)stream\n".utf8) + image + Array("\nendstream".utf8))
        addPage(content: Array("q 595 0 0 842 0 0 cm /I Do Q".utf8), resources: "/XObject<</I \(objects.count) 0 R>>")
    }

    private mutating func addPage(content: [UInt8], resources: String) {
        objects.append(Array("<</Length \(content.count)>>stream\n".utf8) + content + Array("\nendstream".utf8))
        let fonts = [("F1", "Helvetica", "/Encoding/WinAnsiEncoding"), ("F2", "Helvetica-Bold", "/Encoding/WinAnsiEncoding"), ("F3", "ZapfDingbats", "")]
            .map { "/\($0.0)<</Type/Font/Subtype/Type1/BaseFont/\($0.1)\($0.2)>>" }.joined()
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(objects.count) 0 R/Resources<</Font<<\(fonts)>>\(resources)>>>>"
        objects.append(Array(page.utf8))
        pages.append(objects.count)
    }

    /// `encryption`: the text of an encryption dictionary.
    func bytes(encryption: String? = nil) -> [UInt8] {
        var objects = objects
        objects[0] = Array("<</Type/Catalog/Pages 2 0 R>>".utf8)
        objects[1] = Array("<</Type/Pages/Count \(pages.count)/Kids[\(pages.map { "\($0) 0 R" }.joined(separator: " "))]>>".utf8)
        var output = Array("%PDF-1.4\n".utf8), offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(output.count)
            output += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let table = output.count
        output += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets { output += Array(String(format: "%010d 00000 n \n", offset).utf8) }
        let encrypt = encryption.map { "/Encrypt \($0)/ID[<00><00>]" } ?? ""
        output += Array("trailer<</Size \(objects.count + 1)/Root 1 0 R\(encrypt)>>\nstartxref\n\(table)\n%%EOF\n".utf8)
        return output
    }

    /// In WinAnsi, which for these letters is Latin-1.
    private static func escaped(_ text: String) -> String {
        let others: [Unicode.Scalar: Int] = ["’": 0x92, "–": 0x96, "€": 0x80, "œ": 0x9C, "•": 0x95, "«": 0xAB, "»": 0xBB]
        return text.unicodeScalars.map { scalar in
            if "()\\".unicodeScalars.contains(scalar) { return "\\\(scalar)" }
            let code = others[scalar] ?? Int(scalar.value)
            return code < 0x80 ? String(scalar) : String(format: "\\%03o", code)
        }.joined()
    }
}

/// A folder on the search path with some programs and no others.
struct ProgramFolder {
    let path: String

    init(_ names: [String]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("clausier-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in names {
            try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: "/usr/bin/\(name)")
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
