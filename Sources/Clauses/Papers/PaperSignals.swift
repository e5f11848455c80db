// What words each unit of a paper has that recognisers written in code look for: found in the same
// pass as the needles of the clauses, so that most units are looked at no further.

/// A set of kinds of words.
struct PaperSignal: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// « lot »
    static let lot = PaperSignal(rawValue: 1)
    /// What a weight is written with: « % », « points », « pondération ».
    static let weight = PaperSignal(rawValue: 2)
    /// « critère », or what says how tenders are judged
    static let criterion = PaperSignal(rawValue: 4)
    /// « insertion »
    static let insertion = PaperSignal(rawValue: 8)

    static let words: [(signal: PaperSignal, needles: [String])] = [
        (.lot, ["lot"]),
        (.weight, ["%", "points", "1 point", "pts", "ponder", "coef", "pour cent", "/100", "(sur ", ", sur ", "note sur ", "notee sur "]),
        (.criterion, [
            "critere", "jugement", "ponderation", "choix de l'offre", "choix des offres", "analyse des offres",
            "examen des offres", "classement des offres", "notation des offres", "offres sont ", "offres seront ", "note finale", "note globale",
        ]),
        (.insertion, ["insertion"]),
    ]
}

/// The signals of every unit of a paper.
struct PaperSignals {
    private var signals: [PaperSignal]

    /// The needles, as clauses numbered from `first` on.
    static func needles(after first: Int) -> [(clause: Int, needle: String)] {
        PaperSignal.words.enumerated().flatMap { index, word in word.needles.map { (first + index, $0) } }
    }

    init(units: Int) { signals = [PaperSignal](repeating: [], count: units) }

    mutating func insert(word: Int, _ unit: Int) { signals[unit].insert(PaperSignal.words[word].signal) }

    func contains(_ signal: PaperSignal, _ unit: Int) -> Bool { signals[unit].contains(signal) }
}
