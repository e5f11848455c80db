// Partial assignments: values with holes, and all the ways to fill them.

@testable import CEL

/// A hole: what may stand there. `nil` stands for absence.
struct Hole {
    let id: AttributeID
    let values: [Value?]
    /// The engine is not told the values.
    let isOpen: Bool

    var attribute: UnknownAttribute {
        let present = values.compactMap { $0 }
        let isBoolean = present.count == 2 && present.contains(.bool(true)) && present.contains(.bool(false))
        return UnknownAttribute(
            id: id, kind: .unread, domain: isOpen ? .open : isBoolean ? .boolean : .values(present),
            mayBeAbsent: values.contains { $0 == nil })
    }
}

/// A value with holes.
indirect enum Template {
    case known(Value)
    case hole(Int)
    case list([Template])
    case map([(String, Template)])
    case record([(String, Template)])
    /// A list of which more elements may exist: the hole is filled with a list of them.
    case partial([Template], Int)

    /// `fill` answers for a hole: a value, or `nil` for absence.
    func value(_ fill: (Int) -> Value?) -> Value? {
        switch self {
        case .known(let value): value
        case .hole(let number): fill(number)
        case .list(let parts): .list(parts.compactMap { $0.value(fill) })
        case .map(let entries): .map(entries.compactMap { key, part in part.value(fill).map { (.string(key), $0) } })
        case .partial(let parts, let rest):
            switch fill(rest) {
            case .unknown(let unknown): .list(ListValue(parts.compactMap { $0.value(fill) }, more: unknown))
            case .list(let more): .list(parts.compactMap { $0.value(fill) } + more.elements)
            default: .list(parts.compactMap { $0.value(fill) })
            }
        case .record(let fields):
            .object(
                TestRecord(
                    UnknownMakers.record,
                    Dictionary(uniqueKeysWithValues: fields.compactMap { key, part in part.value(fill).map { (key, $0) } })))
        }
    }
}

struct RandomAssignment {
    static let variables: [VariableDeclaration] = [
        VariableDeclaration("b0", .bool), VariableDeclaration("b1", .bool), VariableDeclaration("b2", .bool),
        VariableDeclaration("b3", .bool), VariableDeclaration("i0", .int), VariableDeclaration("i1", .int),
        VariableDeclaration("i2", .int), VariableDeclaration("i3", .int), VariableDeclaration("s0", .string),
        VariableDeclaration("s1", .string), VariableDeclaration("l0", .list(.int)), VariableDeclaration("l1", .list(.int)),
        VariableDeclaration("m0", .map(.string, .int)), VariableDeclaration("r0", .object("Rec")),
        VariableDeclaration("q0", .list(.object("Rec"))),
    ]

    private(set) var templates: [Template] = []
    private(set) var holes: [Hole] = []

    /// - Parameters:
    ///   - unknownPercent: how likely a place is a hole, while there are fewer than twelve.
    ///   - openPercent: how likely a hole is open.
    init(_ random: inout RandomExpressions, unknownPercent: Int, openPercent: Int) {
        var holes: [Hole] = []
        func place(_ values: [Value], _ canBeAbsent: Bool = false) -> Template {
            var choices: [Value?] = values
            if canBeAbsent { choices.append(nil) }
            if holes.count < 12, random.chance(unknownPercent) {
                // Now and then the same attribute stands in two places.
                if random.chance(10), let known = holes.firstIndex(where: { $0.values.count == choices.count && zip($0.values, choices).allSatisfy { $0 == $1 } }) {
                    return .hole(known)
                }
                holes.append(Hole(id: AttributeID(UInt64(holes.count + 1)), values: choices, isOpen: random.chance(openPercent)))
                return .hole(holes.count - 1)
            }
            return random.pick(choices).map { .known($0) } ?? .list([])
        }
        let bools: [Value] = [.bool(false), .bool(true)]
        func ints() -> [Value] { random.pick([[.int(0), .int(1)], [.int(1), .int(2), .int(-1)], [.int(0), .int(2)], [.int(2)]]) }
        func record() -> Template {
            var fields: [(String, Template)] = [
                ("flag", place(bools)), ("count", place(ints())), ("name", place([.string("a"), .string("b")])),
            ]
            if random.chance(70) {
                let opt = place(ints(), true)
                if case .list = opt {} else { fields.append(("opt", opt)) }
            }
            return .record(fields)
        }
        for _ in 0..<4 { templates.append(place(bools)) }
        for _ in 0..<4 { templates.append(place(ints())) }
        for _ in 0..<2 { templates.append(place([.string("a"), .string("b")])) }
        /// Perhaps with a rest that is not known.
        func list(_ parts: [Template], _ rests: [[Value]]) -> Template {
            guard openPercent > 0, holes.count < 12, random.chance(30) else { return .list(parts) }
            holes.append(Hole(id: AttributeID(UInt64(holes.count + 1)), values: rests.map { .list($0) }, isOpen: true))
            return .partial(parts, holes.count - 1)
        }
        for _ in 0..<2 {
            templates.append(list((0..<random.pick([0, 1, 2, 3])).map { _ in place(ints()) }, [[], [.int(0)], [.int(1), .int(2)]]))
        }
        templates.append(.map([("a", place(ints())), ("b", place(ints()))]))
        templates.append(record())
        let extra = Value.object(
            TestRecord(UnknownMakers.record, ["flag": .bool(true), "count": .int(1), "name": .string("b"), "opt": .int(0)]))
        let bare = Value.object(TestRecord(UnknownMakers.record, ["flag": .bool(false), "count": .int(0), "name": .string("a")]))
        templates.append(list((0..<random.pick([0, 1, 2])).map { _ in record() }, [[], [extra], [bare, extra]]))
        self.holes = holes
    }

    /// With the holes as unknowns.
    var unknown: [Value] { templates.map { $0.value { .unknown(Unknown(holes[$0].attribute)) } ?? .null } }

    /// With each hole filled by the value of that number.
    func completed(_ chosen: [Int]) -> [Value] { templates.map { $0.value { holes[$0].values[chosen[$0]] } ?? .null } }

    var completionCount: Int { holes.reduce(1) { $0.multipliedReportingOverflow(by: $1.values.count).partialValue } }

    func choice(_ number: Int) -> [Int] {
        var rest = number
        return holes.map { hole in
            defer { rest /= hole.values.count }
            return rest % hole.values.count
        }
    }

    /// One hole fewer: it is known to be its first value.
    func filling(_ hole: Int) -> RandomAssignment? {
        guard let value = holes[hole].values.compactMap({ $0 }).first else { return nil }
        var copy = self
        copy.holes[hole] = Hole(id: holes[hole].id, values: [value], isOpen: false)
        copy.templates = templates.map { $0.replacing(hole, by: value) }
        return copy
    }
}

extension Template {
    func replacing(_ hole: Int, by value: Value) -> Template {
        switch self {
        case .known: self
        case .hole(let number): number == hole ? .known(value) : self
        case .list(let parts): .list(parts.map { $0.replacing(hole, by: value) })
        case .map(let entries): .map(entries.map { ($0, $1.replacing(hole, by: value)) })
        case .record(let fields): .record(fields.map { ($0, $1.replacing(hole, by: value)) })
        case .partial(let parts, let rest):
            if rest == hole, case .list(let more) = value {
                .list(parts.map { $0.replacing(hole, by: value) } + more.elements.map { .known($0) })
            } else {
                .partial(parts.map { $0.replacing(hole, by: value) }, rest)
            }
        }
    }
}
