// The tables compiled: from element to element by small integers.
//
// A notice has some thousand elements, each of which is looked up here once; most end at once in a
// branch that no table names, and the reader then skips everything below.

import Market
import XML

/// Attributes that can be asked of an element, by index.
enum NoticeAttribute: Int, CaseIterable {
    case listName, schemeName, languageID, currencyID, unitCode
    /// Of TED and BOAMP.
    case code, value, type, contractType, language, form, currency, devise, poids, ordre, devisePlain

    /// As it is written in XML.
    var name: String {
        switch self {
        case .listName: "listName"
        case .schemeName: "schemeName"
        case .languageID: "languageID"
        case .currencyID: "currencyID"
        case .unitCode: "unitCode"
        case .code: "CODE"
        case .value: "VALUE"
        case .type: "TYPE"
        case .contractType: "CTYPE"
        case .language: "LG"
        case .form: "FORM"
        case .currency: "CURRENCY"
        case .devise: "DEVISE"
        case .devisePlain: "devise"
        case .poids: "POIDS"
        case .ordre: "ORDRE"
        }
    }
}

/// A field as the reader meets it.
struct CompiledField: Sendable {
    let businessTerm: String
    let kind: ValueKind
    let target: Target
    /// What the qualifying attribute must be; empty: anything.
    let qualifier: [UInt8]
    /// Which conditions of the nearest conditional element must hold; 0: none.
    let conditions: UInt64
    /// Whether the value is the qualifying attribute and not the text.
    let readsAttribute: Bool
    /// Whether the attribute of the catalogue holds several values.
    let holdsMany: Bool
    /// Whether it is read only where no other field says the same.
    let isFallback: Bool
    /// The form it belongs to.
    let form: FieldArea.Form
}

/// A condition that an element can fulfil for an element above it.
struct CompiledCondition: Sendable {
    /// `nil`: its text.
    let attribute: NoticeAttribute?
    let value: [UInt8]
    let bit: UInt64
    /// Whether it is fulfilled as soon as the element stands there.
    var isPresence = false
}

struct TrieNode: Sendable {
    var fields: [CompiledField] = []
    var conditions: [CompiledCondition] = []
    var scope: Scope?
    /// Whether conditions below are kept for it.
    var isConditional = false
    /// The attribute that goes with the value: language, currency or unit.
    var companion: NoticeAttribute?
    /// The attribute that tells fields of one element apart, or is a value itself.
    var qualifier: NoticeAttribute?
    var wantsText = false
    /// Whether several of them make one text.
    var isParagraph = false
    /// How many conditions were numbered on this element.
    var conditionCount = 0
}

/// What has to be known of a node for each element that reaches it, without anything to count
/// references of.
struct NodeShape: BitwiseCopyable, Sendable {
    let opensScope: Bool
    let isConditional: Bool
    let fulfilsConditions: Bool
    let hasFields: Bool
    let wantsText: Bool
    /// Indices of attributes; -1: none.
    let companion: Int8
    let qualifier: Int8

    init(_ node: TrieNode) {
        opensScope = node.scope != nil
        isConditional = node.isConditional
        fulfilsConditions = !node.conditions.isEmpty
        hasFields = !node.fields.isEmpty
        wantsText = node.wantsText
        companion = node.companion.map { Int8($0.rawValue) } ?? -1
        qualifier = node.qualifier.map { Int8($0.rawValue) } ?? -1
    }
}

/// The compiled tables of one family of notices. Built once per process, when the first is met.
final class FieldTrie: Sendable {
    static let shared = FieldTrie(allAreas, roots: NoticeKind.eForms, prefixes: prefixes)

    /// What the outermost element may be; the vocabulary starts with their names, in this order.
    let roots: [NoticeKind]
    let vocabulary: XMLVocabulary
    let nodes: [TrieNode]
    /// What can be said in each form: nothing else of a notice's silence means anything.
    let attributes: [FieldArea.Form: AttributeSet]
    private let shapes: [NodeShape]
    /// `transitions[node * vocabulary.count + name]`: the node below, 0 if there is none.
    private let transitions: [UInt16]
    private let nameCount: Int

    /// The node of the outermost element.
    static let root = 1

    /// The conventional prefixes of eForms.
    static let prefixes = [
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "cac",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2": "cbc",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2": "ext",
        "http://data.europa.eu/p27/eforms-ubl-extensions/1": "efext",
        "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1": "efac",
        "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1": "efbc",
        "urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2": "",
        "urn:oasis:names:specification:ubl:schema:xsd:PriorInformationNotice-2": "",
        "urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2": "",
        "http://data.europa.eu/p27/eforms-business-registration-information-notice/1": "",
    ]

    /// `holder`: the element that the areas call the outermost, where it stands within another, from
    /// there: `DONNEES/EFORMS/ContractNotice`.
    init(_ areas: [FieldArea], roots: [NoticeKind], prefixes: [String: String], within holder: String = "") {
        self.roots = roots
        var builder = Builder()
        let start = builder.node(for: holder.split(separator: "/").map(String.init), from: Self.root)
        for area in areas {
            guard let base = FieldPath(area.base) else { preconditionFailure("table: \(area.base)") }
            let node = builder.node(for: base.steps.dropFirst().map(\.name), from: start)
            builder.nodes[node].scope = area.scope
            for entry in area.fields {
                guard builder.add(entry, below: node, of: area.form) else { preconditionFailure("table: \(entry.businessTerm) \(entry.path)") }
            }
        }
        vocabulary = XMLVocabulary(
            prefixes: prefixes, names: roots.map(\.rawValue) + builder.children.flatMap { $0.map(\.name) })
        nodes = builder.nodes
        var attributes: [FieldArea.Form: AttributeSet] = [:]
        for area in areas where area.form != .eForms {
            for entry in area.fields {
                guard case .claim(let record, let slot) = entry.target else { continue }
                attributes[area.form, default: AttributeSet()].insert(record.attributes[slot])
            }
        }
        self.attributes = attributes
        shapes = nodes.map(NodeShape.init)
        nameCount = vocabulary.count
        var transitions = [UInt16](repeating: 0, count: nodes.count * nameCount)
        for (node, children) in builder.children.enumerated() {
            for child in children {
                if let name = vocabulary.id(of: child.name) { transitions[node * nameCount + Int(name)] = UInt16(child.node) }
            }
        }
        self.transitions = transitions
    }

    func shape(of node: Int) -> NodeShape { shapes[node] }

    /// The node of an element below another; 0 if no table names it.
    func child(of node: Int, named name: XMLName) -> Int {
        name < nameCount ? Int(transitions[node * nameCount + Int(name)]) : 0
    }

    private struct Builder {
        var nodes = [TrieNode(), TrieNode()]
        var children: [[(name: String, node: Int)]] = [[], []]
        private var bits: [Int: [FieldPath.Condition: UInt64]] = [:]

        mutating func node(for names: [String], from start: Int) -> Int {
            var current = start
            for name in names {
                if let known = children[current].first(where: { $0.name == name }) {
                    current = known.node
                } else if name.utf8.contains(UInt8(ascii: "|")) {
                    current = node(forAnyOf: name.split(separator: "|").map(String.init), from: current)
                } else {
                    children[current].append((name, nodes.count))
                    current = nodes.count
                    nodes.append(TrieNode())
                    children.append([])
                }
            }
            return current
        }

        /// One node for elements that mean the same.
        private mutating func node(forAnyOf names: [String], from start: Int) -> Int {
            let shared = node(for: [names[0]], from: start)
            for name in names.dropFirst() {
                if let known = children[start].first(where: { $0.name == name }) {
                    precondition(known.node == shared, "table: \(name) stands alone elsewhere")
                } else {
                    children[start].append((name, shared))
                }
            }
            return shared
        }

        mutating func add(_ entry: FieldEntry, below base: Int, of form: FieldArea.Form) -> Bool {
            guard let path = FieldPath(entry.path) else { return false }
            var current = base
            var conditions: UInt64 = 0
            for step in path.steps {
                current = node(for: [step.name], from: current)
                if let condition = step.condition {
                    guard let bit = self.bit(for: condition, at: current) else { return false }
                    conditions = bit
                }
            }
            let qualifier = path.steps.last?.qualifier
            if let name = qualifier?.name ?? path.attribute {
                guard let attribute = NoticeAttribute(named: name),
                    nodes[current].qualifier == nil || nodes[current].qualifier == attribute
                else { return false }
                nodes[current].qualifier = attribute
            }
            switch entry.kind {
            case .text: nodes[current].companion = .languageID
            case .money: nodes[current].companion = .currencyID
            case .duration: nodes[current].companion = .unitCode
            case .paragraph:
                nodes[current].isParagraph = true
                // Raised letters, « n<FT>o</FT> », belong to the words around them.
                _ = node(for: ["FT"], from: current)
            default: break
            }
            if let companion = entry.companion { nodes[current].companion = companion }
            if entry.target == .key(.lotIdentifier) { nodes[current].qualifier = .schemeName }
            nodes[current].fields.append(
                CompiledField(
                    businessTerm: entry.businessTerm, kind: entry.kind, target: entry.target,
                    qualifier: Array((qualifier?.value ?? "").utf8), conditions: conditions,
                    readsAttribute: path.attribute != nil, holdsMany: Self.holdsMany(entry.target),
                    isFallback: entry.isFallback, form: form))
            if Self.readsText(entry.kind, path), entry.target != .key(.allLots) { nodes[current].wantsText = true }
            return true
        }

        /// Of an element that is only looked whether it stands there, the text, of a whole form perhaps, is not gathered.
        private static func readsText(_ kind: ValueKind, _ path: FieldPath) -> Bool {
            switch kind {
            case .present, .unspecified: false
            default: path.attribute == nil
            }
        }

        private static func holdsMany(_ target: Target) -> Bool {
            guard case .claim(let record, let slot) = target else { return false }
            return record.attributes[slot].spec.cardinality == .many
        }

        /// Numbers a condition on the element it belongs to, and notes it where it is fulfilled.
        private mutating func bit(for condition: FieldPath.Condition, at node: Int) -> UInt64? {
            if let known = bits[node]?[condition] { return known }
            guard nodes[node].conditionCount < 64 else { return nil }
            let bit: UInt64 = 1 << nodes[node].conditionCount
            nodes[node].conditionCount += 1
            nodes[node].isConditional = true
            bits[node, default: [:]][condition] = bit
            let place = self.node(for: condition.path, from: node)
            var attribute: NoticeAttribute?
            if let name = condition.attribute {
                guard let known = NoticeAttribute(named: name) else { return nil }
                attribute = known
            } else if condition.value != nil {
                nodes[place].wantsText = true
            }
            nodes[place].conditions.append(
                CompiledCondition(
                    attribute: attribute, value: Array((condition.value ?? "").utf8), bit: bit, isPresence: condition.value == nil))
            return bit
        }
    }
}

extension NoticeAttribute {
    init?(named name: String) {
        guard let known = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = known
    }
}
