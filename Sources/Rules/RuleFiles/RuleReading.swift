// A rule file → a rule. Everything that can be said without compiling its conditions is checked here.

import Figures
import Settings

extension Rule {
    /// Reads one rule file; `nil` after noting what is wrong.
    static func read(_ root: Node, _ decoding: Decoding) -> Rule? {
        guard var map = decoding.map(root) else { return nil }
        let id = map.required("id").flatMap { identifier($0, decoding) }
        let title = map.string("title").map(FrenchText.withNoBreakSpaces)
        let legalBasis = map.required("legalBasis").flatMap { decoding.list($0) { basis($0, decoding) } }
        let scope = map.choice("scope", of: RuleScope.self)
        let versions = map.required("versions").flatMap { decoding.list($0) { version($0, decoding) } }
        let explanation = map.string("explanation")
        let exclusions = map.optionalString("exclusions")
        let assumptions = map.optionalString("assumptions")
        let stage = map.optionalChoice("stage", of: PurchaseStage.self)
        let sources = map.optionalList("sources", of: decoding.string)
        let tests = map.optional("tests")
        let mutants = map.optional("mutants")
        map.finish()
        if legalBasis?.isEmpty == true { decoding.note("une règle cite au moins un article", at: root.position) }
        if let versions { checkWindows(versions, root, decoding) }
        if let legalBasis, legalBasis.allSatisfy(\.isCommitment) { refuseBlocking(versions ?? [], decoding) }
        guard let id, let title, let legalBasis, let scope, let versions, let explanation else { return nil }
        return Rule(
            id: id, title: title, legalBasis: legalBasis, scope: scope, versions: versions.sorted { $0.from < $1.from },
            explanation: explanation, exclusions: exclusions, assumptions: assumptions, stage: stage, sources: sources,
            file: decoding.file, tests: tests, mutants: mutants)
    }

    /// Capital letters, digits and hyphens.
    private static func identifier(_ node: Node, _ decoding: Decoding) -> String? {
        guard let id = decoding.string(node) else { return nil }
        let isSound = id.utf8.allSatisfy {
            ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "-")
        }
        if isSound { return id }
        decoding.note("un identifiant de règle s’écrit en capitales, chiffres et tirets : « LOT-01-MOTIF »", at: node.position)
        return nil
    }

    private static func basis(_ node: Node, _ decoding: Decoding) -> LegalBasis? {
        guard var map = decoding.map(node) else { return nil }
        let article = map.string("article")
        let kind = map.choice("kind", of: LegalBasis.Kind.self)
        let link = map.optionalString("link")
        if let link, !link.hasPrefix("https://") { decoding.note("un lien commence par « https:// »", at: node["link"]?.position) }
        map.finish()
        guard let article, let kind else { return nil }
        return LegalBasis(article: article, kind: kind, link: link)
    }

    private static func version(_ node: Node, _ decoding: Decoding) -> RuleVersion? {
        guard var map = decoding.map(node) else { return nil }
        var from: CivilDate?
        var until: CivilDate?
        if let window = map.required("inForce"), var windowMap = decoding.map(window) {
            from = windowMap.date("from")
            until = windowMap.optionalDate("until")
            windowMap.finish()
            if let from, let until, until <= from {
                decoding.note("fenêtre vide : « until » doit suivre « from »", at: window.position)
            }
        }
        let transition = map.choice("transition", of: RuleVersion.Transition.self)
        let variables = map.optional("variables").map { RuleVersion.variables($0, decoding) } ?? []
        let applies = map.optional("applies").flatMap { located($0, decoding) }
        let findings = map.required("findings").flatMap { decoding.list($0) { ruleCase($0, decoding) } }
        if findings?.isEmpty == true { decoding.note("une version a au moins un constat (« findings »)", at: node.position) }
        map.finish()
        guard let from, let transition, let findings else { return nil }
        return RuleVersion(
            from: from, until: until, transition: transition, variables: variables, applies: applies, findings: findings,
            position: node.position)
    }

    private enum VerdictWord: String, CaseIterable { case breach, review, advice }

    private static func ruleCase(_ node: Node, _ decoding: Decoding) -> RuleCase? {
        guard var map = decoding.map(node) else { return nil }
        let when = map.required("when").flatMap { located($0, decoding) }
        let word = map.choice("verdict", of: VerdictWord.self)
        var outcome: RuleCase.Outcome?
        switch word {
        case .breach?: outcome = map.choice("severity", of: Severity.self).map { .breach($0) }
        case .review?: outcome = .review
        case .advice?: outcome = .advice
        case nil: _ = map.optional("severity")
        }
        let message = map.required("message").flatMap { located($0, decoding) }
        let remedy = map.optional("remedy").flatMap { located($0, decoding) }
        let question: LocatedText?
        if word == .review {
            question = map.required("question").flatMap { located($0, decoding) }
        } else {
            question = map.optional("question").flatMap { located($0, decoding) }
        }
        map.finish()
        guard let when, let outcome, let message else { return nil }
        return RuleCase(when: when, outcome: outcome, message: message, remedy: remedy, question: question)
    }

    private static func located(_ node: Node, _ decoding: Decoding) -> LocatedText? {
        decoding.string(node).map { LocatedText($0, node) }
    }

    /// Two versions in force on one day would be two laws.
    private static func checkWindows(_ versions: [RuleVersion], _ root: Node, _ decoding: Decoding) {
        if versions.isEmpty { decoding.note("une règle a au moins une version", at: root["versions"]?.position ?? root.position) }
        let sorted = versions.sorted { $0.from < $1.from }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.until.map({ $0 > later.from }) ?? true {
            decoding.note(
                "les versions du \(earlier.from) et du \(later.from) se chevauchent : la première doit finir (« until ») au plus tard le \(later.from)",
                at: root["versions"]?.position ?? root.position)
        }
    }

    /// A departure from a charter is never « bloquant ».
    private static func refuseBlocking(_ versions: [RuleVersion], _ decoding: Decoding) {
        for ruleCase in versions.flatMap(\.findings) where ruleCase.outcome == .breach(.blocking) {
            decoding.note(
                "un écart à une charte ou à une convention n’est jamais « blocking » : écrivez « severity: major »",
                at: ruleCase.when.node.position)
        }
    }
}

extension RuleVersion {
    /// Names and expressions, in the order of the file.
    static func variables(_ node: Node, _ decoding: Decoding) -> [(name: String, expression: LocatedText)] {
        guard var map = decoding.map(node) else { return [] }
        return map.everything().compactMap { entry in
            func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
            func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
            let isName = entry.key.utf8.first.map(isLetter) ?? false
            if !isName || !entry.key.utf8.allSatisfy({ $0 < 128 && isLetter($0 | 32) || isDigit($0) || $0 == UInt8(ascii: "_") }) {
                decoding.note("un nom de variable s’écrit en lettres sans accent et commence par une minuscule", at: entry.keyPosition)
            }
            return decoding.string(entry.value).map { (name: entry.key, expression: LocatedText($0, entry.value)) }
        }
    }
}
