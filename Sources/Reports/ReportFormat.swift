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
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// JUnit XML, for the test pages of GitLab and Jenkins.
    case junit
    /// Workflow commands of GitHub Actions.
    case github
    /// A comment on a pull request.
    case markdown
    /// A table, as RFC 4180 has it.
    case csv
    /// The same for Excel as it is set up in France.
    case csvExcel = "csv-excel"

    /// A run over many consultations on one page of text, instead of a page for each.
    public static func summary(_ context: ReportContext, display: TextDisplay) -> any ReportRendering {
        SummaryRenderer(context: context, display: display)
    }

    /// `display` matters for text only, `withMarket` for ndjson only: json always carries the market.
    public func renderer(_ context: ReportContext, display: TextDisplay = .plain, withMarket: Bool = false) -> any ReportRendering {
        switch self {
        case .text: TextRenderer(context: context, display: display)
        case .json: JSONRenderer(context: context)
        case .ndjson: JSONLinesRenderer(withMarket: withMarket)
        case .html: HTMLRenderer(context: context)
        case .sarif: SARIFRenderer(context: context)
        case .junit: JUnitRenderer(context: context)
        case .github: GitHubRenderer(context: context)
        case .markdown: MarkdownRenderer(context: context)
        case .csv: CSVRenderer(context: context, dialect: .standard)
        case .csvExcel: CSVRenderer(context: context, dialect: .excel)
        }
    }
}

/// What a format does: consultations are rendered one by one, by several threads; one thread composes
/// the report of them, in order.
public protocol ReportRendering: Sendable {
    func piece(of consultation: JudgedConsultation, isFirst: Bool) -> ReportPiece
    func makeComposer() -> any ReportComposing
}

/// One consultation as a format writes it.
public struct ReportPiece: Sendable {
    /// Bytes of which the place in the report is decided when all are known.
    struct Entry: Sendable {
        /// What it is, by the format's own numbers; the lowest is kept longest where there is a limit.
        let rank: Int
        /// How many findings it stands for.
        var count = 1
        let bytes: [UInt8]
    }

    var bytes: [UInt8] = []
    var entries: [Entry] = []
    /// For a page that counts all consultations first.
    var page: HTMLCollection.Part?
    /// For the page that sums a run up.
    var digest: ConsultationDigest?
}

/// Puts the pieces together. Each call returns what can be written already.
public protocol ReportComposing {
    mutating func open() -> [UInt8]
    mutating func add(_ piece: ReportPiece) -> [UInt8]
    mutating func close(_ totals: RunTotals) -> [UInt8]
}

/// A format that is written as it comes: consultations between what opens the report and what closes it.
public protocol ReportRenderer: ReportRendering {
    func opening() -> [UInt8]
    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8]
    func closing(_ totals: RunTotals) -> [UInt8]
}

extension ReportRenderer {
    public func piece(of consultation: JudgedConsultation, isFirst: Bool) -> ReportPiece {
        ReportPiece(bytes: self.consultation(consultation, isFirst: isFirst))
    }

    public func makeComposer() -> any ReportComposing { StreamComposer(renderer: self) }
}

private struct StreamComposer: ReportComposing {
    let renderer: any ReportRenderer

    func open() -> [UInt8] { renderer.opening() }
    func add(_ piece: ReportPiece) -> [UInt8] { piece.bytes }
    func close(_ totals: RunTotals) -> [UInt8] { renderer.closing(totals) }
}

struct TextRenderer: ReportRenderer {
    let context: ReportContext
    let display: TextDisplay

    func opening() -> [UInt8] { [] }

    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] {
        (isFirst || display.detail == .quiet ? [] : TextReport.separator(display: display))
            + TextReport.page(consultation, context, display: display)
    }

    func closing(_ totals: RunTotals) -> [UInt8] {
        var page = Page(display)
        page.settings(totals.remarks)
        return page.bytes.isEmpty ? [] : [UInt8(ascii: "\n")] + page.bytes
    }
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
