import Testing

@testable import ClausierCommand

/// Thousands of notices on one command line are all taken, options included.
@Suite struct ManyPathsTests {
    private let notices = (1...3_000).map { "avis-\($0).xml" }

    @Test func noPathIsLostAndTheOptionsStayWithTheParser() {
        let arguments = ["check", "--format", "ndjson"] + notices
        let split = ManyPaths(arguments)
        #expect(split.parsed + split.setAside == arguments)
        #expect(split.parsed.prefix(4) == ["check", "--format", "ndjson", "avis-1.xml"])
        #expect(split.parsed.count < 10)
    }

    @Test func optionsBehindThePathsLeaveThemToTheParser() {
        let arguments = ["check"] + notices + ["--format", "json"]
        #expect(ManyPaths(arguments).parsed == arguments)
    }

    @Test func otherCommandsAndFewPathsAreLeftAlone() {
        #expect(ManyPaths(["model"] + notices).setAside.isEmpty)
        #expect(ManyPaths(["check", "a.xml", "b.xml"]).setAside.isEmpty)
        #expect(ManyPaths([]).parsed.isEmpty)
    }
}
