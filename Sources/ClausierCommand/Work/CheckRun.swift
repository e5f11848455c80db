// A run over consultations: read and judge on all cores, write in order, count, name what failed.

import Clausier
import Glibc
import Parallel

/// Reads and judges one input after the other; each thread has its own, with its buffers.
protocol Examining {
    /// What could not be read is said in the consultation's documents; only answers that do not fit
    /// the consultation are an error, which ends the run.
    mutating func examine(_ source: ConsultationSource) throws(SettingsError) -> JudgedConsultation
}

/// The form and the place of the report, as the command line asks for them.
struct ReportDestination {
    var format: ReportFormat = .text
    /// A file; `nil`: standard output.
    var path: String?
    var withMarket = false
    /// One page for the whole run.
    var isSummary = false
    /// Columns; `nil`: those of the terminal.
    var width: Int?
    var language = Language.french
    var detail = TextDisplay.Detail.normal

    func renderer(_ context: ReportContext) -> any ReportRendering {
        let place = path == nil ? Terminal.display(for: STDOUT_FILENO) : .plain
        let display = place.with(width: width, language: language, detail: detail)
        return isSummary ? ReportFormat.summary(context, display: display) : format.renderer(context, display: display, withMarket: withMarket)
    }
}

struct CheckRun {
    let inputs: [ConsultationSource]
    let context: ReportContext
    let destination: ReportDestination
    let makeExaminer: @Sendable () -> any Examining
    /// What is to be said once all is judged: exceptions that have expired or fit nothing.
    var remarks: (RunTotals) -> [String] = { _ in [] }

    /// What was counted, after everything has been written.
    func run() throws -> RunTotals {
        var output = try Output(path: destination.path)
        let renderer = destination.renderer(context)
        var totals = RunTotals()
        var progress = Progress(total: inputs.count, isQuiet: destination.detail == .quiet)
        var composer = renderer.makeComposer()
        try output.write(composer.open())
        let inputs = self.inputs
        try OrderedPipeline.run(
            count: inputs.count, threads: min(OrderedPipeline.coreCount, inputs.count),
            makeWorker: makeExaminer,
            work: { examiner, index -> Result<Rendered, SettingsError> in
                do throws(SettingsError) {
                    let consultation = try examiner.examine(inputs[index])
                    return .success(Rendered(consultation, renderer.piece(of: consultation, isFirst: index == 0)))
                } catch {
                    return .failure(error)
                }
            },
            receive: { index, result in
                let rendered = try result.get()
                try output.write(composer.add(rendered.piece))
                totals.add(rendered.summary, failures: rendered.failures, suppressionUse: rendered.suppressionUse)
                progress.advance(to: index + 1)
            })
        totals.remarks = remarks(totals)
        try output.write(composer.close(totals))
        try output.flush()
        progress.end()
        return totals
    }
}

/// All that has to be kept of a consultation once it is judged.
private struct Rendered: Sendable {
    let piece: ReportPiece
    let summary: Judgement.Summary
    let failures: [RunTotals.Failure]
    let suppressionUse: SuppressionUse?

    init(_ consultation: JudgedConsultation, _ piece: ReportPiece) {
        self.piece = piece
        summary = consultation.judgement.summary
        failures = consultation.readFailures
        suppressionUse = consultation.suppressionUse
    }
}
