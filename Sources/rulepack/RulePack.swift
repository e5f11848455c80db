// The rules as a Swift text literal in the compact form of `PackedTree`.

import Settings

enum RulePack {
    /// A Swift file with one `StaticString`: a map from the path of each file to its tree.
    static func swiftSource(_ files: [SettingsFile]) -> String {
        let start = Position(line: 1, column: 1)
        let root = Node(.map(files.map { Entry(key: $0.path, keyPosition: start, value: $0.node) }), at: start)
        return """
            // Written by rulepack from the folder Rules/. Not meant to be read.

            enum EmbeddedRules {
                static let pack: StaticString = "\(escaped(String(decoding: root.packed, as: UTF8.self)))"
            }

            """
    }

    private static func escaped(_ text: String) -> String {
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
