// One consultation: its documents opened and read, what they state merged into one market.

import Clauses
import Documents
import Market
import Notices
import Provenance

/// Reads consultations one after the other; one reader for each worker, since it keeps its buffers.
public final class DossierReader {
    private let notices = NoticeReader()
    private let phrases: PhraseLibrary

    /// The phrase library may be shared by all readers.
    public init(phrases: PhraseLibrary) {
        self.phrases = phrases
    }

    /// Reads the consultation that stands at a path.
    ///
    /// Never fails: what could not be read is in the market's documents, with the reason.
    public func read(_ path: String) -> Market {
        let document = DocumentID(0)
        let file: OpenedFile
        do throws(DocumentError) {
            file = try OpenedFile.read(path)
        } catch {
            return unread(DocumentRecord(
                id: document, path: path, kind: .notice, sha256: "", byteCount: 0,
                status: .unread(reason: "\(error.what). \(error.remedy)")))
        }
        func record(_ status: ReadStatus) -> DocumentRecord {
            DocumentRecord(
                id: document, path: path, kind: .notice, sha256: file.sha256, byteCount: file.bytes.count, status: status)
        }
        do throws(NoticeError) {
            let reading = try notices.read(file.bytes, path: path, as: document)
            return market(of: reading, record: record)
        } catch {
            return unread(record(.unread(reason: error.description)))
        }
    }

    private func market(of reading: NoticeReading, record: (ReadStatus) -> DocumentRecord) -> Market {
        // The prose is read before the document's status is settled: a text that could not be read to
        // its end leaves the notice incomplete.
        var market = reading.market(documents: [])
        let proseWasRead = market.isInFrench ? phrases.addClaims(to: &market) : true
        let status: ReadStatus =
            if reading.status.isReadInFull, !proseWasRead {
                .incomplete(reason: "un texte de l’avis est trop long ou trop tortueux pour être lu jusqu’au bout")
            } else {
                reading.status
            }
        market.documents = [record(status)]
        market.coverage = Coverage(documents: market.documents, noticeFormType: reading.formType)
        market.launchDate = LaunchDate(readFrom: market.notice)
        market.categoriseBuyer()
        market.inherit()
        market.remarkScope()
        return market
    }

    private func unread(_ record: DocumentRecord) -> Market { Market(documents: [record]) }
}

extension Market {
    /// Whether the phrase library, which is French, has anything to find: false only where the notice
    /// is in another language and the buyer is not French.
    fileprivate var isInFrench: Bool {
        notice.firstValue(of: NoticeField.language) == .code("FRA") || notice[NoticeField.language].claims.isEmpty
            || buyer.firstValue(of: BuyerField.country) == .code("FRA")
    }
}
