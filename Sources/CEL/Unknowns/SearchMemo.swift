// What was computed before in one search: most parts of an expression do not depend on the attribute
// that is being tried.

/// Values of parts of an expression under assumptions that only grow and shrink at their end, as those
/// of a search do. Serves one search on one thread.
final class SearchMemo {
    private struct Entry {
        /// How many assumptions it was computed under, and which was the last.
        let depth: Int
        let serial: Int
        let value: Value
    }

    /// For each part: under no assumption first, then under more and more of the present ones.
    private var entries: [ObjectIdentifier: [Entry]] = [:]

    /// The value of a part, if what is assumed now cannot change it.
    func value(of part: AnyObject, under assumptions: Assumptions) -> Value? {
        let key = ObjectIdentifier(part)
        while let last = entries[key]?.last {
            guard last.depth <= assumptions.count, assumptions.serial(last.depth) == last.serial else {
                // Computed on a path that was left.
                entries[key]?.removeLast()
                continue
            }
            guard let unknown = last.value.unknownWithin else { return last.value }
            return unknown.dependsOn(assumptions, from: last.depth) ? nil : last.value
        }
        return nil
    }

    /// Failures are not kept: a limit may be reached on one path and not on another.
    func note(_ value: Value, of part: AnyObject, under assumptions: Assumptions) {
        if case .error = value { return }
        let depth = assumptions.count
        entries[ObjectIdentifier(part), default: []].append(Entry(depth: depth, serial: assumptions.serial(depth), value: value))
    }
}

extension Unknown {
    /// Whether an assumption at this place or behind it is about one of the attributes.
    fileprivate func dependsOn(_ assumptions: Assumptions, from start: Int) -> Bool {
        attributes.contains { assumptions.concerns($0.id, from: start) }
    }
}
