// What is looked for in papers: only of that can their silence be believed.

import Market

extension PhraseLibrary {
    /// The attributes that somebody looks for in papers of prose. Where nobody looks, finding nothing
    /// says nothing.
    public var recognisedInPapers: AttributeSet {
        var set = AttributeSet()
        func insert(_ name: String) {
            for attribute in Catalogue.standard.all where attribute.name == name { set.insert(attribute) }
        }
        for stated in definitions.flatMap(\.yields) {
            switch stated {
            case .value(let name, _): insert(name)
            case .member(let name, let fields):
                insert(name)
                for field in fields.keys { insert(field) }
            }
        }
        return set
    }
}
