// The documents that are notices, by their outermost element.

/// What kind of document a notice is. Raw values are the names of the outermost elements.
public enum NoticeKind: String, CaseIterable, Hashable, Sendable {
    case contractNotice = "ContractNotice"
    case priorInformationNotice = "PriorInformationNotice"
    case contractAwardNotice = "ContractAwardNotice"
    /// Registration of a European company: recognised, but there is nothing to judge in it.
    case businessRegistration = "BusinessRegistrationInformationNotice"
    /// TED XML, the forms before eForms.
    case tedExport = "TED_EXPORT"
    /// BOAMP XML of the DILA, schema 3.
    case boampNotice = "jo:ann"
    case boampNoticeWithoutNamespace = "ann"
    /// BOAMP XML, schema 2.
    case boampAnnouncement = "ANNONCE"

    /// Those of eForms.
    static let eForms: [NoticeKind] = [.contractNotice, .priorInformationNotice, .contractAwardNotice, .businessRegistration]

    /// Those of before, which are holders: what a notice is, the form in them tells.
    static let holders: [NoticeKind] = [.tedExport, .boampNotice, .boampNoticeWithoutNamespace, .boampAnnouncement]
}
