// Why an XML document could not be read, in words for the person who gave it.

/// A reason for not reading an XML document, or not all of it.
public struct XMLError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case empty
        case notXML
        case tooLarge(limit: Int)
        case tooDeep(limit: Int)
        case tooManyElements(limit: Int)
        case tooManyNames(limit: Int)
        case tagTooLong(limit: Int)
        case tooManyAttributes(limit: Int)
        case textTooLong(limit: Int)
        /// The document declares or uses an entity of its own; `name` as written.
        case entity(name: String)
        case unsupportedEncoding(name: String)
        /// Bytes that are not characters of the encoding the document claims.
        case badBytes(encoding: String)
        /// Not well-formed; what libxml2 says, in English.
        case malformed(detail: String)
        /// The file ends inside an element.
        case truncated
        case outOfMemory
    }

    public let reason: Reason
    /// The document as the user named it.
    public let path: String
    /// Both count from 1; 0 where the error concerns the whole file.
    public let line: Int
    public let column: Int

    public init(_ reason: Reason, path: String, line: Int = 0, column: Int = 0) {
        self.reason = reason
        self.path = path
        self.line = line
        self.column = column
    }

    /// What is wrong, without the place.
    public var what: String {
        switch reason {
        case .empty: "le fichier est vide"
        case .notXML: "ce n’est pas un document XML"
        case .tooLarge(let limit): "le fichier dépasse \(limit >> 20) Mio"
        case .tooDeep(let limit): "plus de \(limit) éléments emboîtés"
        case .tooManyElements(let limit): "plus de \(limit) éléments"
        case .tooManyNames(let limit): "plus de \(limit) noms d’éléments différents"
        case .tagTooLong(let limit): "une balise dépasse \(limit >> 10) Kio"
        case .tooManyAttributes(let limit): "plus de \(limit) attributs sur un élément"
        case .textTooLong(let limit): "un texte dépasse \(limit >> 20) Mio"
        case .entity(let name): "le document déclare ou utilise une entité (« \(name) »), ce qui est refusé par sécurité"
        case .unsupportedEncoding(let name): "encodage « \(name) » non pris en charge"
        case .badBytes(let encoding): "octets qui ne sont pas de l’\(encoding)"
        case .malformed(let detail): "XML mal formé : \(detail)"
        case .truncated: "le fichier s’arrête au milieu d’un élément"
        case .outOfMemory: "mémoire insuffisante"
        }
    }

    /// What the user can do about it.
    public var remedy: String {
        switch reason {
        case .empty, .truncated: "Télécharger le fichier à nouveau."
        case .notXML: "Donner le fichier XML de l’avis, non la page qui le montre."
        case .tooLarge, .tooDeep, .tooManyElements, .tooManyNames, .tagTooLong, .tooManyAttributes, .textTooLong:
            "Vérifier l’origine du fichier : un avis réel n’atteint pas cette taille."
        case .entity: "Retirer la déclaration DOCTYPE et ses entités ; un avis eForms n’en a pas."
        case .unsupportedEncoding, .badBytes: "Enregistrer le fichier en UTF-8."
        case .malformed: "Corriger le fichier à cet endroit ou le télécharger à nouveau."
        case .outOfMemory: "Relancer avec moins de fichiers à la fois."
        }
    }
}

extension XMLError: CustomStringConvertible {
    /// `avis.xml:12:7 : XML mal formé : … Corriger …`
    public var description: String {
        let place = line > 0 ? "\(path):\(line):\(column)" : path
        return "\(place) : \(what). \(remedy)"
    }
}
