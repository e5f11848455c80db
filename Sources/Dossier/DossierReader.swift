// One consultation: its documents opened and read, what they state merged into one market.

import Clauses
import Documents
import Market
import Notices
import Parallel
import Provenance
import Settings

/// A file that is kept under another name than its owner gave it.
public struct NamedFile: Hashable, Sendable {
    /// The owner's name for it, folders included, which tells what paper it is.
    public let name: String
    /// Where it is.
    public let path: String

    public init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}

/// What the user gave as one consultation.
public struct ConsultationSource: Hashable, Sendable {
    /// As reports name it.
    public let name: String
    public let paths: [String]
    /// The owner's names of the paths, where they are others.
    fileprivate var names: [String]?

    public init(_ path: String) {
        self.init([path])
    }

    public init(_ paths: [String]) {
        self.paths = paths
        name = paths.joined(separator: " + ")
    }

    /// Files that a server keeps under names of its own.
    public init(name: String, files: [NamedFile]) {
        self.name = name
        paths = files.map(\.path)
        names = files.map(\.name)
    }
}

/// Reads consultations one after the other; one reader for each worker, since it keeps its buffers.
public final class DossierReader {
    private let phrases: PhraseLibrary
    private let papers: PapersFile?
    private let threads: Int
    private let worker: DocumentWorker
    private let onDocument: (@Sendable (DocumentRecord, Int) -> Void)?
    /// Needed for papers in prose only.
    private lazy var recognised = phrases.recognisedInPapers

    /// The phrase library may be shared by all readers. `threads`: on how many the documents of one
    /// consultation are read; one where consultations are read side by side. `onDocument` hears of each
    /// document that was read, in their order, and how many there are.
    public init(
        phrases: PhraseLibrary, papers: PapersFile? = nil, threads: Int = 1,
        onDocument: (@Sendable (DocumentRecord, Int) -> Void)? = nil
    ) {
        self.onDocument = onDocument
        self.phrases = phrases
        self.papers = papers
        self.threads = threads
        worker = DocumentWorker(phrases: phrases, papers: papers)
    }

    /// Makes ready what is otherwise made when the first notice is read.
    public static func prepareForNotices() { NoticeReader.prepare() }

    /// Reads what stands at one path, which no `--papers` speaks of.
    public func read(_ path: String) -> Market {
        merge(documents(of: ConsultationSource(path)))
    }

    /// Reads a consultation.
    ///
    /// What could not be read is in the market's documents, with the reason. Throws only if the
    /// `--papers` file names documents that do not exist.
    public func read(_ source: ConsultationSource) throws(SettingsError) -> Market {
        let opened = documents(of: source)
        try papers?.check(against: opened.documents.map(\.record.path))
        return merge(opened)
    }

    // MARK: Documents

    private struct Opened {
        var documents: [ReadDocument]
        var remarks: [String]
    }

    private func documents(of source: ConsultationSource) -> Opened {
        var members: [(member: PackageMember, name: String)] = []
        var leftOut: [LeftOutFile] = []
        for (index, path) in source.paths.enumerated() {
            let package = Package.open(path, as: source.names?[index])
            leftOut += package.leftOut
            members += package.members.map { member in
                // A path that is a name says something about the paper, folders included.
                (member, source.names == nil || package.members.count > 1 ? Self.name(of: member.path, in: package.path) : member.path)
            }
        }
        // The order of the paths on the command line is nobody's meaning; within a package, its own holds.
        if source.paths.count > 1 { members.sort { $0.member.path.utf8.lexicographicallyPrecedes($1.member.path.utf8) } }
        if members.isEmpty {
            let record = DocumentRecord(
                id: DocumentID(0), path: source.name, kind: .other, sha256: "", byteCount: 0,
                status: .unread(reason: "aucun document à lire ici. Vérifier le chemin."))
            return Opened(documents: [ReadDocument(record: record)], remarks: Self.remarks(on: leftOut))
        }
        return Opened(documents: read(members), remarks: Self.remarks(on: leftOut))
    }

    private func read(_ members: [(member: PackageMember, name: String)]) -> [ReadDocument] {
        let threads = min(threads, members.count)
        guard threads > 1 else {
            return members.enumerated().map { index, member in
                let document = worker.read(member.member, name: member.name, as: DocumentID(index))
                onDocument?(document.record, members.count)
                return document
            }
        }
        var documents: [ReadDocument] = []
        documents.reserveCapacity(members.count)
        let phrases = phrases
        let papers = papers
        OrderedPipeline.run(
            count: members.count, threads: threads,
            makeWorker: { DocumentWorker(phrases: phrases, papers: papers) },
            work: { worker, index in worker.read(members[index].member, name: members[index].name, as: DocumentID(index)) },
            receive: { _, document in
                onDocument?(document.record, members.count)
                documents.append(document)
            })
        return documents
    }

    /// The path within the package: how the user's own folders are called says nothing about a paper.
    private static func name(of path: String, in package: String) -> String {
        guard path.hasPrefix(package), path.utf8.count > package.utf8.count else {
            return path.split(separator: "/").last.map(String.init) ?? path
        }
        return String(path.dropFirst(package.count).drop { $0 == "/" })
    }

    private static func remarks(on leftOut: [LeftOutFile]) -> [String] {
        leftOut.map { "\($0.path) est laissé de côté : \($0.reason)." }
    }

    // MARK: One market

    private func merge(_ opened: Opened) -> Market {
        var documents = opened.documents
        let notices = NoticeChoice(&documents)
        let contributions = documents.compactMap { document -> Contribution? in
            if case .paper(let statements) = document.contents { Contribution(statements, document.record) } else { nil }
        }
        var merger = MarketMerger(notice: notices.market, contributions: contributions)
        merger.merge()
        var market = merger.market
        market.documents = documents.map(\.record)
        market.discrepancies += BrokenReferences.discrepancies(among: documents)
        market.precedence = Self.precedence(documents)
        if notices.launchDate != .unknown { market.launchDate = notices.launchDate }
        market.tellLaunch(papers: contributions)
        market.deduceReservations()
        market.settleAgreements()
        market.categoriseBuyer()
        cover(&market, lots: merger.lotNumbers, isStructured: notices.isStructured, formType: notices.formType)
        market.describePapers()
        market.remarks += opened.remarks + notices.remarks + documents.flatMap(\.remarks)
        market.remarkScope()
        return market
    }

    /// Which papers were read, for the market and for each lot.
    private func cover(_ market: inout Market, lots: [String?], isStructured: Bool, formType: String?) {
        // What the notice's form has no place for may still be found in its texts.
        var stated = market.coverage.noticeAttributes
        stated?.formUnion(recognised)
        market.coverage = Coverage(
            documents: market.documents, lots: lots.compactMap { $0 }, lotsAreKnown: market.lots.completeness == .complete && lots.count == market.lots.members.count && !lots.contains(nil),
            noticeFormType: formType)
        market.coverage.noticeIsStructured = isStructured
        market.coverage.noticeAttributes = stated
        if market.documents.contains(where: { $0.kind != .notice }) || !isStructured { market.coverage.recognised = recognised }
        guard market.documents.contains(where: { !$0.lots.isEmpty }) else { return }
        for index in market.lots.members.indices {
            let number = lots.indices.contains(index) ? lots[index] : nil
            market.lots.members[index].setPapersRead(Coverage(documents: market.documents, ofLot: number ?? "").papersRead)
        }
    }

    /// The order in which the papers prevail, where one paper states it: the CCAP before all others.
    private static func precedence(_ documents: [ReadDocument]) -> Precedence? {
        let stated = documents.compactMap { document -> (kind: PaperKind, precedence: Precedence)? in
            document.precedence.map { (document.record.kind, $0) }
        }
        return (stated.first { $0.kind == .ccap || $0.kind == .ccp } ?? stated.first)?.precedence
    }
}
