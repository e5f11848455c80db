// Which lots the insertion clause of a paper is of, where it is not of all: « les titulaires des lots suivants », « le lot 4
// n’est pas soumis à la présente clause ».

import Market
import Provenance

/// Looks for the lots that a paper’s insertion clause is of.
enum InsertionLots {
    private static let subject = KnownPattern("insertion|clauses? sociales?")
    private static let limit = KnownPattern(
        "\\blots (?:suivants|(?:indiques |designes |mentionnes |enumeres |listes )?ci-(?:dessous|apres))\\b|\\blots? (?:soumis|assujettis|concernes?) (?:a|par) (?:(?:la |une |cette )(?:presente )?(?:clause|action|obligation|demarche)|l.insertion)|\\b(?:seuls|uniquement|seulement) (?:pour |sur )?les lots (?:n ?o ?s? ?)?\\d")
    /// « Entretien des berges – lots 1 et 2 », on the cover of the annex.
    private static let cover = KnownPattern("(?:^|[-:,(/] ?)lots (?:n ?o ?s? ?)?\\d[\\d, aeton]*\\)?$")
    private static let coverLines = 15

    /// The lots that have a figure or a clause of their own, where the clause can be of no other; `nil` where it can.
    static func only(_ scan: PaperScan, _ statements: PaperStatements, _ kind: PaperKind, isOfEvery: Bool) -> [String]? {
        let without = Set(statements.lots.filter { $0.record[LotField.insertionClause].claims.contains { $0.value == .code("none") } }.map(\.number))
        let onCover = kind == .insertionAnnex ? lotsOnCover(scan) : []
        let bound = Set(statements.lots.filter { isBound($0.record) }.map(\.number) + onCover).subtracting(without)
        let rated = statements.lots.filter { !$0.record[LotField.insertionRate].claims.isEmpty }.map(\.number)
        let named = bound.union(rated).subtracting(without)
        guard !named.isEmpty else { return nil }
        if !onCover.isEmpty || isLimited(scan) { return named.sorted() }
        // « 35 heures par tranche de 100 000 € ; le lot 5, 300 heures »: the lot that has its own is not the only one.
        let hasGeneralHours = !statements.everyLot[list: LotField.insertionCommitments].members.isEmpty
        return bound.isEmpty || isOfEvery || hasGeneralHours ? nil : named.sorted()
    }

    /// The lots of a table above which a line binds « les titulaires des lots suivants », and what in the line says so.
    static func bound(_ scan: PaperScan) -> [(lots: [String], quote: Range<Int>)] {
        scan.text.units.indices.dropLast().compactMap { index in
            let bytes = scan.text.units[index].bytes
            guard scan.signals.contains(.lot, index), scan.text.units[index].row == nil, let table = scan.text.units[index + 1].row?.table, !bytes.isEmpty,
                scan.text.bytes[bytes.upperBound - 1] == UInt8(ascii: ":"), let match = scan.matcher.firstMatch(of: obligation, in: scan.text.bytes, bytes)
            else { return nil }
            let lots = (scan.text.rows[table] ?? []).flatMap { row -> [String] in
                if case .lots(let lots) = scan.lots.scope[row], lots.count == 1 { lots } else { [] }
            }
            return (lots, match.range)
        }
    }

    private static let obligation = KnownPattern(
        "\\b(?:titulaires?|attributaires?|attribuer) (?:de )?(?:des|l.un des) lots (?:suivants|(?:indiques |designes |mentionnes )?ci-(?:dessous|apres)),? (?:reserve(?:nt|ra|ront)?|realise(?:nt|ra|ront)?|consacre(?:nt|ra|ront)?|s.engage(?:nt)? a (?:reserver|realiser|consacrer)|doi(?:t|vent) (?:reserver|realiser|consacrer)|devr(?:a|ont) (?:reserver|realiser|consacrer))\\b(?! pas\\b)[^.;]{0,100}?\\b(?:heures? d.insertion|heures (?:de travail|de main[ -]d.oeuvre)\\b[^.;]{0,60}?(?:insertion|eloignee?s?|difficultes?)|personnes en (?:parcours d.)?insertion|action d.insertion)")

    /// Whether a lot has hours or a clause of its own.
    private static func isBound(_ lot: Record) -> Bool {
        !lot[list: LotField.insertionCommitments].members.isEmpty || lot[LotField.insertionClause].claims.contains { $0.value == .code("required") }
    }

    private static func isLimited(_ scan: PaperScan) -> Bool {
        scan.text.units.indices.contains { index in
            guard scan.signals.contains(.lot, index), !scan.outline.isContents[index], scan.matcher.matches(limit, in: scan.text.bytes, scan.text.units[index].bytes) else { return false }
            return scan.matcher.matches(subject, in: scan.text.bytes, scan.text.units[index].bytes)
                || scan.outline.titles(above: index).contains { scan.matcher.matches(subject, in: scan.text.bytes, $0) }
        }
    }

    private static func lotsOnCover(_ scan: PaperScan) -> [String] {
        for index in scan.text.units.indices.prefix(coverLines) where scan.signals.contains(.lot, index) && scan.text.units[index].row == nil {
            let bytes = scan.text.units[index].bytes
            guard bytes.count < 200, let place = scan.matcher.firstMatch(of: cover, in: scan.text.bytes, bytes) else { continue }
            return LotMentions.all(in: scan.text, place.range, scan.matcher).flatMap(\.lots)
        }
        return []
    }
}
