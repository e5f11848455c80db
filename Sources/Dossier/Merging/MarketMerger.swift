// Many papers → one market.

import Clauses
import Market
import Notices
import Provenance

/// Puts together what the papers of one consultation say. The result depends on the papers alone:
/// they come in the order of their numbers, which is that of their paths.
struct MarketMerger {
    private(set) var market: Market
    private var table = LotTable(notice: .unknown)
    private let contributions: [Contribution]
    /// Documents whose list of lots is a whole one, with the numbers in it.
    private var lists: [(document: DocumentID, numbers: [String], evidence: [Evidence])] = []

    /// `notice`: the market as a structured notice shows it, read with its prose; empty without one.
    init(notice: Market, contributions: [Contribution]) {
        market = notice
        // Each paper passes on what it says of the market to its own lots, before papers are compared.
        market.inherit()
        self.contributions = contributions
    }

    mutating func merge() {
        // A notice by itself, the commonest case, has nothing to be compared with.
        guard !contributions.isEmpty else { return }
        table = LotTable(notice: market.lots)
        if !market.notice.isTold {
            let notices = ProseNotices(contributions)
            market.notice = notices.notice
            market.launchDate = notices.launchDate
        }
        for contribution in contributions {
            market.buyer.take(contribution.buyer)
            market.procedure.take(contribution.procedure)
        }
        market.buyer.tellCountry()
        mergeLots()
        market.lots = RecordList(table.entries.map(\.record), completeness: completeness())
        market.inherit()
        for index in market.lots.members.indices {
            var list = market.lots.members[index][list: LotField.awardCriteria]
            guard !list.members.isEmpty else { continue }
            WeightAgreement.settle(&list)
            market.lots.members[index][list: LotField.awardCriteria] = list
        }
    }

    // MARK: Which lots there are

    private mutating func mergeLots() {
        noteNoticeList()
        for contribution in contributions where contribution.hasWholeList {
            let numbers = contribution.lots.map(\.number).sorted(by: lotNumbersAscend)
            lists.append((contribution.document, numbers, contribution.lots.compactMap { Self.evidence(of: $0.record) }))
        }
        if isUndivided {
            mergeOnlyLot()
        } else {
            openEntries()
        }
        compareLists()
        table.sort()
        let withoutClause = lots(withInsertionClause: "none").subtracting(lots(withInsertionClause: "required"))
        for contribution in contributions { add(contribution, withoutClause) }
        compareTitles()
        tellDivision()
    }

    /// How papers number the lots, in the order of the market's lots.
    var lotNumbers: [String?] { table.entries.map(\.number) }

    /// Papers that list several lots say that the market is divided, even if they never write it.
    private mutating func tellDivision() {
        guard market.procedure[ProcedureField.isDivided].claims.isEmpty else { return }
        for list in lists where list.numbers.count > 1 {
            guard let evidence = list.evidence.last else { continue }
            market.procedure.add(Claim(.bool(true), evidence), to: ProcedureField.isDivided)
        }
    }

    /// The notice's own list takes part in the comparison.
    private mutating func noteNoticeList() {
        guard market.lots.completeness == .complete, !market.lots.members.isEmpty else { return }
        let numbers = table.entries.compactMap(\.number)
        guard numbers.count == table.entries.count else { return }
        let evidence = market.lots.members.compactMap(Self.evidence)
        guard let document = evidence.first?.document else { return }
        lists.append((document, numbers.sorted(by: lotNumbersAscend), evidence))
    }

    /// Whether every list and every word about it says that there is one lot, however it is called.
    private var isUndivided: Bool {
        guard lists.allSatisfy({ $0.numbers.count == 1 }), contributions.allSatisfy({ $0.lots.isEmpty || $0.lots.count == 1 }) else { return false }
        let words = market.procedure[ProcedureField.isDivided].claims.map(\.value)
        if !words.isEmpty { return words.allSatisfy { $0 == .bool(false) } }
        return market.lots.completeness == .complete && market.lots.members.count == 1
    }

    /// The lot of a market that is not divided: papers that call it « lot 1 » or « lot unique » mean it.
    private mutating func mergeOnlyLot() {
        if table.entries.isEmpty {
            _ = table.place(of: "1", titled: nil)
        }
        let named = contributions.flatMap(\.lots).first?.number
        if let named, table.entries.count == 1, table.entries[0].number != named { renumberOnlyLot(named) }
    }

    private mutating func renumberOnlyLot(_ number: String) {
        table = LotTable(only: table.entries[0].record, number: number)
    }

    /// An entry for each lot that a list gives or, where nobody gives a list, that a paper speaks of.
    private mutating func openEntries() {
        let listed = Set(lists.flatMap(\.numbers))
        for contribution in contributions {
            for lot in contribution.lots where lists.isEmpty || listed.contains(lot.number) {
                let title = lot.record.firstValue(of: LotField.title)?.description
                let index = table.place(of: lot.number, titled: title)
                table.number(index, as: lot.number)
            }
            // The CCTP of lot 3 exists: so does lot 3.
            for number in contribution.scope where lists.isEmpty {
                _ = table.place(of: number, titled: nil)
            }
        }
        // There is one lot at least, and what is said of every lot holds of it.
        if table.entries.isEmpty, contributions.contains(where: { $0.everyLot.isTold }) { _ = table.place(of: "1", titled: nil) }
    }

    private func completeness() -> Completeness {
        if market.discrepancies.contains(where: { $0.path == AttributePath.root(of: .lot) }) { return .partial }
        if !lists.isEmpty { return .complete }
        if market.lots.completeness == .complete, !market.lots.members.isEmpty { return .complete }
        guard !table.entries.isEmpty else { return market.lots.completeness }
        if isUndivided { return .complete }
        // « 3 lots », and lots 1, 2 and 3 are spoken of.
        let numbers = table.entries.compactMap(\.number).compactMap { Int($0) }
        if case .stated(.integer(let count)) = market.state(of: ProcedureField.numberOfLots, in: market.procedure),
            count == table.entries.count, Set(numbers) == Set(1...max(1, count))
        {
            return .complete
        }
        return .partial
    }

    // MARK: What each paper says of them

    /// The lots of which a paper says by number that they have an insertion clause of this kind.
    private func lots(withInsertionClause code: String) -> Set<String> { Set(contributions.flatMap { $0.lots(withInsertionClause: code) }) }

    private mutating func add(_ contribution: Contribution, _ withoutClause: Set<String>) {
        for index in table.entries.indices {
            let number = table.entries[index].number ?? table.entries[index].record.identifier
            if !contribution.scope.isEmpty, !contribution.scope.contains(number), !contribution.lots.contains(where: { $0.number == number }) { continue }
            let statements = contribution.statements(aboutLot: number, isWithoutClause: withoutClause.contains(number))
            var differing: [LotField] = []
            table.update(index) { record in
                record.take(statements)
                differing = record.mergeLists(statements)
            }
            for field in differing { noteDifference(field, index, contribution, statements) }
        }
    }

    /// Lists of one lot that differ: both sides, as they stand.
    private mutating func noteDifference(_ field: LotField, _ index: Int, _ contribution: Contribution, _ statements: Record) {
        let record = table.entries[index].record
        let path = AttributePath.field(AttributePath.member(AttributePath.root(of: .lot), record.identifier), field.name)
        let added = statements[list: field].members
        let others = record[list: field].members.map { member in member.keepingClaims { $0.document != contribution.document } }.filter(\.isTold)
        let sides = [ListText.side(others), ListText.side(added)]
        guard sides.allSatisfy({ !$0.evidence.isEmpty }), !market.discrepancies.contains(where: { $0.path == path }) else { return }
        let label = field.spec.label + " (lot " + (table.entries[index].number ?? record.identifier) + ")"
        market.discrepancies.append(Discrepancy(.lists, path: path, lot: record.identifier, label: label, sides: sides))
    }

    // MARK: Lists of lots that differ

    private mutating func compareLists() {
        var sides: [(numbers: [String], evidence: [Evidence])] = []
        for list in lists {
            if let index = sides.firstIndex(where: { $0.numbers == list.numbers || isOnlyLot($0.numbers, list.numbers) }) {
                sides[index].evidence += list.evidence
            } else {
                sides.append((list.numbers, list.evidence))
            }
        }
        // A lot that papers speak of and no list knows.
        let listed = Set(lists.flatMap(\.numbers))
        if !lists.isEmpty, !isUndivided {
            for contribution in contributions {
                for lot in contribution.lots where !listed.contains(lot.number) && table.index(of: lot.number, titled: nil) == nil {
                    let evidence = lot.record.facts.flatMap(\.claims).map(\.evidence) + lot.record.lists.values.flatMap(\.members).flatMap(\.facts).flatMap(\.claims).map(\.evidence)
                    if !evidence.isEmpty { sides.append(([lot.number], Array(evidence.prefix(2)))) }
                }
            }
        }
        guard sides.count > 1 else { return }
        market.discrepancies.append(Discrepancy(
            .lists, path: AttributePath.root(of: .lot), label: "liste des lots",
            sides: sides.map { Discrepancy.Side(ListText.lots($0.numbers), evidence: Array($0.evidence.prefix(4))) }))
    }

    private func isOnlyLot(_ left: [String], _ right: [String]) -> Bool { isUndivided && left.count == 1 && right.count == 1 }

    /// The same title under another number: papers that number the lots differently.
    private mutating func compareTitles() {
        for contribution in contributions {
            for lot in contribution.lots {
                guard let claim = lot.record[LotField.title].claims.first, let own = table.index(of: lot.number, titled: nil) else { continue }
                let title = claim.value.description
                let titles = table.titles(of: own, except: contribution.document)
                guard !titles.isEmpty, titles.allSatisfy({ Titles.differ($0.value.description, title) }) else { continue }
                let others = table.entries.indices.filter { index in
                    index != own && table.titles(of: index, except: contribution.document).contains { Titles.core($0.value.description) == Titles.core(title) }
                }
                guard others.count == 1, let number = table.entries[others[0]].number,
                    let known = table.titles(of: others[0], except: contribution.document).first
                else { continue }
                let path = AttributePath.field(AttributePath.member(AttributePath.root(of: .lot), table.entries[others[0]].record.identifier), "number")
                guard !market.discrepancies.contains(where: { $0.path == path }) else { continue }
                market.discrepancies.append(Discrepancy(
                    .lists, path: path, label: "numéro du lot « \(title) »",
                    sides: [
                        Discrepancy.Side("lot \(number)", evidence: [known.evidence]),
                        Discrepancy.Side("lot \(lot.number)", evidence: [claim.evidence]),
                    ]))
            }
        }
    }

    /// Where a lot is listed: its title, else whatever is said of it first.
    private static func evidence(of lot: Record) -> Evidence? {
        lot[LotField.title].claims.first?.evidence ?? lot.facts.lazy.compactMap { $0.claims.first?.evidence }.first
    }
}
