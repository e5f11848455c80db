// Why a file could not be read as a notice.

import XML

/// A file that is no notice, or of which nothing could be read.
public enum NoticeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not XML, or refused as such.
    case xml(XMLError)
    /// XML, but not eForms; `root` is the outermost element as written or by its conventional name.
    case unknownRoot(root: String, path: String, line: Int, column: Int)

    /// What is wrong, without the place.
    public var what: String {
        switch self {
        case .xml(let error): error.what
        case .unknownRoot(let root, _, _, _): "« \(root) » n’est pas un avis eForms"
        }
    }

    public var remedy: String {
        switch self {
        case .xml(let error): error.remedy
        case .unknownRoot:
            "Donner le XML eForms de l’avis (ContractNotice, PriorInformationNotice ou ContractAwardNotice, dans leur espace de noms), tel que TED le publie."
        }
    }

    /// `avis.xml:2:1 : « html » n’est pas un avis eForms. Donner …`
    public var description: String {
        switch self {
        case .xml(let error): error.description
        case .unknownRoot(_, let path, let line, let column): "\(path):\(line):\(column) : \(what). \(remedy)"
        }
    }
}
