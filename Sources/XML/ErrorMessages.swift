// libxml2's errors in French.

import Clibxml2

/// A character that XML does not allow, such as U+0000.
let forbiddenCharacter = XMLError.Reason.malformed(detail: "caractère interdit en XML")

/// The reason behind one of libxml2's errors. The commonest are translated; of the others the
/// number and the English text are given, so that they can be looked up.
func reason(for error: xmlError) -> XMLError.Reason {
    func name(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
        guard let pointer else { return "?" }
        return String(String(cString: pointer).prefix(60))
    }
    switch UInt32(bitPattern: error.code) {
    case XML_ERR_DOCUMENT_EMPTY.rawValue:
        return .notXML
    case XML_ERR_INVALID_ENCODING.rawValue:
        return .badBytes(encoding: "UTF-8")
    case XML_ERR_NO_MEMORY.rawValue:
        return .outOfMemory
    case XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue:
        return .entity(name: name(error.str1))
    case XML_ERR_TAG_NAME_MISMATCH.rawValue:
        return .malformed(detail: "l’élément « \(name(error.str1)) », ouvert à la ligne \(error.int1), est fermé par « \(name(error.str2)) »")
    case XML_ERR_TAG_NOT_FINISHED.rawValue:
        return .malformed(detail: "l’élément « \(name(error.str1)) » n’est pas fermé")
    case XML_ERR_DOCUMENT_END.rawValue:
        return .malformed(detail: "il y a du texte après la fin du document")
    case XML_ERR_ATTRIBUTE_REDEFINED.rawValue:
        return .malformed(detail: "l’attribut « \(name(error.str1)) » est écrit deux fois")
    case XML_ERR_LT_IN_ATTRIBUTE.rawValue:
        return .malformed(detail: "« < » dans la valeur d’un attribut")
    case XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue, XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue,
        XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue:
        return .malformed(detail: "attribut sans valeur entre guillemets")
    case XML_ERR_GT_REQUIRED.rawValue:
        return .malformed(detail: "il manque « > » à la fin d’une balise")
    case XML_ERR_NAME_REQUIRED.rawValue:
        return .malformed(detail: "« < » ou « & » qui n’ouvre ni balise ni caractère nommé")
    case XML_ERR_INVALID_CHAR.rawValue:
        return forbiddenCharacter
    case XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue:
        return .malformed(detail: "le préfixe « \(name(error.str1)) » n’est pas déclaré")
    default:
        let message = name(error.message).split(separator: "\n").first.map(String.init) ?? "?"
        return .malformed(detail: "erreur libxml2 n° \(error.code) (\(message))")
    }
}
