// The award criteria of a paper → records, with sub-criteria, for the lots they hold for.

import Figures
import Market
import Provenance

/// States award criteria.
struct CriteriaReading {
    private let scan: PaperScan
    private let library: PhraseLibrary

    private static let price = KnownPattern("^(?:\\W*)(?:le |la |les )?(?:(?:criteres?|analyse|notes?|notation) ?(?:des |du |de |- |: )?)?(?:prix|montants?|tarifs?|tarification|couts? (?:de la prestation|des prestations|des travaux|de l.offre|des fournitures|du marche|du service|financier)|offre (?:financiere|de prix)|valeur (?:financiere|economique)|(?:aspect |critere )?(?:economique|financier)\\b|aspects? financiers?|proposition financiere|approche financiere|honoraires|remuneration|competitivite (?:financiere|des prix)|remises?\\b|rabais)")
    private static let cost = KnownPattern("cout (?:global|total (?:de possession|d.?utilisation))|cycle de vie|couts? d.?(?:utilisation|exploitation|usage|entretien)|cout de (?:possession|revient)|^couts?$")
    private static let onlyPrice = KnownPattern(
        "(?:seul critere(?: d.attribution| de jugement)?(?: retenu)?(?: est(?: celui)?| :| du| de)? ?(?:du |le |de )?(?<a>prix)|critere unique ?(?:d.attribution |de jugement )?(?::|du|de|est le)? ?(?:du |le )?(?<b>prix)|(?<!n.est pas )\\b(?<c>prix) (?:le plus bas|est le seul critere|comme critere unique|unique critere|seul critere))")
    private static let negated = KnownPattern("n.?est pas le seul|ne (?:sera|constitue) pas le seul")

    init(_ scan: PaperScan, _ library: PhraseLibrary) {
        self.scan = scan
        self.library = library
    }

    func state(in builder: inout StatementBuilder) {
        let printed = PrintedCriteria(scan).lists()
        for list in printed { state(list.map { CriterionNode(item: $0) }, list[0].scope, in: &builder) }
        guard printed.isEmpty else { return }
        let regions = CriteriaRegions(scan: scan).all()
        let apart = lotsApart()
        for region in regions {
            for group in groups(region.items) {
                guard let nodes = CriterionLevels.nodes(of: group, isCompact: isCompact(group)),
                    let scope = scope(of: group[0], without: apart, in: builder)
                else { continue }
                state(nodes, scope, in: &builder)
            }
        }
        if regions.isEmpty {
            var lists = BareCriteria(scan).lists()
            if lists.isEmpty { lists = RankedCriteria(scan).lists() }
            for list in lists { state(list.map { CriterionNode(item: $0) }, list[0].scope, in: &builder) }
            if lists.isEmpty { stateOnlyPrice(in: &builder) }
        }
    }

    /// « Pour le lot 2, le critère n° 3 n’est pas applicable »: the list that all lots share is not that lot’s.
    private func lotsApart() -> Set<String> {
        var apart: Set<String> = []
        for (index, unit) in scan.text.units.enumerated() where scan.signals.contains(.lot, index) && unit.row == nil {
            for match in scan.matcher.allMatches(of: Self.exception, in: scan.text.bytes, unit.bytes) {
                apart.formUnion(LotMentions.all(in: scan.text, match.range, scan.matcher).flatMap(\.lots))
            }
        }
        return apart
    }

    /// The lots that a list is of: those that have the shared one, as far as the paper lists its lots; `nil` if nobody can say.
    private func scope(of item: CriterionItem, without apart: Set<String>, in builder: StatementBuilder) -> LotScope? {
        if case .lots = item.scope { return item.scope }
        if apart.isEmpty { return item.scope }
        guard builder.statements.listsLots else { return nil }
        let lots = builder.statements.lots.map(\.number).filter { !apart.contains($0) }
        return lots.isEmpty ? nil : .lots(lots)
    }

    private static let exception = KnownPattern(
        "(?:pour|concernant|s.agissant|en ce qui concerne|au titre)\\b[^.;:]{0,16}\\blots?\\b[^.;:]{0,80}\\bcriteres?\\b(?:[^.;:]|\\.(?=\\d)){0,80}?(?:n.est pas (?:applicable|applique|pris en compte|note|evalue|retenu)|ne (?:sera|seront|s.applique|s.appliquent|sont) pas|est (?:neutralise|supprime|remplace|sans objet))"
            + "|\\bcriteres?\\b(?:[^.;:]|\\.(?=\\d)){0,80}?(?:ne s.applique(?:nt|ra|ront)? pas|n.est pas (?:applicable|applique|pris en compte|note|evalue|retenu)|est (?:neutralise|supprime|sans objet))[^.;:]{0,30}?\\b(?:aux?|pour les?|du|des|sur les?) (?:seuls? )?lots?\\b[^.;:]{0,30}")

    /// One list for each set of lots that its items name; two lists in a row that each make 100 are two.
    private func groups(_ items: [CriterionItem]) -> [[CriterionItem]] {
        var groups: [[CriterionItem]] = []
        for item in items {
            // A column for each lot: their lists grow side by side.
            if scan.text.units[item.textUnit].row != nil,
                let same = groups.lastIndex(where: { $0[0].scope == item.scope && scan.text.units[$0[0].textUnit].row?.table == scan.text.units[item.textUnit].row?.table }),
                !restarts(groups[same], item)
            {
                groups[same].append(item)
            } else if let last = groups.last?.last, last.scope == item.scope, !(groups[groups.count - 1].count > 1 && restarts(groups[groups.count - 1], item)) {
                groups[groups.count - 1].append(item)
            } else {
                groups.append([item])
            }
        }
        return groups
    }

    /// Whether each item stands on a line of its own, the lines follow each other, one is the price, and the
    /// next line is no further criterion that was not understood.
    private func isCompact(_ group: [CriterionItem]) -> Bool {
        guard let first = group.first, let last = group.last, group.contains(where: { type(of: $0) == "price" }),
            group.enumerated().allSatisfy({ $1.textUnit == first.textUnit + $0 && scan.text.units[$1.textUnit].row == nil })
        else { return false }
        let next = last.textUnit + 1
        guard next < scan.text.units.count, first.textUnit > 0 else { return false }
        let (before, after) = (scan.text.units[first.textUnit - 1], scan.text.units[next])
        let isListed = scan.text.units[last.textUnit].isListItem
        return !(isListed && (after.isListItem || before.isListItem)) && !scan.signals.contains(.weight, next) && !isOnNextPage(last.textUnit, next)
    }

    /// A list that ends with its page may go on behind a running head.
    private func isOnNextPage(_ unit: Int, _ next: Int) -> Bool {
        func page(_ unit: Int) -> Int? {
            if case .page(let number, _, _) = scan.text.blocks[scan.text.pieces[scan.text.units[unit].pieces.lowerBound].block].place { number } else { nil }
        }
        return page(unit) != page(next)
    }

    /// The same name again after the weights have made 100: the list is repeated, or that of other lots.
    private func restarts(_ group: [CriterionItem], _ item: CriterionItem) -> Bool {
        let tops = group.filter { !$0.isSubcriterion }
        let total = tops.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1.weight) }
        guard total == 100 || total == 1000 else { return false }
        if let first = tops.first, !item.isSubcriterion, first.unit != item.unit { return true }
        return group.contains { scan.text.folded($0.name) == scan.text.folded(item.name) }
    }

    private func state(_ nodes: [CriterionNode], _ scope: LotScope, in builder: inout StatementBuilder) {
        let records = nodes.enumerated().map { index, node -> Record in
            var record = self.record(node.item, index + 1, builder)
            if !node.subcriteria.isEmpty {
                let below = node.subcriteria.enumerated().map { self.record($1, $0 + 1, builder) }
                record[list: AwardCriterionField.subcriteria] = RecordList(below)
            }
            return record
        }
        builder.update("awardCriteria", scope) { lot, attribute in
            let known = lot[listSlot: attribute.slot]
            guard !known.members.isEmpty else {
                lot[listSlot: attribute.slot] = RecordList(records)
                return
            }
            lot[listSlot: attribute.slot] = Self.merged(known, records)
        }
    }

    /// The same list written twice in a paper: one list with both places.
    private static func merged(_ known: RecordList, _ again: [Record]) -> RecordList {
        guard known.members.count == again.count else { return known }
        var list = known
        var free = Set(again.indices)
        for index in list.members.indices {
            let weight = list.members[index].firstValue(of: AwardCriterionField.weight)
            let type = list.members[index].firstValue(of: AwardCriterionField.type)
            let same = free.sorted().first { again[$0].firstValue(of: AwardCriterionField.weight) == weight && again[$0].firstValue(of: AwardCriterionField.type) == type }
            // 60 % and « coefficient 3 » are two ways to say the same.
            let kind = list.members[index].firstValue(of: AwardCriterionField.weightKind)
            guard same != nil || again.allSatisfy({ $0.firstValue(of: AwardCriterionField.weightKind) == kind }) else { return known }
            guard let match = same ?? free.sorted().first(where: { again[$0].firstValue(of: AwardCriterionField.type) == type }) else { return known }
            free.remove(match)
            for slot in again[match].facts.indices {
                for claim in again[match].facts[slot].claims where !list.members[index][slot: slot].claims.contains(claim) {
                    list.members[index].add(claim, slot: slot)
                }
            }
            let below = again[match][list: AwardCriterionField.subcriteria]
            if list.members[index][list: AwardCriterionField.subcriteria].members.isEmpty, !below.members.isEmpty {
                list.members[index][list: AwardCriterionField.subcriteria] = below
            }
        }
        return list
    }

    private func record(_ item: CriterionItem, _ number: Int, _ builder: StatementBuilder) -> Record {
        var record = Record(.awardCriterion, identifier: String(number))
        let name = ownName(item.name)
        guard let named = scan.text.evidence(name, builder.document), let written = scan.text.evidence(item.name, builder.document) else { return record }
        let whole = scan.text.isOnePiece(item.range) ? scan.text.evidence(item.range, builder.document) : nil
        record.add(Claim(.code(type(of: name, declared: item.declaredType)), named), to: AwardCriterionField.type)
        record.add(Claim(.text(named.quote), named), to: AwardCriterionField.name)
        // In a table the weight stands in a cell of its own: that is where it is stated.
        let figure = whole ?? scan.text.evidence(max(item.name.upperBound, item.range.upperBound - 12)..<item.range.upperBound, builder.document) ?? named
        let cell = whole == nil ? scan.text.lastPiece(of: item.range).flatMap { scan.text.evidence($0, builder.document) } : nil
        record.add(Claim(.number(item.weight), cell ?? figure), to: AwardCriterionField.weight)
        if let kind = Self.kind(item.unit) { record.add(Claim(.code(kind), cell ?? figure), to: AwardCriterionField.weightKind) }
        addConcerns(written, to: &record)
        return record
    }

    /// « Valeur technique, appréciée au regard des sous-critères suivants : » is called « Valeur technique ».
    private func ownName(_ name: Range<Int>) -> Range<Int> {
        guard let own = scan.matcher.firstMatch(of: Self.judged, in: scan.text.bytes, name)?["name"] else { return name }
        let open = scan.text.bytes[own].count { $0 == UInt8(ascii: "(") }
        return open == scan.text.bytes[own].count { $0 == UInt8(ascii: ")") } ? own : name
    }

    private static let judged = KnownPattern(
        "^(?<name>[^|]{3,}?[a-z)\"]) ?[,:(-]{0,2} ?(?:qui )?(?:(?:est|sera|sont|seront) )?(?<![dl]')(?<!\\bla )(?<!\\ble )(?<!\\bles )(?<!\\bune )(?<!\\bun )(?<!\\bde )(?<!\\bdes )(?<!\\bdu )(?<!\\bet )(?<!\\bou )(?:appreciee?s?|jugee?s?|evaluee?s?|notee?s?|analysee?s?|decomposee?s?|repartie?s?|ventilee?s?) (?:au (?:regard|vu|travers|moyen)|selon|sur la base|a partir|en fonction|a l.aide|d.apres|par rapport|comme suit|ainsi)\\b[^|]*$")

    /// What the phrase library sees in the criterion's name: the environment, insertion.
    private func addConcerns(_ name: Evidence, to record: inout Record) {
        for clause in library.readCriterion(name.quote).clauses {
            for case .value(let attribute, let source) in clause.yields {
                guard let own = Catalogue.standard.attribute(named: attribute, of: .awardCriterion),
                    let value = source.value(of: own, captures: clause.captures)
                else { continue }
                if record[slot: own.slot].claims.isEmpty { record.add(Claim(value, name), slot: own.slot) }
            }
        }
    }

    private func type(of item: CriterionItem) -> String { type(of: item.name, declared: item.declaredType) }

    private func type(of name: Range<Int>, declared: String?) -> String {
        if scan.matcher.matches(Self.cost, in: scan.text.bytes, name) { return "cost" }
        // « Coût – Nom : Prix des prestations » is a price all the same.
        if scan.matcher.matches(Self.price, in: scan.text.bytes, name) { return "price" }
        return declared ?? "quality"
    }

    private static func kind(_ unit: WeightUnit) -> String? {
        switch unit {
        case .percent: "per-exa"
        case .points: "poi-exa"
        case .coefficient: "dec-exa"
        case .rank: "ord-imp"
        case .unstated: nil
        }
    }

    private func stateOnlyPrice(in builder: inout StatementBuilder) {
        for index in scan.text.units.indices where scan.signals.contains(.criterion, index) && !scan.outline.isContents[index] {
            let unit = scan.text.units[index].bytes
            guard let match = scan.matcher.firstMatch(of: Self.onlyPrice, in: scan.text.bytes, unit),
                !scan.matcher.matches(Self.negated, in: scan.text.bytes, unit),
                let name = match["a"] ?? match["b"] ?? match["c"], let evidence = scan.text.evidence(match.range, builder.document),
                let words = scan.text.evidence(name, builder.document)
            else { continue }
            builder.update("awardCriteria", scan.scope(of: match.range, in: index)) { lot, attribute in
                guard lot[listSlot: attribute.slot].members.isEmpty else { return }
                var record = Record(.awardCriterion, identifier: "1")
                record.add(Claim(.code("price"), evidence), to: AwardCriterionField.type)
                record.add(Claim(.text(words.quote), words), to: AwardCriterionField.name)
                lot[listSlot: attribute.slot] = RecordList([record])
            }
        }
    }
}
