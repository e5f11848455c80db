// Several notices in one consultation: which one says what the market is.

import Figures
import Market
import Notices
import Provenance

/// The structured notices of a consultation: the last call for competition says what the market is,
/// the first one says when it was launched.
struct NoticeChoice {
    /// The market as the chosen notice shows it; empty without one.
    private(set) var market = Market()
    private(set) var launchDate = LaunchDate.unknown
    private(set) var formType: String?
    private(set) var remarks: [String] = []
    var isStructured = false

    /// Notices of other procedures are marked as not read: they are other consultations.
    init(_ documents: inout [ReadDocument]) {
        var notices: [(index: Int, market: Market)] = []
        for (index, document) in documents.enumerated() {
            if case .notice(let market) = document.contents { notices.append((index, market)) }
        }
        guard let main = notices.max(by: { Self.rank($0) < Self.rank($1) }) else { return }
        isStructured = true
        market = main.market
        formType = Self.code(.formType, main.market)
        launchDate = LaunchDate(readFrom: main.market.notice)
        let path = documents[main.index].record.path
        for other in notices where other.index != main.index {
            let record = documents[other.index].record
            documents[other.index].contents = .none
            if let own = Self.text(.procedureIdentifier, other.market), let wanted = Self.text(.procedureIdentifier, main.market), own != wanted {
                documents[other.index].record = record.with(
                    .unread(reason: "c’est l’avis d’une autre procédure que \(path). Le contrôler à part (« clausier batch » prend chaque avis pour une consultation)."))
                continue
            }
            remarks.append("\(record.path) : autre avis de la même procédure ; c’est \(path), le plus récent, qui est contrôlé.")
            let launch = LaunchDate(readFrom: other.market.notice)
            if launch.origin == .contractNotice, let day = launch.date, launchDate.origin != .contractNotice || day < launchDate.date ?? day {
                launchDate = launch
            }
        }
    }

    /// Calls for competition before other notices, later ones before earlier ones.
    private static func rank(_ notice: (index: Int, market: Market)) -> Rank {
        var day = 0
        if case .moment(let moment)? = notice.market.notice.firstValue(of: NoticeField.dispatchDate) { day = moment.date.dayNumber }
        return Rank(isCall: code(.formType, notice.market) == "competition", day: day, position: -notice.index)
    }

    private struct Rank: Comparable {
        let isCall: Bool
        let day: Int
        let position: Int

        static func < (left: Rank, right: Rank) -> Bool {
            (left.isCall ? 1 : 0, left.day, left.position) < (right.isCall ? 1 : 0, right.day, right.position)
        }
    }

    private static func code(_ field: NoticeField, _ market: Market) -> String? {
        if case .code(let code)? = market.notice.firstValue(of: field) { code } else { nil }
    }

    private static func text(_ field: NoticeField, _ market: Market) -> String? {
        if case .text(let text)? = market.notice.firstValue(of: field) { text } else { nil }
    }
}
