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
    /// The calls that are written here to functions whose arguments are looked at, in order.
    private(set) var calls: [Call] = []
    /// The named sub-expressions that are used here, in order.
    private(set) var variables: [String] = []

    /// A call: `seuil('europeen', buyer.category)` has the texts `["europeen", nil]`.
    struct Call {
        let function: CheckedFunction
        /// For each argument its text, if it is nothing but a text literal.
        let texts: [String?]
        let offset: Int
    }

    /// Those that name tables and papers, and the one that no condition may call.
    enum CheckedFunction: String, CaseIterable {
        case seuil, valeur, dansListe, paperRead, statedIn, date

        fileprivate static let filter = NameFilter(allCases.lazy.map(\.rawValue))
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
        var written: [UInt8] = []
        written.reserveCapacity(bytes.count)
        var start = 0
        func append(_ bytes: some Collection<UInt8>, _ offset: Int, isFixed: Bool = false) {
            segments.append(Segment(start: written.count, node: located.node, offset: offset, isFixed: isFixed))
            written += bytes
        }
        let filter = NameFilter(variables.keys)
        for token in ConditionTokens.names(in: bytes) {
            if token.isMember && !token.isCall { continue }
            guard (token.isCall ? CheckedFunction.filter : filter).mayHold(bytes[token.range]) else { continue }
            let name = String(decoding: bytes[token.range], as: UTF8.self)
            if token.isCall {
                guard let function = CheckedFunction(rawValue: name) else { continue }
                calls.append(Call(
                    function: function, texts: ConditionTokens.arguments(in: bytes, after: token.range.upperBound),
                    offset: offset + token.range.lowerBound))
                continue
            }
            guard let variable = variables[name] else { continue }
            self.variables.append(name)
            append(bytes[start..<token.range.lowerBound], offset + start)
            let place = offset + token.range.lowerBound
            if variable.isShared {
                append("(\(variable.text))".utf8, place, isFixed: true)
            } else {
                append("(".utf8, place, isFixed: true)
                let length = written.count
                for segment in variable.segments {
                    segments.append(Segment(start: segment.start + length, node: segment.node, offset: segment.offset, isFixed: segment.isFixed))
                }
                written += variable.text.utf8
                append(")".utf8, place, isFixed: true)
            }
            start = token.range.upperBound
        }
        if start == 0 {
            append(EmptyCollection(), offset)
            text = located.text
            return
        }
        append(bytes[start...], offset + start)
        text = String(decoding: written, as: UTF8.self)
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

    /// The sub-expressions among `variables` that a text names itself.
    static func names(in text: String, among variables: [String: ConditionSource]) -> [String] {
        let bytes = Array(text.utf8)
        let filter = NameFilter(variables.keys)
        return ConditionTokens.names(in: bytes).compactMap { token in
            if token.isMember || token.isCall || !filter.mayHold(bytes[token.range]) { return nil }
            let name = String(decoding: bytes[token.range], as: UTF8.self)
            return variables[name] == nil ? nil : name
        }
    }
}

/// Tells of nearly every name that it is none of a few, without a text being made of it.
private struct NameFilter {
    private var places: UInt64 = 0

    init(_ names: some Sequence<String>) {
        for name in names {
            guard let first = name.utf8.first else { continue }
            places |= Self.place(first, name.utf8.count)
        }
    }

    func mayHold(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first else { return false }
        return places & Self.place(first, name.count) != 0
    }

    /// By first letter and length.
    private static func place(_ first: UInt8, _ count: Int) -> UInt64 { 1 << UInt64((Int(first) * 5 + count) & 63) }
}

extension Node {
    /// How many characters (Unicode scalars) stand before a byte of a scalar's text.
    func characters(before byte: Int) -> Int {
        scalar?.text.utf8.prefix(byte).count { $0 & 0xC0 != 0x80 } ?? 0
    }
}
