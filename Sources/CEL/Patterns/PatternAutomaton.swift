// A regular expression as an automaton, and its simulation: linear in the text, always.

/// The instructions that a pattern's tree stands for.
struct PatternAutomaton: Sendable {
    private enum Instruction: Sendable {
        /// One of the sets, by number, and its members below 128.
        case set(Int, ascii: UInt128)
        case split(Int, Int)
        case jump(Int)
        case assertion(PatternTree.Assertion)
        case accept
    }
    private let program: [Instruction]
    private let sets: [ScalarSet]
    /// The bytes with which a match may begin; empty if it may be empty. Bytes beyond ASCII always may.
    private let firstBytes: [Bool]

    /// - Parameter tree: one that was found small enough.
    init(_ tree: PatternTree) {
        var emission = Emission()
        emission.emit(tree)
        emission.program.append(.accept)
        program = emission.program
        sets = emission.sets
        firstBytes = Self.firstBytes(of: program)
    }

    /// Assertions are taken to hold.
    private static func firstBytes(of program: [Instruction]) -> [Bool] {
        var members: UInt128 = 0
        var visited = StateSet(program.count)
        var stack = [0]
        while let state = stack.popLast() {
            guard visited.insert(state) else { continue }
            switch program[state] {
            case .accept: return []
            case .set(_, let ascii): members |= ascii
            case .jump(let target): stack.append(target)
            case .split(let first, let second):
                stack.append(first)
                stack.append(second)
            case .assertion: stack.append(state + 1)
            }
        }
        var bytes = Array(repeating: true, count: 256)
        for code in 0..<128 { bytes[code] = members & 1 << UInt128(code) != 0 }
        return bytes
    }

    /// Tree → instructions.
    private struct Emission {
        var program: [Instruction] = []
        var sets: [ScalarSet] = []
        /// The instructions for characters that were met before: there are few different ones.
        private var characters: [(code: UInt32, ignoresCase: Bool, instruction: Instruction)] = []

        mutating func emit(_ tree: PatternTree) {
            switch tree {
            case .empty: break
            case .set(let set):
                program.append(.set(sets.count, ascii: set.asciiMembers))
                sets.append(set)
            case .character(let code, let ignoresCase):
                if let known = characters.first(where: { $0.code == code && $0.ignoresCase == ignoresCase }) {
                    program.append(known.instruction)
                } else {
                    emit(.set(ScalarSet(ranges: [code...code], ignoresCase: ignoresCase)))
                    characters.append((code, ignoresCase, program[program.count - 1]))
                }
            case .assertion(let assertion): program.append(.assertion(assertion))
            case .sequence(let parts): for part in parts { emit(part) }
            case .alternatives(let branches):
                var jumps: [Int] = []
                for branch in branches.dropLast() {
                    let split = program.count
                    program.append(.split(split + 1, 0))
                    emit(branch)
                    jumps.append(program.count)
                    program.append(.jump(0))
                    program[split] = .split(split + 1, program.count)
                }
                if let last = branches.last { emit(last) }
                for jump in jumps { program[jump] = .jump(program.count) }
            case .repetition(let inner, let least, let most):
                var block: Range<Int>?
                for _ in 0..<least { repeated(inner, &block) }
                if let most {
                    var splits: [Int] = []
                    for _ in 0..<(most - least) {
                        splits.append(program.count)
                        program.append(.split(program.count + 1, 0))
                        repeated(inner, &block)
                    }
                    for split in splits { program[split] = .split(split + 1, program.count) }
                } else {
                    let split = program.count
                    program.append(.split(split + 1, 0))
                    repeated(inner, &block)
                    program.append(.jump(split))
                    program[split] = .split(split + 1, program.count)
                }
            }
        }

        /// Once more what is repeated: emitted the first time, then a copy of these instructions.
        private mutating func repeated(_ tree: PatternTree, _ block: inout Range<Int>?) {
            guard let first = block else {
                let start = program.count
                emit(tree)
                block = start..<program.count
                return
            }
            let distance = program.count - first.lowerBound
            for place in first {
                switch program[place] {
                case .jump(let target): program.append(.jump(target + distance))
                case .split(let first, let second): program.append(.split(first + distance, second + distance))
                case .set, .assertion, .accept: program.append(program[place])
                }
            }
        }
    }

    func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let start = nextStart(in: bytes, from: 0) else { return false }
            return matches(bytes, from: start)
        }
    }

    /// Where a match may begin, at or after a place.
    private func nextStart(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        if firstBytes.isEmpty { return start }
        return firstBytes.withUnsafeBufferPointer { first in
            var index = start
            while index < bytes.count {
                // Inside a character nothing begins.
                if first[Int(bytes[index])], bytes[index] & 0xC0 != 0x80 { return index }
                index += 1
            }
            return nil
        }
    }

    private func matches(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var current = StateSet(program.count)
        var following = StateSet(program.count)
        var index = start
        var previous = Self.scalar(in: bytes, before: index)
        var next = Self.scalar(in: bytes, at: index)
        while true {
            // A match may begin anywhere.
            if add(0, to: &current, previous, next?.code) { return true }
            guard let (code, length) = next else { return false }
            index += length
            let after = Self.scalar(in: bytes, at: index)
            for state in current.states {
                guard case .set(let set, let ascii) = program[state] else { continue }
                let isMember = code < 128 ? ascii & 1 << UInt128(code) != 0 : sets[set].contains(code)
                if isMember, add(state + 1, to: &following, code, after?.code) { return true }
            }
            swap(&current, &following)
            following.clear()
            previous = code
            next = after
            // Nothing is under way: on to where something may begin.
            if current.states.isEmpty {
                guard let start = nextStart(in: bytes, from: index) else { return false }
                if start > index {
                    index = start
                    previous = Self.scalar(in: bytes, before: index)
                    next = Self.scalar(in: bytes, at: index)
                }
            }
        }
    }

    /// The character that starts at a place of valid UTF-8, and its length in bytes.
    private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (code: UInt32, length: Int)? {
        guard index < bytes.count else { return nil }
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return (0xFFFD, bytes.count - index) }
        var code = first & (0x7F >> UInt32(length))
        for place in index + 1..<index + length { code = code << 6 | UInt32(bytes[place] & 0x3F) }
        return (code, length)
    }

    private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> UInt32? {
        guard index > 0 else { return nil }
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(in: bytes, at: start)?.code
    }

    /// Adds a state with all that it leads to without reading; `true` if that is acceptance.
    private func add(_ state: Int, to set: inout StateSet, _ previous: UInt32?, _ next: UInt32?) -> Bool {
        set.awaiting.append(state)
        while let state = set.awaiting.popLast() {
            guard set.insert(state) else { continue }
            switch program[state] {
            case .accept: return true
            case .set: break
            case .jump(let target): set.awaiting.append(target)
            case .split(let first, let second):
                set.awaiting.append(second)
                set.awaiting.append(first)
            case .assertion(let assertion): if Self.holds(assertion, previous, next) { set.awaiting.append(state + 1) }
            }
        }
        return false
    }

    private static func holds(_ assertion: PatternTree.Assertion, _ previous: UInt32?, _ next: UInt32?) -> Bool {
        func isWord(_ code: UInt32?) -> Bool { code.map { code in ScalarSet.words.contains { $0.contains(code) } } ?? false }
        switch assertion {
        case .textStart: return previous == nil
        case .textEnd: return next == nil
        case .lineStart: return previous == nil || previous == 10
        case .lineEnd: return next == nil || next == 10
        case .wordBoundary: return isWord(previous) != isWord(next)
        case .noWordBoundary: return isWord(previous) == isWord(next)
        }
    }
}

/// A set of small numbers with constant-time insertion and clearing.
private struct StateSet {
    private(set) var states: [Int] = []
    /// States that wait for their turn to be inserted: empty between two uses, kept for its memory.
    var awaiting: [Int] = []
    private var positions: [Int]

    init(_ capacity: Int) {
        positions = Array(repeating: 0, count: capacity)
        states.reserveCapacity(capacity)
    }

    mutating func insert(_ state: Int) -> Bool {
        let position = positions[state]
        if position < states.count, states[position] == state { return false }
        positions[state] = states.count
        states.append(state)
        return true
    }

    mutating func clear() { states.removeAll(keepingCapacity: true) }
}
