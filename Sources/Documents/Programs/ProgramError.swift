// Why an outside program did not do its work, in words for the person whose document it was.

/// What became of a program that was to read a document.
public struct ProgramError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        /// Not on the search path.
        case missing
        /// Stopped after so many seconds.
        case tooSlow(seconds: Int)
        /// Wrote more than it may.
        case tooMuch(limit: Int)
        /// Ended with a status other than 0; `message` is the beginning of what it said.
        case failed(status: Int, message: String)
        /// Ended by a signal: mostly a limit on memory or time, or a crash on a damaged file.
        case killed(signal: Int)
        case system(message: String)
    }

    public let program: OutsideProgram
    public let reason: Reason

    public init(_ reason: Reason, program: OutsideProgram) {
        self.program = program
        self.reason = reason
    }

    public var isMissing: Bool { reason == .missing }

    /// A French sentence without its full stop, and what to do.
    public var description: String {
        let name = program.name
        let plural = program.packages.count > 1
        return switch reason {
        case .missing:
            "le programme \(name) n’est pas installé. Installer \(plural ? "les paquets" : "le paquet") Debian "
                + program.packages.joined(separator: ", ")
        case .tooSlow(let seconds): "\(name) n’a pas fini en \(seconds) s et a été arrêté. Vérifier l’origine du fichier"
        case .tooMuch(let limit): "\(name) a produit plus de \(limit >> 20) Mio et a été arrêté. Vérifier l’origine du fichier"
        case .failed(_, let message) where !message.isEmpty: "\(name) n’a pas pu lire le fichier (\(message))"
        case .failed(let status, _): "\(name) n’a pas pu lire le fichier (code \(status))"
        case .killed: "\(name) a été interrompu en lisant le fichier, sans doute endommagé ou démesuré"
        case .system(let message): "\(name) n’a pas pu être lancé (\(message))"
        }
    }
}
