// The market of an inline test: partial, written with the names of the catalogue.

import Figures
import Market
import Provenance
import Settings

/// Builds a market from the `given:` of a test.
struct GivenMarket {
    private let decoding: Decoding
    private var papers: [PaperKind] = []
    private var market = Market()

    /// Reads a test's `given:`; `nil` after noting what is wrong.
    static func read(_ node: Node?, _ decoding: Decoding) -> Market? {
        let count = decoding.problems.count
        var given = GivenMarket(decoding: decoding)
        if let node { given.read(node) } else { given.open(read: [.notice], unread: []) }
        return decoding.problems.count == count ? given.market : nil
    }

    private init(decoding: Decoding) {
        self.decoding = decoding
    }

    private mutating func read(_ node: Node) {
        guard var map = decoding.map(node) else { return }
        let read = map.optional("papers").map { decoding.list($0) { decoding.choice($0, of: PaperKind.self) } ?? [] } ?? [.notice]
        let unread = map.optionalList("unread") { decoding.choice($0, of: PaperKind.self) }
        open(read: read, unread: unread)
        if let node = map.optional("notice") { market.notice = record(node, .notice, "") }
        if let node = map.optional("buyer") { market.buyer = record(node, .buyer, "") }
        if let node = map.optional("procedure") { market.procedure = record(node, .procedure, "") }
        market.coverage.noticeFormType = market.notice.firstValue(of: NoticeField.formType)?.description
        if let node = map.optional("lots") { market.lots = list(node, .lot) }
        if let node = map.optional("lot") {
            if map.has("lots") { decoding.note("« lot » (un seul lot) ou « lots » (une liste), pas les deux", at: node.position) }
            market.lots = RecordList([record(node, .lot, "LOT-0001")])
        }
        if let node = map.optional("criterion") {
            if market.lots.members.isEmpty { market.lots = RecordList([Record(.lot, identifier: "LOT-0001")]) }
            market.lots.members[0][list: LotField.awardCriteria] = RecordList([record(node, .awardCriterion, "1")])
        }
        if let node = map.optional("candidate") { market.candidate = record(node, .candidate, "") }
        map.finish()
    }

    private mutating func open(read: [PaperKind], unread: [PaperKind]) {
        papers = read + unread
        let documents = papers.enumerated().map { index, kind in
            DocumentRecord(
                id: DocumentID(index), path: kind.rawValue, kind: kind, sha256: "", byteCount: 0,
                status: index < read.count ? .read : .unread(reason: "pièce illisible"))
        }
        market = Market(documents: documents)
    }

    private func record(_ node: Node, _ type: RecordType, _ identifier: String) -> Record {
        var record = Record(type, identifier: identifier)
        guard var map = decoding.map(node) else { return record }
        if let own = map.optionalString("id") { record.identifier = own }
        for attribute in type.attributes {
            guard let value = map.optional(attribute.name) else { continue }
            if case .records(let member) = attribute.spec.type {
                record[listSlot: attribute.slot] = list(value, member)
            } else {
                record[slot: attribute.slot] = fact(value, attribute)
            }
        }
        map.finish()
        return record
    }

    /// A list of records is complete, unless it is written `{partial: [...]}`.
    private func list(_ node: Node, _ type: RecordType) -> RecordList {
        var completeness = Completeness.complete
        var members = node
        if node.entries != nil, var map = decoding.map(node) {
            guard let partial = map.required("partial") else { return .unknown }
            map.finish()
            members = partial
            completeness = .partial
        }
        let records = (decoding.list(members) ?? []).enumerated().map { index, member in
            record(member, type, type == .lot ? Self.lotIdentifier(index + 1) : String(index + 1))
        }
        return RecordList(records, completeness: completeness)
    }

    private static func lotIdentifier(_ number: Int) -> String {
        let digits = String(number)
        return "LOT-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// A value; a list of values; `{claims: […]}` for papers that contradict each other;
    /// `{only: […]}` for a set known to be complete; `aucun` for what a person says is not there.
    private func fact(_ node: Node, _ attribute: Attribute) -> Fact {
        var fact = Fact()
        switch node.content {
        case .scalar(let scalar) where scalar.text == "aucun":
            fact.deny(declared)
        case .scalar:
            claim(node, attribute, paper: nil, &fact)
        case .list(let members):
            if attribute.spec.cardinality == .one {
                decoding.note("« \(attribute.name) » n’a qu’une valeur ; pour des pièces qui se contredisent : {claims: […]}", at: node.position)
            }
            for member in members { claim(member, attribute, paper: nil, &fact) }
        case .map:
            guard var map = decoding.map(node) else { break }
            if let claims = map.optional("claims") {
                for member in decoding.list(claims) ?? [] { claimed(member, attribute, &fact) }
            } else if let only = map.required("only") {
                for member in decoding.list(only) ?? [] { claim(member, attribute, paper: nil, &fact) }
                fact.deny(declared)
            }
            map.finish()
        }
        return fact
    }

    /// A claim: a value, or `{value: …, in: rc}`.
    private func claimed(_ node: Node, _ attribute: Attribute, _ fact: inout Fact) {
        guard node.entries != nil, var map = decoding.map(node) else { return claim(node, attribute, paper: nil, &fact) }
        let paper = map.optionalChoice("in", of: PaperKind.self)
        if let value = map.required("value") { claim(value, attribute, paper: paper, &fact) }
        map.finish()
    }

    private func claim(_ node: Node, _ attribute: Attribute, paper: PaperKind?, _ fact: inout Fact) {
        guard let scalar = node.scalar, !scalar.isEmpty else {
            decoding.note("une valeur est attendue pour « \(attribute.name) »", at: node.position)
            return
        }
        do throws(FactValueProblem) {
            let value = try FactValue(parsing: scalar.text, as: attribute.spec.type)
            let index = paper.flatMap(papers.firstIndex(of:)) ?? 0
            if paper.map({ !papers.contains($0) }) ?? false {
                decoding.note("la pièce « \(paper?.rawValue ?? "") » ne figure pas dans « papers »", at: node.position)
            }
            fact.add(Claim(value, Evidence(document: DocumentID(index), locator: .text(line: node.position.line, column: node.position.column), quote: scalar.text)))
        } catch {
            decoding.note("attendu pour « \(attribute.name) » : \(error.expected), et non « \(scalar.text) »", at: node.position)
        }
    }

    private var declared: Evidence {
        Evidence(document: DocumentID(0), locator: .declared(by: "le test", date: CivilDate(dayNumber: 0)), quote: "")
    }
}
