// Which paper a document is: by what the user says, by its name and by what it says itself.

import Documents
import Provenance

/// What a document was taken for, and why.
struct PaperIdentity: Hashable, Sendable {
    var kind: PaperKind
    /// In French.
    var reasons: [String]
    /// What it may be besides: nothing is silent because of it.
    var possible: [PaperKind] = []
    var lots: [String] = []
    /// What the reader of the report should know, in French.
    var remark: String?
}

enum PaperClassifier {
    /// Tells what paper a document is. A document that nobody can tell is an « autre pièce » that may
    /// be anything: a guess could make another paper's silence.
    static func identify(path: String, text: DocumentText, declared: DeclaredPaper? = nil) -> PaperIdentity {
        if let declared {
            return PaperIdentity(kind: declared.kind, reasons: [declared.reason], lots: declared.lots)
        }
        let name = PaperNames.read(path)
        let isReadable = if case .unread = text.status { false } else { true }
        let content = isReadable ? PaperContents.read(text) : ContentReading()
        var identity = kind(name, content, isReadable: isReadable)
        identity.lots = name.lots
        if !content.lots.isEmpty, identity.kind.isTenderPaper, identity.kind != .rc {
            if name.lots.isEmpty || name.lotsAreGuessed {
                identity.lots = content.lots
            } else if !Set(content.lots).isSubset(of: name.lots) {
                // Nobody can tell which of the lots it is about: it makes neither silent.
                identity.lots = (name.lots + content.lots).sorted(by: lotNumbersAscend)
                identity.possible.append(identity.kind)
                identity.remark = "son nom désigne le \(lots(name.lots)), son titre le \(lots(content.lots))"
            }
        }
        if name.lotsAreGuessed, content.lots.isEmpty, identity.kind.isTenderPaper {
            // Taken for that lot's only: a missing fact is better than one of the wrong lot.
            identity.possible.append(identity.kind)
            identity.remark = "le numéro de son nom peut être celui d’un lot : il n’est lu que pour le \(lots(name.lots)) ; --papers, ou l’onglet « Pièces » du navigateur, permet de le préciser"
        }
        // What is common to the whole market has no lot, however its folder is called.
        if !identity.kind.isTenderPaper || identity.kind == .rc { identity.lots = [] }
        if !identity.lots.isEmpty { identity.reasons.append(lots(identity.lots)) }
        return identity
    }

    private static func lots(_ numbers: [String]) -> String {
        numbers.count == 1 ? "lot \(numbers[0])" : "lots \(numbers.joined(separator: ", "))"
    }

    private static func kind(_ name: NameReading, _ content: ContentReading, isReadable: Bool) -> PaperIdentity {
        let byName = "nom : \(name.reason)"
        let byTitle = "titre : « \(excerpt(content.titleQuote)) »"
        let byArticles = "articles : \(content.articleNames.map { "« \($0) »" }.joined(separator: ", "))"
        switch (name.kind, content.title) {
        case (.other?, .insertionAnnex?):
            return PaperIdentity(kind: .insertionAnnex, reasons: [byName, byTitle])
        case (.other?, _):
            // An annex may hold what its paper does not say: unread, it leaves that open.
            return PaperIdentity(kind: .other, reasons: [byName], possible: isReadable ? [] : name.possible)
        case (let kind?, let title?) where kind == title || isFiner(kind, than: title):
            return PaperIdentity(kind: kind, reasons: [byName, byTitle])
        case (let kind?, nil):
            if let articles = content.articles, articles.isTenderPaper, contradicts(kind, articles) {
                return undecided([kind, articles], "son nom dit \(kind.label), ses articles sont ceux d’un \(articles.label)")
            }
            return PaperIdentity(kind: kind, reasons: [byName] + (content.articles == kind ? [byArticles] : []))
        case (let kind?, let title?):
            // Two words against one.
            if content.articles == kind { return PaperIdentity(kind: kind, reasons: [byName, byArticles]) }
            if content.articles == title { return PaperIdentity(kind: title, reasons: [byTitle, byArticles], remark: "son nom dit \(kind.label), son contenu \(title.label)") }
            if content.titles.contains(kind) { return PaperIdentity(kind: kind, reasons: [byName, byTitle]) }
            return undecided([kind, title], "son nom dit \(kind.label), son titre \(title.label)")
        case (nil, let title?):
            if !name.possible.isEmpty, !name.possible.contains(title), title.isTenderPaper, content.articles != title {
                return undecided(name.possible + [title], "son nom (\(name.reason)) et son titre (\(title.label)) ne s’accordent pas")
            }
            return PaperIdentity(kind: title, reasons: [byTitle] + (content.articles == title ? [byArticles] : []))
        case (nil, nil):
            if let articles = content.articles, name.possible.isEmpty || name.possible.contains(articles) {
                return PaperIdentity(kind: articles, reasons: [byArticles])
            }
            if !isReadable { return unknown(name) }
            if !name.possible.isEmpty { return undecided(name.possible, "son nom (\(name.reason)) ne dit pas laquelle c’est, et son contenu non plus") }
            if content.titles.count > 1 { return undecided(content.titles, "il porte le titre de plusieurs pièces : \(content.titles.map(\.label).joined(separator: ", "))") }
            return PaperIdentity(kind: .other, reasons: ["ni son nom ni son contenu ne sont ceux d’une pièce de marché"])
        }
    }

    /// Neither can be wrong: it stays open between them.
    private static func undecided(_ kinds: [PaperKind], _ why: String) -> PaperIdentity {
        var possible: [PaperKind] = []
        for kind in kinds where !possible.contains(kind) { possible.append(kind) }
        return PaperIdentity(
            kind: .other, reasons: [why], possible: possible,
            remark: "\(why) : non classé ; --papers permet de dire laquelle c’est")
    }

    /// Nothing of it could be read and its name says nothing: it may be any paper.
    private static func unknown(_ name: NameReading) -> PaperIdentity {
        let possible = name.possible.isEmpty ? PaperKind.allCases.filter(\.isTenderPaper) : name.possible
        return PaperIdentity(kind: .other, reasons: ["illisible, et son nom ne dit pas quelle pièce c’est"], possible: possible)
    }

    /// A name may say more than a title: « BPU-DQE », an annex that is a form.
    private static func isFiner(_ kind: PaperKind, than title: PaperKind) -> Bool {
        let prices: Set<PaperKind> = [.dpgf, .bpu, .dqe]
        return prices.contains(kind) && prices.contains(title) || kind == .ccp && (title == .ccap || title == .cctp)
    }

    private static func contradicts(_ kind: PaperKind, _ articles: PaperKind) -> Bool {
        if kind == articles { return false }
        let clauses: Set<PaperKind> = [.ccap, .cctp, .ccp]
        if clauses.contains(kind), clauses.contains(articles) { return kind != .ccp && articles != .ccp }
        // An acte d'engagement may carry the clauses of a small contract; forms and prices have none.
        return [PaperKind.rc, .ccap, .cctp, .notice].contains(kind) && [PaperKind.rc, .ccap, .cctp].contains(articles)
    }

    private static func excerpt(_ text: String) -> String {
        text.count <= 80 ? text : text.prefix(79) + "…"
    }
}
