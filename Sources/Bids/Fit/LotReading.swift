// What the papers say about the object and the place of a lot, in the order in which it is believed.

import Market
import Provenance

/// The texts and codes of one lot that tell what it is and where.
struct LotReading {
    /// CPV digits, the main code first.
    let codes: [Stated]
    /// Whether the codes are those of a whole that has several lots: they may be about another lot.
    let codesAreShared: Bool
    let titles: [Stated]
    /// The title of the whole, where the lot has a code of its own: it may be about another lot.
    let widerTitles: [Stated]
    /// Descriptions: what is named there may be a detail.
    let texts: [Stated]
    let nuts: [Stated]
    let postCodes: [Stated]
    let cities: [Stated]
    let placeTexts: [Stated]

    init(_ lot: Record, in market: Market) {
        let procedure = market.procedure
        // A lot without a code or a title of its own is told by the consultation's.
        let codes = Self.stated(lot, LotField.mainClassification) + Self.stated(lot, LotField.additionalClassifications)
        self.codes = (codes.isEmpty
            ? Self.stated(procedure, ProcedureField.mainClassification) + Self.stated(procedure, ProcedureField.additionalClassifications) : codes)
            .map { Stated(String($0.text.prefix { $0 != "-" }), $0.evidence) }
        let shared = procedure[ProcedureField.mainClassification].claims.map(\.evidence)
        codesAreShared = market.lots.members.count > 1 && lot[LotField.mainClassification].claims.allSatisfy { shared.contains($0.evidence) }
        let own = Self.stated(lot, LotField.title)
        // « Secteur Nord » says nothing of the trade: the market's title does.
        let whole = Self.stated(procedure, ProcedureField.title)
        let isOwn = !codes.isEmpty && !codesAreShared && !own.isEmpty
        titles = isOwn ? own : own + whole
        widerTitles = isOwn ? whole : []
        texts = Self.stated(lot, LotField.description) + (market.lots.members.count < 2 ? Self.stated(procedure, ProcedureField.description) : [])
        let places = Self.stated(lot, LotField.places)
        nuts = places.isEmpty ? Self.stated(procedure, ProcedureField.places) : places
        postCodes = Self.stated(lot, LotField.placePostCodes)
        cities = Self.stated(lot, LotField.placeCities)
        placeTexts = Self.stated(lot, LotField.placeDescriptions) + own + Self.stated(procedure, ProcedureField.title)
    }

    private static func stated(_ record: Record, _ field: some RecordField) -> [Stated] {
        let fact = record[field]
        return fact.distinctValues.map { value in Stated(value.description, fact.claims(amountingTo: value).map(\.evidence)) }
    }
}
