// What a corrected package settles, and what must not pass for settled.

import Testing

@testable import ClausierWeb

struct ComparisonTests {
    private func finding(_ id: String, _ verdict: String, _ severity: String? = nil, harmless: Bool = false) -> FindingRecord {
        FindingRecord(
            consultation: "c", position: 0, finding: id, rule: id, title: id, lot: nil, verdict: verdict, severity: severity, verdictText: verdict,
            harmless: harmless, message: "")
    }

    @Test("settled is what is judged again and in order")
    func settled() {
        let comparison = PackageComparison(
            [finding("A", "breach", "blocking"), finding("B", "undetermined"), finding("C", "breach", "major")],
            [finding("A", "compliant"), finding("B", "notApplicable"), finding("C", "breach", "major")])
        #expect(comparison.settled.map { $0.before?.finding } == ["A", "B"])
        #expect(comparison.open.map { $0.after?.finding } == ["C"])
        #expect(comparison.new.isEmpty && comparison.changed.isEmpty && comparison.gone.isEmpty)
    }

    @Test("a package that could not be read settles nothing")
    func unread() {
        let comparison = PackageComparison([finding("A", "breach", "blocking"), finding("B", "undetermined")], [])
        #expect(comparison.settled.isEmpty)
        #expect(comparison.gone.count == 2)
    }

    @Test("what was in order and no longer is, is new; what changes its gravity has changed")
    func newAndChanged() {
        let comparison = PackageComparison(
            [finding("A", "compliant"), finding("B", "undetermined"), finding("D", "compliant")],
            [finding("A", "breach", "major"), finding("B", "breach", "blocking"), finding("E", "advice"), finding("D", "compliant")])
        #expect(comparison.new.map { $0.after?.finding } == ["A", "E"])
        #expect(comparison.changed.map { $0.after?.finding } == ["B"])
    }

    @Test("what is undetermined without consequence asks nothing of anybody")
    func harmless() {
        let comparison = PackageComparison([finding("A", "undetermined", harmless: true)], [finding("A", "undetermined", harmless: true)])
        #expect(comparison.open.isEmpty && comparison.new.isEmpty && comparison.settled.isEmpty)
    }
}
