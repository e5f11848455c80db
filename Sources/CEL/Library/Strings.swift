// Strings: the standard functions and the strings extension. Positions count code points.

extension StandardLibrary {
    static func declareStrings(_ table: inout FunctionTable) {
        func test(_ name: String, _ body: @escaping @Sendable (String, String) -> Bool) {
            table.add(name, [.string, .string], .bool, .receiver, total: true, .binary { left, right in
                guard case .string(let a) = left, case .string(let b) = right else { return Failures.noSuchOverload }
                return .bool(body(a, b))
            })
        }
        test("contains") { $0.firstRange(of: Array($1.utf8)) != nil }
        test("startsWith") { $0.utf8.starts(with: $1.utf8) }
        test("endsWith") { $0.utf8.reversed().starts(with: $1.utf8.reversed()) }
        table.add("matches", [.string, .string], .bool, .both, .special(.matches))

        func map(_ name: String, _ body: @escaping @Sendable (String) -> String) {
            table.add(name, [.string], .string, .receiver, total: true, .unary { value in
                guard case .string(let text) = value else { return Failures.noSuchOverload }
                return .string(body(text))
            })
        }
        map("lowerAscii") { $0.mapASCII { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 } }
        map("upperAscii") { $0.mapASCII { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 32 : $0 } }
        map("trim", Strings.trim)
        map("reverse") { String(String.UnicodeScalarView($0.unicodeScalars.reversed())) }
        table.add("strings.quote", [.string], .string, total: true, .unary { value in
            guard case .string(let text) = value else { return Failures.noSuchOverload }
            return .string(Value.quoted(text))
        })

        table.add("charAt", [.string, .int], .string, .receiver, .binary(Strings.character))
        table.add("indexOf", [.string, .string], .int, .receiver, .nary(Strings.firstIndex))
        table.add("indexOf", [.string, .string, .int], .int, .receiver, .nary(Strings.firstIndex))
        table.add("lastIndexOf", [.string, .string], .int, .receiver, .nary(Strings.lastIndex))
        table.add("lastIndexOf", [.string, .string, .int], .int, .receiver, .nary(Strings.lastIndex))
        table.add("substring", [.string, .int], .string, .receiver, .nary(Strings.substring))
        table.add("substring", [.string, .int, .int], .string, .receiver, .nary(Strings.substring))
        table.add("replace", [.string, .string, .string], .string, .receiver, .nary(Strings.replace))
        table.add("replace", [.string, .string, .string, .int], .string, .receiver, .nary(Strings.replace))
        table.add("split", [.string, .string], .list(.string), .receiver, .nary(Strings.split))
        table.add("split", [.string, .string, .int], .list(.string), .receiver, .nary(Strings.split))
        table.add("join", [.list(.string)], .string, .receiver, .nary(Strings.join))
        table.add("join", [.list(.string), .string], .string, .receiver, .nary(Strings.join))
        table.add("format", [.string, .list(.dyn)], .string, .receiver, .binary { template, arguments in
            guard case .string(let text) = template, case .list(let list) = arguments else { return Failures.noSuchOverload }
            if let unknown = Strings.unknown(in: list) { return .unknown(unknown) }
            return Format.format(text, list.elements)
        })
    }
}

enum Strings {
    /// The longest string a function builds.
    static let lengthLimit = 1 << 26

    /// What keeps the elements of a list from being read all.
    static func unknown(in list: ListValue) -> Unknown? {
        var result = list.rest.map { $0.unknown.derived(mayFail: true) }
        for case .unknown(let unknown) in list.elements {
            result = (result.map { $0.merged(with: unknown) } ?? unknown).derived(mayFail: true)
        }
        return result
    }

    @Sendable static func character(_ text: Value, _ position: Value) -> Value {
        guard case .string(let text) = text, case .int(let position) = position else { return Failures.noSuchOverload }
        let scalars = Array(text.unicodeScalars)
        guard position >= 0, position <= scalars.count else { return Failures.indexOutOfRange(position) }
        return .string(position == scalars.count ? "" : String(Character(scalars[Int(position)])))
    }

    @Sendable static func firstIndex(_ arguments: [Value]) -> Value { index(arguments, fromEnd: false) }
    @Sendable static func lastIndex(_ arguments: [Value]) -> Value { index(arguments, fromEnd: true) }

    private static func index(_ arguments: [Value], fromEnd: Bool) -> Value {
        guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else { return Failures.noSuchOverload }
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(part.unicodeScalars)
        var limit: Int64?
        if arguments.count == 3 {
            guard case .int(let offset) = arguments[2] else { return Failures.noSuchOverload }
            guard offset >= 0, offset < max(1, scalars.count) || (wanted.isEmpty && offset == scalars.count) else {
                return Failures.indexOutOfRange(offset)
            }
            limit = offset
        }
        if fromEnd {
            var start = scalars.count - wanted.count
            if let limit { start = min(start, Int(limit)) }
            while start >= 0 {
                if scalars[start..<(start + wanted.count)].elementsEqual(wanted) { return .int(Int64(start)) }
                start -= 1
            }
        } else {
            var start = limit.map { Int($0) } ?? 0
            while start + wanted.count <= scalars.count {
                if scalars[start..<(start + wanted.count)].elementsEqual(wanted) { return .int(Int64(start)) }
                start += 1
            }
        }
        return .int(-1)
    }

    @Sendable static func substring(_ arguments: [Value]) -> Value {
        guard case .string(let text) = arguments[0], case .int(let start) = arguments[1] else { return Failures.noSuchOverload }
        let scalars = text.unicodeScalars
        let count = Int64(scalars.count)
        var end = count
        if arguments.count == 3 {
            guard case .int(let written) = arguments[2] else { return Failures.noSuchOverload }
            end = written
        }
        guard start >= 0, start <= count else { return Failures.indexOutOfRange(start) }
        guard end >= 0, end <= count else { return Failures.indexOutOfRange(end) }
        guard start <= end else {
            return .failure(.outOfRange, "invalid substring range. start: \(start), end: \(end)")
        }
        let from = scalars.index(scalars.startIndex, offsetBy: Int(start))
        let to = scalars.index(from, offsetBy: Int(end - start))
        return .string(String(scalars[from..<to]))
    }

    @Sendable static func replace(_ arguments: [Value]) -> Value {
        guard case .string(let text) = arguments[0], case .string(let old) = arguments[1],
            case .string(let new) = arguments[2]
        else { return Failures.noSuchOverload }
        var limit = Int64(-1)
        if arguments.count == 4 {
            guard case .int(let written) = arguments[3] else { return Failures.noSuchOverload }
            limit = written
        }
        let pieces = pieces(of: text, separator: old, limit: limit < 0 ? nil : Int(clamping: limit) &+ 1)
        let length = pieces.count.multipliedReportingOverflow(by: new.utf8.count)
        guard limit != 0 else { return .string(text) }
        guard !length.overflow, length.partialValue + text.utf8.count <= lengthLimit else { return Failures.costLimit }
        if old.isEmpty {
            // Before each code point, and at the end.
            let count = limit < 0 ? Int.max : Int(clamping: limit)
            var result = ""
            var done = 0
            for scalar in text.unicodeScalars {
                if done < count {
                    result += new
                    done += 1
                }
                result.unicodeScalars.append(scalar)
            }
            return .string(done < count ? result + new : result)
        }
        return .string(pieces.joined(separator: new))
    }

    @Sendable static func split(_ arguments: [Value]) -> Value {
        guard case .string(let text) = arguments[0], case .string(let separator) = arguments[1] else {
            return Failures.noSuchOverload
        }
        var limit: Int?
        if arguments.count == 3 {
            guard case .int(let written) = arguments[2] else { return Failures.noSuchOverload }
            if written == 0 { return .list([]) }
            limit = written < 0 ? nil : Int(clamping: written)
        }
        return .list(pieces(of: text, separator: separator, limit: limit).map { .string($0) })
    }

    /// The text between the separators; with an empty one, each code point.
    private static func pieces(of text: String, separator: String, limit: Int?) -> [String] {
        let limit = limit ?? Int.max
        if separator.isEmpty {
            let scalars = Array(text.unicodeScalars)
            guard scalars.count > limit else { return scalars.map { String(Character($0)) } }
            var rest = String.UnicodeScalarView()
            rest.append(contentsOf: scalars[(limit - 1)...])
            return scalars[..<(limit - 1)].map { String(Character($0)) } + [String(rest)]
        }
        let bytes = Array(text.utf8)
        let wanted = Array(separator.utf8)
        var pieces: [String] = []
        var start = 0
        while pieces.count + 1 < limit, let found = bytes.firstRange(of: wanted, from: start) {
            pieces.append(String(decoding: bytes[start..<found], as: UTF8.self))
            start = found + wanted.count
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
        return pieces
    }

    @Sendable static func join(_ arguments: [Value]) -> Value {
        guard case .list(let list) = arguments[0] else { return Failures.noSuchOverload }
        var separator = ""
        if arguments.count == 2 {
            guard case .string(let written) = arguments[1] else { return Failures.noSuchOverload }
            separator = written
        }
        if let unknown = unknown(in: list) { return .unknown(unknown) }
        var result = ""
        for (position, element) in list.elements.enumerated() {
            guard case .string(let text) = element else { return Failures.noSuchOverload }
            if position > 0 { result += separator }
            result += text
            guard result.utf8.count <= lengthLimit else { return Failures.costLimit }
        }
        return .string(result)
    }

    @Sendable static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension String {
    func mapASCII(_ change: (UInt8) -> UInt8) -> String { String(decoding: utf8.map(change), as: UTF8.self) }

    func firstRange(of wanted: [UInt8]) -> Int? {
        if wanted.isEmpty { return 0 }
        return utf8.withContiguousStorageIfAvailable { find(wanted, in: $0, from: 0) } ?? Array(utf8).firstRange(of: wanted, from: 0)
    }
}

extension Array where Element == UInt8 {
    /// Where `wanted`, which is not empty, begins next.
    func firstRange(of wanted: [UInt8], from start: Int) -> Int? { withUnsafeBufferPointer { find(wanted, in: $0, from: start) } }
}

/// Knuth, Morris and Pratt would bound the worst case; strings here are short and the cost of an
/// evaluation is bounded, so the plain search with a first-byte test is kept.
private func find(_ wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let first = wanted[0]
    var position = start
    while position + wanted.count <= bytes.count {
        if bytes[position] == first {
            var length = 1
            while length < wanted.count, bytes[position + length] == wanted[length] { length += 1 }
            if length == wanted.count { return position }
        }
        position += 1
    }
    return nil
}
