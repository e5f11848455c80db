// A compact validator for the JSON Schema keywords that docs/schema uses. A keyword it does not know
// is an error, so that the schema cannot grow past what is checked.

import Foundation

/// A JSON Schema to check values against.
public struct JSONSchema: Sendable {
    private let root: JSONValue

    /// The published schema, from the repository this test was built from.
    public static func published(_ name: String) throws -> JSONSchema {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: repository.appending(path: "docs/schema/\(name)"))
        return JSONSchema(root: try JSONValue(Array(data)))
    }

    /// Everything that is wrong with the value, each with its path. `pointer` names a definition.
    public func problems(with value: JSONValue, against pointer: String = "#") -> [String] {
        guard let schema = resolve(pointer) else { return ["no such definition: \(pointer)"] }
        return problems(with: value, schema, at: "$")
    }

    private func resolve(_ pointer: String) -> JSONValue? {
        var value: JSONValue? = root
        for step in pointer.dropFirst().split(separator: "/") { value = value?[String(step)] }
        return value
    }

    private func problems(with value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
        guard case .object(let keywords) = schema else { return ["\(path): the schema is not an object"] }
        var problems: [String] = []
        for (keyword, argument) in keywords.sorted(by: { $0.key < $1.key }) {
            switch keyword {
            case "$schema", "title", "description", "$defs": break
            case "$ref":
                guard let target = argument.text.flatMap(resolve) else {
                    problems.append("\(path): dangling \(argument)")
                    continue
                }
                problems += self.problems(with: value, target, at: path)
            case "type": if !value.isOfType(argument.text) { problems.append("\(path): not of type \(argument.text ?? "?"): \(value)") }
            case "const": if value != argument { problems.append("\(path): \(value) is not \(argument)") }
            case "enum": if !argument.elements.contains(value) { problems.append("\(path): \(value) is not listed") }
            case "minimum": if let number = value.number, number < argument.number ?? 0 { problems.append("\(path): \(number) is too small") }
            case "pattern":
                if let text = value.text, let pattern = argument.text, !text.matches(pattern) {
                    problems.append("\(path): « \(text) » does not match \(pattern)")
                }
            case "items":
                for (index, element) in value.elements.enumerated() {
                    problems += self.problems(with: element, argument, at: "\(path)[\(index)]")
                }
            case "required":
                for name in argument.elements.compactMap(\.text) where value[name] == nil { problems.append("\(path): \(name) is missing") }
            case "properties", "additionalProperties":
                problems += membersProblems(of: value, keyword, keywords, at: path)
            case "oneOf", "anyOf":
                let valid = argument.elements.filter { self.problems(with: value, $0, at: path).isEmpty }.count
                if valid == 0 || (keyword == "oneOf" && valid > 1) { problems.append("\(path): \(valid) alternatives of \(keyword) fit \(value)") }
            default: problems.append("\(path): keyword \(keyword) is not checked")
            }
        }
        return problems
    }

    private func membersProblems(of value: JSONValue, _ keyword: String, _ keywords: [String: JSONValue], at path: String) -> [String] {
        guard case .object(let members) = value else { return [] }
        var problems: [String] = []
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
            let declared = keywords["properties"]?[name]
            if keyword == "properties", let declared {
                problems += self.problems(with: member, declared, at: "\(path).\(name)")
            } else if keyword == "additionalProperties", declared == nil, let argument = keywords[keyword] {
                if argument == .bool(false) {
                    problems.append("\(path): \(name) is not allowed")
                } else {
                    problems += self.problems(with: member, argument, at: "\(path).\(name)")
                }
            }
        }
        return problems
    }
}

extension JSONValue {
    fileprivate func isOfType(_ type: String?) -> Bool {
        switch (self, type) {
        case (.object, "object"), (.array, "array"), (.string, "string"), (.bool, "boolean"), (.null, "null"): true
        case (.number(let number), "integer"): number == number.rounded()
        case (.number, "number"): true
        default: false
        }
    }
}

extension String {
    /// Whether the pattern is found; a pattern that is none is found nowhere.
    fileprivate func matches(_ pattern: String) -> Bool {
        guard let expression = try? Regex(pattern) else { return false }
        return firstMatch(of: expression) != nil
    }
}
