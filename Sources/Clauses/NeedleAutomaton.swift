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
        // A state's own row of 128 holds its children, 0 where there is none: no state leads back to 0.
        transitions = [UInt16](repeating: 0, count: 128)
        outputs = [ClauseSet()]
        var own: [[UInt16]] = [[]]
        for (clause, needle) in needles {
            var state = 0
            // More states than fit are not built: the needle found is then a prefix, which is tried too.
            for byte in needle.utf8 where byte < 0x80 {
                let place = state << 7 | Int(byte)
                if transitions[place] != 0 {
                    state = Int(transitions[place])
                } else if outputs.count < Int(Self.endsNeedle) {
                    state = outputs.count
                    transitions[place] = UInt16(state)
                    transitions += repeatElement(0, count: 128)
                    outputs.append(ClauseSet())
                    own.append([])
                } else {
                    break
                }
            }
            outputs[state].insert(clause)
            own[state].append(UInt16(truncatingIfNeeded: clause))
        }
        complete(&own)
        for clauses in own {
            let first = owners.count
            firstOwner.append(UInt32(first))
            for clause in clauses where !owners[first...].contains(clause) { owners.append(clause) }
        }
        firstOwner.append(UInt32(owners.count))
        for place in transitions.indices where !outputs[Int(transitions[place])].isEmpty { transitions[place] |= Self.endsNeedle }
    }

    /// Fills the rows: where a state has no child for a byte, it goes where its longest suffix goes.
    /// Breadth first, for that suffix is shallower and its row complete by then.
    private mutating func complete(_ own: inout [[UInt16]]) {
        var fallback = [Int](repeating: 0, count: outputs.count)
        var queue: [Int] = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            for byte in 0..<128 {
                let place = state << 7 | byte
                let inherited = state == 0 ? 0 : transitions[fallback[state] << 7 | byte]
                guard transitions[place] != 0 else {
                    transitions[place] = inherited
                    continue
                }
                let child = Int(transitions[place])
                fallback[child] = Int(inherited)
                outputs[child] = outputs[child] | outputs[Int(inherited)]
                own[child] += own[Int(inherited)]
                queue.append(child)
            }
        }
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
