// What the market is, in a few lines.

import Figures
import Market
import Rules

/// Labels and values of the facts at the top of the report.
struct MarketFacts {
    private(set) var rows: [(label: String, value: String)] = []

    init(_ subject: HTMLSubject) {
        let market = subject.market
        guard subject.isReadable else { return }
        add(HTMLWords.buyer, buyer(market))
        add(HTMLWords.procedure, procedure(market))
        add(HTMLWords.lots, lots(market))
        add(HTMLWords.deadline, deadlines(market))
        let launch = subject.consultation.judgement.launchDate
        // Where it is written stands further down, with the quote.
        add(HTMLWords.launch, LaunchDate(earliest: launch.earliest, latest: launch.latest, origin: launch.origin).sentence(among: []))
    }

    private mutating func add(_ label: String, _ value: String?) {
        if let value, !value.isEmpty { rows.append((label, HTMLText.beginning(of: value, limit: 300))) }
    }

    private func buyer(_ market: Market) -> String? {
        let name = market.buyer.firstValue(of: BuyerField.name)?.description
        let city = market.buyer.firstValue(of: BuyerField.city)?.description
        let kind = market.buyer.firstValue(of: BuyerField.kind).flatMap { CodeList.buyerKind.label(of: $0.description) }
        let parts = [name ?? kind, city].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func procedure(_ market: Market) -> String? {
        let form = market.notice.firstValue(of: NoticeField.formType)?.description
        let parts = [
            market.procedure.firstValue(of: ProcedureField.type).map { CodeList.procedureType.label(of: $0.description) ?? $0.description },
            market.procedure.firstValue(of: ProcedureField.nature).map { CodeList.contractNature.label(of: $0.description) ?? $0.description },
            // A call for competition is what everybody expects; anything else must be said.
            form == nil || form == "competition" ? nil : form.map { HTMLWords.noticeForm(CodeList.formType.label(of: $0) ?? $0) },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func lots(_ market: Market) -> String? {
        let count = market.lots.members.count
        switch market.lots.completeness {
        case .unknown: return nil
        case .partial: return HTMLWords.knownLots(count)
        case .complete:
            let isUndivided = count == 1 && market.procedure.firstValue(of: ProcedureField.isDivided) == .bool(false)
            return isUndivided ? HTMLWords.undivided : French.count(count, "lot", "lots")
        }
    }

    /// The day until which tenders are due: one, or the first and the last of several.
    private func deadlines(_ market: Market) -> String? {
        let days = market.lots.members.flatMap { $0[LotField.tenderDeadline].distinctValues }.compactMap(\.day).sorted()
        guard let first = days.first, let last = days.last else { return nil }
        return first == last ? FrenchText.date(first) : "\(FrenchText.date(first)) – \(FrenchText.date(last))"
    }
}

extension FactValue {
    /// The day of a date or of a moment.
    var day: CivilDate? {
        switch self {
        case .date(let date): date
        case .moment(let moment): moment.date
        default: nil
        }
    }
}
