// The parts of a document that is a ZIP archive, and how they refer to each other.

import XML

/// The parts of one DOCX, XLSX, ODT or ODS that hold text.
package struct OfficeParts {
    /// Bytes by name, as in `word/document.xml`.
    package private(set) var parts: [String: [UInt8]] = [:]
    /// What could not be read of the container, in French; the first one only.
    package private(set) var problem: String?

    /// Unpacked bytes of all parts together: more is no document.
    private static let limit = 512 << 20
    /// How much larger than the file its parts may be, once they are large at all.
    private static let ratio = 300
    private static let ratioFloor = 64 << 20

    package init(_ bytes: [UInt8], wants: (String) -> Bool) {
        var remaining = min(Self.limit, max(Self.ratioFloor, bytes.count * Self.ratio))
        var parts: [String: [UInt8]] = [:]
        var problem: String?
        let wasOpened: Void? = ArchiveReader.walk(bytes) { reader in
            for _ in 0..<20_000 {
                switch reader.next() {
                case .end: return
                case .failure(let failure):
                    problem = problem ?? failure.reason
                    return
                case .entry(let entry):
                    // Some writers separate folders by `\`.
                    let name = EntryName.decode(entry.name)
                    guard entry.kind == .file, wants(name) else { continue }
                    if entry.isEncrypted {
                        problem = ArchiveFailure.encrypted.reason
                        continue
                    }
                    switch reader.contents(limit: remaining, announcedSize: entry.announcedSize) {
                    case .bytes(let part):
                        remaining -= part.count
                        // The first one wins, as in the programs that made and will show it.
                        if parts[name] == nil { parts[name] = part }
                    case .damaged(let part, let failure):
                        problem = problem ?? failure.reason
                        if parts[name] == nil { parts[name] = part }
                    case .tooLarge, .outOfTime:
                        problem = "le document se déploie au-delà de ce qu’un document honnête contient."
                        return
                    }
                }
            }
            problem = problem ?? "le document a plus de 20 000 parties."
        }
        self.parts = parts
        self.problem = wasOpened == nil ? "mémoire insuffisante." : problem
    }

    package subscript(name: String) -> [UInt8]? { parts[name] }

    /// Whether one of these files stands in the folder of a part.
    func hasSibling(of part: String, named names: [String]) -> Bool {
        let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
        return names.contains { parts[folder + $0] != nil }
    }

    /// The part to which the package refers as this type, such as `officeDocument`; else the one that
    /// most writers give that name.
    func main(ofType type: String, usually name: String) -> String {
        relationships(of: "").first { $0.isOf(type) && parts[$0.target] != nil }?.target ?? name
    }

    /// What a part refers to; the package itself is the part without a name.
    package func relationships(of part: String) -> [OfficeRelationship] {
        let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
        guard let bytes = parts["\(folder)_rels/\(part.dropFirst(folder.count)).rels"] else { return [] }
        let visitor = RelationshipVisitor(folder: folder)
        _ = XMLReader(vocabulary: RelationshipVisitor.vocabulary, attributes: ["Id", "Type", "Target", "TargetMode"], limits: .officePart, keepsPlaces: false)
            .read(bytes, path: part, visitor: visitor)
        return visitor.relationships
    }
}

/// One reference from a part to another.
package struct OfficeRelationship {
    package let id: String
    /// A URI; its last step is the same in the transitional and the strict standard.
    package let type: String
    /// Name of the part.
    package let target: String

    package func isOf(_ kind: String) -> Bool { type.hasSuffix("/" + kind) }
}

private final class RelationshipVisitor: XMLVisitor {
    static let vocabulary = XMLVocabulary(
        prefixes: ["http://schemas.openxmlformats.org/package/2006/relationships": ""], names: ["Relationship"])
    let folder: String
    private(set) var relationships: [OfficeRelationship] = []

    init(folder: String) { self.folder = folder }

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        guard element.name == 0 else { return .children }
        let target = element.string(2) ?? ""
        if element.string(3) != "External" {
            relationships.append(
                OfficeRelationship(id: element.string(0) ?? "", type: element.string(1) ?? "", target: resolve(target)))
        }
        return .skip
    }

    func close(text: UnsafeBufferPointer<UInt8>) {}

    /// Relative to the folder of the part that refers, or from the root.
    private func resolve(_ target: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = steps.popLast()
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}

extension XMLLimits {
    /// A part of a document: larger than a notice, deeper where tables nest.
    static let officePart = XMLLimits(
        byteCount: 512 << 20, depth: 250, elementCount: 20_000_000, nameCount: 10_000, tagLength: 256 << 10)
}

extension XMLElement {
    func string(_ key: Int) -> String? { attribute(key).map { String(decoding: $0, as: UTF8.self) } }

    func integer(_ key: Int) -> Int? { string(key).flatMap { Int($0) } }

    /// A property that is on by being there, unless its value says otherwise.
    func isOn(_ key: Int) -> Bool {
        switch string(key) {
        case "0", "false", "off", "none": false
        default: true
        }
    }
}

/// The names a reader knows, in the order of their cases.
protocol XMLNames: RawRepresentable, CaseIterable, Sendable where RawValue == String {
    static var prefixes: [String: String] { get }
}

extension XMLNames {
    static var vocabulary: XMLVocabulary { XMLVocabulary(prefixes: prefixes, names: allCases.map(\.rawValue)) }
}
