// The names and calls of a condition before it is parsed: enough to put sub-expressions in their place
// and to see which tables and papers are named.

/// Looks through the bytes of an expression. Texts and comments are left out.
enum ConditionTokens {
    struct Name {
        let range: Range<Int>
        /// Stands behind a dot.
        let isMember: Bool
        /// Stands before a parenthesis.
        let isCall: Bool
    }

    static func names(in bytes: [UInt8]) -> [Name] {
        var names: [Name] = []
        var index = 0
        var previous = UInt8(ascii: " ")
        while index < bytes.count {
            let byte = bytes[index]
            if isNameStart(byte) {
                var end = index + 1
                while end < bytes.count, isNameStart(bytes[end]) || isDigit(bytes[end]) { end += 1 }
                let next = skippingSpace(bytes, end)
                // A prefix of a text literal (`r'…'`) is no name.
                if next == end, next < bytes.count, isQuote(bytes[next]) {
                    index = end
                    continue
                }
                let isCall = next < bytes.count && bytes[next] == UInt8(ascii: "(")
                // Behind `.?` stands a field too.
                names.append(Name(range: index..<end, isMember: previous == UInt8(ascii: "."), isCall: isCall))
                previous = UInt8(ascii: "a")
                index = end
            } else if isQuote(byte) {
                index = endOfText(bytes, index)
                previous = byte
            } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") {
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            } else {
                if !isSpace(byte), !(byte == UInt8(ascii: "?") && previous == UInt8(ascii: ".")) { previous = byte }
                index += 1
            }
        }
        return names
    }

    /// The arguments of the call whose name ends before `start`: the text of each that is nothing but
    /// a text literal.
    static func arguments(in bytes: [UInt8], after start: Int) -> [String?] {
        var index = skippingSpace(bytes, start) + 1
        var depth = 0
        var arguments: [String?] = []
        var text: String?
        var hasMore = false
        var isEmpty = true
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                let end = endOfText(bytes, index)
                if isEmpty, depth == 0, end - index >= 2 {
                    text = String(decoding: bytes[(index + 1)..<(end - 1)], as: UTF8.self)
                } else {
                    hasMore = true
                }
                isEmpty = false
                index = end
                continue
            case UInt8(ascii: ")") where depth == 0:
                if !isEmpty { arguments.append(hasMore ? nil : text) }
                return arguments
            case UInt8(ascii: ",") where depth == 0:
                arguments.append(hasMore ? nil : text)
                (text, hasMore, isEmpty) = (nil, false, true)
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): (depth, hasMore, isEmpty) = (depth + 1, true, false)
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default:
                if !isSpace(byte) { (hasMore, isEmpty) = (true, false) }
            }
            index += 1
        }
        return arguments
    }

    /// Behind the closing quote of the text that opens at `start`.
    private static func endOfText(_ bytes: [UInt8], _ start: Int) -> Int {
        let quote = bytes[start]
        let isTriple = start + 2 < bytes.count && bytes[start + 1] == quote && bytes[start + 2] == quote
        var index = start + (isTriple ? 3 : 1)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == quote {
                if !isTriple { return index + 1 }
                if index + 2 < bytes.count, bytes[index + 1] == quote, bytes[index + 2] == quote { return index + 3 }
                index += 1
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    private static func skippingSpace(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        return index
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
