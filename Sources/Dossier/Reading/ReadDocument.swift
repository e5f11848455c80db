// One document, read by itself: what it is, what it states. Documents are read side by side.

import Clauses
import Documents
import Market
import Notices
import Provenance

/// A document as it was read.
struct ReadDocument: Sendable {
    enum Contents: Sendable {
        /// A structured notice, as a market of its own.
        case notice(Market)
        case paper(PaperStatements)
        /// Nothing that says anything about the market.
        case none
    }

    var record: DocumentRecord
    var contents: Contents = .none
    /// The numbered articles and the references to articles of other papers.
    var articles = ArticleIndex()
    var references: [ArticleReference] = []
    /// The order in which it says that the papers prevail.
    var precedence: Precedence?
    /// In French, for the reader of the report.
    var remarks: [String] = []
}

/// Reads documents one after the other; one for each thread, since the parser keeps its buffers.
final class DocumentWorker {
    private let notices = NoticeReader()
    private let phrases: PhraseLibrary
    private let papers: PapersFile?

    init(phrases: PhraseLibrary, papers: PapersFile?) {
        self.phrases = phrases
        self.papers = papers
    }

    /// Never fails: what could not be read is in the document's record, with the reason. `name` is the
    /// path within the package, which tells what paper it is.
    func read(_ member: PackageMember, name: String, as id: DocumentID) -> ReadDocument {
        let bytes: [UInt8]
        do throws(PackageMember.Unread) {
            bytes = try member.bytes()
        } catch {
            return paper(
                DocumentText(status: .unread(reason: error.reason)), id, path: member.path, name: name, sha256: "", byteCount: 0)
        }
        let sha256 = OpenedFile(path: member.path, bytes: bytes).sha256
        if case .xml = DocumentFormat(sniffing: bytes) {
            if let notice = notice(bytes, id, path: member.path, sha256) { return notice }
        }
        let text = DocumentReader.text(of: bytes, path: member.path)
        return paper(text, id, path: member.path, name: name, sha256: sha256, byteCount: bytes.count)
    }

    /// `nil` if it is XML of another sort, which may be a paper.
    private func notice(_ bytes: [UInt8], _ id: DocumentID, path: String, _ sha256: String) -> ReadDocument? {
        func record(_ status: ReadStatus) -> DocumentRecord {
            DocumentRecord(id: id, path: path, kind: .notice, sha256: sha256, byteCount: bytes.count, status: status)
        }
        do throws(NoticeError) {
            let reading = try notices.read(bytes, path: path, as: id)
            // The prose is read before the document's status is settled: a text that could not be read
            // to its end leaves the notice incomplete.
            var market = reading.market(documents: [])
            let proseWasRead = market.isInFrench ? phrases.addClaims(to: &market) : true
            let status: ReadStatus =
                if reading.status.isReadInFull, !proseWasRead {
                    .incomplete(reason: "un texte de l’avis est trop long ou trop tortueux pour être lu jusqu’au bout")
                } else {
                    reading.status
                }
            return ReadDocument(record: record(status), contents: .notice(market))
        } catch {
            if case .unknownRoot = error {
                let text = DocumentReader.text(of: bytes, path: path)
                if case .unread = text.status {} else { return nil }
            }
            return ReadDocument(record: record(.unread(reason: error.description)))
        }
    }

    func paper(
        _ text: DocumentText, _ id: DocumentID, path: String, name: String, sha256: String, byteCount: Int
    ) -> ReadDocument {
        let identity = PaperClassifier.identify(path: name, text: text, declared: papers?.declaration(for: path))
        var status = text.status
        var document = ReadDocument(
            record: DocumentRecord(
                id: id, path: path, kind: identity.kind, kindReasons: identity.reasons, possibleKinds: identity.possible,
                lots: identity.lots, sha256: sha256, byteCount: byteCount, status: status))
        // How a text was come by (OCR, a conversion) is said: a lawyer wants to see the paper itself.
        document.remarks = (text.remarks + [identity.remark].compactMap { $0 }).map { "\(path) : \($0)." }
        if case .unread = status { return document }
        if identity.kind != .form, identity.kind != .plan {
            let statements = phrases.statements(in: text, of: identity.kind, document: id)
            if status.isReadInFull, !statements.isComplete {
                status = .incomplete(reason: "trop long ou trop tortueux pour être lu jusqu’au bout")
                document.record = document.record.with(status)
            }
            document.contents = .paper(statements)
            document.articles = ArticleIndex(text, document: id)
            document.references = ArticleReference.all(in: text, document: id)
            document.precedence = PrecedenceReading.read(text, document: id)
        }
        return document
    }
}

extension DocumentRecord {
    /// The same document with another status.
    func with(_ status: ReadStatus) -> DocumentRecord {
        DocumentRecord(
            id: id, path: path, kind: kind, kindReasons: kindReasons, possibleKinds: possibleKinds, lots: lots, sha256: sha256,
            byteCount: byteCount, status: status)
    }
}

extension Market {
    /// Whether the phrase library, which is French, has anything to find: false only where the notice
    /// is in another language and the buyer is not French.
    fileprivate var isInFrench: Bool {
        notice.firstValue(of: NoticeField.language) == .code("FRA") || notice[NoticeField.language].claims.isEmpty
            || buyer.firstValue(of: BuyerField.country) == .code("FRA")
    }
}
