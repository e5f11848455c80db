// Notices in prose: which one says what the market is and when it was launched, where no structured one does.

import Market
import Notices
import Provenance

/// What the notices in prose of a consultation say of themselves.
struct ProseNotices {
    /// That of the latest call for competition, or of the latest notice of another nature; empty without one.
    private(set) var notice = Record(.notice)
    /// That of the earliest call.
    private(set) var launchDate = LaunchDate.unknown

    init(_ contributions: [Contribution]) {
        // A règlement may say when the notice was sent, and is none.
        let notices = contributions.filter { $0.kind == .notice }.map(\.notice).filter(\.isTold)
        guard let main = notices.enumerated().max(by: { Self.rank($0) < Self.rank($1) }) else { return }
        notice = main.element
        launchDate = LaunchDate(readFrom: notice)
        for other in notices {
            let launch = LaunchDate(readFrom: other)
            if launch.origin == .contractNotice, let day = launch.date, launchDate.origin != .contractNotice || day < launchDate.date ?? day { launchDate = launch }
        }
    }

    private static func rank(_ notice: (offset: Int, element: Record)) -> (Int, Int, Int) {
        let isCall = notice.element.firstValue(of: NoticeField.formType) == .code("competition")
        var day = 0
        if case .moment(let moment)? = notice.element.firstValue(of: NoticeField.dispatchDate) { day = moment.date.dayNumber }
        return (isCall ? 1 : 0, day, -notice.offset)
    }
}

extension Record {
    /// The country of a buyer whose post code is French, where its notice, in prose, does not write it. A region
    /// of another country speaks against it.
    mutating func tellCountry() {
        guard type == .buyer, self[BuyerField.country].claims.isEmpty, let claim = self[BuyerField.postCode].claims.first,
            case .text(let code) = claim.value, let country = PostCode.country(code)
        else { return }
        let isForeign = self[BuyerField.countrySubdivision].claims.contains { !$0.value.description.hasPrefix("FR") }
        if !isForeign { add(Claim(.code(country), claim.evidence), to: BuyerField.country) }
    }
}
