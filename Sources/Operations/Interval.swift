// A figure that is known within bounds: no false precision.

import Figures

/// A figure between two bounds, both included.
public struct Interval: Hashable, Sendable {
    public let low: ExactDecimal
    public let high: ExactDecimal

    public init(_ low: ExactDecimal, _ high: ExactDecimal) {
        self.low = min(low, high)
        self.high = max(low, high)
    }

    public init(_ value: ExactDecimal) { self.init(value, value) }

    public static let zero = Interval(.zero)

    public var isExact: Bool { low == high }

    /// The middle, for what one parameter alone changes.
    public var middle: ExactDecimal { low.adding(high)?.divided(by: 2, places: 6) ?? low }

    /// Sums never leave the range of exact decimals: contracts are no astronomy.
    public static func + (left: Interval, right: Interval) -> Interval {
        Interval(left.low.adding(right.low) ?? left.low, left.high.adding(right.high) ?? left.high)
    }
}

extension ExactDecimal {
    /// The whole number below: hours are counted in whole hours.
    public var floored: ExactDecimal {
        var mantissa = mantissa
        for _ in 0..<scale {
            let rest = mantissa % 10
            mantissa = mantissa / 10 - (rest < 0 ? 1 : 0)
        }
        return ExactDecimal(mantissa: mantissa, scale: 0) ?? self
    }

    public func times(_ other: ExactDecimal) -> ExactDecimal { multiplied(by: other) ?? .zero }

    /// To six places; zero where there is nothing to divide by.
    public func over(_ other: ExactDecimal) -> ExactDecimal { other == .zero ? .zero : divided(by: other, places: 6) ?? .zero }
}
