// A whole report in one format, as the program composes it.

@testable import Reports

enum Rendering {
    static func bytes(
        _ format: ReportFormat, _ consultations: [JudgedConsultation] = [Sample.consultation()],
        _ context: ReportContext = Sample.context, remarks: [String] = []
    ) -> [UInt8] {
        let renderer = format.renderer(context)
        var composer = renderer.makeComposer()
        var totals = RunTotals()
        var bytes = composer.open()
        for (index, consultation) in consultations.enumerated() {
            bytes += composer.add(renderer.piece(of: consultation, isFirst: index == 0))
            totals.add(consultation.judgement.summary, failures: consultation.readFailures)
        }
        totals.remarks = remarks
        return bytes + composer.close(totals)
    }

    static func text(
        _ format: ReportFormat, _ consultations: [JudgedConsultation] = [Sample.consultation()],
        _ context: ReportContext = Sample.context, remarks: [String] = []
    ) -> String {
        String(decoding: bytes(format, consultations, context, remarks: remarks), as: UTF8.self)
    }
}
