// Measures CEL: evaluation and compilation of typical expressions, one line each.
//
//     swift run -c release celbench [PART-OF-EXPRESSION]

import CEL
import Figures

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

final class Item: ObjectValue {
    static let type = ObjectType(
        name: "Lot",
        fields: [
            Field("number", .int), Field("kind", .string), Field("isReserved", .bool),
            Field("value", .decimal, presence: .optional), Field("duration", .calendarDuration, presence: .optional),
        ])
    private let values: [Value?]
    init(_ values: [Value?]) { self.values = values }
    var objectType: ObjectType { Self.type }
    func field(_ index: Int) -> Value? { values[index] }
}

let environment = try Environment(
    variables: [
        VariableDeclaration("a", .int), VariableDeclaration("b", .int), VariableDeclaration("kind", .string),
        VariableDeclaration("numbers", .list(.int)), VariableDeclaration("lots", .list(.object("Lot"))),
        VariableDeclaration("lot", .object("Lot")), VariableDeclaration("threshold", .decimal),
        VariableDeclaration("flag", .bool),
    ], types: [Item.type])

let lots: [Value] = (0..<40).map { number in
    .object(
        Item([
            .int(Int64(number)), .string(number % 2 == 0 ? "works" : "services"), .bool(number % 3 == 0),
            .decimal(ExactDecimal(number * 1_000)), .calendarDuration(CalendarDuration(number, .month)),
        ]))
}
let variables: [Value] = [
    .int(3), .int(4), .string("open"), .list((0..<40).map { .int($0) }), .list(lots), lots[7], .decimal(40_000), .bool(true),
]
let unknown: [Value] = [
    .unknown(AttributeID(1), domain: .values([.int(1), .int(2)])), .int(4), .unknown(AttributeID(2)), variables[3], variables[4],
    lots[7], .decimal(40_000), .unknown(AttributeID(3), domain: .boolean),
]

/// Processor time, so that other work on the machine matters less.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

let filter = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ""

/// The best of several runs, in nanoseconds per call.
func measure(_ name: String, _ count: Int, _ body: () -> Int) {
    guard filter.isEmpty || name.contains(filter) else { return }
    var best = Double.infinity
    var sink = 0
    for _ in 0..<15 {
        let start = processorTime()
        for _ in 0..<count { sink &+= body() }
        best = min(best, (processorTime() - start) / Double(count))
    }
    let text = String(Int(best.rounded()))
    print(String(repeating: " ", count: max(0, 8 - text.count)) + text + " ns  " + name + (sink == .min ? "!" : ""))
}

func evaluate(_ source: String, _ count: Int = 100_000, _ variables: [Value] = variables) throws {
    let program = try environment.compile(source)
    measure(source, count) { if case .bool(true) = program.evaluate(variables) { 1 } else { 0 } }
}

print("evaluation")
try evaluate("true")
try evaluate("a == b")
try evaluate("kind == 'open'")
try evaluate("a < 10 && kind == 'open' && flag")
try evaluate("lot.isReserved || lot.kind in ['works', 'services']")
try evaluate("has(lot.value) && lot.value >= threshold")
try evaluate("has(lot.duration) && lot.duration > years(4)")
try evaluate("numbers.all(n, n >= 0)", 20_000)
try evaluate("numbers.filter(n, n > 10).size() > 0", 20_000)
try evaluate("lots.all(l, l.number >= 0)", 20_000)
try evaluate("lots.exists(l, l.kind == 'supplies')", 20_000)
try evaluate("lots.filter(l, l.isReserved).size() > 1", 20_000)
try evaluate("lots.all(l, !has(l.value) || l.value < threshold)", 20_000)
try evaluate("lots.map(l, l.number).exists(n, n == 39)", 20_000)

print("evaluation with unknowns")
try evaluate("a > 1 && kind == 'open'", 20_000, unknown)
try evaluate("flag || !flag", 20_000, unknown)
try evaluate("a > 0 || flag", 20_000, unknown)

print("compilation")
for source in [
    "a == b", "has(lot.value) && lot.value >= threshold",
    "lots.exists(l, has(l.value) && l.value >= threshold) && kind in ['open', 'restricted'] && !lot.isReserved",
] {
    measure(source, 2_000) { (try? environment.compile(source, expecting: .bool)) == nil ? 0 : 1 }
}
