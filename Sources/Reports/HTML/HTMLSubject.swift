// What all parts of the HTML report are about: one consultation, with its findings in groups.

import Figures
import Market
import Provenance
import Rules

/// One consultation with everything the parts of its report share.
struct HTMLSubject: Sendable {
    let consultation: JudgedConsultation
    let context: ReportContext
    let lots: LotNames
    let grouped: GroupedFindings
    let questions: OpenQuestions
    /// Begins every `id`.
    var anchor = ""
    /// Of the run: settings that no longer apply.
    var remarks: [String] = []

    init(_ consultation: JudgedConsultation, _ context: ReportContext) {
        self.consultation = consultation.withShortPaths
        self.context = context
        lots = LotNames(consultation.market)
        grouped = GroupedFindings(consultation.judgement.findings, lots: lots)
        questions = OpenQuestions(consultation.judgement.findings)
    }

    var market: Market { consultation.market }
    var documents: [DocumentRecord] { consultation.market.documents }

    /// Whether anything at all could be read.
    var isReadable: Bool { documents.contains { if case .unread = $0.status { false } else { true } } }

    /// The market's name; the path where no paper gives one.
    var title: String {
        let name = market.procedure.firstValue(of: ProcedureField.title)?.description ?? ""
        return HTMLText.beginning(of: name.isEmpty ? consultation.source : name, limit: 240)
    }

    /// What every printed sheet repeats: the market and the day whose law was applied.
    var printHeader: String {
        let launch = consultation.judgement.launchDate
        let day = (launch.date ?? launch.latest).map { " — \(HTMLWords.law(FrenchText.date($0)))" } ?? ""
        return HTMLText.beginning(of: title, limit: 70) + day
    }

    /// BCP 47 name of the papers' language, where a notice says that it is not French.
    var papersLanguage: String? {
        market.notice.firstValue(of: NoticeField.language).flatMap { NoticeLanguage.tag(of: $0.description) }
    }

    /// An `id` of the page.
    func id(_ name: String) -> String { anchor + name }

    /// Names a part as a landmark. Of several reports on one page only their articles are told apart:
    /// forty landmarks of one name lead nobody.
    func landmark(_ heading: String) -> String? { anchor.isEmpty ? heading : nil }

    /// Where a finding stands on the page.
    func id(of folded: FoldedFinding) -> String { id("c-" + folded.first.id) }

    /// Where a group of findings stands.
    func id(of group: FindingGroup) -> String { id(group.name) }
}

extension FindingGroup {
    /// In anchors and in classes of the style sheet.
    var name: String {
        switch self {
        case .blocking: "non-conforme"
        case .major: "a-justifier"
        case .commitment: "engagement"
        case .undetermined: "a-verifier"
        case .advice: "recommandations"
        case .suppressed: "acceptes"
        case .compliant: "conforme"
        case .notApplicable: "sans-objet"
        case .harmless: "sans-consequence"
        }
    }
}

/// Languages of notices: eForms names them by three letters, pages by two.
enum NoticeLanguage {
    /// `nil` for French and for what is no language of the Union.
    static func tag(of code: String) -> String? { tags[code.uppercased()] }

    private static let tags = [
        "BUL": "bg", "CES": "cs", "DAN": "da", "DEU": "de", "ELL": "el", "ENG": "en", "EST": "et", "FIN": "fi", "GLE": "ga",
        "HRV": "hr", "HUN": "hu", "ITA": "it", "LAV": "lv", "LIT": "lt", "MLT": "mt", "NLD": "nl", "POL": "pl", "POR": "pt",
        "RON": "ro", "SLK": "sk", "SLV": "sl", "SPA": "es", "SWE": "sv",
    ]
}
