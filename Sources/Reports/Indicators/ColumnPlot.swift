// Plots as SVG: columns of segments, and one bar of segments for a table's cell. Yes is filled, not
// known is hatched, no is empty: no colour is needed to tell them apart.

/// Columns side by side, each a stack.
struct ColumnPlot {
    enum Segment: String {
        case yes, unknown, no

        var label: String {
            switch self {
            case .yes: "oui"
            case .unknown: "inconnu"
            case .no: "non"
            }
        }
    }

    struct Column {
        let label: String
        let segments: [(kind: Segment, value: Double)]

        var height: Double { segments.reduce(0) { $0 + $1.value } }
    }

    let title: String
    let columns: [Column]

    /// A round number not below the highest column: 1, 2, 2.5 or 5 times a power of ten.
    var top: Double {
        let highest = columns.map(\.height).max() ?? 0
        guard highest > 0 else { return 1 }
        var unit = 1.0
        while unit * 10 < highest { unit *= 10 }
        return (unit < 10 ? [1, 2, 4, 6, 10] : [1, 2, 2.5, 5, 10]).map { $0 * unit }.first { $0 >= highest } ?? highest
    }
}

extension HTMLWriter {
    /// A plot with its title, and what the patterns mean. The table says the same in figures.
    mutating func plot(_ plot: ColumnPlot, number: Int, hasLegend: Bool) {
        let (width, height, left, bottom) = (360.0, 200.0, 46.0, 26.0)
        let area = (width: width - left - 6, height: height - bottom - 14)
        let top = plot.top
        func y(_ value: Double) -> Double { 14 + area.height * (1 - value / top) }
        element("figure", ["class": "cr-plot"]) { writer in
            writer.element("figcaption", text: plot.title)
            writer.element("svg", ["viewBox": "0 0 360 200", "aria-hidden": "true", "focusable": "false"]) { writer in
                writer.hatching("cr-hatch-\(number)")
                // There is no half of a contract.
                for step in [0.0, 0.5, 1] where top * step == (top * step).rounded() {
                    let at = Self.number(y(top * step))
                    writer.element("line", ["class": "cr-grid", "x1": Self.number(left), "x2": Self.number(width), "y1": at, "y2": at]) { _ in }
                    writer.element("text", ["class": "cr-tick-text", "x": Self.number(left - 6), "y": Self.number(y(top * step) + 4)], text: Self.shortened(top * step))
                }
                let slot = area.width / Double(max(1, plot.columns.count))
                let column = min(44, slot * 0.62)
                // Where columns are many, not every label fits.
                let stride = max(1, Int((40 / slot).rounded(.up)))
                for (position, entry) in plot.columns.enumerated() {
                    let x = left + slot * (Double(position) + 0.5) - column / 2
                    var base = 0.0
                    for (kind, value) in entry.segments where value > 0 {
                        let from = y(base + value)
                        writer.element(
                            "rect",
                            [
                                "class": "cr-seg cr-\(kind.rawValue)", "fill": kind == .unknown ? "url(#cr-hatch-\(number))" : nil, "x": Self.number(x),
                                "y": Self.number(from), "width": Self.number(column), "height": Self.number(max(0.5, y(base) - from)),
                            ]) { _ in }
                        base += value
                    }
                    if position % stride == 0 {
                        writer.element("text", ["class": "cr-label-text", "x": Self.number(x + column / 2), "y": Self.number(height - 8)], text: entry.label)
                    }
                }
            }
            if hasLegend { writer.legend(number) }
        }
    }

    private mutating func legend(_ number: Int) {
        element("ul", ["class": "cr-legend", "aria-hidden": "true"]) { writer in
            for kind in [ColumnPlot.Segment.yes, .unknown, .no] {
                writer.element("li") { writer in
                    writer.element("svg", ["viewBox": "0 0 14 14", "focusable": "false"]) { writer in
                        writer.element(
                            "rect",
                            ["class": "cr-seg cr-\(kind.rawValue)", "fill": kind == .unknown ? "url(#cr-hatch-\(number))" : nil, "x": "1", "y": "1", "width": "12", "height": "12"]) { _ in }
                    }
                    writer.text(kind.label)
                }
            }
        }
    }

    /// One bar for a cell: its parts stand beside it in figures.
    mutating func stack(_ parts: [(kind: ColumnPlot.Segment, count: Int)]) {
        let total = parts.reduce(0) { $0 + $1.count }
        guard total > 0 else { return }
        element("svg", ["class": "cr-stack", "viewBox": "0 0 100 8", "preserveAspectRatio": "none", "aria-hidden": "true", "focusable": "false"]) { writer in
            var x = 0.0
            for (kind, count) in parts where count > 0 {
                let width = 100 * Double(count) / Double(total)
                writer.element(
                    "rect",
                    ["class": "cr-seg cr-\(kind.rawValue)", "fill": kind == .unknown ? "url(#cr-hatch-0)" : nil, "x": Self.number(x), "width": Self.number(width), "height": "8"]) { _ in }
                x += width
            }
        }
    }

    private mutating func hatching(_ id: String) {
        element("defs") { writer in
            writer.element("pattern", ["id": id, "width": "5", "height": "5", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"]) { writer in
                writer.element("rect", ["class": "cr-hatch-ground", "width": "5", "height": "5"]) { _ in }
                writer.element("line", ["class": "cr-hatch-line", "x1": "0", "x2": "0", "y1": "0", "y2": "5"]) { _ in }
            }
        }
    }

    /// « 20 k » for twenty thousand: ticks are short.
    private static func shortened(_ value: Double) -> String {
        value >= 1_000_000 ? number(value / 1_000_000) + "\u{A0}M" : value >= 10_000 ? number(value / 1_000) + "\u{A0}k" : number(value).replacing(".", with: ",")
    }
}
