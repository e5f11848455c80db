// Where the objects of a PDF file stand: its cross-reference tables and streams (ISO 32000-1, 7.5).
//
// Strict on purpose: a file that has to be repaired, or is encrypted, gets no remarks but a list.

struct PDFFile {
    private enum Place {
        case offset(Int, generation: Int)
        case packed(in: Int, index: Int)
    }

    /// An object with the bytes in which it is written.
    struct Loaded {
        let object: PDFObject
        let bytes: [UInt8]
        let range: Range<Int>
        let generation: Int
    }

    let bytes: [UInt8]
    /// Where the newest table stands.
    let tableOffset: Int
    let tableIsStream: Bool
    /// The newest trailer, which has what all of them have.
    let trailer: PDFObject
    let trailerBytes: [UInt8]
    private(set) var size = 0
    private var places: [Int: Place] = [:]
    private static let mostObjects = 2_000_000

    /// `nil` for a file that is not to be touched.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.starts(with: "%PDF-".utf8) else { return nil }
        let tail = max(0, bytes.count - 1100)
        guard let word = Self.lastOccurrence(of: "startxref", in: bytes, from: tail) else { return nil }
        var scanner = PDFScanner(bytes, at: word + 9)
        guard let offset = scanner.object()?.integer, bytes.indices.contains(offset) else { return nil }
        tableOffset = offset
        var places: [Int: Place] = [:]
        guard let newest = Self.readTable(at: offset, bytes, &places) else { return nil }
        trailer = newest.trailer
        tableIsStream = newest.isStream
        trailerBytes = bytes
        var visited: Set<Int> = [offset]
        var pending = [newest.trailer["XRefStm"]?.integer, newest.trailer["Prev"]?.integer].compactMap { $0 }
        while let next = pending.first {
            pending.removeFirst()
            guard visited.insert(next).inserted else { continue }
            guard let older = Self.readTable(at: next, bytes, &places), places.count < Self.mostObjects else { return nil }
            pending += [older.trailer["XRefStm"]?.integer, older.trailer["Prev"]?.integer].compactMap { $0 }
        }
        self.places = places
        guard trailer.entry("Encrypt") == nil, case .reference? = trailer["Root"], let size = trailer["Size"]?.integer, size > 0, size < Self.mostObjects else { return nil }
        self.size = max(size, (places.keys.max() ?? 0) + 1)
    }

    private static func lastOccurrence(of word: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(word.utf8)
        var index = bytes.count - wanted.count
        while index >= start {
            if bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
            index -= 1
        }
        return nil
    }

    // MARK: Tables

    /// What is there already is newer and stays.
    private static func readTable(at offset: Int, _ bytes: [UInt8], _ places: inout [Int: Place]) -> (trailer: PDFObject, isStream: Bool)? {
        guard bytes.indices.contains(offset) else { return nil }
        var scanner = PDFScanner(bytes, at: offset)
        guard scanner.skip("xref") else { return readStream(at: offset, bytes, &places).map { ($0, true) } }
        while !scanner.skip("trailer") {
            guard let first = scanner.object()?.integer, let count = scanner.object()?.integer, first >= 0, count >= 0, count < mostObjects else { return nil }
            for number in first..<(first + count) {
                guard let place = scanner.object()?.integer, let generation = scanner.object()?.integer else { return nil }
                let isUsed = scanner.skip("n")
                guard isUsed || scanner.skip("f") else { return nil }
                if isUsed, places[number] == nil { places[number] = .offset(place, generation: generation) }
            }
        }
        return scanner.object().map { ($0, false) }
    }

    private static func readStream(at offset: Int, _ bytes: [UInt8], _ places: inout [Int: Place]) -> PDFObject? {
        guard let stream = stream(at: offset, bytes, length: { $0.integer }), stream.dictionary["Type"]?.name == "XRef",
            let widths = stream.dictionary["W"]?.items?.compactMap(\.integer), widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }),
            let size = stream.dictionary["Size"]?.integer
        else { return nil }
        let sections = stream.dictionary["Index"]?.items?.compactMap(\.integer) ?? [0, size]
        let width = widths.reduce(0, +)
        guard width > 0, sections.count.isMultiple(of: 2) else { return nil }
        var position = 0
        for section in stride(from: 0, to: sections.count, by: 2) {
            guard sections[section] >= 0, sections[section + 1] >= 0, sections[section + 1] < mostObjects else { return nil }
            for number in sections[section]..<(sections[section] + sections[section + 1]) {
                guard position + width <= stream.contents.count else { return nil }
                var fields: [Int] = []
                for length in widths {
                    fields.append(stream.contents[position..<(position + length)].reduce(0) { ($0 & 0xFF_FFFF_FFFF_FFFF) << 8 | Int($1) })
                    position += length
                }
                // A type that is left out is 1.
                let type = widths[0] == 0 ? 1 : fields[0]
                guard places[number] == nil else { continue }
                if type == 1 { places[number] = .offset(fields[1], generation: fields[2]) }
                if type == 2 { places[number] = .packed(in: fields[1], index: fields[2]) }
            }
        }
        return stream.dictionary
    }

    /// The stream object that stands at an offset, unpacked.
    private static func stream(
        at offset: Int, _ bytes: [UInt8], length: (PDFObject) -> Int?
    ) -> (dictionary: PDFObject, contents: [UInt8])? {
        guard bytes.indices.contains(offset) else { return nil }
        var scanner = PDFScanner(bytes, at: offset)
        guard scanner.object()?.integer != nil, scanner.object()?.integer != nil, scanner.skip("obj"), let dictionary = scanner.object(),
            let count = dictionary["Length"].flatMap(length), count >= 0, scanner.skip("stream")
        else { return nil }
        var start = scanner.position
        if start < bytes.count, bytes[start] == 0x0D { start += 1 }
        if start < bytes.count, bytes[start] == 0x0A { start += 1 }
        guard start + count <= bytes.count else { return nil }
        let raw = bytes[start..<(start + count)]
        let filters = dictionary["Filter"]?.items ?? dictionary["Filter"].map { [$0] } ?? []
        if filters.isEmpty { return (dictionary, Array(raw)) }
        guard filters.count == 1, filters[0].name == "FlateDecode", let contents = Inflated.bytes(of: raw) else { return nil }
        let parameters = dictionary["DecodeParms"]?.items?.first ?? dictionary["DecodeParms"]
        guard let predictor = parameters?["Predictor"]?.integer, predictor > 1 else { return (dictionary, contents) }
        guard predictor >= 10, let rows = unpredicted(contents, columns: parameters?["Columns"]?.integer ?? 1) else { return nil }
        return (dictionary, rows)
    }

    /// Undoes the predictors of PNG, for samples of one byte.
    private static func unpredicted(_ bytes: [UInt8], columns: Int) -> [UInt8]? {
        guard columns > 0, columns < 1 << 16 else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var above = [UInt8](repeating: 0, count: columns)
        var index = 0
        while index + columns < bytes.count {
            let kind = bytes[index]
            var row = Array(bytes[(index + 1)...(index + columns)])
            for column in 0..<columns {
                let left = column > 0 ? row[column - 1] : 0
                let corner = column > 0 ? above[column - 1] : 0
                switch kind {
                case 0: break
                case 1: row[column] &+= left
                case 2: row[column] &+= above[column]
                case 3: row[column] &+= UInt8((Int(left) + Int(above[column])) / 2)
                case 4:
                    let estimate = Int(left) + Int(above[column]) - Int(corner)
                    let distances = [left, above[column], corner].map { abs(estimate - Int($0)) }
                    row[column] &+= distances[0] <= distances[1] && distances[0] <= distances[2] ? left : distances[1] <= distances[2] ? above[column] : corner
                default: return nil
                }
            }
            output += row
            above = row
            index += columns + 1
        }
        return output
    }

    // MARK: Objects

    /// An object by its number.
    func load(_ number: Int) -> Loaded? {
        switch places[number] {
        case .offset(let offset, let generation):
            guard bytes.indices.contains(offset) else { return nil }
            var scanner = PDFScanner(bytes, at: offset)
            guard scanner.object()?.integer == number, scanner.object()?.integer == generation, scanner.skip("obj") else { return nil }
            scanner.skipSpace()
            let start = scanner.position
            return scanner.object().map { Loaded(object: $0, bytes: bytes, range: start..<scanner.position, generation: generation) }
        case .packed(let container, let index):
            guard case .offset(let offset, _) = places[container],
                let stream = Self.stream(at: offset, bytes, length: { length in
                    if case .reference(let number, _) = length { load(number)?.object.integer } else { length.integer }
                }),
                let count = stream.dictionary["N"]?.integer, let first = stream.dictionary["First"]?.integer, index >= 0, index < count, count < Self.mostObjects
            else { return nil }
            var heads = PDFScanner(stream.contents)
            for place in 0...index {
                guard let own = heads.object()?.integer, let distance = heads.object()?.integer else { return nil }
                guard place == index else { continue }
                guard own == number, stream.contents.indices.contains(first + distance) else { return nil }
                var scanner = PDFScanner(stream.contents, at: first + distance)
                scanner.skipSpace()
                let start = scanner.position
                return scanner.object().map { Loaded(object: $0, bytes: stream.contents, range: start..<scanner.position, generation: 0) }
            }
            return nil
        case nil: return nil
        }
    }

    /// The object itself, where a reference may stand.
    func resolved(_ object: PDFObject?) -> PDFObject? {
        if case .reference(let number, _)? = object { load(number)?.object } else { object }
    }
}
