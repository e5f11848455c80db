import Clauses
import Market
import Testing

/// Award criteria as rules of consultation list them.
@Suite struct PaperCriteriaTests {
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

    /// Lists as many houses write them: weights, and what stands around them that is no part of a name.
    @Test(arguments: [
        ("Critère 1 : Prix – 40 %\nCritère 2 : Valeur technique – 60 % appréciée comme suit :\nSous-critère 1 : moyens humains – 30 %\nSous-critère 2 : méthodologie – 30 %",
            ["40 Prix", "60 Valeur technique (30 moyens humains, 30 méthodologie)"]),
        ("A - Valeur technique de l'offre 55%\nA.1 - Compréhension du besoin 15%\nA.2 - Méthodologie 25%\nA.3 - Planning 15%\nB - Prix 45%",
            ["55 Valeur technique de l'offre (15 Compréhension du besoin, 25 Méthodologie, 15 Planning)", "45 Prix"]),
        ("Prix : 45 points (note = prix le plus bas / prix de l'offre x 45)\nValeur technique : 55 points répartis ainsi : équipe dédiée (20 pts) ; méthode (20 pts) ; environnement (15 pts)",
            ["45 Prix", "55 Valeur technique (20 équipe dédiée, 20 méthode, 15 environnement)"]),
        ("Prix : 60 % ; Valeur technique : 40 % (dont 15 % pour le planning, 15 % pour l'équipe et 10 % pour la gestion des nuisances)",
            ["60 Prix", "40 Valeur technique (15 planning, 15 équipe, 10 gestion des nuisances)"]),
        ("Le prix sera noté sur 20 et pondéré à 60 %.\nLa valeur technique sera notée sur 20 et pondérée à 40 %.", ["60 Le prix", "40 La valeur technique"]),
        ("Le critère prix compte pour 60 % de la note finale et le critère valeur technique pour 40 %.", ["60 prix", "40 valeur technique"]),
        ("Les offres sont notées sur 100 points.", []),
        ("1° Valeur technique (65 %)\n2° Prix (35 %)", ["65 Valeur technique", "35 Prix"]),
        ("Le jugement portera sur le prix (60 %), la qualité (40 %).", ["60 prix", "40 la qualité"]),
    ])
    func listsOfManyHouses(list: String, expected: [String]) {
        let paper = Paper("# 7 – Jugement des offres\nLes offres sont jugées selon les critères pondérés suivants :\n\(list)\n# 8 – Négociation\nL’acheteur ne négocie pas.")
        func shown(_ record: Record) -> String {
            "\(record.firstValue(of: AwardCriterionField.weight)?.description ?? "?") \(record.firstValue(of: AwardCriterionField.name)?.description ?? "?")"
        }
        let criteria = paper.statements.everyLot[list: LotField.awardCriteria].members.map { record in
            let below = record[list: AwardCriterionField.subcriteria].members.map(shown)
            return shown(record) + (below.isEmpty ? "" : " (\(below.joined(separator: ", ")))")
        }
        #expect(criteria == expected)
    }

    /// « Critères de choix » is a heading like others; what announces a list out of 100 is no criterion.
    @Test func announcementsOfLists() {
        let list = "Prix : 60 points\nValeur technique : 40 points\n# 8 – Négociation\nL’acheteur ne négocie pas."
        for start in ["# 7 – Critères de choix\n", "# 7 – Jugement des offres\nLes offres sont jugées selon les critères suivants, notés sur 100 points :\n"] {
            #expect(Paper.criteria(Paper(start + list).statements.everyLot) == ["60 price", "40 quality"])
        }
    }

    /// The criteria of the second lot in one line are not called after the lot.
    @Test func listsOfLotsInOneLine() {
        let paper = Paper("# 7 – Critères d'attribution\nPour les lots 1 et 2 : Prix 60 %, valeur technique 40 %. Pour le lot 3 : Prix 40 %, valeur technique 60 %.")
        #expect(Paper.criteria(paper.lot("1")) == ["60 price", "40 quality"])
        #expect(Paper.criteria(paper.lot("3")) == ["40 price", "60 quality"])
    }

    /// What introduces the parts of a criterion is not part of the first one's name.
    @Test func decomposedAsFollows() {
        let paper = Paper("""
            # 8 – Jugement des offres
            Critères :
            - Valeur technique : 55 points, décomposés comme suit : moyens humains 20 points, méthodologie 20 points, environnement 15 points
            - Prix : 40 points
            - Délai : 5 points
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["55 quality (20 quality, 20 quality, 15 quality)", "40 price", "5 quality"])
        let below = paper.statements.everyLot[list: LotField.awardCriteria].members[0][list: AwardCriterionField.subcriteria].members
        #expect(below.map { $0.firstValue(of: AwardCriterionField.name)?.description } == ["moyens humains", "méthodologie", "environnement"])
    }

    /// « 1.1 Coût » is numbered 1.1, not called « 1 Coût ».
    @Test func numbersOfTwoStepsAreNoPartOfTheName() {
        let paper = Paper("""
            # 6 – Critères d’attribution
            1. Prix : 60 %
            1.1 Coût de la chaufferie : 20 %
            1.2 Prix des logements : 40 %
            2. Valeur technique : 40 %
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["60 price (20 quality, 40 price)", "40 quality"])
        let below = paper.statements.everyLot[list: LotField.awardCriteria].members[0][list: AwardCriterionField.subcriteria].members
        #expect(below.map { $0.firstValue(of: AwardCriterionField.name)?.description } == ["Coût de la chaufferie", "Prix des logements"])
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

    /// « Prix 60 », « Technique : 45 »: figures without a unit are weights where they make a whole.
    @Test func bareFiguresLineByLine() {
        let head = "Offre appréciée en fonction des critères énoncés ci-dessous par ordre de priorité décroissant :\n"
        #expect(Paper.criteria(Paper(head + "- Prix : 45\n- Technique : 45\n- Délai : 10").statements.everyLot) == ["45 price", "45 quality", "10 quality"])
        #expect(Paper.criteria(Paper(head + "- Valeur financière 70 pt\n- Planning d'exécution 30 pt").statements.everyLot) == ["70 price", "30 quality"])
        // No whole, hence no weights; nor are they ranks.
        #expect(Paper.criteria(Paper(head + "- Prix : 45\n- Technique : 45").statements.everyLot).isEmpty)
        #expect(Paper.criteria(Paper(head + "- Prix des prestations\n- Valeur technique").statements.everyLot) == ["1 price", "2 quality"])
    }

    /// « noté sur 45 points », « coefficient pondérateur : 6 », « Critère 1 (25 %) : … ».
    @Test(arguments: [
        ("- Prix des prestations, noté sur 45 points.\n- Valeur technique, notée sur 50 pts et jugée au vu du mémoire\n- Développement durable, noté sur 5 points.", ["45 price", "50 quality", "5 quality"]),
        ("- Prix (coefficient pondérateur : 6)\n- Valeur technique (coefficient pondérateur : 4)", ["6 price", "4 quality"]),
        ("- Critère 1 (60 %) : prix des prestations\n- Critère 2 (40 %) : méthode", ["60 price", "40 quality"]),
        ("50 % organisation des espaces, 30 % valeur technique et environnementale, 20 % prix des travaux.", ["50 quality", "30 quality", "20 price"]),
        ("-Critère 1 (25 %) : Prix -Critère 2 (35 %) : Qualité de la réponse technique -Critère 3 (40 %) : Insertion dans le site", ["25 price", "35 quality", "40 quality"]),
        ("Prix : 60 % valeur technique : 40 % délais inclus", []),
        ("- Analyse des prix à hauteur de 55 points\n- Analyse du mémoire à hauteur de 45 points", ["55 price", "45 quality"]),
    ])
    func weightsInOtherWords(_ list: String, _ weights: [String]) {
        #expect(Paper.criteria(Paper("# Critères de jugement des offres\n" + list).statements.everyLot) == weights)
    }

    @Test func theWeightOfASubcriterionIsNoWeight() {
        let paper = Paper("""
            # Critères de jugement des offres
            Le critère prix comprend deux parts : le tarif horaire avec déplacement est sous-pondéré à 85 %
            Le tarif horaire sans déplacement est sous-pondéré à hauteur de 15 %
            """)
        #expect(Paper.criteria(paper.statements.everyLot).isEmpty)
    }

    @Test func theLotBeforeADashIsNoPartOfTheName() {
        let paper = Paper("""
            # Critères de jugement des offres
            - lot 1 - Valeur technique (65 points)
            - lot 1 - Prix (35 points)
            - lot 2 - Valeur technique (60 points)
            - lot 2 - Prix (40 points)
            """)
        #expect(Paper.criteria(paper.lot("1")) == ["65 quality", "35 price"])
        #expect(Paper.criteria(paper.lot("2")) == ["60 quality", "40 price"])
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

    @Test func listsForDifferentLots() {
        let paper = Paper("""
            Article 6 – Jugement des offres
            Pour les lots 1 et 3 :
            - Prix : 60 points
            - Valeur technique : 40 points, dont :
            - moyens humains et matériels : 20 points
            - organisation : 20 points
            Pour le lot 2 :
            - Qualité du projet d’insertion : 50 points
            - Prix : 30 points
            - Valeur technique : 20 points
            Le prix sera noté sur 60 points selon la formule suivante : P = 60 x (Pmin/P).
            """)
        #expect(Paper.criteria(paper.lot("1")) == ["60 price", "40 quality (20 quality, 20 quality)"])
        #expect(Paper.criteria(paper.lot("3")) == Paper.criteria(paper.lot("1")))
        #expect(Paper.criteria(paper.lot("2")) == ["50 quality", "30 price", "20 quality"])
        #expect(paper.lot("2")[list: LotField.awardCriteria].members[0].firstValue(of: AwardCriterionField.concernsInsertion) != .bool(false))
    }

    /// « Sous-critère 2.1.1 » is a part of a sub-criterion, whatever stands between it and its weight.
    @Test func criteriaOfThreeLevels() {
        let paper = Paper("""
            # Critères d'attribution
            Les critères d’attribution des lots 1 à 3 sont les suivants :
            Critère n°1 : Prix (40%)
            Critère n°2 : Valeur technique (60%)
            - Sous-critère 2.1 : Qualité des équipes (25%)
            Sous-critère 2.1.1 : Adéquation des profils (10%)
            Le soumissionnaire présente ses équipes.
            Sous-critère 2.1.2 : Maintien des compétences (15%)
            - Sous-critère 2.2 : Méthode (35%)
            """)
        for lot in ["1", "2", "3"] { #expect(Paper.criteria(paper.lot(lot)) == ["40 price", "60 quality (25 quality, 35 quality)"]) }
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

    /// Numbered criteria look like headings on a page; they do not end what « Lot 3 » speaks for.
    @Test func criteriaInLargePrintBelowTheirLot() {
        let paper = Paper("# III – Critères de jugement\nLots 1 et 2\n# 1. Prix des prestations : 50 %\n# 2. Valeur technique : 50 %\nLot 3\n# 1. Projet social : 60 %\n# 2. Prix : 40 %")
        #expect(Paper.criteria(paper.lot("1")) == ["50 price", "50 quality"])
        #expect(Paper.criteria(paper.lot("3")) == ["60 quality", "40 price"])
    }

    /// A criterion and its parts in one paragraph, only the parts’ figures called weights: none of them is a criterion.
    @Test func partsInOneParagraphAreNoCriteria() {
        let paper = Paper("""
            - Critères de notation des offres : 1- Équipe dédiée (20 points) - Sous-critère 1 : Expérience des intervenants. Pondération : 10 points - Sous-critère 2 : Qualité de l’approche. Pondération : 10 points 2- Expertise (40 points) 3- Prix 40 points
            """, of: .notice)
        #expect(Paper.criteria(paper.statements.everyLot).allSatisfy { !$0.hasPrefix("10 ") })
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

    /// A table of how a criterion is marked stands between it and the next one.
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
        #expect(Paper.criteria(paper.statements.everyLot) == ["70 quality", "30 price"])
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

    /// Sub-criteria that only arithmetic gives away.
    @Test func lettersBelowFigures() {
        let paper = Paper("""
            2. Critères de jugement des propositions
            Le marché sera attribué à l'offre économiquement la plus avantageuse appréciée en fonction des critères suivants, avec leur pondération :
            1/ Valeur technique de l'offre (pondération : 55 %)
            a) Organisation du service : 25 %
            b) Qualité des produits : 15 %
            c) Formation des agents : 15 %
            2/ Prix des prestations (pondération : 45 %)
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["55 quality (25 quality, 15 quality, 15 quality)", "45 price"])
    }

    @Test func aSentenceThatWeighs() {
        let paper = Paper("""
            # Critères d'attribution
            Le prix compte pour 60 % de la note finale et la valeur technique pour 40 %.
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["60 price", "40 quality"])
    }

    @Test func aTableThatHasBecomeLines() {
        let paper = Paper("""
            Les critères retenus pour le jugement des offres sont pondérés de la manière suivante :
            Critères Pondération
            1-Prix des prestations 60.0
            2-Valeur technique 40.0
            2.1-Moyens humains et matériels 15.0
            2.2-Méthodologie 25.0
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["60 price", "40 quality (15 quality, 25 quality)"])
    }

    @Test func anOrderOfImportanceIsARank() {
        let paper = Paper("""
            # Critères
            Les offres seront classées selon les critères suivants, par ordre de priorité décroissant :
            1 - Valeur technique
            2 - Prix
            Le marché est attribué à l'offre la mieux classée.
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["1 quality", "2 price"])
        #expect(paper.statements.everyLot[list: LotField.awardCriteria].members.allSatisfy { $0.firstValue(of: AwardCriterionField.weightKind) == .code("ord-imp") })
    }

    @Test func theOnlyCriterionIsThePrice() {
        let paper = Paper("6.2 Jugement des offres\nLe critère unique d'attribution est le prix.")
        #expect(Paper.criteria(paper.statements.everyLot) == ["price"])
        let other = Paper("Critères d'attribution\nLe prix n'est pas le seul critère d'attribution et tous les critères sont énoncés dans les documents du marché")
        #expect(Paper.criteria(other.statements.everyLot).isEmpty)
    }

    /// Percentages that weigh nothing.
    @Test(arguments: [
        "# Sélection des candidatures\nLes candidatures sont appréciées selon les critères suivants : garanties professionnelles (50 %), capacités financières (50 %).",
        "# Critères d'attribution\nToute offre inférieure de plus de 20 % à la moyenne pourra être éliminée.",
        "# Notation\nTrès satisfaisant : 100 % des points ; insuffisant : 25 % des points.",
        "# Paiement\nUne avance de 5 % est versée ; la retenue de garantie est de 5 %.",
    ])
    func percentagesThatAreNoWeights(text: String) {
        #expect(Paper.criteria(Paper(text).statements.everyLot).isEmpty)
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

    /// Two criteria in one sentence, or in one cell.
    @Test(arguments: [
        ("Les offres sont jugées selon les critères suivants : 60 % pour la valeur technique et 40 % pour le prix.", ["60 quality", "40 price"]),
        ("Les offres seront jugées sur la valeur technique 60 % et le prix 40 %.", ["60 quality", "40 price"]),
        ("Le prix est pondéré à 40 % et la valeur technique à 60 %.", ["40 price", "60 quality"]),
        ("| Critères | Prix 60 % - Valeur technique 40 % |", ["60 price", "40 quality"]),
    ])
    func twoCriteriaInOneSentence(_ sentence: String, _ expected: [String]) {
        #expect(Paper.criteria(Paper("# Jugement des offres\n" + sentence).statements.everyLot) == expected)
    }
}
