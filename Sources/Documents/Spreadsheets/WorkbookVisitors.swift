// The parts of a workbook beside its sheets: names, shared strings, formats, comments, drawings.

import XML

/// What its elements are, for all visitors of a workbook.
class SheetPartVisitor: XMLVisitor {
    private let tags = Array(SheetTag.allCases)
    private(set) var path: [SheetTag?] = []
    var flow = TextFlow()

    final func open(_ element: borrowing XMLElement) -> XMLInterest {
        let tag = Int(element.name) < tags.count ? tags[Int(element.name)] : nil
        var interest = XMLInterest.children
        if let tag { interest = enter(tag, element) }
        if interest != .skip { path.append(tag) }
        return interest
    }

    final func close(text: UnsafeBufferPointer<UInt8>) {
        if let tag = path.popLast() ?? nil { leave(tag) }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) { flow.append(bytes) }

    func enter(_ tag: SheetTag, _ element: borrowing XMLElement) -> XMLInterest { .children }
    func leave(_ tag: SheetTag) {}
}

/// workbook.xml: the sheets in their order.
final class WorkbookVisitor: SheetPartVisitor {
    private(set) var sheets: [(name: String, relation: String)] = []
    private(set) var is1904 = false

    override func enter(_ tag: SheetTag, _ element: borrowing XMLElement) -> XMLInterest {
        if tag == .sheet { sheets.append((element.string(SheetKey.name) ?? "", element.string(SheetKey.relation) ?? "")) }
        if tag == .workbookProperties { is1904 = element.attribute(SheetKey.date1904) != nil && element.isOn(SheetKey.date1904) }
        return .children
    }
}

/// sharedStrings.xml: the texts of all cells.
final class SharedStringsVisitor: SheetPartVisitor {
    private(set) var strings: [String] = []

    override func enter(_ tag: SheetTag, _ element: borrowing XMLElement) -> XMLInterest {
        switch tag {
        case .text: .characters
        case .phonetic: .skip
        default: .children
        }
    }

    override func leave(_ tag: SheetTag) {
        if tag == .item { strings.append(flow.take()) }
    }
}

/// styles.xml: how numbers are shown.
final class SheetStylesVisitor: SheetPartVisitor {
    private var codes: [Int: String] = [:]
    private var formatIDs: [Int] = []

    override func enter(_ tag: SheetTag, _ element: borrowing XMLElement) -> XMLInterest {
        if tag == .format, let id = element.integer(SheetKey.formatID) { codes[id] = element.string(SheetKey.formatCode) ?? "" }
        if tag == .cellFormat, path.contains(.cellFormats) { formatIDs.append(element.integer(SheetKey.formatID) ?? 0) }
        return .children
    }

    /// By the number that cells refer to.
    var formats: [NumberFormat] {
        var made: [Int: NumberFormat] = [:]
        return formatIDs.map { id in
            if let format = made[id] { return format }
            let format = codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(builtIn: id)
            made[id] = format
            return format
        }
    }
}

/// commentsN.xml.
final class SheetCommentsVisitor: SheetPartVisitor {
    private(set) var comments: [(reference: String, text: String)] = []
    private var reference = ""

    override func enter(_ tag: SheetTag, _ element: borrowing XMLElement) -> XMLInterest {
        switch tag {
        case .comment: reference = element.string(SheetKey.range) ?? ""
        case .text: return .characters
        case .author, .phonetic: return .skip
        default: break
        }
        return .children
    }

    override func leave(_ tag: SheetTag) {
        guard tag == .comment, !flow.isEmpty else { return }
        comments.append((reference, flow.take()))
    }
}

/// drawingN.xml: the text boxes laid over a sheet.
final class SheetDrawingVisitor: SheetPartVisitor {
    private(set) var paragraphs: [(index: Int, text: String)] = []
    private var count = 0

    override func enter(_ tag: SheetTag, _ element: borrowing XMLElement) -> XMLInterest {
        switch tag {
        case .drawn: .characters
        case .fallback: .skip
        default: .children
        }
    }

    override func leave(_ tag: SheetTag) {
        guard tag == .paragraph else { return }
        if !flow.isEmpty { paragraphs.append((count, flow.take())) }
        count += 1
    }
}
