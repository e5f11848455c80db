// Which of several siblings of one name an element is.

/// The position of each element among its siblings of the same name.
struct SiblingOrdinals {
    /// 1, 2, 3 …; negative for one that has no sibling of its name.
    private var ordinals: [Int32]

    /// `nil` where the name alone says which it is.
    subscript(element: Int) -> Int32? { ordinals[element] > 0 ? ordinals[element] : nil }

    init(_ skeleton: [SkeletonEntry]) {
        ordinals = Array(repeating: -1, count: skeleton.count)
        var open: [Children] = []
        var depth = 0
        for (number, entry) in skeleton.enumerated() {
            while depth > 0, open[depth - 1].parent != entry.parent { depth -= 1 }
            if depth > 0, let previous = open[depth - 1].replaceLatest(of: entry.name, by: number) {
                if ordinals[previous] < 0 { ordinals[previous] = 1 }
                ordinals[number] = ordinals[previous] + 1
            }
            if depth == open.count { open.append(Children()) }
            open[depth].reset(parent: Int32(truncatingIfNeeded: number))
            depth += 1
        }
    }

    /// The latest child of each name of one element. Real elements have a dozen names of children,
    /// for which a list is quickest; a hostile one may have a million.
    private struct Children {
        var parent: Int32 = -1
        private var latest: [(name: XMLName, element: Int)] = []
        private var overflow: [XMLName: Int] = [:]

        mutating func reset(parent: Int32) {
            self.parent = parent
            latest.removeAll(keepingCapacity: true)
            if !overflow.isEmpty { overflow = [:] }
        }

        /// Returns the one before, if there is one.
        mutating func replaceLatest(of name: XMLName, by element: Int) -> Int? {
            if let index = latest.firstIndex(where: { $0.name == name }) {
                let previous = latest[index].element
                latest[index].element = element
                return previous
            }
            if latest.count >= 64 { return overflow.updateValue(element, forKey: name) }
            latest.append((name, element))
            return nil
        }
    }
}
