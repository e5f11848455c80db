// CEL's own time types: points on the UTC time line and spans in nanoseconds.

/// A point in time, 0001-01-01T00:00:00Z … 9999-12-31T23:59:59.999999999Z.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Since 1970-01-01T00:00:00Z.
    public let seconds: Int64
    /// 0…999,999,999, counted forward also before 1970.
    public let nanoseconds: Int32

    /// `nil` outside the years 1…9999.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard seconds >= -62_135_596_800, seconds <= 253_402_300_799, (0...999_999_999).contains(nanoseconds)
        else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

/// A span of time in nanoseconds (about ±292 years, as in the reference implementations).
public struct Duration: Hashable, Sendable, Comparable {
    public let nanoseconds: Int64
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    public static func < (left: Duration, right: Duration) -> Bool { left.nanoseconds < right.nanoseconds }
}
