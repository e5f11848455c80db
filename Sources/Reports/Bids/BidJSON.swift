// A decision sheet as JSON; docs/schema/fiche.schema.json describes it.

import Bids
import Figures
import Market
import Operations
import Provenance

/// `clausier bid --format json`. Decimals are strings; a range is `{min, max}`.
public enum BidJSON {
    public static let schemaVersion = "1.0"

    public static func document(_ sheet: DecisionSheet) -> [UInt8] {
        var writer = JSONWriter(.indented)
        writer.object { $0.sheet(sheet) }
        writer.endLine()
        return writer.bytes
    }

    /// Many sheets, best first, as `clausier bid --batch` ranks them.
    public static func document(_ watch: BidWatch) -> [UInt8] {
        var writer = JSONWriter(.indented)
        writer.object { writer in
            writer.field("schemaVersion", schemaVersion)
            writer.array("consultations") { writer in for row in watch.rows { writer.object { $0.sheet(row.sheet) } } }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func sheet(_ sheet: DecisionSheet) {
        field("schemaVersion", BidJSON.schemaVersion)
        field("source", sheet.source)
        field("candidate", sheet.candidate)
        field("today", sheet.today.description)
        field("verdict", sheet.verdict.rawValue)
        if let notice = sheet.notice { stated("notice", notice) }
        if let title = sheet.title { stated("title", title) }
        if let buyer = sheet.buyer { stated("buyer", buyer) }
        array("documents") { writer in
            for document in sheet.documents {
                writer.object {
                    $0.field("id", document.id.index)
                    $0.field("path", document.path)
                    $0.field("kind", document.id == Profile.documentID ? "profil" : document.kind.rawValue)
                }
            }
        }
        array("lots") { writer in for lot in sheet.lots { writer.lot(lot) } }
        array("terms") { writer in for line in sheet.terms { writer.line(line) } }
        array("calendar") { writer in
            for event in sheet.calendar {
                writer.object { writer in
                    writer.field("kind", event.kind.rawValue)
                    writer.field("moment", event.moment.description)
                    writer.array("lots") { writer in for lot in event.lots { writer.string(lot) } }
                    writer.field("reckoning", event.reckoning)
                    writer.field("contradiction", event.contradiction)
                    writer.proofs(event.evidence)
                }
            }
        }
        array("papers") { writer in
            for paper in sheet.papers {
                writer.object {
                    $0.field("name", paper.name)
                    $0.field("state", paper.state.rawValue)
                    $0.field("remark", paper.remark)
                    $0.proofs(paper.evidence)
                }
            }
        }
        array("questions") { writer in
            for question in sheet.questions {
                writer.object { writer in
                    writer.field("rule", question.rule)
                    writer.array("lots") { writer in for lot in question.lots { writer.string(lot) } }
                    writer.field("articles", question.articles)
                    writer.field("statement", question.statement)
                    writer.field("question", question.question)
                    writer.proofs(question.evidence)
                }
            }
        }
        array("profileQuestions") { writer in for question in sheet.profileQuestions { writer.string(question) } }
        array("reservations") { writer in for text in sheet.reservations { writer.string(text) } }
    }

    private mutating func lot(_ lot: LotDecision) {
        object { writer in
            writer.field("id", lot.identifier)
            if let title = lot.title { writer.stated("title", title) }
            writer.field("verdict", lot.verdict.rawValue)
            writer.array("reasons") { writer in
                for reason in lot.reasons {
                    writer.object {
                        $0.field("mark", reason.mark.rawValue)
                        $0.field("text", reason.text)
                        $0.field("change", reason.change)
                        $0.proofs(reason.evidence)
                    }
                }
            }
            writer.array("activities") { writer in for activity in lot.trade.activities { writer.string(activity) } }
            writer.object("reservation") { writer in
                writer.field("state", lot.reservation.state.rawValue)
                writer.array("families") { writer in for family in lot.reservation.families { writer.string(family.rawValue) } }
            }
            writer.object("hours") { writer in
                writer.field("verdict", lot.hours.verdict.rawValue)
                writer.range("total", lot.hours.total)
                writer.range("monthly", lot.hours.monthly)
                writer.range("posts", lot.hours.posts)
                writer.range("capacity", lot.hours.capacity)
                writer.array("shortMonths") { writer in for month in lot.hours.shortMonths { writer.string(month.description) } }
            }
            writer.array("lines") { writer in for line in lot.lines { writer.line(line) } }
        }
    }

    private mutating func line(_ line: SheetLine) {
        object {
            $0.field("topic", line.topic.rawValue)
            $0.field("mark", line.mark.rawValue)
            $0.field("text", line.text)
            $0.field("advice", line.advice)
            $0.field("rule", line.rule)
            $0.proofs(line.evidence)
        }
    }

    private mutating func stated(_ key: StaticString, _ stated: Stated) {
        object(key) {
            $0.field("text", stated.text)
            $0.proofs(stated.evidence)
        }
    }

    private mutating func range(_ key: StaticString, _ interval: Interval?) {
        guard let interval else { return }
        object(key) {
            $0.field("min", interval.low.description)
            $0.field("max", interval.high.description)
        }
    }

    private mutating func proofs(_ evidence: [Evidence]) {
        array("evidence") { writer in for one in evidence { writer.evidence(one) } }
    }
}
