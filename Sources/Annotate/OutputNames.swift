// Names of the annotated copies: those of the package, made harmless.

/// Gives every document a path of its own within the output folder.
struct OutputNames {
    /// Lower-cased, since some file systems do not tell them apart.
    private var taken: Set<String> = []
    /// A name may be this long in bytes on all usual file systems, with room for a number.
    private static let longest = 200

    init(reserving names: [String]) { taken = Set(names.map { $0.lowercased() }) }

    /// `path` is the path within the package; the result never leaves the folder.
    mutating func name(for path: String, extensions: [String]) -> String {
        var parts = path.split(separator: "/").map { Self.harmless(String($0)) }
        if parts.isEmpty { parts = ["document"] }
        // A folder named as a file would stand in its way.
        var last = parts.removeLast()
        var suffix = ""
        if let dot = last.lastIndex(of: "."), dot > last.startIndex, extensions.contains(last[last.index(after: dot)...].lowercased()) {
            suffix = String(last[dot...])
            last = String(last[..<dot])
        } else {
            suffix = "." + (extensions.first ?? "bin")
        }
        let folder = parts.map { $0 + "/" }.joined()
        var candidate = folder + last + suffix
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = "\(folder)\(last) (\(number))\(suffix)"
            number += 1
        }
        return candidate
    }

    private static func harmless(_ part: String) -> String {
        var name = ""
        for scalar in part.unicodeScalars {
            switch scalar {
            case "\\", ":", "*", "?", "\"", "<", ">", "|": name += "_"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): name += "_"
            case _ where [0x200E, 0x200F].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value): break
            default: name.unicodeScalars.append(scalar)
            }
        }
        while name.hasSuffix(" ") || name.hasSuffix(".") { name.removeLast() }
        while name.hasPrefix(" ") { name.removeFirst() }
        // Nothing hidden, nothing that leads upwards.
        while name.hasPrefix(".") { name.removeFirst() }
        if name.utf8.count > longest {
            let end = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
            let kept = end.utf8.count < 12 ? end : ""
            while name.utf8.count > longest - kept.utf8.count { name.removeLast() }
            name += kept
        }
        return name.isEmpty ? "_" : name
    }
}
