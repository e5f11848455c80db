// The templates and the files of the pages, embedded in the program.

import Crypto
import Foundation
import Mustache

/// All templates, parsed once.
struct Templates: Sendable {
    private let library: MustacheLibrary

    init() throws {
        var library = MustacheLibrary()
        let files: [(String, [UInt8])] = [
            ("layout", PackageResources.layout_mustache), ("home", PackageResources.home_mustache),
            ("upload", PackageResources.upload_mustache), ("rows", PackageResources.rows_mustache),
            ("history", PackageResources.history_mustache), ("head", PackageResources.head_mustache),
            ("report", PackageResources.report_mustache), ("progress", PackageResources.progress_mustache),
            ("papers", PackageResources.papers_mustache), ("questions", PackageResources.questions_mustache),
            ("files", PackageResources.files_mustache), ("carried", PackageResources.carried_mustache), ("delete", PackageResources.delete_mustache),
            ("compare", PackageResources.compare_mustache), ("rules", PackageResources.rules_mustache),
            ("rule", PackageResources.rule_mustache), ("problem", PackageResources.problem_mustache),
            ("operations", PackageResources.operations_mustache), ("operation", PackageResources.operation_mustache),
            ("operation-form", PackageResources.operation_form_mustache),
            ("operation-contract", PackageResources.operation_contract_mustache),
            ("profile", PackageResources.profile_mustache), ("profile-questions", PackageResources.profile_questions_mustache),
            ("bid", PackageResources.bid_mustache), ("watch", PackageResources.watch_mustache),
            ("login", PackageResources.login_mustache), ("help", PackageResources.help_mustache),
        ]
        for (name, bytes) in files { try library.register(Self.spaced(String(decoding: bytes, as: UTF8.self)), named: name) }
        self.library = library
    }

    /// French signs that stand apart from their word stay on its line.
    private static func spaced(_ text: String) -> String {
        [("« ", "«\u{A0}"), (" »", "\u{A0}»"), (" :", "\u{A0}:"), (" ;", "\u{A0};"), (" ?", "\u{A0}?")].reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    func render(_ name: String, _ view: View) -> String { library.render(view, withTemplate: name) ?? "" }
}

/// A file that pages ask for, named by its contents so that it can be kept for ever.
struct Asset: Sendable {
    let path: String
    let type: String
    let bytes: Data

    init(_ name: String, _ ending: String, _ type: String, _ bytes: Data) {
        let hash = SHA256.hash(data: bytes).prefix(6).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        path = "/assets/\(name).\(hash).\(ending)"
        self.type = type
        self.bytes = bytes
    }
}
