import Clauses
import Market
import Testing

/// Award criteria in tables.
@Suite struct PaperCriteriaTableTests {
    @Test func aTableWithSubcriteriaByNumber() {
        let paper = Paper("""
            # 6.2 – Attribution des marchés
            Les critères retenus pour le jugement des offres sont pondérés de la manière suivante :
            | Critères | Pondération |
            | 1-Prix des prestations | 50.0 % |
            | 2-Valeur technique | 40.0 % |
            | 2.1-Moyens humains | 15.0 % |
            | 2.2-Méthodologie | 25.0 % |
            | 3-Performances environnementales | 10.0 % |
            La note du prix est obtenue par la formule : note = (prix le plus bas / prix de l'offre) x 50.
            Une offre supérieure de 20 % à la moyenne sera jugée anormalement haute.
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["50 price", "40 quality (15 quality, 25 quality)", "10 quality"])
        let criteria = paper.statements.everyLot[list: LotField.awardCriteria].members
        #expect(criteria[0].firstValue(of: AwardCriterionField.weightKind) == .code("per-exa"))
        #expect(criteria[0][AwardCriterionField.weight].claims.map(\.evidence.quote) == ["50.0 %"])
        #expect(criteria[2].firstValue(of: AwardCriterionField.concernsEnvironment) == .bool(true))
    }

    /// Sub-criteria in a column of their own, their criterion in a cell beside several rows.
    @Test(arguments: [
        """
        | Critère | Sous-critère | Points |
        | Prix | Montant de la DPGF | 50 |
        | Valeur technique (40 points) | Moyens humains dédiés | 15 |
        | | Méthodologie en site occupé | 15 |
        | | Gestion des déchets | 10 |
        | Insertion | Qualité de l'action proposée | 10 |
        """,
        """
        | Critères | Pondération | Sous-critères | Pondération |
        | Prix | 50 % | Montant de la DPGF | 50 % |
        | Valeur technique | 40 % | Moyens humains dédiés | 15 % |
        | | | Méthodologie en site occupé | 15 % |
        | | | Gestion des déchets | 10 % |
        | Insertion | 10 % | | |
        """,
    ])
    func subcriteriaInAColumnOfTheirOwn(table: String) {
        let paper = Paper("# 7 – Jugement des offres\nLes offres sont jugées selon les critères pondérés suivants :\n" + table)
        #expect(Paper.criteria(paper.statements.everyLot) == ["50 price", "40 quality (15 quality, 15 quality, 10 quality)", "10 quality"])
        let names = paper.statements.everyLot[list: LotField.awardCriteria].members.map { $0.firstValue(of: AwardCriterionField.name)?.description }
        #expect(names == ["Prix", "Valeur technique", "Insertion"])
    }

    /// The parts of one criterion in a table of their own, out of a hundred.
    @Test func theHundredOfOneCriterion() {
        func paper(_ rows: String) -> Paper {
            Paper("""
                # 7 – Critères de jugement des offres
                CRITÈRE 1 : VALEUR TECHNIQUE (70 % DE LA NOTE GLOBALE)
                La valeur technique globale s’apprécie à partir des éléments suivants :
                | Valeur technique globale | Pondération sur 100 |
                \(rows)
                CRITÈRE 2 : PRIX (30 % DE LA NOTE GLOBALE)
                """)
        }
        let whole = paper("| Organisation et démarche | 50 |\n| Moyens humains | 30 |\n| Sécurité | 20 |")
        #expect(Paper.criteria(whole.statements.everyLot) == ["70 quality (50 quality, 30 quality, 20 quality)", "30 price"])
        let cut = paper("| Organisation et démarche | 50 |\n| Moyens humains | 30 |")
        #expect(Paper.criteria(cut.statements.everyLot) == ["70 quality", "30 price"])
    }

    /// « 60 % dont »: the parts of a criterion in the rows below it, with and without a header.
    @Test(arguments: ["| Critères | Pondération |\n", ""])
    func weightsWithDont(header: String) {
        let paper = Paper("""
            # 7 – Critères de jugement des offres
            Les offres sont jugées selon les critères pondérés suivants :
            \(header)| Prix | 60% dont |
            | Montant de la DPGF | 40% |
            | Montant du DQE | 20% |
            | Valeur technique | 40% dont |
            | Sous-critère 1 : équipe dédiée | 25% |
            | Sous-critère 2 : méthodologie | 15% |
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["60 price (40 price, 20 price)", "40 quality (25 quality, 15 quality)"])
    }

    /// A page may put the cell of a criterion beside the wrong row: what does not add up is not believed.
    @Test func subcriteriaThatDoNotAddUp() {
        let paper = Paper("""
            # 7 – Jugement des offres
            Les offres sont jugées selon les critères pondérés suivants :
            | Critère | Sous-critère | Points |
            | Prix | Montant de la DPGF | 50 |
            | | Moyens humains dédiés | 15 |
            | Valeur technique (40 points) | Méthodologie en site occupé | 15 |
            | | Gestion des déchets | 10 |
            | Insertion | Qualité de l'action proposée | 10 |
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == [])
    }

    /// A lot for which a criterion does not count has not the list that all others share.
    @Test(arguments: [
        "Pour le lot 2, le critère n° 3 n'est pas applicable ; sa pondération est reportée sur la valeur technique (50 %).",
        "Le critère insertion ne s'applique pas au lot 2, réservé.",
        "S'agissant du lot n° 2, le critère n° 3 est neutralisé.",
    ])
    func aLotWithoutOneOfTheCriteriaStandsApart(exception: String) {
        let list = """
            # 6.2 – Attribution des marchés
            Les critères retenus pour le jugement des offres sont pondérés de la manière suivante :
            | Critères | Pondération |
            | 1-Prix des prestations | 50 % |
            | 2-Valeur technique | 40 % |
            | 3-Insertion | 10 % |
            \(exception)
            """
        #expect(Paper.criteria(Paper(list).statements.everyLot) == [])
        let lots = "Les prestations sont réparties en 3 lots :\n| Lot | Désignation |\n| 1 | Nord |\n| 2 | Sud |\n| 3 | Encombrants |\n"
        let paper = Paper("# 1.4 – Lots\n" + lots + list)
        #expect(Paper.criteria(paper.statements.everyLot) == [])
        #expect(Paper.criteria(paper.lot("1")).count == 3)
        #expect(Paper.criteria(paper.lot("2")) == [])
        #expect(Paper.criteria(paper.lot("3")).count == 3)
    }

    @Test func bareFiguresUnderAHeaderOfPoints() {
        let paper = Paper("""
            # 5. Critères de jugement
            | Critères et sous-critères | Points |
            | Prix | 40 |
            | Valeur technique | 50 |
            | dont Organisation et moyens | 30 |
            | dont Planning | 20 |
            | Développement durable | 10 |
            | TOTAL | 100 |
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["40 price", "50 quality (30 quality, 20 quality)", "10 quality"])
    }

    @Test func aColumnForEachLot() {
        let paper = Paper("""
            # Critères d'attribution
            Les offres seront jugées selon les critères pondérés suivants :
            | Critère | Lot 1 | Lot 2 |
            | Prix | 60 % | 50 % |
            | Valeur technique | 40 % | 50 % |
            """)
        #expect(Paper.criteria(paper.lot("1")) == ["60 price", "40 quality"])
        #expect(Paper.criteria(paper.lot("2")) == ["50 price", "50 quality"])
        #expect(Paper.criteria(paper.statements.everyLot).isEmpty)
    }

    /// The weight stands beside the middle of its criterion’s lines, which the page has made rows.
    @Test func weightsInTheMiddleOfTallCells() {
        let paper = Paper("""
            # Jugement des offres
            | Critères | Pondération |
            | Prix des prestations | |
            | | 40/100 |
            | Valeur technique | |
            | - Organisation : 15 pts | |
            | - Méthode : 20 pts | 55/100 |
            | - Encadrement : 20 pts | |
            | Performance environnementale | |
            | - Plan d’actions | 5/100 |
            | - Suivi | |
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["40 price", "55 quality (15 quality, 20 quality, 20 quality)", "5 quality"])
        // A weight too many, or one name without: nobody can say whose they are.
        let unclear = Paper("""
            # Jugement des offres
            | Critères | Pondération |
            | Prix des prestations | |
            | | 40 % |
            | | 20 % |
            | Valeur technique | |
            | | 40 % |
            """)
        #expect(Paper.criteria(unclear.statements.everyLot).isEmpty)
    }

    /// « Lots 1 et 2 | Lot 3 » below « Pondération », sub-criteria in a column of their own.
    @Test func groupsOfLotsBelowTheirHeader() {
        let paper = Paper("""
            # Jugement des offres
            | Critère | Sous-critères | Pondération | |
            | | | Lots 1 et 2 | Lot 3 |
            | Prix | Montant de la DPGF | 50 % | 60 % |
            | Valeur technique | Note globale | 40 % | 30 % |
            | | Moyens humains | 25 % | 20 % |
            | | Méthodologie | 15 % | 10 % |
            | Performance environnementale | Déchets | 10 % | 10 % |
            """)
        #expect(Paper.criteria(paper.lot("2")) == ["50 price", "40 quality (25 quality, 15 quality)", "10 quality"])
        #expect(Paper.criteria(paper.lot("3")) == ["60 price", "30 quality (20 quality, 10 quality)", "10 quality"])
        #expect(Paper.criteria(paper.statements.everyLot).isEmpty)
        // Two columns of percentages whose header says nothing: nobody knows of which lots they are.
        let unclear = Paper("# Critères d’attribution\n| | A | B |\n| Prix | 60 % | 50 % |\n| Valeur technique | 40 % | 50 % |")
        #expect(Paper.criteria(unclear.statements.everyLot).isEmpty)
    }

    /// How a criterion is marked is no criterion, though the two figures make a hundred.
    @Test func aDefinitionIsNoCriterion() {
        let paper = Paper("""
            # Jugement des offres
            | Critères | Pondération |
            | Prix | 60% dont |
            | Définition : ce critère est noté selon la formule du règlement | 40% |
            """)
        #expect(Paper.criteria(paper.statements.everyLot).isEmpty)
    }

    /// A table of what a criterion is made of stands between it and the next one.
    @Test func aTableBetweenTwoNumberedCriteria() {
        let paper = Paper("""
            Le mémoire présente un exemple de plan comprenant :
            | 10. | Jugement des offres |
            # 10.3 Critères de jugement des offres
            Les offres seront jugées selon les critères pondérés ci-dessous :
            CRITERE 1 : VALEUR TECHNIQUE (70 % DE LA NOTE GLOBALE)
            Cette valeur technique s’apprécie à partir des éléments suivants :
            | Valeur technique globale | Pondération sur 100 |
            | Pertinence de l’organisation | 50 |
            | Pertinence des moyens | 50 |
            CRITERE 2 : PRIX (30 % DE LA NOTE GLOBALE)
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["70 quality (50 quality, 50 quality)", "30 price"])
    }

    /// A line between the heading and the table says of which lots the list is.
    @Test(arguments: ["Critères retenus pour les lots 1 et 2 :", "Pour les lots 1 et 2 :", "Critères des lots n° 1 et n° 2"])
    func theLineAboveATableNamesItsLots(_ line: String) {
        let paper = Paper("""
            # Article 3 – Critères de jugement des offres
            \(line)
            | Critère | Pondération |
            | Prix | 60 % |
            | Valeur technique | 40 % |
            Critères retenus pour le lot 3 :
            | Critère | Pondération |
            | Prix | 50 % |
            | Valeur technique | 50 % |
            """)
        #expect(Paper.criteria(paper.statements.everyLot).isEmpty)
        for lot in ["1", "2"] { #expect(Paper.criteria(paper.lot(lot)) == ["60 price", "40 quality"]) }
        #expect(Paper.criteria(paper.lot("3")) == ["50 price", "50 quality"])
    }

    /// A whole table that calls its figures weights says what it says, even if that is wrong.
    @Test func aWholeTableOfWeightsIsStatedAsItIs() {
        let paper = Paper("""
            # Jugement des offres
            Critères de jugement des offres, pour chaque lot :
            | Critère | Pondération |
            | Prix des prestations | 55 % |
            | Valeur technique | 30 % |
            | Performances environnementales | 10 % |
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["55 price", "30 quality", "10 quality"])
        // A row that was not understood may hold the rest.
        let torn = Paper("""
            # Jugement des offres
            Critères de jugement des offres :
            | Critère | Pondération |
            | Prix des prestations | 55 % |
            | Valeur technique | voir annexe |
            | Performances environnementales | 10 % |
            """)
        #expect(Paper.criteria(torn.statements.everyLot).isEmpty)
    }

    /// A list read in part could be taken for a wrong one: nothing is stated.
    @Test func weightsThatDoNotAddUpAreNotStated() {
        let paper = Paper("# Critères d'attribution\n| Critère | Pondération |\n| Valeur technique | 40 % |\n| Délai | 10 % |")
        #expect(Paper.criteria(paper.statements.everyLot).isEmpty)
    }
}
