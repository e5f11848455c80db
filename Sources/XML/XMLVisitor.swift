// What a reader of XML implements, and what it is shown.

/// Receives the elements of a document in order. Elements come with integers for names; texts come
/// as bytes, so that a string is made only of what is kept.
public protocol XMLVisitor: AnyObject {
    /// An element starts. `element` is valid only during the call.
    func open(_ element: borrowing XMLElement) -> XMLInterest
    /// An element ends whose `open` did not answer `.skip`. `text` is everything written in it if
    /// `open` answered `.text`, empty otherwise; valid only during the call.
    func close(text: UnsafeBufferPointer<UInt8>)
    /// Some of the text that stands directly in an element whose `open` answered `.characters`; a
    /// text may come in several pieces. Valid only during the call.
    func characters(_ bytes: UnsafeBufferPointer<UInt8>)
    /// The same for visitors that want to know where it stands: `offset` is a byte of the document (in
    /// UTF-8) within the text, not necessarily its first. This is what is called.
    func characters(_ bytes: UnsafeBufferPointer<UInt8>, within offset: Int)
}

extension XMLVisitor {
    /// For visitors that never ask for `.characters`.
    public func characters(_ bytes: UnsafeBufferPointer<UInt8>) {}

    public func characters(_ bytes: UnsafeBufferPointer<UInt8>, within offset: Int) { characters(bytes) }
}

/// What a visitor wants of an element.
public enum XMLInterest: Sendable {
    /// Nothing: neither its content nor its end.
    case skip
    /// The elements in it.
    case children
    /// The elements in it, and its text.
    case text
    /// The elements in it, and the text that stands directly in it, piece by piece and in order with
    /// them: for prose, in which elements stand between the words.
    case characters
}

/// An element's start tag.
public struct XMLElement: ~Copyable {
    public let name: XMLName
    /// Number in document order, from 0: what `XMLMap.position(of:)` takes.
    public let number: Int
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let attributeCount: Int
    let keys: UnsafePointer<AttributeKey>
    let keyCount: Int

    /// The value of the attribute that has this index in the list the reader was made with; `nil` if
    /// the element does not have it.
    public func attribute(_ key: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let attributes, key >= 0, key < keyCount else { return nil }
        let wanted = keys[key]
        // libxml2 lays out five pointers an attribute: name, prefix, namespace, start and end.
        for index in 0..<attributeCount
        where attributes[index * 5] == wanted.local && wanted.isIn(attributes[index * 5 + 2]) {
            guard let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { return nil }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }
}

/// The attribute a reader asks for, in libxml2's own pointers, which are equal for equal strings.
struct AttributeKey {
    let local: UnsafePointer<UInt8>?
    /// The namespaces the attribute may be in; both `nil` for one without, both the same where there
    /// is but one. Two, because Office formats come in a transitional and a strict namespace.
    let space: UnsafePointer<UInt8>?
    let otherSpace: UnsafePointer<UInt8>?

    func isIn(_ found: UnsafePointer<UInt8>?) -> Bool { found == space || found == otherSpace }
}
