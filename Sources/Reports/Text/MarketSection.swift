// What the market is, and which papers were read: the top of the page.

import Figures
import Market
import Provenance
import Rules

extension Page {
    mutating func market(_ consultation: JudgedConsultation) {
        let market = consultation.market
        // Of what could not be read at all there is nothing to tell but that.
        let isReadable = market.documents.contains { if case .unread = $0.status { false } else { true } }
        let words = display.language
        let rows: [(String, [String])] = [
            (words[.market], [text(.title, market.procedure)].compactMap { $0 }),
            (words[.buyer], Self.buyer(market)),
            (words[.procedure], Self.procedure(market)),
            (words[.lots], [lots(market)].compactMap { $0 }),
            (words[.launch], [launch(consultation)]),
        ]
        for (label, parts) in rows where isReadable && !parts.isEmpty {
            row(Run(label, .faint), [Run(parts.joined(separator: ", "))], indent: 2, labelWidth: 12)
        }
        for (position, document) in market.documents.enumerated() {
            let label = position == 0 ? (words[market.documents.count > 1 ? .documents : .document]) : ""
            // The one document of a consultation is named on the first line already.
            let isNamed = market.documents.count == 1 && document.path == consultation.source
            var runs = [Run(isNamed ? document.kind.label : "\(document.path) (\(document.kind.label))")]
            switch document.status {
            case .read: runs.append(Run(words[.readInFull], .faint))
            case .incomplete(let reason): runs.append(Run(words.text(.readInPart, reason), .warning))
            case .unread(let reason): runs.append(Run(words.text(.unread, reason), .alarm))
            }
            // Of what could not be read, the reason for that is all there is to know.
            if document.status.isReadInFull, !document.kindReasons.isEmpty {
                let reasons = document.kindReasons.joined(separator: "\u{A0}; ")
                    .replacing("« ", with: "«\u{202F}").replacing(" »", with: "\u{202F}»").replacing(" :", with: "\u{A0}:")
                runs.append(Run(" (\(reasons))", .faint))
            }
            row(Run(label, .faint), runs, indent: 2, labelWidth: 12)
        }
        for remark in market.remarks { row(Run(words[.toNote], .warning), [Run(remark)], indent: 2, labelWidth: 12) }
    }

    private func text(_ field: ProcedureField, _ record: Record) -> String? {
        // Titles are sometimes whole lists.
        record.firstValue(of: field).map { $0.description.split(whereSeparator: \.isNewline).joined(separator: " ") }
    }

    private static func buyer(_ market: Market) -> [String] {
        let kind = market.buyer.firstValue(of: BuyerField.kind).flatMap { CodeList.buyerKind.label(of: $0.description) }
        let name = market.buyer.firstValue(of: BuyerField.name)?.description
        let city = market.buyer.firstValue(of: BuyerField.city)?.description
        // Many a name says it all: « Brune Habitat, office public de l’habitat ».
        return [name, kind, city].compactMap { $0 }.reduce(into: []) { parts, part in
            if !parts.contains(where: { plain($0).contains(plain(part)) }) { parts.append(part) }
        }
    }

    private static func plain(_ text: String) -> String { text.lowercased().replacing("’", with: "'") }

    private static func procedure(_ market: Market) -> [String] {
        let type = market.procedure.firstValue(of: ProcedureField.type)?.description
        let nature = market.procedure.firstValue(of: ProcedureField.nature)?.description
        let form = market.notice.firstValue(of: NoticeField.formType)?.description
        return [
            type.map { CodeList.procedureType.label(of: $0) ?? $0 },
            nature.map { CodeList.contractNature.label(of: $0) ?? $0 },
            // A call for competition is what everybody expects; anything else must be said.
            form == nil || form == "competition" ? nil : form.map { "avis de nature « \(CodeList.formType.label(of: $0) ?? $0) »" },
        ].compactMap { $0 }
    }

    private func lots(_ market: Market) -> String? {
        let count = market.lots.members.count
        switch market.lots.completeness {
        case .unknown: return nil
        case .partial: return display.language.count(count, .knownLotCount) + display.language[.moreLots]
        case .complete:
            if count == 1, market.procedure.firstValue(of: ProcedureField.isDivided) == .bool(false) { return display.language[.undivided] }
            return display.language.count(count, .lotCount)
        }
    }

    private func launch(_ consultation: JudgedConsultation) -> String {
        let launch = consultation.judgement.launchDate
        // The only document needs no name here.
        return launch.sentence(among: consultation.market.documents.count == 1 ? [] : consultation.market.documents, in: display.language)
    }
}

extension LaunchDate {
    /// The day or its bounds, and where they come from; without documents, only the place in the one there is.
    func sentence(among documents: [DocumentRecord], in language: Language = .french) -> String {
        let day: String
        switch (earliest, latest) {
        case (let earliest?, let latest?): day = earliest == latest ? language.date(earliest) : language.text(.between, language.date(earliest), language.date(latest))
        case (let earliest?, nil): day = language.text(.earliest, language.date(earliest))
        case (nil, let latest?): day = language.text(.latest, language.date(latest))
        case (nil, nil): return language[.unknownDate]
        }
        let address = evidence.map { language[.colon] + (documents.isEmpty ? $0.place(in: language) : $0.address(among: documents, in: language)) } ?? ""
        return "\(day) (\(origin.label(in: language))\(address))"
    }
}

extension LaunchDate.Origin {
    /// As reports say it.
    func label(in language: Language) -> String {
        let (french, english) =
            switch self {
            case .contractNotice: ("envoi de l’avis d’appel à la concurrence", "dispatch of the contract notice")
            case .changeNotice: ("envoi d’un avis rectificatif, postérieur au lancement", "dispatch of a change notice, after the launch")
            case .resultNotice: ("envoi d’un avis postérieur à la consultation", "dispatch of a notice after the procedure")
            case .planningNotice: ("envoi d’un avis antérieur à la consultation", "dispatch of a notice before the procedure")
            case .publication: ("publication de l’avis, postérieure à son envoi", "publication of the notice, after its dispatch")
            case .deadline: ("date limite de remise des plis, postérieure au lancement", "deadline for tenders, after the launch")
            case .declared: ("déclaration", "declaration")
            case .requested: ("demandé par --on", "asked for by --on")
            case .unknown: ("origine inconnue", "origin unknown")
            }
        return language == .french ? french : english
    }
}
