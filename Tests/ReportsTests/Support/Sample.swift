// A small market with one fact of every state, for the tests of this target.

import Figures
import Market
import Provenance

enum Sample {
    /// Says where elements stand without any file: element n is on line n + 1.
    final class Positions: XMLPositions {
        func position(ofElement element: Int) -> XMLPosition {
            XMLPosition(
                line: element + 1, column: 5, endLine: element + 1, endColumn: 25, byteOffset: element * 100,
                byteLength: 20, xpath: "/ContractNotice/e[\(element)]")
        }
    }

    static let positions = Positions()

    static func evidence(_ element: Int, _ term: String, _ quote: String, document: Int = 0) -> Evidence {
        Evidence(
            document: DocumentID(document),
            locator: .xml(XMLLocator(element: element, businessTerm: term, source: positions)), quote: quote)
    }

    static func document(status: ReadStatus = .read) -> DocumentRecord {
        DocumentRecord(
            id: DocumentID(0), path: "avis/entretien.xml", kind: .notice,
            sha256: String(repeating: "0a", count: 32), byteCount: 12_345, status: status)
    }

    static func market() -> Market {
        var market = Market(documents: [document()])
        market.coverage.noticeFormType = "competition"
        market.notice.add(Claim(.code("competition"), evidence(1, "BT-03-notice", "competition")), to: NoticeField.formType)
        market.buyer.add(Claim(.text("OPH de Val-Exemple"), evidence(2, "BT-500-Organization-Company", "OPH de Val-Exemple")), to: BuyerField.name)
        market.buyer.add(Claim(.code("oph"), evidence(2, "", "OPH de Val-Exemple")), to: BuyerField.kind)
        market.procedure.add(Claim(.text("Entretien des espaces extérieurs"), evidence(3, "BT-21-Procedure", "Entretien des espaces extérieurs")), to: ProcedureField.title)
        market.procedure.add(Claim(.code("open"), evidence(4, "BT-105-Procedure", "open")), to: ProcedureField.type)
        market.procedure.add(Claim(.code("services"), evidence(5, "BT-23-Procedure", "services")), to: ProcedureField.nature)
        var lot = Record(.lot, identifier: "LOT-0001")
        lot.add(Claim(.money(Money(ExactDecimal("250000.50") ?? .zero, taxBasis: .excluded)), evidence(7, "BT-27-Lot", "250000.50")), to: LotField.estimatedValue)
        lot.add(Claim(.duration(CalendarDuration(48, .month)), evidence(8, "BT-36-Lot", "48")), to: LotField.duration)
        lot.add(Claim(.duration(CalendarDuration(3, .year)), evidence(9, "", "pour une durée de trois ans")), to: LotField.duration)
        var criterion = Record(.awardCriterion, identifier: "1")
        criterion.add(Claim(.code("price"), evidence(11, "BT-539-Lot", "price")), to: AwardCriterionField.type)
        criterion.add(Claim(.number(ExactDecimal("60.0") ?? .zero), evidence(12, "BT-541-Lot-WeightNumber", "60.0")), to: AwardCriterionField.weight)
        lot[list: LotField.awardCriteria] = RecordList([criterion], completeness: .partial)
        market.lots = RecordList([lot])
        return market
    }
}
