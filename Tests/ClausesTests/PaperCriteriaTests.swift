import Clauses
import Market
import Testing

/// Award criteria as rules of consultation list them in sentences and lines.
@Suite struct PaperCriteriaTests {
    /// A row of a table that has become lines may break behind its figure.
    @Test func aRowThatGoesOnBehindItsFigure() {
        func criteria(_ line: String) -> [String] {
            Paper.criteria(Paper("# 4. Jugement des offres\nCritères Pondération\nPrix des fournitures 45 points\nValeur technique 30 points\ndont délais 20 points\ndont garantie 10 points\n\(line)\nGestion des emballages 10 points\n# 5. Recours\nTribunal administratif.").statements.everyLot)
        }
        let expected = ["45 price", "30 quality (20 quality, 10 quality)", "15 quality", "10 quality"]
        #expect(criteria("Performance sociale : horaires de jour, tutorat et 15 points accompagnement des apprentis") == expected)
        #expect(criteria("Performance sociale : horaires de jour, tutorat et 15 points\naccompagnement des apprentis") == expected)
        #expect(criteria("Organisation des équipes, 15 points qualifications des intervenants") == expected)
        // Sentences are no rows.
        #expect(criteria("Le candidat obtient en plus, pour 15 points supplémentaires, une mention.") != expected)
        #expect(criteria("Une remise de 15 points est appliquée") != expected)
        #expect(criteria("Toute offre qui dépasse de 15 points la moyenne") != expected)
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

    /// How a criterion is judged, and what announces the list, are no part of a name.
    @Test(arguments: [
        ("- jugement des offres sur valeur technique 55 % et prix 45 %", ["55 valeur technique", "45 prix"]),
        ("- Choix de l’offre selon la qualité du projet 60 % et le prix 40 %", ["60 qualité du projet", "40 le prix"]),
        ("Valeur technique appréciée au regard du mémoire : 60 %\nPrix des prestations jugé sur la base du devis : 40 %", ["60 Valeur technique", "40 Prix des prestations"]),
        ("Les offres seront jugées sur la base du prix 60 % et de la valeur technique 40 %.", ["60 prix", "40 valeur technique"]),
        ("Qualité (évaluée selon le mémoire) : 60 %\nPrix : 40 %", ["60 Qualité", "40 Prix"]),
        ("Qualité de l’analyse selon les sites : 60 %\nPrix (part forfaitaire, jugée selon la DPGF) : 40 %", ["60 Qualité de l’analyse selon les sites", "40 Prix (part forfaitaire, jugée selon la DPGF)"]),
    ])
    func whatIsNoPartOfAName(list: String, expected: [String]) {
        let paper = Paper("# 7 – Critères de jugement des offres\n\(list)\n# 8 – Négociation\nL’acheteur ne négocie pas.")
        let names = paper.statements.everyLot[list: LotField.awardCriteria].members.map {
            "\($0.firstValue(of: AwardCriterionField.weight)?.description ?? "?") \($0.firstValue(of: AwardCriterionField.name)?.description ?? "?")"
        }
        #expect(names == expected)
    }

    /// Nor is it of the first of its parts.
    @Test func whatIsNoPartOfThePartsName() {
        let paper = Paper("""
            # 7 – Critères de jugement des offres
            - Prix des prestations (60 %) jugé sur la base du devis
            - Valeur technique (40 %), appréciée au vu du mémoire : moyens 25 %, méthode 15 %
            """)
        #expect(Paper.criteria(paper.statements.everyLot) == ["60 price", "40 quality (25 quality, 15 quality)"])
        let below = paper.statements.everyLot[list: LotField.awardCriteria].members[1][list: AwardCriterionField.subcriteria].members
        #expect(below.map { $0.firstValue(of: AwardCriterionField.name)?.description } == ["moyens", "méthode"])
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
