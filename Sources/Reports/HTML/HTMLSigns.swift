// The signs of the groups: a shape for each, so that colour says nothing that a shape does not.

extension HTMLWriter {
    /// The sign of a group, beside words that say the same.
    mutating func sign(_ group: FindingGroup) {
        element("svg", ["class": "cr-sign", "viewBox": "0 0 16 16", "aria-hidden": "true", "focusable": "false"]) { writer in
            writer.element("path", ["d": group.outline]) { _ in }
            writer.element("path", ["class": "cr-cut", "d": group.mark]) { _ in }
        }
    }
}

extension FindingGroup {
    fileprivate var outline: String {
        switch self {
        case .blocking: "M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z"
        case .major: "M8 .9l7.4 13.6H.6z"
        case .commitment: "M8 .4L15.6 8 8 15.6.4 8z"
        case .undetermined, .compliant, .suppressed, .notApplicable, .harmless: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z"
        case .advice: "M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z"
        }
    }

    fileprivate var mark: String {
        switch self {
        case .blocking: "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"
        case .major: "M8 6v4M8 12.4v.1"
        case .commitment: "M5.4 6.8h5.2M5.4 9.4h5.2M9.4 5l-2.8 6.2"
        case .undetermined: "M6 6.3a2 2 0 1 1 3.1 1.6C8.4 8.4 8 8.8 8 9.6M8 12v.1"
        case .advice: "M8 7.4v4M8 4.7v.1"
        case .compliant: "M4.8 8.3l2.2 2.3 4.2-4.9"
        case .suppressed, .notApplicable, .harmless: "M5 8h6"
        }
    }
}
