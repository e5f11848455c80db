// Which clauses may stand in a text: one pass over it, whatever the number of their needles
// (Aho–Corasick), without keeping anything of the text.
//
// Patterns are costly and most texts have nothing to say: a pattern is tried only where one of its
// needles occurs.

/// A set of clauses, one bit each. Beyond 128 clauses two share a bit, and both are tried.
struct ClauseSet: Sendable {
    private(set) var bits: UInt128 = 0

    var isEmpty: Bool { bits == 0 }

    mutating func insert(_ clause: Int) { bits |= 1 << UInt128(clause % 128) }
    func contains(_ clause: Int) -> Bool { bits & (1 << UInt128(clause % 128)) != 0 }

    static func | (left: ClauseSet, right: ClauseSet) -> ClauseSet { ClauseSet(bits: left.bits | right.bits) }
}

/// An automaton over folded text that tells the needles of which clauses occur in it.
struct NeedleAutomaton: Sendable {
    /// The state after each byte: `transitions[state * 128 + byte]`. Needles are folded, so ASCII;
    /// what ends a needle has its highest bit set.
    private var transitions: [UInt16]
    /// The clauses whose needles end in each state.
    private var outputs: [ClauseSet]
    /// The same one by one: those of a state stand from `firstOwner[state]` on.
    private var firstOwner: [UInt32] = []
    private var owners: [UInt16] = []

    private static let endsNeedle: UInt16 = 0x8000

    /// Needles with the clause each belongs to, as they stand in folded text.
    init(_ needles: [(clause: Int, needle: String)]) {
        var children: [[UInt8: Int]] = [[:]]
        outputs = [ClauseSet()]
        var own: [Int: [UInt16]] = [:]
        for (clause, needle) in needles {
            var state = 0
            // More states than fit are not built: the needle found is then a prefix, which is tried too.
            for byte in needle.utf8 where byte < 0x80 {
                if let next = children[state][byte] {
                    state = next
                } else if children.count < Int(Self.endsNeedle) {
                    children.append([:])
                    outputs.append(ClauseSet())
                    children[state][byte] = children.count - 1
                    state = children.count - 1
                } else {
                    break
                }
            }
            outputs[state].insert(clause)
            own[state, default: []].append(UInt16(truncatingIfNeeded: clause))
        }
        // Breadth first: a state's fallback is shallower, so it is complete before it is needed.
        var next = [Int](repeating: 0, count: children.count * 128)
        var fallback = [Int](repeating: 0, count: children.count)
        var queue: [Int] = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            for byte in 0..<128 {
                let inherited = state == 0 ? 0 : next[fallback[state] * 128 + byte]
                guard let child = children[state][UInt8(byte)] else {
                    next[state * 128 + byte] = inherited
                    continue
                }
                next[state * 128 + byte] = child
                fallback[child] = inherited
                outputs[child] = outputs[child] | outputs[inherited]
                if let others = own[inherited] { own[child, default: []] += others }
                queue.append(child)
            }
        }
        for state in children.indices {
            firstOwner.append(UInt32(owners.count))
            for clause in own[state] ?? [] where !owners[Int(firstOwner[state])...].contains(clause) { owners.append(clause) }
        }
        firstOwner.append(UInt32(owners.count))
        let outputs = outputs
        transitions = next.map { UInt16($0) | (outputs[$0].isEmpty ? 0 : Self.endsNeedle) }
    }

    /// The clauses that may stand in a text.
    func clauses(in text: String) -> ClauseSet {
        var text = text
        return text.withUTF8 { utf8 in
            transitions.withUnsafeBufferPointer { transitions in
                var found = ClauseSet()
                var state = 0
                Folding.fold(utf8) { byte, _ in
                    let next = transitions[state << 7 | Int(byte)]
                    state = Int(next & ~Self.endsNeedle)
                    if next & Self.endsNeedle != 0 { found = found | outputs[state] }
                }
                return found
            }
        }
    }

    /// Every place in folded text where a needle ends, with the clause it belongs to.
    func forEachNeedle(in bytes: [UInt8], _ body: (_ clause: Int, _ end: Int) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            transitions.withUnsafeBufferPointer { transitions in
                var state = 0
                for position in bytes.indices {
                    let next = transitions[state << 7 | Int(bytes[position])]
                    state = Int(next & ~Self.endsNeedle)
                    guard next & Self.endsNeedle != 0 else { continue }
                    for owner in Int(firstOwner[state])..<Int(firstOwner[state + 1]) { body(Int(owners[owner]), position + 1) }
                }
            }
        }
    }
}
