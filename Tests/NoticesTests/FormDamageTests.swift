import Market
import Notices
import Provenance
import Testing

/// Damaged and hostile notices in the forms before eForms.
@Suite struct FormDamageTests {
    private func error(_ text: String) -> NoticeError? {
        do { _ = try read(text); return nil } catch { return error as? NoticeError }
    }

    @Test func rootWithoutAForm() {
        #expect(error("<TED_EXPORT/>")?.description.hasPrefix("avis.xml:1:1 : « TED_EXPORT » ne contient aucun des formulaires") == true)
        #expect(error("<ANNONCE><GESTION/></ANNONCE>")?.description.contains("ANNONCE") == true)
        #expect(error(SampleForm.boamp("<DSP><organisme/></DSP>"))?.what.contains("aucun des formulaires d’avis connus") == true)
    }

    @Test func damageNamesItsPlace() throws {
        let whole = SampleForm.ted("F02", "<OBJECT_CONTRACT><TITLE><P>Titre</P></TITLE><NO_LOT_DIVISION/></OBJECT_CONTRACT>")
        let reading = try read(String(whole.dropLast(60)))
        #expect(reading.procedure.values(ProcedureField.title) == ["Titre"])
        #expect(reading.status.reason?.hasPrefix("avis.xml:2:") == true)
        #expect(reading.lots.completeness == .partial)
        #expect(reading.notice.values(NoticeField.isChange).isEmpty)
        #expect(error("<?xml version='1.0'?>\n<TED_EXPORT><a></TED_EXPORT>")?.description.hasPrefix("avis.xml:2:") == true)
    }

    /// No damage makes the readers stumble: bytes changed, tags swapped, dropped or doubled, ends cut off.
    @Test func manyDamages() {
        let wholes = [
            SampleForm.ted("F02", languages: ["DE", "FR"], "<CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>O</OFFICIALNAME><COUNTRY VALUE=\"FR\"/></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY><OBJECT_CONTRACT><TITLE><P>T</P></TITLE><LOT_DIVISION/><OBJECT_DESCR><LOT_NO>1</LOT_NO><SHORT_DESCR><P>a</P><P>b</P></SHORT_DESCR><AC><AC_PRICE><AC_WEIGHTING>40 %</AC_WEIGHTING></AC_PRICE></AC><DURATION TYPE=\"MONTH\">3</DURATION></OBJECT_DESCR></OBJECT_CONTRACT><LEFTI><ECONOMIC_FINANCIAL_INFO><P>c</P></ECONOMIC_FINANCIAL_INFO></LEFTI><PROCEDURE><PT_OPEN/><DATE_RECEIPT_TENDERS>2021-03-22</DATE_RECEIPT_TENDERS><TIME_RECEIPT_TENDERS>15:00</TIME_RECEIPT_TENDERS></PROCEDURE>"),
            SampleForm.boamp("<FNSimple><organisme><nomOfficiel>O</nomOfficiel><cp>38000</cp></organisme><initial><procedure><procedureAdapteeO/><capaciteTech>t</capaciteTech><dateReceptionOffres>2026-10-08T12:00:00</dateReceptionOffres><nbCandidatReduit><non/></nbCandidatReduit></procedure><natureMarche><valeurEstimee><valeur>7</valeur></valeurEstimee><lotsMarche><oui/></lotsMarche></natureMarche><lots><lot><description>d</description></lot></lots></initial></FNSimple>"),
            SampleForm.announcement("<OBJET><LOTS><LOT><NUM>1</NUM><CRITERES_ATTRIBUTION><CRITERES_QUALITE><CRITERE POIDS=\"60\">q</CRITERE></CRITERES_QUALITE></CRITERES_ATTRIBUTION></LOT></LOTS></OBJET><PROCEDURE><TYPE_PROCEDURE><OUVERT/></TYPE_PROCEDURE></PROCEDURE><CONDITION_DELAI><RECEPT_OFFRES>2017-02-07T12:00:00</RECEPT_OFFRES></CONDITION_DELAI>"),
        ]
        let reader = NoticeReader()
        var seed: UInt64 = 7
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for whole in wholes {
            let bytes = Array(whole.utf8)
            for length in stride(from: 0, to: bytes.count, by: 3) { #expect((try? reader.read(Array(bytes[..<length]), path: "a", as: DocumentID(0)))?.status.isReadInFull != true) }
            let tags = whole.split(separator: "<", omittingEmptySubsequences: false).map { "<" + $0 }
            for _ in 0..<500 {
                var changed = bytes
                changed[random(bytes.count)] = UInt8(truncatingIfNeeded: random(256))
                _ = try? reader.read(changed, path: "a", as: DocumentID(0))
                var moved = tags
                moved.swapAt(random(tags.count), random(tags.count))
                _ = try? reader.read(Array(moved.joined().utf8), path: "a", as: DocumentID(0))
                moved = tags
                moved.remove(at: random(tags.count))
                _ = try? reader.read(Array(moved.joined().utf8), path: "a", as: DocumentID(0))
                moved.insert(tags[random(tags.count)], at: random(moved.count))
                _ = try? reader.read(Array(moved.joined().utf8), path: "a", as: DocumentID(0))
            }
            #expect((try? reader.read(bytes, path: "a", as: DocumentID(0)))?.status == .read)
        }
    }

    /// What is said of every lot, times more lots than any real notice: refused, not kept.
    @Test(.timeLimit(.minutes(1))) func moreThanCanBeSpread() throws {
        let lots = String(repeating: "<OBJECT_DESCR><TITLE><P>t</P></TITLE></OBJECT_DESCR>", count: 10_000)
        let conditions = String(repeating: "<PERFORMANCE_CONDITIONS><P>c</P></PERFORMANCE_CONDITIONS>", count: 1_000)
        let reading = try read(SampleForm.ted("F02", "<OBJECT_CONTRACT><LOT_DIVISION/>\(lots)</OBJECT_CONTRACT><LEFTI>\(conditions)</LEFTI>"))
        #expect(!reading.status.isReadInFull)
        #expect(reading.lots.members.allSatisfy { $0[LotField.executionConditions].claims.isEmpty })
    }

    @Test func readersTakeTurns() throws {
        let reader = NoticeReader()
        func formType(_ text: String) throws -> String? { try reader.read(Array(text.utf8), path: "a", as: DocumentID(0)).formType }
        for _ in 0..<3 {
            #expect(try formType(SampleNotice.notice()) == "competition")
            #expect(try formType(SampleForm.ted("F03", "")) == "result")
            #expect(try formType(SampleForm.announcement("<IDENTITE><DENOMINATION>O</DENOMINATION></IDENTITE>")) == "competition")
            #expect(throws: NoticeError.self) { try formType("<html/>") }
        }
    }
}
