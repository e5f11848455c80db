import JSONChecking
import Testing

@testable import Reports

@Suite("JSON is written byte by byte")
struct JSONWriterTests {
    private func text(_ layout: JSONWriter.Layout = .compact, _ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(layout)
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func commasStandBetweenElementsOnly() {
        let written = text {
            $0.object {
                $0.field("a", 1)
                $0.array("b") {
                    $0.integer(-20)
                    $0.object { _ in }
                    $0.array { _ in }
                    $0.bool(true)
                }
                $0.field("absent", nil as String?)
                $0.field("c", "d")
            }
        }
        #expect(written == #"{"a":1,"b":[-20,{},[],true],"c":"d"}"#)
    }

    @Test func indentedTextReadsAsAPersonWouldWriteIt() {
        let written = text(.indented) {
            $0.object {
                $0.field("a", "b")
                $0.array("empty") { _ in }
                $0.array("c") { $0.object { $0.field("d", false) } }
            }
        }
        #expect(written == """
            {
              "a": "b",
              "empty": [],
              "c": [
                {
                  "d": false
                }
              ]
            }
            """)
    }

    @Test func smallestIntegerHasItsDigits() {
        #expect(text { $0.integer(.min) } == "-9223372036854775808")
        #expect(text { $0.integer(0) } == "0")
    }

    @Test(arguments: [
        "l’allotissement « séparé » — 5 %", "quote \" and \\ backslash", "line\nbreak\ttab\r",
        "\u{0}\u{1B}[31mred\u{7F}", "C1 \u{9B}31m", "bidi \u{202E}gnp.exe\u{2066}\u{61C}", "sep \u{2028}", "emoji 🏗️ €",
    ])
    func everyStringComesBackAsItWas(_ original: String) throws {
        var writer = JSONWriter()
        writer.string(original)
        #expect(try JSONValue(writer.bytes) == .string(original))
    }

    @Test func nothingThatActsOnATerminalIsLeftUnescaped() {
        let written = text { $0.string("a\u{1B}b\u{9B}c\u{7F}d\u{202E}e\u{2028}f") }
        #expect(written == #""a\u001bb\u009bc\u007fd\u202ee\u2028f""#)
    }
}
