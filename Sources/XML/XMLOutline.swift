// Where the tags and texts of a well-formed XML document stand in its bytes.
//
// For changing a document by inserting into it, everything else staying as its author's program wrote
// it. Elements are numbered as `XMLReader` numbers them.

/// The tags and texts of one document.
public struct XMLOutline: Sendable {
    /// An element by the ranges of its tags.
    public struct Element: Sendable {
        /// The name as it is written, with its prefix.
        public let name: Range<Int>
        /// From `<` to behind `>`.
        public let startTag: Range<Int>
        /// The end tag; of an element written `<a/>`, empty at the end of its start tag.
        public fileprivate(set) var endTag: Range<Int>
        /// Number of the element around it; -1 for the outermost.
        public let parent: Int
        /// Whether it is written `<a/>`.
        public let isEmptyTag: Bool

        /// The whole element.
        public var range: Range<Int> { startTag.lowerBound..<endTag.upperBound }
    }

    /// What stands between two tags.
    public struct Text: Sendable {
        public let range: Range<Int>
        /// Number of the element directly around it.
        public let parent: Int
    }

    public let bytes: [UInt8]
    public private(set) var elements: [Element] = []
    /// In the order of the document; without those that are empty.
    public private(set) var texts: [Text] = []

    /// `nil` for what is not to be changed byte by byte: another encoding than UTF-8, a DOCTYPE, tags
    /// that do not close each other.
    public init?(_ bytes: [UInt8]) {
        guard case .success(let source) = XMLSource.make(bytes), case .utf8 = source.encoding, Self.isDeclaredUTF8(bytes) else { return nil }
        self.bytes = bytes
        guard scan() else { return nil }
    }

    /// Another ASCII-like encoding would make something else of what is inserted.
    private static func isDeclaredUTF8(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(256), as: UTF8.self)
        guard let declaration = head.firstRange(of: "<?xml "), let end = head[declaration.upperBound...].firstRange(of: "?>") else { return true }
        let words = head[declaration.upperBound..<end.lowerBound].lowercased()
        return !words.contains("encoding") || words.contains("utf-8") || words.contains("utf8")
    }

    // MARK: Questions

    /// The name of an element as it is written: `w:p`.
    public func name(of element: Int) -> String { String(decoding: bytes[elements[element].name], as: UTF8.self) }

    /// Whether this is an element's name, whatever its prefix.
    public func isNamed(_ element: Int, _ localName: String) -> Bool {
        let name = bytes[elements[element].name]
        let wanted = localName.utf8
        guard name.count >= wanted.count, name.suffix(wanted.count).elementsEqual(wanted) else { return false }
        return name.count == wanted.count || name[name.endIndex - wanted.count - 1] == UInt8(ascii: ":")
    }

    /// The prefix of an element's name with its colon; empty if it has none.
    public func prefix(of element: Int) -> String {
        let name = name(of: element)
        return name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
    }

    /// The element and those around it, the innermost first.
    public func chain(from element: Int) -> [Int] {
        var chain: [Int] = []
        var next = element
        while next >= 0 {
            chain.append(next)
            next = elements[next].parent
        }
        return chain
    }

    /// Number of the text that holds a byte.
    public func text(at offset: Int) -> Int? {
        var low = 0
        var high = texts.count
        while low < high {
            let middle = (low + high) / 2
            if texts[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < texts.count && texts[low].range.contains(offset) ? low : nil
    }

    /// The elements directly in one, in order.
    public func children(of element: Int) -> [Int] {
        var children: [Int] = []
        var next = element + 1
        while next < elements.count, elements[next].startTag.lowerBound < elements[element].endTag.lowerBound {
            if elements[next].parent == element { children.append(next) }
            next += 1
        }
        return children
    }

    /// The value of an attribute, by its name as it is written; entities are left as they are.
    public func attribute(_ name: String, of element: Int) -> String? {
        let tag = bytes[elements[element].name.upperBound..<elements[element].startTag.upperBound]
        let wanted = Array(name.utf8)
        var index = tag.startIndex
        while index < tag.endIndex {
            guard let equals = tag[index...].firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let found = tag[index..<equals].filter { $0 > 0x20 }
            guard let open = tag[equals...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
                let close = tag[(open + 1)...].firstIndex(of: tag[open])
            else { return nil }
            if found == wanted { return String(decoding: tag[(open + 1)..<close], as: UTF8.self) }
            index = close + 1
        }
        return nil
    }

    // MARK: Scanning

    private mutating func scan() -> Bool {
        var open: [Int] = []
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var textStart = index
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            // A CDATA section is text.
            if starts("<![CDATA[", at: index) {
                guard let end = end(of: "]]>", from: index + 9) else { return false }
                index = end
                continue
            }
            if index > textStart, let parent = open.last { texts.append(Text(range: textStart..<index, parent: parent)) }
            if starts("<!--", at: index) {
                guard let end = end(of: "-->", from: index + 4) else { return false }
                index = end
            } else if starts("<?", at: index) {
                guard let end = end(of: "?>", from: index + 2) else { return false }
                index = end
            } else if starts("<!", at: index) {
                return false
            } else if starts("</", at: index) {
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")), let element = open.popLast(),
                    nameRange(at: index + 2).count == elements[element].name.count,
                    bytes[nameRange(at: index + 2)].elementsEqual(bytes[elements[element].name])
                else { return false }
                elements[element].endTag = index..<(end + 1)
                index = end + 1
            } else {
                guard let end = endOfTag(from: index), elements.count < Int(Int32.max) else { return false }
                let isEmpty = bytes[end - 2] == UInt8(ascii: "/")
                elements.append(
                    Element(
                        name: nameRange(at: index + 1), startTag: index..<end, endTag: end..<end, parent: open.last ?? -1, isEmptyTag: isEmpty))
                if !isEmpty { open.append(elements.count - 1) }
                index = end
            }
            textStart = index
        }
        return open.isEmpty && !elements.isEmpty
    }

    private func starts(_ sign: StaticString, at index: Int) -> Bool {
        guard index + sign.utf8CodeUnitCount <= bytes.count else { return false }
        return sign.withUTF8Buffer { $0.elementsEqual(bytes[index..<(index + $0.count)]) }
    }

    /// Behind the next occurrence of a sign.
    private func end(of sign: StaticString, from start: Int) -> Int? {
        var index = start
        while index + sign.utf8CodeUnitCount <= bytes.count {
            if starts(sign, at: index) { return index + sign.utf8CodeUnitCount }
            index += 1
        }
        return nil
    }

    private func nameRange(at start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "/") { end += 1 }
        return start..<end
    }

    /// Behind the `>` of a start tag; one in an attribute's value does not end it.
    private func endOfTag(from start: Int) -> Int? {
        var quote: UInt8?
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
            index += 1
        }
        return nil
    }
}
