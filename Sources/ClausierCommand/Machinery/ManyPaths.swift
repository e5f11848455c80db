// Thousands of paths on one command line.

/// The arguments of `check`, with the paths that need no parsing set aside.
///
/// ArgumentParser unites the origins of a repeated argument each time it meets one more: its time
/// grows with the square of their number (a tenth of a run over 2 700 notices). Behind the last
/// option there can only be paths, save that the first may be that option's value.
struct ManyPaths {
    let parsed: [String]
    let setAside: [String]

    /// Fewer are not worth the trouble.
    private static let threshold = 64

    init(_ arguments: [String]) {
        let start = (arguments.lastIndex { $0.hasPrefix("-") } ?? 0) + 1
        guard arguments.first == "check", arguments.count - start > Self.threshold else {
            parsed = arguments
            setAside = []
            return
        }
        // Two stay: what the parser checks of several paths, it still sees.
        parsed = Array(arguments[..<(start + 3)])
        setAside = Array(arguments[(start + 3)...])
    }
}
