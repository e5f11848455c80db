import Clauses
import Market
import Provenance
import Testing

/// What the prose of a notice adds to the market.
@Suite struct NoticeProseTests {
    private func text(_ words: String) -> Claim {
        Claim(.text(words), Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: words))
    }

    private func market(lotTexts: [String], procedureText: String? = nil) -> Market {
        var market = Market()
        market.lots = RecordList(
            lotTexts.enumerated().map { index, words in
                var lot = Record(.lot, identifier: "LOT-000\(index + 1)")
                lot.add(text(words), to: LotField.additionalInformation)
                return lot
            })
        if let procedureText { market.procedure.add(text(procedureText), to: ProcedureField.additionalInformation) }
        return market
    }

    private let library = PhraseLibrary(PhraseLibraryTests.definitions)

    @Test func hoursStandOnTheirLotByTranche() throws {
        var market = market(lotTexts: [
            "Nombre d'heures à réserver à l'insertion : 60 sur la tranche ferme et 30 sur la tranche optionnelle",
            "Pas d'heures d'insertion sur ce lot",
        ])
        #expect(library.addClaims(to: &market))
        let commitments = market.lots.members[0][list: LotField.insertionCommitments].members
        #expect(commitments.map { $0.firstValue(of: InsertionCommitmentField.hours) } == [.integer(60), .integer(30)])
        #expect(commitments.map { $0.firstValue(of: InsertionCommitmentField.tranche) } == [.code("firm"), .code("optional")])
        #expect(market.lots.members[1][LotField.insertionClause].claims.map(\.value) == [.code("none")])
        #expect(market.lots.members[1][LotField.insertionClause].claims.map(\.evidence.quote) == ["Pas d'heures d'insertion"])
    }

    /// « 350 heures d'insertion par an » and « insertion : 350 heures par an » are two ways to say it: whoever
    /// uses one has not said that there are hours of which nobody knows how many.
    @Test func hoursByYearAreOneCommitment() {
        for words in ["Nombre d'heures à réserver à l'insertion : 350 heures par an.", "soit 350 heures d'insertion par an"] {
            var market = market(lotTexts: [words])
            library.addClaims(to: &market)
            let commitments = market.lots.members[0][list: LotField.insertionCommitments].members
            #expect(commitments.map { $0.firstValue(of: InsertionCommitmentField.hours) } == [.integer(350)], "\(words)")
        }
    }

    @Test func citedArticlesAreOneFormAndStandOnTheProcedure() {
        var market = market(lotTexts: ["Lot réservé aux structures d'insertion par l'activité économique (art. L. 2113-13)."])
        library.addClaims(to: &market)
        #expect(market.procedure[ProcedureField.citedArticles].claims.map(\.value) == [.code("L2113-13")])
        #expect(market.lots.members[0][LotField.reservedParticipation].claims.map(\.value) == [.code("res-ws")])
    }

    @Test func aDenialBesideTheCodeIsAContradictionNotAChoice() {
        var market = market(lotTexts: ["Le marché n'est pas réservé."])
        market.lots.members[0].add(Claim(.code("res-ws"), text("res-ws").evidence), to: LotField.reservedParticipation)
        library.addClaims(to: &market)
        #expect(
            market.state(of: LotField.reservedParticipation, in: market.lots.members[0])
                == .conflicting([.code("res-ws"), .code("none")]))
    }

    /// The procedure's text speaks of the only lot of an undivided market, of none in particular else.
    @Test func whatIsSaidOfAnUndividedMarketIsSaidOfItsLot() {
        let words = "Le marché est réservé aux entreprises adaptées. Accord-cadre sans mini ni maxi."
        var undivided = market(lotTexts: [""], procedureText: words)
        library.addClaims(to: &undivided)
        #expect(undivided.lots.members[0][LotField.reservedParticipation].claims.map(\.value) == [.code("res-ws")])
        #expect(undivided.lots.members[0][LotField.frameworkWithoutMaximum].claims.map(\.value) == [.bool(true)])

        var divided = market(lotTexts: ["", ""], procedureText: words)
        library.addClaims(to: &divided)
        #expect(divided.lots.members.allSatisfy { $0[LotField.reservedParticipation].claims.isEmpty })

        var partlyKnown = market(lotTexts: [""], procedureText: words)
        partlyKnown.lots.completeness = .partial
        library.addClaims(to: &partlyKnown)
        #expect(partlyKnown.lots.members[0][LotField.reservedParticipation].claims.isEmpty)
    }
}
