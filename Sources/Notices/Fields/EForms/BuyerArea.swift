// Where the fields of the buyers are read: partly on the contracting party, partly on the
// organisation it names.

import Market

enum BuyerArea {
    static let organisation = FieldArea(
        scope: .organisation, base: "/*/efext:EformsExtension/efac:Organizations/efac:Organization",
        fields: [
            .key("OPT-200-Organization-Company", "efac:Company/cac:PartyIdentification/cbc:ID", .organisationIdentifier),
            .key("OPT-201-Organization-TouchPoint", "efac:TouchPoint/cac:PartyIdentification/cbc:ID", .organisationIdentifier),
            .key("OPP-050-Organization", "efbc:GroupLeadIndicator", .leadsBuyers),
            .field("BT-500-Organization-Company", "efac:Company/cac:PartyName/cbc:Name", as: .text, into: BuyerField.name),
            .field("BT-501-Organization-Company", "efac:Company/cac:PartyLegalEntity/cbc:CompanyID", as: .plain, into: BuyerField.nationalIdentifier),
            .field("BT-513-Organization-Company", "efac:Company/cac:PostalAddress/cbc:CityName", as: .plain, into: BuyerField.city),
            .field("BT-512-Organization-Company", "efac:Company/cac:PostalAddress/cbc:PostalZone", as: .plain, into: BuyerField.postCode),
            .field("BT-507-Organization-Company", "efac:Company/cac:PostalAddress/cbc:CountrySubentityCode", as: .code, into: BuyerField.countrySubdivision),
            .field("BT-514-Organization-Company", "efac:Company/cac:PostalAddress/cac:Country/cbc:IdentificationCode", as: .code, into: BuyerField.country),
        ])

    static let contractingParty = FieldArea(
        scope: .contractingParty, base: "/*/cac:ContractingParty",
        fields: [
            .key("OPT-300-Procedure-Buyer", "cac:Party/cac:PartyIdentification/cbc:ID", .buyerOrganisation),
            .field("BT-11-Procedure-Buyer", "cac:ContractingPartyType/cbc:PartyTypeCode[@listName='buyer-legal-type']", as: .code, into: BuyerField.legalType),
            .field("BT-10-Procedure-Buyer", "cac:ContractingActivity/cbc:ActivityTypeCode[@listName='authority-activity']", as: .code, into: BuyerField.activity),
            .field("BT-508-Procedure-Buyer", "cbc:BuyerProfileURI", as: .plain, into: BuyerField.profileAddress),
        ])
}
