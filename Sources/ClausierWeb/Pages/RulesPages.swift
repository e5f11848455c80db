// The law at hand: rules by article, date and stage, and the page of each.

import Clausier
import Foundation
import Hummingbird

/// What is looked for among the rules.
struct RuleQuery {
    var text = ""
    var article = ""
    var day: CivilDate?
    var stage: PurchaseStage?

    var isEmpty: Bool { text.isEmpty && article.isEmpty && day == nil && stage == nil }

    func rules(_ ruleSet: RuleSet) -> [Rule] {
        var rules = article.isEmpty ? ruleSet.rules : Self.rules(on: article, in: ruleSet.rules)
        if let stage { rules = rules.filter { $0.stage == stage } }
        if let day { rules = rules.filter { rule in rule.versions.contains { $0.isInForce(on: day) } } }
        for word in SearchText.fold(text).split(separator: " ") {
            rules = rules.filter { SearchText.fold("\($0.id) \($0.title) \($0.explanation)").contains(word) }
        }
        return rules
    }

    /// The article itself; if no rule rests on it, those whose number begins like it: « L2113 ».
    private static func rules(on article: String, in rules: [Rule]) -> [Rule] {
        let exact = RulePages.rules(on: article, among: rules)
        guard exact.isEmpty else { return exact }
        func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" } }
        let sought = folded(article)
        return sought.isEmpty ? [] : rules.filter { rule in rule.legalBasis.contains { folded($0.article).hasPrefix(sought) } }
    }
}

extension Site {
    func ruleRoutes(_ router: Router<WebContext>) {
        router.get("regles") { request, context in self.rules(FormFields(encoded: request.uri.query ?? ""), context) }
        router.get("regles/:regle") { _, context in
            guard let explanation = try self.explanation(of: context.parameters.get("regle") ?? "") else { throw PageProblem.notFound }
            let view = View(["rule": String(decoding: explanation.html(), as: UTF8.self)])
            return self.page("rule", explanation.heading, view, at: .rules, for: context.visitor)
        }
    }

    func explanation(of id: String) throws -> RuleExplanation? {
        if let rule = engine.ruleSet.rule(id) { return try RuleExplanation(rule, in: engine.ruleSet) }
        return BuiltInRule.all.first { $0.id == id }.map { RuleExplanation($0) }
    }

    private func rules(_ fields: FormFields, _ context: WebContext) -> Response {
        var query = RuleQuery()
        query.text = String((fields.text("q") ?? "").prefix(200))
        query.article = String((fields.text("article") ?? "").prefix(60))
        query.day = fields["jour"].flatMap(CivilDate.init(iso:))
        query.stage = fields["etape"].flatMap(PurchaseStage.init(rawValue:))
        let rules = query.rules(engine.ruleSet)
        let groups: [(String, [Rule])] = (PurchaseStage.allCases.map(Optional.some) + [nil]).compactMap { stage in
            let members = rules.filter { $0.stage == stage }
            return members.isEmpty ? nil : (stage?.label ?? "Autres", members)
        }
        let view = View([
            "total": engine.ruleSet.rules.count, "q": query.text, "article": query.article, "day": query.day?.description, "filtered": !query.isEmpty,
            "stages": PurchaseStage.allCases.map { View(["value": $0.rawValue, "label": $0.label, "selected": $0 == query.stage]) },
            "count": rules.isEmpty ? "Aucune règle ne répond à ces critères." : counted(rules.count, "règle", "règles"),
            "groups": groups.map { title, members in
                View([
                    "title": title,
                    "rules": members.map { rule in
                        View([
                            "id": rule.id, "title": rule.title, "basis": rule.legalBasis.map(\.article).joined(separator: ", "),
                            "window": query.day.flatMap { day in rule.versions.first { $0.isInForce(on: day) } }.map { "version du \(FrenchText.date($0.from))" },
                        ])
                    },
                ])
            },
        ])
        return page("rules", "Règles", view, at: .rules, for: context.visitor)
    }
}
