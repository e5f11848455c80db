// Progress of a long run: one line on a terminal that is rewritten, nothing elsewhere.

import Glibc

struct Progress {
    private let total: Int
    private let isShown: Bool
    private let start = Progress.now
    private var lastShown: Double
    private var isLineOpen = false

    init(total: Int, isQuiet: Bool = false) {
        self.total = total
        // A handful of files is done before anybody could read a line.
        isShown = !isQuiet && total > 20 && Terminal.isTerminal(STDERR_FILENO)
        lastShown = start
    }

    mutating func advance(to done: Int) {
        guard isShown else { return }
        let now = Self.now
        guard now - lastShown >= 0.1 else { return }
        lastShown = now
        let rate = Double(done) / max(now - start, 0.001)
        let remaining = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
        let text = "\r\(done) / \(total) consultations, \(Int(rate)) par seconde, reste \(Self.spoken(seconds: remaining))\u{1B}[K"
        Talk.write(Array(text.utf8))
        isLineOpen = true
    }

    /// Takes the line away.
    mutating func end() {
        guard isLineOpen else { return }
        Talk.write(Array("\r\u{1B}[K".utf8))
        isLineOpen = false
    }

    private static func spoken(seconds: Int) -> String {
        seconds < 90 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
