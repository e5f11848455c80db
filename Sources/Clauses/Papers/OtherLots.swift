// « Les autres lots ne sont pas réservés »: which they are, only the list of lots and what was said of some of them tell.

import Market
import Provenance

/// States of the lots that a paper calls « les autres ».
struct OtherLots {
    private let scan: PaperScan

    private static let others = KnownPattern("\\bautres? lots?\\b")
    private static let notReserved = KnownPattern(
        "\\bautres lots (?:ne sont|ne font|n.etant) pas (?:reserves|l.objet d.une reservation)|\\bautres lots[^.;]{0,12} non reserves|\\baucun autre lot n.est reserve")
    private static let reservation = KnownPattern("\\breserv")
    private static let insertion = KnownPattern("insertion(?! par l.activite)|clauses? sociales?|\\bheures?\\b")
    private static let noClause = KnownPattern(
        "\\b(?:pas d.heures?|pas de clause|aucune? (?:heure|clause|action|obligation))[^.;]{0,40}?(?:insertion|sociale)[^.;]{0,40}?\\b(?:pour|sur|dans|au titre d)[^.;]{0,6} ?(?:les )?autres lots\\b|\\bautres lots (?:ne sont pas (?:concernes|soumis)|n.(?:y )?sont pas (?:concernes|soumis)|ne comportent pas|ne comprennent pas)[^.;]{0,40}(?:clauses?|insertion|heures)")

    init(_ scan: PaperScan) { self.scan = scan }

    /// Only where the paper lists its lots and said the contrary of some of them.
    func state(in builder: inout StatementBuilder) {
        guard builder.statements.listsLots else { return }
        for index in scan.text.units.indices where scan.signals.contains(.lot, index) && !scan.outline.isContents[index] {
            let unit = scan.text.units[index].bytes
            guard scan.matcher.matches(Self.others, in: scan.text.bytes, unit) else { continue }
            if let match = scan.matcher.firstMatch(of: Self.notReserved, in: scan.text.bytes, unit) {
                state("reservedParticipation", of: without(builder, index, Self.reservation) { $0[LotField.reservedParticipation].claims.contains { $0.value != .code("none") } }, match.range, in: &builder)
            }
            if let match = scan.matcher.firstMatch(of: Self.noClause, in: scan.text.bytes, unit) {
                let others = without(builder, index, Self.insertion) { lot in
                    !lot[list: LotField.insertionCommitments].members.isEmpty || lot[LotField.insertionClause].claims.contains { $0.value != .code("none") }
                        || !lot[LotField.insertionRate].claims.isEmpty
                }
                state("insertionClause", of: others, match.range, in: &builder)
            }
        }
    }

    /// The listed lots of which something was not said, and which neither the paragraph names nor the one before, if
    /// that is on the subject; none if it was said of no lot.
    private func without(_ builder: StatementBuilder, _ index: Int, _ subject: KnownPattern, _ says: (Record) -> Bool) -> [String] {
        let listed = builder.statements.lots.filter { !$0.record[LotField.title].claims.isEmpty }
        guard listed.contains(where: { says($0.record) }) else { return [] }
        let isSaidBefore = index > 0 && scan.matcher.matches(subject, in: scan.text.bytes, scan.text.units[index - 1].bytes)
        let near = isSaidBefore ? [index - 1, index] : [index]
        let named = Set(near.flatMap { LotMentions.all(in: scan.text, scan.text.units[$0].bytes, scan.matcher).flatMap(\.lots) })
        return listed.filter { !says($0.record) && !named.contains($0.number) }.map(\.number)
    }

    private func state(_ name: String, of lots: [String], _ quote: Range<Int>, in builder: inout StatementBuilder) {
        guard !lots.isEmpty, builder.admits(name) else { return }
        builder.state(.code("none"), name, .lots(lots), quoting: quote)
    }
}
