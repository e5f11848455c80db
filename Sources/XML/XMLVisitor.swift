// What a reader of XML implements, and what it is shown.

/// Receives the elements of a document in order. Elements come with integers for names; texts come
/// as bytes, so that a string is made only of what is kept.
public protocol XMLVisitor: AnyObject {
    /// An element starts. `element` is valid only during the call.
    func open(_ element: borrowing XMLElement) -> XMLInterest
    /// An element ends whose `open` did not answer `.skip`. `text` is everything written in it if
    /// `open` answered `.text`, empty otherwise; valid only during the call.
    func close(text: UnsafeBufferPointer<UInt8>)
}

/// What a visitor wants of an element.
public enum XMLInterest: Sendable {
    /// Nothing: neither its content nor its end.
    case skip
    /// The elements in it.
    case children
    /// The elements in it, and its text.
    case text
}

/// An element's start tag.
public struct XMLElement: ~Copyable {
    public let name: XMLName
    /// Number in document order, from 0: what `XMLMap.position(of:)` takes.
    public let number: Int
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let attributeCount: Int
    let keys: UnsafePointer<UnsafePointer<UInt8>?>
    let keyCount: Int

    /// The value of the attribute (one without a namespace) that has this index in the list the
    /// reader was made with; `nil` if the element does not have it.
    public func attribute(_ key: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let attributes, key >= 0, key < keyCount else { return nil }
        let wanted = keys[key]
        // libxml2 lays out five pointers an attribute: name, prefix, namespace, start and end.
        for index in 0..<attributeCount where attributes[index * 5] == wanted && attributes[index * 5 + 2] == nil {
            guard let start = attributes[index * 5 + 3], let end = attributes[index * 5 + 4] else { return nil }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }
}
