// Papers of one folder that are given one by one: probably one consultation.

import Clausier

enum Togetherness {
    /// A warning for each folder of which several tender papers are given.
    static func warnings(about paths: [String]) -> [String] {
        var folders: [String] = []
        var papers: [String: [String]] = [:]
        // XML is a notice, if anything; thousands of them need no look at their names.
        for path in paths where !path.hasSuffix(".xml") && !FileWalk.isFolder(path) && PaperKind(fileName: path)?.isTenderPaper == true {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let folder = path.utf8.count > name.utf8.count ? String(path.dropLast(name.count)) : "./"
            if papers[folder] == nil { folders.append(folder) }
            papers[folder, default: []].append(name)
        }
        return folders.compactMap { folder in
            guard let names = papers[folder], names.count > 1 else { return nil }
            let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? "…" : "")
            return Talk.harmless("clausier : \(folder) : \(names.count) pièces (\(shown)) sont contrôlées séparément, chacune comme une consultation. Pour les contrôler ensemble : --together, ou « clausier check \(folder) ».")
        }
    }
}
