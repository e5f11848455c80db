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
    /// The column of each byte: bytes that no needle has share one, so that a row is short enough for
    /// many rows to stay in the processor's cache.
    private let columns: [UInt8]
    /// The state after each byte: `transitions[state << shift | column]`. What ends a needle has its
    /// highest bit set.
    private let transitions: [UInt16]
    private let shift: Int
    /// The clauses whose needles end in each state.
    private let outputs: [ClauseSet]
    /// The same one by one: those of a state.
    private let owners: [UInt16]
    private let ownersOfState: [Range<UInt32>]

    private static let endsNeedle: UInt16 = 0x8000

    /// Needles with the clause each belongs to, as they stand in folded text.
    init(_ needles: [(clause: Int, needle: String)]) {
        var columns = [UInt8](repeating: 0, count: 256)
        var columnCount: UInt8 = 1
        for (_, needle) in needles {
            for byte in needle.utf8 where byte < 0x80 && columns[Int(byte)] == 0 {
                columns[Int(byte)] = columnCount
                columnCount += 1
            }
        }
        let shift = columnCount <= 64 ? 6 : 7
        var trie = Trie(shift: shift, needles, columns)
        self.columns = columns
        self.shift = shift
        (owners, ownersOfState) = trie.complete()
        outputs = trie.outputs
        transitions = trie.transitions
    }

    /// The automaton while it is built: first a tree, then its rows filled up. Flat arrays, for it is
    /// built at each start.
    private struct Trie {
        /// A child of a state, and the next child of the same; likewise for the clauses of a state.
        private struct Link {
            let value: Int32
            let column: UInt8
            let next: Int32
        }

        private let shift: Int
        /// A state's own row holds its children, 0 where there is none: no state leads back to 0. What ends a
        /// needle is marked once the rows are filled up.
        private(set) var transitions: [UInt16]
        private(set) var outputs: [ClauseSet] = [ClauseSet()]
        private var links: [Link] = []
        private var firstChild: [Int32] = [-1]
        private var firstOwner: [Int32] = [-1]

        init(shift: Int, _ needles: [(clause: Int, needle: String)], _ columns: [UInt8]) {
            self.shift = shift
            let length = needles.reduce(1) { $0 + $1.needle.utf8.count }
            transitions = []
            transitions.reserveCapacity(length << shift)
            addRow()
            for (clause, needle) in needles {
                var state = 0
                // More states than fit are not built: the needle found is then a prefix, which is tried too.
                for byte in needle.utf8 where byte < 0x80 {
                    let column = columns[Int(byte)]
                    let place = state << shift | Int(column)
                    if transitions[place] != 0 {
                        state = Int(transitions[place])
                        continue
                    }
                    guard outputs.count < Int(NeedleAutomaton.endsNeedle) else { break }
                    let child = outputs.count
                    links.append(Link(value: Int32(child), column: column, next: firstChild[state]))
                    firstChild[state] = Int32(links.count - 1)
                    transitions[place] = UInt16(child)
                    addRow()
                    outputs.append(ClauseSet())
                    firstChild.append(-1)
                    firstOwner.append(-1)
                    state = child
                }
                outputs[state].insert(clause)
                links.append(Link(value: Int32(clause), column: 0, next: firstOwner[state]))
                firstOwner[state] = Int32(links.count - 1)
            }
        }

        private mutating func addRow() { transitions.append(contentsOf: repeatElement(0, count: 1 << shift)) }

        /// Fills the rows: where a state has no child for a byte, it goes where its longest suffix goes.
        /// Breadth first, for that suffix is shallower and its row complete by then. Returns the
        /// clauses of each state, its suffixes' included.
        mutating func complete() -> (owners: [UInt16], ofState: [Range<UInt32>]) {
            var owners: [UInt16] = []
            var ofState = [Range<UInt32>](repeating: 0..<0, count: outputs.count)
            var suffix = [Int](repeating: 0, count: outputs.count)
            var queue: [Int] = [0]
            queue.reserveCapacity(outputs.count)
            var head = 0
            while head < queue.count {
                let state = queue[head]
                head += 1
                let (row, suffixRow) = (state << shift, suffix[state] << shift)
                if state != 0 { copyRow(suffixRow, to: row) }
                var link = Int(firstChild[state])
                while link >= 0 {
                    let (child, column) = (Int(links[link].value), Int(links[link].column))
                    let inherited = state == 0 ? 0 : Int(transitions[suffixRow | column] & ~NeedleAutomaton.endsNeedle)
                    suffix[child] = inherited
                    outputs[child] = outputs[child] | outputs[inherited]
                    transitions[row | column] = UInt16(child) | (outputs[child].isEmpty ? 0 : NeedleAutomaton.endsNeedle)
                    queue.append(child)
                    link = Int(links[link].next)
                }
                guard !outputs[state].isEmpty else { continue }
                let first = owners.count
                link = Int(firstOwner[state])
                while link >= 0 {
                    let owner = UInt16(truncatingIfNeeded: links[link].value)
                    if !owners[first...].contains(owner) { owners.append(owner) }
                    link = Int(links[link].next)
                }
                owners[first...].reverse()
                for index in ofState[suffix[state]] where !owners[first...].contains(owners[Int(index)]) {
                    owners.append(owners[Int(index)])
                }
                ofState[state] = UInt32(first)..<UInt32(owners.count)
            }
            return (owners, ofState)
        }

        private mutating func copyRow(_ source: Int, to target: Int) {
            let count = 1 << shift
            transitions.withUnsafeMutableBufferPointer { rows in
                let copied = rows[source..<source + count]
                _ = UnsafeMutableBufferPointer(rebasing: rows[target..<target + count]).update(from: copied)
            }
        }
    }

    /// The clauses that may stand in a text.
    func clauses(in text: String) -> ClauseSet {
        var text = text
        return text.withUTF8 { utf8 in
            withRows { columns, transitions in
                var found = ClauseSet()
                var state = 0
                Folding.fold(utf8) { byte, _ in
                    let next = transitions[state << shift | Int(columns[Int(byte)])]
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
            withRows { columns, transitions in
                var state = 0
                for position in bytes.indices {
                    let next = transitions[state << shift | Int(columns[Int(bytes[position])])]
                    state = Int(next & ~Self.endsNeedle)
                    guard next & Self.endsNeedle != 0 else { continue }
                    for owner in ownersOfState[state] { body(Int(owners[Int(owner)]), position + 1) }
                }
            }
        }
    }

    private func withRows<Result>(
        _ body: (_ columns: UnsafeBufferPointer<UInt8>, _ transitions: UnsafeBufferPointer<UInt16>) -> Result
    ) -> Result {
        columns.withUnsafeBufferPointer { columns in
            transitions.withUnsafeBufferPointer { transitions in body(columns, transitions) }
        }
    }
}
