// « B12 »: what spreadsheets call their cells.

/// A cell by its row and column, both from 0.
struct CellReference: Hashable {
    let row: Int
    let column: Int

    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// `nil` if the text is no reference; `$` signs are passed over.
    init?(_ text: some StringProtocol) {
        var row = 0
        var column = 0
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte) - 48
            default: return nil
            }
            guard row <= 10_000_000, column <= 100_000 else { return nil }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    var text: String { Self.letters(column) + String(row + 1) }

    private static func letters(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(65 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}
