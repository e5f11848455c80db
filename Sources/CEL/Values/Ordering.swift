// Order: across numeric types, and where the calendar or the host leaves it open.

import Figures

/// How two values stand to each other.
enum Ordering {
    case less, equal, greater
    /// Comparable, but in no order: NaN.
    case unordered
    /// These orders are possible; the value is the unknown order as −1, 0 or 1.
    case open(Unknown, possible: CalendarDuration.PossibleOrders)
    case failed(EvaluationError)
    /// No such overload.
    case incomparable

    /// `a == b` under this order.
    var equality: Value {
        switch self {
        case .equal: .bool(true)
        case .less, .greater, .unordered, .incomparable: .bool(false)
        case .open(let unknown, let possible): possible.contains(.equal) ? .unknown(unknown.derived()) : .bool(false)
        case .failed(let error): .error(error)
        }
    }

    init(_ order: Int) { self = order < 0 ? .less : order > 0 ? .greater : .equal }

    /// What `compare(to:)` of a host answered.
    init(_ answer: Value?, assuming assumptions: Assumptions) {
        switch answer {
        case .int(let order)?: self = Ordering(Int(order.signum()))
        case .error(let error)?: self = .failed(error)
        case .unknown(let unknown)?:
            guard let attribute = unknown.attribute else {
                self = .open(unknown, possible: [.less, .equal, .greater])
                return
            }
            if case .int(let assumed)?? = assumptions[attribute.id] {
                self = Ordering(Int(assumed.signum()))
                return
            }
            var possible: CalendarDuration.PossibleOrders = []
            if case .values(let values) = attribute.domain {
                for value in values {
                    guard case .int(let order) = value else { continue }
                    possible.insert(order < 0 ? .less : order > 0 ? .greater : .equal)
                }
            }
            self = .open(unknown, possible: possible.isEmpty ? [.less, .equal, .greater] : possible)
        default: self = .incomparable
        }
    }
}

/// The four relations.
enum Relation: Sendable {
    case less, lessEqual, greater, greaterEqual

    func holds(_ isLess: Bool, _ isEqual: Bool) -> Bool {
        switch self {
        case .less: isLess
        case .lessEqual: isLess || isEqual
        case .greater: !isLess && !isEqual
        case .greaterEqual: !isLess
        }
    }

    func test(_ ordering: Ordering) -> Value {
        switch ordering {
        case .less: return .bool(holds(true, false))
        case .equal: return .bool(holds(false, true))
        case .greater: return .bool(holds(false, false))
        case .unordered: return .bool(false)
        case .open(let unknown, let possible):
            let answers = [(CalendarDuration.PossibleOrders.less, true, false), (.equal, false, true), (.greater, false, false)]
                .filter { possible.contains($0.0) }.map { holds($0.1, $0.2) }
            return answers.allSatisfy { $0 == answers.first } ? .bool(answers.first ?? false) : .unknown(unknown.derived())
        case .failed(let error): return .error(error)
        case .incomparable: return Failures.noSuchOverload
        }
    }

    /// The relation between the operands exchanged.
    var mirrored: Relation {
        switch self {
        case .less: .greater
        case .lessEqual: .greaterEqual
        case .greater: .less
        case .greaterEqual: .lessEqual
        }
    }
}

extension Value {
    /// The order of two ordinary values.
    func order(against other: Value, assuming assumptions: Assumptions = Assumptions()) -> Ordering {
        switch (self, other) {
        case (.int(let a), .int(let b)): return a < b ? .less : a == b ? .equal : .greater
        case (.string(let a), .string(let b)): return Ordering(a.order(against: b))
        case (.date(let a), .date(let b)): return a < b ? .less : a == b ? .equal : .greater
        case (.decimal(let a), .decimal(let b)): return a < b ? .less : a == b ? .equal : .greater
        case (.timestamp(let a), .timestamp(let b)): return a < b ? .less : a == b ? .equal : .greater
        case (.duration(let a), .duration(let b)): return a < b ? .less : a == b ? .equal : .greater
        case (.bool(let a), .bool(let b)): return a == b ? .equal : b ? .less : .greater
        case (.bytes(let a), .bytes(let b)):
            return a == b ? .equal : a.lexicographicallyPrecedes(b) ? .less : .greater
        case (.calendarDuration(let a), .calendarDuration(let b)):
            return CalendarComparison.order(a, b, assuming: assumptions)
        case (.opaque(let a), .opaque(let b)) where a.typeName == b.typeName:
            return Ordering(a.compare(to: b), assuming: assumptions)
        case (.decimal(let a), _):
            guard let b = ExactDecimal(whole: other) else { return .incomparable }
            return a < b ? .less : a == b ? .equal : .greater
        case (_, .decimal(let b)):
            guard let a = ExactDecimal(whole: self) else { return .incomparable }
            return a < b ? .less : a == b ? .equal : .greater
        default:
            return NumberOrder.compare(self, other) ?? .incomparable
        }
    }
}

extension Ordering: Equatable {
    /// For the decided orders only.
    static func == (left: Ordering, right: Ordering) -> Bool {
        switch (left, right) {
        case (.less, .less), (.equal, .equal), (.greater, .greater): true
        default: false
        }
    }
}

extension ExactDecimal {
    /// From an `int` or a `uint`.
    init?(whole value: Value) {
        switch value {
        case .int(let number): self.init(number)
        case .uint(let number): self.init(number)
        default: return nil
        }
    }
}

/// Numbers of the three types on one line.
enum NumberOrder {
    /// `nil` if one of them is no number.
    static func compare(_ left: Value, _ right: Value) -> Ordering? {
        switch (left, right) {
        case (.int(let a), .int(let b)): return order(a, b)
        case (.uint(let a), .uint(let b)): return order(a, b)
        case (.double(let a), .double(let b)): return a.isNaN || b.isNaN ? .unordered : order(a, b)
        case (.int(let a), .uint(let b)): return a < 0 ? .less : order(UInt64(a), b)
        case (.uint(let a), .int(let b)): return b < 0 ? .greater : order(a, UInt64(b))
        case (.int(let a), .double(let b)): return b.isNaN ? .unordered : mixed(a, b)
        case (.uint(let a), .double(let b)): return b.isNaN ? .unordered : mixed(a, b)
        case (.double(let a), .int(let b)): return a.isNaN ? .unordered : flipped(mixed(b, a))
        case (.double(let a), .uint(let b)): return a.isNaN ? .unordered : flipped(mixed(b, a))
        default: return nil
        }
    }

    private static func order<T: Comparable>(_ a: T, _ b: T) -> Ordering { a < b ? .less : a == b ? .equal : .greater }

    /// The specification compares as doubles: integers beyond 2^53 are rounded to the nearest.
    private static func mixed<T: FixedWidthInteger>(_ whole: T, _ real: Double) -> Ordering { order(Double(whole), real) }

    private static func flipped(_ order: Ordering) -> Ordering {
        switch order {
        case .less: .greater
        case .greater: .less
        default: order
        }
    }
}

/// Calendar durations: what the calendar leaves open becomes an attribute of the engine's own, so
/// that two questions about one pair are answered alike.
enum CalendarComparison {
    static func order(
        _ left: CalendarDuration, _ right: CalendarDuration, assuming assumptions: Assumptions = Assumptions()
    ) -> Ordering {
        let orders = left.compared(to: right)
        if orders == .less { return .less }
        if orders == .equal { return .equal }
        if orders == .greater { return .greater }
        // Open only between months and days: the attribute is how the months stand to the days.
        if let months = left.wholeMonths, let days = right.wholeDays {
            return open(orders, months: months, days: days, isFlipped: false, assumptions)
        }
        if let months = right.wholeMonths, let days = left.wholeDays {
            return open(orders, months: months, days: days, isFlipped: true, assumptions)
        }
        return .incomparable
    }

    private static func open(
        _ orders: CalendarDuration.PossibleOrders, months: Int, days: Int, isFlipped: Bool, _ assumptions: Assumptions
    ) -> Ordering {
        // Exact where both amounts fit; beyond, two pairs could share one identifier, so the
        // attribute is left open and nothing is concluded from it.
        let isExact = (0..<1 << 31).contains(months) && (0..<1 << 32).contains(days)
        let id = AttributeID(
            1 << 63 | UInt64(truncatingIfNeeded: months & 0x7FFF_FFFF) << 32 | UInt64(truncatingIfNeeded: days & 0xFFFF_FFFF))
        if isExact, case .int(let assumed)?? = assumptions[id] { return Ordering(Int(isFlipped ? -assumed : assumed)) }
        var possible: [Value] = []
        for (order, sign) in [(CalendarDuration.PossibleOrders.less, Int64(-1)), (.equal, 0), (.greater, 1)]
        where orders.contains(order) {
            possible.append(.int(isFlipped ? -sign : sign))
        }
        let unknown = Unknown(UnknownAttribute(id: id, kind: .imprecise, domain: isExact ? .values(possible) : .open))
        return .open(unknown, possible: orders)
    }
}
