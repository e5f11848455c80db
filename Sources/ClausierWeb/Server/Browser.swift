// Opening the page for who has just started the server.

import Foundation
import Glibc

public enum Browser {
    /// Asks the desktop to open an address; where there is none, nothing happens.
    public static func open(_ address: String) {
        let environment = ProcessInfo.processInfo.environment
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        guard let program = folders.map({ String($0) + "/xdg-open" }).first(where: { (path: String) in access(path, X_OK) == 0 }) else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [address]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
