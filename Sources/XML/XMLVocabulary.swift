// Element names as small integers.
//
// A reader compares the names of some thousand elements with those it knows. libxml2 hands out the
// same pointer for the same name, so each name is looked up once per parser and compared as an
// integer from then on.

/// An element name: namespace and local name, as a small integer.
///
/// Ids below `XMLVocabulary.count` are the vocabulary's own and the same for every reader; others
/// are given by one reader to the names it meets.
public typealias XMLName = Int32

/// The names a reader wants to recognise, and the prefixes by which its addresses call the
/// namespaces, whatever prefixes the document itself uses.
public struct XMLVocabulary: Sendable {
    /// Namespace URI → conventional prefix; the empty prefix for a namespace whose elements are
    /// written without one. The empty URI stands for elements without a namespace; elements of
    /// namespaces that are not listed never match a name of the vocabulary.
    public let prefixes: [String: String]
    /// Qualified names (`cac:PartyName`) by id.
    public let names: [String]
    let ids: [String: XMLName]

    /// `names` are qualified by the conventional prefixes: `cbc:ID`. Repeated names are kept once.
    public init(prefixes: [String: String], names: some Sequence<String>) {
        self.prefixes = prefixes
        var ordered: [String] = []
        var ids: [String: XMLName] = [:]
        for name in names where ids[name] == nil {
            ids[name] = XMLName(ordered.count)
            ordered.append(name)
        }
        self.names = ordered
        self.ids = ids
    }

    /// How many names there are.
    public var count: Int { names.count }

    /// `nil` if the name is not of this vocabulary.
    public func id(of name: String) -> XMLName? { ids[name] }
}
