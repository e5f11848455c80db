// Where the buyer stands in the TED forms (section I).

import Market

enum TEDBuyerArea {
    static let areas = [address, body]

    private static let address = FieldArea.of(
        .ted, .buyer, at: TEDForms.form + "/CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY|ADDRESS_CONTRACTING_BODY_ADDITIONAL",
        [
            .form("I.1", "OFFICIALNAME", as: .plain, into: BuyerField.name),
            .form("I.1", "NATIONALID", as: .plain, into: BuyerField.nationalIdentifier),
            .form("I.1", "TOWN", as: .plain, into: BuyerField.city),
            .form("I.1", "POSTAL_CODE", as: .plain, into: BuyerField.postCode),
            .form("I.1", "COUNTRY/@VALUE", as: .translated(TEDCodes.countries), into: BuyerField.country),
            .form("I.1", "NUTS|n2016:NUTS|n2021:NUTS/@CODE", as: .code, into: BuyerField.countrySubdivision),
            .form("I.1", "URL_BUYER", as: .plain, into: BuyerField.profileAddress),
        ])

    private static let body = FieldArea.of(
        .ted, .form, at: TEDForms.form,
        [
            .form("I.4", "CONTRACTING_BODY/CA_TYPE/@VALUE", as: .translated(TEDCodes.buyerTypes), into: BuyerField.legalType),
            .form("I.5", "CONTRACTING_BODY/CA_ACTIVITY/@VALUE", as: .translated(TEDCodes.authorityActivities), into: BuyerField.activity),
            .form("I.6", "CONTRACTING_BODY/CE_ACTIVITY/@VALUE", as: .translated(TEDCodes.entityActivities), into: BuyerField.activity),
            .form("I.3", "CONTRACTING_BODY[DOCUMENT_FULL]/URL_DOCUMENT", as: .plain, into: LotField.documentsAddress),
            .form("I.3", "CONTRACTING_BODY[DOCUMENT_RESTRICTED]/URL_DOCUMENT", as: .plain, into: LotField.restrictedDocumentsAddress),
        ])
}
