// Is the place of performance on our territory? By commune and post code where they are written, by
// NUTS code elsewhere; the buyer's own address is a hint and proves nothing.

import Market
import Provenance
import Rules

/// How the place of a lot lies to a territory.
public struct TerritoryFit: Sendable, Hashable {
    public enum Level: Int, CaseIterable, Hashable, Sendable, Comparable {
        /// Elsewhere, and the papers say where.
        case outside
        case unknown
        /// Only the buyer's address speaks for it.
        case hinted
        /// In the same region or département.
        case area
        /// In one of our communes.
        case inside

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    public let level: Level
    /// In French.
    public let text: String
    public let evidence: [Evidence]
}

extension TerritoryFit {
    init(_ territory: Profile.Territory, _ lot: LotReading, buyer: Record) {
        guard territory.isTold else {
            self.init(level: .unknown, text: "le profil ne dit pas notre territoire", evidence: [])
            return
        }
        if let found = Self.commune(territory, lot) {
            self = found
            return
        }
        let departments = Set(territory.communes.map { Self.department($0.code) } + territory.communes.flatMap(\.postCodes).map(Self.department))
        if let code = lot.postCodes.first(where: { departments.contains(Self.department($0.text)) }) {
            self.init(level: .area, text: "dans notre département (code postal \(code.text)), hors des communes du profil", evidence: code.evidence)
            return
        }
        if let place = lot.nuts.first(where: { place in territory.nuts.contains { place.text.hasPrefix($0) } }) {
            self.init(level: .area, text: "dans notre territoire (\(place.text))", evidence: place.evidence)
            return
        }
        // A wider code, an old one or none at all: it may be anywhere.
        let isVague = lot.nuts.contains { place in
            Self.isOld(place.text) || place.text.hasPrefix("FRZ") || territory.nuts.contains { $0.hasPrefix(place.text) }
        }
        let knowsPlace = !lot.postCodes.isEmpty && !departments.isEmpty || !lot.nuts.isEmpty && !isVague && !territory.nuts.isEmpty
        if knowsPlace {
            let place = lot.cities.first ?? lot.postCodes.first ?? lot.nuts.first
            self.init(level: .outside, text: "hors de notre territoire (\(place?.text ?? ""))", evidence: place?.evidence ?? [])
            return
        }
        if let place = lot.placeTexts.first(where: { !departments.isDisjoint(with: Self.departments(namedIn: $0.text)) }) {
            self.init(level: .hinted, text: "le lieu est dans notre département", evidence: place.evidence)
            return
        }
        self = Self.hint(territory, departments, buyer)
    }

    /// « (59) Nord, (2A) Corse-du-Sud », as buyer profiles write it.
    private static func departments(namedIn text: String) -> [String] {
        var found: [String] = []
        for part in text.split(separator: "(") {
            guard let end = part.firstIndex(of: ")") else { continue }
            let code = String(part[..<end])
            guard (2...3).contains(code.count), code.first?.isNumber == true, code.allSatisfy({ $0.isNumber || $0 == "A" || $0 == "B" }) else { continue }
            found.append(department(code))
        }
        return found
    }

    private static func commune(_ territory: Profile.Territory, _ lot: LotReading) -> TerritoryFit? {
        let postCodes = territory.communes.flatMap(\.postCodes)
        if let code = lot.postCodes.first(where: { postCodes.contains($0.text) }) {
            return TerritoryFit(level: .inside, text: "dans l’une de nos communes (code postal \(code.text))", evidence: code.evidence)
        }
        let names = territory.communes.compactMap(\.name) + territory.districts
        for text in lot.cities + lot.placeTexts {
            let words = WordSearch.words(text.text)
            if let name = names.first(where: { WordSearch.contains($0, in: words) }) {
                return TerritoryFit(level: .inside, text: "sur notre territoire (\(name))", evidence: text.evidence)
            }
        }
        return nil
    }

    /// What the buyer's address suggests.
    private static func hint(_ territory: Profile.Territory, _ departments: Set<String>, _ buyer: Record) -> TerritoryFit {
        let region = buyer.firstValue(of: BuyerField.countrySubdivision)?.description
        let postCode = buyer.firstValue(of: BuyerField.postCode)?.description
        let evidence = (buyer[BuyerField.postCode].claims + buyer[BuyerField.countrySubdivision].claims).prefix(1).map(\.evidence)
        if let region, territory.nuts.contains(where: { region.hasPrefix($0) }) {
            return TerritoryFit(level: .hinted, text: "le lieu n’est pas écrit ; l’acheteur est dans notre territoire (\(region))", evidence: evidence)
        }
        if let postCode, departments.contains(department(postCode)) {
            return TerritoryFit(level: .hinted, text: "le lieu n’est pas écrit ; l’acheteur est dans notre département (\(postCode))", evidence: evidence)
        }
        let elsewhere = (postCode ?? region).map { " ; l’acheteur est ailleurs (\($0))" } ?? ""
        return TerritoryFit(level: .unknown, text: "le lieu d’exécution n’est pas connu\(elsewhere)", evidence: evidence)
    }

    /// `59` of 59999, `971` of 97110; Corsica's `2A` and `2B` share the post codes of 20.
    private static func department(_ code: String) -> String {
        if code.hasPrefix("97") || code.hasPrefix("98") { return String(code.prefix(3)) }
        if code.hasPrefix("2A") || code.hasPrefix("2B") { return "20" }
        return String(code.prefix(2))
    }

    /// Codes of the regions before 2016: FR2… to FR9….
    private static func isOld(_ nuts: String) -> Bool {
        guard nuts.hasPrefix("FR"), let third = nuts.dropFirst(2).first else { return false }
        return third.isNumber && third != "1"
    }
}
