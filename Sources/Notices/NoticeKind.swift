// The documents that eForms knows, by their outermost element.

import XML

/// What kind of eForms document a file is. Raw values are the names of the outermost elements.
public enum NoticeKind: String, CaseIterable, Hashable, Sendable {
    case contractNotice = "ContractNotice"
    case priorInformationNotice = "PriorInformationNotice"
    case contractAwardNotice = "ContractAwardNotice"
    /// Registration of a European company: recognised, but there is nothing to judge in it.
    case businessRegistration = "BusinessRegistrationInformationNotice"

    /// The vocabulary starts with these names, in this order.
    init?(name: XMLName) {
        let all = Self.allCases
        guard name >= 0, name < all.count else { return nil }
        self = all[Int(name)]
    }
}
