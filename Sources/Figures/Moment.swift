// A point in time as a notice writes it: the civil date, perhaps an hour, perhaps an offset.

/// An hour of the day.
public struct CivilTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let hour: Int
    public let minute: Int
    public let second: Int

    /// `nil` outside 00:00:00…23:59:59 (24:00:00 is not a time of this day).
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        (left.hour, left.minute, left.second) < (right.hour, right.minute, right.second)
    }

    /// `12:00:00`.
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(hour)):\(two(minute)):\(two(second))"
    }
}

/// A civil date with, where they are written, the hour and the offset from UTC.
///
/// The offset is kept as written and never applied: legal days are counted on the date that stands
/// in the notice, and real notices carry offsets that do not fit the season.
public struct Moment: Hashable, Sendable, CustomStringConvertible {
    public let date: CivilDate
    public let time: CivilTime?
    /// `+01:00`, `Z` … exactly as written.
    public let offset: String?

    public init(date: CivilDate, time: CivilTime? = nil, offset: String? = nil) {
        self.date = date
        self.time = time
        self.offset = offset
    }

    /// ISO 8601 with the parts that are known: `2026-10-05`, `2026-10-05T12:00:00+02:00`.
    public var description: String {
        guard let time else { return date.description + (offset ?? "") }
        return "\(date)T\(time)\(offset ?? "")"
    }
}
