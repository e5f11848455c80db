// Which elements become which records, once the whole notice has been seen.

import XML

extension [UInt8] {
    subscript(slice range: Range<Int32>) -> ArraySlice<UInt8> { self[Int(range.lowerBound)..<Int(range.upperBound)] }
}

extension ArraySlice<UInt8> {
    /// `FRA`, `fra`, `fr`.
    var isFrench: Bool { isLanguage(ArraySlice("FRA".utf8)) || isLanguage(ArraySlice("FR".utf8)) }

    /// Same language code, whatever the case.
    func isLanguage(_ other: ArraySlice<UInt8>) -> Bool {
        elementsEqual(other) { ($0 | 0x20) == ($1 | 0x20) }
    }
}

/// What has to be known of a notice before its claims can be sorted.
struct NoticeKeys {
    var formType: String?
    var noticeLanguage: ArraySlice<UInt8> = []
    /// By index of the scope: identifier, scheme (`nil` if not written) and element of a lot.
    var lots: [Int: (identifier: ArraySlice<UInt8>, scheme: ArraySlice<UInt8>?, element: Int32)] = [:]
    /// The scope of the organisation with this identifier.
    var organisations: [ArraySlice<UInt8>: Int] = [:]
    /// The organisation that a contracting party names, by index of the party's scope.
    var buyers: [Int: ArraySlice<UInt8>] = [:]
    var leaders: Set<Int> = []

    init(trie: FieldTrie, collector: NoticeCollector) {
        let arena = collector.arena
        for capture in collector.captures {
            for field in trie.nodes[Int(capture.node)].fields {
                let text = arena[slice: capture.text]
                switch field.target {
                case .key(.lotIdentifier):
                    let scheme = capture.hasQualifier ? arena[slice: capture.qualifier] : nil
                    if lots[Int(capture.scope)] == nil { lots[Int(capture.scope)] = (text, scheme, capture.element) }
                case .key(.organisationIdentifier):
                    if organisations[text] == nil { organisations[text] = Int(capture.scope) }
                case .key(.buyerOrganisation):
                    if !text.isEmpty, buyers[Int(capture.scope)] == nil { buyers[Int(capture.scope)] = text }
                case .key(.leadsBuyers):
                    if ValueParsing.boolean(text) == true { leaders.insert(Int(capture.scope)) }
                case .key(.formLanguage), .key(.lotNumber), .key(.allLots), .key(.criteriaText): break
                case .claim(.notice, _) where field.businessTerm == "BT-03-notice" && formType == nil && capture.hasQualifier:
                    formType = ValueParsing.string(arena[slice: capture.qualifier])
                case .claim(.notice, _) where field.businessTerm == "BT-702(a)-notice" && noticeLanguage.isEmpty:
                    noticeLanguage = text
                case .claim: break
                }
            }
        }
    }
}

/// Where the claims found in each scope go.
struct RecordPlan {
    enum Destination {
        case nowhere
        case root
        case buyer(Int)
        case lot(Int)
        case awardCriterion(Int)
        case selectionCriterion(Int)
    }

    private(set) var destinations: [Destination]
    private(set) var lotIdentifiers: [String] = []
    private(set) var lastLotElement: Int32?
    /// The organisations' own identifiers (`ORG-0001`), the leading one first.
    private(set) var buyerIdentifiers: [String] = []
    private(set) var awardCriteria: [(lot: Int, number: Int)] = []
    private(set) var selectionCriteria: [(lot: Int, number: Int)] = []
    var buyerCount: Int { buyerIdentifiers.count }

    init(keys: NoticeKeys, collector: NoticeCollector) {
        let scopes = collector.scopes
        destinations = Array(repeating: .nowhere, count: scopes.count)
        planBuyers(keys, scopes)
        // An element that holds nothing of what was asked for is no criterion.
        var isFilled = Array(repeating: false, count: scopes.count)
        for capture in collector.captures where !capture.text.isEmpty { isFilled[Int(capture.scope)] = true }
        for (index, scope) in scopes.enumerated() {
            switch scope.scope {
            case .root: destinations[index] = .root
            case .organisation, .contractingParty, .form, .buyer: break
            case .lot: planLot(index, keys)
            case .awardCriterion:
                guard isFilled[index], case .lot(let lot) = destinations[Int(scope.parent)] else { break }
                let number = awardCriteria.last.map { $0.lot == lot ? $0.number + 1 : 1 } ?? 1
                destinations[index] = .awardCriterion(awardCriteria.count)
                awardCriteria.append((lot, number))
            case .selectionCriterion:
                guard isFilled[index], case .lot(let lot) = destinations[Int(scope.parent)] else { break }
                let number = selectionCriteria.last.map { $0.lot == lot ? $0.number + 1 : 1 } ?? 1
                destinations[index] = .selectionCriterion(selectionCriteria.count)
                selectionCriteria.append((lot, number))
            }
        }
    }

    /// Parts of a planned procurement and groups of lots stand in the same element as lots. Where
    /// the scheme is not written, the usual shape of the identifiers tells.
    private mutating func planLot(_ index: Int, _ keys: NoticeKeys) {
        let key = keys.lots[index]
        let identifier = key.map { ValueParsing.string($0.identifier) } ?? ""
        if let scheme = key?.scheme {
            guard ValueParsing.string(scheme) == "Lot" else { return }
        } else if identifier.hasPrefix("PAR-") || identifier.hasPrefix("GLO-") {
            return
        }
        destinations[index] = .lot(lotIdentifiers.count)
        lotIdentifiers.append(identifier.isEmpty ? "(lot \(lotIdentifiers.count + 1))" : identifier)
        if let key { lastLotElement = key.element }
    }

    /// Each contracting party is a buyer; what it is called stands with the organisation it names,
    /// if it names one.
    private mutating func planBuyers(_ keys: NoticeKeys, _ scopes: [ScopeInstance]) {
        var buyers: [(identifier: ArraySlice<UInt8>, party: Int, organisation: Int?)] = []
        for (index, scope) in scopes.enumerated() where scope.scope == .contractingParty {
            let identifier = keys.buyers[index] ?? []
            let organisation = identifier.isEmpty ? nil : keys.organisations[identifier]
            buyers.append((identifier, index, organisation))
        }
        if let leader = buyers.firstIndex(where: { $0.organisation.map(keys.leaders.contains) ?? false }) {
            buyers.insert(buyers.remove(at: leader), at: 0)
        }
        for (number, buyer) in buyers.enumerated() {
            buyerIdentifiers.append(ValueParsing.string(buyer.identifier))
            destinations[buyer.party] = .buyer(number)
            if let organisation = buyer.organisation { destinations[organisation] = .buyer(number) }
        }
    }
}
