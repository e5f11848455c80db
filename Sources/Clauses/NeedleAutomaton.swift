// Which of many words occur in a text: one pass, whatever their number (Aho–Corasick).
//
// Patterns are costly and most texts have nothing to say: a pattern is tried only where one of its
// needles occurs.

/// An automaton over folded text that tells which needles occur in it.
struct NeedleAutomaton: Sendable {
    /// The state after each byte: `transitions[state * 256 + byte]`.
    private var transitions: [Int32]
    /// The needles that end in each state.
    private var outputs: [[Int]]

    /// Needles are ASCII, as they stand in folded text.
    init(_ needles: [String]) {
        var children: [[UInt8: Int]] = [[:]]
        outputs = [[]]
        for (number, needle) in needles.enumerated() {
            var state = 0
            for byte in needle.utf8 {
                if let next = children[state][byte] {
                    state = next
                } else {
                    children.append([:])
                    outputs.append([])
                    children[state][byte] = children.count - 1
                    state = children.count - 1
                }
            }
            outputs[state].append(number)
        }
        // Breadth first: a state's fallback is shallower, so it is complete before it is needed.
        transitions = [Int32](repeating: 0, count: children.count * 256)
        var fallback = [Int](repeating: 0, count: children.count)
        var queue: [Int] = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            for byte in 0..<256 {
                let inherited = state == 0 ? 0 : Int(transitions[fallback[state] * 256 + byte])
                guard let child = children[state][UInt8(byte)] else {
                    transitions[state * 256 + byte] = Int32(inherited)
                    continue
                }
                transitions[state * 256 + byte] = Int32(child)
                fallback[child] = inherited
                outputs[child] += outputs[inherited]
                queue.append(child)
            }
        }
    }

    /// Calls `found` for each needle that occurs; possibly several times for one needle.
    func search(_ bytes: [UInt8], found: (Int) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            transitions.withUnsafeBufferPointer { transitions in
                var state = 0
                for byte in bytes {
                    state = Int(transitions[state << 8 | Int(byte)])
                    if !outputs[state].isEmpty { outputs[state].forEach(found) }
                }
            }
        }
    }
}
