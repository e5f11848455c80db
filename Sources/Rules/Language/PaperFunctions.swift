// Functions about facts rather than their values: who states what, which papers were read.

import CEL
import Market
import Provenance

enum PaperFunctions {
    static let all: [FunctionDeclaration] = [stated, statedIn, claims, known, paperRead]
    static let macros: [Macro] = [
        // The function needs the market, which it reaches through any of its records.
        Macro("paperRead", arity: 1) { call throws(MacroError) in
            call.call("@paperRead", call.name("notice"), call.arguments[0])
        }
    ]

    /// `stated(x)`: some paper or person gives it. Always known.
    private static let stated = FunctionDeclaration("stated", .field(returns: .bool) { record, slot, _ in
        guard let view = noted(record, slot) else { return notARecord }
        return .bool(!view.record.facts[slot].claims.isEmpty || !(view.children[slot] ?? []).isEmpty)
    })

    /// `statedIn(x, 'rc')`: that kind of paper gives it. Unknown if it was not read.
    private static let statedIn = FunctionDeclaration("statedIn", .field([.string], returns: .bool) { record, slot, further in
        guard let view = noted(record, slot) else { return notARecord }
        guard let word = further.first?.stringValue, let paper = PaperKind(rawValue: word) else { return unknownPaper }
        let accepted = [paper] + paper.standIns
        let isThere = view.record.facts[slot].claims.contains { claim in
            view.context.kinds[claim.evidence.document].map(accepted.contains) ?? false
        }
        if isThere { return .bool(true) }
        if view.context.coverage.isCovered(view.attributes[slot], by: paper, in: view.record) { return .bool(false) }
        return .unknown(AttributeNumber.id(of: paper), .unread, domain: .boolean)
    })

    /// `claims(x)`: every value that is claimed, as it is claimed.
    private static let claims = FunctionDeclaration("claims", .field(returns: .list(.dyn)) { record, slot, _ in
        guard let view = noted(record, slot) else { return notARecord }
        return .list(view.claimedValues(slot))
    })

    /// `known(x)`: of a list of records, those that are known, though there may be more. Always known: a
    /// rule may report what stands there, not conclude from what does not.
    private static let known = FunctionDeclaration("known", overloads: RecordType.allCases.map { type in
        let list = CELType.list(.object(type.rawValue))
        return .unary(list, returns: list, strictness: .nonStrict) { argument in
            switch argument {
            case .list(let list): .list(list.elements)
            case .unknown: .list([])
            default: argument
            }
        }
    })

    /// `paperRead('rc')`: whether that kind of paper was given and read in full. Always known; but a
    /// rule that is told no cannot conclude that all is well.
    private static let paperRead = FunctionDeclaration("@paperRead", .binary(.dyn, .string, returns: .bool) { record, word in
        guard case .object(let object) = record, let view = object as? RecordView else { return notARecord }
        guard let paper = word.stringValue.flatMap(PaperKind.init(rawValue:)) else { return unknownPaper }
        let isRead = view.context.coverage.state(of: paper) == .read
        if !isRead { view.context.log.note(unread: paper) }
        return .bool(isRead)
    })

    private static func noted(_ record: any ObjectValue, _ slot: Int) -> RecordView? {
        guard let view = record as? RecordView, view.attributes.indices.contains(slot) else { return nil }
        view.context.log.note(AttributeNumber.id(record: view.number, slot: slot))
        return view
    }

    private static let notARecord = Value.failure(.invalidArgument, "un attribut du marché était attendu")
    private static let unknownPaper = Value.failure(
        .invalidArgument, "pièce inconnue ; pièces connues : \(PaperKind.allCases.map(\.rawValue).joined(separator: ", "))")
}

extension AttributeNumber {
    static func id(of paper: PaperKind) -> AttributeID {
        id(record: 0, slot: paperSlots + (PaperKind.allCases.firstIndex(of: paper) ?? 0))
    }

    static func paper(_ id: AttributeID) -> PaperKind? {
        guard record(of: id) == 0 else { return nil }
        let index = slot(of: id) - paperSlots
        return PaperKind.allCases.indices.contains(index) ? PaperKind.allCases[index] : nil
    }

    /// The dated table that has no figure for the day and the keys.
    static func table(_ id: AttributeID) -> Int? {
        record(of: id) == 0 && slot(of: id) >= tableSlots ? slot(of: id) - tableSlots : nil
    }
}
