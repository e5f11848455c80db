// The text of a condition, with the rule's named sub-expressions put in, and the way back from a
// place in it to the place in the file.

import Settings

/// A condition ready to be compiled.
struct ConditionSource: Sendable {
    private(set) var text = ""
    /// Which stretch of `text` (in Unicode scalars) comes from where.
    private var segments: [Segment] = []
    private var length = 0
    /// Written in another file: faults are told where the name is used.
    let isShared: Bool
    /// The calls that are written here, in order.
    private(set) var calls: [Call] = []

    /// A call: `seuil('europeen', buyer.category)` has the texts `["europeen", nil]`.
    struct Call {
        let name: String
        /// For each argument its text, if it is nothing but a text literal.
        let texts: [String?]
        let offset: Int
    }

    private struct Segment {
        let start: Int
        let node: Node
        let offset: Int
        /// The whole stretch comes from one place.
        let isFixed: Bool
    }

    /// Puts `(…)` in the place of every name of `variables`.
    init(_ located: LocatedText, variables: [String: ConditionSource] = [:], offset: Int = 0, isShared: Bool = false) {
        self.isShared = isShared
        let scalars = Array(located.text.unicodeScalars)
        var start = 0
        for token in Self.tokens(scalars) {
            if token.isCall {
                calls.append(Call(
                    name: String(scalars[token.range]), texts: Self.arguments(scalars, token.range.upperBound),
                    offset: offset + token.range.lowerBound))
            }
            guard !token.isMember, !token.isCall, let variable = variables[String(scalars[token.range])] else { continue }
            append(scalars[start..<token.range.lowerBound], located.node, offset + start)
            let place = offset + token.range.lowerBound
            append("(", located.node, place, isFixed: true)
            if variable.isShared {
                append(variable.text.unicodeScalars, located.node, place, isFixed: true)
            } else {
                append(variable)
            }
            append(")", located.node, place, isFixed: true)
            start = token.range.upperBound
        }
        append(scalars[start...], located.node, offset + start)
    }

    /// The node and the place in its text for a line and a column of `text`, both from 1.
    func place(line: Int, column: Int) -> (node: Node, offset: Int)? {
        var currentLine = 1
        var currentColumn = 1
        var index = 0
        for scalar in text.unicodeScalars {
            if currentLine == line, currentColumn >= column { break }
            if scalar == "\n" {
                if currentLine == line { break }
                currentLine += 1
                currentColumn = 1
            } else {
                currentColumn += 1
            }
            index += 1
        }
        guard let segment = segments.last(where: { $0.start <= index }) else { return nil }
        return (segment.node, segment.isFixed ? segment.offset : segment.offset + index - segment.start)
    }

    private mutating func append(_ scalars: some Sequence<Unicode.Scalar>, _ node: Node, _ offset: Int, isFixed: Bool = false) {
        segments.append(Segment(start: length, node: node, offset: offset, isFixed: isFixed))
        for scalar in scalars {
            text.unicodeScalars.append(scalar)
            length += 1
        }
    }

    private mutating func append(_ text: String, _ node: Node, _ offset: Int, isFixed: Bool) {
        append(text.unicodeScalars, node, offset, isFixed: isFixed)
    }

    private mutating func append(_ other: ConditionSource) {
        segments += other.segments.map {
            Segment(start: $0.start + length, node: $0.node, offset: $0.offset, isFixed: $0.isFixed)
        }
        text += other.text
        length += other.length
    }
}

extension ConditionSource {
    private struct Token {
        let range: Range<Int>
        /// Stands behind a dot.
        let isMember: Bool
        /// Stands before a parenthesis.
        let isCall: Bool
    }

    /// The names of an expression, those in texts and comments left out.
    private static func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        var previous: Unicode.Scalar = " "
        while index < scalars.count {
            let scalar = scalars[index]
            if isNameStart(scalar) {
                var end = index + 1
                while end < scalars.count, isNameStart(scalars[end]) || isDigit(scalars[end]) { end += 1 }
                let next = skippingSpace(scalars, end)
                // A prefix of a text literal (`r'…'`) is no name.
                if next == end, next < scalars.count, scalars[next] == "'" || scalars[next] == "\"" {
                    index = end
                    continue
                }
                let isCall = next < scalars.count && scalars[next] == "("
                // Behind `.?` stands a field too.
                let isMember = previous == "."
                tokens.append(Token(range: index..<end, isMember: isMember, isCall: isCall))
                previous = "a"
                index = end
            } else if scalar == "'" || scalar == "\"" {
                index = endOfText(scalars, index)
                previous = scalar
            } else if scalar == "/", index + 1 < scalars.count, scalars[index + 1] == "/" {
                while index < scalars.count, scalars[index] != "\n" { index += 1 }
            } else {
                if !scalar.properties.isWhitespace, !(scalar == "?" && previous == ".") { previous = scalar }
                index += 1
            }
        }
        return tokens
    }

    /// The arguments of the call whose name ends before `start`.
    private static func arguments(_ scalars: [Unicode.Scalar], _ start: Int) -> [String?] {
        var index = skippingSpace(scalars, start) + 1
        var depth = 0
        var arguments: [String?] = []
        var text: String?
        var hasMore = false
        var isEmpty = true
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar {
            case "'", "\"":
                let end = endOfText(scalars, index)
                if isEmpty, depth == 0, end - index >= 2 { text = String(scalars[(index + 1)..<(end - 1)]) } else { hasMore = true }
                isEmpty = false
                index = end
                continue
            case ")" where depth == 0:
                if !isEmpty { arguments.append(hasMore ? nil : text) }
                return arguments
            case "," where depth == 0:
                arguments.append(hasMore ? nil : text)
                (text, hasMore, isEmpty) = (nil, false, true)
            case "(", "[", "{": (depth, hasMore, isEmpty) = (depth + 1, true, false)
            case ")", "]", "}": depth -= 1
            default:
                if !scalar.properties.isWhitespace { (hasMore, isEmpty) = (true, false) }
            }
            index += 1
        }
        return arguments
    }

    /// Behind the closing quote of the text that opens at `start`.
    private static func endOfText(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        let quote = scalars[start]
        let isTriple = start + 2 < scalars.count && scalars[start + 1] == quote && scalars[start + 2] == quote
        var index = start + (isTriple ? 3 : 1)
        while index < scalars.count {
            if scalars[index] == "\\" {
                index += 2
            } else if scalars[index] == quote {
                if !isTriple { return index + 1 }
                if index + 2 < scalars.count, scalars[index + 1] == quote, scalars[index + 2] == quote { return index + 3 }
                index += 1
            } else {
                index += 1
            }
        }
        return scalars.count
    }

    private static func skippingSpace(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var index = start
        while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
        return index
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension String {
    fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
