// The market model as JSON: every fact with its state, its value and its claims.

import Market

/// The model of one market, as `clausier model` prints it.
public enum ModelJSON {
    /// One indented object.
    public static func document(_ market: Market) -> [UInt8] {
        var writer = JSONWriter(.indented)
        writer.market(market)
        writer.endLine()
        return writer.bytes
    }

    /// One fact a line: `{path, state, value, claims}`.
    public static func flat(_ market: Market) -> [UInt8] {
        var writer = JSONWriter()
        writer.flatList(AttributePath.root(of: .lot), market.lots)
        market.forEachRecord { path, record in
            for attribute in record.type.attributes {
                let name = AttributePath.field(path, attribute.name)
                if case .records = attribute.spec.type {
                    writer.flatList(name, record.lists[attribute.slot] ?? .unknown)
                    continue
                }
                writer.object {
                    $0.field("path", name)
                    $0.factBody(attribute, of: record, in: market)
                }
                writer.endLine()
            }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    mutating func market(_ market: Market) {
        object {
            $0.key("notice")
            $0.record(market.notice, in: market)
            $0.key("buyer")
            $0.record(market.buyer, in: market)
            $0.key("procedure")
            $0.record(market.procedure, in: market)
            $0.key("lots")
            $0.recordList(market.lots, in: market)
        }
    }

    private mutating func record(_ record: Record, in market: Market) {
        object { writer in
            if !record.identifier.isEmpty { writer.field("id", record.identifier) }
            for attribute in record.type.attributes {
                writer.key(attribute.name)
                if case .records = attribute.spec.type {
                    writer.recordList(record.lists[attribute.slot] ?? .unknown, in: market)
                } else {
                    writer.object { $0.factBody(attribute, of: record, in: market) }
                }
            }
        }
    }

    private mutating func recordList(_ list: RecordList, in market: Market) {
        object { writer in
            writer.field("state", list.completeness.code)
            writer.array("members") { writer in
                for member in list.members { writer.record(member, in: market) }
            }
        }
    }

    fileprivate mutating func flatList(_ path: String, _ list: RecordList) {
        object {
            $0.field("path", path)
            $0.field("state", list.completeness.code)
            $0.array("value") { writer in
                for member in list.members { writer.string(member.identifier) }
            }
            $0.array("claims") { _ in }
        }
        endLine()
    }

    /// The fields of a fact, without the braces.
    fileprivate mutating func factBody(_ attribute: Attribute, of record: Record, in market: Market) {
        let fact = record[slot: attribute.slot]
        switch attribute.spec.cardinality {
        case .many:
            let (values, isComplete) = market.values(of: attribute, in: record)
            field("state", values.isEmpty ? (isComplete ? "silent" : "unread") : (isComplete ? "stated" : "partial"))
            array("value") { writer in for value in values { writer.value(value) } }
        case .one:
            switch market.state(of: attribute, in: record) {
            case .stated(let value):
                field("state", "stated")
                key("value")
                self.value(value)
            case .conflicting(let values):
                field("state", "conflicting")
                array("values") { writer in for value in values { writer.value(value) } }
            case .silent: field("state", "silent")
            case .unread: field("state", "unread")
            }
        }
        if let prevailing = fact.prevailing { field("prevailing", prevailing) }
        array("claims") { writer in
            for claim in fact.claims {
                writer.object {
                    $0.key("value")
                    $0.value(claim.value)
                    $0.key("evidence")
                    $0.evidence(claim.evidence)
                }
            }
        }
    }
}

extension Completeness {
    /// The name in JSON.
    var code: String {
        switch self {
        case .complete: "complete"
        case .partial: "partial"
        case .unknown: "unknown"
        }
    }
}
