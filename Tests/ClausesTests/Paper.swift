import Documents
import Clauses
import Market
import Provenance
import Testing

/// A paper made up for a test: lines, « # » headings, « - » items and « | … | » rows.
struct Paper {
    let text: DocumentText
    let statements: PaperStatements

    init(_ markup: String, of kind: PaperKind = .rc) {
        var blocks: [TextBlock] = []
        var table = -1
        var row = -1
        for line in markup.split(separator: "\n") {
            let place = BlockPlace.paragraph(part: "body", index: blocks.count)
            if line.hasPrefix("|") {
                table += row < 0 ? 1 : 0
                row += 1
                for (column, cell) in line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).dropLast().enumerated() {
                    let words = cell.trimming()
                    blocks.append(TextBlock(words, role: .cell(TablePosition(table: table, row: row, column: column)), place: .paragraph(part: "body", index: blocks.count)))
                }
                continue
            }
            row = -1
            if line.hasPrefix("# ") {
                blocks.append(TextBlock(line.dropFirst(2).trimming(), role: .heading(level: 1), place: place))
            } else if line.hasPrefix("- ") {
                blocks.append(TextBlock(line.dropFirst(2).trimming(), label: "–", role: .listItem, place: place))
            } else {
                blocks.append(TextBlock(line.trimming(), place: place))
            }
        }
        self.init(blocks, of: kind)
    }

    init(_ blocks: [TextBlock], of kind: PaperKind = .rc) {
        text = DocumentText(blocks: blocks)
        statements = PhraseLibrary(PhraseLibraryTests.definitions).statements(in: text, of: kind, document: DocumentID(0))
    }

    func lot(_ number: String) -> Record { statements.lots.first { $0.number == number }?.record ?? Record(.lot) }

    /// « 60 price », « 40 quality »: the criteria of a record, sub-criteria in brackets.
    static func criteria(_ record: Record) -> [String] {
        record[list: LotField.awardCriteria].members.map { criterion in
            let below = criterion[list: AwardCriterionField.subcriteria].members.map(weight)
            return weight(criterion) + (below.isEmpty ? "" : " (\(below.joined(separator: ", ")))")
        }
    }

    private static func weight(_ criterion: Record) -> String {
        [criterion.firstValue(of: AwardCriterionField.weight)?.description, criterion.firstValue(of: AwardCriterionField.type)?.description]
            .compactMap(\.self).joined(separator: " ")
    }

    static func hours(_ record: Record) -> [String] {
        record[list: LotField.insertionCommitments].members.compactMap { $0.firstValue(of: InsertionCommitmentField.hours)?.description }
    }

    /// The hours of insertion of each lot.
    var hoursByLot: [String: [String]] {
        Dictionary(uniqueKeysWithValues: statements.lots.map { ($0.number, Self.hours($0.record)) })
    }

    /// Every claim of the paper.
    var claims: [Claim] {
        func all(_ record: Record) -> [Claim] {
            record.facts.flatMap(\.claims) + record.lists.values.flatMap { $0.members.flatMap(all) }
        }
        return [statements.buyer, statements.procedure, statements.everyLot].flatMap(all) + statements.lots.flatMap { all($0.record) }
    }
}

extension Substring {
    fileprivate func trimming() -> String { split(separator: " ").joined(separator: " ") }
}

extension Record {
    func values(_ field: some RecordField) -> [String] { self[field].distinctValues.map(\.description) }
}
