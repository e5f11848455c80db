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
}

struct CheckRun {
    let inputs: [ConsultationSource]
    let context: ReportContext
    let destination: ReportDestination
    let makeExaminer: @Sendable () -> any Examining

    /// What was counted, after everything has been written.
    func run() throws -> RunTotals {
        var output = try Output(path: destination.path)
        let display = destination.path == nil ? Terminal.display(for: STDOUT_FILENO) : .plain
        let renderer = destination.format.renderer(context, display: display, withMarket: destination.withMarket)
        var totals = RunTotals()
        var progress = Progress(total: inputs.count)
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
                totals.add(rendered.summary, failures: rendered.failures)
                progress.advance(to: index + 1)
            })
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

    init(_ consultation: JudgedConsultation, _ piece: ReportPiece) {
        self.piece = piece
        summary = consultation.judgement.summary
        failures = consultation.readFailures
    }
}
