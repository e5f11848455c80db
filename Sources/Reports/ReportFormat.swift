// The formats a report can take: one file for each under JSON/ and Text/.

/// A format of `--format`.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// French, for people.
    case text
    /// One object, with the market and the rules' long texts.
    case json
    /// One consultation a line, in the order of the inputs.
    case ndjson
}
