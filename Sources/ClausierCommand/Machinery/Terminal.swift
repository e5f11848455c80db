// What the program may assume of the streams it writes to.

import Glibc
import Reports

enum Terminal {
    /// How to lay text out for a stream: its width and colours if it is a terminal, 80 plain columns
    /// if it is not. `COLUMNS` wins over what the terminal says; `NO_COLOR` (any value but the empty
    /// one, see no-color.org) and `TERM=dumb` take the colour away.
    static func display(for stream: Int32) -> TextDisplay {
        guard isTerminal(stream) else { return .plain }
        let named = environment("COLUMNS").flatMap { Int($0) }
        return TextDisplay(width: named ?? width(of: stream) ?? 80, hasColour: allowsColour)
    }

    static func isTerminal(_ stream: Int32) -> Bool { isatty(stream) == 1 }

    static func width(of stream: Int32) -> Int? {
        var size = winsize()
        guard ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static var allowsColour: Bool {
        if let noColour = environment("NO_COLOR"), !noColour.isEmpty { return false }
        return environment("TERM") != "dumb"
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
