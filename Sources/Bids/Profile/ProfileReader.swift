// regie.yaml → a profile: strict, all mistakes together, each fact with the line it stands on.

import Figures
import Market
import Operations
import Provenance
import Settings

extension Profile {
    /// Reads the file; throws all its mistakes together.
    public static func read(_ text: String, file: String) throws(SettingsError) -> Profile {
        let root = try YAML.read(text, file: file)
        let decoding = Decoding(file: file, source: SourceText(text))
        let profile = ProfileReader(decoding: decoding).profile(root)
        try decoding.finish()
        guard let profile else { throw SettingsError([Problem(file: file, position: nil, message: "profil illisible")]) }
        return profile
    }
}

private struct ProfileReader {
    let decoding: Decoding

    func profile(_ root: Node) -> Profile? {
        guard var map = decoding.map(root) else { return nil }
        let nameNode = map.required("name")
        guard let name = nameNode.flatMap(decoding.string) else {
            return nil
        }
        var profile = Profile(name: name, file: decoding.file)
        claim(nameNode, .text(name), CandidateField.name, &profile.candidate)
        profile.siret = map.optional("siret").flatMap { digits($0, count: 14, "un SIRET a quatorze chiffres") }
        profile.legalForm = map.optionalChoice("legalForm", of: Profile.LegalForm.self)
        profile.label = map.optional("label").flatMap { dated($0) }
        profile.isSocialUtility = map.optionalBool("solidarityCompany")
        let (record, agreements) = eligibility(&map)
        merge(record, into: &profile.candidate)
        profile.agreements = agreements
        if let node = map.optional("territory") { profile.territory = territory(node) }
        profile.activities = map.optionalList("activities", of: activity)
        if let node = map.optional("workforce") { profile.workforce = workforce(node) }
        profile.insurances = map.optional("insurances").map { list($0)?.compactMap(dated) ?? [] }
        profile.attestations = map.optional("attestations").map { list($0)?.compactMap(dated) ?? [] }
        if let node = map.optional("references"), let references = list(node) {
            let read = references.compactMap(reference)
            profile.references = read.map(\.0)
            profile.candidate[list: CandidateField.references] = RecordList(read.map(\.1))
        }
        if let node = map.optional("certificates") {
            for member in list(node) ?? [] {
                if let name = decoding.string(member) { claim(member, .text(name), CandidateField.certificates, &profile.candidate) }
            }
            profile.candidate[CandidateField.certificates].deny(evidence(node, "certificates"))
        }
        if let node = map.optional("board"), let seats = list(node) {
            profile.candidate[list: CandidateField.boardSeats] = RecordList(seats.compactMap(boardSeat))
        }
        if let node = map.optional("reservedAwards"), let awards = list(node) {
            profile.candidate[list: CandidateField.reservedAwards] = RecordList(awards.compactMap(reservedAward))
        }
        profile.turnoverYears = profile.candidate[list: CandidateField.turnovers].members.compactMap {
            if case .integer(let year)? = $0.firstValue(of: YearlyTurnoverField.year) { year } else { nil }
        }
        profile.partners = map.optionalList("partners", of: partner)
        if let node = map.optional("letters"), var letters = decoding.map(node) {
            profile.signatory = letters.optionalString("signatory")
            profile.place = letters.optionalString("place")
            letters.finish()
        }
        map.finish()
        return profile
    }

    // MARK: What rules ask

    /// The keys that a partner has too.
    private func eligibility(_ map: inout MapReader) -> (Record, [Profile.Agreement]?) {
        var record = Record(.candidate)
        var agreements: [Profile.Agreement]?
        if let node = map.optional("agreements"), let members = list(node) {
            let read = members.enumerated().compactMap { agreement($1, number: $0 + 1) }
            record[list: CandidateField.agreements] = RecordList(read.map(\.1))
            agreements = read.map(\.0)
        }
        for (key, field) in [("disadvantagedShare", CandidateField.disadvantagedShare), ("disabledShare", .disabledShare)] {
            guard let node = map.optional(key), let share = percentage(node) else { continue }
            claim(node, .number(share), field, &record)
        }
        let answers: [(String, CandidateField)] = [
            ("socialEconomy", .isSocialEconomy), ("publicServiceMission", .publicServiceMission), ("jobSubsidies", .hasJobSubsidies),
            ("prisonWork", .worksInPrison),
        ]
        for (key, field) in answers {
            guard let node = map.optional(key), let answer = decoding.bool(node) else { continue }
            claim(node, .bool(answer), field, &record)
        }
        if let node = map.optional("turnovers"), let members = list(node) {
            record[list: CandidateField.turnovers] = RecordList(members.enumerated().compactMap { turnover($1, number: $0 + 1) })
        }
        return (record, agreements)
    }

    /// What the shared keys told, beside what is already there.
    private func merge(_ told: Record, into record: inout Record) {
        for (slot, fact) in told.facts.enumerated() where !fact.claims.isEmpty { record[slot: slot] = fact }
        for (slot, list) in told.lists { record[listSlot: slot] = list }
    }

    private func agreement(_ node: Node, number: Int) -> (Profile.Agreement, Record)? {
        guard var map = decoding.map(node) else { return nil }
        let kind = map.choice("kind", of: Profile.AgreementKind.self)
        var record = Record(.agreement, identifier: String(number))
        let start = date(&map, "start", AgreementField.start, &record)
        let end = date(&map, "end", AgreementField.end, &record)
        if let node = map.optional("eligibleShare"), let share = percentage(node) {
            claim(node, .number(share), AgreementField.eligibleShare, &record)
        }
        map.finish()
        if let start, let end, end < start { decoding.note("une convention finit après avoir commencé", at: node.position) }
        guard let kind else { return nil }
        let place = evidence(node["kind"] ?? node, kind.rawValue)
        record.add(Claim(.code(kind.rawValue), place), to: AgreementField.kind)
        return (Profile.Agreement(kind: kind, start: start, end: end, evidence: place), record)
    }

    private func turnover(_ node: Node, number: Int) -> Record? {
        guard var map = decoding.map(node) else { return nil }
        var record = Record(.yearlyTurnover, identifier: String(number))
        if let node = map.required("year"), let year = decoding.int(node) { claim(node, .integer(year), YearlyTurnoverField.year, &record) }
        if let node = map.required("amount") { parsed(node, .money, YearlyTurnoverField.amount, &record) }
        map.finish()
        return record
    }

    private func reference(_ node: Node) -> (Profile.WorkReference, Record)? {
        guard var map = decoding.map(node) else { return nil }
        var record = Record(.reference)
        let titleNode = map.required("title")
        let title = titleNode.flatMap(decoding.string)
        if let title { claim(titleNode, .text(title), ReferenceField.title, &record) }
        let buyerNode = map.optional("buyer")
        let buyer = buyerNode.flatMap(decoding.string)
        if let buyer { claim(buyerNode, .text(buyer), ReferenceField.buyerName, &record) }
        let yearNode = map.optional("year")
        let year = yearNode.flatMap(decoding.int)
        if let year { claim(yearNode, .integer(year), ReferenceField.year, &record) }
        if let node = map.optional("amount") { parsed(node, .money, ReferenceField.amount, &record) }
        map.finish()
        return title.map { (Profile.WorkReference(title: $0, buyer: buyer, year: year), record) }
    }

    private func boardSeat(_ node: Node) -> Record? {
        guard var map = decoding.map(node) else { return nil }
        var record = Record(.boardSeat)
        if let node = map.required("organisation"), let name = decoding.string(node) { claim(node, .text(name), BoardSeatField.organisation, &record) }
        if let node = map.optional("siren"), let number = digits(node, count: 9, "un SIREN a neuf chiffres") {
            claim(node, .text(number), BoardSeatField.nationalIdentifier, &record)
        } else {
            record[BoardSeatField.nationalIdentifier].deny(evidence(node, "board"))
        }
        // The person's name is for the board's own use: no report shows it.
        _ = map.optionalString("person")
        map.finish()
        return record
    }

    private func reservedAward(_ node: Node) -> Record? {
        guard var map = decoding.map(node) else { return nil }
        var record = Record(.reservedAward)
        if let node = map.required("title"), let title = decoding.string(node) { claim(node, .text(title), ReservedAwardField.title, &record) }
        if let node = map.optional("buyer"), let buyer = decoding.string(node) { claim(node, .text(buyer), ReservedAwardField.buyerName, &record) }
        _ = date(&map, "date", ReservedAwardField.awardDate, &record)
        map.finish()
        return record
    }

    private func partner(_ node: Node) -> Profile.Partner? {
        guard var map = decoding.map(node) else { return nil }
        let nameNode = map.required("name")
        let name = nameNode.flatMap(decoding.string)
        var (record, _) = eligibility(&map)
        if let name { claim(nameNode, .text(name), CandidateField.name, &record) }
        let activities = map.optionalList("activities", of: activity)
        let hours = map.optional("insertionHours").flatMap(monthlyHours)
        map.finish()
        return name.map {
            Profile.Partner(name: $0, activities: activities, insertionHours: hours, candidate: record, evidence: evidence(nameNode ?? node, $0))
        }
    }

    // MARK: Where, what, with whom

    private func territory(_ node: Node) -> Profile.Territory {
        var territory = Profile.Territory()
        guard var map = decoding.map(node) else { return territory }
        territory.nuts = map.optionalList("nuts") { node in
            guard let code = decoding.string(node)?.uppercased() else { return nil }
            if code.count < 2 || code.count > 5 || !code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
                decoding.note("un code NUTS a deux à cinq caractères, comme FRE11", at: node.position)
            }
            return code
        }
        territory.communes = map.optionalList("communes", of: commune)
        territory.districts = map.optionalList("districts", of: decoding.string)
        map.finish()
        return territory
    }

    private func commune(_ node: Node) -> Profile.Territory.Commune? {
        guard var map = decoding.map(node) else { return nil }
        let code = map.required("insee").flatMap { node -> String? in
            guard let code = decoding.string(node)?.uppercased() else { return nil }
            if code.count != 5 { decoding.note("un code INSEE de commune a cinq caractères", at: node.position) }
            return code
        }
        let name = map.optionalString("name")
        let postCodes = map.optionalList("postCodes") { digits($0, count: 5, "un code postal a cinq chiffres") }
        map.finish()
        return code.map { Profile.Territory.Commune(code: $0, name: name, postCodes: postCodes) }
    }

    private func activity(_ node: Node) -> Profile.Activity? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("name")
        let cpv = map.optionalList("cpv") { node -> String? in
            guard let code = decoding.string(node) else { return nil }
            let digits = code.prefix { $0 != "-" }
            if !(2...8).contains(digits.count) || !digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
                decoding.note("un code CPV, ou son début, a deux à huit chiffres", at: node.position)
            }
            return String(digits)
        }
        let words = map.optionalList("words", of: decoding.string)
        let exceptions = map.optionalList("except", of: decoding.string)
        let share = map.optional("labourShare").flatMap(span)
        if let share, share.low <= .zero || share.high > 100 { decoding.note("une part est un pourcentage entre 0 et 100", at: node.position) }
        map.finish()
        if cpv.isEmpty, words.isEmpty { decoding.note("une activité a des codes « cpv » ou des mots « words »", at: node.position) }
        return name.map { Profile.Activity(name: $0, cpv: cpv, words: words, exceptions: exceptions, labourShare: share) }
    }

    private func workforce(_ node: Node) -> Profile.Workforce {
        var workforce = Profile.Workforce()
        guard var map = decoding.map(node) else { return workforce }
        workforce.employees = map.optionalInt("employees")
        if let node = map.optional("hoursPerPost"), var own = decoding.map(node) {
            let value = own.decimal("value")
            let source = own.string("source")
            own.finish()
            if let value, value <= .zero { decoding.note("un nombre d’heures est supérieur à zéro", at: node.position) }
            if let value, let source, value > .zero { workforce.hoursPerPost = (value, source) }
        }
        workforce.insertionHours = map.optional("insertionHours").flatMap(monthlyHours)
        workforce.totalHours = map.optional("totalHours").flatMap(monthlyHours)
        if let node = map.optional("hourlyCost"), var own = decoding.map(node) {
            let low = own.decimal("min")
            let high = own.decimal("max")
            let source = own.string("source")
            own.finish()
            if let low, low <= .zero { decoding.note("un coût horaire est supérieur à zéro", at: node.position) }
            if let low, let high, let source, low > .zero { workforce.hourlyCost = (Interval(low, high), source) }
        }
        map.finish()
        return workforce
    }

    /// `800`, or `{everyMonth: 800, months: {2027-07: 400}}`.
    private func monthlyHours(_ node: Node) -> Profile.MonthlyHours? {
        if node.entries == nil { return decoding.decimal(node).map { Profile.MonthlyHours(everyMonth: $0, months: [:]) } }
        guard var map = decoding.map(node) else { return nil }
        let everyMonth = map.optional("everyMonth").flatMap(decoding.decimal)
        var months: [Month: ExactDecimal] = [:]
        if let node = map.optional("months"), var own = decoding.map(node) {
            for entry in own.everything() {
                guard let month = Month(iso: entry.key) else {
                    decoding.note("un mois s’écrit 2027-01", at: entry.keyPosition)
                    continue
                }
                months[month] = decoding.decimal(entry.value)
            }
        }
        map.finish()
        return Profile.MonthlyHours(everyMonth: everyMonth, months: months)
    }

    // MARK: Small things

    private func dated(_ node: Node) -> Profile.Dated? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("name")
        let until = map.optionalDate("until")
        map.finish()
        return name.map { Profile.Dated(name: $0, until: until, evidence: evidence(node["name"] ?? node, $0)) }
    }

    /// A list; `aucun` is the empty one.
    private func list(_ node: Node) -> [Node]? {
        if let text = node.scalar?.text, text == "aucun" || text == "aucune" { return [] }
        return decoding.list(node)
    }

    /// `60`, or `{min: 50, max: 70}`.
    private func span(_ node: Node) -> Interval? {
        if node.entries == nil { return decoding.decimal(node).map { Interval($0) } }
        guard var map = decoding.map(node) else { return nil }
        let low = map.decimal("min")
        let high = map.decimal("max")
        map.finish()
        guard let low, let high else { return nil }
        return Interval(low, high)
    }

    private func percentage(_ node: Node) -> ExactDecimal? {
        guard let value = decoding.decimal(node) else { return nil }
        if value < .zero || value > 100 { decoding.note("une part est un pourcentage entre 0 et 100", at: node.position) }
        return value
    }

    private func digits(_ node: Node, count: Int, _ expectation: String) -> String? {
        guard let text = decoding.string(node) else { return nil }
        let digits = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
        if digits.count != count || !digits.allSatisfy({ $0.isASCII && $0.isNumber }) { decoding.note(expectation, at: node.position) }
        return digits
    }

    private func date(_ map: inout MapReader, _ key: String, _ field: some RecordField, _ record: inout Record) -> CivilDate? {
        guard let node = map.optional(key), let date = decoding.date(node) else { return nil }
        claim(node, .date(date), field, &record)
        return date
    }

    private func parsed(_ node: Node, _ type: AttributeType, _ field: some RecordField, _ record: inout Record) {
        guard let text = decoding.string(node) else { return }
        do throws(FactValueProblem) {
            claim(node, try FactValue(parsing: text, as: type), field, &record)
        } catch {
            decoding.note("attendu ici : \(error.expected), et non « \(text) »", at: node.position)
        }
    }

    private func claim(_ node: Node?, _ value: FactValue, _ field: some RecordField, _ record: inout Record) {
        guard let node else { return }
        record.add(Claim(value, evidence(node, node.scalar?.text ?? "")), to: field)
    }

    private func evidence(_ node: Node, _ quote: String) -> Evidence {
        Evidence(document: Profile.documentID, locator: .text(line: node.position.line, column: node.position.column), quote: quote)
    }
}
