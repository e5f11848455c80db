// Does the object of a lot belong to our trades? By its CPV codes, and by the words of its title.

import Market
import Provenance
import Rules

/// How well a lot fits some trades.
public struct TradeFit: Sendable, Hashable {
    public enum Level: Int, CaseIterable, Hashable, Sendable, Comparable {
        case none, unknown, possible, likely, sure

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    public let level: Level
    /// The trades that fit best.
    public let activities: [String]
    /// In French, why.
    public let text: String
    public let evidence: [Evidence]
}

extension TradeFit {
    init(_ activities: [Profile.Activity], _ lot: LotReading) {
        var best = Match(level: .none, text: "", evidence: [])
        var names: [String] = []
        for activity in activities {
            let match = Match(activity, lot)
            if match.level > best.level {
                best = match
                names = [activity.name]
            } else if match.level == best.level, match.level > .none {
                names.append(activity.name)
            }
        }
        // Without a code and without a title there is nothing that could have fitted.
        let isTold = !lot.codes.isEmpty || !lot.titles.isEmpty
        // Buyers choose neighbours of the right code: the same group is close, and without a title the division is.
        let digits = lot.titles.isEmpty ? 2 : 3
        let neighbours = Set(activities.flatMap(\.cpv).map { $0.prefix(digits) })
        if best.level == .none, let code = lot.codes.first(where: { neighbours.contains($0.text.prefix(digits)) }) {
            self.init(level: .possible, activities: [], text: "le code CPV \(code.text) est voisin de nos activités, sans en être", evidence: code.evidence)
        } else if best.level == .none, lot.titles.isEmpty, lot.texts.isEmpty, let code = lot.codes.first {
            // Gardens are laid out under codes of building works: a code alone gives nothing up.
            self.init(
                level: .unknown, activities: [], text: "le code CPV \(code.text) n’est pas de nos activités, mais l’intitulé n’a pas été lu",
                evidence: code.evidence)
        } else if best.level == .none, lot.codes.isEmpty, !lot.titles.isEmpty, !activities.isEmpty {
            self.init(
                level: .unknown, activities: [], text: "l’intitulé ne parle d’aucune de nos activités, et aucun code CPV n’est lu",
                evidence: lot.titles.prefix(1).flatMap(\.evidence))
        } else if best.level == .none {
            let code = lot.codes.first.map { " (CPV \($0.text))" } ?? ""
            self.init(
                level: isTold && !activities.isEmpty ? .none : .unknown, activities: [],
                text: activities.isEmpty
                    ? "le profil ne dit pas nos activités" : isTold ? "l’objet ne correspond à aucune de nos activités\(code)" : "l’objet du lot n’est pas connu",
                evidence: lot.codes.prefix(1).flatMap(\.evidence) + lot.titles.prefix(1).flatMap(\.evidence))
        } else {
            self.init(level: best.level, activities: names, text: best.text, evidence: best.evidence)
        }
    }

    /// One activity against one lot.
    private struct Match {
        var level: Level
        var text: String
        var evidence: [Evidence]

        init(level: Level, text: String, evidence: [Evidence]) {
            self.level = level
            self.text = text
            self.evidence = evidence
        }

        init(_ activity: Profile.Activity, _ lot: LotReading) {
            self.init(level: .none, text: "", evidence: [])
            for (position, code) in lot.codes.enumerated() {
                for prefix in activity.cpv {
                    let significant = Self.withoutZeros(code.text)
                    if code.text.hasPrefix(prefix) || code.text.hasPrefix(Self.withoutZeros(prefix)) && prefix.count == 8 {
                        offer(position == 0 && !lot.codesAreShared ? .sure : .likely, "\(activity.name), par le code CPV \(code.text)", code.evidence)
                    } else if prefix.hasPrefix(significant) {
                        // « Construction work » may be painting, or may not.
                        offer(.possible, "peut-être \(activity.name)\u{A0}: le code CPV \(code.text) est plus large que nos activités", code.evidence)
                    }
                }
            }
            for title in lot.titles {
                if let word = Self.word(of: activity, in: title.text) {
                    offer(.likely, "\(activity.name), par l’intitulé («\u{202F}\(word)\u{202F}»)", title.evidence)
                }
            }
            for text in lot.widerTitles {
                if let word = Self.word(of: activity, in: text.text) {
                    offer(.possible, "peut-être \(activity.name)\u{A0}: l’intitulé du marché parle de «\u{202F}\(word)\u{202F}», pas celui du lot", text.evidence)
                }
            }
            for text in lot.texts {
                if let word = Self.word(of: activity, in: text.text) {
                    offer(.possible, "peut-être \(activity.name)\u{A0}: la description parle de «\u{202F}\(word)\u{202F}»", text.evidence)
                }
            }
            let names = (lot.titles.map(\.text) + lot.texts.map(\.text)).map(WordSearch.words)
            if level > .possible, let word = activity.exceptions.first(where: { word in names.contains { WordSearch.contains(word, in: $0) } }) {
                level = .possible
                text += ", mais le texte parle de «\u{202F}\(word)\u{202F}», que le profil met à part"
            }
        }

        private mutating func offer(_ level: Level, _ text: String, _ evidence: [Evidence]) {
            guard level > self.level else { return }
            self.level = level
            self.text = text
            self.evidence = evidence
        }

        private static func word(of activity: Profile.Activity, in text: String) -> String? {
            let words = WordSearch.words(text)
            return activity.words.first { WordSearch.contains($0, in: words) }
        }

        /// `77310000` is all of 7731; two digits at least, the division.
        private static func withoutZeros(_ code: String) -> String {
            var code = Substring(code)
            while code.count > 2, code.last == "0" { code.removeLast() }
            return String(code)
        }
    }
}
