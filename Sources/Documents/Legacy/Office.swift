// LibreOffice as a converter: a process of its own with a profile of its own, that runs no macro, follows
// no link and leaves nothing behind.

struct Office: Sendable {
    var searchPath = OutsideProgram.searchPath
    var seconds = 90

    /// The document in another format.
    func convert(_ bytes: [UInt8], from: String, to: String) throws(ProgramError) -> [UInt8] {
        let program = from == "xls" ? OutsideProgram.calc : .libreOffice
        guard program.located(in: searchPath) != nil else { throw ProgramError(.missing, program: program) }
        guard let folder = PrivateFolder(), folder.makeFolder("profile/user"), folder.write(bytes, to: "document.\(from)"),
            folder.write(Array(Self.settings.utf8), to: "profile/user/registrymodifications.xcu")
        else { throw ProgramError(.system(message: "pas de dossier temporaire"), program: program) }
        let run = ChildProcess(
            program: program,
            arguments: [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nologo", "--nolockcheck",
                "--convert-to", to, "--outdir", "\(folder.path)/out", "\(folder.path)/document.\(from)",
            ],
            limits: ProgramLimits(seconds: seconds, memory: 6 << 30, output: 256 << 20, withoutNetwork: true), folder: folder.path,
            searchPath: searchPath)
        let output = try run.run()
        // It ends with 0 even when it could not convert.
        guard let file = try? OpenedFile.read("\(folder.path)/out/document.\(to)", limit: 256 << 20) else {
            let said = output.errors.split(separator: "\n").first { $0.contains("Error") }.map(String.init) ?? ""
            throw ProgramError(.failed(status: 0, message: said.contains("no export filter") || said.isEmpty ? "conversion refusée" : said), program: program)
        }
        return file.bytes
    }

    /// No macros, no loading from elsewhere, no update of links (« never » is 0 for Writer, 1 for Calc).
    private static let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
        <value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">\
        <value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">\
        <value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>

        """
}

extension OutsideProgram {
    static let libreOffice = OutsideProgram(name: "soffice", packages: ["libreoffice-writer-nogui"])
    static let calc = OutsideProgram(name: "soffice", packages: ["libreoffice-calc-nogui"])
}
