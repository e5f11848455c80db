// From libxml2's name pointers to ids, one table per reader.

/// Maps (local name, namespace) pointers to ids. The pointers belong to the parser's dictionary and
/// stay valid, and unique per string, as long as the parser lives.
struct NameInterner {
    private struct Slot {
        var local: UInt
        var space: UInt
        var id: XMLName
    }

    private let vocabulary: XMLVocabulary
    private var slots: [Slot]
    private var used = 0
    private(set) var names: [String]
    private var ids: [String: XMLName]

    init(vocabulary: XMLVocabulary) {
        self.vocabulary = vocabulary
        names = vocabulary.names
        ids = vocabulary.ids
        slots = Array(repeating: Slot(local: 0, space: 0, id: -1), count: 1024)
    }

    /// How many distinct names were met, the vocabulary's included.
    var count: Int { names.count }

    mutating func id(
        local: UnsafePointer<UInt8>, space: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?
    ) -> XMLName {
        let localBits = UInt(bitPattern: local)
        let spaceBits = UInt(bitPattern: space)
        var index = Self.hash(localBits, spaceBits) & (slots.count - 1)
        while slots[index].id >= 0 {
            if slots[index].local == localBits, slots[index].space == spaceBits { return slots[index].id }
            index = (index + 1) & (slots.count - 1)
        }
        let id = lookUp(local: local, space: space, prefix: prefix)
        slots[index] = Slot(local: localBits, space: spaceBits, id: id)
        used += 1
        if used * 2 > slots.count { grow() }
        return id
    }

    private mutating func lookUp(
        local: UnsafePointer<UInt8>, space: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?
    ) -> XMLName {
        let localName = String(cString: local)
        let uri = space.map { String(cString: $0) } ?? ""
        if let conventional = vocabulary.prefixes[uri] {
            return id(of: conventional.isEmpty ? localName : conventional + ":" + localName, key: nil)
        }
        // Shown as the document writes it, and never taken for a name of the vocabulary.
        let written = prefix.map { String(cString: $0) + ":" + localName } ?? localName
        return id(of: written, key: "{\(uri)}\(localName)")
    }

    private mutating func id(of name: String, key: String?) -> XMLName {
        if let known = ids[key ?? name] { return known }
        let id = XMLName(names.count)
        names.append(name)
        ids[key ?? name] = id
        return id
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(local: 0, space: 0, id: -1), count: old.count * 2)
        for slot in old where slot.id >= 0 {
            var index = Self.hash(slot.local, slot.space) & (slots.count - 1)
            while slots[index].id >= 0 { index = (index + 1) & (slots.count - 1) }
            slots[index] = slot
        }
    }

    private static func hash(_ local: UInt, _ space: UInt) -> Int {
        let mixed = (local ^ (space &<< 17)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed &>> 40)
    }
}
