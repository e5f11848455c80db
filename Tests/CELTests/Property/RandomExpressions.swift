// Random typed expressions over a fixed set of variables.

/// A generator with a seed that can be printed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// An expression as a tree of text, so that it can be shrunk.
struct RandomTree {
    enum Kind { case bool, int, string, ints, records }
    let kind: Kind
    /// Text between the parts.
    let pieces: [String]
    let parts: [RandomTree]

    var text: String {
        var result = pieces[0]
        for (part, piece) in zip(parts, pieces.dropFirst()) { result += part.text + piece }
        return result
    }

    init(_ kind: Kind, _ pieces: [String], _ parts: [RandomTree] = []) {
        self.kind = kind
        self.pieces = pieces
        self.parts = parts
    }

    /// Trees that are smaller by one step: a part in place of the whole, a constant, or one part shrunk.
    var smaller: [RandomTree] {
        var result = parts.filter { $0.kind == kind }
        if !parts.isEmpty { result += RandomTree.constants(kind) }
        for position in parts.indices {
            for replacement in parts[position].smaller {
                var changed = parts
                changed[position] = replacement
                result.append(RandomTree(kind, pieces, changed))
            }
        }
        return result
    }

    static func constants(_ kind: Kind) -> [RandomTree] {
        switch kind {
        case .bool: [RandomTree(.bool, ["true"]), RandomTree(.bool, ["false"])]
        case .int: [RandomTree(.int, ["0"]), RandomTree(.int, ["1"])]
        case .string: [RandomTree(.string, ["'a'"])]
        case .ints: [RandomTree(.ints, ["[]"]), RandomTree(.ints, ["[1]"])]
        case .records: [RandomTree(.records, ["[]"])]
        }
    }
}

struct RandomExpressions {
    var generator: SeededGenerator
    private var ints: [String] = []
    private var records: [String] = []
    private var localCount = 0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &generator)] }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    mutating func tree(_ kind: RandomTree.Kind, depth: Int) -> RandomTree {
        switch kind {
        case .bool: bool(depth)
        case .int: int(depth)
        case .string: string(depth)
        case .ints: intList(depth)
        case .records: recordList(depth)
        }
    }

    private mutating func node(_ kind: RandomTree.Kind, _ pieces: [String], _ kinds: [RandomTree.Kind], _ depth: Int) -> RandomTree {
        var parts: [RandomTree] = []
        for part in kinds { parts.append(tree(part, depth: depth - 1)) }
        return RandomTree(kind, pieces, parts)
    }

    /// `range.macro(x, body)` with the variable in scope for the body only.
    private mutating func fold(
        _ kind: RandomTree.Kind, _ range: RandomTree.Kind, _ macro: String, _ body: RandomTree.Kind, _ depth: Int
    ) -> RandomTree {
        let source = tree(range, depth: depth - 1)
        localCount += 1
        let name = "x\(localCount)"
        if range == .ints { ints.append(name) } else { records.append(name) }
        let inner = tree(body, depth: depth - 1)
        if range == .ints { ints.removeLast() } else { records.removeLast() }
        return RandomTree(kind, ["", ".\(macro)(\(name), ", ")"], [source, inner])
    }

    private mutating func anyRecord() -> String { pick(["r0"] + records + records) }

    private mutating func bool(_ depth: Int) -> RandomTree {
        if depth <= 0 {
            let record = anyRecord()
            return RandomTree(.bool, [pick(["true", "false", "b0", "b1", "b2", "b3", "\(record).flag", "has(\(record).opt)"])])
        }
        switch Int.random(in: 0..<22, using: &generator) {
        case 0, 1: return node(.bool, ["(", " && ", ")"], [.bool, .bool], depth)
        case 2, 3: return node(.bool, ["(", " || ", ")"], [.bool, .bool], depth)
        case 4: return node(.bool, ["(", " && ", " && ", ")"], [.bool, .bool, .bool], depth)
        case 5: return node(.bool, ["(", " || ", " || ", ")"], [.bool, .bool, .bool], depth)
        case 6: return node(.bool, ["!", ""], [.bool], depth)
        case 7, 8: return node(.bool, ["(", " ? ", " : ", ")"], [.bool, .bool, .bool], depth)
        case 9, 10, 11:
            let relation = pick(["==", "!=", "<", "<=", ">", ">="])
            return node(.bool, ["(", " \(relation) ", ")"], [.int, .int], depth)
        case 12: return node(.bool, ["(", " == ", ")"], [.bool, .bool], depth)
        case 13: return node(.bool, ["(", " \(pick(["==", "!="])) ", ")"], [.string, .string], depth)
        case 14: return node(.bool, ["(", " in ", ")"], [.int, .ints], depth)
        case 15: return node(.bool, ["(", " \(pick(["==", "!="])) ", ")"], [.ints, .ints], depth)
        case 16, 17: return fold(.bool, .ints, pick(["all", "exists", "exists_one"]), .bool, depth)
        case 18, 19: return fold(.bool, .records, pick(["all", "exists", "exists_one"]), .bool, depth)
        case 20:
            let record = anyRecord()
            return node(.bool, ["(has(\(record).opt) && \(record).opt > ", ")"], [.int], depth)
        default: return node(.bool, ["(", " in m0)"], [.string], depth)
        }
    }

    private mutating func int(_ depth: Int) -> RandomTree {
        if depth <= 0 {
            let record = anyRecord()
            return RandomTree(.int, [pick(["0", "1", "2", "-1", "i0", "i1", "i2", "i3", "\(record).count", "m0.a"] + ints + ints)])
        }
        switch Int.random(in: 0..<14, using: &generator) {
        case 0, 1: return node(.int, ["(", " + ", ")"], [.int, .int], depth)
        case 2: return node(.int, ["(", " - ", ")"], [.int, .int], depth)
        case 3: return node(.int, ["(", " * ", ")"], [.int, .int], depth)
        case 4: return node(.int, ["(", " / ", ")"], [.int, .int], depth)
        case 5: return node(.int, ["(", " % ", ")"], [.int, .int], depth)
        case 6, 7: return node(.int, ["(", " ? ", " : ", ")"], [.bool, .int, .int], depth)
        case 8, 9: return node(.int, ["", ".size()"], [.ints], depth)
        case 10: return node(.int, ["", "[", "]"], [.ints, .int], depth)
        case 11: return node(.int, ["m0[?", "].orValue(", ")"], [.string, .int], depth)
        case 12:
            let record = anyRecord()
            return node(.int, ["\(record).?opt.orValue(", ")"], [.int], depth)
        default: return node(.int, ["", ".size()"], [.records], depth)
        }
    }

    private mutating func string(_ depth: Int) -> RandomTree {
        if depth <= 0 || chance(50) { return RandomTree(.string, [pick(["'a'", "'b'", "s0", "s1", "r0.name"])]) }
        return chance(50)
            ? node(.string, ["(", " ? ", " : ", ")"], [.bool, .string, .string], depth)
            : node(.string, ["(", " + ", ")"], [.string, .string], depth)
    }

    private mutating func intList(_ depth: Int) -> RandomTree {
        if depth <= 0 { return RandomTree(.ints, [pick(["l0", "l1", "[1, 2]", "[]", "[i0, 1]"])]) }
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return node(.ints, ["[", "]"], [.int], depth)
        case 1: return node(.ints, ["[", ", ", "]"], [.int, .int], depth)
        case 2, 3: return fold(.ints, .ints, "filter", .bool, depth)
        case 4, 5: return fold(.ints, .ints, "map", .int, depth)
        case 6: return fold(.ints, .records, "map", .int, depth)
        case 7: return node(.ints, ["(", " + ", ")"], [.ints, .ints], depth)
        default: return node(.ints, ["(", " ? ", " : ", ")"], [.bool, .ints, .ints], depth)
        }
    }

    private mutating func recordList(_ depth: Int) -> RandomTree {
        if depth <= 0 || chance(60) { return RandomTree(.records, [pick(["q0", "[r0]"])]) }
        return fold(.records, .records, "filter", .bool, depth)
    }
}
