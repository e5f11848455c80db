// Going through folders and archives, within limits that hold for all of them together.

/// What was found so far, and what it cost.
struct PackageOpening {
    let limits: PackageLimits
    private(set) var members: [PackageMember] = []
    private(set) var leftOut: [LeftOutFile] = []
    private var entryCount = 0
    private var totalSize = 0
    private let deadline: ContinuousClock.Instant
    /// How often each path was met: archives may hold two files of one name.
    private var pathCounts: [String: Int] = [:]

    init(limits: PackageLimits) {
        self.limits = limits
        deadline = ContinuousClock.now + .seconds(limits.seconds)
    }

    private mutating func refuse(_ path: String, _ reason: String) {
        members.append(PackageMember(path: path, contents: .unread(reason: reason)))
    }

    /// A file of the file system: an archive is opened, anything else is a member.
    mutating func add(file path: String) { add(file: path, as: path) }

    /// The same of a file that its owner calls otherwise.
    mutating func add(file path: String, as name: String) {
        let member = PackageMember(path: name, contents: .file(path: path, limit: limits.memberSize))
        // Thousands of notices need no look inside to know that they are no archive.
        if path.utf8.suffix(4).elementsEqual(".xml".utf8) {
            members.append(member)
            return
        }
        do throws(DocumentError) {
            // Only what begins like an archive is read now; of a ZIP, the contents tell what it is.
            let beginning = DocumentFormat(sniffing: try OpenedFile.beginning(of: path, count: 8192))
            guard beginning.isArchive || DocumentFormat.zipped.contains(beginning) else {
                members.append(member)
                return
            }
            let bytes = try OpenedFile.read(path, limit: limits.totalSize).bytes
            let format = DocumentFormat(sniffing: bytes)
            if format.isArchive {
                add(archive: bytes, format, path: name, depth: 1)
            } else {
                members.append(PackageMember(path: name, contents: .bytes(bytes)))
            }
        } catch {
            refuse(name, "\(error.what). \(error.remedy)")
        }
    }

    mutating func add(folder path: String, depth: Int = 0) {
        guard depth < 64 else { return refuse(path, "plus de 64 dossiers emboîtés") }
        guard let names = FileKind.names(in: path) else { return refuse(path, "dossier illisible. Vérifier ses droits.") }
        for name in names {
            let member = path.hasSuffix("/") ? path + name : path + "/" + name
            if let reason = LeftOutFile.reason(forName: name) {
                leftOut.append(LeftOutFile(path: member, reason: reason))
                continue
            }
            entryCount += 1
            guard entryCount <= limits.entryCount else {
                return refuse(path, "plus de \(limits.entryCount) fichiers : les suivants n’ont pas été lus")
            }
            switch FileKind(of: member, followsLinks: false) {
            case .folder: add(folder: member, depth: depth + 1)
            case .file: add(file: member)
            // It could lead anywhere on the machine.
            case .link: refuse(member, "lien symbolique, non suivi. Donner le fichier lui-même.")
            case .other, nil: refuse(member, "ni fichier ni dossier")
            }
        }
    }

    /// The entries of an archive; `depth` counts the archives around them.
    private mutating func add(archive bytes: [UInt8], _ format: DocumentFormat, path: String, depth: Int) {
        guard depth <= limits.depth else {
            return refuse(path, "plus de \(limits.depth) archives emboîtées : celle-ci n’a pas été ouverte")
        }
        if case .archive(let kind) = format, let refusal = kind.refusal { return refuse(path, refusal) }
        let sizeBefore = totalSize
        let membersBefore = members.count
        let leftOutBefore = leftOut.count
        let wasOpened: Void? = ArchiveReader.walk(bytes, compressedFile: format == .archive(.compressedFile)) { reader in
            var isFirst = true
            while true {
                switch reader.next() {
                case .end: return
                case .failure(let failure):
                    if isOneDocument(path, members[membersBefore...].map(\.path) + leftOut[leftOutBefore...].map(\.path)) {
                        members.removeSubrange(membersBefore...)
                        leftOut.removeSubrange(leftOutBefore...)
                        return refuse(path, failure.reason)
                    }
                    // The last member may stand in another archive, or beside this one.
                    let last = members.count > membersBefore ? "Ce qui suit « \(members.last?.path.lastPathComponent ?? "") »" : "Le reste"
                    return refuse(path, failure.reason + (isFirst ? "" : " \(last) n’a pas pu être lu."))
                case .entry(let entry):
                    isFirst = false
                    guard add(entry, from: &reader, of: path, archiveSize: bytes.count, sizeBefore, depth) else { return }
                }
            }
        }
        if wasOpened == nil { refuse(path, "mémoire insuffisante") }
    }

    /// Whether what came out of a damaged archive are the parts of a word processor's or spreadsheet's document, no papers.
    private func isOneDocument(_ archive: String, _ paths: [String]) -> Bool {
        ["/_rels/.rels", "/[Content_Types].xml", "/META-INF/manifest.xml"].contains { paths.contains(archive + $0) }
    }

    /// False if nothing more may be read of this archive.
    private mutating func add(
        _ entry: ArchiveEntry, from reader: inout ArchiveReader, of archive: String, archiveSize: Int, _ sizeBefore: Int, _ depth: Int
    ) -> Bool {
        entryCount += 1
        if entryCount > limits.entryCount {
            refuse(archive, "plus de \(limits.entryCount) fichiers : les suivants n’ont pas été lus")
            return false
        }
        if ContinuousClock.now > deadline { return stopForTime(archive) }
        if entry.kind == .folder { return true }
        let name = entry.name == Array("data".utf8) && entry.announcedSize == nil ? Self.uncompressedName(archive) : EntryName.decode(entry.name)
        let path = unique(archive + "/" + name)
        if EntryName.isDangerous(name) {
            refuse(path, "nom de fichier qui sort de l’archive : refusé par sécurité")
            return true
        }
        if let reason = LeftOutFile.reason(forName: name) {
            leftOut.append(LeftOutFile(path: path, reason: reason))
            return true
        }
        if entry.kind != .file {
            refuse(path, "lien ou fichier spécial dans une archive : refusé par sécurité")
            return true
        }
        if entry.isEncrypted {
            refuse(path, ArchiveFailure.encrypted.reason)
            return true
        }
        let unpacked = totalSize - sizeBefore
        let byRatio = max(limits.ratioFloor, archiveSize * limits.ratio) - unpacked
        let limit = min(limits.memberSize, limits.totalSize - totalSize, byRatio)
        switch reader.contents(limit: max(0, limit), announcedSize: entry.announcedSize, deadline: deadline) {
        case .bytes(let bytes):
            totalSize += bytes.count
            let format = DocumentFormat(sniffing: bytes)
            if format.isArchive {
                add(archive: bytes, format, path: path, depth: depth + 1)
            } else {
                members.append(PackageMember(path: path, contents: .bytes(bytes)))
            }
        case .damaged(_, let failure):
            // Half a file may say the contrary of the whole one.
            refuse(path, failure.reason)
        case .outOfTime:
            return stopForTime(archive)
        case .tooLarge where limit < limits.memberSize:
            refuse(archive, "l’archive se déploie au-delà de ce qu’une archive honnête contient : « \(name) » et ce qui suit n’ont pas été lus")
            return false
        case .tooLarge:
            refuse(path, "fichier de plus de \(limits.memberSize >> 20) Mio, non lu")
        }
        return true
    }

    private mutating func stopForTime(_ archive: String) -> Bool {
        refuse(archive, "ouverture interrompue après \(limits.seconds) secondes : les fichiers suivants n’ont pas été lus")
        return false
    }

    private mutating func unique(_ path: String) -> String {
        let count = pathCounts[path, default: 0] + 1
        pathCounts[path] = count
        return count == 1 ? path : "\(path) [\(count)]"
    }

    /// `bordereau.csv.gz` holds `bordereau.csv`.
    private static func uncompressedName(_ path: String) -> String {
        let name = path.lastPathComponent
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
