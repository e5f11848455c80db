// Attacks CEL with mutated expressions: nothing may crash, whatever the text.
//
//     swift run -c release celfuzz SECONDS [SEED [CORPUS [NEW-CORPUS]]]
//
// Each input is compiled, checked and unchecked, evaluated with known and with unknown variables,
// and explained. CORPUS is a file with one expression a line; inputs that reached a new outcome are
// written to NEW-CORPUS.

import CEL
import Figures

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

final class Thing: ObjectValue {
    static let type = ObjectType(
        name: "Thing", fields: [Field("flag", .bool), Field("opt", .int, presence: .optional), Field("tags", .list(.string))])
    var objectType: ObjectType { Self.type }
    func field(_ index: Int) -> Value? {
        switch index {
        case 0: .unknown(AttributeID(10), domain: .boolean)
        case 1: .unknown(AttributeID(11), mayBeAbsent: true)
        default: .list(["x", "y"].map { .string($0) })
        }
    }
}

func read(_ path: String) -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
}

/// Texts to start from.
let seeds = [
    "a + b * 2 == 3 && flag", "l.all(x, x > 0) || l.exists_one(x, x == a)", "m['k'] + m.?z.orValue(4)",
    "thing.tags.map(t, t + s).join(',')", "has(thing.opt) ? thing.opt : 1", "s.matches('^a[b-d]*(e|f){2,3}$')",
    "[1, 2u, 3.0, 'x', b'y', null, {1: [true]}]", "cel.bind(x, a + 1, x * x)", "'%s %d %x'.format([s, a, a])",
    "date('2026-01-31') + months(1) - date('2025-12-25')", "decimal('1.50') / decimal('3')", "1460 == 4 ? days(9) < months(3) : flag",
    "timestamp('2009-02-13T23:31:30Z').getHours('Europe/Paris') - duration('1h30m').getMinutes()", "r'\\d' + \"\"\"x\"\"\" + '\\u00e9'",
    "l.filter(i, i > a).transformMap(k, v, v).size()", "optional.of(a).optMap(x, x + 1).or(optional.none())[?0]",
]
let fragments = [
    "(", ")", "[", "]", "{", "}", "&&", "||", "!", "?", ":", ".", ",", "in", "==", "<", "+", "-", "*", "/", "%", "'", "\"", "\\", "0x",
    "9223372036854775808", "1e999", "u", "b'", "r'", "true", "null", "has(", ".all(x, ", ".map(x, ", "thing", "flag", "a", "s", "l", "m",
    "unknown", "\n", "//", "é", "😀", ".?", "[?", "size(", "string(", "`", "\u{0}", "((((((((", "[[[[[[[[", "--------", "!!!!!!!!",
]

struct Fuzzer {
    let environment: Environment
    let known: [Value]
    let unknown: [Value]
    var random: Generator
    var corpus: [String]
    /// Each different outcome, with the first input that had it.
    var outcomes: [String: String] = [:]
    var runs = 0

    init(seed: UInt64, corpus: [String]) throws {
        random = Generator(state: seed)
        self.corpus = corpus + seeds
        var limits = Limits()
        limits.cost = 100_000
        limits.completions = 500
        environment = try Environment(
            variables: [
                VariableDeclaration("a", .int), VariableDeclaration("b", .int), VariableDeclaration("s", .string),
                VariableDeclaration("flag", .bool), VariableDeclaration("l", .list(.int)), VariableDeclaration("m", .map(.string, .int)),
                VariableDeclaration("thing", .object("Thing")), VariableDeclaration("d", .dyn),
            ], types: [Thing.type], limits: limits)
        known = [
            .int(.max), .int(-1), .string("aé😀"), .bool(true), .list([.int(1), .int(2)]), .map([(.string("k"), .int(1))]),
            .object(Thing()), .list([.double(.nan)]),
        ]
        unknown = [
            .unknown(AttributeID(1), domain: .values([.int(0), .int(1)])), .int(.min), .unknown(AttributeID(2), .silent),
            .unknown(AttributeID(3), domain: .boolean),
            .list(ListValue([.unknown(AttributeID(4))], more: Unknown(UnknownAttribute(id: AttributeID(5), kind: .unread)))),
            .unknown(AttributeID(6)), .object(Thing()), .unknown(AttributeID(7)),
        ]
    }

    mutating func mutate(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0 where place < bytes.count: bytes.remove(at: place)
            case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 2: bytes.insert(contentsOf: Array(fragments[Int.random(in: 0..<fragments.count, using: &random)].utf8), at: place)
            case 3:
                let other = Array(corpus[Int.random(in: 0..<corpus.count, using: &random)].utf8)
                bytes = Array(bytes[..<place]) + other.suffix(Int.random(in: 0...other.count, using: &random))
            case 4 where place < bytes.count:
                let stop = Int.random(in: place...bytes.count, using: &random)
                bytes.insert(contentsOf: Array(bytes[place..<stop]), at: place)
            case 5 where place < bytes.count: bytes.removeSubrange(place..<Int.random(in: place...bytes.count, using: &random))
            default: bytes = Array("(".utf8) + bytes + Array(")".utf8)
            }
            if bytes.count > 2_000 { bytes = Array(bytes.prefix(500)) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func outcome(_ source: String) -> String {
        var name = ""
        do {
            let program = try environment.compile(source)
            for variables in [known, unknown] {
                switch program.evaluate(variables) {
                case .error(let error): name += " error \(error.code.rawValue)"
                case .unknown(let unknown): name += " unknown \(unknown.count)"
                case let value: name += " \(value.description.prefix(2))"
                }
            }
            _ = program.explain(unknown).reads.count
        } catch {
            name = error.diagnostics.map { $0.code.rawValue + "/" + $0.message.prefix(12) }.joined(separator: " ")
            _ = error.description
        }
        if let program = try? environment.compileUnchecked(source) {
            for variables in [known, unknown] { _ = program.evaluate(variables).description }
        }
        return name
    }

    mutating func run(seconds: Int) {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        while clock.now < end {
            let source = mutate(corpus[Int.random(in: 0..<corpus.count, using: &random)])
            let name = outcome(source)
            runs += 1
            if outcomes[name] == nil, source.utf8.count < 400, outcomes.count < 4_000 {
                outcomes[name] = source
                corpus.append(source)
            }
        }
    }
}

let arguments = CommandLine.arguments
let seconds = arguments.count > 1 ? Int(arguments[1]) ?? 10 : 10
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : UInt64.random(in: 0..<1_000_000_000)
var fuzzer = try Fuzzer(seed: seed, corpus: arguments.count > 3 ? read(arguments[3]) : [])
fuzzer.run(seconds: seconds)
print("fuzz: seed \(seed), \(fuzzer.runs) inputs in \(seconds) s, \(fuzzer.outcomes.count) different outcomes, no crash")
if arguments.count > 4, let file = fopen(arguments[4], "w") {
    for source in fuzzer.outcomes.values.sorted() where !source.utf8.contains(0x0A) && source.utf8.count < 120 {
        fputs(source + "\n", file)
    }
    fclose(file)
}
