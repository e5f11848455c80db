import Foundation
import Reports
import Testing

/// docs/modele.md is written from the catalogue; a stale page would mislead who writes rules.
@Test func thePageOfTheModelIsUpToDate() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/modele.md").standardized
    #expect(try String(contentsOf: page, encoding: .utf8) == CatalogueDocument.markdown(), "run script/docs")
}
