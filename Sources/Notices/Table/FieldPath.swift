// Reading the paths of the tables: steps, and the few conditions they use.
//
// A step may name several elements that mean the same, `AC_COST|AC_PRICE`; a path that is but a point
// means the record's own element.

/// A path split into steps.
struct FieldPath: Hashable {
    struct Step: Hashable {
        let name: String
        /// `[child/@listName='x']`, `[child/text()='x']`, `[child]`.
        var condition: Condition?
        /// `[@listName='x']` on the last step.
        var qualifier: Attribute?
    }

    struct Attribute: Hashable {
        let name: String
        let value: String
    }

    /// What must stand somewhere below the step.
    struct Condition: Hashable {
        let path: [String]
        /// `nil`: the text of the element itself.
        let attribute: String?
        /// `nil`: it is enough that the element stands there.
        let value: String?
    }

    var steps: [Step] = []
    /// The attribute that is the value, for a path that ends in `/@name`.
    var attribute: String?

    /// The SDK writes out four nested elements for each extension; in the tables the innermost
    /// stands for all.
    private static let extensionSteps = ["ext:UBLExtensions", "ext:UBLExtension", "ext:ExtensionContent", "efext:EformsExtension"]

    /// `nil` for what is not in the notation of the tables. Byte by byte: the tables are ASCII, and
    /// all of them are read at each start.
    init?(_ text: String) {
        var isOwnElement = false
        for part in Self.split(text) {
            if part.utf8.first == UInt8(ascii: "@") { attribute = String(part.dropFirst()); continue }
            if part == "." { isOwnElement = true; continue }
            let nameEnd = part.utf8.firstIndex(of: UInt8(ascii: "[")) ?? part.endIndex
            let name = String(part[..<nameEnd])
            if name == "efext:EformsExtension" {
                steps += Self.extensionSteps.map { Step(name: $0) }
                continue
            }
            var step = Step(name: name)
            var rest = part[nameEnd...].utf8
            while rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
                guard Self.read(Substring(rest[..<end].dropFirst()), into: &step) else { return nil }
                rest = rest[end...].dropFirst()
            }
            guard rest.isEmpty else { return nil }
            steps.append(step)
        }
        guard isOwnElement != !steps.isEmpty, steps.count(where: { $0.condition != nil }) <= 1 else { return nil }
    }

    /// At the slashes that do not stand in brackets.
    private static func split(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var depth = 0
        for index in text.utf8.indices {
            switch text.utf8[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "/") where depth == 0:
                parts.append(text[start..<index])
                start = text.utf8.index(after: index)
            default: break
            }
        }
        parts.append(text[start...])
        return parts.filter { !$0.isEmpty }
    }

    private static func read(_ predicate: Substring, into step: inout Step) -> Bool {
        let sides = predicate.split(separator: "=", maxSplits: 1)
        if sides.count == 1, let first = predicate.utf8.first, UInt8(ascii: "A")...UInt8(ascii: "z") ~= first, !predicate.utf8.contains(UInt8(ascii: "(")) {
            step.condition = Condition(path: predicate.split(separator: "/").map(String.init), attribute: nil, value: nil)
            return true
        }
        guard sides.count == 2, sides[1].hasPrefix("'"), sides[1].hasSuffix("'"), sides[1].count >= 2 else { return false }
        let value = String(sides[1].dropFirst().dropLast())
        var path = sides[0].split(separator: "/").map(String.init)
        guard let last = path.popLast() else { return false }
        if last.hasPrefix("@") {
            let name = String(last.dropFirst())
            if path.isEmpty {
                step.qualifier = Attribute(name: name, value: value)
            } else {
                step.condition = Condition(path: path, attribute: name, value: value)
            }
            return true
        }
        guard last == "text()", !path.isEmpty else { return false }
        step.condition = Condition(path: path, attribute: nil, value: value)
        return true
    }
}
