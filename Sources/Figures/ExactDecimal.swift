// Exact decimal numbers: amounts of money, weights, percentages.
//
// Binary fractions cannot hold 0.1, and a legal threshold is no place for rounding: this type
// holds a whole number and a count of decimal places, and refuses what it cannot hold exactly.

/// A decimal number held exactly: `mantissa × 10^-scale`.
///
/// Always in lowest terms (`1.50` and `1.5` are the same value), so equality is equality of the
/// stored fields. Arithmetic that leaves the range, or a division that does not end, returns `nil`:
/// there is no silent rounding.
public struct ExactDecimal: Hashable, Sendable {
    /// The digits as a whole number, with the sign.
    public let mantissa: Int128
    /// How many of the digits stand behind the decimal point, 0…30.
    public let scale: Int

    /// The greatest `scale` kept.
    public static let greatestScale = 30

    public static let zero = ExactDecimal(0)
    public static let one = ExactDecimal(1)

    public init(_ whole: some BinaryInteger) {
        mantissa = Int128(whole)
        scale = 0
    }

    /// `mantissa × 10^-scale`, brought to lowest terms; `nil` if more than 30 decimals remain.
    public init?(mantissa: Int128, scale: Int) {
        var digits = mantissa
        var places = scale
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        while places < 0 {
            let (next, overflow) = digits.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            digits = next
            places += 1
        }
        if places > Self.greatestScale { return nil }
        self.mantissa = digits
        self.scale = digits == 0 ? 0 : places
    }

    /// Reads `-12`, `1250.5`, `1.2e3`; no spaces, no thousands separators. `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        var digits: Int128 = 0
        var places = 0
        var exponent = 0
        var negative = false
        var seenDigit = false
        var seenPoint = false
        var bytes = text.utf8.makeIterator()
        var next = bytes.next()
        if let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            next = bytes.next()
        }
        scan: while let byte = next {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                seenDigit = true
                let (shifted, tooBig) = digits.multipliedReportingOverflow(by: 10)
                let (sum, tooBigStill) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
                if tooBig || tooBigStill { return nil }
                digits = sum
                if seenPoint { places += 1 }
            case UInt8(ascii: "."):
                if seenPoint { return nil }
                seenPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard seenDigit else { return nil }
                var negativeExponent = false
                next = bytes.next()
                if let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                    negativeExponent = sign == UInt8(ascii: "-")
                    next = bytes.next()
                }
                guard next != nil else { return nil }
                while let digit = next {
                    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), exponent < 1_000 else { return nil }
                    exponent = exponent * 10 + Int(digit - UInt8(ascii: "0"))
                    next = bytes.next()
                }
                if negativeExponent { exponent = -exponent }
                break scan
            default:
                return nil
            }
            next = bytes.next()
        }
        guard seenDigit else { return nil }
        self.init(mantissa: negative ? -digits : digits, scale: places - exponent)
    }

    /// The whole number, if there are no decimals and it fits.
    public var wholeValue: Int? { scale == 0 ? Int(exactly: mantissa) : nil }

    /// The nearest binary fraction; for pictures and ratios, never for a comparison that matters.
    public var approximateValue: Double {
        var value = Double(mantissa)
        for _ in 0..<scale { value /= 10 }
        return value
    }

    public var isNegative: Bool { mantissa < 0 }

    /// `nil` if the result is out of range.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (left, right, places) = Self.aligned(self, other) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactDecimal(mantissa: sum, scale: places)
    }

    /// `nil` if the result is out of range.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        guard let negated = other.negated() else { return nil }
        return adding(negated)
    }

    /// `nil` if the result is out of range.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: product, scale: scale + other.scale)
    }

    /// The quotient if it can be written exactly with at most 30 decimals; `nil` for a division by
    /// zero or one that does not end (1 ÷ 3): use `divided(by:places:)` and say how it is rounded.
    public func divided(by other: ExactDecimal) -> ExactDecimal? {
        guard other.mantissa != 0 else { return nil }
        var numerator = mantissa
        var places = scale - other.scale
        while numerator % other.mantissa != 0 {
            let (next, overflow) = numerator.multipliedReportingOverflow(by: 10)
            if overflow || places >= Self.greatestScale { return nil }
            numerator = next
            places += 1
        }
        return ExactDecimal(mantissa: numerator / other.mantissa, scale: places)
    }

    /// The quotient cut off towards zero after `places` decimals; `nil` for a division by zero.
    public func divided(by other: ExactDecimal, places: Int) -> ExactDecimal? {
        guard other.mantissa != 0 else { return nil }
        var numerator = mantissa
        var denominator = other.mantissa
        var shift = places - scale + other.scale
        while shift > 0 {
            let (next, overflow) = numerator.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            numerator = next
            shift -= 1
        }
        while shift < 0 {
            let (next, overflow) = denominator.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            denominator = next
            shift += 1
        }
        return ExactDecimal(mantissa: numerator / denominator, scale: places)
    }

    /// `nil` only for the one value whose opposite is out of range.
    public func negated() -> ExactDecimal? {
        mantissa == .min ? nil : ExactDecimal(mantissa: -mantissa, scale: scale)
    }

    /// Both mantissas at the larger scale; `nil` if that is out of range.
    private static func aligned(_ a: ExactDecimal, _ b: ExactDecimal) -> (Int128, Int128, Int)? {
        var left = a.mantissa
        var right = b.mantissa
        var difference = a.scale - b.scale
        while difference > 0 {
            let (next, overflow) = right.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            right = next
            difference -= 1
        }
        while difference < 0 {
            let (next, overflow) = left.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            left = next
            difference += 1
        }
        return (left, right, max(a.scale, b.scale))
    }
}

extension ExactDecimal: Comparable {
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if let (a, b, _) = aligned(left, right) { return a < b }
        // One of the two could not be brought to the other's scale, so they differ by more than
        // any rounding of a binary fraction: the approximate order is the exact one.
        return left.approximateValue < right.approximateValue
    }
}

extension ExactDecimal: CustomStringConvertible, LosslessStringConvertible, ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }

    /// Plain digits with a point, no exponent: `-1250.5`. The form JSON reports use.
    public var description: String {
        var digits = String(mantissa.magnitude)
        if scale > 0 {
            if digits.utf8.count <= scale {
                digits = String(repeating: "0", count: scale - digits.utf8.count + 1) + digits
            }
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        }
        return mantissa < 0 ? "-" + digits : digits
    }
}
