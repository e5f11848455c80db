// What the text of a paper says about which paper it is: its title, its running heads, its articles.

import Documents
import Provenance

/// What was made of a text.
struct ContentReading: Hashable, Sendable {
    /// The kind that the first page or the running heads name; `nil` if none or several.
    var title: PaperKind?
    /// The title as it stands there.
    var titleQuote = ""
    /// Several kinds named as titles, none of them alone.
    var titles: [PaperKind] = []
    /// The kind whose typical articles the paper has, if one clearly leads.
    var articles: PaperKind?
    /// Some of those articles, folded.
    var articleNames: [String] = []
    /// The lots that the title page says the paper is about.
    var lots: [String] = []
}

enum PaperContents {
    /// Blocks looked at for a title: a cover page, with its addresses and tables.
    private static let coverBlocks = 60
    /// Blocks looked at for typical articles; the longest papers repeat themselves.
    private static let articleBlocks = 4_000
    /// A title is no sentence.
    private static let longestTitle = 16

    static func read(_ text: DocumentText) -> ContentReading {
        var reading = ContentReading()
        readTitles(text, &reading)
        if reading.titles.isEmpty { readNoticeMarks(text, &reading) }
        readArticles(text, &reading)
        return reading
    }

    // MARK: Titles

    /// What a title starts with. Longer ones first: « cahier des clauses particulières » is in none of the others.
    private static let titles: [(PaperKind, [String])] = [
        (.rc, ["reglement de la consultation", "reglement de consultation", "reglement particulier de la consultation"]),
        (.ccap, ["cahier des clauses administratives particulieres", "cahier des clauses administratives", "ccap", "c c a p"]),
        (.cctp, ["cahier des clauses techniques particulieres", "cahier des clauses techniques", "cctp", "c c t p"]),
        (.ccp, ["cahier des clauses particulieres", "ccp", "c c p", "ccatp", "cahier des clauses administratives et techniques particulieres", "cahier des clauses techniques et administratives particulieres"]),
        (.ae, ["acte d engagement", "attri 1", "attri1"]),
        (.dpgf, ["decomposition du prix global et forfaitaire", "decomposition du prix global forfaitaire", "dpgf", "d p g f"]),
        (.bpu, ["bordereau des prix unitaires", "bordereau de prix unitaires", "bordereau des prix", "bpu"]),
        (.dqe, ["detail quantitatif estimatif", "detail quantitatif et estimatif", "dqe"]),
        (.form, ["lettre de candidature", "declaration du candidat individuel ou du membre du groupement", "declaration du candidat", "declaration de sous traitance", "dc1", "dc2", "dc4"]),
        (.notice, [
            "avis d appel public a la concurrence", "avis de marche", "avis d appel a concurrence", "avis de concession",
            "avis d attribution", "avis d attribution de marche", "avis de preinformation", "avis rectificatif",
            "resultat de marche", "avis de resultat de marche",
        ]),
    ]

    private static func readTitles(_ text: DocumentText, _ reading: inout ContentReading) {
        var found: [(kind: PaperKind, quote: String)] = []
        var lots: [String] = []
        var chapter: Int?
        var seen = 0
        var isCover = true
        var buffer = WordBuffer()
        for block in text.blocks {
            switch block.role {
            case .comment, .footnote: continue
            case .pageHeader, .pageFooter:
                // A running head names its paper on every page: it counts as a title, never for the lot.
                if let kind = title(block.text, anywhere: true, &buffer) { found.append((kind, block.text)) }
                continue
            default: break
            }
            seen += 1
            if seen > coverBlocks { continue }
            let kind = isEntry(block) ? nil : title(block.text, anywhere: false, &buffer)
            if let kind { found.append((kind, block.text)) }
            let words = FoldedWords(block.text)
            // The cover ends where the articles begin; behind it, lots are spoken of, not named.
            if startsAnArticle(words) { isCover = false }
            if isCover, words.words.count <= longestTitle * 2, words.words.first == "lot" || words.words.first == "lots" || kind != nil {
                let named = LotNumbers.named(in: words).filter { !lots.contains($0) }
                if !named.isEmpty, case .heading(let level) = block.role { chapter = level }
                lots += named
            }
        }
        var kinds: [PaperKind] = []
        for kind in found.map(\.kind) where !kinds.contains(kind) { kinds.append(kind) }
        // A cover that lists the papers of the tender names them all.
        if kinds.count == 1 {
            reading.title = kinds[0]
            reading.titleQuote = found[0].quote
        } else if let first = found.first, found.dropFirst().count(where: { $0.kind == first.kind }) > found.dropFirst().count(where: { $0.kind != first.kind }) {
            // One is repeated (a running head), the others are mentioned once.
            reading.title = first.kind
            reading.titleQuote = first.quote
        }
        reading.titles = kinds
        // Several lots on a cover are a list, not what this paper is about.
        // … and a workbook has a sheet for each, a common paper a chapter.
        if lots.count == 1, sheets(of: text).count < 2, !hasChapter(ofAnotherLotThan: lots[0], level: chapter, text) { reading.lots = lots }
    }

    /// A line of a list of papers, « L’acte d’engagement (AE) et ses annexes », « CCTP ; »: no title in small letters begins
    /// with an article or ends with the sign of an enumeration.
    private static func isEntry(_ block: TextBlock) -> Bool {
        if case .heading = block.role { return false }
        if case .listItem = block.role { return true }
        if let last = block.text.last(where: { $0 != " " }), last == ";" || last == "," { return true }
        guard block.text.contains(where: \.isLowercase), let first = FoldedWords(block.text).words.first else { return false }
        return ["l", "le", "la", "les", "un", "une", "ce", "cet"].contains(first)
    }

    /// Whether the heading that names a lot opens the first of several chapters, one for each lot.
    private static func hasChapter(ofAnotherLotThan lot: String, level: Int?, _ text: DocumentText) -> Bool {
        guard let level else { return false }
        return text.blocks.contains { block in
            guard block.role == .heading(level: level) else { return false }
            let words = FoldedWords(block.text)
            guard words.words.count <= longestTitle * 2, words.words.first == "lot" else { return false }
            return LotNumbers.named(in: words).contains { $0 != lot }
        }
    }

    private static func sheets(of text: DocumentText) -> Set<String> {
        Set(text.blocks.lazy.compactMap { block in if case .cell(let sheet, _) = block.place { sheet } else { nil } })
    }

    /// Notices copied from a platform lose their title, never these labels, which no other paper has.
    private static func readNoticeMarks(_ text: DocumentText, _ reading: inout ContentReading) {
        let marks = [
            "nom et adresse officiels de l organisme acheteur", "departement de publication", "departement s de publication",
            "date d envoi du present avis a la publication", "entite d achat", "type d annonce annonce de consultation",
        ]
        for block in text.blocks.prefix(coverBlocks * 4) where block.text.utf8.count < 20_000 {
            let words = FoldedWords(block.text)
            guard let mark = marks.first(where: words.contains) else { continue }
            reading.title = .notice
            reading.titles = [.notice]
            reading.titleQuote = mark
            return
        }
    }

    /// The kind that a short text names as its title.
    private static func title(_ text: String, anywhere: Bool, _ buffer: inout WordBuffer) -> PaperKind? {
        guard text.utf8.count < 400 else { return nil }
        buffer.cut(text)
        guard buffer.starts.count <= longestTitle, mayNamePaper(buffer, anywhere: anywhere) else { return nil }
        let words = FoldedWords(text)
        guard !words.words.isEmpty, words.words.count <= longestTitle else { return nil }
        if isInsertionTitle(words) { return .insertionAnnex }
        // « Annexe 1 au CCAP » and « Pièces : RC, CCAP » are titles of something else.
        if words.starts(with: "annexe*") || words.starts(with: "piece*") || words.starts(with: "article*") || words.starts(with: "liste*") { return nil }
        var best: (kind: PaperKind, position: Int, length: Int)?
        var kinds: Set<PaperKind> = []
        for (kind, phrases) in titles {
            for phrase in phrases {
                guard let position = words.position(of: phrase), anywhere || position <= 2, !(phrase.utf8.count <= 3 && position > 0 && !anywhere) else { continue }
                let length = phrase.utf8.count
                // « CCAP » in a running head is only trusted where nothing longer stands there.
                if let best, (length, -position) <= (best.length, -best.position) { continue }
                best = (kind, position, length)
                kinds.insert(kind)
                break
            }
        }
        guard let best else { return nil }
        // « Le règlement de la consultation est remis … » is a sentence.
        let before = words.words.prefix(best.position)
        guard anywhere || before.allSatisfy({ $0.count <= 3 || Int($0) != nil || $0 == "marche" || $0 == "piece" }) else { return nil }
        let sentence: Set<String> = ["est", "sont", "peut", "doit", "sera", "conformement", "selon", "prevu", "voir", "cf", "joint", "remis"]
        return words.words.contains(where: sentence.contains) ? nil : best.kind
    }

    private static let titleIndex = PhraseIndex(titles.flatMap { $0.1 })
    private static let annexIndex = PhraseIndex(["annexe*"])

    /// False for nearly every text, and quickly.
    private static func mayNamePaper(_ words: WordBuffer, anywhere: Bool) -> Bool {
        !titleIndex.phrases(in: words, startingWithin: anywhere ? longestTitle : 3).isEmpty
            || !annexIndex.phrases(in: words, startingWithin: longestTitle).isEmpty
    }

    private static func isInsertionTitle(_ words: FoldedWords) -> Bool {
        guard words.words.count <= longestTitle else { return false }
        let isAnnex = words.starts(with: "annexe*") || words.contains("annexe*")
        let isSubject = ["clause* sociale*", "clause* d insertion", "clause* insertion", "insertion professionnelle", "insertion par l activite", "insertion sociale", "clause* sociale* d insertion"].contains(where: words.contains)
        return isSubject && isAnnex
    }

    /// « Article 1 – Objet », « 1. Généralités », « A – Identification », « Sommaire ».
    private static func startsAnArticle(_ words: FoldedWords) -> Bool {
        guard let first = words.words.first else { return false }
        return first == "article" || first == "sommaire" || first == "preambule" || first == "1" || words.starts(with: "a objet") || words.starts(with: "a identification")
    }

    // MARK: Articles

    /// Headings that one kind of paper has and the others have not.
    private static let articles: [(PaperKind, [String])] = [
        (.rc, [
            "date et heure limites*", "date limite de reception", "date limite de remise", "presentation des candidatures", "presentation des offres",
            "presentation des plis", "contenu de l offre", "contenu des candidatures", "jugement des offres", "criteres de jugement*", "criteres d attribution",
            "selection des candidatures", "examen des candidatures", "examen des offres", "delai de validite des offres", "contenu du dossier de consultation",
            "conditions d envoi", "conditions de remise des*", "remise des plis", "transmission electronique", "renseignements complementaires", "conditions de la consultation",
            "modification* de detail au dossier", "procedures de recours", "voies et delais de recours", "visite* des lieux", "attribution du marche",
        ]),
        (.ccap, [
            "pieces contractuelles", "pieces constitutives du marche", "documents contractuels", "penalites de retard", "penalites", "retenue de garantie",
            "garanties financieres", "avance", "modalites de reglement des comptes", "modalites de reglement", "reglement des comptes", "variation dans les prix", "variation des prix",
            "revision des prix", "prix du marche", "resiliation", "derogations au ccag", "derogations", "sous traitance", "nantissement", "cession de creance*", "delai de paiement",
            "delais de paiement", "operations de verification*", "admission", "reception des travaux", "assurances", "decompte*", "acomptes",
        ]),
        (.cctp, [
            "description des ouvrages", "description des travaux", "description des prestations", "prescriptions techniques*", "prescriptions generales", "specifications techniques", "normes*",
            "dtu", "documents techniques unifies", "mode d execution", "mise en oeuvre", "materiaux", "frequence*", "nature des prestations", "consistance des travaux", "consistance des prestations",
            "limites de prestations", "essais et controles", "nettoyage du chantier", "etudes d execution", "implantation", "doe",
        ]),
        (.ae, [
            "contractant*", "identification du contractant", "identification de l acheteur", "identification du pouvoir adjudicateur", "signature du contractant", "signature du marche",
            "engagement du candidat", "engagement du titulaire", "compte a crediter", "compte* bancaire*", "montant de l offre", "montant du marche", "nantissement ou cession*", "decision du pouvoir adjudicateur",
            "acceptation de l offre", "montant sous traite",
        ]),
        (.notice, [
            "section i", "section ii", "section iii", "section iv", "section v", "section vi", "nom et adresse officiels de l organisme acheteur", "nom et adresses",
            "departement de publication", "date d envoi du present avis*", "type de pouvoir adjudicateur", "numero de reference attribue*", "mots descripteurs", "instance chargee des procedures de recours",
        ]),
    ]
    private static let articlePhrases = articles.flatMap { kind, phrases in phrases.map { (kind: kind, phrase: $0) } }
    private static let articleIndex = PhraseIndex(articlePhrases.map(\.phrase))
    /// Articles that must have been found, and by how many a kind must lead, to be believed without a title.
    private static let enough = 4
    private static let lead = 3

    private static func readArticles(_ text: DocumentText, _ reading: inout ContentReading) {
        var hits: [PaperKind: [String]] = [:]
        var words = WordBuffer()
        for block in text.blocks.prefix(articleBlocks) where block.text.utf8.count < 160 {
            switch block.role {
            case .comment, .footnote, .pageHeader, .pageFooter: continue
            default: break
            }
            words.cut(block.text)
            guard words.starts.count <= 14 else { continue }
            // « Article 5 – Pénalités », « 4.2 Avance », « Les pénalités »: near the beginning.
            for number in articleIndex.phrases(in: words, startingWithin: 6) {
                let (kind, phrase) = articlePhrases[number]
                if hits[kind]?.contains(phrase) != true { hits[kind, default: []].append(phrase) }
            }
        }
        let ranking = hits.map { (kind: $0.key, names: $0.value) }
            .sorted { ($0.names.count, $1.kind.rawValue) > ($1.names.count, $0.kind.rawValue) }
        guard let first = ranking.first, first.names.count >= enough else { return }
        if ranking.count > 1, first.names.count - ranking[1].names.count < lead {
            let admin: Set<PaperKind> = [.ccap, .cctp]
            // Clauses of both sorts in one paper.
            if admin == [first.kind, ranking[1].kind] { reading.articles = .ccp; reading.articleNames = Array((first.names + ranking[1].names).prefix(4)) }
            return
        }
        reading.articles = first.kind
        reading.articleNames = Array(first.names.prefix(4)).map { $0.replacing("*", with: "") }
    }
}

extension PaperKind {
    /// The kind that the beginning of a text or web page names, for those who look for notices among files of any
    /// name; `nil` where it names none, or cannot be read.
    public init?(beginningOf path: String) {
        guard let head = try? OpenedFile.beginning(of: path, count: 64 << 10),
            let kind = PaperContents.read(DocumentReader.text(of: head, path: path)).title
        else { return nil }
        self = kind
    }
}
