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
        /// What whoever gets the copy should know; in French.
        public let remark: String?
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

    /// The documents that have something to be said at one of their passages, or at their title what is about
    /// none, and whose names are of a format that takes comments. Nothing is opened: what a name promises, the
    /// file may not keep, and its annotation then says why.
    public static func commentedDocuments(of consultation: JudgedConsultation) -> Set<DocumentID> {
        let writable = consultation.market.documents.filter { record in
            if case .unread = record.status { return false }
            return Commentable.endings.contains(Commentable.ending(of: record.path))
        }
        let plan = AnnotationPlan(Remarks(consultation), writable: Set(writable.map(\.id)))
        let main = plan.hasOverview ? Commentable.main(of: writable.map { ($0, Commentable.ending(of: $0.path) == "pdf") }) : nil
        return Set(writable.map(\.id).filter { plan.placed[$0]?.isEmpty == false || $0 == main })
    }

    /// The same of packages that are open: a server keeps files under names of its own.
    public static func annotate(_ consultation: JudgedConsultation, in packages: [Package]) -> AnnotatedPackage {
        var run = AnnotationRun(consultation, packages)
        return run.run()
    }
}

/// What takes comments, and which document bears those that are about none.
private enum Commentable {
    /// How files of a format are called; `nil` for one that takes no comments.
    static func endings(of format: DocumentFormat) -> [String]? {
        switch format {
        case .docx: ["docx", "docm", "dotx", "dotm"]
        case .odt: ["odt", "ott"]
        case .flatOpenDocument: ["fodt"]
        case .pdf: ["pdf"]
        default: nil
        }
    }

    static let endings = Set([DocumentFormat.docx, .odt, .flatOpenDocument, .pdf].compactMap(endings(of:)).joined())

    static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    }

    static func main(of writable: [(record: DocumentRecord, isPDF: Bool)]) -> DocumentID? {
        let order: [PaperKind] = [.rc, .ccp, .ccap, .ae, .cctp]
        func rank(_ record: DocumentRecord) -> Int { order.firstIndex(of: record.kind) ?? order.count }
        // A text that is worked on before a PDF that was made of one.
        return writable.min { ($0.isPDF ? 1 : 0, rank($0.record), $0.record.id) < ($1.isPDF ? 1 : 0, rank($1.record), $1.record.id) }?.record.id
    }
}

/// The annotation of one consultation, document by document.
private struct AnnotationRun {
    /// A document, as far as it can be had again.
    private struct Source {
        let member: PackageMember
        let record: DocumentRecord
        let format: DocumentFormat?
    }

    private let plan: AnnotationPlan
    private let consultation: JudgedConsultation
    private let wording: RemarkWording
    private let title: String
    /// Paths within the package.
    private let names: [DocumentID: String]
    private let sources: [Source]
    private var outputs = OutputNames(reserving: [Annotator.listName])
    private var files: [AnnotatedPackage.File] = []
    private var done: [DocumentID: AnnotatedPackage.Document] = [:]
    /// The document whose title bears what is about none of them.
    private let main: DocumentID?

    init(_ consultation: JudgedConsultation, _ packages: [Package]) {
        self.consultation = consultation
        let paths = packages.map(\.path)
        let documents = consultation.market.documents
        let records = Dictionary(documents.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        sources = packages.flatMap(\.members).compactMap { member in
            records[member.path].map { Source(member: member, record: $0, format: (try? member.bytes()).map { DocumentFormat(sniffing: $0) }) }
        }
        let writable = sources.filter { source in
            if case .unread = source.record.status { return false }
            return source.format.map { Commentable.endings(of: $0) != nil } ?? false
        }
        plan = AnnotationPlan(Remarks(consultation), writable: Set(writable.map(\.record.id)))
        main = Commentable.main(of: writable.map { ($0.record, $0.format == .pdf) })
        title = paths.map(Self.last).joined(separator: " + ")
        let names = Dictionary(documents.map { ($0.id, Self.name(of: $0.path, in: paths)) }, uniquingKeysWith: { first, _ in first })
        self.names = names
        let ends = Dictionary(grouping: names.values, by: Self.last)
        wording = RemarkWording(documents: documents) { record in
            let name = names[record.id] ?? record.path
            // The folder tells only files of one name apart.
            return ends[Self.last(name)]?.count == 1 ? Self.last(name) : name
        }
    }

    private static func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The path within the package; of several packages, with the package's name.
    private static func name(of path: String, in packages: [String]) -> String {
        let package = packages.filter { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }.max { $0.utf8.count < $1.utf8.count } ?? ""
        let inner = path.dropFirst(package.count).drop { $0 == "/" }
        if inner.isEmpty { return last(package) }
        return packages.count > 1 ? "\(last(package))/\(inner)" : String(inner)
    }

    mutating func run() -> AnnotatedPackage {
        for source in sources where done[source.record.id] == nil { annotate(source) }
        let documents = consultation.market.documents.map { record in
            done[record.id]
                ?? AnnotatedPackage.Document(
                    record: record, output: nil, placements: [], listed: plan.placed[record.id]?.count ?? 0, refusal: nil, remark: nil)
        }
        let list = AnnotationList(consultation, plan, documents, wording, title: title, names: names).markdown()
        return AnnotatedPackage(files: files + [AnnotatedPackage.File(path: Annotator.listName, bytes: Array(list.utf8))], documents: documents)
    }

    private mutating func annotate(_ source: Source) {
        let record = source.record
        let placed = plan.placed[record.id] ?? []
        let isMain = record.id == main && plan.hasOverview
        guard !placed.isEmpty || isMain, let format = source.format, let extensions = Commentable.endings(of: format) else { return }
        do throws(AnnotationRefusal) {
            let bytes = try Self.bytes(of: source)
            let isPDF = format == .pdf
            let annotated =
                isPDF
                ? try CommentedDocument.annotate(pdf: bytes, path: record.path, pageRemarks(placed, isMain))
                : try CommentedDocument.annotate(bytes, comments(placed, isMain))
            guard let annotated else { return }
            let name = outputs.name(for: names[record.id] ?? record.path, extensions: extensions)
            files.append(AnnotatedPackage.File(path: name, bytes: annotated.bytes))
            done[record.id] = AnnotatedPackage.Document(
                record: record, output: name, placements: annotated.placements, listed: 0, refusal: nil,
                remark: CommentedDocument.isSigned(bytes) ? "la signature électronique de l’original ne vaut pas pour la copie" : nil)
        } catch {
            // Of a PDF the list by page is as good a result.
            let isPDF = format == .pdf
            done[record.id] = AnnotatedPackage.Document(
                record: record, output: nil, placements: [], listed: placed.count, refusal: isPDF ? nil : error.reason, remark: isPDF ? error.reason : nil)
        }
    }

    private static func bytes(of source: Source) throws(AnnotationRefusal) -> [UInt8] {
        let bytes: [UInt8]
        do throws(PackageMember.Unread) {
            bytes = try source.member.bytes()
        } catch {
            throw AnnotationRefusal(reason: error.reason)
        }
        guard OpenedFile(path: source.member.path, bytes: bytes).sha256 == source.record.sha256 else {
            throw AnnotationRefusal(reason: "le fichier a changé depuis qu’il a été contrôlé. Recommencer.")
        }
        return bytes
    }

    private func pageRemarks(_ placed: [PlacedRemark], _ isMain: Bool) -> [PDFRemark] {
        let overview = isMain ? [PDFRemark(page: 1, box: nil, text: wording.overview(plan))] : []
        return overview
            + placed.map { one in
                guard case .page(let page, _, let box) = one.evidence.locator else { return PDFRemark(page: 1, box: nil, text: wording.text(one)) }
                return PDFRemark(page: page, box: box, text: wording.text(one))
            }
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
}
