// What is looked for in papers: only of that can their silence be believed.

import Market

extension PhraseLibrary {
    /// The attributes that somebody looks for in papers of prose, by clauses or by code. Where nobody
    /// looks, finding nothing says nothing.
    public var recognisedInPapers: AttributeSet {
        var set = AttributeSet()
        func insert(_ name: String, _ records: [RecordType]) {
            for record in records { Catalogue.standard.attribute(named: name, of: record).map { set.insert($0) } }
        }
        for definition in definitions {
            let homes = ClauseDefinition.homes(definition.records)
            for stated in definition.yields {
                switch stated {
                case .value(let name, _): insert(name, homes)
                case .member(let name, let fields):
                    insert(name, homes)
                    for home in homes {
                        guard case .records(let type)? = Catalogue.standard.attribute(named: name, of: home)?.spec.type else { continue }
                        for field in fields.keys { insert(field, [type]) }
                    }
                }
            }
        }
        // Lists and tables of lots, of criteria, of hours.
        insert("title", [.lot])
        insert("awardCriteria", [.lot])
        for field in ["name", "type", "weight", "weightKind", "subcriteria"] { insert(field, [.awardCriterion]) }
        for name in ["insertionCommitments", "insertionClause", "insertionRate", "estimatedValue", "frameworkMaximumValue", "duration"] { insert(name, [.lot]) }
        insert("hours", [.insertionCommitment])
        return set
    }
}
