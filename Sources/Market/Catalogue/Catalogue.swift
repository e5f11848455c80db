// The attribute catalogue: the single source of truth about what a market is made of.
//
// CEL's type environment, the JSON of `clausier model`, the questions and docs/modele.md all come
// from here. The entries themselves stand in *Fields.swift, one file for each type of record.

/// All attributes, by type of record.
public struct Catalogue: Sendable {
    private let byRecord: [RecordType: [Attribute]]
    /// The slot of each name.
    private let slots: [RecordType: [String: Int]]

    /// The catalogue of this version. Constant.
    public static let standard = Catalogue()

    private init() {
        var byRecord: [RecordType: [Attribute]] = [:]
        func register<Field: RecordField>(_ fields: Field.Type) {
            byRecord[Field.recordType] = Field.allCases.map { field in
                Attribute(record: Field.recordType, slot: field.rawValue, name: field.name, spec: field.spec)
            }
        }
        register(NoticeField.self)
        register(BuyerField.self)
        register(ProcedureField.self)
        register(LotField.self)
        register(AwardCriterionField.self)
        register(SelectionCriterionField.self)
        register(InsertionCommitmentField.self)
        register(DocumentField.self)
        register(OperationField.self)
        register(CandidateField.self)
        register(AgreementField.self)
        register(ReservedAwardField.self)
        register(YearlyTurnoverField.self)
        register(ReferenceField.self)
        register(BoardSeatField.self)
        self.byRecord = byRecord
        slots = byRecord.mapValues { attributes in
            Dictionary(attributes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// In slot order.
    public func attributes(of record: RecordType) -> [Attribute] { byRecord[record] ?? [] }

    public func attribute(named name: String, of record: RecordType) -> Attribute? {
        slots[record]?[name].flatMap { byRecord[record]?[$0] }
    }

    /// Every attribute of every record.
    public var all: [Attribute] { RecordType.allCases.flatMap(attributes(of:)) }
}
