// The state of one parse, and the functions libxml2 calls back.
//
// It lives behind a raw pointer, the one thing a C callback can carry; a struct behind a pointer
// also spares the exclusivity checks that a class pays on each of some million accesses.

import Clibxml2

/// One element of the skeleton.
struct SkeletonEntry {
    var parent: Int32
    var name: XMLName
    /// Where libxml2 stood when it reported the element: behind the attributes, before `>`.
    var tagEnd: UInt32
}

struct SAXState {
    struct Frame {
        var element: Int32
        /// Where its text starts in `text`; negative if nobody wants it.
        var textStart: Int
        /// Whether its own text is handed on as it comes.
        var wantsCharacters = false
    }

    let context: xmlParserCtxtPtr
    var limits: XMLLimits
    /// Whether anybody will ask where an element stands.
    let keepsPlaces: Bool
    var interner: NameInterner
    unowned(unsafe) var visitor: any XMLVisitor
    /// The dictionary's pointers for the attribute names that can be asked for.
    var keys: UnsafeMutablePointer<AttributeKey>
    var keyCount: Int

    /// The first name that is one too many for this document.
    var nameLimit: XMLName = 0

    var skeleton: UnsafeMutablePointer<SkeletonEntry>
    var elementCount = 0
    var skeletonCapacity: Int
    var frames: UnsafeMutablePointer<Frame>
    var depth = 0
    /// Depth at which a skipped element was opened; 0 outside skipped elements.
    var skipDepth = 0
    var text: UnsafeMutablePointer<UInt8>
    var textCount = 0
    var textCapacity: Int
    /// How many of the open elements want their text.
    var textWanted = 0

    /// The first error, and the byte at which it was noticed.
    var error: XMLError.Reason?
    var errorOffset = 0
    var errorIsFatal = false

    /// The document, while it is shown without libxml2, and where in it we stand.
    private var plain: UnsafeBufferPointer<UInt8>?
    private var plainOffset = 0

    init(
        context: xmlParserCtxtPtr, limits: XMLLimits, keepsPlaces: Bool, interner: NameInterner, visitor: any XMLVisitor,
        keys: UnsafeMutablePointer<AttributeKey>, keyCount: Int
    ) {
        self.context = context
        self.limits = limits
        self.keepsPlaces = keepsPlaces
        self.interner = interner
        self.visitor = visitor
        self.keys = keys
        self.keyCount = keyCount
        skeletonCapacity = keepsPlaces ? 4096 : 0
        skeleton = .allocate(capacity: skeletonCapacity)
        frames = .allocate(capacity: limits.depth + 1)
        textCapacity = 16 << 10
        text = .allocate(capacity: textCapacity)
    }

    mutating func reset(visitor: any XMLVisitor) {
        self.visitor = visitor
        nameLimit = XMLName(truncatingIfNeeded: interner.count + limits.nameCount)
        elementCount = 0
        depth = 0
        skipDepth = 0
        textCount = 0
        textWanted = 0
        error = nil
        errorOffset = 0
        errorIsFatal = false
    }

    /// Byte of the input at which the parser stands.
    var offset: Int {
        if plain != nil { return plainOffset }
        guard let input = context.pointee.input, let cursor = input.pointee.cur, let base = input.pointee.base else {
            return 0
        }
        return Int(input.pointee.consumed) + (cursor - base)
    }

    /// A byte of the input that belongs to a text being reported. Text without entities is reported
    /// where it lies in the input; of anything else libxml2 hands out a copy, and stands behind it.
    private func offset(within text: UnsafePointer<UInt8>) -> Int {
        if plain != nil { return plainOffset }
        guard let input = context.pointee.input, let base = input.pointee.base, let end = input.pointee.end, text >= base, text < end else {
            return max(0, offset - 1)
        }
        return Int(input.pointee.consumed) + (text - base)
    }

    mutating func fail(_ reason: XMLError.Reason) {
        note(reason, at: offset, fatal: true)
        if plain == nil { xmlStopParser(context) }
    }

    mutating func note(_ reason: XMLError.Reason, at offset: Int, fatal: Bool) {
        // The first error names the damage; later ones mostly follow from it.
        if error == nil {
            error = reason
            errorOffset = offset
        }
        errorIsFatal = errorIsFatal || fatal
    }

    mutating func open(
        local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, space: UnsafePointer<UInt8>?,
        attributeCount: Int, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        if depth >= limits.depth { return fail(.tooDeep(limit: limits.depth)) }
        if elementCount >= limits.elementCount { return fail(.tooManyElements(limit: limits.elementCount)) }
        if attributeCount > limits.attributeCount { return fail(.tooManyAttributes(limit: limits.attributeCount)) }
        let name = interner.id(local: local, space: space, prefix: prefix)
        if name >= nameLimit { return fail(.tooManyNames(limit: limits.nameCount)) }
        if plain == nil, skipDepth == 0, let attributes { Self.unescape(attributes, attributeCount) }
        enter(name, attributes, attributeCount)
    }

    private mutating func enter(_ name: XMLName, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int) {
        let number = elementCount
        if keepsPlaces {
            if number == skeletonCapacity { growSkeleton() }
            skeleton[number] = SkeletonEntry(
                parent: depth > 0 ? frames[depth - 1].element : -1, name: name, tagEnd: UInt32(truncatingIfNeeded: offset))
        }
        elementCount += 1
        frames[depth] = Frame(element: Int32(truncatingIfNeeded: number), textStart: -1)
        depth += 1
        if skipDepth > 0 { return }
        let element = XMLElement(
            name: name, number: number, attributes: attributes, attributeCount: attributeCount,
            keys: UnsafePointer(keys), keyCount: keyCount)
        switch visitor.open(element) {
        case .skip:
            skipDepth = depth
        case .children:
            break
        case .text:
            frames[depth - 1].textStart = textCount
            textWanted += 1
        case .characters:
            frames[depth - 1].wantsCharacters = true
        }
    }

    /// libxml2 leaves an « & » of a value as `&#38;`, for the trees that it would make of it; no value that it
    /// hands out has any other `&`. Such a value is always a copy of its own.
    private static func unescape(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, _ count: Int) {
        for index in 0..<count {
            guard let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { continue }
            let value = UnsafeMutableBufferPointer(start: UnsafeMutablePointer(mutating: start), count: end - start)
            guard value.contains(UInt8(ascii: "&")) else { continue }
            var read = 0, written = 0
            while read < value.count {
                value[written] = value[read]
                read += value[read] == UInt8(ascii: "&") && value[read...].starts(with: "&#38;".utf8) ? 5 : 1
                written += 1
            }
            attributes[index * 5 + 4] = start + written
        }
    }

    mutating func close() {
        guard depth > 0 else { return }
        if skipDepth > 0 {
            if skipDepth == depth { skipDepth = 0 }
            depth -= 1
            return
        }
        depth -= 1
        let start = frames[depth].textStart
        guard start >= 0 else { return visitor.close(text: UnsafeBufferPointer(start: nil, count: 0)) }
        textWanted -= 1
        visitor.close(text: UnsafeBufferPointer(start: text + start, count: textCount - start))
        // What an element in another wrote is part of the outer one's text as well.
        if textWanted == 0 { textCount = 0 }
    }

    mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
        if skipDepth > 0 { return }
        if depth > 0, frames[depth - 1].wantsCharacters {
            visitor.characters(UnsafeBufferPointer(start: bytes, count: count), within: offset(within: bytes))
        }
        if textWanted == 0 { return }
        let needed = textCount + count
        if needed > limits.textLength { return fail(.textTooLong(limit: limits.textLength)) }
        if needed > textCapacity { growText(to: needed) }
        (text + textCount).update(from: bytes, count: count)
        textCount = needed
    }

    /// Shows a document that was cut into tokens, as libxml2 would.
    mutating func show(_ document: PlainTokens, of bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        plain = bytes
        defer { plain = nil }
        let scratch = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(capacity: document.mostAttributes * 5 + 1)
        defer { scratch.deallocate() }
        // What each name is called here; those that nobody has asked for yet are below 0.
        var known = [XMLName](repeating: -1, count: document.names.count)
        document.decoded.withUnsafeBufferPointer { decoded in
            // Without references nothing is ever looked up in it.
            let decodedBase = decoded.baseAddress ?? base
            for token in document.tokens {
                plainOffset = Int(token.start)
                switch token.kind {
                case .open:
                    let tag = document.tags[token.value]
                    if skipDepth == 0 { Self.layOut(tag, of: document, base, decodedBase, in: scratch) }
                    let name = known[Int(tag.name)]
                    if name >= 0 {
                        // The scanner has kept to the limits.
                        enter(name, scratch, Int(tag.attributeCount))
                    } else {
                        let written = document.names[Int(tag.name)]
                        open(
                            local: written.local, prefix: written.prefix, space: written.space, attributeCount: Int(tag.attributeCount),
                            attributes: scratch)
                        known[Int(tag.name)] = interner.id(local: written.local, space: written.space, prefix: written.prefix)
                    }
                case .close: close()
                case .text: append(base + Int(token.start), count: token.value)
                case .character:
                    let first = decodedBase + token.value
                    append(first, count: first.pointee < 0x80 ? 1 : first.pointee < 0xE0 ? 2 : first.pointee < 0xF0 ? 3 : 4)
                }
                if error != nil { return }
            }
        }
    }

    /// The attributes of a tag as libxml2 lays them out.
    private static func layOut(
        _ tag: PlainTokens.Tag, of document: PlainTokens, _ base: UnsafePointer<UInt8>, _ decoded: UnsafePointer<UInt8>,
        in scratch: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    ) {
        for index in 0..<Int(tag.attributeCount) {
            let written = document.attributes[Int(tag.firstAttribute) + index]
            let name = document.names[Int(written.name)]
            let values = written.isDecoded ? decoded : base
            let place = scratch + index * 5
            place[0] = name.local
            place[1] = name.prefix
            place[2] = name.space
            place[3] = values + Int(written.start)
            place[4] = values + Int(written.end)
        }
    }

    private mutating func growSkeleton() {
        let capacity = skeletonCapacity * 2
        let larger = UnsafeMutablePointer<SkeletonEntry>.allocate(capacity: capacity)
        larger.moveInitialize(from: skeleton, count: elementCount)
        skeleton.deallocate()
        skeleton = larger
        skeletonCapacity = capacity
    }

    private mutating func growText(to needed: Int) {
        let capacity = max(needed, textCapacity * 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.moveInitialize(from: text, count: textCount)
        text.deallocate()
        text = larger
        textCapacity = capacity
    }
}

/// The handler with every function this reader uses, and no other: what is left out (external
/// subsets, parameter entities, attribute declarations, processing instructions) is not acted upon.
func installHandler(on context: xmlParserCtxtPtr, state: UnsafeMutablePointer<SAXState>) {
    guard let handler = context.pointee.sax else { return }
    handler.update(repeating: xmlSAXHandler(), count: 1)
    handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    handler.pointee.startElementNs = { pointer, local, prefix, space, _, _, count, _, attributes in
        guard let pointer, let local else { return }
        pointer.assumingMemoryBound(to: SAXState.self).pointee.open(
            local: local, prefix: prefix, space: space, attributeCount: Int(count), attributes: attributes)
    }
    handler.pointee.endElementNs = { pointer, _, _, _ in
        pointer?.assumingMemoryBound(to: SAXState.self).pointee.close()
    }
    handler.pointee.characters = { pointer, bytes, count in
        guard let pointer, let bytes else { return }
        pointer.assumingMemoryBound(to: SAXState.self).pointee.append(bytes, count: Int(count))
    }
    // The same function for both, else libxml2 guesses which white space matters.
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.getEntity = { pointer, name in
        guard let pointer, let name else { return nil }
        if let predefined = xmlGetPredefinedEntity(name) { return predefined }
        pointer.assumingMemoryBound(to: SAXState.self).pointee.fail(.entity(name: shortName(name)))
        return nil
    }
    handler.pointee.entityDecl = { pointer, name, _, _, _, _ in
        guard let pointer, let name else { return }
        pointer.assumingMemoryBound(to: SAXState.self).pointee.fail(.entity(name: shortName(name)))
    }
    handler.pointee.getParameterEntity = { pointer, name in
        guard let pointer, let name else { return nil }
        pointer.assumingMemoryBound(to: SAXState.self).pointee.fail(.entity(name: shortName(name)))
        return nil
    }
    handler.pointee.serror = { pointer, error in
        guard let pointer, let error else { return }
        let state = pointer.assumingMemoryBound(to: SAXState.self)
        guard error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        let fatal = error.pointee.level.rawValue >= XML_ERR_FATAL.rawValue
        let offset = state.pointee.offset
        state.pointee.note(reason(for: error.pointee), at: offset, fatal: fatal)
    }
    context.pointee.userData = UnsafeMutableRawPointer(state)
}

/// Names can be 50 000 bytes long; an error message needs the beginning.
private func shortName(_ name: UnsafePointer<UInt8>) -> String {
    String(String(cString: name).prefix(40))
}
