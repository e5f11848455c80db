// The language of the frame around French law: one table of words.

import Figures
import Rules

/// `--lang`: headings, verdicts and counts; what rules and papers say of the law stays French.
public enum Language: String, CaseIterable, Sendable {
    case french = "fr"
    case english = "en"

    subscript(_ word: FrameWord) -> String { word.texts(self) }

    /// `word`, with its parts put in: `%` for each, in order.
    func text(_ word: FrameWord, _ parts: String...) -> String {
        var parts = parts.makeIterator()
        var text = ""
        for character in self[word] {
            if character == "%", let part = parts.next() { text += part } else { text.append(character) }
        }
        return text
    }

    /// « 2 points à vérifier »: the word is singular and plural, with a bar between.
    func count(_ number: Int, _ word: FrameWord) -> String {
        let forms = self[word].split(separator: "|")
        // French takes the plural from two on, English for all but one.
        let isSingular = self == .french ? number < 2 : number == 1
        return "\(number)\u{A0}\(forms[isSingular ? 0 : forms.count - 1])"
    }

    /// « a, b et c ».
    func enumeration(_ parts: [String]) -> String {
        guard self == .english else { return French.enumeration(parts) }
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and\u{A0}" + last
    }

    func date(_ date: CivilDate) -> String {
        guard self == .english else { return FrenchText.date(date) }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ]
        let (year, month, day) = date.components
        return "\(day)\u{A0}\(months[month - 1]) \(year)"
    }
}

/// The words of the frame, each in French and in English.
enum FrameWord: CaseIterable {
    case colon
    case blockingHeading, majorHeading, commitmentHeading, undeterminedHeading, adviceHeading, suppressedHeading
    case compliantHeading, notApplicableHeading, harmlessHeading
    case blockingCount, majorCount, commitmentCount, undeterminedCount, adviceCount, suppressedCount
    case compliantCount, notApplicableCount, harmlessCount
    case isBlocking, isMajor, isCommitment, isUndetermined, isAdvice, isUnread, isInapplicable, isCompliant, beyondAccepted
    case breach, probableBreach, commitmentBreach, compliant, undetermined, advice, notApplicable
    case market, buyer, procedure, lots, launch, document, documents, toNote
    case readInFull, readInPart, unread, lotCount, knownLotCount, moreLots, undivided
    case between, earliest, latest, unknownDate
    case lot, lotPlural, criterion, unknownLots, rangeTo
    case versionOf, lawOf, otherQuotes, missing, others
    case page, paragraph, declaration, sheet
    case questions, questionCount, paperAnswers, personAnswers, questionHint
    case scope, ruleSet, ruleCount, reviewed, limits
    case accepted, known, acceptedBy, acceptedUntil
    case settings
    case isUnreadOrInPart
    case summaryTitle, byVerdict, byRule, byBuyer, worst, consultationCount, unknownBuyer, more
    case columnConsultations, columnBlocking, columnMajor, columnUndetermined, columnAdvice

    func texts(_ language: Language) -> String { language == .french ? both.french : both.english }

    private var both: (french: String, english: String) {
        switch self {
        case .colon: ("\u{A0}: ", ": ")
        case .blockingHeading: ("Non conforme", "Non-compliant")
        case .majorHeading: ("Irrégularité probable — à justifier", "Probable irregularity — to be justified")
        case .commitmentHeading: ("Écart à l’engagement", "Departure from a commitment")
        case .undeterminedHeading: ("À vérifier", "To be checked")
        case .adviceHeading: ("Recommandations", "Recommendations")
        case .suppressedHeading: ("Acceptés ou déjà connus, hors décompte", "Accepted or already known, not counted")
        case .compliantHeading: ("Conforme", "Compliant")
        case .notApplicableHeading: ("Sans objet", "Not applicable")
        case .harmlessHeading: ("Indéterminé sans conséquence", "Undetermined without consequence")
        case .blockingCount: ("non-conformité|non-conformités", "non-compliance|non-compliances")
        case .majorCount: ("irrégularité probable|irrégularités probables", "probable irregularity|probable irregularities")
        case .commitmentCount: ("écart à un engagement|écarts à un engagement", "departure from a commitment|departures from a commitment")
        case .undeterminedCount: ("point à vérifier|points à vérifier", "point to be checked|points to be checked")
        case .adviceCount: ("recommandation|recommandations", "recommendation|recommendations")
        case .suppressedCount: ("point accepté|points acceptés", "accepted point|accepted points")
        case .compliantCount: ("point conforme|points conformes", "compliant point|compliant points")
        case .notApplicableCount: ("point sans objet|points sans objet", "point not applicable|points not applicable")
        case .harmlessCount:
            ("point indéterminé sans conséquence|points indéterminés sans conséquence", "undetermined point without consequence|undetermined points without consequence")
        case .isBlocking: ("non conforme", "non-compliant")
        case .isMajor: ("irrégularité probable, à justifier", "probable irregularity, to be justified")
        case .isCommitment: ("écart à l’engagement pris", "departure from a commitment")
        case .isUndetermined: ("aucun écart relevé, mais tout n’a pas pu être vérifié", "nothing found wrong, but not everything could be checked")
        case .isAdvice: ("aucun écart relevé", "nothing found wrong")
        case .isUnread: ("illisible, rien n’a été contrôlé", "unreadable, nothing was checked")
        case .isInapplicable: ("aucune règle ne s’applique à cet avis", "no rule applies to this notice")
        case .isCompliant: ("conforme sur tous les points contrôlés", "compliant on every point that was checked")
        case .beyondAccepted: ("hors points acceptés ou déjà connus, %", "apart from accepted or known points, %")
        case .breach: ("non conforme", "non-compliant")
        case .probableBreach: ("irrégularité probable", "probable irregularity")
        case .commitmentBreach: ("écart à l’engagement", "departure from a commitment")
        case .compliant: ("conforme", "compliant")
        case .undetermined: ("à vérifier", "to be checked")
        case .advice: ("recommandation", "recommendation")
        case .notApplicable: ("sans objet", "not applicable")
        case .market: ("Marché", "Contract")
        case .buyer: ("Acheteur", "Buyer")
        case .procedure: ("Procédure", "Procedure")
        case .lots: ("Lots", "Lots")
        case .launch: ("Lancement", "Launch")
        case .document: ("Pièce", "Paper")
        case .documents: ("Pièces", "Papers")
        case .toNote: ("À noter", "Note")
        case .readInFull: (", lu en entier", ", read in full")
        case .readInPart: (" — lu en partie\u{A0}: %", " — read in part: %")
        case .unread: (" — illisible\u{A0}: %", " — unreadable: %")
        case .lotCount: ("lot|lots", "lot|lots")
        case .knownLotCount: ("lot connu|lots connus", "known lot|known lots")
        case .moreLots: (", il peut y en avoir d’autres", ", there may be others")
        case .undivided: ("marché non alloti", "not divided into lots")
        case .between: ("entre le % et le %", "between % and %")
        case .earliest: ("au plus tôt le %", "% at the earliest")
        case .latest: ("au plus tard le %", "% at the latest")
        case .unknownDate:
            (
                "date inconnue\u{A0}: les règles sont jugées sous chaque version du droit (--on AAAA-MM-JJ choisit un jour)",
                "date unknown: rules are judged under every version of the law (--on YYYY-MM-DD picks a day)"
            )
        case .lot: ("lot\u{A0}%", "lot\u{A0}%")
        case .lotPlural: ("lots\u{A0}%", "lots\u{A0}%")
        case .criterion: ("critère\u{A0}%", "criterion\u{A0}%")
        case .unknownLots: ("lots qui ne sont pas connus", "lots that are not known")
        case .rangeTo: ("\u{A0}à\u{A0}", "\u{A0}to\u{A0}")
        case .versionOf: ("version du %", "version of %")
        case .lawOf: ("droit\u{A0}au\u{A0}%", "law\u{A0}on\u{A0}%")
        case .otherQuotes: ("et % (--format json les donne tous)", "and % (--verbose shows them all)")
        case .others: ("autre passage|autres passages", "other passage|other passages")
        case .missing: ("il manque\u{A0}: %", "missing: %")
        case .page: ("page\u{A0}%", "page\u{A0}%")
        case .paragraph: ("paragraphe\u{A0}%", "paragraph\u{A0}%")
        case .declaration: ("déclaration de %, %", "declared by %, %")
        case .sheet: ("feuille «\u{202F}%\u{202F}», cellule %", "sheet “%”, cell %")
        case .questions: ("Questions ouvertes", "Open questions")
        case .questionCount: ("question|questions", "question|questions")
        case .paperAnswers: ("% répondrait à %\u{A0}:", "% would answer %:")
        case .personAnswers:
            ("Aucune pièce ne le dit, l’acheteur seul peut répondre à %\u{A0}:", "No paper says it, only the buyer can answer %:")
        case .questionHint:
            (
                "«\u{202F}clausier questions\u{202F}» écrit ces questions dans un fichier à remplir, que --answers relit.",
                "“clausier questions” writes these questions into a file to fill in, which --answers reads back."
            )
        case .scope: ("Portée de ce contrôle", "What this check covers")
        case .ruleSet: ("Règles\u{A0}: jeu %%, %. ", "Rules: set %%, %. ")
        case .ruleCount: ("règle|règles", "rule|rules")
        case .reviewed: (", relu au regard du droit le %", ", last compared with the law on %")
        case .limits:
            (
                "Ce contrôle porte sur ce que disent les pièces fournies, et sur rien d’autre\u{A0}: «\u{202F}conforme\u{202F}» vaut pour le point contrôlé, tel que la règle le décrit («\u{202F}clausier explain RÈGLE\u{202F}»). Il ne remplace ni la lecture des pièces par leur auteur, ni l’avis d’un juriste.",
                "This check is about what the papers given say, and about nothing else: “compliant” holds for the point that was checked, as the rule describes it (“clausier explain RULE”). It replaces neither their author’s reading nor a lawyer’s advice."
            )
        case .accepted: ("accepté", "accepted")
        case .known: ("déjà connu", "already known")
        case .acceptedBy: (" par %", " by %")
        case .acceptedUntil: (" jusqu’au %", " until %")
        case .settings: ("Réglages à revoir", "Settings to review")
        case .isUnreadOrInPart: ("Pas lues en entier", "Not read in full")
        case .summaryTitle: ("Synthèse", "Summary")
        case .byVerdict: ("Par verdict", "By verdict")
        case .byRule: ("Par règle", "By rule")
        case .byBuyer: ("Par acheteur", "By buyer")
        case .worst: ("Les plus graves d’abord", "The gravest first")
        case .consultationCount: ("consultation|consultations", "consultation|consultations")
        case .unknownBuyer: ("acheteur inconnu", "unknown buyer")
        case .more: ("… et % de plus", "… and % more")
        case .columnConsultations: ("consult.", "consult.")
        case .columnBlocking: ("non conf.", "non-compl.")
        case .columnMajor: ("irrég.", "irreg.")
        case .columnUndetermined: ("à vérif.", "to check")
        case .columnAdvice: ("recomm.", "recomm.")
        }
    }
}

extension Suppression {
    /// The sentence in the frame's language; the reason is its author's.
    func sentence(in language: Language) -> String {
        let who = by.map { language.text(.acceptedBy, $0) } ?? ""
        let until = until.map { language.text(.acceptedUntil, language.date($0)) } ?? ""
        return language[kind == .accepted ? .accepted : .known] + who + until + language[.colon] + reason
    }
}

extension Finding {
    /// The verdict in the frame's language, as reports head it.
    func verdict(in language: Language) -> String {
        switch (verdict, severity) {
        case (.compliant, _): language[.compliant]
        case (.breach, _) where departsFromCommitment: language[.commitmentBreach]
        case (.breach, .blocking): language[.breach]
        case (.breach, _): language[.probableBreach]
        case (.undetermined, _): language[.undetermined]
        case (.advice, _): language[.advice]
        case (.notApplicable, _): language[.notApplicable]
        }
    }
}
