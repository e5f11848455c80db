// The lots that a paper lists, with their titles: « Lot n° 2 – Plomberie », tables « Lot | Désignation »,
// the sections of a notice.

import Market
import Provenance

/// Reads lists of lots.
struct LotReading {
    private let scan: PaperScan

    private static let separator = KnownPattern("^[ .:|)-]{0,6}(?:intitule|objet|designation|titre)? ?[ .:|)-]{0,6}")
    private static let notTitle = KnownPattern(
        "^(?:est(?!$)|sont|sera|seront|et|ou|a|de|du|des|dont|qui|peut|doit|l.attributaire|non|oui|page|voir|cf|le lot|les lots|montant|estimation|prix|criteres?|duree|minimum|maximum|attribution|valeur|objectif|le delai|delai|neant|aucune?|sans objet|pas d|en cas|nombre|une erreur|chapitre \\d+|articles? \\d+|qualibat|dqe|bpu|dpgf|il|le groupement|le titulaire|les? candidats?|l.echantillon|l.offre|(?:lot |marche )?reservee?s?|pas de|sans clause|clauses? (?:sociales?|d.insertion)|franchise|bordereau|taux journaliers?|cadre de (?:reponse|memoire)|acte d.engagement|detail (?:quantitatif|estimatif)|decomposition d[eu]|les (?:soumissionnaires|offres|entreprises|variantes)|annexe \\w{1,2})\\b|\\bne peu(?:t|vent)\\b|^\\W*(?:\\x01|\\x02)|\\b(?:prendra|devra|devront|pourra|pourront|s.engage)\\b|\\b(?:est|sont|sera|seront) (?:fixee?s? (?:a|au)|(?:de|d.) ?(?:\\d|un\\b|une\\b|deux|trois|quatre|cinq|six|dix|douze))|\\d ?heures?\\b|^\\d[\\d .,]*(?:h|heures?|mois|ans?|jours?|eur|euros?)\\b|%|\\d ?(?:points?|pts)\\b|\\beuros?\\b|\\beur\\b|\\bht\\b|\\.{4}")
    /// « Lot 1 : mini 200 000 / maxi 800 000 »
    private static let limits = KnownPattern("^(?:(?:avec|sans) (?:un )?(?:montant )?)?m(?:in|ax)i(?:mum)?\\b")
    /// « Menuiseries PVCLe lot 1 comprend … »: a notice that has lost its line breaks.
    private static let gluedSentence = KnownPattern("(?<start>le|les|pour les?|du|chaque) ?$")
    private static let nextSentence = KnownPattern("[. ] ?(?:le|les|pour les?|du|chaque)? ?$")
    private static let value = KnownPattern("(?: ?[-,(] ?(?:montants?|maximum|minimum|estimation|valeur|duree)[a-z ]{0,30})? ?: ?(?:\\d|pas d|neant|aucun|sans (?:objet|heure|minimum|maximum|montant)|montant|maximum|minimum)")
    /// « secteur Centre, réservé en application de l’article L. 2113-13 »
    private static let reserved = KnownPattern(" ?[-,;(.] ?(?:(?:lot |marche )reservee?s?\\b|reservee?s? (?:en application|au titre|sur le fondement|a des|aux?)\\b)")
    private static let codeColumn = KnownPattern("^codes? (?:principal|cpv|supplementaire|de la nomenclature)|\\bcpv$")
    private static let titleColumn = KnownPattern("^(?:designation|intitule|libelle|objet|description|nature|corps d.etat)s?(?: (?:du|des|de) .{0,30})?$")
    private static let announced = KnownPattern("^(?:ii\\.2\\.1\\) )?intitule ?:? ?")

    private static let announcesList = KnownPattern("\\blots\\b[^.;]{0,60}[:(] ?(?:le )?lot ?(?:n ?o ?)?:? ?0?1$|^(?:description[^:]{0,40}: ?)?lot ?(?:n ?o ?)?:? ?0?1$")
    private static let sentenceAfter = KnownPattern("[a-z)] (?<start>chaque|chacun|les? (?:lots?|candidats?|marches?|prestations?|titulaires?)|la (?:consultation|duree)|ils?|ces|cette)\\b")
    private static let inlineTitle = KnownPattern("^ ?(?:[-:.,(\"] ?){1,2}(?<title>[a-z][^;|:\"]{2,150}?)(?:\" ?)?(?: ?[;,)/-](?: ?et)? ?(?:le |du )?$| et (?:le |du )?$| ?[;)]|\\. |\\.? ?$)")

    init(_ scan: PaperScan) { self.scan = scan }

    func state(in builder: inout StatementBuilder) {
        var titled: Set<String> = []
        // The first title of each lot, as folded words: « Lot 1 : visite obligatoire » further on is none.
        var first: [String: Set<Substring>] = [:]
        func title(_ lot: String, _ range: Range<Int>, isField: Bool = false, isCell: Bool = false) {
            guard let title = cleaned(range, isField: isField) ?? (isCell ? cell(range) : nil), let evidence = scan.text.evidence(title, builder.document) else { return }
            let words = significant(title)
            if let known = first[lot], !known.isEmpty, !words.isEmpty, known.isDisjoint(with: words) { return }
            if first[lot] == nil { first[lot] = words }
            titled.insert(lot)
            // A title that the layout has cut is quoted where most of it stands.
            let whole = scan.text.isOnePiece(title) ? evidence.quote : scan.text.words(title, builder.document)
            builder.state(.text(whole), "title", .lots([lot]), quoting: title)
        }
        let announced = AnnouncedLots(scan)
        let flat = FlatLotTables(scan)
        for index in scan.text.units.indices where !scan.outline.isContents[index] {
            let unit = scan.text.units[index]
            if unit.row != nil {
                if let (lot, range, isField) = row(unit, index) { title(lot, range, isCell: isField) }
            } else if let list = inlineList(unit, index) {
                for (lot, range) in list { title(lot, range) }
            } else if let list = announced.list(announcedIn: index), list.allSatisfy({ cleaned($0.title, isField: false) == $0.title }) {
                for (lot, range) in list { title(lot, range) }
            } else if let lead = scan.lots.lead[index] {
                if let range = ownTitle(index, lead.title) {
                    title(lead.lot, range)
                } else if let range = announcedTitle(before: index, lead.title) {
                    title(lead.lot, range, isField: true)
                } else if let range = titleBelow(index, lead.title) {
                    title(lead.lot, range, isField: true)
                } else if let range = nextTitle(index, lead.title) {
                    title(lead.lot, range)
                }
            } else if let table = flat.table(below: index) {
                for row in table {
                    if let range = row.title {
                        title(row.lot, range)
                    } else {
                        // Listed all the same: the others are not all there are.
                        builder.nameLot(row.lot)
                        titled.insert(row.lot)
                    }
                    for amount in row.amounts { builder.state(.money(amount.money), amount.kind.attribute, .lots([row.lot]), quoting: amount.quote) }
                }
            }
        }
        if titled.count > 1 ? !isPartOfList(titled, builder) : titled.count == 1 && isAboutOneLot { builder.setListsLots() }
    }

    /// « Les prestations portent sur le lot suivant : »: the lot that a consultation is launched again for, whatever its number.
    private var isAboutOneLot: Bool {
        scan.text.units.indices.contains { scan.signals.contains(.lot, $0) && scan.matcher.matches(Self.oneLot, in: scan.text.bytes, scan.text.units[$0].bytes) }
    }

    private static let oneLot = KnownPattern("\\b(?:prestations|consultation|marche|travaux|fournitures|accord-cadre)\\b[^.;]{0,30} portent? (?:uniquement )?sur le (?:seul )?lot suivant ?:?$")

    /// The words of a title that tell it from another.
    private func significant(_ title: Range<Int>) -> Set<Substring> {
        Set(Substring(scan.text.folded(title)).split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 }.map { $0.prefix(6) })
    }

    /// Six lots announced, and only « lot n° 1 Gros œuvre : 1 250 heures », « lot n° 4 Plomberie : 700 heures »: some
    /// that have hours, not the list of lots.
    private func isPartOfList(_ titled: Set<String>, _ builder: StatementBuilder) -> Bool {
        let announced = builder.statements.procedure[ProcedureField.numberOfLots].claims.compactMap { claim -> Int? in
            if case .integer(let count) = claim.value { count } else { nil }
        }
        guard let least = announced.min(), titled.count < least else { return false }
        let numbers = titled.compactMap { Int($0) }
        return numbers.count == titled.count && (numbers.max() ?? 0) > titled.count
    }

    /// « – Plomberie » after « Lot n° 2 ».
    private func ownTitle(_ index: Int, _ start: Int) -> Range<Int>? {
        let unit = scan.text.units[index]
        guard start < unit.bytes.upperBound, unit.bytes.count <= 260 else { return nil }
        let separator = scan.matcher.firstMatch(of: Self.separator, in: scan.text.bytes, start..<unit.bytes.upperBound)?.range ?? start..<start
        let isSeparated = scan.text.bytes[separator].contains { $0 != 32 }
        let title = separator.upperBound..<unit.bytes.upperBound
        guard title.count > 2, !isAskedFor(title, index), isSeparated || scan.text.isCapital(at: title.lowerBound) || isListed(index) && isWords(title) else { return nil }
        return title
    }

    /// « Pour le lot 6 : justificatif du statut … », in a list of what candidates hand in; « Pour le lot 6 : Vitrerie » names it.
    private func isAskedFor(_ title: Range<Int>, _ index: Int) -> Bool {
        let unit = scan.text.units[index].bytes
        guard scan.matcher.matches(Self.forLot, in: scan.text.bytes, unit) else { return false }
        return scan.matcher.matches(Self.handedIn, in: scan.text.bytes, title) || !scan.text.isCapital(at: title.lowerBound) && !isListed(index)
    }

    private static let forLot = KnownPattern("^(?:[-*o?\\x1a ]{1,4})?(?:pour|concernant|s.agissant d[eu]|au titre d[eu])\\b")
    private static let handedIn = KnownPattern("^(?:une? |les? |la |l.|des )?(?:justificati(?:fs?|ons?)|attestations?|certificats?|certifications?|copies?|preuves?|agrements?|habilitations?|qualifications?|references?|autorisations?|cartes?|diplomes?|cv\\b|memoires?|notes?|notices?|listes?|declarations?|fiches?|echantillons?|bordereau|dpgf|bpu|dqe|planning|tableaux?|formulaires?)\\b")

    /// Begins with a letter and has neither figures nor a colon.
    private func isWords(_ range: Range<Int>) -> Bool {
        Headings.isLetter(scan.text.bytes[range.lowerBound]) && !scan.text.bytes[range].contains { Headings.isDigit($0) || $0 == UInt8(ascii: ":") }
    }

    /// « lot 1 locaux administratifs », « lot 2 résidence des Glycines »: lines of one list.
    private func isListed(_ index: Int) -> Bool {
        guard scan.text.units[index].bytes.count < 100, let own = scan.lots.lead[index].flatMap({ Int($0.lot) }) else { return false }
        func number(_ index: Int) -> Int? { scan.text.units.indices.contains(index) && scan.text.units[index].bytes.count < 100 ? scan.lots.lead[index].flatMap { Int($0.lot) } : nil }
        return number(index + 1) == own + 1 || number(index - 1) == own - 1
    }

    /// « Intitulé : Plomberie » before « Lot nº : 2 », as notices have it.
    private func announcedTitle(before index: Int, _ start: Int) -> Range<Int>? {
        guard index > 0, start + 2 >= scan.text.units[index].bytes.upperBound else { return nil }
        let above = scan.text.units[index - 1].bytes
        if let match = scan.matcher.firstMatch(of: Self.announced, in: scan.text.bytes, above) {
            let title = match.range.upperBound..<above.upperBound
            return title.count > 1 ? title : nil
        }
        guard index > 1, let heading = scan.matcher.firstMatch(of: Self.announced, in: scan.text.bytes, scan.text.units[index - 2].bytes),
            heading.range.upperBound + 1 >= scan.text.units[index - 2].bytes.upperBound
        else { return nil }
        return above
    }

    /// « Titre : Secteur Nord » below « 5.1 Lot : LOT-0001 ».
    private func titleBelow(_ index: Int, _ start: Int) -> Range<Int>? {
        let next = index + 1
        guard next < scan.text.units.count, start + 2 >= scan.text.units[index].bytes.upperBound, scan.text.units[next].row == nil,
            let match = scan.matcher.firstMatch(of: Self.named, in: scan.text.bytes, scan.text.units[next].bytes)
        else { return nil }
        return match.range.upperBound..<scan.text.units[next].bytes.upperBound
    }

    private static let named = KnownPattern("^(?:titre|intitule(?: du lot)?|designation(?: du lot)?) ?: ?(?=[a-z0-9])")

    /// A line that only says « Lot n° 1 : », its title on the next one.
    private func nextTitle(_ index: Int, _ start: Int) -> Range<Int>? {
        let unit = scan.text.units[index].bytes
        let next = index + 1
        guard next < scan.text.units.count, start < unit.upperBound || isCoverLine(index), scan.text.bytes[unit.upperBound - 1] == UInt8(ascii: ":") || isCoverLine(index),
            scan.text.bytes[start..<unit.upperBound].allSatisfy({ $0 == 32 || $0 == UInt8(ascii: ":") }),
            scan.text.units[next].row == nil, scan.lots.lead[next] == nil, !scan.outline.isHeading(next)
        else { return nil }
        return scan.text.units[next].bytes
    }

    /// « Lot n° 3 » alone on the cover, its title alone on the next line.
    private func isCoverLine(_ index: Int) -> Bool {
        guard index < 40, index + 1 < scan.text.units.count, let lead = scan.lots.lead[index], lead.title == scan.text.units[index].bytes.upperBound else { return false }
        let next = scan.text.units[index + 1]
        guard next.row == nil, next.bytes.count > 3, next.bytes.count < 90, scan.text.isCapital(at: next.bytes.lowerBound) else { return false }
        return !scan.text.bytes[next.bytes].contains { Headings.isDigit($0) || ":;.|".utf8.contains($0) } && !scan.matcher.matches(Self.cover, in: scan.text.bytes, next.bytes)
    }

    /// What else a cover says.
    private static let cover = KnownPattern(
        "marche|maitr?(?:e|ise) d.|ouvrage|acte d.engagement|cahier|reglement|consultation|procedure|appel d.offres|commune|ville|office|direction|article|sommaire|objet|date|pouvoir adjudicateur|acheteur|titulaire|document")
    private func row(_ unit: PaperText.Unit, _ index: Int) -> (lot: String, title: Range<Int>, isTitled: Bool)? {
        guard case .lots(let lots) = scan.lots.scope[index], lots.count == 1, let row = unit.row else { return nil }
        let cells = scan.text.cells(of: unit)
        // « Lot 1 – VRD » in the first cell
        if !scan.lots.hasLotColumn(row.table), row.row > 0 || scan.lots.isOfLots(row.table), let first = cells.first, scan.matcher.matches(Self.lotHeader, in: scan.text.bytes, header(above: index)),
            let mention = LotMentions.all(in: scan.text, first.bytes, scan.matcher).first, mention.range.lowerBound == first.bytes.lowerBound
        {
            if mention.range.upperBound < first.bytes.upperBound { return (lots[0], mention.range.upperBound..<first.bytes.upperBound, false) }
            // « Lot 1 » alone in a column « N° », its title in the next.
            guard let column = titleColumn(row.table, index, after: first.column), let cell = cells.first(where: { $0.column == column }) else { return nil }
            return (lots[0], cell.bytes, false)
        }
        if let column = scan.lots.lotColumn(row.table), let cell = cells.first(where: { $0.column == column }),
            let named = LotContext.numbered(cell.bytes, scan.text, scan.matcher)
        {
            return (lots[0], named.title..<cell.bytes.upperBound, false)
        }
        guard let column = titleColumn(row.table, index), let cell = cells.first(where: { $0.column == column }) else { return nil }
        let header = scan.text.cells(of: scan.text.units[scan.text.firstRow(ofTableAt: index)]).first { $0.column == column }
        return (lots[0], cell.bytes, header.map { scan.matcher.matches(Self.titleColumn, in: scan.text.bytes, $0.bytes) } ?? false)
    }

    private static let lotHeader = KnownPattern("^[^|]{0,30}\\blots?\\b|\\| (?:intitule|designation|objet|libelle) (?:du|des|de) lots?\\b")

    /// The first row of a table.
    private func header(above index: Int) -> Range<Int> {
        scan.text.units[scan.text.firstRow(ofTableAt: index)].bytes
    }

    /// The column of titles of a table, by its header.
    private func titleColumn(_ table: Int, _ index: Int, after numbers: Int? = nil) -> Int? {
        let header = scan.text.firstRow(ofTableAt: index)
        let cells = scan.text.cells(of: scan.text.units[header])
        guard header != index || numbers != nil, numbers != nil || scan.lots.hasLotColumn(table) else { return nil }
        if let titled = cells.firstIndex(where: { scan.matcher.matches(Self.titleColumn, in: scan.text.bytes, $0.bytes) }) {
            // « Lot | Code principal | Description »: what the code of the nomenclature stands for.
            return titled > 0 && scan.matcher.matches(Self.codeColumn, in: scan.text.bytes, cells[titled - 1].bytes) ? nil : cells[titled].column
        }
        // « Lot | Secteur | Maximum »: the column of words right after the lot.
        guard let lot = numbers ?? scan.lots.lotColumn(table), let next = cells.first(where: { $0.column > lot && !$0.bytes.isEmpty }),
            next.bytes.isEmpty || scan.matcher.matches(Self.areas, in: scan.text.bytes, next.bytes), !scan.matcher.matches(Self.figures, in: scan.text.bytes, next.bytes)
        else { return nil }
        return next.column
    }

    /// What lots are named by, where the column is not called « Intitulé ».
    private static let areas = KnownPattern(
        "^(?:(?:nom|nature|description|consistance|contenu|identification)s? (?:d|des? )?.{0,30}|secteurs?|zones?|agences?|territoires?|sites?|quartiers?|residences?|groupes?|perimetres?|patrimoines?|prestations?|travaux|ouvrages?|metiers?|familles?|specialites?|communes?|batiments?|types? de .{0,30}|categories?|fournitures?|services?)\\b")
    /// Headers of columns that hold no titles.
    private static let figures = KnownPattern(
        "modalite|forme d|type d|procedure|periode|annee|montant|valeur|estim|prix|cout|duree|delai|heure|critere|ponder|nombre|quantit|maxi|mini|taux|%|total|date|titulaire|attributaire|candidat|entreprise|reserv|volume|tranche|surface|unite|cpv|code|oui|observation|remarque")

    /// « … en 3 lots : lot n° 1 – Nettoyage ; lot n° 2 – Espaces verts. »: announced, numbered without a
    /// gap, each title set off by a sign and beginning with a capital; anything else is no list.
    private func inlineList(_ unit: PaperText.Unit, _ index: Int) -> [(String, Range<Int>)]? {
        guard scan.signals.contains(.lot, index) else { return nil }
        // « Nombre de lots : 2 (lot 1 : …) » names the first lot second.
        let mentions = Array(LotMentions.all(in: scan.text, unit.bytes, scan.matcher).filter { $0.lots.count == 1 }.drop { $0.lots != ["1"] })
        guard mentions.count > 1, mentions.count < 100,
            scan.matcher.matches(Self.announcesList, in: scan.text.bytes, unit.bytes.lowerBound..<mentions[0].range.upperBound)
        else { return nil }
        // « en 3 lots : lot 1 … » says that a list follows; a line that begins with « Lot 1 » may be anything.
        let isAnnounced = scan.text.bytes[unit.bytes.lowerBound..<mentions[0].range.upperBound].contains(words: "lots")
        var list: [(String, Range<Int>)] = []
        for (position, mention) in mentions.enumerated() {
            guard mention.lots[0] == String(position + 1) else { return nil }
            var end = position + 1 < mentions.count ? mentions[position + 1].range.lowerBound : unit.bytes.upperBound
            if position + 1 == mentions.count, let glued = (mention.range.upperBound..<end).first(where: scan.text.beginsGluedSentence) { end = glued }
            // « Lot 5 : Gymnases Chaque lot fera … »
            if position + 1 == mentions.count, let start = scan.matcher.firstMatch(of: Self.sentenceAfter, in: scan.text.bytes, mention.range.upperBound..<end)?["start"]?.lowerBound, scan.text.isCapital(at: start) { end = start }
            guard let match = scan.matcher.firstMatch(of: Self.inlineTitle, in: scan.text.bytes, mention.range.upperBound..<end),
                let title = match["title"], isAnnounced || scan.text.isCapital(at: title.lowerBound)
            else { return nil }
            list.append((mention.lots[0], title))
        }
        return list
    }

    /// What stands below « Intitulé » is a title, whatever its words.
    private func cell(_ range: Range<Int>) -> Range<Int>? {
        scan.matcher.matches(Self.noTitle, in: scan.text.bytes, range) ? nil : cleaned(range, isField: true)
    }

    private static let noTitle = KnownPattern("^(?:neant|sans objet|non|oui|total|idem|cf|voir)\\b|^[^a-z]*$|^[\\d .,]+(?:eur|euros?|h|heures?|mois|ans?)\\b")

    /// The words of a title without what is not part of it; `nil` if they are no title.
    ///
    /// What stands in a form's field for the title is one, whatever its words; elsewhere a value, a sentence
    /// or the beginning of one is none.
    private func cleaned(_ range: Range<Int>, isField: Bool) -> Range<Int>? {
        var lower = range.lowerBound
        var upper = range.upperBound
        let bytes = scan.text.bytes
        // « Intitulé : Lot n° 1 : Plomberie »
        if let mention = LotMentions.all(in: scan.text, range, scan.matcher).first, mention.range.lowerBound == lower { lower = mention.range.upperBound }
        while lower < upper, " -:.|\"".utf8.contains(bytes[lower]) { lower += 1 }
        if isField {
            while upper > lower, " ;:,-|.".utf8.contains(bytes[upper - 1]) { upper -= 1 }
            return upper - lower > 1 && upper - lower < 400 ? lower..<upper : nil
        }
        // The next sentence has run into the line: « Secteur Sud Le lot n° 2 est réservé… »
        if let next = LotMentions.all(in: scan.text, lower..<upper, scan.matcher).first(where: { $0.range.lowerBound > lower + 3 }) {
            let before = lower..<next.range.lowerBound
            if let start = scan.matcher.firstMatch(of: Self.gluedSentence, in: bytes, before)?["start"]?.lowerBound, scan.text.isCapital(at: start),
                // « COURANT FAIBLE LOT 2 » ends on no article.
                !scan.text.isCapital(at: start + 1)
            {
                upper = start
            } else if let start = scan.matcher.firstMatch(of: Self.nextSentence, in: bytes, before)?.range.lowerBound {
                upper = start
            }
        }
        if let glued = (lower..<upper).first(where: { $0 + 30 < upper && scan.text.beginsGluedSentence(at: $0) }) { upper = glued }
        // « Plomberie : 300 heures »
        if let value = scan.matcher.firstMatch(of: Self.value, in: bytes, lower..<upper) { upper = value.range.lowerBound }
        if let reserved = scan.matcher.firstMatch(of: Self.reserved, in: bytes, lower..<upper) { upper = reserved.range.lowerBound }
        // « Bâtiment A (durée 6 mois »: what a bracket opens and the title does not close is no part of it.
        if let open = bytes[lower..<upper].lastIndex(of: UInt8(ascii: "(")), !bytes[open..<upper].contains(UInt8(ascii: ")")) { upper = open }
        while upper > lower, " ;:,-|.".utf8.contains(bytes[upper - 1]) { upper -= 1 }
        guard upper - lower > 2, upper - lower < 250, bytes[lower..<upper].contains(where: { (97...122).contains($0) }) else { return nil }
        return scan.matcher.matches(Self.notTitle, in: bytes, lower..<upper) || scan.matcher.matches(Self.limits, in: bytes, lower..<upper) ? nil : lower..<upper
    }
}
