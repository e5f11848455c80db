// The report as a table for the spreadsheet: one finding a line.

import Rules

/// `--format csv` and `--format csv-excel`.
struct CSVRenderer: ReportRenderer {
    /// How the table is written down.
    enum Dialect {
        /// RFC 4180: commas, UTF-8 without a mark, CRLF. What programs read.
        case standard
        /// Semicolons and a byte order mark: what Excel opens by a double click where decimals have commas.
        case excel
    }

    let context: ReportContext
    let dialect: Dialect

    private static let columns = [
        "consultation", "règle", "titre", "lot", "critère", "verdict", "gravité", "motif", "question", "remède", "textes",
        "droit au", "adresse", "accepté", "empreinte",
    ]

    func opening() -> [UInt8] { Array((dialect.mark + dialect.line(Self.columns)).utf8) }

    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] {
        let plain = PlainFindings(consultation)
        var text = ""
        for document in consultation.market.documents {
            guard let reason = document.status.reason else { continue }
            text += dialect.line([
                consultation.source, "", "Document non lu en entier", "", "", "illisible", "", reason, "", "", "", "", document.path, "", "",
            ])
        }
        for finding in consultation.judgement.findings where !context.problemsOnly || finding.needsAction {
            let questions = ([finding.question].compactMap { $0 } + (finding.needsAction ? finding.missing.compactMap(\.question) : []))
            text += dialect.line([
                consultation.source, finding.rule, finding.title, finding.lot.flatMap { plain.lots.phrase(for: [$0]) } ?? "",
                finding.criterion ?? "", finding.harmless ? "indéterminé sans conséquence" : finding.verdictInFrench,
                finding.severity?.rawValue ?? "", finding.message, questions.joined(separator: " "), finding.remedy ?? "",
                finding.legalBasis.map(\.article).joined(separator: ", "), finding.launchDate.date?.description ?? "",
                plain.address(of: finding) ?? "", finding.suppression?.sentence ?? "", finding.id,
            ])
        }
        return Array(text.utf8)
    }

    func closing(_ totals: RunTotals) -> [UInt8] {
        Array(totals.remarks.map { dialect.line(["clausier.yaml", "", "Réglage à revoir", "", "", "", "", $0, "", "", "", "", "", "", ""]) }.joined().utf8)
    }
}
