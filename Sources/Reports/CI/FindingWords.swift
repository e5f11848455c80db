// How formats for machines call a finding: in one line of plain text.

import Market
import Provenance
import Rules

/// A consultation with what formats of one line per finding need of it.
struct PlainFindings {
    let consultation: JudgedConsultation
    let lots: LotNames

    init(_ consultation: JudgedConsultation) {
        self.consultation = consultation
        lots = LotNames(consultation.market)
    }

    /// « lot 2 », « critère 3 », or nothing for the market as a whole.
    func subject(of finding: Finding) -> String? {
        let parts = [
            finding.lot.flatMap { lots.phrase(for: [$0]) }, finding.criterion.map { "critère\u{A0}\($0)" },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : VisibleText.clean(parts.joined(separator: ", "))
    }

    /// « RES-03-OBJET · Réservation à l’économie sociale et solidaire : objet du lot (lot 2) ».
    func title(of finding: Finding) -> String {
        VisibleText.clean("\(finding.rule) · \(finding.title)") + (subject(of: finding).map { " (\($0))" } ?? "")
    }

    /// The reason, what a person is asked, what to write instead: each on a line of its own.
    func lines(of finding: Finding) -> [String] {
        var lines = [finding.message]
        if let question = finding.question { lines.append("À vérifier\u{A0}: \(question)") }
        if finding.needsAction { lines += finding.missing.compactMap(\.question) }
        if let remedy = finding.remedy { lines.append("À écrire\u{A0}: \(remedy)") }
        lines += finding.reservations.map(French.capitalised)
        if let suppression = finding.suppression { lines.append(French.capitalised(suppression.sentence)) }
        return lines.map { VisibleText.clean($0) }.filter { !$0.isEmpty }
    }

    /// « L2113-15 (loi) et R2113-8 (règlement) ».
    func basis(of finding: Finding) -> String {
        VisibleText.clean(French.enumeration(finding.legalBasis.map { "\($0.article) (\($0.kind.rawValue))" }))
    }

    /// Where the first words stand on which it rests.
    func address(of finding: Finding) -> String? {
        (finding.evidence + finding.alternatives.flatMap(\.evidence)).first.map {
            VisibleText.clean($0.address(among: consultation.market.documents))
        }
    }
}
