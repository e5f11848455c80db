// What the reader refuses, whatever the document says.

/// Hard bounds on one XML document. A document beyond them is refused with an error that names the
/// bound: a tender package comes from anywhere.
public struct XMLLimits: Hashable, Sendable {
    /// Bytes of the file.
    public var byteCount: Int
    /// Elements in one another.
    public var depth: Int
    /// Elements in all.
    public var elementCount: Int
    /// Different names of elements that are not in the vocabulary.
    public var nameCount: Int
    /// Bytes of one tag, its attributes included. Comparing the attributes of a tag with each other
    /// takes time that grows with their square, so this bounds time as well.
    public var tagLength: Int
    /// Attributes of one element.
    public var attributeCount: Int
    /// Bytes of the text of one element.
    public var textLength: Int

    public init(
        byteCount: Int = 64 << 20, depth: Int = 128, elementCount: Int = 2_000_000, nameCount: Int = 10_000,
        tagLength: Int = 64 << 10, attributeCount: Int = 256, textLength: Int = 4 << 20
    ) {
        self.byteCount = byteCount
        self.depth = depth
        self.elementCount = elementCount
        self.nameCount = nameCount
        self.tagLength = tagLength
        self.attributeCount = attributeCount
        self.textLength = textLength
    }

    public static let standard = XMLLimits()
}
