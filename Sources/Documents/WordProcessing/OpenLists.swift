// The lists of an OpenDocument text while it is read: which item is open, and what number it bears.

import XML

/// Follows `text:list` elements, one in another.
struct OpenLists {
    private struct Open {
        let style: String?
        /// Lists in one another count together; so do lists that continue one another.
        let key: Int
        /// Whether the open item still waits for the paragraph that shows its label.
        var awaitsLabel = false
        var start: Int?
    }

    private var open: [Open] = []
    private var counters: [Int: ListCounters] = [:]
    private var outlineCounters = ListCounters()
    private var keysByID: [String: Int] = [:]
    private var lastKeyByStyle: [String: Int] = [:]
    private var nextKey = 0

    mutating func openList(_ element: borrowing XMLElement) {
        let outer = open.last
        let style = element.string(OpenKey.styleName) ?? outer?.style
        var key = outer?.key
        if key == nil, let continued = element.string(OpenKey.continueList) { key = keysByID[continued] }
        if key == nil, element.string(OpenKey.continueNumbering) == "true", let style { key = lastKeyByStyle[style] }
        let number = key ?? nextKey
        if number == nextKey { nextKey += 1 }
        if let id = element.string(OpenKey.id) { keysByID[id] = number }
        if let style { lastKeyByStyle[style] = number }
        open.append(Open(style: style, key: number))
    }

    mutating func closeList() { _ = open.popLast() }

    mutating func openItem(_ element: borrowing XMLElement) {
        guard !open.isEmpty else { return }
        open[open.count - 1].awaitsLabel = true
        open[open.count - 1].start = element.integer(OpenKey.startValue)
    }

    mutating func openHeader() { if !open.isEmpty { open[open.count - 1].awaitsLabel = false } }

    /// The label of the paragraph that is the first of an item; `nil` for any other.
    mutating func takeLabel(paragraphList: String?, _ styles: OpenStyles) -> String? {
        guard let list = open.last, list.awaitsLabel else { return nil }
        open[open.count - 1].awaitsLabel = false
        guard let levels = (list.style ?? paragraphList).flatMap({ styles.lists[$0] }) else { return nil }
        let level = open.count
        var counter = counters[list.key] ?? ListCounters()
        if list.start != nil { counter.restart(level - 1) }
        counter.advance(level - 1, start: list.start ?? levels[level]?.start ?? 1)
        counters[list.key] = counter
        return styles.label(level, of: levels, counter)
    }

    /// The number of a heading that is in no list: all headings of a document count together.
    mutating func takeOutlineLabel(level: Int, _ styles: OpenStyles) -> String? {
        guard open.isEmpty, let own = styles.outline[level] else { return nil }
        outlineCounters.advance(level - 1, start: own.start)
        return styles.label(level, of: styles.outline, outlineCounters)
    }
}
