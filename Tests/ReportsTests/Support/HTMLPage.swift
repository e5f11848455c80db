// Looks at a page as a browser does: elements, attributes, text; and says where it is not well formed.

/// The elements of a page in the order of their start tags.
struct HTMLPage {
    struct Element {
        let name: String
        let attributes: [String: String]
        /// Names of the elements around it, the outermost first.
        let parents: [String]
        /// All text within, entities decoded.
        fileprivate(set) var text = ""
    }

    private(set) var elements: [Element] = []
    /// What is wrong with the markup.
    private(set) var mistakes: [String] = []

    private static let void: Set<String> = ["meta", "wbr", "br", "hr", "link", "img", "input"]

    init(_ bytes: [UInt8]) {
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
        var open: [Int] = []
        while let start = rest.firstIndex(of: "<") {
            add(rest[..<start], to: open)
            guard let end = rest[start...].firstIndex(of: ">") else {
                mistakes.append("« < » without « > »")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
                    mistakes.append("</\(tag.dropFirst())> closes nothing")
                    return
                }
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            elements.append(Element(name: name, attributes: Self.attributes(tag.dropFirst(name.count)), parents: open.map { elements[$0].name }))
            if Self.void.contains(name) { continue }
            open.append(elements.count - 1)
            // A style sheet is no markup.
            if name == "style", let close = rest.range(of: "</style>") {
                add(rest[..<close.lowerBound], to: open)
                rest = rest[close.lowerBound...]
            }
        }
        if !open.isEmpty { mistakes.append("not closed: \(open.map { elements[$0].name })") }
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    func all(ofClass name: String) -> [Element] { elements.filter { $0.attributes["class"]?.split(separator: " ").contains(Substring(name)) ?? false } }

    var headings: [(level: Int, text: String)] {
        elements.compactMap { element in
            guard element.name.count == 2, element.name.hasPrefix("h"), let level = element.name.last?.wholeNumberValue else { return nil }
            return (level, element.text)
        }
    }

    private mutating func add(_ text: Substring, to open: [Int]) {
        guard !text.isEmpty else { return }
        let decoded = Self.decoded(text)
        for index in open { elements[index].text += decoded }
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text.drop { $0 == " " }
        while !rest.isEmpty {
            let name = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest.dropFirst(name.count)
            var value: Substring = ""
            if rest.hasPrefix("=\"") {
                rest = rest.dropFirst(2)
                value = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(value.count + 1)
            }
            attributes[String(name)] = decoded(value)
            rest = rest.drop { $0 == " " }
        }
        return attributes
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
