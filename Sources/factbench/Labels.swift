// Facts that a person has read in the development documents: one JSON object a line.
//
//   {"file": …, "paper": "rc"}                         a paper that was read from end to end
//   {"file": …, "kind": …, "lot": "2", "value": …}     a fact it states; lot « * »: of every lot or of the market
//   {"file": …, "ignore": "duration"}                  a kind of fact on which careful readers may differ here

import Foundation
import Provenance

/// The labels of one paper.
struct LabelledPaper {
    let file: String
    var kind = PaperKind.other
    var facts: [FlatFact] = []
    var ignored: Set<String> = []
}

enum Labels {
    static func read(_ path: String) throws -> [LabelledPaper] {
        var papers: [LabelledPaper] = []
        for line in String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(separator: "\n") {
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String], let file = object["file"] else { continue }
            if papers.last?.file != file { papers.append(LabelledPaper(file: file)) }
            let last = papers.count - 1
            if let paper = object["paper"] { papers[last].kind = PaperKind(rawValue: paper) ?? .other }
            if let ignored = object["ignore"] { papers[last].ignored.insert(ignored) }
            if let kind = object["kind"], let value = object["value"] {
                papers[last].facts.append(FlatFact(kind: kind, lot: object["lot"] ?? "*", value: value))
            }
        }
        return papers
    }

    /// The text of a labelled file: « extracts.jsonl#1719823/RC.pdf » is all pages of that paper,
    /// « passages/… » a paper of our own, beside the labels.
    static func text(_ file: String, corpus: String, labels: String) throws -> String {
        let parts = file.split(separator: "#", maxSplits: 1).map(String.init)
        let folder = file.hasPrefix("passages/") ? URL(filePath: labels).deletingLastPathComponent().path : corpus
        let data = try Data(contentsOf: URL(filePath: folder + "/" + parts[0]))
        guard parts.count == 2 else { return String(decoding: data, as: UTF8.self) }
        var pages: [String] = []
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], let tender = row["tender"] as? Int,
                let document = row["doc"] as? String, "\(tender)/\(document)" == parts[1], let text = row["text"] as? String
            else { continue }
            pages.append(text)
        }
        return pages.joined(separator: "\n")
    }
}
