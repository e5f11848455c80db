// The text of a condition, with the rule's named sub-expressions put in, and the way back from a
// place in it to the place in the file.

import Settings

/// A condition ready to be compiled. Offsets count bytes of UTF-8.
struct ConditionSource: Sendable {
    private(set) var text = ""
    /// Which stretch of `text` comes from where.
    private var segments: [Segment] = []
    /// Written in another file: faults are told where the name is used.
    let isShared: Bool
    /// The calls that are written here, in order.
    private(set) var calls: [Call] = []
    /// The named sub-expressions that are used here, in order.
    private(set) var variables: [String] = []

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

    /// Puts `(…)` in the place of every name of `variables`. `offset`: where the text stands in its node.
    init(_ located: LocatedText, variables: [String: ConditionSource] = [:], offset: Int = 0, isShared: Bool = false) {
        self.isShared = isShared
        let bytes = Array(located.text.utf8)
        var start = 0
        for token in ConditionTokens.names(in: bytes) {
            let name = String(decoding: bytes[token.range], as: UTF8.self)
            if token.isCall {
                calls.append(Call(
                    name: name, texts: ConditionTokens.arguments(in: bytes, after: token.range.upperBound),
                    offset: offset + token.range.lowerBound))
            }
            guard !token.isMember, !token.isCall, let variable = variables[name] else { continue }
            self.variables.append(name)
            append(bytes[start..<token.range.lowerBound], located.node, offset + start)
            let place = offset + token.range.lowerBound
            append("(".utf8, located.node, place, isFixed: true)
            if variable.isShared {
                append(variable.text.utf8, located.node, place, isFixed: true)
            } else {
                append(variable)
            }
            append(")".utf8, located.node, place, isFixed: true)
            start = token.range.upperBound
        }
        append(bytes[start...], located.node, offset + start)
    }

    /// The node and the place in its text, in characters (Unicode scalars), for a line and a column of
    /// `text`, both from 1.
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
            index += UTF8.width(scalar)
        }
        guard let segment = segments.last(where: { $0.start <= index }) else { return nil }
        return (segment.node, segment.node.characters(before: segment.isFixed ? segment.offset : segment.offset + index - segment.start))
    }

    private mutating func append(_ bytes: some Collection<UInt8>, _ node: Node, _ offset: Int, isFixed: Bool = false) {
        segments.append(Segment(start: text.utf8.count, node: node, offset: offset, isFixed: isFixed))
        text += String(decoding: bytes, as: UTF8.self)
    }

    private mutating func append(_ other: ConditionSource) {
        let length = text.utf8.count
        segments += other.segments.map {
            Segment(start: $0.start + length, node: $0.node, offset: $0.offset, isFixed: $0.isFixed)
        }
        text += other.text
    }
}

extension Node {
    /// How many characters (Unicode scalars) stand before a byte of a scalar's text.
    func characters(before byte: Int) -> Int {
        scalar?.text.utf8.prefix(byte).count { $0 & 0xC0 != 0x80 } ?? 0
    }
}
