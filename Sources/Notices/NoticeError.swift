// Why a file could not be read as a notice.

import XML

/// A file that is no notice, or of which nothing could be read.
public enum NoticeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not XML, or refused as such.
    case xml(XMLError)
    /// The root of a notice, but none of the forms that are read; `root` as above.
    case noForm(root: String, path: String, line: Int, column: Int)
    /// XML, but no notice; `root` is the outermost element as written or by its conventional name.
    case unknownRoot(root: String, path: String, line: Int, column: Int)

    /// What is wrong, without the place.
    public var what: String {
        switch self {
        case .xml(let error): error.what
        case .unknownRoot(let root, _, _, _): "« \(root) » n’est pas un avis"
        case .noForm(let root, _, _, _): "« \(root) » ne contient aucun des formulaires d’avis connus"
        }
    }

    public var remedy: String {
        switch self {
        case .xml(let error): error.remedy
        case .unknownRoot:
            "Donner le XML de l’avis : eForms (ContractNotice, PriorInformationNotice ou ContractAwardNotice, dans leur espace de noms), TED_EXPORT, ou celui du BOAMP (ann, ANNONCE)."
        case .noForm:
            "Sont lus les formulaires TED F01 à F25 (R2.0.9), ceux de R2.0.8 en partie, et ceux du BOAMP : FNSimple, MAPA, EFORMS et ANNONCE."
        }
    }

    /// `avis.xml:2:1 : « html » n’est pas un avis eForms. Donner …`
    public var description: String {
        switch self {
        case .xml(let error): error.description
        case .unknownRoot(_, let path, let line, let column), .noForm(_, let path, let line, let column): "\(path):\(line):\(column) : \(what). \(remedy)"
        }
    }
}
