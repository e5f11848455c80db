// The shared sub-expression with which many preconditions begin (« appelFrancais && … »): decided once
// for all rules of a market, and compiled once.

import CEL

/// A precondition of the form `shared && rest`.
struct LeadingGuard: Sendable {
    /// The shared sub-expression.
    let name: String
    /// The precondition behind it; `nil`: there is nothing more.
    let rest: LocatedText?

    init(name: String, rest: LocatedText?) {
        self.name = name
        self.rest = rest
    }

    /// `nil` if the precondition begins with none of `guards`, or if the version means something of its
    /// own by the name.
    init?(of version: RuleVersion, among guards: [String]) {
        guard let applies = version.applies, let conjunction = Conjunction(applies.text), guards.contains(conjunction.name),
            !version.variables.contains(where: { $0.name == conjunction.name })
        else { return nil }
        name = conjunction.name
        rest = conjunction.rest.map { LocatedText($0, applies.node) }
    }
}

extension SharedVariables {
    /// Those that decide for every rule and lot alike: conditions that the market's own facts and no
    /// table decide.
    func guards(under market: Environment) -> [String] {
        named.map(\.name).filter { name in
            guard let source = sources[name]?.text, !source.contains("seuil"), !source.contains("valeur") else { return false }
            return (try? market.compile(source, expecting: .bool)) != nil
        }
    }
}
