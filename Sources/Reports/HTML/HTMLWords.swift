// The French words of the HTML report's frame, in one place; the findings bring their own.

enum HTMLWords {
    static let product = "Clausier"
    static let skip = "Aller au rapport"
    static let source = "Contrôle de"

    // The verdict

    static func blocking(_ count: Int) -> String {
        count < 2 ? "Non conforme\u{A0}: 1\u{A0}point est à corriger avant de publier." : "Non conforme\u{A0}: \(count)\u{A0}points sont à corriger avant de publier."
    }
    static func major(_ count: Int) -> String {
        "Irrégularité probable\u{A0}: \(French.count(count, "point est à justifier ou à corriger", "points sont à justifier ou à corriger")) avant de publier."
    }
    static func commitment(_ count: Int) -> String {
        "\(French.count(count, "écart", "écarts")) à un engagement pris\u{A0}; aucune irrégularité relevée."
    }
    static func undetermined(_ count: Int) -> String {
        "Aucun écart relevé, mais \(French.count(count, "point reste", "points restent")) à vérifier."
    }
    static func nothingFound(_ count: Int) -> String {
        count < 2 ? "Aucun écart relevé sur le point contrôlé." : "Aucun écart relevé sur les \(count)\u{A0}points contrôlés."
    }
    static let noRuleApplies = "Aucune règle ne s’applique à ce document."
    static let unreadable = "Illisible\u{A0}: rien n’a été contrôlé."

    static func scope(compliant: Int, undetermined: Int, questions: Int, unread: Int) -> [String] {
        var open: [String] = []
        if undetermined > 0 { open.append(French.count(undetermined, "point à vérifier", "points à vérifier")) }
        if questions > 0 { open.append(French.count(questions, "question sans réponse", "questions sans réponse")) }
        if unread > 0 { open.append(French.count(unread, "pièce qui n’a pas été lue en entier", "pièces qui n’ont pas été lues en entier")) }
        var sentences: [String] = []
        if compliant > 0 { sentences.append("\(French.count(compliant, "point contrôlé est conforme", "points contrôlés sont conformes")).") }
        sentences.append(
            open.isEmpty
                ? "Rien ne reste ouvert parmi les règles appliquées, qui ne couvrent pas tout le droit."
                : "Reste ouvert\u{A0}: \(French.enumeration(open)).")
        return sentences
    }

    // Facts of the market

    static let buyer = "Acheteur"
    static let procedure = "Procédure"
    static let lots = "Lots"
    static let launch = "Lancement"
}
