// Reading HTML, which is never well-formed, with libxml2's HTML parser and no tree.

import Clibxml2

/// Receives the elements of a page in order, those that HTML implies included.
public protocol HTMLVisitor: AnyObject {
    func open(_ element: borrowing HTMLElement)
    func close(_ name: String)
    /// A piece of text, and the byte of the page (as UTF-8) at which it starts. Valid only during the call.
    func characters(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int)
}

/// An element's start tag. Valid only during the call.
public struct HTMLElement: ~Copyable {
    /// In lower case.
    public let name: String
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// The value of an attribute by its name in lower case; empty for one that is written without a
    /// value; `nil` if the element does not have it.
    public func attribute(_ name: String) -> String? {
        // libxml2 hands over names and values by turns, and a null at the end.
        guard var pair = attributes else { return nil }
        while let key = pair.pointee {
            if String(cString: key) == name { return pair[1].map { String(cString: $0) } ?? "" }
            pair += 2
        }
        return nil
    }
}

/// Reads HTML pages.
public enum HTMLReader {
    /// What keeps a page from being read to its end.
    public enum Problem: Error, Hashable, Sendable {
        case tooLarge(limit: Int)
        case tooDeep(limit: Int)
        case outOfMemory
    }

    /// Closing an element compares it with all open ones, so depth bounds time as well.
    static let depthLimit = 1_000
    static let byteLimit = 64 << 20

    /// Shows a page in UTF-8 to `visitor`. There is no wrong HTML: browsers show something whatever
    /// the page says, and so does this.
    public static func read(_ utf8: [UInt8], visitor: some HTMLVisitor) -> Problem? {
        guard utf8.count <= byteLimit else { return .tooLarge(limit: byteLimit) }
        _ = libraryIsReady
        guard let context = htmlNewParserCtxt() else { return .outOfMemory }
        defer { htmlFreeParserCtxt(context) }
        let state = UnsafeMutablePointer<HTMLState>.allocate(capacity: 1)
        state.initialize(to: HTMLState(context: context, visitor: visitor))
        defer {
            state.deinitialize(count: 1)
            state.deallocate()
        }
        install(on: context, state)
        let options = Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
        withExtendedLifetime(visitor) {
            utf8.withUnsafeBytes { bytes in
                let page = htmlCtxtReadMemory(
                    context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(truncatingIfNeeded: bytes.count), nil, "UTF-8", options)
                if let page { xmlFreeDoc(page) }
            }
        }
        return state.pointee.problem
    }

    private static func install(on context: htmlParserCtxtPtr, _ state: UnsafeMutablePointer<HTMLState>) {
        guard let handler = context.pointee.sax else { return }
        handler.update(repeating: xmlSAXHandler(), count: 1)
        handler.pointee.startElement = { pointer, name, attributes in
            guard let pointer, let name else { return }
            pointer.assumingMemoryBound(to: HTMLState.self).pointee.open(String(cString: name), attributes)
        }
        handler.pointee.endElement = { pointer, name in
            guard let pointer, let name else { return }
            pointer.assumingMemoryBound(to: HTMLState.self).pointee.close(String(cString: name))
        }
        handler.pointee.characters = { pointer, bytes, count in
            guard let pointer, let bytes else { return }
            pointer.assumingMemoryBound(to: HTMLState.self).pointee.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        // White space between words may come by this way as well.
        handler.pointee.ignorableWhitespace = handler.pointee.characters
        // The texts of scripts and styles, which the visitor knows to drop.
        handler.pointee.cdataBlock = handler.pointee.characters
        context.pointee.userData = UnsafeMutableRawPointer(state)
    }
}

/// The state of one reading, behind the pointer that C carries.
private struct HTMLState {
    let context: htmlParserCtxtPtr
    unowned(unsafe) let visitor: any HTMLVisitor
    var depth = 0
    var problem: HTMLReader.Problem?

    /// Not inlined: the optimiser of Swift 6.3.1 crashes on it within the callback.
    @inline(never)
    mutating func open(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard problem == nil else { return }
        depth += 1
        if depth > HTMLReader.depthLimit {
            problem = .tooDeep(limit: HTMLReader.depthLimit)
            return xmlStopParser(context)
        }
        visitor.open(HTMLElement(name: name, attributes: attributes))
    }

    mutating func close(_ name: String) {
        depth -= 1
        if problem == nil { visitor.close(name) }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard problem == nil else { return }
        var offset = 0
        if let input = context.pointee.input, let cursor = input.pointee.cur, let base = input.pointee.base {
            // libxml2 stands behind the text it reports.
            offset = max(0, Int(input.pointee.consumed) + (cursor - base) - bytes.count)
        }
        visitor.characters(bytes, at: offset)
    }
}
