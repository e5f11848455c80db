// Signs that are tick boxes on one page and bullets on another: the company they keep decides.

enum TickBoxes {
    /// ☐ and ☒ for the boxes of a page, however they were drawn.
    static func normalise(_ rows: inout [TextRow]) {
        // Geometric shapes and dingbats start with E2 96 … E2 9E; few lines hold any.
        let isConcerned = rows.contains { row in
            row.runs.contains { run in
                var before: UInt8 = 0
                for byte in run.text.utf8 {
                    if byte == 0x5B || before == 0xE2 && (0x96...0x9E).contains(byte) { return true }
                    before = byte
                }
                return false
            }
        }
        guard isConcerned else { return }
        let signs = rows.flatMap(Self.signs)
        let hasEmpty = signs.contains("☐"), hasTicked = signs.contains("☒")
        for row in rows.indices {
            let here = Self.signs(of: rows[row])
            guard !here.isEmpty else { continue }
            // Several on one line are answers to choose from: bullets stand alone.
            let areAnswers = here.count > 1
            for run in rows[row].runs.indices {
                var result = ""
                for scalar in rows[row].runs[run].text.unicodeScalars {
                    if chosen.contains(scalar) {
                        result.unicodeScalars.append(areAnswers || hasEmpty ? "☒" : scalar)
                    } else if hollow.contains(scalar) {
                        result.unicodeScalars.append(areAnswers || hasTicked ? "☐" : scalar)
                    } else {
                        result.unicodeScalars.append(scalar)
                    }
                }
                rows[row].runs[run].text = bracketed(result)
            }
        }
    }

    /// A filled square or a tick beside empty boxes is the one that was chosen.
    private static let chosen: Set<Unicode.Scalar> = ["✓", "✗", "✘", "■", "◼", "⬛"]
    private static let hollow: Set<Unicode.Scalar> = ["❑", "❒", "❏", "❐"]

    private static func signs(of row: TextRow) -> [Unicode.Scalar] {
        row.runs.flatMap { run in
            run.text.unicodeScalars.filter { $0.value > 0x2000 && ($0 == "☐" || $0 == "☒" || chosen.contains($0) || hollow.contains($0)) || $0 == "[" }
        }
    }

    /// « [x] », « [ ] ».
    private static func bracketed(_ text: String) -> String {
        guard text.utf8.contains(0x5B) else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "[") {
            result += rest[..<open]
            let inside = rest[open...].dropFirst().prefix { $0 != "]" }
            let isClosed = inside.endIndex < rest.endIndex
            let content = inside.filter { $0 != " " }
            if isClosed, inside.count <= 3, content.isEmpty || content == "x" || content == "X" {
                result += content.isEmpty ? "☐" : "☒"
                rest = rest[rest.index(after: inside.endIndex)...]
            } else {
                result += "["
                rest = rest[rest.index(after: open)...]
            }
        }
        return result + rest
    }
}
