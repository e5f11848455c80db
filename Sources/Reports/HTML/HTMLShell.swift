// The document around reports: head, skip link, landmarks.

/// A whole page: nothing is fetched, nothing runs.
enum HTMLShell {
    static func page(title: String, printHeader: String, main: HTMLWriter, style: String = "", banner: String = HTMLWords.banner) -> [UInt8] {
        var writer = HTMLWriter()
        writer.doctype()
        writer.element("html", ["lang": "fr"]) { writer in
            writer.element("head") { writer in
                writer.void("meta", ["charset": "utf-8"])
                writer.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                writer.void("meta", ["name": "color-scheme", "content": "light dark"])
                // Whatever a paper says, this page loads and runs nothing.
                writer.void("meta", ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"])
                writer.element("title", text: "\(title) — \(HTMLWords.product)")
                writer.style(HTMLStyle.page + HTMLStyle.report + style + HTMLStyle.printHeader(printHeader))
            }
            writer.element("body", ["class": "cr-page"]) { writer in
                writer.element("a", ["class": "cr-skip", "href": "#rapport"], text: HTMLWords.skip)
                writer.element("header", ["class": "cr-banner"]) { $0.element("p", text: banner) }
                writer.element("main", ["id": "rapport", "tabindex": "-1"]) { $0.append(main) }
                writer.element("footer", ["class": "cr-footer"]) { $0.element("p", text: HTMLWords.footer) }
            }
        }
        return Array(writer.html.utf8)
    }
}
