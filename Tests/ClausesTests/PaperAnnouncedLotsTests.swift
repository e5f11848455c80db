import Clauses
import Market
import Provenance
import Testing

/// Lists of lots that have lost their layout, where their number was announced.
@Suite struct PaperAnnouncedLotsTests {
    private func titles(_ markup: String) -> [String] {
        Paper(markup).statements.lots.sorted { $0.number < $1.number }.compactMap { lot in lot.record.values(LotField.title).first.map { "\(lot.number) \($0)" } }
    }

    @Test(arguments: [
        "La consultation est décomposée en 3 lots. Lot 1 Gros œuvre Lot 2 Charpente bois, couverture Lot 3 Peinture",
        "Les travaux sont répartis en trois (3) lots suivants : Lot 1 Gros œuvre Lot 2 Charpente bois, couverture Lot 3 Peinture. Le lot 2 est réservé.",
        "Les travaux sont répartis en 3 lots suivants : Lot 1 : Gros œuvre Lot 2 : Charpente bois, couverture Lot 3 : Peinture Chaque lot fera l’objet d’un marché séparé.",
        "Nombre de lots : 3\nLot 1 Gros œuvre Lot 2 Charpente bois, couverture Lot 3 Peinture",
        "Le marché est alloti en 3 lots : 1. Gros œuvre, 2. Charpente bois, couverture, 3. Peinture. Les candidats répondent à tous les lots.",
        "Les travaux sont répartis en 3 lots suivants :\n1 – Gros œuvre ; 2 – Charpente bois, couverture et 3 – Peinture",
        "Les travaux sont répartis en 3 lots suivants : 1 – Gros œuvre ; 2 – Charpente bois, couverture ; 3 – Peinture",
        "Les travaux sont répartis en 3 lots suivants :\n1 – Gros œuvre\n2 – Charpente bois, couverture\n3 – Peinture\nLes variantes sont interdites.",
    ])
    func asManyAsAnnounced(_ markup: String) {
        #expect(titles(markup) == ["1 Gros œuvre", "2 Charpente bois, couverture", "3 Peinture"])
        #expect(Paper(markup).statements.listsLots)
    }

    /// Fewer, more, or no list at all: nothing is listed.
    @Test(arguments: [
        "La consultation est décomposée en 4 lots. Lot 1 Gros œuvre Lot 2 Charpente bois Lot 3 Peinture",
        "Le marché est alloti en 2 lots : 1. Gros œuvre, 2. Charpente bois, 3. Peinture.",
        "La consultation est décomposée en 2 lots. Lot 1 Gros œuvre Lot 2 Charpente bois Forme du marché ordinaire",
        "Les travaux sont répartis en 2 lots. Le lot 1 Gros œuvre est réservé. Le lot 2 Charpente est estimé à 30 000 €.",
        "Le dossier comprend, pour chacun des 2 lots : 1. Un mémoire technique, 2. Un planning.",
        "La consultation comporte 2 lots. Les critères sont : 1. Prix, 2. Valeur technique.",
        "Les offres des 2 lots comportent les pièces suivantes :\n1 – Mémoire\n2 – Planning",
        "Les travaux comportent 2 lots. 1. Généralités. Les entreprises visitent le site. 2. Prescriptions techniques",
        "Les travaux comportent 2 lots :\n1. Généralités. Les entreprises visitent le site. 2. Prescriptions techniques",
        "La consultation est décomposée en 2 lots. Lot 1 Bureaux Lot 2 Gymnases Chaque lot donne lieu à un marché",
        "Le marché comporte 2 lots.\n1 – Objet\n2 – Durée",
        "Les travaux sont répartis en 2 lots :\n1 – Gros œuvre\n2 – Charpente\n3 – Peinture",
    ])
    func otherThanAnnounced(_ markup: String) {
        #expect(!Paper(markup).statements.listsLots)
        #expect(titles(markup).count < 2)
    }
}
