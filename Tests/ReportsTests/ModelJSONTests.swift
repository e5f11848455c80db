import Figures
import Foundation
import JSONChecking
import Market
import Provenance
import Testing

@testable import Reports

@Suite("The model as JSON")
struct ModelJSONTests {
    @Test func theModelFitsThePublishedSchema() throws {
        let written = try JSONValue(ModelJSON.document(Sample.market()))
        let problems = try JSONSchema.published("rapport.schema.json").problems(with: written, against: "#/$defs/market")
        #expect(problems == [])
    }

    @Test func everyFactHasItsStateItsValueAndItsClaims() throws {
        let written = try JSONValue(ModelJSON.document(Sample.market()))
        let lot = try #require(written["lots"]?["members"]?[0])
        #expect(lot["id"] == .string("LOT-0001"))
        #expect(lot["estimatedValue"]?["state"] == .string("stated"))
        #expect(lot["estimatedValue"]?["value"] == .object([
            "amount": .string("250000.5"), "currency": .string("EUR"), "taxBasis": .string("HT"),
        ]))
        #expect(lot["estimatedValue"]?["claims"]?[0]?["evidence"]?["locator"]?["xpath"] == .string("/ContractNotice/e[7]"))
        #expect(lot["duration"]?["state"] == .string("conflicting"))
        #expect(lot["duration"]?["values"]?.elements.count == 2)
        #expect(lot["variants"]?["state"] == .string("unread"))
        #expect(lot["title"]?["value"] == nil)
        #expect(lot["reservedParticipation"]?["state"] == .string("silent"))
        #expect(lot["selectionCriteria"]?["state"] == .string("unknown"))
    }

    @Test func flatIsOneFactALineUnderItsPath() throws {
        let lines = String(decoding: ModelJSON.flat(Sample.market()), as: UTF8.self).split(separator: "\n")
        let schema = try JSONSchema.published("rapport.schema.json")
        for line in lines {
            #expect(schema.problems(with: try JSONValue(Array(line.utf8)), against: "#/$defs/flatFact") == [])
        }
        #expect(lines.contains {
            $0.hasPrefix(#"{"path":"lots[LOT-0001].estimatedValue","state":"stated","value":{"amount":"250000.5","currency":"EUR","taxBasis":"HT"},"claims":[{"#)
        })
        #expect(lines.contains(#"{"path":"lots","state":"complete","value":["LOT-0001"],"claims":[]}"#))
    }
}
