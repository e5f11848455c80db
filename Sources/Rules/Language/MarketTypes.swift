// The record types of CEL, generated from the attribute catalogue: a rule that misspells an
// attribute does not load.

import CEL
import Market

/// What conditions need to know of a type of record, worked out once.
final class RecordShape: Sendable {
    /// How the facts in a slot become a value.
    enum Kind: UInt8, Sendable { case one, many, records }

    let objectType: ObjectType
    let attributes: [Attribute]
    /// By slot. Kept apart from the attributes, which are large: most reads need no more than this.
    let kinds: [Kind]

    init(objectType: ObjectType, attributes: [Attribute]) {
        self.objectType = objectType
        self.attributes = attributes
        kinds = attributes.map { attribute in
            if case .records = attribute.spec.type { return .records }
            return attribute.spec.cardinality == .many ? .many : .one
        }
    }
}

/// One CEL record type for each record type of the catalogue. Slots are those of the catalogue; the
/// identifier of the record stands behind them as `id`.
struct MarketTypes: Sendable {
    /// Shared by every environment and every market.
    static let standard = MarketTypes(Catalogue.standard)

    let all: [ObjectType]
    private let shapes: [RecordType: RecordShape]

    private init(_ catalogue: Catalogue) {
        var types: [ObjectType] = []
        var shapes: [RecordType: RecordShape] = [:]
        for record in RecordType.allCases {
            let attributes = catalogue.attributes(of: record)
            let fields = attributes.map { attribute in
                Field(attribute.name, Self.type(of: attribute.spec), presence: attribute.spec.mayBeAbsent ? .optional : .always)
            }
            let type = ObjectType(name: record.rawValue, fields: fields + [Field("id", .string)])
            types.append(type)
            shapes[record] = RecordShape(objectType: type, attributes: attributes)
        }
        all = types
        self.shapes = shapes
    }

    func shape(of record: RecordType) -> RecordShape {
        // Every case has its shape: `init` goes over all of them.
        shapes[record] ?? RecordShape(objectType: all[0], attributes: [])
    }

    /// A set of values or of records is a list; everything else is its scalar.
    private static func type(of spec: AttributeSpec) -> CELType {
        if case .records(let record) = spec.type { return .list(.object(record.rawValue)) }
        let scalar = scalarType(of: spec.type)
        return spec.cardinality == .many ? .list(scalar) : scalar
    }

    private static func scalarType(of type: AttributeType) -> CELType {
        switch type {
        case .bool: .bool
        case .integer: .int
        case .number: .decimal
        case .code, .text: .string
        // Legal periods are counted on the date that is written, so a moment is a date in rules.
        case .date, .moment: .date
        case .money: MoneyValue.type
        case .duration: .calendarDuration
        case .records(let record): .object(record.rawValue)
        }
    }
}

/// Names of facts that are no attribute of a record, and how attributes are named for CEL.
enum AttributeNumber {
    /// Slots of record 0, which stands for the consultation as a whole.
    static let lotsSlot = 0
    static let paperSlots = 0x100
    static let tableSlots = 0x200

    static func id(record: Int, slot: Int) -> AttributeID { AttributeID(UInt64(record) << 16 | UInt64(slot)) }
    static func record(of id: AttributeID) -> Int { Int(truncatingIfNeeded: id.rawValue >> 16) }
    static func slot(of id: AttributeID) -> Int { Int(id.rawValue & 0xFFFF) }
}
