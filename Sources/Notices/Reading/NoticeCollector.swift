// First half of reading a notice: the elements that the tables name, as they come.
//
// Nothing is decided here, since what decides it may come later: the scheme of a lot, the code next
// to a number, which organisation is the buyer. Texts are kept as bytes.

import XML

/// An element that was found.
struct Capture {
    var node: Int32
    var element: Int32
    var parent: Int32
    /// Index of the record's own element in `NoticeCollector.scopes`.
    var scope: Int32
    /// Index of the nearest conditional element in `conditions`; -1 if there is none.
    var conditional: Int32
    /// Ranges of the arena.
    var text: Range<Int32> = 0..<0
    var companion: Range<Int32> = 0..<0
    var qualifier: Range<Int32> = 0..<0
    var hasQualifier = false
}

/// An element that opens a record.
struct ScopeInstance {
    let scope: Scope
    /// The enclosing record's; -1 for the root.
    let parent: Int32
    let element: Int32
    /// How many values were found in it.
    var captureCount = 0
}

final class NoticeCollector: XMLVisitor {
    private struct Frame {
        var node: Int32
        var element: Int32
        var scope: Int32
        var conditional: Int32
        /// Index in `captures`; -1 for an element whose text nobody keeps.
        var capture: Int32
    }

    /// Values of one record. The largest real lots have some hundred; comparing the values of an
    /// attribute with each other must stay cheap whatever a file holds.
    static let greatestCaptureCount = 2_000
    /// Records of one notice. A hundred lots with all their criteria are some three thousand.
    static let greatestScopeCount = 20_000

    let trie: FieldTrie
    // One thread calls `open` and `close` in turn: the run-time checks against overlapping access,
    // a twentieth of the time of a reading, could never find anything.
    @exclusivity(unchecked) private var frames: [Frame] = []
    @exclusivity(unchecked) private(set) var captures: [Capture] = []
    @exclusivity(unchecked) private(set) var scopes: [ScopeInstance] = []
    /// The conditions that hold, for each conditional element met.
    @exclusivity(unchecked) private(set) var conditions: [UInt64] = []
    @exclusivity(unchecked) private(set) var arena: [UInt8] = []
    /// An element of a record that holds more values than any real one, so that some were passed over.
    private(set) var overflow: Int32?
    /// What the outermost element says; `nil` if the tables know no such element.
    private(set) var kind: NoticeKind?

    init(trie: FieldTrie) {
        self.trie = trie
        frames.reserveCapacity(32)
        captures.reserveCapacity(1024)
        arena.reserveCapacity(32 << 10)
    }

    func reset() {
        frames.removeAll(keepingCapacity: true)
        captures.removeAll(keepingCapacity: true)
        scopes.removeAll(keepingCapacity: true)
        conditions.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
        kind = nil
        overflow = nil
    }

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        let number = Int32(truncatingIfNeeded: element.number)
        guard let outer = frames.last else {
            let name = Int(element.name)
            kind = trie.roots.indices.contains(name) ? trie.roots[name] : nil
            if kind == nil { return .skip }
            scopes.append(ScopeInstance(scope: .root, parent: -1, element: number))
            frames.append(Frame(node: Int32(FieldTrie.root), element: number, scope: 0, conditional: -1, capture: -1))
            return .children
        }
        let node = trie.child(of: Int(outer.node), named: element.name)
        if node == 0 { return .skip }
        var frame = outer
        frame.node = Int32(truncatingIfNeeded: node)
        frame.element = number
        frame.capture = -1
        let wantsText = enter(node, element, &frame, parent: outer.element)
        frames.append(frame)
        return wantsText ? .text : .children
    }

    /// Takes from the start tag what the tables want of it; returns whether the text is wanted too.
    private func enter(_ number: Int, _ element: borrowing XMLElement, _ frame: inout Frame, parent: Int32) -> Bool {
        let shape = trie.shape(of: number)
        if shape.opensScope, let scope = trie.nodes[number].scope {
            if scopes.count >= Self.greatestScopeCount {
                if overflow == nil { overflow = frame.element }
                // Below the node 0 the tables name nothing.
                frame.node = 0
                return false
            }
            scopes.append(ScopeInstance(scope: scope, parent: frame.scope, element: frame.element))
            frame.scope = Int32(truncatingIfNeeded: scopes.count - 1)
        }
        if shape.isConditional {
            conditions.append(0)
            frame.conditional = Int32(truncatingIfNeeded: conditions.count - 1)
        }
        if shape.fulfilsConditions, frame.conditional >= 0 {
            for condition in trie.nodes[number].conditions {
                if condition.isPresence {
                    conditions[Int(frame.conditional)] |= condition.bit
                } else if let attribute = condition.attribute, let value = element.attribute(attribute.rawValue),
                    value.elementsEqual(condition.value)
                {
                    conditions[Int(frame.conditional)] |= condition.bit
                }
            }
        }
        if shape.hasFields, frame.scope >= 0, scopes[Int(frame.scope)].captureCount >= Self.greatestCaptureCount {
            if overflow == nil { overflow = frame.element }
        } else if shape.hasFields {
            scopes[Int(frame.scope)].captureCount += 1
            var capture = Capture(
                node: frame.node, element: frame.element, parent: parent, scope: frame.scope, conditional: frame.conditional)
            if shape.companion >= 0, let value = element.attribute(Int(shape.companion)) { capture.companion = keep(value) }
            if shape.qualifier >= 0, let value = element.attribute(Int(shape.qualifier)) {
                capture.qualifier = keep(value)
                capture.hasQualifier = true
            }
            frame.capture = Int32(truncatingIfNeeded: captures.count)
            captures.append(capture)
        }
        return shape.wantsText
    }

    func close(text: UnsafeBufferPointer<UInt8>) {
        guard let frame = frames.popLast() else { return }
        if text.isEmpty { return }
        let trimmed = trim(text)
        if frame.capture >= 0 { captures[Int(frame.capture)].text = keep(trimmed) }
        if frame.conditional >= 0, trie.shape(of: Int(frame.node)).fulfilsConditions {
            for condition in trie.nodes[Int(frame.node)].conditions
            where condition.attribute == nil && !condition.isPresence && trimmed.elementsEqual(condition.value) {
                conditions[Int(frame.conditional)] |= condition.bit
            }
        }
    }

    private func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int32> {
        let start = Int32(truncatingIfNeeded: arena.count)
        arena.append(contentsOf: bytes)
        return start..<Int32(truncatingIfNeeded: arena.count)
    }

    private func trim(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = bytes.count
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
