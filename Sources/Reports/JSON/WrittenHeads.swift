// The parts of findings that are the same in every consultation of a run, written out once: over
// thousands of notices they are most of what is written.

import Rules
import Synchronization

/// What one run has written of the heads of findings. Shared by its threads.
public final class WrittenHeads: Sendable {
    private let heads = Mutex<[ObjectIdentifier: WrittenHead]>([:])

    public init() {}

    /// As far as it has come; for one consultation, so that its findings take no lock.
    func memory() -> HeadMemory { HeadMemory(known: heads.withLock { $0 }) }

    func add(_ new: [WrittenHead]) {
        guard !new.isEmpty else { return }
        heads.withLock { heads in for one in new { heads[ObjectIdentifier(one.head)] = one } }
    }
}

/// Three stretches of compact JSON, without the commas around them.
final class WrittenHead: Sendable {
    /// Kept, so that no other object can take its identity.
    let head: FindingHead
    let identity: [UInt8]
    let title: [UInt8]
    let subject: [UInt8]

    init(_ head: FindingHead, identity: [UInt8], title: [UInt8], subject: [UInt8]) {
        self.head = head
        self.identity = identity
        self.title = title
        self.subject = subject
    }
}

/// What is known of heads while one consultation is written, and what was written out for it.
struct HeadMemory: Sendable {
    let known: [ObjectIdentifier: WrittenHead]
    private(set) var new: [WrittenHead] = []

    subscript(head: FindingHead) -> WrittenHead? { known[ObjectIdentifier(head)] }

    /// Heads of lots are made for one consultation; only those of whole markets come again.
    mutating func remember(_ head: FindingHead, _ parts: () -> WrittenHead) {
        if head.lot == nil, head.criterion == nil { new.append(parts()) }
    }
}
