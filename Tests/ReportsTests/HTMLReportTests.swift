import Figures
import Market
import Provenance
import Rules
import Testing

@testable import Reports

@Suite("The report as a page")
struct HTMLReportTests {
    private func page(_ consultation: JudgedConsultation = Sample.consultation()) -> HTMLPage {
        HTMLPage(HTMLReport(consultation, Sample.context).page())
    }

    @Test func theHeadingsSayWhatThereIs() throws {
        let outline = page().headings.map { String(repeating: "  ", count: $0.level - 1) + Substring($0.text).trimmed.replacing("\u{A0}", with: " ") }
        try expectGolden(outline.joined(separator: "\n") + "\n", "rapport-html-plan.txt")
    }

    @Test func itIsOneWellFormedPageInFrench() {
        let page = page()
        #expect(page.mistakes == [])
        #expect(page.all("html").first?.attributes["lang"] == "fr")
        #expect(page.all("title").first?.text == "Entretien des espaces extérieurs — Clausier")
        #expect(page.all("main").count == 1 && page.all("nav").count == 1)
        // The banner and the footer of the page, not those of a report.
        #expect(page.elements.count { $0.name == "header" && !$0.parents.contains("main") } == 1)
        #expect(page.elements.count { $0.name == "footer" } == 1)
    }

    @Test func headingsDescendOneByOneFromOneTitle() {
        let levels = page().headings.map(\.level)
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    }

    @Test func everyLinkWithinThePageLeadsSomewhere() {
        let page = page()
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "an id twice")
        for link in page.all("a") {
            guard let target = link.attributes["href"], target.hasPrefix("#") else { continue }
            #expect(ids.contains(String(target.dropFirst())), "\(target)")
        }
        for element in page.elements {
            for name in ["aria-labelledby"] { if let id = element.attributes[name] { #expect(ids.contains(id), "\(id)") } }
        }
        #expect(page.all(ofClass: "cr-skip").first?.attributes["href"] == "#rapport")
        #expect(page.all("main").first?.attributes["id"] == "rapport")
    }

    @Test func tablesHaveTheirCaptionAndTheirHeaders() {
        let page = page()
        #expect(!page.all("table").isEmpty)
        #expect(page.all("caption").count == page.all("table").count)
        for header in page.all("th") { #expect(["row", "col"].contains(header.attributes["scope"])) }
    }

    @Test func nothingRunsAndNothingIsFetched() {
        let bytes = HTMLReport(Sample.consultation(), Sample.context).page()
        let page = HTMLPage(bytes)
        for name in ["script", "link", "img", "iframe", "object", "form"] { #expect(page.all(name).isEmpty) }
        for element in page.elements {
            for (name, _) in element.attributes { #expect(name != "src" && name != "style" && !name.hasPrefix("on"), "\(element)") }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("url(") && !text.contains("@import"))
    }

    @Test func theFirstScreenSaysWhatToDo() {
        let page = page()
        #expect(page.all(ofClass: "cr-sentence").first?.text == "Non conforme\u{A0}: 1\u{A0}point est à corriger avant de publier.")
        let things = page.elements.filter { $0.name == "li" && $0.parents.last == "ol" && !$0.parents.contains("details") }.prefix(3).map(\.text)
        #expect(things.count == 3)
        #expect(things[0].hasPrefix("1Corriger\u{A0}: Réservation à l’économie sociale et solidaire : trois ans au plus (lot\u{A0}2)"))
        #expect(things[1].hasPrefix("2Justifier ou corriger\u{A0}: Marché non alloti : motivation à produire"))
        #expect(things[2].hasPrefix("3Tenir l’engagement\u{A0}: Heures d’insertion dans une opération NPNRU (lot\u{A0}1)"))
    }

    @Test func conformityIsNeverClaimedForTheWholeMarket() {
        func sentence(_ findings: [Finding]) -> String { HTMLReport(Sample.consultation(findings), Sample.context).verdict }
        let findings = Sample.findings
        #expect(sentence(findings.filter { $0.verdict == .compliant }) == "Aucun écart relevé sur les 2\u{A0}points contrôlés.")
        #expect(sentence(findings.filter { $0.verdict == .undetermined }) == "Aucun écart relevé, mais 4\u{A0}points restent à vérifier.")
        #expect(sentence(findings.filter(\.harmless)) == "Aucune règle ne s’applique à ce document.")
        #expect(sentence(findings.filter(\.departsFromCommitment)) == "1\u{A0}écart à un engagement pris\u{A0}; aucune irrégularité relevée.")
        let clean = page(Sample.consultation(findings.filter { $0.verdict == .compliant })).all("article")[0].text
        #expect(clean.contains("«\u{202F}Conforme\u{202F}» vaut pour un point contrôlé, jamais pour le marché entier."))
    }

    @Test func ofWhatCouldNotBeReadNothingElseIsSaid() {
        let market = Market(documents: [Sample.document(status: .unread(reason: "ce n’est pas un avis"))])
        let page = page(JudgedConsultation(source: "a.xml", market: market, judgement: Judgement(findings: [], launchDate: .unknown)))
        #expect(page.all(ofClass: "cr-sentence").first?.text == "Illisible\u{A0}: rien n’a été contrôlé.")
        #expect(page.all(ofClass: "cr-todo").first?.text.contains("Ce n’est pas un avis") == true)
        #expect(page.all(ofClass: "cr-counts").first?.text.contains("conforme") == false)
    }

    @Test func aQuoteStandsWithItsAddress() throws {
        let quote = try #require(page().all("figure").first { $0.text.contains("48") })
        #expect(quote.text.replacing("\n", with: "") == "48Durée — avis/entretien.xml, ligne\u{A0}9, colonne\u{A0}5 (BT-36-Lot)")
    }

    @Test func aFindingGivesArticleReasonAndRemedy() throws {
        let finding = try #require(page().all("article").first { $0.attributes["class"] == "cr-finding" })
        for words in [
            "RES-03-ESS · L2113-16\u{A0}(loi) · version du\u{A0}1er\u{A0}avril 2019 · droit au\u{A0}15\u{A0}juin 2026",
            "la durée d’un tel marché ne peut excéder trois ans",
            "Le marché est conclu pour une durée de trente-six (36) mois, reconductions comprises.",
        ] { #expect(finding.text.contains(words), "\(words)") }
    }

    @Test func contradictionsStandSideBySide() throws {
        let sides = try #require(page().all(ofClass: "cr-sides").first)
        #expect(sides.text.contains("48\u{A0}mois\nLe point serait\u{A0}: conforme."))
        #expect(sides.text.contains("60\u{A0}mois\nLe point serait\u{A0}: irrégularité probable."))
        #expect(sides.text.contains("ligne\u{A0}10, colonne\u{A0}5"))
    }

    @Test func theSameOfManyLotsIsSaidOnce() {
        let lots = (1...100).map { "LOT-\($0)" }
        var market = Sample.market()
        market.lots = RecordList(lots.map { Record(.lot, identifier: $0) })
        let same = lots.map { Sample.finding("A-01-MEME", "La même chose", .breach, .major, lot: $0, message: "Trop long.") }
        let different = lots.map { Sample.finding("B-01-AUTRE", "Chaque fois autre chose", .breach, .major, lot: $0, message: "Le lot \($0) est trop long.") }
        let page = page(JudgedConsultation(source: "a.xml", market: market, judgement: Judgement(findings: same + different, launchDate: Sample.launch)))
        let findings = page.all("article").filter { $0.attributes["class"] == "cr-finding" }
        #expect(findings.count { $0.text.contains("Trop long.") } == 1)
        #expect(findings.count { $0.text.contains("est trop long.") } == 100)
        // One stands for its rule; the others are behind a fold.
        #expect(findings.count { $0.text.contains("est trop long.") && !$0.parents.contains("details") } == 1)
        #expect(page.all("summary").contains { $0.text == "99\u{A0}autres constats de la règle B-01-AUTRE" })
        // Two rules, two things to do.
        #expect(page.all("ol").first?.text.contains("La même chose (lots\u{A0}1\u{A0}à\u{A0}100)") == true)
        #expect(page.all("ol").first?.text.contains("Chaque fois autre chose (lots\u{A0}1\u{A0}à\u{A0}100)") == true)
    }

    @Test func sameInputSameBytes() {
        #expect(HTMLReport(Sample.consultation(), Sample.context).page() == HTMLReport(Sample.consultation(), Sample.context).page())
    }

    @Test func inAnotherPageItIsOnlyAnArticle() {
        let report = HTMLReport(Sample.consultation(), Sample.context)
        let fragment = HTMLPage(report.fragment(titleLevel: 2, anchor: "r7-"))
        #expect(fragment.mistakes == [])
        #expect(fragment.elements.first?.name == "article" && fragment.elements.first?.attributes["class"] == "cr")
        for name in ["html", "head", "body", "main", "style", "script", "h1"] { #expect(fragment.all(name).isEmpty, "\(name)") }
        for element in fragment.elements { if let id = element.attributes["id"] { #expect(id.hasPrefix("r7-"), "\(id)") } }
        // Every rule of the style sheet starts from the root's class, so that it changes nothing else.
        let lines = HTMLReport.styleSheet.split(separator: "\n").filter { !$0.hasPrefix("@") && !$0.hasPrefix("}") && !$0.hasPrefix("--") }
        let selectors = lines.filter { $0.contains("{") }
        #expect(selectors.count > 50)
        for selector in selectors { #expect(selector.hasPrefix(".cr"), "\(selector)") }
    }

    @Test func wordsOfAForeignNoticeAreMarkedAsSuch() {
        var market = Sample.market()
        market.notice.add(Claim(.code("DEU"), Sample.evidence(1, "BT-702-notice", "DEU")), to: NoticeField.language)
        let page = page(JudgedConsultation(source: "a.xml", market: market, judgement: Judgement(findings: Sample.findings, launchDate: Sample.launch)))
        #expect(page.elements.first { $0.name == "bdi" && $0.parents.last == "h1" }?.attributes["lang"] == "de")
    }
}

@Suite("What a hostile tender does to the page")
struct HostilePageTests {
    private static let hostile =
        "</title><script>alert(1)</script><img src=x onerror=alert(2)> \u{202E}envers\u{202C} \u{1B}[31m \u{9B}1m e"
        + String(repeating: "\u{301}", count: 50) + " \" onmouseover=\"x &amp; </style>"

    private func consultation() -> JudgedConsultation {
        var market = Sample.market()
        market.procedure = Record(.procedure)
        market.procedure.add(Claim(.text(Self.hostile), Sample.evidence(3, Self.hostile, Self.hostile)), to: ProcedureField.title)
        var lot = Record(.lot, identifier: Self.hostile)
        lot.add(Claim(.text(Self.hostile), Sample.evidence(4, "BT-21-Lot", Self.hostile)), to: LotField.title)
        market.lots = RecordList([lot])
        market.remarks = [Self.hostile]
        market.documents = [
            DocumentRecord(
                id: DocumentID(0), path: Self.hostile, kind: .notice, kindReasons: [Self.hostile], sha256: "", byteCount: 1,
                status: .incomplete(reason: Self.hostile))
        ]
        let findings = [
            Sample.finding(
                "A-01", "Constat", .breach, .blocking, lot: Self.hostile, message: "Le lot « \(Self.hostile) » déborde.", remedy: Self.hostile,
                evidence: [Sample.evidence(4, Self.hostile, Self.hostile)]),
            Sample.finding(
                "A-02", "Question", .undetermined, cause: .missing,
                missing: [Sample.missing("lots[\(Self.hostile)].duration", Self.hostile, Self.hostile, [.rc])]),
        ]
        return JudgedConsultation(source: Self.hostile, market: market, judgement: Judgement(findings: findings, launchDate: Sample.launch))
    }

    @Test func thePageStaysWhatItIs() {
        let bytes = HTMLReport(consultation(), Sample.context).page()
        let page = HTMLPage(bytes)
        #expect(page.mistakes == [])
        #expect(page.all("script").isEmpty && page.all("img").isEmpty && page.all("style").count == 1)
        for element in page.elements { #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }) }
        let text = String(decoding: bytes, as: UTF8.self)
        for scalar in text.unicodeScalars {
            #expect(scalar == "\n" || !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)))
        }
        #expect(!text.contains(String(repeating: "\u{301}", count: 5)))
    }

    @Test func aPaperCannotWriteTheStyleSheet() throws {
        let sheet = try #require(HTMLPage(HTMLReport(consultation(), Sample.context).page()).all("style").first).text
        let header = try #require(sheet.firstMatch(of: /@top-left\{content:"([^"]*)"/)).1
        #expect(!header.contains("<") && !header.contains("}"))
    }

    @Test func everyTextIsEscaped() {
        #expect(HTMLText.escaped("<a href='x'>\"&amp;\"</a>") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;&quot;&lt;/a&gt;")
        #expect(HTMLText.escaped("a\u{1B}b\nc\u{2066}d") == "a␛b c‹U+2066›d")
        #expect(HTMLText.escaped("a\nb", keepsLines: true) == "a\nb")
        #expect(HTMLText.escaped("déjà vu — 12 €") == "déjà vu — 12 €")
        // Vietnamese takes two marks, pointed Hebrew three.
        #expect(HTMLText.escaped("e\u{302}\u{301}") == "e\u{302}\u{301}")
    }
}

@Suite("Several consultations on one page")
struct HTMLCollectionTests {
    private func page(_ consultations: [JudgedConsultation]) -> HTMLPage {
        var collection = HTMLCollection(Sample.context)
        var totals = RunTotals()
        for consultation in consultations {
            collection.add(HTMLCollection.part(consultation, Sample.context))
            totals.add(consultation.judgement.summary, failures: consultation.readFailures)
        }
        return HTMLPage(collection.page(totals))
    }

    private func consultation(_ source: String, _ findings: [Finding]) -> JudgedConsultation {
        JudgedConsultation(source: source, market: Sample.market(), judgement: Judgement(findings: findings, launchDate: Sample.launch))
    }

    @Test func theWorstComesFirst() {
        let page = page([
            consultation("propre.xml", Sample.findings.filter { $0.verdict == .compliant }),
            consultation("question.xml", Sample.findings.filter { $0.verdict == .undetermined }),
            consultation("grave.xml", Sample.findings),
        ])
        #expect(page.mistakes == [])
        let order = page.elements.filter { $0.name == "th" && $0.attributes["scope"] == "row" && !$0.parents.contains("details") && $0.text.contains(".xml") }.map(\.text)
        #expect(order.map { $0.suffix(9) } == ["grave.xml", "stion.xml", "ropre.xml"])
        #expect(page.all(ofClass: "cr-sentence").first?.text == "1\u{A0}consultation à corriger ou illisible, 1 sans écart relevé mais à vérifier et\u{A0}1 sans écart relevé.")
    }

    @Test func headingsAndLinksHoldTogether() {
        let page = page([consultation("a.xml", Sample.findings), consultation("b.xml", Sample.findings)])
        let levels = page.headings.map(\.level)
        #expect(levels.count { $0 == 1 } == 1)
        for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for link in page.all("a") {
            guard let target = link.attributes["href"], target.hasPrefix("#") else { continue }
            #expect(ids.contains(String(target.dropFirst())), "\(target)")
        }
    }

    @Test func aLongListShowsTheFullReportOfTheWorst() {
        let clean = Sample.findings.filter { $0.verdict == .compliant }
        let all = (0..<130).map { consultation("avis-\($0).xml", $0 == 129 ? Sample.findings : clean) }
        let page = page(all)
        #expect(page.all(ofClass: "cr-one").count == HTMLCollection.fullReports)
        #expect(page.all(ofClass: "cr-one").first?.text.contains("avis-129.xml") == true)
        #expect(page.elements.count { $0.name == "th" && $0.attributes["scope"] == "row" && !$0.parents.contains("details") && $0.text.contains("avis-") } == 130)
        #expect(page.all("p").contains { $0.text.contains("chacun des 30 autres") })
    }

    @Test func noConsultationIsNoMistake() {
        #expect(page([]).headings.map(\.text).first == "0\u{A0}consultation contrôlée")
    }
}
