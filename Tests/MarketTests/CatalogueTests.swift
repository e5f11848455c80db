import Market
import Testing

@Suite struct CatalogueTests {
    /// A lot can only inherit what the procedure has, with the same type.
    @Test func whatALotInheritsExistsOnTheProcedure() throws {
        for attribute in RecordType.lot.attributes where attribute.spec.inherits {
            let source = try #require(
                Catalogue.standard.attribute(named: attribute.name, of: .procedure), "\(attribute.qualifiedName)")
            #expect(source.spec.type == attribute.spec.type)
            #expect(source.spec.cardinality == attribute.spec.cardinality)
        }
    }

    /// The estimated value of the whole is not the value of a lot; the duration of the whole is.
    @Test func estimatedValueIsNotInherited() {
        #expect(!LotField.estimatedValue.spec.inherits)
        #expect(LotField.duration.spec.inherits)
    }

    @Test func slotsAreThePositionsOfTheEntries() {
        for record in RecordType.allCases {
            #expect(record.attributes.map(\.slot) == Array(record.attributes.indices))
            #expect(Set(record.attributes.map(\.name)).count == record.attributes.count)
        }
    }

    @Test func everyQuestionIsAQuestion() {
        for attribute in Catalogue.standard.all {
            if let question = attribute.spec.question { #expect(question.hasSuffix("?"), "\(attribute.qualifiedName)") }
        }
    }
}
