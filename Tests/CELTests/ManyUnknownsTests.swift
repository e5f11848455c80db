import CEL
import Synchronization
import Testing

/// A record that counts how often it is asked.
private final class CountingLot: ObjectValue {
    static let type = ObjectType(name: "Lot", fields: [Field("reserved", .bool)])
    let id: AttributeID
    let reads: Counter

    init(_ id: UInt64, _ reads: Counter) {
        self.id = AttributeID(id)
        self.reads = reads
    }

    var objectType: ObjectType { Self.type }

    func field(_ index: Int) -> Value? {
        reads.count.add(1, ordering: .relaxed)
        return .unknown(id, domain: .boolean)
    }
}

private final class Counter: Sendable {
    let count = Atomic(0)
}

/// A market of a hundred lots, each with one unknown, once used up the whole budget of the search
/// (20,000 evaluations over a hundred records) without deciding anything.
@Test func aHundredUnknownRecordsDoNotUseUpTheBudget() throws {
    let environment = try Environment(
        variables: [VariableDeclaration("lots", .list(.object("Lot")))], types: [CountingLot.type])
    let program = try environment.compile("lots.exists(l, l.reserved) && !lots.all(l, l.reserved)", expecting: .bool)
    let reads = Counter()
    let lots = Value.list((1...100).map { .object(CountingLot($0, reads)) })
    let cascade = Cascade(applies: nil, cases: [program])
    guard case .undecided(let possible, let missing) = cascade.evaluate([lots]) else {
        Issue.record("decided, although each lot may be reserved or not")
        return
    }
    #expect(Set(possible) == [0, 1])
    #expect(!missing.isEmpty)
    #expect(reads.count.load(ordering: .relaxed) < 1_000 * 100)
}
