// The formats a report can take: the list, and what each has to do.

/// A format of `--format`.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// French, for people.
    case text
    /// One object, with the markets and the rules' long texts.
    case json
    /// One consultation a line, in the order of the inputs.
    case ndjson
    /// A page for people, complete in one file.
    case html

    /// `display` matters for text only, `withMarket` for ndjson only: json always carries the market.
    public func renderer(_ context: ReportContext, display: TextDisplay = .plain, withMarket: Bool = false) -> any ReportRenderer {
        switch self {
        case .text: TextRenderer(context: context, display: display)
        case .json: JSONRenderer(context: context)
        case .ndjson: JSONLinesRenderer(withMarket: withMarket)
        case .html: HTMLRenderer(context: context)
        }
    }
}

/// What a format does: consultations are rendered one by one, by several threads, and written in
/// order between what opens the report and what closes it.
public protocol ReportRenderer: Sendable {
    func opening() -> [UInt8]
    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8]
    func closing(_ totals: RunTotals) -> [UInt8]
}

struct TextRenderer: ReportRenderer {
    let context: ReportContext
    let display: TextDisplay

    func opening() -> [UInt8] { [] }

    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] {
        (isFirst ? [] : TextReport.separator(display: display)) + TextReport.page(consultation, context, display: display)
    }

    func closing(_ totals: RunTotals) -> [UInt8] { [] }
}

struct JSONRenderer: ReportRenderer {
    let context: ReportContext

    func opening() -> [UInt8] { ReportJSON.opening(context) }

    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] {
        ReportJSON.member(consultation, isFirst: isFirst)
    }

    func closing(_ totals: RunTotals) -> [UInt8] { ReportJSON.closing(totals) }
}

struct JSONLinesRenderer: ReportRenderer {
    let withMarket: Bool
    private let heads = WrittenHeads()

    init(withMarket: Bool) { self.withMarket = withMarket }

    func opening() -> [UInt8] { [] }

    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] {
        ReportJSON.line(consultation, withMarket: withMarket, heads: heads)
    }

    func closing(_ totals: RunTotals) -> [UInt8] { [] }
}

struct HTMLRenderer: ReportRenderer {
    let context: ReportContext

    func opening() -> [UInt8] { [] }

    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] { HTMLReport(consultation, context).page() }

    func closing(_ totals: RunTotals) -> [UInt8] { [] }
}
