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
        let rows: [(String, [String])] = [
            ("Marché", [text(.title, market.procedure)].compactMap { $0 }),
            ("Acheteur", Self.buyer(market)),
            ("Procédure", Self.procedure(market)),
            ("Lots", [Self.lots(market)].compactMap { $0 }),
            ("Lancement", [Self.launch(consultation)]),
        ]
        for (label, parts) in rows where isReadable && !parts.isEmpty {
            row(Run(label, .faint), [Run(parts.joined(separator: ", "))], indent: 2, labelWidth: 12)
        }
        for (position, document) in market.documents.enumerated() {
            let label = position == 0 ? (market.documents.count > 1 ? "Pièces" : "Pièce") : ""
            // The one document of a consultation is named on the first line already.
            let isNamed = market.documents.count == 1 && document.path == consultation.source
            var runs = [Run(isNamed ? document.kind.label : "\(document.path) (\(document.kind.label))")]
            switch document.status {
            case .read: runs.append(Run(", lu en entier", .faint))
            case .incomplete(let reason): runs.append(Run(" — lu en partie\u{A0}: \(reason)", .warning))
            case .unread(let reason): runs.append(Run(" — illisible\u{A0}: \(reason)", .alarm))
            }
            // Of what could not be read, the reason for that is all there is to know.
            if document.status.isReadInFull, !document.kindReasons.isEmpty {
                let reasons = document.kindReasons.joined(separator: "\u{A0}; ")
                    .replacing("« ", with: "«\u{202F}").replacing(" »", with: "\u{202F}»").replacing(" :", with: "\u{A0}:")
                runs.append(Run(" (\(reasons))", .faint))
            }
            row(Run(label, .faint), runs, indent: 2, labelWidth: 12)
        }
        for remark in market.remarks { row(Run("À noter", .warning), [Run(remark)], indent: 2, labelWidth: 12) }
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

    private static func lots(_ market: Market) -> String? {
        let count = market.lots.members.count
        switch market.lots.completeness {
        case .unknown: return nil
        case .partial: return "\(French.count(count, "lot connu", "lots connus")), il peut y en avoir d’autres"
        case .complete:
            if count == 1, market.procedure.firstValue(of: ProcedureField.isDivided) == .bool(false) { return "marché non alloti" }
            return French.count(count, "lot", "lots")
        }
    }

    private static func launch(_ consultation: JudgedConsultation) -> String {
        let launch = consultation.judgement.launchDate
        // The only document needs no name here.
        return launch.sentence(among: consultation.market.documents.count == 1 ? [] : consultation.market.documents)
    }
}

extension LaunchDate {
    /// The day or its bounds, and where they come from; without documents, only the place in the one there is.
    func sentence(among documents: [DocumentRecord]) -> String {
        let day: String
        switch (earliest, latest) {
        case (let earliest?, let latest?): day = earliest == latest ? FrenchText.date(earliest) : "entre le \(FrenchText.date(earliest)) et le \(FrenchText.date(latest))"
        case (let earliest?, nil): day = "au plus tôt le \(FrenchText.date(earliest))"
        case (nil, let latest?): day = "au plus tard le \(FrenchText.date(latest))"
        case (nil, nil): return "date inconnue\u{A0}: les règles sont jugées sous chaque version du droit (--on AAAA-MM-JJ choisit un jour)"
        }
        let address = evidence.map { "\u{A0}: \(documents.isEmpty ? $0.place : $0.address(among: documents))" } ?? ""
        return "\(day) (\(origin.label)\(address))"
    }
}

extension LaunchDate.Origin {
    /// In French, as reports say it.
    var label: String {
        switch self {
        case .contractNotice: "envoi de l’avis d’appel à la concurrence"
        case .changeNotice: "envoi d’un avis rectificatif, postérieur au lancement"
        case .resultNotice: "envoi d’un avis postérieur à la consultation"
        case .planningNotice: "envoi d’un avis antérieur à la consultation"
        case .deadline: "date limite de remise des plis, postérieure au lancement"
        case .declared: "déclaration"
        case .requested: "demandé par --on"
        case .unknown: "origine inconnue"
        }
    }
}
