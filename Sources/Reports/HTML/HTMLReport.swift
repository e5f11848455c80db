// The report as HTML: a page of its own, or the same report to be placed in another page.

import Rules

/// One consultation as HTML.
///
/// The report is one `<article>` without scripts, without `style` attributes and without anything that
/// is fetched, so that it fits a page with a strict content security policy:
///
///     let report = HTMLReport(consultation, context)
///     page = shell(title: report.title, css: HTMLReport.styleSheet, main: report.fragment())
public struct HTMLReport: Sendable {
    var subject: HTMLSubject

    public init(_ consultation: JudgedConsultation, _ context: ReportContext) {
        subject = HTMLSubject(consultation, context)
    }

    /// What the market is called, as plain text: for the title of a page.
    public var title: String { subject.title }

    /// The verdict in one sentence, as plain text.
    public var verdict: String { Headline(subject).sentence }

    /// The style sheet of the report, for a page that places it. Every rule of it starts from the
    /// class `cr` of the report's root element.
    public static var styleSheet: String { HTMLStyle.report }

    /// The report, UTF-8, to be placed in another page's main part.
    ///
    /// - Parameters:
    ///   - titleLevel: level of the heading with the market's name; the others follow from it.
    ///   - anchor: begins every `id`, so that several reports can stand on one page.
    public func fragment(titleLevel: Int = 1, anchor: String = "") -> [UInt8] {
        Array(writer(titleLevel: titleLevel, anchor: anchor).html.utf8)
    }

    /// The whole page, UTF-8. `remarks`: of the run, in French (`RunTotals.remarks`).
    public func page(remarks: [String] = []) -> [UInt8] {
        var report = self
        report.subject.remarks = remarks
        return HTMLShell.page(title: title, printHeader: subject.printHeader, main: report.writer(titleLevel: 1, anchor: ""))
    }

    func writer(titleLevel: Int, anchor: String) -> HTMLWriter {
        var subject = subject
        subject.anchor = anchor
        var writer = HTMLWriter(titleLevel: titleLevel, papersLanguage: subject.papersLanguage)
        writer.element("article", ["class": "cr", "lang": "fr"]) { writer in
            writer.firstScreen(subject)
            writer.comparison(subject)
            writer.findingSections(subject)
            writer.lotTable(subject)
            writer.criteria(subject)
            writer.calendar(subject)
            writer.papers(subject)
            writer.judgedLists(subject)
            writer.limits(subject)
        }
        return writer
    }
}
