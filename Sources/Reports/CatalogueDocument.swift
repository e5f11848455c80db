// The attribute catalogue as a page for people: docs/modele.md.

import Market

/// Renders the attribute catalogue as Markdown.
public enum CatalogueDocument {
    public static func markdown() -> String {
        var page = """
            # Le modèle de marché

            Cette page est écrite par `script/docs` à partir du catalogue d’attributs
            (`Sources/Market/Catalogue`) : ne la modifiez pas à la main.

            Un *attribut* est une sorte de fait. Son nom est le même dans les règles (CEL), dans le JSON de
            `clausier model` et dans le code. « Silence » dit ce que signifie l’absence de toute mention une fois
            lues toutes les pièces où le fait peut figurer : **vaut absence** (le silence est le fait : pas de
            réservation, pas de maximum) ou **inconnu** (la chose existe sans être écrite). Tant qu’une de ces pièces
            manque ou n’a pas pu être lue, le fait est *non lu*, sauf si l’avis à lui seul le porterait.


            """
        for record in RecordType.allCases {
            page += "## \(record.rawValue) — `\(AttributePath.root(of: record))`\n\n"
            page += "| attribut | type | BT | libellé | pièces | silence | l’avis seul suffit |\n|---|---|---|---|---|---|---|\n"
            for attribute in record.attributes { page += row(attribute) }
            page += "\n"
        }
        page += "## Listes de codes\n\n"
        for list in CodeList.all {
            page += "- `\(list.name)` : " + list.entries.map { "`\($0.code)` \($0.label)" }.joined(separator: " · ") + "\n"
        }
        return page
    }

    private static func row(_ attribute: Attribute) -> String {
        let spec = attribute.spec
        let cells = [
            "`\(attribute.name)`",
            type(of: spec),
            spec.businessTerm ?? "–",
            spec.label + (spec.inherits ? " (hérité de la procédure)" : ""),
            spec.papers.map(\.label).joined(separator: ", "),
            spec.whenSilent == .none ? "vaut absence" : "inconnu",
            noticeCoverage(spec.noticeCarries),
        ]
        return "| " + cells.joined(separator: " | ") + " |\n"
    }

    private static func type(of spec: AttributeSpec) -> String {
        let name =
            switch spec.type {
            case .bool: "booléen"
            case .integer: "entier"
            case .number: "nombre"
            case .code(let list, _): "code `\(list)`"
            case .text: "texte"
            case .date: "date"
            case .moment: "date et heure"
            case .money: "montant"
            case .duration: "durée"
            case .records(let record): "liste de `\(record.rawValue)`"
            }
        return name + (spec.cardinality == .many ? ", plusieurs" : "") + (spec.unit.map { " (\($0))" } ?? "")
    }

    private static func noticeCoverage(_ coverage: NoticeCoverage) -> String {
        switch coverage {
        case .never: "non"
        case .always: "oui"
        case .formTypes(let types): "oui (\(types.sorted().joined(separator: ", ")))"
        }
    }
}
