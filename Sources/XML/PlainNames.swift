// What the names of a plain document mean: their prefixes resolved, and pointers into libxml2's dictionary.
//
// The same few names come again and again: each is understood once, as long as no prefix changes its meaning.

import Clibxml2

/// A name as it is written.
struct WrittenName {
    let start: Int
    let length: Int
    /// From its start; 0 for none.
    let colon: Int
    let hash: Int
}

/// The names of one document.
struct PlainNames {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let classes: UnsafePointer<UInt8>
    private let dictionary: xmlDictPtr?
    /// What tokens refer to by number.
    private(set) var meanings: [PlainTokens.Name] = []

    /// Names as they are written, with what they mean as long as no prefix changes its meaning.
    private struct Known {
        var start: UInt32 = 0
        var length: UInt32 = 0
        var generation: UInt32 = 0
        var name: UInt32 = 0
    }

    private var known = [Known](repeating: Known(), count: 1024)
    /// Names that mean something else have another one.
    private(set) var generation: UInt32 = 1

    private struct Binding {
        let prefix: UnsafePointer<UInt8>?
        let space: UnsafePointer<UInt8>?
        let depth: Int
    }

    private var bindings: [Binding] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ classes: UnsafePointer<UInt8>, _ dictionary: xmlDictPtr?) {
        self.bytes = bytes
        self.classes = classes
        self.dictionary = dictionary
    }

    /// A tag has declared prefixes: names mean something else from here on.
    mutating func changeMeanings() { generation &+= 1 }

    /// Prefixes declared at this depth or deeper mean nothing any more.
    mutating func leave(_ depth: Int) {
        guard let last = bindings.last, last.depth >= depth else { return }
        while let last = bindings.last, last.depth >= depth { bindings.removeLast() }
        generation &+= 1
    }

    func isDeclaration(_ name: WrittenName) -> Bool {
        let length = name.colon == 0 ? name.length : name.colon
        return length == 5 && bytes[name.start..<(name.start + 5)].elementsEqual("xmlns".utf8)
    }

    private func pointer(_ start: Int, _ length: Int) -> UnsafePointer<UInt8>? {
        bytes.baseAddress.flatMap { xmlDictLookup(dictionary, $0 + start, Int32(truncatingIfNeeded: length)) }
    }

    /// `false` for declarations that libxml2 should look at.
    mutating func declare(_ name: WrittenName, _ value: Range<Int>, _ depth: Int) -> Bool {
        let space = bytes[value]
        let known = ["http://", "https://", "urn:"].contains { space.starts(with: $0.utf8) }
        let signs = "/:._-#%".utf8
        guard known, space.allSatisfy({ classes[Int($0)] & PlainClass.name != 0 || signs.contains($0) }), !space.contains(UInt8(ascii: "%")) else { return false }
        // The two that nobody may declare.
        guard !space.starts(with: "http://www.w3.org/XML/1998/namespace".utf8), !space.starts(with: "http://www.w3.org/2000/xmlns/".utf8) else { return false }
        var prefix: UnsafePointer<UInt8>?
        if name.colon > 0 {
            let own = bytes[(name.start + name.colon + 1)..<(name.start + name.length)]
            guard !own.starts(with: "xml".utf8) else { return false }
            prefix = pointer(name.start + name.colon + 1, name.length - name.colon - 1)
            if prefix == nil { return false }
        }
        // Declared twice in one tag.
        guard !bindings.contains(where: { $0.depth == depth && $0.prefix == prefix }) else { return false }
        bindings.append(Binding(prefix: prefix, space: pointer(value.lowerBound, value.count), depth: depth))
        return true
    }

    mutating func resolve(_ written: WrittenName, isAttribute: Bool) -> UInt32? {
        let hash = written.hash &* 2 &+ (isAttribute ? 1 : 0)
        let slot = Int(truncatingIfNeeded: (UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15) >> 54)
        // The kind of name is part of its length.
        let length = UInt32(written.length) << 1 | (isAttribute ? 1 : 0)
        let entry = known[slot]
        if entry.generation == generation, entry.length == length {
            var index = 0
            while index < written.length, bytes[Int(entry.start) + index] == bytes[written.start + index] { index += 1 }
            if index == written.length { return entry.name }
        }
        guard let name = meaning(of: written, isAttribute: isAttribute) else { return nil }
        meanings.append(name)
        let number = UInt32(meanings.count - 1)
        known[slot] = Known(start: UInt32(written.start), length: length, generation: generation, name: number)
        return number
    }

    private func meaning(of written: WrittenName, isAttribute: Bool) -> PlainTokens.Name? {
        guard written.colon > 0 else {
            guard let local = pointer(written.start, written.length) else { return nil }
            let space = isAttribute ? nil : bindings.last { $0.prefix == nil }?.space
            return PlainTokens.Name(local: local, prefix: nil, space: space)
        }
        guard let local = pointer(written.start + written.colon + 1, written.length - written.colon - 1),
            let prefix = pointer(written.start, written.colon)
        else { return nil }
        if written.colon == 3, bytes[written.start..<(written.start + 3)].elementsEqual("xml".utf8) {
            let space = xmlDictLookup(dictionary, "http://www.w3.org/XML/1998/namespace", -1)
            return isAttribute ? PlainTokens.Name(local: local, prefix: prefix, space: space) : nil
        }
        guard let space = bindings.last(where: { $0.prefix == prefix })?.space else { return nil }
        return PlainTokens.Name(local: local, prefix: prefix, space: space)
    }
}
