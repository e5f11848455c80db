// A decision sheet as one page: what a director prints for the board. Details are folded below and stay off paper.

import Bids
import Figures
import Market
import Provenance
import Rules

/// `clausier bid --format html`.
public enum BidHTML {
    public static func document(_ sheet: DecisionSheet) -> [UInt8] {
        page(title: "Fiche de décision — \(sheet.title?.text ?? sheet.source)") { content(sheet, &$0) }
    }

    /// The sheet to be placed in another page, without a style sheet.
    public static func fragment(_ sheet: DecisionSheet) -> [UInt8] {
        var writer = HTMLWriter()
        content(sheet, &writer)
        return Array(writer.html.utf8)
    }

    private static func content(_ sheet: DecisionSheet, _ writer: inout HTMLWriter) {
        let view = SheetView(sheet)
        writer.element("header") { writer in
            writer.element("p", ["class": "kicker"], text: "Fiche de décision · \(sheet.candidate)")
            writer.element("h1", text: sheet.title.map { French.capitalised(Quotation.excerpt($0.text, limit: 180)) } ?? sheet.source)
            writer.element("p", ["class": "verdict"], text: view.headline)
            writer.element("dl", ["class": "facts"]) { writer in
                for (label, text) in view.heading.dropFirst(sheet.title == nil ? 0 : 1) {
                    writer.element("dt", text: label)
                    writer.element("dd", text: text)
                }
            }
        }
        writer.common(view)
        for lot in view.kept { writer.lot(lot, view) }
        writer.setAside(view)
        writer.element("div", ["class": "two"]) { writer in
            writer.calendar(view)
            writer.papers(sheet)
        }
        writer.questions(view)
        writer.terms(view)
        if !sheet.profileQuestions.isEmpty {
            writer.element("section") { writer in
                writer.element("h2", text: "À compléter dans le profil")
                writer.element("ul") { writer in for question in sheet.profileQuestions { writer.element("li", text: FrenchText.withNoBreakSpaces(question)) } }
            }
        }
        writer.details(view)
        writer.element("footer") { writer in for note in view.notes { writer.element("p", text: note) } }
    }

    /// The watch over many consultations.
    public static func document(_ watch: BidWatch) -> [UInt8] {
        page(title: "Veille — \(watch.rows.first?.sheet.candidate ?? "")") { content(watch, &$0) }
    }

    /// The watch to be placed in another page, without a style sheet.
    public static func fragment(_ watch: BidWatch) -> [UInt8] {
        var writer = HTMLWriter()
        content(watch, &writer)
        return Array(writer.html.utf8)
    }

    private static func content(_ watch: BidWatch, _ writer: inout HTMLWriter) {
        let rows = watch.rows.enumerated().map { WatchRow($1, rank: $0 + 1) }
        writer.element("header") { writer in
            writer.element("p", ["class": "kicker"], text: "Veille · \(watch.rows.first?.sheet.candidate ?? "")")
            writer.element("h1", text: French.count(rows.count, "consultation", "consultations"))
        }
        for verdict in BidVerdict.allCases {
            let group = rows.filter { $0.verdict == verdict.label }
            guard !group.isEmpty else { continue }
            writer.element("section") { writer in
                writer.element("h2", ["class": "v-\(verdict.rawValue)"], text: "\(French.capitalised(verdict.label)) (\(group.count))")
                writer.element("table") { writer in
                    writer.element("thead") { writer in
                        writer.element("tr") { writer in
                            for title in ["Marché", "Lots, métier, lieu", "Réservation", "À remettre", "Pourquoi"] { writer.element("th", ["scope": "col"], text: title) }
                        }
                    }
                    writer.element("tbody") { writer in for row in group { writer.row(row) } }
                }
            }
        }
    }

    private static func page(title: String, _ content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var writer = HTMLWriter()
        writer.doctype()
        writer.element("html", ["lang": "fr"]) { writer in
            writer.element("head") { writer in
                writer.void("meta", ["charset": "utf-8"])
                writer.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                // Whatever a paper says, this page loads and runs nothing.
                writer.void("meta", ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"])
                writer.element("title", text: title)
                writer.style(style)
            }
            writer.element("body") { writer in writer.element("main") { content(&$0) } }
        }
        return Array(writer.html.utf8)
    }

    private static let style = """
        :root{--ink:#1d2329;--faint:#56606a;--line:#d8d5cd;--good:#1c6638;--ask:#1f4f8f;--warn:#834700;--joint:#2c5f6a}
        *{box-sizing:border-box}body{margin:0;color:var(--ink);background:#fff;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
        main{max-width:60rem;margin:0 auto;padding:1.2rem}h1{font-size:1.35rem;line-height:1.25;margin:.1rem 0 .5rem}h2{font-size:1.02rem;margin:1.1rem 0 .35rem;border-bottom:1px solid var(--line);padding-bottom:.15rem}
        p{margin:.2rem 0}ul{margin:.2rem 0;padding:0;list-style:none}.kicker,.proof,footer,dt,.faint{color:var(--faint)}.kicker{font-size:.85rem}
        .verdict{font-weight:650}.facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.4rem 0}dt,dd{margin:0}
        .reasons li,.list li{padding-left:1.3rem;text-indent:-1.3rem;margin:.2rem 0}.reasons .proof,.reasons .change,.list .proof,.list .change{display:block;text-indent:0;font-size:.85em}.change::before{content:"→ "}
        .sign{display:inline-block;width:1.3rem;text-indent:0;font-weight:700}.good .sign{color:var(--good)}.obstacle .sign{color:var(--warn)}.question .sign{color:var(--ask)}
        .v-bid{color:var(--good)}.v-jointBid{color:var(--joint)}.v-check{color:var(--ask)}.v-decline{color:var(--faint)}
        .two{display:grid;grid-template-columns:1fr 1fr;gap:0 1.6rem}table{border-collapse:collapse;width:100%;font-size:.9rem;table-layout:fixed}th:nth-child(1){width:32%}th:nth-child(2){width:21%}th:nth-child(3){width:15%}th:nth-child(4){width:13%}th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line)}
        details{margin-top:1rem}summary{cursor:pointer;font-weight:650}footer{font-size:.8rem;margin-top:1.2rem;border-top:1px solid var(--line);padding-top:.4rem}
        @media (max-width:640px){.two{grid-template-columns:1fr}table,tbody,tr,td{display:block}thead{display:none}}
        @media print{@page{size:A4;margin:10mm}body{font-size:7.7pt;line-height:1.25}main{max-width:none;padding:0}h1{font-size:11.5pt;margin-bottom:.2rem}h2{font-size:8.8pt;margin:.4rem 0 .12rem}.facts{margin:.15rem 0;gap:0 .6rem}.reasons li,.list li{margin:.06rem 0}.reasons .proof,.list .proof,.reasons .change,.list .change{display:inline;font-size:6.8pt;margin-left:.5em}details{display:none}footer{font-size:6.8pt;margin-top:.4rem}section{break-inside:avoid-page}}

        """
}

extension HTMLWriter {
    fileprivate mutating func lot(_ lot: LotDecision, _ view: SheetView) {
        element("section") { writer in
            writer.element("h2", ["class": "v-\(lot.verdict.rawValue)"], text: view.title(lot))
            writer.element("ul", ["class": "reasons"]) { writer in for reason in view.reasons(lot) { writer.reason(reason, view) } }
            writer.element("dl", ["class": "facts"]) { writer in
                for (label, text) in view.summary(lot) {
                    writer.element("dt", text: label)
                    writer.element("dd", text: text)
                }
            }
        }
    }

    /// What holds for all lots that are kept.
    fileprivate mutating func common(_ view: SheetView) {
        let reasons = view.commonReasons
        let rows = view.commonSummary
        guard !reasons.isEmpty || !rows.isEmpty else { return }
        element("section") { writer in
            writer.element("h2", text: view.setAside.isEmpty ? "Pour tous les lots" : "Pour les lots retenus")
            writer.element("ul", ["class": "reasons"]) { writer in for reason in reasons { writer.reason(reason, view) } }
            writer.element("dl", ["class": "facts"]) { writer in
                for (label, text) in rows {
                    writer.element("dt", text: label)
                    writer.element("dd", text: text)
                }
            }
        }
    }

    private mutating func reason(_ reason: Reason, _ view: SheetView) {
        element("li", ["class": reason.mark.rawValue]) { writer in
            writer.element("span", ["class": "sign"], text: reason.mark.sign)
            writer.prose(view.sentence(reason.text))
            for proof in view.proofs(reason.evidence, limit: 110) { writer.element("span", ["class": "proof"]) { $0.prose(proof) } }
            if let change = reason.change { writer.element("span", ["class": "change"], text: FrenchText.withNoBreakSpaces(change)) }
        }
    }

    fileprivate mutating func setAside(_ view: SheetView) {
        guard !view.setAside.isEmpty else { return }
        element("section") { writer in
            writer.element("h2", ["class": "v-decline"], text: view.sheet.lots.count == 1 ? "Pourquoi" : "Lots écartés")
            writer.element("ul", ["class": "list"]) { writer in
                for lot in view.setAside {
                    writer.element("li", ["class": "obstacle"]) { writer in
                        let reason = lot.reasons.first { $0.mark == .obstacle } ?? lot.reasons.first
                        let name = [view.call(lot).map(French.capitalised), lot.title.map { Quotation.excerpt($0.text, limit: 60) }].compactMap { $0 }.joined(separator: " · ")
                        if view.sheet.lots.count > 1 { writer.element("strong", text: name + "\u{A0}: ") }
                        if let reason {
                            writer.prose(view.sentence(reason.text))
                            for proof in view.proofs(reason.evidence, limit: 90) { writer.element("span", ["class": "proof"]) { $0.prose(proof) } }
                            if let change = reason.change { writer.element("span", ["class": "change"], text: FrenchText.withNoBreakSpaces(change)) }
                        }
                    }
                }
            }
        }
    }

    fileprivate mutating func calendar(_ view: SheetView) {
        guard !view.sheet.calendar.isEmpty else { return }
        element("section") { writer in
            writer.element("h2", text: "Calendrier")
            writer.element("ul") { writer in
                for event in view.sheet.calendar {
                    writer.element("li", ["class": event.moment.date < view.sheet.today ? "faint" : nil]) { writer in
                        writer.element("strong", text: view.date(event))
                        writer.text("\u{A0}: \(view.event(event))")
                    }
                }
            }
        }
    }

    fileprivate mutating func papers(_ sheet: DecisionSheet) {
        guard !sheet.papers.isEmpty else { return }
        element("section") { writer in
            writer.element("h2", text: "Pièces à remettre")
            writer.element("ul") { writer in
                for paper in sheet.papers {
                    writer.element("li") { writer in
                        writer.text((paper.state == .ready ? "☑ " : "☐ ") + paper.name)
                        writer.element("span", ["class": "faint"], text: " — \(paper.state.label)" + (paper.remark.map { ", \($0)" } ?? ""))
                    }
                }
            }
        }
    }

    fileprivate mutating func questions(_ view: SheetView) {
        guard !view.sheet.questions.isEmpty else { return }
        element("section") { writer in
            writer.element("h2", text: "Questions à l’acheteur, \(view.questionsUntil)")
            writer.element("ul", ["class": "list"]) { writer in
                for question in view.sheet.questions {
                    writer.element("li", ["class": "question"]) { writer in
                        writer.element("span", ["class": "sign"], text: "?")
                        writer.prose(view.statement(question))
                        writer.element("span", ["class": "change"], text: FrenchText.withNoBreakSpaces(question.question) + " (\(view.basis(question)))")
                        if let proof = question.evidence.first { writer.element("span", ["class": "proof"]) { $0.prose(view.proof(proof, limit: 90)) } }
                    }
                }
            }
        }
    }

    fileprivate mutating func terms(_ view: SheetView) {
        guard !view.sheet.terms.isEmpty else { return }
        element("section") { writer in
            writer.element("h2", text: "Le contrat")
            writer.element("ul", ["class": "list"]) { writer in for line in view.sheet.terms { writer.line(line, view) } }
        }
    }

    private mutating func line(_ line: SheetLine, _ view: SheetView) {
        element("li", ["class": line.mark.rawValue]) { writer in
            writer.element("span", ["class": "sign"], text: line.mark.sign)
            writer.element("span", ["class": "faint"], text: "\(line.topic.label)\u{A0}: ")
            writer.prose(FrenchText.withNoBreakSpaces(line.text))
            for proof in view.proofs(line.evidence, limit: 90) { writer.element("span", ["class": "proof"]) { $0.prose(proof) } }
            if let advice = line.advice { writer.element("span", ["class": "change"], text: FrenchText.withNoBreakSpaces(advice)) }
        }
    }

    fileprivate mutating func details(_ view: SheetView) {
        guard !view.kept.isEmpty else { return }
        element("details") { writer in
            writer.element("summary", text: "Le détail, lot par lot, avec les preuves")
            for lot in view.kept {
                writer.element("h2", text: view.title(lot))
                writer.element("ul", ["class": "list"]) { writer in for line in view.details(lot) { writer.line(line, view) } }
            }
        }
    }

    fileprivate mutating func row(_ row: WatchRow) {
        element("tr") { writer in
            writer.element("td") { writer in
                writer.element("strong") { $0.paper(row.title) }
                if !row.buyer.isEmpty { writer.element("p", ["class": "faint"]) { $0.paper(row.buyer) } }
                writer.element("p", ["class": "faint"]) { $0.path(row.source) }
            }
            writer.element("td") { writer in for text in [row.lots, row.trade, row.place, row.hours] where !text.isEmpty { writer.element("p", text: text) } }
            writer.element("td", text: row.reservation)
            writer.element("td", text: row.deadline.replacing("à remettre le ", with: "") + (row.daysLeft.map { $0 < 0 ? " (passée)" : " (J−\($0))" } ?? ""))
            writer.element("td") { $0.prose(row.reason) }
        }
    }
}
