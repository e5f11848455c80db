// The verdict in one sentence, and what stays open. Never « conforme » for the whole market.

import Provenance
import Rules

/// What the first screen says in large letters.
struct Headline {
    /// The group that gives it its colour and its sign.
    let group: FindingGroup
    /// The verdict.
    let sentence: String
    /// What was checked and what was not, in sentences.
    let scope: [String]

    init(_ subject: HTMLSubject) {
        let grouped = subject.grouped
        let worst = FindingGroup.toAnswer.first { grouped.count($0) > 0 }
        let checked = grouped.count(.compliant)
        switch worst {
        case .blocking:
            group = .blocking
            sentence = HTMLWords.blocking(grouped.count(.blocking))
        case .major:
            group = .major
            sentence = HTMLWords.major(grouped.count(.major))
        case .commitment:
            group = .commitment
            sentence = HTMLWords.commitment(grouped.count(.commitment))
        case .undetermined:
            group = .undetermined
            sentence = HTMLWords.undetermined(grouped.count(.undetermined))
        default:
            if checked > 0 || worst == .advice {
                group = .compliant
                sentence = HTMLWords.nothingFound(checked + grouped.count(.advice))
            } else {
                group = subject.isReadable ? .undetermined : .blocking
                sentence = subject.isReadable ? HTMLWords.noRuleApplies : HTMLWords.unreadable
            }
        }
        scope = HTMLWords.scope(
            compliant: checked, undetermined: grouped.count(.undetermined), questions: subject.questions.count,
            unread: subject.documents.count { !$0.status.isReadInFull })
            + (subject.isReadable ? [HTMLWords.papers(read: subject.kindsRead, notGiven: subject.kindsNotGiven)] : [])
    }
}

extension HTMLSubject {
    /// The kinds of paper of which one was read in full.
    fileprivate var kindsRead: [String] {
        let given = Set(documents.filter(\.status.isReadInFull).map(\.kind))
        return PaperKind.allCases.filter(given.contains).map(\.label)
    }

    /// The papers that make up a tender and are not there, nor one that stands in for them.
    fileprivate var kindsNotGiven: [String] {
        let given = Set(documents.map(\.kind))
        return [PaperKind.notice, .rc, .ccap, .cctp, .ae].filter { kind in
            !given.contains(kind) && given.isDisjoint(with: kind.standIns)
        }.map(\.label)
    }
}

extension FindingGroup {
    /// The groups that ask something of the reader, the gravest first.
    static let toAnswer: [FindingGroup] = [.blocking, .major, .commitment, .undetermined, .advice]
}
