// Open tags that stood in the document before, byte for byte.
//
// A word processor writes the same few tags thousands of times: each is taken apart once.

import Glibc

/// The open tags of a document, as far as they may come again.
struct PlainTags {
    struct Tag {
        fileprivate var start = 0
        /// Up to `>`, which is not counted; 0 for no tag.
        fileprivate var length = 0
        /// What its prefixes meant then.
        fileprivate var generation: UInt32 = 0
        /// Of its name as it is written.
        private(set) var nameLength = 0
        /// Among the tags of the document.
        private(set) var number = 0
        /// It ends with `/>`.
        private(set) var isEmpty = false

        fileprivate init() {}

        init(start: Int, end: Int, nameLength: Int, generation: UInt32, number: Int, isEmpty: Bool) {
            self.start = start
            length = end - start
            self.nameLength = nameLength
            self.generation = generation
            self.number = number
            self.isEmpty = isEmpty
        }
    }

    private let bytes: UnsafeRawBufferPointer
    private var tags = [Tag](repeating: Tag(), count: 1024)

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = UnsafeRawBufferPointer(bytes) }

    /// Where the tag that starts here ends if no attribute holds a `>`.
    func end(_ start: Int) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base + start, 0x3E, bytes.count - start) else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// The same tag, met before under the same prefixes.
    func known(_ start: Int, _ end: Int, _ generation: UInt32) -> Tag? {
        guard let base = bytes.baseAddress, let slot = slot(start, end) else { return nil }
        let tag = tags[slot]
        guard tag.length == end - start, tag.generation == generation, memcmp(base + start, base + tag.start, tag.length) == 0 else { return nil }
        return tag
    }

    mutating func note(_ tag: Tag) {
        if let slot = slot(tag.start, tag.start + tag.length) { tags[slot] = tag }
    }

    /// By the first and the last bytes; `nil` where these do not all lie in the document.
    private func slot(_ start: Int, _ end: Int) -> Int? {
        guard start >= 8, end + 8 <= bytes.count else { return nil }
        let length = end - start
        var first = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        if length < 8 { first &= 1 << UInt64(length * 8) - 1 }
        var last = bytes.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self)
        if length < 8 { last = 0 }
        let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(length)) &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: mixed >> 54)
    }
}
