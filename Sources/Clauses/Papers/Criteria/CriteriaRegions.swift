// Where a paper lists its award criteria: the heading or sentence that announces them, and the lines
// up to what is about something else.

import Figures

/// The lines of one list of criteria.
struct CriteriaRegion {
    let anchor: Int
    let items: [CriterionItem]
}

/// Finds the lists of award criteria.
struct CriteriaRegions {
    let scan: PaperScan

    private static let anchor = KnownPattern(
        "criteres? (?:d.?attribution|de jugement|d.?evaluation|de choix(?: (?:de l.offre|des offres))?|d.?analyse|de notation|de classement des offres|de selection des offres|de qualite|de cout|prix|(?:\\w+ )?(?:ponderes|hierarchises)|retenus pour le jugement|enonces ci|suivants|ci-(?:dessous|apres))|jugement des (?:offres|propositions)|(?:analyse|examen|notation|classement) des offres|offres?[^.;:]{0,40} (?:sont|seront|est|sera) (?:analysee?s?|jugee?s?|notee?s?|appreciee?s?|evaluee?s?|classee?s?|examinee?s?|choisie?s?|retenue?s?) (?:suivant|selon|sur|au regard|en fonction|a partir|a l.aide|au moyen|comme|par|de la (?:facon|maniere))\\b|ponderations? des criteres|^criteres?\\b[^.;]{0,80}:$|\\bjugement ?:|^ponderations? ?:|note (?:finale|globale|totale)[^.;:]{0,30} (?:se decompose|decomposee|repartie|est repartie|sur (?:20|100|1 ?000))|attribution des (?:marches|offres)|(?:en fonction|au regard|a partir|sur la base|au moyen) des (?:\\w+ ){0,2}criteres|criteres?[^.;]{0,80}(?:ponder|coefficient)|offre economiquement la plus avantageuse|choix (?:de l.offre|des offres)|^critere (?:n ?o ?)?1 ?[-:.(\"]|^criteres? ?(?:\\||ponder|coefficient|note|%|:)|^(?:article )?(?:[\\d.]{1,8} ?[-:.)]* ?)?(?:criteres?|jugement)$|^(?:[-*] )?criteres? (?:et |de )?ponderation")
    private static let other = KnownPattern(
        "candidatures?|nombre de candidats|nombre maximal|recrutement|selection des candidats|criteres? (?:objectifs|de selection)(?! des offres)|criteres sociaux|minimal|dossier de candidature|enonces (?:uniquement )?dans (?:le cahier|les documents)|criteres? d.?(?:eligibilite|exclusion)|prix de l.accord|revision")
    private static let offers = KnownPattern("offres?\\b|propositions|attribution")
    private static let end = KnownPattern(
        "type de procedure|date limite|delai minimum|delai de validite|numero de reference|renseignements complementaires|une enchere|procedures? de recours|variantes|valeur (?:totale )?estimee|duree du marche|negociation|offres? anormalement|suite a donner|valeur hors|conditions de participation|situation propre|conditions d.envoi")
    /// How the criterion above is scored: the next one may follow.
    private static let scoring = KnownPattern("methode de notation|modalites de notation|formule|selon (?:la|le) (?:formule|bareme)")
    private static let method = KnownPattern("\\bx (?:\\d|\\(|prix|ponder|coef)|\\* ?\\d|prix (?:le plus bas|du moins[- ]disant|min)|note (?:maximale|=|de)|note sur(?! \\d+ ?(?:points?|pts?\\b|sous|criteres))|\\(p[rm]?ix? |= ?(?:\\d|\\()|bareme|offre (?:la moins|moins)|divise par")

    /// What only the choice of candidates looks at.
    private static let candidates = KnownPattern("phase (?:de )?candidatures?|equipe candidate|capacites? (?:economiques?|financieres?|professionnelles?|techniques?)[^.;]{0,40} (?:des candidats|du candidat)")

    /// The header of a table that has become lines.
    private static let flatHeader = KnownPattern("^criteres?(?: et sous[- ]criteres?)? ?[:|]? ?(?:ponderations?|points?|coefficients?|poids|notes?)\\b[^.]{0,24}$")

    /// Lists at most this many lines without a weight between two criteria.
    private static let patience = 8
    private static let longest = 120
    /// Looks at no more announcements within a list that is none.
    private static let mostRetries = 6

    func all() -> [CriteriaRegion] {
        var regions: [CriteriaRegion] = []
        let items = CriterionItems(scan)
        var index = 0
        while index < scan.text.units.count {
            guard let start = anchorEnd(index) else {
                index += 1
                continue
            }
            let (found, next) = read(index, start, items)
            // What was announced earlier and makes no list must not hide the list that does.
            if !found.isEmpty, !CriterionLevels.areWhole(found), let inner = wholeList(within: index + 1..<next, items) {
                regions.append(inner.region)
                index = inner.next
                continue
            }
            if !found.isEmpty { regions.append(CriteriaRegion(anchor: index, items: found)) }
            index = max(next, index + 1)
        }
        return regions
    }

    /// The first of a few announcements in some units whose list makes the whole.
    private func wholeList(within units: Range<Int>, _ items: CriterionItems) -> (region: CriteriaRegion, next: Int)? {
        for anchor in units.lazy.filter({ anchorEnd($0) != nil }).prefix(Self.mostRetries) {
            guard let start = anchorEnd(anchor) else { continue }
            let (found, next) = read(anchor, start, items)
            if CriterionLevels.areWhole(found) { return (CriteriaRegion(anchor: anchor, items: found), max(next, anchor + 1)) }
        }
        return nil
    }

    /// Whether a unit announces criteria, and where the announcement ends.
    func anchorEnd(_ index: Int) -> Int? {
        guard scan.signals.contains(.criterion, index) || isTitled(index), !scan.outline.isContents[index] else { return nil }
        let unit = scan.text.units[index].bytes
        let head = unit.lowerBound..<min(unit.upperBound, unit.lowerBound + 3000)
        guard let match = scan.matcher.firstMatch(of: Self.anchor, in: scan.text.bytes, head) else { return nil }
        let sentence = Sentences.around(match.range, in: scan.text.bytes, within: unit, reach: 160)
        if scan.matcher.matches(Self.other, in: scan.text.bytes, sentence) { return nil }
        return match.range.lowerBound
    }

    private func isTitled(_ index: Int) -> Bool { scan.outline.isHeading(index) && scan.text.units[index].bytes.count < 160 }

    /// The criteria from an anchor on, and the unit after the last line that was looked at.
    private func read(_ anchor: Int, _ start: Int, _ reader: CriterionItems) -> ([CriterionItem], Int) {
        var items: [CriterionItem] = []
        var index = anchor
        var silent = 0
        var isFlatTable = false
        // What stands before the first words on scoring; what comes after them counts if only both make the whole.
        var cut: (items: Int, index: Int)?
        let level = scan.outline.level(of: anchor)
        // The lots that the last such line names, and where the criteria below it begin.
        var named = (scope: lotsNamed(by: anchor), from: 0)
        func nameLots() {
            guard named.scope != .unnamed else { return }
            for position in named.from..<items.count where items[position].scope == .unnamed { items[position].scope = named.scope }
        }
        while index < scan.text.units.count, index - anchor < Self.longest, silent <= Self.patience {
            let unit = scan.text.units[index].bytes
            if index > anchor {
                if let opened = scan.outline.levelOpened(at: index), opened <= level, anchorEnd(index) == nil, reader.items(in: index).isEmpty,
                    !isFlatTable || reader.flatItem(in: index) == nil
                { break }
                // « Critères applicables au lot 3 : » below those of the lots 1 and 2.
                let lots = lotsNamed(by: index)
                if lots != .unnamed {
                    if !items.isEmpty, anchorEnd(index) != nil { break }
                    nameLots()
                    named = (lots, items.count)
                }
                let head = unit.lowerBound..<min(unit.upperBound, unit.lowerBound + 120)
                if scan.matcher.matches(Self.flatHeader, in: scan.text.bytes, unit) { isFlatTable = true }
                var own = reader.items(in: index)
                if own.isEmpty, isFlatTable, let item = reader.flatItem(in: index) ?? reader.wrappedItem(in: index) { own = [item] }
                if own.isEmpty, scan.matcher.matches(Self.end, in: scan.text.bytes, head) { break }
                let isScoring = own.isEmpty && scan.matcher.matches(Self.scoring, in: scan.text.bytes, head)
                if isScoring, items.isEmpty { break }
                // The scoring method speaks of percentages that are no weights.
                if isScoring || isMethod(own, unit) && !own.contains(where: \.isDeclaredWeight) && !CriterionLevels.areWhole(own) {
                    if !items.isEmpty, cut == nil { cut = (items.count, index) }
                    silent += 1
                } else if own.isEmpty || cut != nil && !isCriterionLine(own, unit) {
                    silent += 1
                } else {
                    items += own
                    silent = 0
                }
            } else {
                items += reader.items(in: index, from: start)
                isFlatTable = scan.text.units[index].row == nil && scan.matcher.matches(Self.flatHeader, in: scan.text.bytes, unit)
            }
            index += 1
        }
        nameLots()
        if items.contains(where: { scan.matcher.matches(Self.candidates, in: scan.text.bytes, $0.name) }) { return ([], index) }
        // « Critères (total 100 %) : »: the whole, not one of them.
        if items.count > 1 { items.removeAll { $0.weight == 100 && $0.unit != .coefficient && !$0.isDeclaredWeight && $0.textUnit == anchor } }
        markBelowUnread(&items, from: max(anchor - 2, 0), reader)
        if let cut, CriterionLevels.areWhole(Array(items.prefix(cut.items))) || !CriterionLevels.areWhole(items) { return (Array(items.prefix(cut.items)), cut.index) }
        return (items, items.isEmpty ? anchor + 1 : index)
    }

    /// « Critères applicables aux lots 1 et 2 : »
    private func lotsNamed(by anchor: Int) -> LotScope {
        let unit = scan.text.units[anchor]
        guard scan.signals.contains(.lot, anchor), unit.row == nil, unit.bytes.count < 160, announces(anchor),
            scan.matcher.matches(Self.forLots, in: scan.text.bytes, unit.bytes)
        else { return .unnamed }
        let lots = LotMentions.all(in: scan.text, unit.bytes, scan.matcher).flatMap(\.lots)
        return lots.isEmpty ? .unnamed : .lots(lots)
    }

    /// A line that ends with a colon, or right above a table.
    private func announces(_ index: Int) -> Bool {
        let unit = scan.text.units[index].bytes
        if scan.text.bytes[unit.upperBound - 1] == UInt8(ascii: ":") { return true }
        return index + 1 < scan.text.units.count && scan.text.units[index + 1].row?.row == 0
    }

    private static let forLots = KnownPattern("\\b(?:aux?|pour|du|des|concernant|relatifs aux?) (?:les? )?lots? ?(?:n ?o ?)?\\d")

    /// « Valeur technique (40 %) : analysée selon les sous-critères suivants », not understood as a criterion: what makes
    /// up its 40 right below it are no criteria.
    private func markBelowUnread(_ items: inout [CriterionItem], from start: Int, _ reader: CriterionItems) {
        guard items.count > 2, let last = items.last else { return }
        for unit in start..<last.textUnit {
            for weight in reader.unread(in: unit, beside: items) where weight < 100 {
                guard let first = items.firstIndex(where: { $0.textUnit > unit }) else { continue }
                var sum = ExactDecimal.zero
                var end = first
                while end < items.count, sum < weight, let next = sum.adding(items[end].weight) {
                    sum = next
                    end += 1
                }
                guard sum == weight, end - first > 1 else { continue }
                for index in first..<end { items[index].isSubcriterion = true }
            }
        }
    }

    /// Whether a line says how offers are marked; « Prix : 45 points (note = prix le plus bas / prix de l’offre x 45) » names
    /// its criterion first.
    private func isMethod(_ own: [CriterionItem], _ unit: Range<Int>) -> Bool {
        guard let method = scan.matcher.firstMatch(of: Self.method, in: scan.text.bytes, unit) else { return false }
        guard isCriterionLine(own, unit) else { return true }
        // « Qualité technique : notée sur 40 », and nothing more.
        if own[0].range.upperBound > method.range.lowerBound { return own[0].range.upperBound + 2 < unit.upperBound }
        return !scan.text.bytes[own[0].range.upperBound..<method.range.lowerBound].contains(UInt8(ascii: "("))
    }

    /// « 2. Valeur technique : 50 % »: one criterion, and the line begins with it.
    private func isCriterionLine(_ items: [CriterionItem], _ unit: Range<Int>) -> Bool {
        items.count == 1 && items[0].name.lowerBound - unit.lowerBound < 30
    }
}
