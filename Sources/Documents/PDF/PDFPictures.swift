// Large pictures on the pages of a PDF: a table pasted as an image is text to its reader, not to us.

struct PDFPictures {
    let bytes: [UInt8]
    let searchPath: String

    /// Part of the page that a picture must cover to count.
    static let largePart = 0.15
    /// Pixels below which no table is legible, whatever its size.
    private static let fewestPixels = 120_000

    /// The numbers of those pages that show one.
    func pages(withLargePicture pages: [PrintedPage]) -> [Int] {
        guard !pages.isEmpty, mayHoldLargePicture() else { return [] }
        var found: Set<Int> = []
        for range in Self.ranges(pages.map(\.number)) {
            var run = ChildProcess(
                program: .pdfimages,
                arguments: ["-list", "-f", String(range.lowerBound), "-l", String(range.upperBound), "/dev/stdin"], input: bytes)
            run.searchPath = searchPath
            // Without an answer every page that was asked for may hold one.
            guard let output = try? run.run() else { found.formUnion(pages.map(\.number).filter(range.contains)); continue }
            for line in String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").dropFirst(2) {
                // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
                let fields = line.split(separator: " ")
                guard fields.count >= 14, fields[2] == "image", let number = Int(fields[0]), let width = Double(fields[3]), let height = Double(fields[4]),
                    let across = Double(fields[12]), let down = Double(fields[13]), across > 0, down > 0, width * height >= Double(Self.fewestPixels),
                    let page = pages.first(where: { $0.number == number })
                else { continue }
                let area = (width / across * 72) * (height / down * 72)
                if area >= Self.largePart * page.width * page.height { found.insert(number) }
            }
        }
        return found.sorted()
    }

    /// Image dictionaries are never compressed, so that their sizes can be looked up without a parser.
    private func mayHoldLargePicture() -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while let found = Self.find("/Image", in: bytes, index..<bytes.count) {
                index = found + 6
                // `/ImageB`, `/ImageMask` are something else.
                if index < bytes.count, bytes[index] >= 0x41 { continue }
                let near = max(0, found - 700)..<min(bytes.count, found + 700)
                let width = Self.value(of: "/Width", in: bytes, near), height = Self.value(of: "/Height", in: bytes, near)
                if width * height >= Self.fewestPixels { return true }
            }
            return false
        }
    }

    /// The largest number after a name; large if it stands elsewhere.
    private static func value(of name: StaticString, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var largest = 0, start = range.lowerBound
        while let found = find(name, in: bytes, start..<range.upperBound) {
            start = found + name.utf8CodeUnitCount
            var index = start, value = 0
            while index < range.upperBound, bytes[index] == 0x20 { index += 1 }
            while index < range.upperBound, (0x30...0x39).contains(bytes[index]), value < 1 << 20 {
                value = value * 10 + Int(bytes[index] - 0x30)
                index += 1
            }
            // `12 0 R`: the number of another object.
            let isReference = index + 2 < range.upperBound && bytes[index] == 0x20 && bytes[index + 1] == 0x30 && bytes[index + 2] == 0x20
            largest = max(largest, isReference ? 1 << 20 : value)
        }
        return largest
    }

    private static func find(_ name: StaticString, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        let length = name.utf8CodeUnitCount
        guard range.count >= length else { return nil }
        var index = range.lowerBound
        while index <= range.upperBound - length {
            if bytes[index] == 0x2F, bytes[index + 1] == name.utf8Start[1], (2..<length).allSatisfy({ bytes[index + $0] == name.utf8Start[$0] }) {
                return index
            }
            index += 1
        }
        return nil
    }

    /// One run over neighbouring pages rather than one for each: starting costs as much as seven pages.
    private static func ranges(_ pages: [Int]) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for page in pages.sorted() {
            if let last = ranges.last, page - last.upperBound <= 7 {
                ranges[ranges.count - 1] = last.lowerBound...page
            } else {
                ranges.append(page...page)
            }
        }
        guard ranges.count > 16, let first = ranges.first, let last = ranges.last else { return ranges }
        return [first.lowerBound...last.upperBound]
    }
}
