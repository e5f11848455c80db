// When the consultation was launched, as far as its notice tells.

import Figures
import Market
import Provenance

extension LaunchDate {
    /// The bounds that a notice gives.
    ///
    /// The law in force is that of the day on which the contract notice was sent (art. 35 IV loi
    /// 2021-1104, décrets 2025-1383 and 2025-1386). A change notice, an award or a modification was
    /// sent later than the consultation began, a planning notice earlier.
    public init(readFrom notice: Record) {
        guard let claim = notice[NoticeField.dispatchDate].claims.first, case .moment(let dispatch) = claim.value else {
            self.init(publicationOf: notice)
            return
        }
        let day = dispatch.date
        let formType: String? = if case .code(let code) = notice.firstValue(of: NoticeField.formType) { code } else { nil }
        let isChange = notice.firstValue(of: NoticeField.isChange) == .bool(true)
        switch formType {
        case "competition" where isChange, "change":
            let earliest = notice[NoticeField.changedNotice].claims.lazy.compactMap(Self.earliestDispatch(ofPublication:)).first
            self.init(earliest: earliest, latest: day, origin: .changeNotice, evidence: claim.evidence)
        case "competition":
            self = .exactly(day, origin: .contractNotice, evidence: claim.evidence)
        case "result", "dir-awa-pre", "cont-modif", "completion":
            self.init(earliest: nil, latest: day, origin: .resultNotice, evidence: claim.evidence)
        case "planning", "consultation":
            self.init(earliest: day, latest: nil, origin: .planningNotice, evidence: claim.evidence)
        default:
            self = .unknown
        }
    }

    /// The BOAMP says when a notice was published, not when it was sent: not later. It numbers notices
    /// as they come in (`26-88069`), which tells the year.
    private init(publicationOf notice: Record) {
        guard let claim = notice[NoticeField.publicationDate].claims.first, case .date(let day) = claim.value,
            case .code(let formType)? = notice.firstValue(of: NoticeField.formType)
        else {
            self = .unknown
            return
        }
        let number = formType == "change" ? notice[NoticeField.changedNotice] : notice[NoticeField.identifier]
        let earliest = number.claims.lazy.compactMap(Self.earliestDispatch(ofBOAMP:)).first
        switch formType {
        case "competition": self.init(earliest: earliest, latest: day, origin: .publication, evidence: claim.evidence)
        case "change": self.init(earliest: earliest, latest: day, origin: .changeNotice, evidence: claim.evidence)
        case "result", "dir-awa-pre", "cont-modif", "completion":
            self.init(earliest: nil, latest: day, origin: .resultNotice, evidence: claim.evidence)
        default: self = .unknown
        }
    }

    /// A notice numbered in a year was sent in it, or in the last days of the year before.
    private static func earliestDispatch(ofBOAMP claim: Claim) -> CivilDate? {
        guard case .text(let number) = claim.value else { return nil }
        let parts = number.split(separator: "-")
        guard parts.count == 2, parts[0].utf8.count == 2, let year = Int(parts[0]), year >= 0, Int(parts[1]) != nil else { return nil }
        return CivilDate(year: 2000 + year - 1, month: 12, day: 15)
    }

    /// The day that a person gave for the dispatch of the notice, where no paper tells the launch.
    init?(declaredIn market: Market) {
        guard market.launchDate.date == nil,
            let claim = market.notice[NoticeField.dispatchDate].claims.last(where: \.evidence.isDeclaration),
            case .moment(let dispatch) = claim.value
        else { return nil }
        self = .exactly(dispatch.date, origin: .declared, evidence: claim.evidence)
    }

    /// The day on which the other papers say that the call was sent, where no notice tells it: « Date d’envoi de
    /// l’avis à la publication » on the cover of a règlement. A day after the one by which a notice says that it was
    /// sent, or after that by which tenders are due, is a slip or another consultation’s. Papers that differ leave
    /// the days between them open.
    init?(statedByPapers claims: [Claim], within bounds: LaunchDate, before deadline: CivilDate?) {
        let days = claims.compactMap { claim -> (date: CivilDate, evidence: Evidence)? in
            if case .moment(let moment) = claim.value { (moment.date, claim.evidence) } else { nil }
        }
        guard let first = days.min(by: { $0.date < $1.date }), let last = days.max(by: { $0.date < $1.date }),
            first.date >= bounds.earliest ?? first.date, last.date <= bounds.latest ?? last.date, last.date <= deadline ?? last.date
        else { return nil }
        self.init(earliest: first.date, latest: last.date, origin: .contractNotice, evidence: first.evidence)
    }

    /// A bound for a consultation of which no notice tells the launch: tenders are due after it began.
    /// Where papers give several days, the latest of them, so that nothing is excluded wrongly.
    public init(deadlinesOf market: Market) {
        let fields: [LotField] = [.tenderDeadline, .requestDeadline, .expressionDeadline]
        let claims = market.lots.members.flatMap { lot in fields.flatMap { lot[$0].claims } }.filter { !$0.evidence.isDeclaration }
        let days = claims.compactMap { claim -> (CivilDate, Evidence)? in
            if case .moment(let moment) = claim.value { (moment.date, claim.evidence) } else { nil }
        }
        guard let last = days.max(by: { $0.0 < $1.0 }) else {
            self = .unknown
            return
        }
        self.init(earliest: nil, latest: last.0, origin: .deadline, evidence: last.1)
    }

    /// The number under which TED published the corrected notice tells the year: `259785-2023`. It was
    /// sent at most a few days before, perhaps in the last ones of the year before.
    private static func earliestDispatch(ofPublication claim: Claim) -> CivilDate? {
        guard case .text(let number) = claim.value else { return nil }
        // `259785-2023`, or `2019/S 005-006184` as the Official Journal has it.
        let parts = number.contains("/S ") ? number.split(separator: "/").prefix(1) + ["0"] : number.split(separator: "-")[...]
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = parts.lazy.filter({ $0.utf8.count == 4 }).compactMap({ Int($0) }).first, (2000...2100).contains(year)
        else { return nil }
        return CivilDate(year: year - 1, month: 12, day: 15)
    }
}

extension Market {
    /// When the consultation was launched, as far as its papers tell what its notices do not.
    mutating func tellLaunch(papers: [Contribution]) {
        let stated = papers.filter { $0.kind != .notice }.flatMap { $0.notice[NoticeField.dispatchDate].claims }
        let deadline = LaunchDate(deadlinesOf: self)
        if launchDate.date == nil, let told = LaunchDate(statedByPapers: stated, within: launchDate, before: deadline.latest) { launchDate = told }
        if launchDate == .unknown { launchDate = deadline }
        // What the papers say is the dispatch of the call: a correction and an award have their own.
        let isOfCall = notice.firstValue(of: NoticeField.isChange) != .bool(true)
            && [nil, .code("competition")].contains(notice.firstValue(of: NoticeField.formType))
        guard isOfCall, notice[NoticeField.dispatchDate].claims.isEmpty else { return }
        for claim in stated { notice.add(claim, to: NoticeField.dispatchDate) }
    }
}
