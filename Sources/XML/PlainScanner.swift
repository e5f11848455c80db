// Documents without surprises, read without libxml2.
//
// The parts of an office file are megabytes of short tags, and libxml2 spends some hundred instructions on
// each byte of them. Nearly all of them use a small part of XML: no DOCTYPE, no comments, no CDATA, ASCII
// names, declared prefixes. This scanner reads that part. It looks at the whole document before anybody
// hears of it: whatever it does not know, or is not well-formed, is left to libxml2, errors included.

import Clibxml2

/// Cuts a plain document into tokens.
struct PlainScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let classes: UnsafePointer<UInt8>
    private let limits: XMLLimits
    private var found = PlainTokens()
    private var names: PlainNames
    private var tags: PlainTags
    private var position = 0

    /// The name of an open element, as it is written.
    private struct Open {
        let start: Int
        let length: Int
    }

    private var stack: [Open] = []
    private var elementCount = 0
    /// The attributes of the open tag whose names are still to be understood, with their places.
    private var pending: [(name: WrittenName, index: Int)] = []

    /// The tokens, or `nil` if the document is to be read by libxml2. Names are looked up in its `dictionary`.
    static func tokens(
        _ bytes: UnsafeBufferPointer<UInt8>, _ dictionary: xmlDictPtr?, _ limits: XMLLimits
    ) -> PlainTokens? {
        guard bytes.count < PlainTokens.Token.bound else { return nil }
        return PlainClass.table.withUnsafeBufferPointer { classes in
            guard let classes = classes.baseAddress else { return nil }
            var scanner = PlainScanner(bytes: bytes, classes: classes, dictionary: dictionary, limits: limits)
            guard scanner.scan() else { return nil }
            scanner.found.names = scanner.names.meanings
            return scanner.found
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, classes: UnsafePointer<UInt8>, dictionary: xmlDictPtr?, limits: XMLLimits) {
        self.bytes = bytes
        self.classes = classes
        names = PlainNames(bytes, classes, dictionary)
        tags = PlainTags(bytes)
        self.limits = limits
        found.tokens.reserveCapacity(bytes.count / 16)
    }

    @inline(__always)
    private func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    @inline(__always)
    private func has(_ class: UInt8, _ index: Int) -> Bool { index < bytes.count && classes[Int(bytes[index])] & `class` != 0 }

    private mutating func scan() -> Bool {
        guard skipProlog(), at(position) == UInt8(ascii: "<"), openTag() else { return false }
        while !stack.isEmpty {
            guard text(), position + 1 < bytes.count else { return false }
            if bytes[position + 1] == UInt8(ascii: "/") {
                guard closeTag() else { return false }
            } else {
                guard openTag() else { return false }
            }
        }
        skipSpace()
        return position == bytes.count
    }

    /// White space as it may stand between tags; line ends as libxml2 would make them are not looked at there.
    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 9 || byte == 13 }

    // MARK: The declaration

    private mutating func skipProlog() -> Bool {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if bytes[position...].starts(with: "<?xml".utf8) {
            guard let end = bytes[position...].prefix(200).firstIndex(of: UInt8(ascii: ">")), bytes[end - 1] == UInt8(ascii: "?"), Self.isSpace(bytes[position + 5]) else { return false }
            let words = String(decoding: bytes[position + 5..<end - 1], as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "\n" }
            let values = words.map { $0.replacing("'", with: "\"") }
            guard values.first == "version=\"1.0\"" else { return false }
            var rest = values.dropFirst()
            if let encoding = rest.first, encoding.hasPrefix("encoding=\"") {
                let name = encoding.dropFirst(10)
                guard name.last == "\"", let first = name.first, first.isASCII, first.isLetter,
                    name.dropLast().allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ".") })
                else { return false }
                rest = rest.dropFirst()
            }
            if let alone = rest.first, alone == "standalone=\"yes\"" || alone == "standalone=\"no\"" { rest = rest.dropFirst() }
            guard rest.isEmpty else { return false }
            position = end + 1
        }
        skipSpace()
        return true
    }

    // MARK: Text

    /// Up to the next tag.
    private mutating func text() -> Bool {
        let base = bytes
        var index = position
        var start = index
        func flush(_ tokens: inout [PlainTokens.Token], _ end: Int) {
            guard end > start else { return }
            tokens.append(PlainTokens.Token(.text, start: start, value: end - start))
        }
        while index < base.count {
            let byte = base[index]
            if classes[Int(byte)] & PlainClass.text != 0 {
                index += 1
            } else if byte == UInt8(ascii: "<") {
                flush(&found.tokens, index)
                position = index
                return true
            } else if byte >= 0x80 {
                guard let length = length(at: index) else { return false }
                index += length
            } else if byte == UInt8(ascii: "&") {
                flush(&found.tokens, index)
                let first = found.decoded.count
                guard let end = reference(at: index) else { return false }
                found.tokens.append(PlainTokens.Token(.character, start: index, value: first))
                index = end
                start = end
            } else if byte == UInt8(ascii: "]"), !(at(index + 1) == UInt8(ascii: "]") && at(index + 2) == UInt8(ascii: ">")) {
                index += 1
            } else {
                return false
            }
        }
        return false
    }

    /// How long the character beyond ASCII is; `nil` if XML does not know it.
    private func length(at index: Int) -> Int? {
        func next(_ distance: Int) -> UInt32? {
            let byte = at(index + distance)
            return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
        }
        let first = UInt32(bytes[index])
        guard let second = next(1) else { return nil }
        if first & 0xE0 == 0xC0 { return first >= 0xC2 ? 2 : nil }
        guard let third = next(2) else { return nil }
        if first & 0xF0 == 0xE0 {
            let scalar = (first & 0x0F) << 12 | second << 6 | third
            return scalar >= 0x800 && !(0xD800...0xDFFF).contains(scalar) && scalar < 0xFFFE ? 3 : nil
        }
        guard let fourth = next(3), first & 0xF8 == 0xF0 else { return nil }
        let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
        return (0x1_0000...0x10_FFFF).contains(scalar) ? 4 : nil
    }

    /// What a reference stands for goes to `decoded`; returns where it ends.
    private mutating func reference(at index: Int) -> Int? {
        guard let end = bytes[(index + 1)...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = bytes[index + 1..<end]
        let scalar: UInt32
        if name.first == UInt8(ascii: "#") {
            let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
            let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
            guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }), let code = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
            scalar = code
        } else if name.elementsEqual("amp".utf8) {
            scalar = 38
        } else if name.elementsEqual("lt".utf8) {
            scalar = 60
        } else if name.elementsEqual("gt".utf8) {
            scalar = 62
        } else if name.elementsEqual("quot".utf8) {
            scalar = 34
        } else if name.elementsEqual("apos".utf8) {
            scalar = 39
        } else {
            return nil
        }
        guard scalar == 9 || scalar == 10 || scalar == 13 || scalar >= 32, scalar & 0xFFFE != 0xFFFE || scalar > 0xFFFF, let valid = Unicode.Scalar(scalar) else { return nil }
        found.decoded.append(contentsOf: String(valid).utf8)
        return end + 1
    }

    // MARK: Tags

    private mutating func name() -> WrittenName? {
        let start = position
        guard has(PlainClass.nameStart, start) else { return nil }
        var index = start + 1
        var colon = 0
        var hash = Int(bytes[start])
        while index < bytes.count {
            let byte = bytes[index]
            if classes[Int(byte)] & PlainClass.name == 0 {
                guard byte == UInt8(ascii: ":"), colon == 0, has(PlainClass.nameStart, index + 1) else { break }
                colon = index - start
            }
            hash = hash &* 31 &+ Int(byte)
            index += 1
        }
        // A second colon, a letter with an accent.
        guard index < bytes.count, bytes[index] < 0x80, bytes[index] != UInt8(ascii: ":") else { return nil }
        position = index
        return WrittenName(start: start, length: index - start, colon: colon, hash: hash)
    }

    private mutating func openTag() -> Bool {
        guard stack.count < limits.depth, elementCount < limits.elementCount else { return false }
        elementCount += 1
        let start = position
        let end = tags.end(start)
        if let end, let tag = tags.known(start, end, names.generation) {
            open(tag, start, end)
            return true
        }
        guard let (tag, declares) = readTag(start) else { return false }
        if let end, position == end + 1, !declares { tags.note(tag) }
        return true
    }

    /// A tag that was met before.
    private mutating func open(_ tag: PlainTags.Tag, _ start: Int, _ end: Int) {
        found.tokens.append(PlainTokens.Token(.open, start: tag.isEmpty ? end - 1 : end, value: tag.number))
        position = end + 1
        if tag.isEmpty {
            close(stack.count + 1)
        } else {
            stack.append(Open(start: start + 1, length: tag.nameLength))
        }
    }

    /// A tag that was not; whether it declares prefixes.
    private mutating func readTag(_ start: Int) -> (PlainTags.Tag, declares: Bool)? {
        position += 1
        guard let written = name() else { return nil }
        let depth = stack.count + 1
        let firstAttribute = found.attributes.count
        var declares = false
        pending.removeAll(keepingCapacity: true)
        while true {
            let before = position
            skipSpace()
            let byte = at(position)
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            guard position > before, let attribute = name(), at(position) == UInt8(ascii: "=") else { return nil }
            position += 1
            guard let value = value() else { return nil }
            if names.isDeclaration(attribute) {
                guard !value.isDecoded, names.declare(attribute, value.start..<value.end, depth) else { return nil }
                declares = true
            } else {
                // What its prefix means may stand behind it.
                pending.append((name: attribute, index: found.attributes.count))
                found.attributes.append(PlainTokens.Attribute(name: 0, start: UInt32(value.start), end: UInt32(value.end), isDecoded: value.isDecoded))
            }
        }
        if declares { names.changeMeanings() }
        for (attribute, index) in pending {
            guard let name = names.resolve(attribute, isAttribute: true) else { return nil }
            let old = found.attributes[index]
            found.attributes[index] = PlainTokens.Attribute(name: name, start: old.start, end: old.end, isDecoded: old.isDecoded)
        }
        let count = found.attributes.count - firstAttribute
        guard count <= limits.attributeCount, count < 2 || areDistinct(firstAttribute) else { return nil }
        found.mostAttributes = max(found.mostAttributes, count)
        guard let name = names.resolve(written, isAttribute: false) else { return nil }
        let number = found.tags.count
        found.tags.append(PlainTokens.Tag(name: name, firstAttribute: UInt32(firstAttribute), attributeCount: UInt32(count)))
        found.tokens.append(PlainTokens.Token(.open, start: position, value: number))
        let isEmpty = bytes[position] == UInt8(ascii: "/")
        if isEmpty {
            guard at(position + 1) == UInt8(ascii: ">") else { return nil }
            position += 2
            close(depth)
        } else {
            position += 1
            stack.append(Open(start: written.start, length: written.length))
        }
        let tag = PlainTags.Tag(
            start: start, end: position - 1, nameLength: written.length, generation: names.generation, number: number, isEmpty: isEmpty)
        return (tag, declares)
    }

    private mutating func close(_ depth: Int) {
        found.tokens.append(PlainTokens.Token(.close, start: position))
        names.leave(depth)
    }

    private mutating func closeTag() -> Bool {
        guard let open = stack.popLast() else { return false }
        let start = position + 2
        guard start + open.length < bytes.count else { return false }
        for index in 0..<open.length where bytes[start + index] != bytes[open.start + index] { return false }
        position = start + open.length
        skipSpace()
        guard at(position) == UInt8(ascii: ">") else { return false }
        position += 1
        close(stack.count + 1)
        return true
    }

    private mutating func value() -> (start: Int, end: Int, isDecoded: Bool)? {
        let quote = at(position)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let start = position + 1
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if classes[Int(byte)] & PlainClass.value != 0 {
                index += 1
            } else if byte == quote {
                position = index + 1
                return (start, index, false)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index += 1
            } else if byte >= 0x80 {
                guard let length = length(at: index) else { return nil }
                index += length
            } else if byte == UInt8(ascii: "&") {
                return decodedValue(start, quote)
            } else {
                return nil
            }
        }
        return nil
    }

    private mutating func decodedValue(_ start: Int, _ quote: UInt8) -> (start: Int, end: Int, isDecoded: Bool)? {
        let first = found.decoded.count
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote {
                position = index + 1
                return (first, found.decoded.count, true)
            }
            if byte == UInt8(ascii: "&") {
                guard let end = reference(at: index) else { return nil }
                index = end
                continue
            }
            guard byte >= 0x20, byte != UInt8(ascii: "<") else { return nil }
            let length = byte < 0x80 ? 1 : length(at: index)
            guard let length else { return nil }
            for offset in 0..<length { found.decoded.append(bytes[index + offset]) }
            index += length
        }
        return nil
    }

    private func areDistinct(_ first: Int) -> Bool {
        for index in (first + 1)..<found.attributes.count {
            let name = names.meanings[Int(found.attributes[index].name)]
            for other in first..<index {
                let known = names.meanings[Int(found.attributes[other].name)]
                if known.local == name.local, known.space == name.space { return false }
            }
        }
        return true
    }
}
