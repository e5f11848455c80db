// What was read and what could not be.

import Market
import Provenance
import Rules

extension HTMLWriter {
    mutating func papers(_ subject: HTMLSubject) {
        part(.papers, subject, below: 1) { writer in
            writer.scrolling(captionedBy: subject.id("pieces-t")) { writer in
                writer.element("table") { writer in
                    writer.element("caption", ["id": subject.id("pieces-t")], text: HTMLWords.papersCaption)
                    writer.headings(HTMLWords.paperColumns)
                    writer.element("tbody") { writer in
                        // What could not be read comes first: that is what there is to do about.
                        for document in subject.documents.filter({ !$0.status.isReadInFull }) + subject.documents.filter(\.status.isReadInFull) {
                            writer.row(document)
                        }
                    }
                }
            }
            for remark in subject.market.remarks { writer.element("p", ["class": "cr-note"]) { $0.prose(remark) } }
            writer.element("details", ["class": "cr-more"]) { writer in
                writer.element("summary", text: HTMLWords.digests)
                writer.element("ul", ["class": "cr-list"]) { writer in
                    for document in subject.documents {
                        writer.element("li") { writer in
                            writer.path(document.path)
                            writer.text(" ")
                            writer.element("code", text: document.sha256)
                        }
                    }
                }
            }
        }
    }

    private mutating func row(_ document: DocumentRecord) {
        element("tr") { writer in
            writer.element("th", ["scope": "row"]) { $0.path(document.path) }
            writer.element("td") { writer in
                writer.text(document.kind.label)
                if !document.lots.isEmpty { writer.paper(" (lot\(document.lots.count > 1 ? "s" : "")\u{A0}\(French.enumeration(document.lots)))") }
            }
            writer.element("td") { writer in
                switch document.status {
                case .read:
                    writer.element("span", ["class": "cr-is-conforme"]) { writer in
                        writer.sign(.compliant)
                        writer.text(" " + HTMLWords.readInFull)
                    }
                case .incomplete(let reason): writer.status(.major, HTMLWords.readInPart, reason)
                case .unread(let reason): writer.status(.blocking, HTMLWords.notRead, reason)
                }
            }
            writer.element("td", ["class": "cr-why"]) { $0.prose(document.kindReasons.joined(separator: "\u{A0}; ")) }
        }
    }

    private mutating func status(_ group: FindingGroup, _ words: String, _ reason: String) {
        element("span", ["class": "cr-is-\(group.name)"]) { writer in
            writer.sign(group)
            writer.element("b", text: " \(words)\u{A0}: ")
        }
        prose(reason)
    }
}
