// A tender paper in prose → what it states.

import Documents
import Market
import Provenance

extension PhraseLibrary {
    /// All that is recognised in a paper of this kind.
    public func statements(in text: DocumentText, of kind: PaperKind, document: DocumentID) -> PaperStatements {
        let scan = PaperScan(text, automaton, clauses: definitions.count, matcher: Matcher())
        var builder = StatementBuilder(scan, document, kind)
        if !text.status.isReadInFull { builder.setIncomplete() }
        let search = ClauseSearch(scan, self, kind)
        for clause in search.found where !definitions[clause.definition].isFallback { state(clause, scan, &builder) }
        LotReading(scan).state(in: &builder)
        builder.resolveExceptions()
        TableReading(scan).state(in: &builder)
        CrossTables(scan).state(in: &builder)
        DeadlineTables(scan).state(in: &builder)
        OtherLots(scan).state(in: &builder)
        for clause in search.found where definitions[clause.definition].isFallback { state(clause, scan, &builder) }
        if builder.admits("awardCriteria") { CriteriaReading(scan, self).state(in: &builder) }
        builder.resolveExceptions()
        builder.noteInsertionLots()
        if !search.isComplete || scan.matcher.hasAbandoned { builder.setIncomplete() }
        return builder.statements
    }

    /// The clauses of the library that are found in a paper, in order, for tests and for looking at.
    public func clauses(in text: DocumentText, of kind: PaperKind) -> ClauseReading {
        let scan = PaperScan(text, automaton, clauses: definitions.count, matcher: Matcher())
        let search = ClauseSearch(scan, self, kind)
        var reading = ClauseReading()
        reading.isComplete = search.isComplete
        for clause in search.found {
            let definition = definitions[clause.definition]
            guard let evidence = scan.text.evidence(clause.quote, DocumentID(0)) else { continue }
            reading.clauses.append(
                RecognisedClause(
                    clause: definition.id, yields: definition.yields, quote: evidence.quote,
                    captures: captures(clause, scan, evidence.quote)))
        }
        return reading
    }

    private func captures(_ clause: PaperClause, _ scan: PaperScan, _ quote: String) -> [String: String] {
        var captures = ["0": quote]
        for (name, range) in clause.match.named { captures[name] = scan.text.folded(range) }
        return captures
    }

    private func state(_ clause: PaperClause, _ scan: PaperScan, _ builder: inout StatementBuilder) {
        guard let evidence = scan.text.evidence(clause.quote, builder.document) else { return }
        // A text that the layout has cut is quoted where most of it stands, and stated whole.
        let words = scan.text.isOnePiece(clause.quote) ? evidence.quote : scan.text.words(clause.quote, builder.document)
        let captures = captures(clause, scan, words)
        // What a form has in a field of free text does not say of which lot the field is: its place does.
        var scope = definitions[clause.definition].quotesParagraph ? scan.lots.scope[clause.unit] : scan.scope(of: clause.match.range, in: clause.unit)
        if let lots = captures["lots"].map(LotMentions.numbers), !lots.isEmpty { scope = .lots(lots) }
        if let lot = captures["lot"].flatMap({ LotMentions.normalised($0) }) { scope = .lots([lot]) }
        for yield in definitions[clause.definition].yields {
            for share in shares(of: yield, clause, scope, captures, scan, &builder) { state(yield, of: share, clause, scan, &builder) }
        }
    }

    /// What a clause states once, or of each of several lots in turn.
    private struct Share {
        var scope: LotScope
        var captures: [String: String]
        /// What is quoted, where that is not the place of the value.
        var quote: Range<Int>?
    }

    /// Mostly one. « Respectivement » gives each lot its own number, once for all matches of the clause in the
    /// paragraph; none where nobody can say whose the number is.
    private func shares(
        of yield: ClauseDefinition.Yield, _ clause: PaperClause, _ scope: LotScope, _ captures: [String: String], _ scan: PaperScan,
        _ builder: inout StatementBuilder
    ) -> [Share] {
        let whole = Share(scope: scope, captures: captures)
        // A pattern that has the word itself knows what it means.
        if definitions[clause.definition].needles.contains("respectivement") { return [whole] }
        let sources = switch yield {
        case .value(_, let source): [source]
        case .member(_, let fields): Array(fields.values)
        }
        for case .capture(let name, _) in sources {
            guard let range = clause.match[name] else { continue }
            switch scan.shares(at: range, in: clause.unit) {
            case .none: continue
            case .unclear: return []
            case .each(let members):
                guard let own = members.first(where: { $0.number.overlaps(range) })?.number, builder.isFirstShare(clause.definition, clause.unit)
                else { return [] }
                let quote = min(clause.quote.lowerBound, members[0].number.lowerBound)..<max(clause.quote.upperBound, members[members.count - 1].number.upperBound)
                return members.map { lot, number in
                    var share = Share(scope: .lots([lot]), captures: captures, quote: quote)
                    share.captures[name] = scan.text.folded(range.lowerBound..<max(range.lowerBound, own.lowerBound)) + scan.text.folded(number)
                        + scan.text.folded(min(own.upperBound, range.upperBound)..<range.upperBound)
                    return share
                }
            }
        }
        return [whole]
    }

    private func state(_ yield: ClauseDefinition.Yield, of share: Share, _ clause: PaperClause, _ scan: PaperScan, _ builder: inout StatementBuilder) {
        switch yield {
        case .value(let name, let source):
            guard let attribute = ClauseDefinition.homes([]).lazy.compactMap({ Catalogue.standard.attribute(named: name, of: $0) }).first,
                let value = source.value(of: attribute, captures: share.captures, around: around(clause, scan))
            else { return }
            if case .constant = source, scan.isHeaderOfLots(clause.unit) { return }
            let namesLot = share.quote != nil || share.captures["lot"] != nil
            let scope = !namesLot && builder.isOfTheConsultation(name) ? scan.scope(of: clause.match.range, in: clause.unit, ownWords: true) : share.scope
            if builder.hasNoPlace(for: name, of: scan.scope(of: clause.match.range, in: clause.unit, ownWords: true)) { return }
            if definitions[clause.definition].isFallback, builder.states(name, scope, otherThan: value) { return }
            builder.state(value, name, scope, quoting: share.quote ?? quote(clause, source, scan))
        case .member(let name, let sources):
            guard let attribute = Catalogue.standard.attribute(named: name, of: .lot), case .records(let type) = attribute.spec.type else { return }
            let fields = type.attributes.compactMap { field -> (name: String, value: FactValue)? in
                guard let source = sources[field.name], let value = source.value(of: field, captures: share.captures, around: around(clause, scan)) else { return nil }
                return (field.name, value)
            }
            guard fields.count == sources.count, let members = type == .insertionCommitment ? hours(fields, sources["hours"], of: share.scope, clause, scan) : fields else { return }
            builder.append(members, to: name, share.scope, quoting: share.quote ?? clause.quote)
        }
    }

    /// Hours with the time that they are of; none where nobody can say which lot or which time has to give them.
    private func hours(
        _ fields: [(name: String, value: FactValue)], _ source: ClauseDefinition.Source?, of scope: LotScope, _ clause: PaperClause, _ scan: PaperScan
    ) -> [(name: String, value: FactValue)]? {
        // So many for an amount of work is a rate, which all lots can share.
        if fields.contains(where: { $0.name == "perAmount" }) { return fields }
        let around = InsertionHours(scan)
        let isOfSeveral = switch scope {
        case .lots(let lots): lots.count > 1
        case .every, .except: true
        case .unnamed: false
        }
        let figure = if case .capture(let name, _)? = source, let range = clause.match[name] { range } else { clause.match.range }
        if isOfSeveral, !around.isOfEach(figure, in: clause.unit) { return nil }
        if fields.count > 1 { return fields }
        switch around.time(of: clause.match.range, in: clause.unit) {
        case .whole: return fields
        case .year: return FrenchValues.duration("1 an").map { fields + [("period", .duration($0))] }
        case .part: return nil
        }
    }

    /// A match over several cells or lines is quoted where its value stands.
    private func quote(_ clause: PaperClause, _ source: ClauseDefinition.Source, _ scan: PaperScan) -> Range<Int> {
        guard !scan.text.isOnePiece(clause.quote), case .capture(let name, _) = source, let range = clause.match[name] else { return clause.quote }
        if scan.text.units[clause.unit].row != nil { return range }
        // « Durée », « : », « 4 », « An »: the figure is what nobody could do without.
        if !scan.text.isOnePiece(range), let digit = scan.text.bytes[range].firstIndex(where: Headings.isDigit) { return scan.text.part(of: clause.quote, around: digit..<digit + 1) }
        return scan.text.part(of: clause.quote, around: range)
    }

    /// The words of a match and a few after it: « 30 000 euros … hors taxes ».
    private func around(_ clause: PaperClause, _ scan: PaperScan) -> String {
        let end = min(scan.text.units[clause.unit].bytes.upperBound, clause.match.range.upperBound + 24)
        let words = scan.text.folded(clause.match.range)
        let after = scan.text.folded(clause.match.range.upperBound..<end).prefix { !"0123456789;".contains($0) }
        return words + after
    }
}
