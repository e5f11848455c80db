// How a fact is named in reports, questions and answers: `lots[LOT-0001].duration`.

/// The path of an attribute in one market.
public enum AttributePath {
    /// The first step of a path: the record itself (`procedure`) or the list it stands in (`lots`).
    public static func root(of type: RecordType) -> String {
        switch type {
        case .notice: "notice"
        case .buyer: "buyer"
        case .procedure: "procedure"
        case .lot: "lots"
        case .awardCriterion: "awardCriteria"
        case .selectionCriterion: "selectionCriteria"
        case .insertionCommitment: "insertionCommitments"
        case .candidate: "candidate"
        case .agreement: "agreements"
        case .reservedAward: "reservedAwards"
        case .yearlyTurnover: "turnovers"
        case .reference: "references"
        case .boardSeat: "boardSeats"
        }
    }

    public static func member(_ list: String, _ identifier: String) -> String { "\(list)[\(identifier)]" }

    public static func field(_ record: String, _ name: String) -> String { "\(record).\(name)" }
}

extension Market {
    /// Every record of the market with its path, parents before children, in the order of the papers.
    public func forEachRecord(_ body: (_ path: String, _ record: Record) throws -> Void) rethrows {
        func visit(_ record: Record, _ path: String) throws {
            try body(path, record)
            for slot in record.lists.keys.sorted() {
                guard let list = record.lists[slot] else { continue }
                let name = AttributePath.field(path, record.type.attributes[slot].name)
                for member in list.members { try visit(member, AttributePath.member(name, member.identifier)) }
            }
        }
        try visit(notice, AttributePath.root(of: .notice))
        try visit(buyer, AttributePath.root(of: .buyer))
        try visit(procedure, AttributePath.root(of: .procedure))
        for lot in lots.members { try visit(lot, AttributePath.member(AttributePath.root(of: .lot), lot.identifier)) }
    }
}
