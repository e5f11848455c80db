// What conditions have read: the facts to show as the proof of a verdict.

import CEL
import Provenance
import Synchronization

/// Notes each fact that is read while a rule is evaluated. One log serves one market.
final class ReadLog: Sendable {
    private struct State {
        var reads: [AttributeID] = []
        /// How many of them the precondition made.
        var guards = 0
        var unreadPapers: [PaperKind] = []
    }

    /// More reads than a report would ever show: beyond this, a rule over hundreds of lots is not
    /// made slower by keeping count.
    private static let capacity = 2_048

    // Evaluation goes through `Sendable` closures; the lock is never contended, since a market is
    // judged on one thread.
    private let state = Mutex(State())

    func note(_ id: AttributeID) {
        state.withLock { state in
            if state.reads.count < Self.capacity, state.reads.last != id { state.reads.append(id) }
        }
    }

    /// A rule asked whether this paper was read, and was told no.
    func note(unread paper: PaperKind) {
        state.withLock { state in
            if !state.unreadPapers.contains(paper) { state.unreadPapers.append(paper) }
        }
    }

    func clear() {
        state.withLock { state in
            state.reads.removeAll(keepingCapacity: true)
            state.guards = 0
            state.unreadPapers.removeAll()
        }
    }

    /// The precondition has been evaluated: what is read from here on is what decides.
    func endOfGuards() { state.withLock { state in state.guards = state.reads.count } }

    /// Each fact once, in the order in which it was first read.
    var reads: [AttributeID] { state.withLock { state in Self.distinct(state.reads[...]) } }

    /// Those read behind the precondition.
    var decisiveReads: [AttributeID] { state.withLock { state in Self.distinct(state.reads[state.guards...]) } }

    private static func distinct(_ reads: ArraySlice<AttributeID>) -> [AttributeID] {
        // A handful, as a rule: comparing is cheaper than hashing.
        if reads.count <= 32 {
            var distinct: [AttributeID] = []
            for id in reads where !distinct.contains(id) { distinct.append(id) }
            return distinct
        }
        var seen: Set<AttributeID> = []
        return reads.filter { seen.insert($0).inserted }
    }

    /// Whether every read was noted.
    var isComplete: Bool { state.withLock { $0.reads.count < Self.capacity } }

    var unreadPapers: [PaperKind] { state.withLock(\.unreadPapers) }
}
