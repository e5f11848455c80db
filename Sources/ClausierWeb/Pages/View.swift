// What a template is filled with.

import Mustache

/// Nothing: empty as text, false as a condition.
private struct Nothing: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}

/// Names and their values. A name that was given hides the same name further out, even if it is empty.
struct View: MustacheParent {
    private var values: [String: Any]

    init(_ pairs: KeyValuePairs<String, Any?> = [:]) {
        values = [:]
        for (name, value) in pairs { self[name] = value }
    }

    /// Empty texts are as good as none.
    subscript(name: String) -> Any? {
        get { values[name] }
        set {
            guard let value = newValue else { return values[name] = Nothing() }
            values[name] = (value as? String)?.isEmpty == true ? Nothing() : value
        }
    }

    func child(named name: String) -> Any? { values[name] }
}
