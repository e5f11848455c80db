// When the consultation was launched: the day whose law applies, with its bounds.

import Figures
import Provenance

/// The launch date of a consultation as far as the papers tell.
///
/// A contract notice states it; a change or an award notice only says that it was not later, a
/// planning notice that it was not earlier.
public struct LaunchDate: Hashable, Sendable {
    /// Where a bound comes from, for the report.
    public enum Origin: Hashable, Sendable {
        case contractNotice
        case changeNotice
        case resultNotice
        case planningNotice
        /// A call that does not say when it was sent: it was before it was published.
        case publication
        /// No notice tells: the consultation began before its tenders were due.
        case deadline
        case declared
        /// `--on`: the user asks for the law of that day.
        case requested
        case unknown
    }

    /// Not before this day; `nil`: no bound.
    public let earliest: CivilDate?
    /// Not after this day; `nil`: no bound.
    public let latest: CivilDate?
    public let origin: Origin
    /// The claim it was read from.
    public var evidence: Evidence? {
        guard case .at(let evidence)? = written else { return nil }
        return evidence
    }
    private let written: Written?

    /// Behind one reference: every finding carries the launch date.
    private indirect enum Written: Hashable, Sendable { case at(Evidence) }

    public init(earliest: CivilDate?, latest: CivilDate?, origin: Origin, evidence: Evidence? = nil) {
        self.earliest = earliest
        self.latest = latest
        self.origin = origin
        written = evidence.map(Written.at)
    }

    public static func exactly(_ date: CivilDate, origin: Origin, evidence: Evidence? = nil) -> LaunchDate {
        LaunchDate(earliest: date, latest: date, origin: origin, evidence: evidence)
    }

    public static let unknown = LaunchDate(earliest: nil, latest: nil, origin: .unknown)

    /// The day, if it is known to the day.
    public var date: CivilDate? { earliest == latest ? earliest : nil }
}
