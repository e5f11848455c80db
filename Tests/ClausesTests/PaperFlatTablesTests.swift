import Clauses
import Market
import Provenance
import Testing

/// Tables of lots that have become lines: « 1 Secteur Nord 100 000 450 000 ».
@Suite struct PaperFlatTablesTests {
    private func read(_ markup: String, _ fields: [LotField] = [.title, .frameworkPeriodMinimum, .frameworkPeriodMaximum, .frameworkMinimumValue, .frameworkMaximumValue]) -> [String] {
        Paper(markup, of: .ccap).statements.lots.sorted { $0.number < $1.number }.map { lot in
            lot.number + " " + fields.map { lot.record.values($0).joined(separator: "+") }.joined(separator: " | ")
        }
    }

    @Test func asManyFiguresAsColumns() {
        let lead = "Les montants sont exprimés en euros hors taxes, par période annuelle et par lot.\n"
        let rows = "1 Toitures – secteur Nord 110 000 420 000\n2 Toitures – secteur Sud 65 000 270 000\n3 Gouttières 0 140 000\nArticle 4 – Durée"
        #expect(read(lead + "Lot Désignation Minimum annuel Maximum annuel\n" + rows) == [
            "1 Toitures – secteur Nord | 110000 EUR HT | 420000 EUR HT |  | ", "2 Toitures – secteur Sud | 65000 EUR HT | 270000 EUR HT |  | ", "3 Gouttières | 0 EUR HT | 140000 EUR HT |  | ",
        ])
        // Nothing says that they are amounts: the titles alone.
        #expect(read("Lot Désignation Minimum Maximum\n" + rows) == ["1 Toitures – secteur Nord |  |  |  | ", "2 Toitures – secteur Sud |  |  |  | ", "3 Gouttières |  |  |  | "])
    }

    @Test func aMaximumOfAllYears() {
        let rows = "1 Bureaux du port 640 000 €\n2 Ateliers et dépôts 310 000 €\n3 Écoles 95 000,00 € HT\nLe lot 3 est réservé."
        for header in ["N° Intitulé du lot Maximum HT sur 4 ans", "N° du lot Intitulé du lot Montant maximum HT sur la durée totale"] {
            #expect(read("La consultation est divisée en 3 lots :\n\(header)\n" + rows) == [
                "1 Bureaux du port |  |  |  | 640000 EUR HT", "2 Ateliers et dépôts |  |  |  | 310000 EUR HT", "3 Écoles |  |  |  | 95000 EUR HT",
            ])
        }
        #expect(read("La consultation est divisée en 3 lots :\nN° Intitulé du lot\n1 Bureaux du port\n2 Ateliers\n3 Écoles\nSuite") == ["1 Bureaux du port |  |  |  | ", "2 Ateliers |  |  |  | ", "3 Écoles |  |  |  | "])
    }

    /// « Centre 1 600 000 € »: the site called « Centre 1 », or a million? Neither its name nor its amount is said.
    @Test func aFigureThatMayBeOfTheTitle() {
        let lots = read("La consultation est divisée en 3 lots :\nN° Intitulé du lot Maximum HT sur 4 ans\n1 Secteur 1 600 000 €\n2 Secteur 2 700 000 €\n3 Vitrerie 95 000 €\nSuite")
        #expect(lots.filter { !$0.hasSuffix(" |  |  |  | ") } == ["3 Vitrerie |  |  |  | 95000 EUR HT"])
        #expect(!lots.contains { $0.contains("Secteur") })
        #expect(lots.count == 3)
    }

    /// Fewer or more figures than columns, or columns of something else: no amounts.
    @Test(arguments: [
        "Lot Désignation Minimum annuel HT Maximum annuel HT\n1 Toitures 420 000\n2 Gouttières 140 000\nSuite",
        "Lot Désignation Maximum annuel HT\n1 Toitures 110 000 € 420 000 €\n2 Gouttières 65 000 € 140 000 €\nSuite",
        "Lot Désignation Maximum HT Estimation HT\n1 Toitures 110 000 € 420 000 €\n2 Gouttières 65 000 € 140 000 €\nSuite",
        "Lot Désignation Nombre maximum de candidats\n1 Toitures 300\n2 Gouttières 400\nSuite",
        "Lot Désignation Surface maximum\n1 Toitures 110 000\n2 Gouttières 65 000\nSuite",
        "Lot Désignation Minimum annuel HT Maximum annuel HT\n1 Toitures 100 250 300 450\n2 Gouttières 200 250 300 450\nSuite",
    ])
    func otherFigures(markup: String) {
        #expect(read(markup, [.frameworkPeriodMinimum, .frameworkPeriodMaximum, .frameworkMinimumValue, .frameworkMaximumValue]).allSatisfy { $0.hasSuffix("  |  |  | ") })
        #expect(!read(markup, [.title]).contains { $0.contains("000") })
    }
}
