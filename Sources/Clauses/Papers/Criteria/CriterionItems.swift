// The criteria in one paragraph or row: each weight with the name before it, or after it.

import Figures

/// Finds criteria in units of text.
struct CriterionItems {
    private let scan: PaperScan
    private let tables: CriteriaTables
    private let subcriteria: SubcriteriaTables
    private let centred: CentredWeights

    init(_ scan: PaperScan) {
        self.scan = scan
        tables = CriteriaTables(scan)
        subcriteria = SubcriteriaTables(scan)
        centred = CentredWeights(scan)
    }

    private static let weight = KnownPattern(
        """
        (?:\\(? ?(?<!sous-)pond(?:eration|ere?e?)(?: de| a(?: hauteur de)?)?(?: ?[:=] ?| )(?<a>{number}) ?(?<au>%|points?\\b|pts?\\b|pour ?cent)?)\
        |(?<g>{number}) ?/ ?100(?=$|[ ).;,|])|(?<b>{number}) ?(?<bu>%|pour ?cent\\b|points?(?:(?![a-z])|(?=(?:ce|le|la|les|date|delai|lots?|criteres?|marche|duree|valeur|prix|sous|chaque)\\b))(?! de (?:vente|livraison|comptage|rassemblement|lumi))|pts(?![a-z]))\
        |\\(? ?coef(?:ficient|\\.)?(?: de ponderation| ponderateur)? ?(?:de |:|=|est de )? ?(?<c>{number})\
        |(?<!ponderation )\\bsur (?<d>{number})(?! ?(?:sous|criteres?|elements?|themes?))(?: ?(?<du>points?|pts?\\b))?(?=$|[ ).;,-])|/ ?(?<e>\\d{2,3}) ?(?<eu>points?|pts)?(?=$|[ ).;,|])
        """)
    private static let bullet = KnownPattern(
        "^[-*.;:,| )\\x1a>\\x01\\x02]*(?:(?:decomposee?s?|repartie?s?|ventilee?s?|detaillee?s?|se decompos\\w+)(?: (?:comme suit|ainsi|de la (?:facon|maniere) suivante|en|entre))? ?:? ?)?(?:[ivx]{1,4}[.-]\\d{1,2} ?[-:.)/] ?)?(?:de la note (?:finale|globale|totale)? ?)?,? ?(?:et )?(?:de la |de l.|du )?(?:[*o-] )?(?<dont>dont )?(?<sub>sous[- ]?criteres? ?(?:n ?o ?)?)?(?:criteres? ?(?:n ?o ?)?(?=\\d|[a-z] ?[-:.]))?(?:(?<dashed>\\d{1,2}-\\d{1,2}) (?=[a-z])|(?<number>\\d{1,2}(?:\\.\\d{1,2}){0,2}) ?(?:o ?)?(?:[-:.)/|]+ ?(?:[-:] ?)?(?!(?<=\\.)\\d)|(?=\"))|(?<lettered>[a-h][.-]?\\d{1,2}) ?[-:.)/]+ ?|(?<letter>[a-h]) ?(?:[.)/] ?(?:[-:] ?)?|- (?=[a-z]))|(?<plain>\\d{1,2}(?:\\.\\d{1,2})?)(?: ?o)? (?=[a-z]))?(?:(?:le |les )?criteres? ?(?:n ?o ?\\d{1,2} ?)?[-:.] ?)?\"? ?")
    private static let typed = KnownPattern("^(?:(?<quality>critere de qualite)|(?<cost>critere de cout|cout)|(?<price>prix)) ?-? ?(?:nom|denomination) ?: ?")
    /// « le critère prix », « le critère de la valeur technique »
    private static let called = KnownPattern("^(?:le |les |du )?criteres? (?:de la |de l.|du |des |d.|de )?(?=[a-z]{4})(?!(?:de|d.)?(?:attribution|jugement|notation|selection|choix|suivants?|financiers?|techniques?|ponder\\w+|sociaux?|environnement\\w+)\\b)")
    private static let tail = KnownPattern(
        "(?:[ :;,.(|=/*\"-]|\\b(?:pond(?:eration|ere?e?s?)|coefficient(?: de)?|coef|representant|represente|pour|a hauteur de|compte(?: pour)?|note[es]* ?(?:sur)?|sur|soit|valant|a|de|avec une?|est|pese|maximum|max|affecte d.un|taux de)\\b ?|\\b(?:sera|seront|est|sont) (?:notee?s?|evaluee?s?|jugee?s?|appreciee?s?)(?: sur \\d{1,3}(?: points?)?)?(?:,? (?:et|puis))? ?)+$")
    private static let sentence = KnownPattern(
        "^total\\b|\\b(?:sera|seront|sont|peut|peuvent|pourra|obtien\\w+|ayant|inferieure?s?|superieure?s?|elimin\\w+|delai de paiement|retenue|penalite|avance|candidats? dont|multiplie\\w*|remise de|rabais|moyenne|tva|(?:la note|notes?)\\b(?! sur\\b| et juge| technique| methodologique)|formule|attribu\\w+|si le|si l.|moins[- ]disant|hausse|baisse|ecart|chiffre d.affaires)\\b")
    private static let announcementOnly = KnownPattern("^(?:les )?criteres? (?:de (?:jugement|selection|choix|notation)|d.attribution|d.evaluation)(?: (?:des|de l.|de vos) ?offres?)?$|^(?:criteres? )?(?:(?:enonces?|suivants?|definis) (?:ci-|avec|selon)|ci-(?:dessous|apres)|avec leurs?\\b)[^:(]{0,60}$|^(?:se decompose\\w*|repartie?s?)? ?(?:ainsi|comme suit)$|^(?:suivante?s?|ci-apres|ci-dessous)$|^(?:les |chaque |l.|toutes les |une )?(?:offres?|propositions?|candidats?|candidatures?|projets?|notes?)$")
    private static let leading = KnownPattern("^critere (?:n ?o ?)?\\d{1,2} ?\\((?<named>{number}) ?(?<measure>%|points?|pts)\\) ?[-:] ?|^(?<weight>{number}) ?(?<unit>%|points?\\b|pts\\b) ?(?:(?:[-:]|pour|sur|au titre d[eu]) ?(?:le |la |l.|les )?|(?=[a-z])(?!d[eu]s? |d'|d.heures|de\\b|au |aux |a |en |par |hors|ht\\b|ttc|et |ou |minimum|maximum|est |sont ))")
    private static let afterWeight = KnownPattern("^ ?(?:[).;,|*]|/(?! ?\\d(?! ?[-.):/] ?[a-z]))|: ?(?:le jugement|jugee?s?|evaluee?|appreciee?|sera)\\b|: ?- ?[a-z]|-(?! ?\\d)|et\\b|$|sur 100|de la note|du total|dont|points?|max\\w*|soit|,? ?(?:est |sera )?(?:appreci|jug|evalu|analys|repart|ventil)ee?s?\\b|,? ?repartie?s?\\b|detaille|decompose|compose|\\(|:$|[a-z0-9] ?[-.:)]|\\d{1,2} ?o ?[-.:)]|critere|sous|pour)")
    private static let lotLead = KnownPattern("^[-*.;, ]{0,3}(?:(?:pour )?(?:les? )?lots?\\b[^:]{1,40}: ?|lot (?:n ?o ?)?\\d{1,2}[a-h]? ?- ?)")

    /// The criteria of a unit, or of the rest of it from `start`.
    func items(in index: Int, from start: Int? = nil) -> [CriterionItem] {
        let unit = scan.text.units[index].bytes
        if start == nil, let items = subcriteria.items(in: index) ?? centred.items(in: index) ?? tables.items(in: index) { return items }
        guard scan.signals.contains(.weight, index), unit.count < 4000, !hasSeveralWeights(index) else { return [] }
        let whole = (start ?? unit.lowerBound)..<unit.upperBound
        let leading = leadingWeights(whole, index)
        if !leading.isEmpty { return leading }
        if let item = leadingWeight(whole, index) { return [item] }
        if let (range, parts) = parts(in: whole, index) {
            let above = listed(range, index)
            // « 40 % (dont 15 % pour le planning, 25 % pour la méthode) »: the names stand behind their weights.
            return above.isEmpty || parts.reduce(ExactDecimal.zero as ExactDecimal?, { $0?.adding($1.weight) }) != above[above.count - 1].weight ? above : above + parts
        }
        return listed(whole, index)
    }

    /// « Prix | 50 % | 60 % » in a table whose header was not understood: of which lots, nobody can say.
    private func hasSeveralWeights(_ index: Int) -> Bool {
        let unit = scan.text.units[index]
        guard unit.row != nil else { return false }
        return scan.text.cells(of: unit).count { scan.matcher.firstMatch(of: CriteriaTables.weight, in: scan.text.bytes, $0.bytes)?["percent"] != nil } > 1
    }

    /// What « dont » introduces as weights before names, and what stands before it.
    private func parts(in whole: Range<Int>, _ index: Int) -> (before: Range<Int>, parts: [CriterionItem])? {
        let bytes = scan.text.bytes
        guard let dont = scan.matcher.firstMatch(of: Self.dontFigures, in: bytes, whole), dont.range.lowerBound > whole.lowerBound else { return nil }
        let parts = scan.matcher.allMatches(of: Self.figureFirst, in: bytes, dont.range.upperBound..<whole.upperBound).compactMap { match -> CriterionItem? in
            guard let figure = match["weight"], let name = match["name"], let weight = FrenchNumbers.decimal(scan.text.folded(figure)) else { return nil }
            return CriterionItem(
                name: name, weight: weight, unit: match["percent"] != nil ? .percent : .points, range: figure.lowerBound..<name.upperBound, textUnit: index,
                isSubcriterion: true, number: [], declaredType: nil, scope: scan.scope(of: name, in: index), isDeclaredWeight: false)
        }
        return parts.count > 1 ? (whole.lowerBound..<dont.range.lowerBound, parts) : nil
    }

    private static let dontFigures = KnownPattern("[ (,;:-]+dont ?:? (?=\\d{1,3} ?(?:%|points?\\b|pts\\b) (?:pour|au titre|sur|a) )")
    private static let figureFirst = KnownPattern("(?<weight>{number}) ?(?:(?<percent>%)|points?\\b|pts\\b) (?:pour|au titre d[eu]|sur|a) ?(?:le |la |l.|les )?(?<name>[a-z][^,;()%\\d]{2,80}?)(?=,| et \\d|;|\\)|\\. ?$|$)")

    /// Names before their weights.
    private func listed(_ whole: Range<Int>, _ index: Int) -> [CriterionItem] {
        let bytes = scan.text.bytes
        var items: [CriterionItem] = []
        // Weights that belong to nothing that was understood, and how many criteria stand before them.
        var unread: [(weight: ExactDecimal, before: Int)] = []
        var from = whole.lowerBound
        let matches = scan.matcher.allMatches(of: Self.weight, in: bytes, whole)
        // « Valeur technique (sécurité : 8 points…) / Pondération : 60 »: the weight is the one called so.
        let hasPercentAlone = matches.contains { $0["a"] == nil && bytes[$0.range].contains(UInt8(ascii: "%")) }
        let hasDeclared = matches.contains { $0["a"] != nil && !(hasPercentAlone && isVerb($0)) }
        for match in matches where !hasDeclared || match["a"] != nil {
            // A coefficient that is repeated as a percentage is one weight.
            let head = from..<max(from, match.range.lowerBound)
            guard let (weight, unitOfWeight, declared) = value(match) else { continue }
            if let item = item(head, match.range, weight, unitOfWeight, declared, index) {
                items.append(item)
            } else if let last = items.last, isEmptyName(head),
                // « noté sur 20, coefficient 3 »: the coefficient is the weight.
                last.unit == .coefficient && unitOfWeight != .coefficient || last.unit == .points && unitOfWeight == .coefficient
            {
                items[items.count - 1] = CriterionItem(
                    name: last.name, weight: weight, unit: unitOfWeight, range: last.range.lowerBound..<match.range.upperBound, textUnit: index,
                    isSubcriterion: last.isSubcriterion, number: last.number, declaredType: last.declaredType, scope: last.scope, isDeclaredWeight: declared)
            } else {
                unread.append((weight, items.count))
            }
            from = match.range.upperBound
        }
        // What makes up the weight of a criterion that was not understood is below it.
        for (weight, before) in unread where items.count - before > 1 && items[before...].reduce(ExactDecimal.zero as ExactDecimal?, { $0?.adding($1.weight) }) == weight {
            for index in before..<items.count { items[index].isSubcriterion = true }
        }
        return items
    }

    /// « Le prix est pondéré à 40 % et la valeur technique à 60 % »: the other weight is called nothing.
    private func isVerb(_ match: Match) -> Bool { scan.matcher.matches(Self.weighed, in: scan.text.bytes, match.range) }

    private static let weighed = KnownPattern("pondere?e?s? a\\b")

    /// Percentages and points of a unit that none of its criteria has as its weight.
    func unread(in index: Int, beside items: [CriterionItem]) -> [ExactDecimal] {
        guard scan.signals.contains(.weight, index), scan.text.units[index].row == nil, scan.text.units[index].bytes.count < 4000 else { return [] }
        let own = items.filter { $0.textUnit == index }
        return scan.matcher.allMatches(of: Self.weight, in: scan.text.bytes, scan.text.units[index].bytes).compactMap { match in
            own.contains { $0.range.overlaps(match.range) } ? nil : value(match)?.0
        }
    }

    private func value(_ match: Match) -> (ExactDecimal, WeightUnit, Bool)? {
        for (figure, unit, declared) in [("a", "au", true), ("g", "", false), ("b", "bu", false), ("c", "", true), ("d", "du", false), ("e", "eu", false)] {
            guard let range = match[figure], let weight = FrenchNumbers.decimal(scan.text.folded(range)) else { continue }
            if figure == "c" { return (weight, .coefficient, declared) }
            if figure == "d" || figure == "e" || figure == "g" { return (weight, .points, declared) }
            guard let words = match[unit] else { return (weight, .unstated, declared) }
            return (weight, scan.text.folded(words).hasPrefix("po") && !scan.text.folded(words).hasPrefix("pour") || scan.text.folded(words).hasPrefix("pt") ? .points : .percent, declared)
        }
        return nil
    }

    private func isEmptyName(_ range: Range<Int>) -> Bool {
        !scan.text.bytes[range].contains { (97...122).contains($0) }
    }

    private func item(_ head: Range<Int>, _ figure: Range<Int>, _ weight: ExactDecimal, _ unit: WeightUnit, _ declared: Bool, _ index: Int) -> CriterionItem? {
        let bytes = scan.text.bytes
        let end = scan.text.units[index].bytes.upperBound
        guard weight > .zero, weight < 1001 else { return nil }
        // After the weight the criterion must be over: « 60 % des prestations » is a sentence.
        guard declared || isGlued(figure.upperBound, end) || isInTrailingList(figure.upperBound, end, index)
                || scan.matcher.firstMatch(of: Self.afterWeight, in: bytes, figure.upperBound..<end)?.range.lowerBound == figure.upperBound
        else { return nil }
        // « sous-pondéré à 15 % » speaks of a part of a criterion.
        guard declared || !scan.matcher.matches(Self.subweight, in: bytes, head) else { return nil }
        var name = head
        if let lot = scan.matcher.firstMatch(of: Self.lotLead, in: bytes, name), lot.range.lowerBound == name.lowerBound { name = lot.range.upperBound..<name.upperBound }
        name = lastClause(name)
        // « Critères | Prix 60 % – Valeur technique 40 % »: the cell, not the row.
        if let bar = bytes[name].lastIndex(of: UInt8(ascii: "|")), bytes[bar..<name.upperBound].contains(where: { (97...122).contains($0) }) { name = bar + 1..<name.upperBound }
        guard let bullet = scan.matcher.firstMatch(of: Self.bullet, in: bytes, name) else { return nil }
        name = bullet.range.upperBound..<name.upperBound
        if let called = scan.matcher.firstMatch(of: Self.called, in: bytes, name) { name = called.range.upperBound..<name.upperBound }
        var declaredType: String?
        if let typed = scan.matcher.firstMatch(of: Self.typed, in: bytes, name) {
            name = typed.range.upperBound..<name.upperBound
            declaredType = typed["quality"] != nil ? "quality" : typed["cost"] != nil ? "cost" : "price"
        }
        while let tail = scan.matcher.firstMatch(of: Self.tail, in: bytes, name), tail.range.lowerBound < name.upperBound {
            name = name.lowerBound..<tail.range.lowerBound
        }
        guard name.count >= 2, name.count <= 400, bytes[name].contains(where: { (97...122).contains($0) }) else { return nil }
        // « énoncés ci-dessous avec leur pondération 60 % »: the criterion comes after its weight.
        guard !scan.matcher.matches(Self.announcementOnly, in: bytes, name) else { return nil }
        guard (declared && unit != .coefficient) || !scan.matcher.matches(Self.sentence, in: bytes, name) else { return nil }
        let number = (bullet["dashed"] ?? bullet["number"] ?? bullet["plain"]).map { scan.text.folded($0).split { ".-".contains($0) }.compactMap { Int($0) } } ?? []
        return CriterionItem(
            name: name, weight: weight, unit: unit, range: name.lowerBound..<figure.upperBound, textUnit: index,
            isSubcriterion: bullet["sub"] != nil || bullet["dont"] != nil || number.count > 1, number: number,
            declaredType: declaredType, scope: scan.scope(of: head.lowerBound..<figure.upperBound, in: index), isDeclaredWeight: declared)
    }

    /// « Délai : 10 %Date limite… »: the next sentence, in a notice that has lost its line breaks.
    private func isGlued(_ position: Int, _ end: Int) -> Bool {
        position < end && Headings.isLetter(scan.text.bytes[position]) && (scan.text.isCapital(at: position) || scan.text.bytes[position - 1] == UInt8(ascii: "%"))
    }

    /// « … programme 75 % Compatibilité … 25 % »: lines put together, the last of which ends with its weight.
    private func isInTrailingList(_ position: Int, _ end: Int, _ index: Int) -> Bool {
        guard position + 1 < end, scan.text.bytes[position] == 32, Headings.isLetter(scan.text.bytes[position + 1]), scan.text.isCapital(at: position + 1) else { return false }
        let last = scan.text.bytes[scan.text.units[index].bytes].last { $0 != 32 && $0 != UInt8(ascii: ".") }
        return last == UInt8(ascii: "%")
    }

    /// « Les critères sont : prix »: the name begins after the colon, if the words before announce.
    private func lastClause(_ name: Range<Int>) -> Range<Int> {
        let bytes = scan.text.bytes
        var name = name
        while let announcing = scan.matcher.firstMatch(of: Self.announcing, in: bytes, name), announcing.range.upperBound > name.lowerBound {
            name = announcing.range.upperBound..<name.upperBound
        }
        return name
    }

    private static let announcing = KnownPattern("^[-,;:.) ]{0,4}(?:qui )?(?:(?:est|sera) )?(?:appreciee?|jugee?|evaluee?|notee?|analysee?) (?:au (?:regard|vu|travers|moyen)|selon|sur la base|a partir|en fonction|a l.aide|d.apres)\\b[^:]{0,100}: ?(?=[a-z])|^.+[-:;,.) ](?=sous[- ]?criteres? ?(?:n ?o ?)?\\d{1,2}(?:\\.\\d{1,2}){0,2} ?[-:.(])|^.*(?:criteres?(?! (?:n ?o ?)?\\d{1,2}(?:\\.\\d{1,2}){0,2} ?[-:.(])|ponderation|suivants?|suivante?s?|ci-dessous|ci-apres|jugement|attribution)[^:]{0,60}: ?(?=[a-z0-9*-])|^.*(?:\\. ?- |; )|^.*[a-z](?=\\d{1,2}[.)] ?-? ?[a-z])|^.*\\b(?:ponderations?|suivants|ci-dessous|ci-apres) ?- ?(?=[a-z])|^[^:]*\\b(?:se fait|est fait|sont|seront|est|sera|sur la base de?|a partir)\\b[^:]{0,50}: ?(?=[a-z])|^[^:]{0,60}\\b(?:portera|porteront|porte|repose|reposera|s.effectuera|se fera|(?:jug|not|evalu|appreci|class|analys)ee?s?) sur (?!la base\\b)(?:le |la |les |l.)?(?=[a-z])|^.*\\b(?:en fonction|au regard|a partir|sur la base|au moyen) (?:du|des|de la|d.un) criteres? (?:suivants? )?(?:du |de la |de l.|le |la )?(?=[a-z])|^[^:]{0,60}\\b(?:(?:jugement|notation|classement|choix|appreciation|evaluation|examen) (?:des (?:offres|propositions)|de l.offre)|(?:offres?|propositions?) (?:sont|seront|est|sera) (?:jug|not|evalu|appreci|class|analys)ee?s?) (?:sur|selon|d.apres) (?!(?:la base d\\w+ (?:l. ?|la )?|les? |la |des )?(?:sous-)?(?:criteres?|elements?|modalites|methode|ponderations?|bareme|notes?|grille|formule|points?)\\b)(?:la base (?:du |des |de la |de l.|de )|le |la |les |l.)?(?=[a-z])")

    /// « 60 % : prix des prestations », « Critère 1 (60 %) : prix des prestations »
    private func leadingWeight(_ range: Range<Int>, _ index: Int) -> CriterionItem? {
        let bytes = scan.text.bytes
        guard let bullet = scan.matcher.firstMatch(of: Self.dash, in: bytes, range),
            let match = scan.matcher.firstMatch(of: Self.leading, in: bytes, bullet.range.upperBound..<range.upperBound),
            let figure = match["weight"] ?? match["named"], let unit = match["unit"] ?? match["measure"], let weight = FrenchNumbers.decimal(scan.text.folded(figure))
        else { return nil }
        let name = match.range.upperBound..<min(range.upperBound, match.range.upperBound + 200)
        guard name.count > 3, scan.matcher.allMatches(of: Self.weight, in: bytes, name).isEmpty, !scan.matcher.matches(Self.sentence, in: bytes, name) else { return nil }
        return CriterionItem(
            name: name, weight: weight, unit: scan.text.folded(unit) == "%" ? .percent : .points, range: figure.lowerBound..<name.upperBound, textUnit: index,
            isSubcriterion: false, number: [], declaredType: nil, scope: scan.scope(of: range, in: index), isDeclaredWeight: false)
    }

    /// « 50 % organisation, 30 % valeur technique, 20 % économie »: a whole list in one paragraph, each weight before its name.
    private func leadingWeights(_ range: Range<Int>, _ index: Int) -> [CriterionItem] {
        let bytes = scan.text.bytes
        let matches = scan.matcher.allMatches(of: Self.leadingInList, in: bytes, range)
        guard matches.count > 1, matches.count < 12, let first = matches.first else { return [] }
        let head = range.lowerBound..<first.range.lowerBound
        guard head.isEmpty || scan.matcher.matches(Self.announcement, in: bytes, range.lowerBound..<min(first.range.upperBound, first.range.lowerBound + 1)) else { return [] }
        var items: [CriterionItem] = []
        var total: ExactDecimal? = .zero
        for (position, match) in matches.enumerated() {
            let end = position + 1 < matches.count ? matches[position + 1].range.lowerBound : range.upperBound
            guard let figure = match["weight"] ?? match["named"], let weight = FrenchNumbers.decimal(scan.text.folded(figure)) else { return [] }
            let name = match.range.upperBound..<min(end, match.range.upperBound + 300)
            guard name.count > 3, scan.matcher.allMatches(of: Self.weight, in: bytes, name).isEmpty, !scan.matcher.matches(Self.sentence, in: bytes, name) else { return [] }
            // Nothing but a space before the weight: the name after it begins a line of its own.
            if match["lone"] != nil, !scan.text.isCapital(at: name.lowerBound) { return [] }
            total = total?.adding(weight)
            items.append(
                CriterionItem(
                    name: name, weight: weight, unit: .percent, range: figure.lowerBound..<name.upperBound, textUnit: index, isSubcriterion: false,
                    number: [], declaredType: nil, scope: scan.scope(of: range, in: index), isDeclaredWeight: false))
        }
        return total == 100 ? items : []
    }

    /// « 1-Prix des prestations 60.0 », below « Critères Pondération »: a row that has become a line.
    func flatItem(in index: Int) -> CriterionItem? {
        let unit = scan.text.units[index].bytes
        guard unit.count < 300, let match = scan.matcher.firstMatch(of: Self.flat, in: scan.text.bytes, unit),
            let name = match["name"], let figure = match["weight"], let weight = FrenchNumbers.decimal(scan.text.folded(figure)), weight > .zero
        else { return nil }
        let number = match["number"].map { scan.text.folded($0).split(separator: ".").compactMap { Int($0) } } ?? []
        return CriterionItem(
            name: name, weight: weight, unit: .unstated, range: name.lowerBound..<figure.upperBound, textUnit: index,
            isSubcriterion: number.count > 1 || match["letter"] != nil, number: number, declaredType: nil, scope: scan.scope(of: name, in: index), isDeclaredWeight: false)
    }

    /// « Performance sociale : formation et 15 points accompagnement des salariés », there too: the weight stands at the end
    /// of the first of two lines of a name. It is called by that line, up to the word that the second goes on from.
    func wrappedItem(in index: Int) -> CriterionItem? {
        let unit = scan.text.units[index]
        guard unit.row == nil, unit.bytes.count < 300, let match = scan.matcher.firstMatch(of: Self.wrapped, in: scan.text.bytes, unit.bytes),
            let name = match["name"], let figure = match["weight"], let more = match["more"], !scan.text.isCapital(at: more.lowerBound),
            let weight = FrenchNumbers.decimal(scan.text.folded(figure)), weight > .zero, weight < 100,
            ![name, more].contains(where: { scan.matcher.matches(Self.sentence, in: scan.text.bytes, $0) || scan.matcher.matches(Self.verb, in: scan.text.bytes, $0) })
        else { return nil }
        return CriterionItem(
            name: name, weight: weight, unit: match["percent"] != nil ? .percent : .points, range: name.lowerBound..<more.lowerBound - 1,
            textUnit: index, isSubcriterion: match["dont"] != nil, number: [], declaredType: nil, scope: scan.scope(of: name, in: index), isDeclaredWeight: false)
    }

    private static let wrapped = KnownPattern(
        "^(?:[-*o\\x1a] ?)?(?<dont>dont )?(?<name>[a-z][^|%\\d]{2,180}?[a-z)])(?:,| (?:et|ou|de|des|du|d.|la|le|les|l.|en|pour|au|aux|a|sur|par|avec))+ ?(?<weight>\\d{1,2}(?:[.,]\\d{1,2})?) ?(?:(?<percent>%)|points?|pts?) (?<more>(?!d[eu]s? |d'|par |hors |ht\\b|ttc\\b|au |aux |minimum|maximum)[a-z][^|%\\d]{2,120})$")
    private static let verb = KnownPattern("\\b(?:est|a|ont|doit|doivent|propose\\w*|obtient|presente\\w*|dispose\\w*|calcule\\w*|compte\\w*|depasse\\w*|offre|note[es]*)\\b")
    private static let flat = KnownPattern("^(?:(?<number>\\d{1,2}(?:\\.\\d{1,2})?) ?[-.)]|(?<letter>[a-h]) ?[.)]) ?(?<name>[a-z][^|]{2,200}?) ?[:(=]? ?(?<weight>\\d{1,3}(?:[.,]\\d{1,2})?)\\)?(?:$|[,;] (?:juge|appreci|evalue|note|decompos|analyse|selon|au (?:regard|vu|travers)|sur la base|a partir)[^|]{0,200}$)")
    private static let leadingInList = KnownPattern("(?:^[-*o\\x1a ]{0,3}|[:,;.] ?|- ?| (?=\\d{1,3} ?% ?:)|(?<lone>(?<=[a-z)]) )(?=\\d{1,3} ?% [a-z])|(?<=[a-z)]) et (?=\\d{1,3} ?(?:points?|%) pour ))(?:critere (?:n ?o ?)?\\d{1,2} ?\\((?<named>{number}) ?%\\)|(?<weight>{number}) ?(?:%|points?(?= pour ))) ?(?:[:-] ?)?(?:(?:pour|sur) (?:le |la |l.)?)?(?=[a-z])(?!d[eu]s? |d'|par |hors|ht\\b|ttc|minimum|maximum)")
    private static let announcement = KnownPattern("(?:criteres?|suivante?s?|ponderations?|attribution|jugement|comme suit|ainsi)(?:(?!- )[^:]){0,60}:$")
    private static let subweight = KnownPattern("sous-ponder")
    private static let dash = KnownPattern("^[-*o\\x1a ]{0,3}")
}
