// The French words of the HTML report's frame, in one place; the findings bring their own.

import Figures
import Rules

enum HTMLWords {
    /// « 1 155 points »: French takes the plural from two on.
    static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
        "\(FrenchText.number(number))\u{A0}\(number < 2 ? singular : plural)"
    }

    static let product = "Clausier"
    static let banner = "Clausier — rapport de contrôle"
    static let skip = "Aller au rapport"
    static let footer = "Ce fichier est complet\u{A0}: il ne charge rien et n’envoie rien."
    static let or = " ou "
    static let no = "non"
    static let unstated = "non précisé"
    static let contradicted = "(contradiction)"
    static let total = "Total"

    // First screen

    static let source = "Contrôle de"
    static let buyer = "Acheteur"
    static let procedure = "Procédure"
    static let lots = "Lots"
    static let deadline = "Remise des plis"
    static let launch = "Lancement"
    static let undivided = "marché non alloti"
    static let wholeMarket = "Marché"
    static let unknownLots = "lots qui ne sont pas connus"
    static func knownLots(_ count: Int) -> String { "\(self.count(count, "lot connu", "lots connus")), il peut y en avoir d’autres" }
    static func criterion(_ identifier: String) -> String { "critère\u{A0}\(identifier)" }
    static func noticeForm(_ form: String) -> String { "avis de nature «\u{202F}\(form)\u{202F}»" }

    static func blocking(_ count: Int) -> String {
        "Non conforme\u{A0}: \(self.count(count, "point est à corriger", "points sont à corriger")) avant de publier."
    }
    static func major(_ count: Int) -> String {
        "Irrégularité probable\u{A0}: \(self.count(count, "point est à justifier ou à corriger", "points sont à justifier ou à corriger")) avant de publier."
    }
    static func commitment(_ count: Int) -> String {
        "\(self.count(count, "écart", "écarts")) à un engagement pris\u{A0}; aucune irrégularité relevée."
    }
    static func undetermined(_ count: Int) -> String {
        "Aucun écart relevé, mais \(self.count(count, "point reste", "points restent")) à vérifier."
    }
    static func nothingFound(_ count: Int) -> String {
        count < 2 ? "Aucun écart relevé sur le seul point contrôlé." : "Aucun écart relevé sur les \(FrenchText.number(count))\u{A0}points contrôlés."
    }
    static let noRuleApplies = "Aucune règle ne s’applique à ce document."
    static let unreadable = "Illisible\u{A0}: rien n’a été contrôlé."

    static func scope(compliant: Int, undetermined: Int, questions: Int, unread: Int) -> [String] {
        var open: [String] = []
        if undetermined > 0 { open.append(count(undetermined, "point à vérifier", "points à vérifier")) }
        if questions > 0 { open.append(count(questions, "question sans réponse", "questions sans réponse")) }
        if unread > 0 { open.append(count(unread, "pièce qui n’a pas été lue en entier", "pièces qui n’ont pas été lues en entier")) }
        var sentences: [String] = []
        if compliant > 0 { sentences.append("\(count(compliant, "point contrôlé est conforme", "points contrôlés sont conformes")).") }
        sentences.append(
            open.isEmpty
                ? "Parmi les règles appliquées, rien ne reste ouvert."
                : "\(open.count < 2 ? "Reste ouvert" : "Restent ouverts")\u{A0}: \(French.enumeration(open)).")
        return sentences
    }
    static func papers(read: [String], notGiven: [String]) -> String {
        let read = read.isEmpty ? "Aucune pièce n’a été lue en entier" : "Lu\u{A0}: \(French.enumeration(read))"
        return notGiven.isEmpty ? read + "." : "\(read)\u{A0}; non fourni\u{A0}: \(French.enumeration(notGiven))."
    }
    static let neverTheWhole = "«\u{202F}Conforme\u{202F}» vaut pour un point contrôlé, jamais pour le marché entier."

    static let contents = "Sommaire du rapport"
    static func contents(of report: String) -> String { "\(contents) \(report.prefix { $0 != "-" })" }
    static func counted(_ group: FindingGroup, _ count: Int) -> String {
        switch group {
        case .blocking: count < 2 ? "non conforme" : "non conformes"
        case .major: "à justifier"
        case .commitment: count < 2 ? "écart à l’engagement" : "écarts à l’engagement"
        case .undetermined: "à vérifier"
        case .advice: count < 2 ? "recommandation" : "recommandations"
        case .suppressed: count < 2 ? "accepté ou connu" : "acceptés ou connus"
        case .compliant: count < 2 ? "conforme" : "conformes"
        case .notApplicable: "sans objet"
        case .harmless: "sans conséquence"
        }
    }

    static let toDoFirst = "À faire d’abord"
    static let nothingToDo = "Ce contrôle ne demande rien. Lire sa portée, en fin de page, avant de publier."
    static func moreToDo(_ count: Int) -> String { "Puis \(self.count(count, "autre point", "autres points")), plus bas, du plus grave au moins grave." }
    static func verb(_ group: FindingGroup) -> String {
        switch group {
        case .blocking: "Corriger\u{A0}:"
        case .major: "Justifier ou corriger\u{A0}:"
        case .commitment: "Tenir l’engagement\u{A0}:"
        case .undetermined: "Vérifier\u{A0}:"
        case .advice: "Envisager\u{A0}:"
        case .suppressed, .compliant, .notApplicable, .harmless: ""
        }
    }
    static let makeReadable = "Fournir une version lisible de"
    static let settle = "Mettre les pièces d’accord\u{A0}:"
    static let judge = "Décider\u{A0}:"
    static let provide = "Joindre"
    static let answer = "Répondre à"
    static func wouldAnswer(_ count: Int) -> String { "\(self.count(count, "question ouverte y trouverait sa réponse", "questions ouvertes y trouveraient leur réponse"))." }
    static func ownQuestions(_ count: Int) -> String { "\(self.count(count, "question", "questions")) que seul l’acheteur peut trancher" }

    // Findings

    static func heading(_ part: ReportPart) -> String {
        switch part {
        case .comparison: "Ce que change un autre jour"
        case .contradictions: "Pièces qui se contredisent"
        case .questions: "Questions ouvertes"
        case .lots: "Lots"
        case .criteria: "Critères d’attribution"
        case .dates: "Calendrier"
        case .papers: "Pièces lues et non lues"
        case .limits: "Portée de ce contrôle"
        }
    }
    static func meaning(_ group: FindingGroup) -> String {
        switch group {
        case .blocking: "Certain au vu des pièces."
        case .major: "Probable au vu des pièces\u{A0}; la justification peut se trouver dans une pièce qui n’a pas été fournie."
        case .commitment: "Écart à une charte ou à une convention, non à la loi."
        case .undetermined: "Les pièces ne suffisent pas à conclure, se contredisent, ou une personne doit juger."
        case .advice: "Bonne pratique, jamais une irrégularité."
        case .suppressed: "Quelqu’un les a acceptés pour un temps, ou ils figurent dans la liste des constats connus. Ils restent montrés, et ne comptent plus."
        case .compliant: "La règle s’applique, tout ce qu’il fallait savoir est écrit, rien n’est contraire."
        case .notApplicable: "La règle n’a rien à juger dans ce marché."
        case .harmless: "Ce qui manque ne pourrait mener à aucun écart."
        }
    }
    static func cause(_ cause: Cause) -> String {
        switch cause {
        case .judgement: "Points qu’une personne doit juger"
        case .launchDate: "Points que le jour de lancement décide"
        case .ruleError: "Règles en erreur"
        case .conflicting, .missing: ""
        }
    }
    static let tellTheDay = "Préciser le jour d’envoi de l’avis"
    static func pointsDepend(_ count: Int) -> String { "\(self.count(count, "point en dépend", "points en dépendent")), parce que le droit a changé entre-temps." }
    static func someLots(_ count: Int, of all: Int) -> String { "\(FrenchText.number(count)) des \(FrenchText.number(all))\u{A0}lots" }
    static func moreReservations(_ count: Int) -> String { self.count(count, "autre réserve", "autres réserves") }
    static func moreOfRule(_ rule: String, _ count: Int) -> String { "\(self.count(count, "autre constat", "autres constats")) de la règle \(rule)" }
    static func version(_ day: CivilDate) -> String { "version du\u{A0}\(FrenchText.date(day))" }
    static func law(_ day: String) -> String { "droit au\u{A0}\(day)" }
    static let remedy = "Rédaction à reprendre (un clic la sélectionne)"
    static let question = "Question\u{A0}:"
    static func wouldBe(_ verdict: String) -> String { "Le point serait\u{A0}: \(verdict)." }
    static func moreQuotes(_ count: Int) -> String { self.count(count, "autre passage", "autres passages") }
    static func quotesLeftOut(_ count: Int) -> String { "et \(self.count(count, "autre passage", "autres passages")), que donne le rapport JSON" }
    static func line(_ line: Int, column: Int) -> String { "ligne\u{A0}\(line), colonne\u{A0}\(column)" }
    static func whatTheRuleAsks(_ rule: String) -> String { "Ce que demande la règle \(rule)" }
    static let notJudged = "Ce qu’elle ne juge pas\u{A0}:"
    static func promise(_ paper: String, _ count: Int) -> String { "\(French.capitalised(paper)) répondrait à \(self.count(count, "question", "questions"))" }
    static func personPromise(_ count: Int) -> String { "L’acheteur seul peut répondre à \(self.count(count, "question", "questions"))" }
    static let howToAnswer = "«\u{202F}clausier questions\u{202F}» écrit ces questions dans un fichier à remplir, que --answers relit."
    static func waiting(_ count: Int) -> String {
        self.count(count, "point attend ces réponses", "points attendent ces réponses")
    }
    static func lacking(_ labels: String) -> String { "il manque\u{A0}: \(labels)" }

    // Tables

    static let lotsCaption = "Les lots, et ce qui a été relevé de chacun"
    static let lotColumns = ["Lot", "Valeur estimée", "Durée", "Insertion", "Réservé", "Relevé"]
    static let maximum = "maximum"
    static let reservedToInsertion = "oui\u{A0}: handicap ou insertion"
    static let reservedToSocialEconomy = "oui\u{A0}: économie sociale et solidaire"
    static func renewals(_ count: Int) -> String { "reconductible \(count)\u{A0}fois" }
    static func per(_ rate: String) -> String { " par \(rate == "1\u{A0}an" ? "an" : rate)" }
    static let nothingOfItsOwn = "rien"
    static func criteriaCaption(_ lots: String?) -> String { lots.map { "Critères et poids, \($0)" } ?? "Critères et poids" }
    static let criteriaColumns = ["Critère", "Poids"]
    static let points = "points"
    static let coefficient = "(coefficient)"
    static let rank = "(rang)"
    static let criteriaArePartial = "Il peut y avoir d’autres critères\u{A0}: une pièce qui en parlerait n’a pas été lue."
    static func otherCriteria(_ count: Int) -> String { self.count(count, "autre jeu de critères", "autres jeux de critères") }
    static func afterLaunch(_ days: Int) -> String { "— \(count(days, "jour", "jours")) après l’envoi de l’avis" }
    static func moreDates(_ count: Int) -> String { "et \(self.count(count, "autre date", "autres dates"))" }
    static func month(_ number: Int) -> String {
        ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."][(number - 1) % 12]
    }

    static let papersCaption = "Les pièces de la consultation, et comment elles ont été lues"
    static let paperColumns = ["Pièce", "Nature", "Lecture", "Reconnue à"]
    static let readInFull = "lue en entier"
    static let readInPart = "lue en partie"
    static let notRead = "illisible"
    static let digests = "Empreintes SHA-256 des fichiers contrôlés"

    static func listOf(_ group: FindingGroup, _ count: Int) -> String {
        switch group {
        case .compliant: self.count(count, "règle jugée conforme", "règles jugées conformes")
        case .notApplicable: self.count(count, "règle sans objet", "règles sans objet")
        case .suppressed: self.count(count, "constat", "constats")
        default: self.count(count, "règle", "règles")
        }
    }

    // Comparison

    static func changes(_ count: Int, unchanged: Int, from: String?, to: String) -> String {
        let change = count == 0 ? "Aucun verdict ne change" : self.count(count, "verdict change", "verdicts changent")
        let before = from.map { "du \($0)" } ?? "de la date de lancement"
        return "\(change) entre le droit \(before) et celui du \(to)\u{A0}; \(self.count(unchanged, "reste le même", "restent les mêmes"))."
    }
    static func because(_ reason: String) -> String { "Pourquoi\u{A0}: \(reason)." }

    // Several consultations

    static func consultations(_ count: Int) -> String { self.count(count, "consultation contrôlée", "consultations contrôlées") }
    static func consultations(_ group: FindingGroup, _ count: Int) -> String {
        switch group {
        case .blocking: self.count(count, "consultation à corriger ou illisible", "consultations à corriger ou illisibles")
        case .major: self.count(count, "consultation à justifier", "consultations à justifier")
        case .commitment: self.count(count, "consultation en écart à un engagement", "consultations en écart à un engagement")
        case .undetermined: "\(FrenchText.number(count)) sans écart relevé mais à vérifier"
        default: "\(FrenchText.number(count)) sans écart relevé"
        }
    }
    static func overview(_ parts: [String]) -> String { French.enumeration(parts) + "." }
    static func unreadPapers(_ count: Int) -> String { "\(self.count(count, "pièce n’a pas été lue en entier", "pièces n’ont pas été lues en entier"))." }
    static let rulesInQuestion = "Règles en cause"
    static let rulesCaption = "Les règles qui ont relevé quelque chose, et dans combien de consultations"
    static let ruleColumns = ["Règle", "Gravité", "Consultations"]
    static let consultationsHeading = "Consultations"
    static let consultationsCaption = "Les consultations, de la plus grave à la moins grave"
    static let consultationColumns = ["Consultation", "Acheteur", "Relevé"]
    static let reportsHeading = "Rapports"
    static func reportsLeftOut(_ count: Int) -> String {
        "Les rapports des \(FrenchText.number(HTMLCollection.fullReports)) consultations les plus graves. «\u{202F}clausier check FICHIER\u{202F}» donne chacun des \(FrenchText.number(count)) autres."
    }

    // Limits

    static let limits = [
        "Ce contrôle porte sur ce que disent les pièces fournies, et sur rien d’autre. «\u{202F}Conforme\u{202F}» vaut pour le point contrôlé, tel que la règle le décrit\u{A0}; ce qu’aucune règle ne regarde n’a pas été contrôlé.",
        "Il ne remplace ni la lecture des pièces par leur auteur, ni l’avis d’un juriste.",
    ]
    static func appliedLaw(_ day: String) -> String { "Jour dont le droit a été appliqué\u{A0}: \(day)." }
    static func about(_ context: ReportContext) -> [(label: String, value: String)] {
        [
            ("Règles", "jeu \(context.ruleSetVersion), \(count(context.ruleCount, "règle", "règles"))"),
            ("Relecture juridique", context.reviewed.map(FrenchText.date) ?? "jour inconnu"),
            ("Programme", "\(product) \(context.toolVersion)"),
        ]
    }
}
