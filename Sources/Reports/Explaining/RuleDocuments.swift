// The folder docs/regles: a page for each rule, and the indexes by which a reader finds it.

import Figures
import Rules
import Settings

/// Every file of docs/regles.
public enum RuleDocuments {
    /// The pages by file name.
    ///
    /// - Parameter ruleSet: with its inline tests.
    public static func files(_ ruleSet: RuleSet) throws(SettingsError) -> [(name: String, text: String)] {
        var files: [(name: String, text: String)] = []
        for rule in ruleSet.rules { files.append(("\(rule.id).md", try RuleExplanation(rule, in: ruleSet).markdown)) }
        for rule in BuiltInRule.all { files.append(("\(rule.id).md", RuleExplanation(rule).markdown)) }
        files.append(("README.md", contents(ruleSet)))
        files.append(("par-article.md", byArticle(ruleSet)))
        files.append(("par-date.md", byDate(ruleSet)))
        files.append(("par-etape.md", byStage(ruleSet)))
        return files
    }

    private static let note = "Ces pages sont écrites par `script/docs` à partir de `Rules/`\u{A0}: ne les modifiez pas à la main."

    private static func contents(_ ruleSet: RuleSet) -> String {
        let reviewed = ruleSet.reviewed.map { ", relu au regard du droit le \(FrenchText.date($0))" } ?? ""
        var page = """
            # Les règles

            Jeu \(ruleSet.version)\(reviewed). \(note)

            [Par article](par-article.md) · [par date](par-date.md) · [par étape de l’achat](par-etape.md)


            """
        for rule in ruleSet.rules { page += line(rule) }
        page += "\n## Contrôles sans fichier de règle\n\n"
        for rule in BuiltInRule.all { page += "- [\(rule.id)](\(rule.id).md) · \(Markdown.escaped(rule.title))\n" }
        return page
    }

    private static func byArticle(_ ruleSet: RuleSet) -> String {
        var articles: [String: [Rule]] = [:]
        for rule in ruleSet.rules {
            for article in Set(rule.legalBasis.map(\.article)) { articles[article, default: []].append(rule) }
        }
        var page = "# Les règles par article\n\n\(note)\n"
        for article in articles.keys.sorted(by: { ArticleOrder($0) < ArticleOrder($1) }) {
            page += "\n## \(Markdown.escaped(article))\n\n"
            for rule in articles[article] ?? [] { page += line(rule) }
        }
        return page
    }

    /// Each day on which some rule begins, changes or ends, the latest first.
    private static func byDate(_ ruleSet: RuleSet) -> String {
        var days: [CivilDate: [(rule: Rule, what: String)]] = [:]
        for rule in ruleSet.rules {
            for (position, version) in rule.versions.enumerated() {
                let follows = position > 0 && rule.versions[position - 1].until == version.from
                days[version.from, default: []].append((rule, follows ? "change" : "s’applique"))
                if let until = version.until, position + 1 == rule.versions.count || rule.versions[position + 1].from != until {
                    days[until, default: []].append((rule, "ne s’applique plus"))
                }
            }
        }
        var page = "# Les règles par date\n\n\(note)\n"
        for day in days.keys.sorted(by: >) {
            page += "\n## \(FrenchText.date(day))\n\n"
            for (rule, what) in days[day] ?? [] { page += line(rule, " — \(what)") }
        }
        return page
    }

    private static func byStage(_ ruleSet: RuleSet) -> String {
        var page = "# Les règles par étape de l’achat\n\n\(note)\n"
        for stage in PurchaseStage.allCases.map(Optional.some) + [nil] {
            let rules = ruleSet.rules.filter { $0.stage == stage }
            guard !rules.isEmpty else { continue }
            page += "\n## \(stage?.label ?? "Autres")\n\n"
            for rule in rules { page += line(rule) }
        }
        return page
    }

    private static func line(_ rule: Rule, _ more: String = "") -> String {
        "- [\(rule.id)](\(rule.id).md) · \(Markdown.escaped(rule.title))\(more)\n"
    }
}

/// Articles as lawyers order them: L before R, and 2113-9 before 2113-10.
private struct ArticleOrder: Comparable {
    private let prefix: String
    private let numbers: [Int]
    private let text: String

    init(_ article: String) {
        text = article
        prefix = String(article.prefix { $0.isLetter })
        let parts = article.dropFirst().split(separator: "-").map { Int($0) }
        numbers = prefix.count == 1 && !parts.contains(nil) ? parts.compactMap { $0 } : []
    }

    static func < (left: ArticleOrder, right: ArticleOrder) -> Bool {
        // What is no numbered article stands last.
        if left.numbers.isEmpty != right.numbers.isEmpty { return right.numbers.isEmpty }
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        if left.numbers != right.numbers { return left.numbers.lexicographicallyPrecedes(right.numbers) }
        return left.text < right.text
    }
}
