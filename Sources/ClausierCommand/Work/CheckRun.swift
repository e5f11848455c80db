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
        // The first screen of a page about many counts them all, so that it is written last.
        if destination.format == .html, inputs.count != 1 { return try runToOnePage() }
        var output = try Output(path: destination.path)
        let display = destination.path == nil ? Terminal.display(for: STDOUT_FILENO) : .plain
        let renderer = destination.format.renderer(context, display: display, withMarket: destination.withMarket)
        try output.write(renderer.opening())
        let totals = try judge(
            render: { consultation, index in renderer.consultation(consultation, isFirst: index == 0) },
            receive: { try output.write($0) })
        try output.write(renderer.closing(totals))
        try output.flush()
        return totals
    }

    private func runToOnePage() throws -> RunTotals {
        var output = try Output(path: destination.path)
        var collection = HTMLCollection(context)
        let context = self.context
        let totals = try judge(
            render: { consultation, _ in HTMLCollection.part(consultation, context) }, receive: { collection.add($0) })
        try output.write(collection.page(totals))
        try output.flush()
        return totals
    }

    /// Reads and judges all inputs on all cores; `render` runs on any of them, `receive` in the order
    /// of the inputs.
    private func judge<Piece: Sendable>(
        render: @escaping @Sendable (JudgedConsultation, _ index: Int) -> Piece, receive: (Piece) throws -> Void
    ) throws -> RunTotals {
        var totals = RunTotals()
        var progress = Progress(total: inputs.count)
        let inputs = self.inputs
        try OrderedPipeline.run(
            count: inputs.count, threads: min(OrderedPipeline.coreCount, inputs.count),
            makeWorker: makeExaminer,
            work: { examiner, index -> Result<Rendered<Piece>, SettingsError> in
                do throws(SettingsError) {
                    let consultation = try examiner.examine(inputs[index])
                    return .success(Rendered(consultation, render(consultation, index)))
                } catch {
                    return .failure(error)
                }
            },
            receive: { index, result in
                let rendered = try result.get()
                try receive(rendered.piece)
                totals.add(rendered.summary, failures: rendered.failures)
                progress.advance(to: index + 1)
            })
        progress.end()
        return totals
    }
}

/// All that has to be kept of a consultation once it is judged.
private struct Rendered<Piece: Sendable>: Sendable {
    let piece: Piece
    let summary: Judgement.Summary
    let failures: [RunTotals.Failure]

    init(_ consultation: JudgedConsultation, _ piece: Piece) {
        self.piece = piece
        summary = consultation.judgement.summary
        failures = consultation.readFailures
    }
}
