// A tender paper in prose → what it states.

import Documents
import Provenance

extension PhraseLibrary {
    /// All that the phrases recognise in a paper of this kind.
    public func statements(in text: DocumentText, of kind: PaperKind, document: DocumentID) -> PaperStatements {
        var statements = PaperStatements()
        statements.isComplete = text.status.isReadInFull
        return statements
    }
}
