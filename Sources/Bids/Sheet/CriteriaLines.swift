// The criteria of a lot with their weights, and what to write for each.

import Market
import Provenance
import Rules

enum CriteriaLines {
    static func lines(of lot: Record) -> [SheetLine] {
        let list = lot[list: LotField.awardCriteria]
        var lines = list.members.map(line)
        if let text = lot.told(LotField.awardCriteriaComplicated), lines.isEmpty { lines.append(SheetLine(.criterion, .note, text.text, text.evidence)) }
        if lines.isEmpty {
            lines.append(SheetLine(.criterion, .question, "les critères d’attribution ne sont pas connus", advice: "Les chercher dans le règlement de la consultation."))
        }
        return lines
    }

    private static func line(_ criterion: Record) -> SheetLine {
        let name = criterion.told(AwardCriterionField.name)
        let kind = criterion.firstValue(of: AwardCriterionField.type)?.description
        let label = name?.text ?? kind.flatMap { CodeList.awardCriterionType.label(of: $0) } ?? "critère"
        let weight = weight(of: criterion)
        let texts = [name?.text, criterion.told(AwardCriterionField.description)?.text].compactMap { $0 }
            + criterion[list: AwardCriterionField.subcriteria].members.compactMap { $0.told(AwardCriterionField.name)?.text }
        return SheetLine(
            .criterion, .note, weight.map { "\(Self.short(label))\u{A0}: \($0)" } ?? "\(Self.short(label)), sans poids connu", advice: advice(kind, texts, criterion),
            (name?.evidence ?? criterion[AwardCriterionField.type].claims.map(\.evidence)) + criterion[AwardCriterionField.weight].claims.map(\.evidence))
    }

    /// A criterion's name is often its whole text: the quote has it all.
    private static func short(_ name: String) -> String {
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.count > 60 else { return name }
        // « Valeur technique, appréciée au regard… » is called by what stands before the comma.
        let head = name.prefix { !",:(;".contains($0) }
        if head.count >= 4, head.count <= 60 { return String(head.reversed().drop { $0.isWhitespace || $0 == "\u{A0}" }.reversed()) }
        return name.prefix(59) + "…"
    }

    private static func weight(of criterion: Record) -> String? {
        guard let weight = criterion.told(AwardCriterionField.weight) else { return nil }
        return switch criterion.firstValue(of: AwardCriterionField.weightKind)?.description {
        case "per-exa"?, "per-mid"?: weight.text + "\u{A0}%"
        case "poi-exa"?, "poi-mid"?: weight.text + "\u{A0}points"
        case "dec-exa"?, "dec-mid"?: "coefficient " + weight.text
        case "ord-imp"?: "rang " + weight.text
        default: weight.text
        }
    }

    private static func advice(_ kind: String?, _ texts: [String], _ criterion: Record) -> String? {
        func says(_ words: String...) -> Bool {
            let found = texts.map(WordSearch.words)
            return words.contains { word in found.contains { WordSearch.contains(word, in: $0) } }
        }
        var parts: [String] = []
        if kind == "price" || kind == "cost" || says("prix", "coût") {
            parts.append("chiffrer heure par heure, aide au poste comprise, et garder le détail pour expliquer le prix")
        }
        if criterion.firstValue(of: AwardCriterionField.concernsInsertion) == .bool(true)
            || says("insertion", "performance sociale", "qualité sociale", "emploi des publics", "social")
        {
            parts.append("décrire l’accompagnement, l’encadrement, la formation et les sorties vers l’emploi, avec les chiffres de l’an passé")
        }
        if criterion.firstValue(of: AwardCriterionField.concernsEnvironment) == .bool(true) || says("environnement", "environnemental", "environnementale", "développement durable") {
            parts.append("nommer produits, matériels, trajets et filières de déchets, pour ce marché-ci")
        }
        if says("délai", "réactivité", "planning") { parts.append("donner un planning, les effectifs présents et le délai d’intervention tenu") }
        if says("valeur technique", "technique", "méthodologie", "moyens", "organisation", "mémoire", "qualité des prestations") {
            parts.append("répondre point par point au mémoire demandé\u{A0}: équipe, matériel, fréquences, contrôle de la qualité")
        }
        guard !parts.isEmpty else { return kind == "quality" ? "lire les sous-critères au règlement et répondre à chacun" : nil }
        return parts.joined(separator: " ; ")
    }
}
