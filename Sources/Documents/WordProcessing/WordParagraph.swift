// The parts a paragraph of Word is put together from: its properties, its fields.

import XML

/// An open paragraph.
struct WordParagraph {
    let index: Int
    /// How many blocks there were when it began.
    let firstBlock: Int
    var flow = TextFlow()
    var styleID: String?
    var outlineLevel: Int?
    var list: Int?
    var listLevel: Int?
    var isHidden = false
    var font: SymbolFont?
    /// Its mark was deleted: the next paragraph goes on in the same line.
    var isJoinedToNext = false

    init(index: Int, firstBlock: Int) {
        self.index = index
        self.firstBlock = firstBlock
    }

    /// Takes over what the style says of the text. What it says of headings and numbers counts only
    /// where the paragraph says nothing itself, which not all writers write after its style.
    mutating func apply(_ style: WordStyle?) {
        isHidden = style?.isHidden ?? false
        font = style?.symbolFont
    }
}

/// The fields open in a story, one in another: their instructions are not text, their results are.
struct WordFields {
    private struct Field {
        var isInInstruction = true
        var hasResult = false
        /// A tick box of the old forms; `true` if it is ticked.
        var box: Bool?
        var choices: [String] = []
        var choice = 0
        var isDropDown = false
    }

    private var fields: [Field] = []

    var isInInstruction: Bool { fields.contains { $0.isInInstruction } }

    mutating func noteResult() {
        if !fields.isEmpty { fields[fields.count - 1].hasResult = true }
    }

    mutating func enter(_ tag: WordTag, _ element: borrowing XMLElement, _ paragraph: inout WordParagraph?) {
        if tag == .fldChar {
            switch element.string(WordKey.fldCharType) {
            // Every piece of text asks whether it stands in one of them.
            case "begin": if fields.count < 64 { fields.append(Field()) }
            case "separate": change { $0.isInInstruction = false }
            case "end": end(&paragraph)
            default: break
            }
            return
        }
        let value = element.string(WordKey.val)
        let isOn = element.isOn(WordKey.val)
        change { field in
            switch tag {
            case .checkBox: field.box = false
            // « checked » stands after « default » and wins.
            case .checked: field.box = isOn
            case .defaultState:
                if field.isDropDown { field.choice = value.flatMap { Int($0) } ?? 0 } else if field.box != nil { field.box = isOn }
            case .ddList: field.isDropDown = true
            case .result: field.choice = value.flatMap { Int($0) } ?? 0
            case .listEntry: field.choices.append(value ?? "")
            default: break
            }
        }
    }

    /// An instruction that never ends would swallow the rest of the document.
    mutating func endParagraph(_ paragraph: inout WordParagraph?) {
        while let last = fields.last, last.isInInstruction { end(&paragraph) }
    }

    private mutating func end(_ paragraph: inout WordParagraph?) {
        guard let field = fields.popLast(), !isInInstruction else { return }
        if let box = field.box {
            paragraph?.flow.append(TickBox.character(isTicked: box))
        } else if field.isDropDown, !field.hasResult, field.choices.indices.contains(field.choice) {
            paragraph?.flow.append(field.choices[field.choice])
        }
    }

    private mutating func change(_ body: (inout Field) -> Void) {
        if !fields.isEmpty { body(&fields[fields.count - 1]) }
    }
}
