// Small notices for the tests, written here: no real notice enters the repository.

import Documents
import Market
import Notices
import Provenance

enum SampleNotice {
    static let namespaces = """
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" \
        xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" \
        xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1" \
        xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1" \
        xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"
        """

    /// What eForms wraps its own elements in.
    static func extended(_ content: String) -> String {
        "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>\(content)</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
    }

    static func notice(
        root: String = "ContractNotice", form: String = "competition", type: String = "cn-standard",
        extensions: String = "", procedure: String = "", lots: String = ""
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><\(root) xmlns="urn:oasis:names:specification:ubl:schema:xsd:\(root)-2" \(namespaces)>\
        \(extended("\(extensions)<efac:NoticeSubType><cbc:SubTypeCode listName=\"notice-subtype\">16</cbc:SubTypeCode></efac:NoticeSubType>"))\
        <cbc:ID schemeName="notice-id">n-1</cbc:ID><cbc:IssueDate>2026-09-01+02:00</cbc:IssueDate><cbc:IssueTime>08:30:00+02:00</cbc:IssueTime>\
        <cbc:NoticeTypeCode listName="\(form)">\(type)</cbc:NoticeTypeCode><cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode>\
        \(procedure)\(lots)</\(root)>
        """
    }

    static func lot(_ identifier: String = "LOT-0001", scheme: String? = "Lot", _ content: String = "") -> String {
        let attribute = scheme.map { " schemeName=\"\($0)\"" } ?? ""
        return "<cac:ProcurementProjectLot><cbc:ID\(attribute)>\(identifier)</cbc:ID>\(content)</cac:ProcurementProjectLot>"
    }
}

func read(_ notice: String) throws -> NoticeReading {
    try NoticeReader().read(Array(notice.utf8), path: "avis.xml", as: DocumentID(0))
}

/// The only lot of a notice with this content.
func lot(_ content: String) throws -> Record {
    let lots = try read(SampleNotice.notice(lots: SampleNotice.lot(holding: content))).lots
    return lots.members[0]
}

extension SampleNotice {
    static func lot(holding content: String) -> String { lot("LOT-0001", scheme: "Lot", content) }
}

extension Record {
    func values(_ field: some RecordField) -> [String] { self[field].claims.map(\.value.description) }
}
