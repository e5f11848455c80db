// Terms of law in plain words: help lists them all, and a question explains those that stand in it.

/// What a term of law means, for who is no lawyer.
struct LegalTerm: Sendable {
    /// Part of the address of its place in the help.
    let anchor: String
    let title: String
    let meaning: String
    /// How words begin by which a text speaks of it, in small letters without accents and signs; acronyms, in
    /// capital letters, are whole words.
    let words: [String]

    var view: View { View(["anchor": anchor, "title": title, "meaning": meaning]) }

    /// The terms that stand in a text.
    static func terms(in text: String) -> [LegalTerm] {
        let plain = " " + SearchText.fold(text).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
        let words = Set(text.split { !$0.isLetter }.map(String.init))
        return all.filter { term in
            term.words.contains { word in
                word.allSatisfy(\.isUppercase) ? words.contains(word) : plain.contains(" " + word)
            }
        }
    }

    static let all = [
        LegalTerm(
            anchor: "lancement", title: "Jour du lancement",
            meaning: "Le jour où l’avis d’appel à la concurrence est envoyé à la publication. Il décide de la version du droit qui s’applique.",
            words: ["lancement", "jour du lancement"]),
        LegalTerm(
            anchor: "lot", title: "Lot",
            meaning: "Une partie du marché qui est attribuée séparément. Allotir est la règle ; ne pas le faire se motive (L2113-10, L2113-11).",
            words: ["alloti", "non alloti", "allotissement"]),
        LegalTerm(
            anchor: "reserve", title: "Marché réservé",
            meaning:
                "Un marché ou un lot que seules certaines structures peuvent obtenir : insertion par l’activité économique, entreprises adaptées, économie sociale (L2113-12 à L2113-15).",
            words: ["lot reserve", "lots reserves", "marche reserve", "est reserve", "sont reserves", "il reserve", "reservation"]),
        LegalTerm(
            anchor: "accord-cadre", title: "Accord-cadre",
            meaning: "Un contrat qui fixe les conditions de commandes à venir. Il a un maximum, en valeur ou en quantité.",
            words: ["accord cadre", "accords cadres"]),
        LegalTerm(
            anchor: "reconduction", title: "Reconduction",
            meaning: "Une nouvelle période du même marché, dont le principe est écrit dès le départ.", words: ["reconduction", "reconduit"]),
        LegalTerm(
            anchor: "adaptee", title: "Procédure adaptée", meaning: "Une procédure dont l’acheteur fixe les règles, sous les seuils européens.",
            words: ["procedure adaptee"]),
        LegalTerm(
            anchor: "formalisee", title: "Procédure formalisée",
            meaning: "Une procédure dont le code fixe le déroulement, comme l’appel d’offres. Elle est obligatoire à partir des seuils européens, sauf exception.",
            words: ["procedure formalisee", "procedures formalisees", "appel d offres"]),
        LegalTerm(
            anchor: "seuil", title: "Seuil européen", meaning: "Le montant hors taxes à partir duquel une procédure formalisée est obligatoire.",
            words: ["seuil europeen", "seuils europeens"]),
        LegalTerm(
            anchor: "profil", title: "Profil d’acheteur", meaning: "La plateforme en ligne où l’acheteur publie ses consultations et reçoit les offres.",
            words: ["profil d acheteur"]),
        LegalTerm(
            anchor: "variante", title: "Variante", meaning: "Une offre qui s’écarte, sur un point, de la solution que l’acheteur décrit. Il dit s’il en veut.",
            words: ["variante"]),
        LegalTerm(
            anchor: "insertion", title: "Clause sociale d’insertion",
            meaning: "Des heures de travail, dans le marché, pour des personnes éloignées de l’emploi.",
            words: ["clause sociale", "heures d insertion", "clause d insertion"]),
        LegalTerm(
            anchor: "avance", title: "Avance", meaning: "Une somme payée au titulaire avant que la prestation soit faite, et reprise ensuite sur les paiements.",
            words: ["une avance", "de l avance", "avance forfaitaire"]),
        LegalTerm(
            anchor: "pieces", title: "RC, CCAP, CCTP, AE",
            meaning:
                "Règlement de la consultation ; cahier des clauses administratives particulières ; cahier des clauses techniques particulières ; acte d’engagement.",
            words: ["RC", "CCAP", "CCTP", "AE", "CCP"]),
        LegalTerm(
            anchor: "prix", title: "DPGF, BPU, DQE",
            meaning: "Décomposition du prix global et forfaitaire ; bordereau des prix unitaires ; détail quantitatif estimatif.", words: ["DPGF", "BPU", "DQE"]),
        LegalTerm(
            anchor: "npnru", title: "NPNRU",
            meaning:
                "Nouveau programme national de renouvellement urbain ; sa charte demande 5 % des heures travaillées à l’insertion, 10 % pour la gestion urbaine de proximité.",
            words: ["NPNRU"]),
    ]
}
