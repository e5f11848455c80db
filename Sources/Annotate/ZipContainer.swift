// A ZIP archive whose entries are copied as they are, some replaced, some added.
//
// A library that unpacks and packs again would change every entry: other compression, other order,
// other dates. Here the bytes of an entry that stays, its header included, are copied.

/// Why a document cannot be annotated; in French, with what to do.
public struct AnnotationRefusal: Error, Hashable, Sendable {
    public let reason: String
}

/// The entries of one archive in memory.
struct ZipContainer {
    struct Entry {
        let name: [UInt8]
        /// Its record in the central directory.
        let record: Range<Int>
        let localOffset: Int
        /// Local header, data and whatever follows them up to the next entry.
        var local: Range<Int>
        let crc: UInt32
    }

    let bytes: [UInt8]
    private(set) var entries: [Entry] = []
    private var directory = 0..<0
    private var comment: Range<Int>

    init(_ bytes: [UInt8]) throws(AnnotationRefusal) {
        self.bytes = bytes
        // The comment may be 65,535 bytes long; it ends with the file.
        var end = bytes.count - 22
        let lowest = max(0, end - 65_535)
        while end >= lowest, Self.number(bytes, end, 4) != 0x0605_4B50 { end -= 1 }
        // One that lies in the comment of another would mislead some programs and not others.
        guard end >= lowest, end >= 0, end + 22 + Self.number(bytes, end + 20, 2) == bytes.count else { throw Self.damaged }
        comment = (end + 20)..<bytes.count
        let count = Self.number(bytes, end + 10, 2)
        let size = Self.number(bytes, end + 12, 4)
        let start = Self.number(bytes, end + 16, 4)
        guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else {
            throw AnnotationRefusal(reason: "archive au format ZIP64. L’enregistrer à nouveau dans le traitement de texte.")
        }
        guard Self.number(bytes, end + 4, 4) == 0, Self.number(bytes, end + 8, 2) == count, start + size == end else { throw Self.damaged }
        directory = start..<end
        try readDirectory(count)
    }

    private static var damaged: AnnotationRefusal {
        AnnotationRefusal(reason: "archive mal formée. L’ouvrir et l’enregistrer à nouveau dans le traitement de texte.")
    }

    private mutating func readDirectory(_ count: Int) throws(AnnotationRefusal) {
        var offset = directory.lowerBound
        var names: Set<[UInt8]> = []
        for _ in 0..<count {
            guard offset + 46 <= directory.upperBound, Self.number(bytes, offset, 4) == 0x0201_4B50 else { throw Self.damaged }
            let nameLength = Self.number(bytes, offset + 28, 2)
            let length = 46 + nameLength + Self.number(bytes, offset + 30, 2) + Self.number(bytes, offset + 32, 2)
            let local = Self.number(bytes, offset + 42, 4)
            guard offset + length <= directory.upperBound, local + 30 + nameLength <= directory.lowerBound else { throw Self.damaged }
            let name = Array(bytes[(offset + 46)..<(offset + 46 + nameLength)])
            guard Self.number(bytes, local, 4) == 0x0403_4B50, Self.number(bytes, local + 26, 2) == nameLength,
                bytes[(local + 30)..<(local + 30 + nameLength)].elementsEqual(name)
            else { throw Self.damaged }
            guard Self.number(bytes, offset + 8, 2) & 1 == 0 else {
                throw AnnotationRefusal(reason: "un mot de passe est demandé. Donner une version sans mot de passe.")
            }
            // Which of the two is meant would be left to the program that opens the document.
            guard names.insert(name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }).inserted else {
                throw AnnotationRefusal(reason: "deux parties du même nom dans le fichier. L’enregistrer à nouveau dans le traitement de texte.")
            }
            entries.append(
                Entry(
                    name: name, record: offset..<(offset + length), localOffset: local, local: local..<local,
                    crc: UInt32(truncatingIfNeeded: Self.number(bytes, offset + 16, 4))))
            offset += length
        }
        guard offset == directory.upperBound else { throw Self.damaged }
        let order = entries.indices.sorted { entries[$0].localOffset < entries[$1].localOffset }
        for (place, index) in order.enumerated() {
            let end = place + 1 < order.count ? entries[order[place + 1]].localOffset : directory.lowerBound
            let start = entries[index].localOffset
            guard end >= start + 30 + entries[index].name.count else { throw Self.damaged }
            entries[index].local = start..<end
        }
    }

    func entry(named name: String) -> Entry? {
        let wanted = Array(name.utf8)
        return entries.first { $0.name == wanted }
    }

    /// The archive with some entries' contents replaced, and new ones behind them.
    func archive(replacing replaced: [String: [UInt8]], adding added: [(name: String, contents: [UInt8])], like model: Entry) throws(AnnotationRefusal) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 1 << 16)
        let order = entries.indices.sorted { entries[$0].localOffset < entries[$1].localOffset }
        output += bytes[..<(order.first.map { entries[$0].localOffset } ?? directory.lowerBound)]
        var records = [[UInt8]](repeating: [], count: entries.count)
        for index in order {
            let entry = entries[index]
            var record = Array(bytes[entry.record])
            let offset = output.count
            if let contents = replaced[String(decoding: entry.name, as: UTF8.self)] {
                let packed = try Deflated(contents)
                record = Self.record(record, of: packed, nameLength: entry.name.count)
                output += Self.localHeader(record, nameLength: entry.name.count, extra: localExtra(of: entry))
                output += packed.bytes
            } else {
                output += bytes[entry.local]
            }
            Self.set(&record, 42, 4, offset)
            records[index] = record
        }
        for (name, contents) in added {
            let packed = try Deflated(contents)
            // Made by the same program and on the same day, as far as the archive says.
            var record = Array(bytes[model.record].prefix(46))
            Self.set(&record, 8, 2, 0x0800)
            Self.set(&record, 28, 2, name.utf8.count)
            Self.set(&record, 30, 2, 0)
            Self.set(&record, 32, 2, 0)
            record = Self.record(record + Array(name.utf8), of: packed, nameLength: name.utf8.count)
            Self.set(&record, 42, 4, output.count)
            output += Self.localHeader(record, nameLength: name.utf8.count, extra: [])
            output += packed.bytes
            records.append(record)
        }
        guard records.count < 0xFFFF, output.count < 1 << 31 else { throw AnnotationRefusal(reason: "document trop volumineux pour être annoté.") }
        let start = output.count
        for record in records { output += record }
        var ending = [UInt8](repeating: 0, count: 20)
        Self.set(&ending, 0, 4, 0x0605_4B50)
        Self.set(&ending, 8, 2, records.count)
        Self.set(&ending, 10, 2, records.count)
        Self.set(&ending, 12, 4, output.count - start)
        Self.set(&ending, 16, 4, start)
        return output + ending + bytes[comment]
    }

    /// A directory record that describes other contents.
    private static func record(_ old: [UInt8], of packed: Deflated, nameLength: Int) -> [UInt8] {
        var record = old
        set(&record, 6, 2, 20)
        // Neither a descriptor behind the data nor hints about another compression.
        set(&record, 8, 2, number(record, 8, 2) & ~0b1110)
        set(&record, 10, 2, 8)
        set(&record, 16, 4, Int(packed.crc))
        set(&record, 20, 4, packed.bytes.count)
        set(&record, 24, 4, packed.originalSize)
        let extraStart = 46 + nameLength
        let extraEnd = extraStart + number(record, 30, 2)
        let extra = withoutSizes(record[extraStart..<extraEnd])
        set(&record, 30, 2, extra.count)
        record.replaceSubrange(extraStart..<extraEnd, with: extra)
        return record
    }

    private static func localHeader(_ record: [UInt8], nameLength: Int, extra: [UInt8]) -> [UInt8] {
        var header: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
        header += record[6..<30]
        header += [UInt8(truncatingIfNeeded: extra.count), UInt8(truncatingIfNeeded: extra.count >> 8)]
        return header + record[46..<(46 + nameLength)] + extra
    }

    private func localExtra(of entry: Entry) -> [UInt8] {
        let start = entry.localOffset + 30 + entry.name.count
        let end = start + Self.number(bytes, entry.localOffset + 28, 2)
        guard end <= entry.local.upperBound else { return [] }
        return Self.withoutSizes(bytes[start..<end])
    }

    /// Extra fields without the one that holds sizes of more than four bytes.
    private static func withoutSizes(_ extra: ArraySlice<UInt8>) -> [UInt8] {
        let extra = Array(extra)
        var kept: [UInt8] = []
        var index = 0
        while index + 4 <= extra.count {
            let end = index + 4 + number(extra, index + 2, 2)
            guard end <= extra.count else { break }
            if number(extra, index, 2) != 1 { kept += extra[index..<end] }
            index = end
        }
        return kept
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> Int {
        guard offset >= 0, offset + size <= bytes.count else { return 0 }
        return (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    private static func set(_ bytes: inout [UInt8], _ offset: Int, _ size: Int, _ value: Int) {
        for place in 0..<size { bytes[offset + place] = UInt8(truncatingIfNeeded: value >> (8 * place)) }
    }
}
