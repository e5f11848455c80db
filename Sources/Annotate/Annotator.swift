// A judged consultation → its papers with comments in them, and a list of everything that was said.

import Documents
import Market
import Provenance
import Reports

/// The copies of one consultation's papers, and the list that goes with them.
public struct AnnotatedPackage: Sendable {
    /// A file to write.
    public struct File: Sendable {
        /// Relative to the output folder; never leads out of it.
        public let path: String
        public let bytes: [UInt8]
    }

    /// What became of a document.
    public struct Document: Sendable {
        public let record: DocumentRecord
        /// The annotated copy; `nil` if there is none.
        public let output: String?
        /// Where each of its comments stands.
        public let placements: [CommentPlacement]
        /// How many remarks the list makes about it, where no copy does.
        public let listed: Int
        /// Why there is no copy although there was something to write into it; in French.
        public let refusal: String?
    }

    /// The annotated papers and `annotations.md`, the list, which is the last.
    public let files: [File]
    public let documents: [Document]

    /// Documents that could have been annotated and were not.
    public var refusals: [Document] { documents.filter { $0.refusal != nil } }
}

/// Writes comments into papers.
public enum Annotator {
    /// Name of the list.
    public static let listName = "annotations.md"

    /// Annotates the documents that stand at the paths the consultation was read from.
    ///
    /// The same papers, rules and day make the same bytes: comments bear no date of their own, only the
    /// day whose law was applied. A document that changed since it was judged is refused by name.
    public static func annotate(_ consultation: JudgedConsultation, from paths: [String]) -> AnnotatedPackage {
        annotate(consultation, in: paths.map { Package.open($0) })
    }

    /// The same of packages that are open: a server keeps files under names of its own.
    public static func annotate(_ consultation: JudgedConsultation, in packages: [Package]) -> AnnotatedPackage {
        var run = AnnotationRun(consultation, packages.map(\.path))
        for package in packages {
            for member in package.members { run.annotate(member) }
        }
        return run.result()
    }
}

/// The annotation of one consultation, document by document.
private struct AnnotationRun {
    private let plan: AnnotationPlan
    private let consultation: JudgedConsultation
    private let wording: RemarkWording
    private let names: [DocumentID: String]
    private let records: [String: DocumentRecord]
    private var outputs = OutputNames(reserving: [Annotator.listName])
    private var files: [AnnotatedPackage.File] = []
    private var done: [DocumentID: AnnotatedPackage.Document] = [:]
    /// The document whose title bears what is about none of them.
    private let main: DocumentID?

    init(_ consultation: JudgedConsultation, _ paths: [String]) {
        self.consultation = consultation
        plan = AnnotationPlan(Remarks(consultation))
        let documents = consultation.market.documents
        records = Dictionary(documents.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(documents.map { ($0.id, Self.name(of: $0.path, in: paths)) }, uniquingKeysWith: { first, _ in first })
        self.names = names
        wording = RemarkWording(documents: documents) { names[$0.id] ?? $0.path }
        let order: [PaperKind] = [.rc, .ccp, .ccap, .ae, .cctp]
        main =
            documents.filter { document in
                let name = document.path.lowercased()
                let isWritable = [".docx", ".docm", ".dotx", ".odt", ".ott", ".fodt"].contains { name.hasSuffix($0) }
                if case .unread = document.status { return false }
                return isWritable
            }
            .min { (order.firstIndex(of: $0.kind) ?? order.count, $0.id) < (order.firstIndex(of: $1.kind) ?? order.count, $1.id) }?.id
    }

    /// The path within the package; of several packages, with the package's name.
    private static func name(of path: String, in packages: [String]) -> String {
        let package = packages.filter { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }.max { $0.utf8.count < $1.utf8.count } ?? ""
        let inner = path.dropFirst(package.count).drop { $0 == "/" }
        let last = package.split(separator: "/").last.map(String.init) ?? package
        if inner.isEmpty { return last }
        return packages.count > 1 ? "\(last)/\(inner)" : String(inner)
    }

    mutating func annotate(_ member: PackageMember) {
        guard let record = records[member.path], done[record.id] == nil else { return }
        let placed = plan.placed[record.id] ?? []
        let isMain = record.id == main && !(plan.unplaced.isEmpty && plan.remarks.questions.isEmpty)
        guard !placed.isEmpty || isMain else { return }
        do throws(AnnotationRefusal) {
            guard let annotated = try annotated(member, record, placed, isMain) else { return }
            files.append(annotated.file)
            done[record.id] = AnnotatedPackage.Document(
                record: record, output: annotated.file.path, placements: annotated.placements, listed: 0, refusal: nil)
        } catch {
            done[record.id] = AnnotatedPackage.Document(record: record, output: nil, placements: [], listed: placed.count, refusal: error.reason)
        }
    }

    /// `nil` for a format that bears no comments.
    private mutating func annotated(
        _ member: PackageMember, _ record: DocumentRecord, _ placed: [PlacedRemark], _ isMain: Bool
    ) throws(AnnotationRefusal) -> (file: AnnotatedPackage.File, placements: [CommentPlacement])? {
        let bytes: [UInt8]
        do throws(PackageMember.Unread) {
            bytes = try member.bytes()
        } catch {
            throw AnnotationRefusal(reason: error.reason)
        }
        let extensions: [String]
        switch DocumentFormat(sniffing: bytes) {
        case .docx: extensions = ["docx", "docm", "dotx", "dotm"]
        case .odt: extensions = ["odt", "ott"]
        case .flatOpenDocument: extensions = ["fodt"]
        default: return nil
        }
        guard OpenedFile(path: member.path, bytes: bytes).sha256 == record.sha256 else {
            throw AnnotationRefusal(reason: "le fichier a changé depuis qu’il a été contrôlé. Recommencer.")
        }
        let comments = comments(placed, isMain)
        guard let annotated = try CommentedDocument.annotate(bytes, comments) else { return nil }
        let name = outputs.name(for: names[record.id] ?? member.path, extensions: extensions)
        return (AnnotatedPackage.File(path: name, bytes: annotated.bytes), annotated.placements)
    }

    private func comments(_ placed: [PlacedRemark], _ isMain: Bool) -> [PlannedComment] {
        let overview = isMain ? [PlannedComment(target: .document, text: wording.overview(plan))] : []
        return overview
            + placed.map { one in
                guard case .paragraph(let part, let index, let start, let end) = one.evidence.locator else {
                    return PlannedComment(target: .document, text: wording.text(one))
                }
                return PlannedComment(
                    target: .passage(part: part, index: index, start: start, end: end, quote: one.evidence.quote), text: wording.text(one))
            }
    }

    func result() -> AnnotatedPackage {
        let documents = consultation.market.documents.map { record in
            done[record.id]
                ?? AnnotatedPackage.Document(
                    record: record, output: nil, placements: [], listed: plan.placed[record.id]?.count ?? 0, refusal: nil)
        }
        let list = AnnotationList(consultation, plan, documents, wording).markdown()
        return AnnotatedPackage(files: files + [AnnotatedPackage.File(path: Annotator.listName, bytes: Array(list.utf8))], documents: documents)
    }
}
