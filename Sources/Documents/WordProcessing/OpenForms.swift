// The controls of an OpenDocument form, which stand at the head of the file and are referred to.

import XML

/// What each control shows, by its identifier.
struct OpenForms {
    private var shown: [String: String] = [:]
    /// The list box whose options are being read.
    private var listbox: [String] = []

    subscript(id: String) -> String? { shown[id] }

    /// True if the element is a control.
    mutating func enter(_ tag: OpenTag, _ element: borrowing XMLElement) -> Bool {
        let ids = [element.string(OpenKey.id), element.string(OpenKey.formID)].compactMap { $0 }
        switch tag {
        case .checkbox:
            let state = element.string(OpenKey.currentState) ?? element.string(OpenKey.state)
            show(box(state == "checked", element.string(OpenKey.formLabel)), ids)
        case .radio:
            let state = element.string(OpenKey.currentSelected) ?? element.string(OpenKey.selected)
            show(box(state == "true", element.string(OpenKey.formLabel)), ids)
        case .formText, .textarea, .combobox: show(element.string(OpenKey.currentValue) ?? element.string(OpenKey.formValue) ?? "", ids)
        case .listbox: listbox = ids
        case .option: if element.string(OpenKey.currentSelected) ?? element.string(OpenKey.selected) == "true" { show(element.string(OpenKey.formLabel) ?? "", listbox) }
        default: return false
        }
        return true
    }

    private mutating func show(_ text: String, _ ids: [String]) {
        for id in ids { shown[id] = text }
    }

    private func box(_ isTicked: Bool, _ label: String?) -> String {
        let box = String(TickBox.character(isTicked: isTicked))
        return label.map { "\(box) \($0)" } ?? box
    }
}
