// `--format html`: a page is composed when all its consultations are known.

struct HTMLRenderer: ReportRendering {
    let context: ReportContext

    func piece(of consultation: JudgedConsultation, isFirst: Bool) -> ReportPiece {
        ReportPiece(page: HTMLCollection.part(consultation, context))
    }

    func makeComposer() -> any ReportComposing { Composer(collection: HTMLCollection(context)) }

    private struct Composer: ReportComposing {
        var collection: HTMLCollection

        mutating func open() -> [UInt8] { [] }

        mutating func add(_ piece: ReportPiece) -> [UInt8] {
            if let part = piece.page { collection.add(part) }
            return []
        }

        mutating func close(_ totals: RunTotals) -> [UInt8] { collection.page(totals) }
    }
}
