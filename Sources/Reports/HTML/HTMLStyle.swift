// The style sheet.

enum HTMLStyle {
    /// Of a page of its own.
    static let page = ""
    /// Of the report.
    static let report = ".cr{overflow-wrap:anywhere}\n"

    /// Every printed sheet bears the market and the day of the law.
    static func printHeader(_ text: String) -> String {
        "@page{@top-left{content:\(HTMLText.styleString(text))}}\n"
    }
}
