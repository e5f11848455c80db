import Figures
import Market
import Operations
import Provenance
import Testing

@testable import Indicators
@testable import Reports

@Suite("Indicators as text, table and page")
struct IndicatorPagesTests {
    private static func contract(
        _ title: String, year: Int?, social: Answer, value: Int?, hours: Int? = nil, rate: String? = nil, nature: String? = "services"
    ) -> Contract {
        Contract(
            source: "avis/\(title).xml", buyer: "OPH de Val-Exemple", title: title, lot: nil, year: year, nature: nature,
            value: value.map { ExactDecimal($0) }, social: social, environmental: .unknown, reserved: .no, insertion: social,
            hours: hours.map { Interval(ExactDecimal($0)) }, rate: rate.flatMap { ExactDecimal($0) })
    }

    private let table = IndicatorTable(
        contracts: [
            contract("Nettoyage", year: 2025, social: .yes, value: 100_000, hours: 1_200, rate: "5"),
            contract("=HYPERLINK(\"http://x\")<script>", year: 2026, social: .unknown, value: 300_000),
            contract("Toitures", year: nil, social: .no, value: nil, rate: "10.5", nature: nil),
        ], purchases: 2, leftAside: [(source: "avis/prévision.xml", reason: .noTender)])

    @Test func theTextSaysWhatIsNotKnown() {
        let text = String(decoding: IndicatorPage.page(table, display: TextDisplay(width: 160)), as: UTF8.self)
        #expect(text.hasPrefix("Indicateurs d’achats responsables\u{A0}: 3\u{A0}marchés (un par lot) de 2\u{A0}consultations\u{A0}; 400\u{202F}000\u{A0}€\u{A0}HT, valeur de 2 sur 3\u{A0}marchés."))
        #expect(text.contains("1\u{A0}oui, 1\u{A0}non, 1\u{A0}inconnu — 33,3\u{A0}% à\u{A0}66,7\u{A0}% des marchés\u{A0}; 25\u{A0}% à\u{A0}100\u{A0}% de la valeur connue"))
        #expect(text.contains("1\u{202F}200\u{A0}h dans 1\u{A0}marché"))
        #expect(text.contains("7,8\u{A0}%, moyenne de 2\u{A0}marchés"))
        #expect(text.contains("année inconnue\u{A0}: 1\u{A0}marché"))
        #expect(text.contains("1\u{A0}: avis sans mise en concurrence"))
    }

    @Test func theTableHasOneLineForEachGroup() {
        let lines = String(decoding: IndicatorCSV(forExcel: false).totals(table), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.map { $0.prefix { $0 != "," } } == ["regroupement", "ensemble", "année", "année", "année", "nature", "nature"])
        #expect(lines[1].hasPrefix("ensemble,Ensemble,3,2,400000,1,1,1,33.3,66.7,100000,25,100,"))
        // All lines have as many cells.
        #expect(Set(lines.map { line in line.count { $0 == "," } }).count == 1)
        let excel = String(decoding: IndicatorCSV(forExcel: true).totals(table), as: UTF8.self)
        #expect(excel.hasPrefix("\u{FEFF}regroupement;"))
        #expect(excel.contains(";\"33,3\";\"66,7\";"))
    }

    @Test func aTitleIsNoFormula() {
        let text = String(decoding: IndicatorCSV(forExcel: false).contracts(table), as: UTF8.self)
        #expect(text.contains("\"'=HYPERLINK(\"\"http://x\"\")<script>\""))
        #expect(text.contains(",inconnu,inconnu,non,inconnu,,,\r\n"), "what is not known is an empty cell, not a zero")
    }

    @Test func thePageIsWellFormedAndRunsNothing() {
        let page = HTMLPage(IndicatorHTML.page(table))
        #expect(page.mistakes == [])
        #expect(page.all("script").isEmpty)
        #expect(page.headings.count { $0.level == 1 } == 1)
        #expect(page.all("caption").count == page.all("table").count && !page.all("table").isEmpty)
        #expect(page.all("figure").map { $0.text.prefix { $0 != "\n" } }.first == "Considérations sociales")
        #expect(page.all("th").allSatisfy { ["row", "col"].contains($0.attributes["scope"]) })
    }

    @Test func columnsAreAsHighAsTheirNumbers() {
        let plot = ColumnPlot(title: "", columns: [.init(label: "2025", segments: [(.yes, 3), (.unknown, 4)]), .init(label: "2026", segments: [(.yes, 12)])])
        #expect(plot.top == 20)
        #expect(ColumnPlot(title: "", columns: []).top == 1)
    }

    @Test func nothingIsSaidOfNothing() {
        let empty = IndicatorTable(contracts: [], purchases: 0, leftAside: [])
        #expect(HTMLPage(IndicatorHTML.page(empty)).mistakes == [])
        #expect(String(decoding: IndicatorPage.page(empty, display: .plain), as: UTF8.self).contains("aucune valeur connue"))
    }
}
