// One purchase, however many notices speak of it: a contract is counted once.

import Figures
import Market
import Provenance

/// A consultation as it was read, with what tells it from others.
public struct Purchase: Sendable {
    public let source: String
    public let contracts: [Contract]
    /// BT-04; `nil` where no notice gives it.
    let procedure: String?
    let form: String?
    let dispatch: CivilDate?
    /// Whether anything of it could be read.
    let isReadable: Bool

    public init(_ market: Market, source: String) {
        self.source = source
        contracts = Contract.contracts(of: market, source: source)
        let identifier = market.notice.firstValue(of: NoticeField.procedureIdentifier)?.description.lowercased()
        procedure = identifier?.isEmpty == false ? identifier : nil
        form = market.notice.firstValue(of: NoticeField.formType)?.description
        switch market.notice.firstValue(of: NoticeField.dispatchDate) {
        case .moment(let moment)?: dispatch = moment.date
        case .date(let date)?: dispatch = date
        default: dispatch = nil
        }
        isReadable = market.documents.contains { if case .unread = $0.status { false } else { true } }
    }
}

/// Why a consultation is not counted.
public enum LeftAside: String, Sendable, Hashable, CaseIterable {
    case unread
    /// A planning or consultation notice: no contract is up for tender yet.
    case noTender
    /// A modification or completion notice: the contract was counted when it was let.
    case afterAward
    /// Another notice of the same procedure tells more or later.
    case sameProcedure
}

/// The purchases that are counted, and those that are not.
public struct Selection: Sendable {
    public private(set) var counted: [Purchase] = []
    public private(set) var leftAside: [(source: String, reason: LeftAside)] = []

    /// Of several notices of one procedure the last call for tenders is counted: a corrected notice repeats
    /// the whole one. Without any, the last of the others.
    public init(_ purchases: [Purchase]) {
        var best: [String: Int] = [:]
        var reasons: [Int: LeftAside] = [:]
        for (index, purchase) in purchases.enumerated() {
            if let reason = purchase.reasonToLeaveAside {
                reasons[index] = reason
                continue
            }
            guard let procedure = purchase.procedure else { continue }
            guard let other = best[procedure] else {
                best[procedure] = index
                continue
            }
            let isBetter = purchase.tellsMore(than: purchases[other])
            reasons[isBetter ? other : index] = .sameProcedure
            if isBetter { best[procedure] = index }
        }
        for (index, purchase) in purchases.enumerated() {
            if let reason = reasons[index] { leftAside.append((purchase.source, reason)) } else { counted.append(purchase) }
        }
    }
}

extension Purchase {
    fileprivate var reasonToLeaveAside: LeftAside? {
        if !isReadable { return .unread }
        switch form {
        case "planning", "consultation", "bri": return .noTender
        case "cont-modif", "completion": return .afterAward
        default: return nil
        }
    }

    fileprivate func tellsMore(than other: Purchase) -> Bool {
        let isCall = form == "competition"
        if isCall != (other.form == "competition") { return isCall }
        guard let dispatch, let before = other.dispatch else { return dispatch != nil || other.dispatch == nil }
        return dispatch >= before
    }
}
