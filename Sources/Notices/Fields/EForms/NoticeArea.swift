// Where the fields of the notice itself are read.

import Market

enum NoticeArea {
    static let area = FieldArea(
        scope: .root, base: "/*",
        fields: [
            .field("BT-701-notice", "cbc:ID[@schemeName='notice-id']", as: .plain, into: NoticeField.identifier),
            .field("BT-04-notice", "cbc:ContractFolderID", as: .plain, into: NoticeField.procedureIdentifier),
            .field("BT-02-notice", "cbc:NoticeTypeCode", as: .code, into: NoticeField.noticeType),
            .field("BT-03-notice", "cbc:NoticeTypeCode/@listName", as: .code, into: NoticeField.formType),
            .field("OPP-070-notice", "efext:EformsExtension/efac:NoticeSubType/cbc:SubTypeCode", as: .code, into: NoticeField.subtype),
            .field("BT-01-notice", "cbc:RegulatoryDomain", as: .code, into: NoticeField.legalBasis),
            .field("BT-702(a)-notice", "cbc:NoticeLanguageCode", as: .code, into: NoticeField.language),
            .field("OPT-002-notice", "cbc:CustomizationID", as: .plain, into: NoticeField.sdkVersion),
            // The notice's own only: an award notice has other IssueDates, of contracts.
            .field("BT-05(a)-notice", "cbc:IssueDate", as: .moment, into: NoticeField.dispatchDate),
            .field("BT-05(b)-notice", "cbc:IssueTime", as: .hour, into: NoticeField.dispatchDate),

            // Change notices
            .field("BT-758-notice", "efext:EformsExtension/efac:Changes/efbc:ChangedNoticeIdentifier", as: .plain, into: NoticeField.changedNotice),
            .field("BT-140-notice", "efext:EformsExtension/efac:Changes/efac:ChangeReason/cbc:ReasonCode", as: .code, into: NoticeField.changeReason),
            .field("BT-762-notice", "efext:EformsExtension/efac:Changes/efac:ChangeReason/efbc:ReasonDescription", as: .text, into: NoticeField.changeDescription),

            // Result notices
            .field("BT-145-Contract", "efext:EformsExtension/efac:NoticeResult/efac:SettledContract/cbc:IssueDate", as: .date, into: NoticeField.contractConclusions),
            .field("BT-1451-Contract", "efext:EformsExtension/efac:NoticeResult/efac:SettledContract/cbc:AwardDate", as: .date, into: NoticeField.awardDecisions),
        ])
}
