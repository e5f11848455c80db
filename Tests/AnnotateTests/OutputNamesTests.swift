// Names of the copies.

import Testing

@testable import Annotate

@Suite struct OutputNamesTests {
    @Test func foldersAreKeptAndNothingLeadsOut() {
        var names = OutputNames(reserving: ["annotations.md"])
        func name(_ path: String) -> String { names.name(for: path, extensions: ["docx", "docm"]) }
        #expect(name("lot 1/RC.docx") == "lot 1/RC.docx")
        #expect(name("lot 1/rc.DOCX") == "lot 1/rc (2).DOCX", "some file systems take them for the same")
        #expect(name("../../etc/passwd") == "_/_/etc/passwd.docx")
        #expect(name("/etc/cron.d/x.docx") == "etc/cron.d/x.docx")
        #expect(name("a/./..hidden/b\\c:d.docm") == "a/_/hidden/b_c_d.docm")
        #expect(name("Annotations.md") == "Annotations.md.docx")
        #expect(name("RC\u{7}\u{202E}xcod.docx") == "RC_xcod.docx")
        #expect(name("AE.docx [2]") == "AE.docx [2].docx")
        #expect(name("") == "document.docx")
        let long = name(String(repeating: "é", count: 400) + ".docx")
        #expect(long.utf8.count <= 210 && long.hasSuffix(".docx"))
    }
}
