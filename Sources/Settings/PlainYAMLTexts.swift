// The texts of plain YAML: plain, between quotation marks, in blocks.

extension PlainYAML {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x0A }

    func text(_ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }

    // MARK: Plain

    func startsPlain(_ index: Int, inFlow: Bool) -> Bool {
        switch byte(index) {
        case UInt8(ascii: "-"):
            let next = byte(index + 1)
            return !isBlank(next) && !(inFlow && Self.isFlowMark(next))
        case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
            UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), 0x20, 0x0A:
            return false
        default: return true
        }
    }

    static func isFlowMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    /// Behind the last character of a plain text in this line.
    func plainEnd(_ start: Int, inFlow: Bool) -> Int {
        var index = start
        var end = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A: return end
            case UInt8(ascii: " "):
                index += 1
                if byte(index) == UInt8(ascii: "#") { return end }
                continue
            case UInt8(ascii: ":"):
                if isBlank(byte(index + 1)) || inFlow && Self.isFlowMark(byte(index + 1)) { return end }
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "?"):
                if inFlow { return end }
            default: break
            }
            index += 1
            end = index
        }
        return end
    }

    /// A plain text of one or more lines, each further in than `indent`; ends at the next content.
    mutating func plainText(_ indent: Int) throws(Unusual) -> Scalar {
        guard startsPlain(position, inFlow: false) else { throw Unusual() }
        let start = position
        var end = try lineOfPlainText()
        var (lastLine, lastComments) = (line, comments)
        var own = try nextContent()
        guard position < bytes.count, own > indent else { return Scalar(text(start, end), style: .plain) }
        buffer.removeAll(keepingCapacity: true)
        buffer += bytes[start..<end]
        repeat {
            // A comment ends the text: what stands further in behind it is wrong.
            guard comments == lastComments else { throw Unusual() }
            appendFold(line - lastLine)
            let start = position
            end = try lineOfPlainText()
            buffer += bytes[start..<end]
            (lastLine, lastComments) = (line, comments)
            own = try nextContent()
        } while position < bytes.count && own > indent
        return Scalar(String(decoding: buffer, as: UTF8.self), style: .plain)
    }

    /// One line of it; returns where it ends.
    private mutating func lineOfPlainText() throws(Unusual) -> Int {
        let start = position
        let end = plainEnd(start, inFlow: false)
        position = end
        skipSpaces()
        if end == start || byte(position) == UInt8(ascii: ":") { throw Unusual() }
        // Back to the blank that a comment needs before it.
        position = end
        return end
    }

    /// One line break is a space, more are one less.
    private mutating func appendFold(_ breaks: Int) {
        if breaks == 1 {
            buffer.append(UInt8(ascii: " "))
        } else {
            for _ in 1..<breaks { buffer.append(0x0A) }
        }
    }

    // MARK: Between quotation marks, in one line

    mutating func quoted() throws(Unusual) -> Scalar {
        let quote = bytes[position]
        let isDouble = quote == UInt8(ascii: "\"")
        let style: Scalar.Style = isDouble ? .doubleQuoted : .singleQuoted
        let start = position + 1
        var index = start
        var hasEscapes = false
        while true {
            guard index < bytes.count, bytes[index] != 0x0A else { throw Unusual() }
            let byte = bytes[index]
            if byte == quote {
                if isDouble || self.byte(index + 1) != quote { break }
                hasEscapes = true
                index += 2
            } else if isDouble, byte == UInt8(ascii: "\\") {
                hasEscapes = true
                index += 2
            } else {
                index += 1
            }
        }
        position = index + 1
        return Scalar(hasEscapes ? try unescaped(start, index, isDouble) : text(start, index), style: style)
    }

    private mutating func unescaped(_ start: Int, _ end: Int, _ isDouble: Bool) throws(Unusual) -> String {
        buffer.removeAll(keepingCapacity: true)
        var index = start
        while index < end {
            let byte = bytes[index]
            index += 1
            if isDouble, byte == UInt8(ascii: "\\") {
                switch bytes[index] {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): buffer.append(bytes[index])
                case UInt8(ascii: "n"): buffer.append(0x0A)
                default: throw Unusual()
                }
                index += 1
            } else {
                // Of two single ones the second is left out.
                if !isDouble, byte == UInt8(ascii: "'") { index += 1 }
                buffer.append(byte)
            }
        }
        return String(decoding: buffer, as: UTF8.self)
    }

    // MARK: Blocks

    /// `|` or `>` and the lines behind it; ends at the next content.
    mutating func blockText(_ parent: Int) throws(Unusual) -> Scalar {
        let isLiteral = bytes[position] == UInt8(ascii: "|")
        position += 1
        let keepsLastBreak = byte(position) != UInt8(ascii: "-")
        if !keepsLastBreak { position += 1 }
        guard isBlank(byte(position)), nextLine() else { throw Unusual() }
        buffer.removeAll(keepingCapacity: true)
        var indent = 0
        // Line breaks that were read and not yet written: that of the last line, those of empty lines.
        var hasBreak = false
        var emptyLines = 0
        var isIndented = false
        while true {
            while byte(position) == UInt8(ascii: " "), indent == 0 || position - lineStart < indent { position += 1 }
            if position == bytes.count { break }
            if bytes[position] == 0x0A {
                // Blanks in an empty line before the first may set the indentation.
                if indent == 0, position > lineStart { throw Unusual() }
                emptyLines += 1
                startLine(at: position + 1)
                continue
            }
            if indent == 0 {
                indent = position - lineStart
                if indent <= parent { throw Unusual() }
            }
            guard position - lineStart == indent else { break }
            let startsWithBlank = bytes[position] == UInt8(ascii: " ")
            if hasBreak, !isLiteral, !isIndented, !startsWithBlank {
                if emptyLines == 0 { buffer.append(UInt8(ascii: " ")) }
            } else if hasBreak {
                buffer.append(0x0A)
            }
            for _ in 0..<emptyLines { buffer.append(0x0A) }
            (hasBreak, emptyLines, isIndented) = (false, 0, startsWithBlank)
            let start = position
            while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            buffer += bytes[start..<position]
            guard position < bytes.count else { break }
            hasBreak = true
            startLine(at: position + 1)
        }
        guard indent > 0 else { throw Unusual() }
        if hasBreak, keepsLastBreak { buffer.append(0x0A) }
        // Back before the indentation of what follows, unless the text is at its end.
        if position < bytes.count { position = lineStart }
        let text = String(decoding: buffer, as: UTF8.self)
        _ = try nextContent()
        return Scalar(text, style: isLiteral ? .literal : .folded)
    }
}
