// The indicators as a page of its own, with plots.

import Figures
import Indicators
import Rules

/// `clausier stats --format html`.
public enum IndicatorHTML {
    public static func page(_ table: IndicatorTable) -> [UInt8] {
        var writer = HTMLWriter()
        writer.element("article", ["class": "cr", "lang": "fr"]) { writer in
            writer.summary(table)
            writer.plots(table)
            writer.tallies("annees", IndicatorWords.byYear, "Année", table.years.map { (IndicatorWords.year($0.year), $0.tally) }, table.total)
            writer.tallies("natures", IndicatorWords.byNature, "Nature", table.natures.map { (French.capitalised(IndicatorWords.nature($0.nature)), $0.tally) }, table.total)
            writer.howToRead(table)
            writer.contracts(table)
        }
        return HTMLShell.page(
            title: IndicatorWords.title, printHeader: IndicatorWords.title, main: writer, style: HTMLStyle.indicators, banner: HTMLWords.product)
    }
}

/// So many contracts are listed one by one; the table has them all.
private let listedContracts = 2_000

extension HTMLWriter {
    fileprivate mutating func summary(_ table: IndicatorTable) {
        element("header", ["class": "cr-first"]) { writer in
            writer.heading(0, ["class": "cr-title"], text: IndicatorWords.title)
            writer.element("p", text: IndicatorWords.summary(table))
            writer.element("p", ["class": "cr-faint"], text: IndicatorWords.bounds)
            writer.element("dl", ["class": "cr-figures"]) { writer in
                for (label, count) in IndicatorWords.questions {
                    let count = count(table.total)
                    writer.figure(label, IndicatorWords.share(count.share), IndicatorWords.answers(count))
                }
                writer.figure(IndicatorWords.hours, table.total.contractsWithHours > 0 ? HoursText.hours(table.total.hours) : "–", IndicatorWords.sources(of: table.total))
                writer.figure(IndicatorWords.rate, table.total.averageRate.map(FrenchText.percent) ?? "–", table.total.rated > 0 ? "moyenne de \(HTMLWords.count(table.total.rated, "marché", "marchés"))" : IndicatorWords.rate(table.total))
            }
        }
    }

    private mutating func figure(_ label: String, _ figure: String, _ detail: String) {
        element("div") { writer in
            writer.element("dt", text: label)
            writer.element("dd") { writer in
                writer.element("b", text: figure)
                writer.element("span", ["class": "cr-faint"], text: detail)
            }
        }
    }

    /// By year: what the columns show stands in the table below them.
    fileprivate mutating func plots(_ table: IndicatorTable) {
        guard !table.years.isEmpty else { return }
        element("section", ["class": "cr-part", "aria-labelledby": "evolution"]) { writer in
            writer.heading(1, ["id": "evolution"], text: "Évolution")
            writer.element("div", ["class": "cr-plots"]) { writer in
                for (position, question) in IndicatorWords.questions.prefix(3).enumerated() {
                    writer.plot(
                        ColumnPlot(
                            title: question.label,
                            columns: table.years.map { year, tally in
                                let count = question.count(tally)
                                return ColumnPlot.Column(
                                    label: year.map(String.init) ?? "?",
                                    segments: [(.yes, Double(count.yes)), (.unknown, Double(count.unknown)), (.no, Double(count.no))])
                            }), number: position, hasLegend: true)
                }
                writer.plot(
                    ColumnPlot(
                        title: IndicatorWords.hours,
                        columns: table.years.map { year, tally in
                            ColumnPlot.Column(label: year.map(String.init) ?? "?", segments: [(.yes, tally.hours.low.approximateValue)])
                        }), number: 3, hasLegend: false)
            }
        }
    }

    fileprivate mutating func tallies(_ id: String, _ title: String, _ column: String, _ tallies: [(label: String, tally: Tally)], _ total: Tally) {
        guard !tallies.isEmpty else { return }
        element("section", ["class": "cr-part", "aria-labelledby": id]) { writer in
            writer.heading(1, ["id": id], text: title)
            writer.scrolling(captionedBy: id + "-t") { writer in
                writer.element("table", ["class": "cr-dense"]) { writer in
                    writer.element("caption", ["id": id + "-t"], text: "Nombre de marchés\u{A0}: oui, inconnu, non\u{A0}; part des marchés")
                    writer.headings([column, "Marchés", IndicatorWords.value] + IndicatorWords.questions.map(\.label) + ["Heures", "Taux"])
                    writer.element("tbody") { writer in
                        for (label, tally) in tallies { writer.row(label, tally) }
                    }
                    writer.element("tfoot") { $0.row(IndicatorWords.all, total) }
                }
            }
        }
    }

    private mutating func row(_ label: String, _ tally: Tally) {
        element("tr") { writer in
            writer.element("th", ["scope": "row"], text: label)
            writer.element("td", text: FrenchText.number(tally.contracts))
            writer.element("td") { writer in
                writer.text(tally.valued > 0 ? IndicatorWords.euros(tally.value) : "–")
                if tally.valued < tally.contracts { writer.element("span", ["class": "cr-lot-title cr-faint"], text: "connue de \(FrenchText.number(tally.valued))") }
            }
            for (_, count) in IndicatorWords.questions {
                let count = count(tally)
                writer.element("td") { writer in
                    writer.text(IndicatorWords.share(count.share))
                    writer.element("span", ["class": "cr-lot-title cr-faint"], text: IndicatorWords.answers(count))
                    writer.stack([(.yes, count.yes), (.unknown, count.unknown), (.no, count.no)])
                }
            }
            writer.element("td", text: tally.contractsWithHours > 0 ? HoursText.hours(tally.hours) : "–")
            writer.element("td", text: tally.averageRate.map(FrenchText.percent) ?? "–")
        }
    }

    fileprivate mutating func howToRead(_ table: IndicatorTable) {
        element("section", ["class": "cr-part", "aria-labelledby": "lecture"]) { writer in
            writer.heading(1, ["id": "lecture"], text: IndicatorWords.howToRead)
            for paragraph in IndicatorWords.explanations { writer.element("p", text: paragraph) }
            guard !table.leftAside.isEmpty else { return }
            writer.element("details", ["class": "cr-more"]) { writer in
                writer.element("summary", text: "\(IndicatorWords.leftAside) (\(FrenchText.number(table.leftAside.count)))")
                writer.element("ul", ["class": "cr-list"]) { writer in
                    for (source, reason) in table.leftAside.prefix(listedContracts) {
                        writer.element("li") { writer in
                            writer.path(source)
                            writer.text(" — \(IndicatorWords.reason(reason))")
                        }
                    }
                }
            }
        }
    }

    fileprivate mutating func contracts(_ table: IndicatorTable) {
        guard !table.contracts.isEmpty else { return }
        element("section", ["class": "cr-part", "aria-labelledby": "marches"]) { writer in
            writer.heading(1, ["id": "marches"], text: IndicatorWords.contracts)
            writer.element("details", ["class": "cr-more"]) { writer in
                writer.element("summary", text: HTMLWords.count(table.contracts.count, "marché", "marchés"))
                writer.scrolling(captionedBy: "marches-t") { writer in
                    writer.element("table", ["class": "cr-dense"]) { writer in
                        writer.element("caption", ["id": "marches-t"], text: "Ce qui est su de chaque marché")
                        writer.headings(["Marché", "Année", "Nature", "Valeur HT"] + IndicatorWords.questions.map(\.label) + ["Heures", "Taux"])
                        writer.element("tbody") { writer in
                            for contract in table.contracts.prefix(listedContracts) { writer.row(contract) }
                        }
                    }
                }
                let rest = table.contracts.count - listedContracts
                if rest > 0 { writer.element("p", ["class": "cr-faint"], text: "et \(HTMLWords.count(rest, "autre", "autres")), que donne «\u{202F}--each --format csv\u{202F}»") }
            }
        }
    }

    private mutating func row(_ contract: Contract) {
        element("tr") { writer in
            writer.element("th", ["scope": "row"]) { writer in
                writer.paper(HTMLText.beginning(of: contract.title ?? contract.source, limit: 120))
                writer.element("span", ["class": "cr-lot-title cr-faint"]) { writer in
                    if let buyer = contract.buyer { writer.paper(HTMLText.beginning(of: buyer, limit: 80)) }
                    writer.text(" ")
                    writer.path(contract.source)
                    if let lot = contract.lot { writer.paper(" (\(lot))") }
                }
            }
            writer.element("td", text: contract.year.map(String.init) ?? "–")
            writer.element("td", text: contract.nature.map(IndicatorWords.nature) ?? "–")
            writer.element("td", text: contract.value.map(IndicatorWords.euros) ?? "–")
            for answer in [contract.social, contract.environmental, contract.reserved, contract.insertion] {
                writer.element("td", ["class": answer == .unknown ? "cr-faint" : nil], text: IndicatorWords.answer(answer))
            }
            writer.element("td", text: contract.hours.map(HoursText.hours) ?? "–")
            writer.element("td", text: contract.rate.map(FrenchText.percent) ?? "–")
        }
    }
}
