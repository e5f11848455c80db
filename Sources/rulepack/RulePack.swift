// The rules and phrases as Swift text literals.

import Settings

enum RulePack {
    /// A map from the path of each file to its tree, in the compact form of `PackedTree`.
    static func tree(_ files: [SettingsFile]) -> [UInt8] {
        let start = Position(line: 1, column: 1)
        return Node(.map(files.map { Entry(key: $0.path, keyPosition: start, value: $0.node) }), at: start).packed
    }

    /// A Swift file with the finished forms of the rules and of the phrase library, and the rule files
    /// as they are written.
    static func swiftSource(rules: [UInt8], clauses: [UInt8], tree: [UInt8]) -> String {
        """
            // Written by rulepack from the folder Rules/. Not meant to be read.

            enum EmbeddedRules {
                static let rules: StaticString = "\(literal(rules))"
                static let clauses: StaticString = "\(literal(clauses))"
                static let tree: StaticString = "\(literal(tree))"
            }

            """
    }

    private static func literal(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        var result = ""
        result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{FEFF}":
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
