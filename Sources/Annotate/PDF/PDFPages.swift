// The pages of a PDF file, in order, with what they inherit (ISO 32000-1, 7.7.3).

struct PDFPage {
    let number: Int
    let loaded: PDFFile.Loaded
    /// Lower left and upper right corner.
    let mediaBox: [Double]
    /// Degrees clockwise: 0, 90, 180 or 270.
    let rotation: Int

    /// A rectangle in points from the top left of the page as it is shown, in the page's own coordinates.
    func rectangle(x: Double, y: Double, width: Double, height: Double) -> [Double] {
        let (w, h) = (mediaBox[2] - mediaBox[0], mediaBox[3] - mediaBox[1])
        func point(_ x: Double, _ y: Double) -> (Double, Double) {
            switch rotation {
            case 90: (y, x)
            case 180: (w - x, y)
            case 270: (w - y, h - x)
            default: (x, h - y)
            }
        }
        let (a, b) = (point(x, y), point(x + width, y + height))
        return [
            mediaBox[0] + min(a.0, b.0), mediaBox[1] + min(a.1, b.1), mediaBox[0] + max(a.0, b.0), mediaBox[1] + max(a.1, b.1),
        ]
    }
}

extension PDFFile {
    /// `nil` if the tree of pages is damaged.
    func pages() -> [PDFPage]? {
        guard let catalogue = resolved(trailer["Root"]), case .reference(let root, _)? = catalogue["Pages"] else { return nil }
        var pages: [PDFPage] = []
        var visited: Set<Int> = []
        return collect(root, box: nil, rotation: 0, depth: 0, &pages, &visited) ? pages : nil
    }

    private func collect(_ number: Int, box: [Double]?, rotation: Int, depth: Int, _ pages: inout [PDFPage], _ visited: inout Set<Int>) -> Bool {
        guard depth < 64, pages.count < 100_000, visited.insert(number).inserted, let loaded = load(number) else { return false }
        let node = loaded.object
        let own = resolved(node["MediaBox"])?.items?.compactMap { resolved($0)?.number }
        let box = own.flatMap { $0.count == 4 ? [min($0[0], $0[2]), min($0[1], $0[3]), max($0[0], $0[2]), max($0[1], $0[3])] : nil } ?? box
        let turned = resolved(node["Rotate"])?.integer.map { (($0 % 360) + 360) % 360 } ?? rotation
        if let kids = resolved(node["Kids"])?.items {
            for kid in kids {
                guard case .reference(let next, _) = kid, collect(next, box: box, rotation: turned, depth: depth + 1, &pages, &visited) else { return false }
            }
            return true
        }
        guard let box, box[2] > box[0], box[3] > box[1], turned.isMultiple(of: 90), node["UserUnit"] == nil else { return false }
        pages.append(PDFPage(number: number, loaded: loaded, mediaBox: box, rotation: turned))
        return true
    }
}
