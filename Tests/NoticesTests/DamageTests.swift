import Market
import Notices
import Provenance
import Testing

/// What is no notice, and what is one in part.
@Suite struct DamageTests {
    private func error(_ text: String) -> NoticeError? {
        do { _ = try read(text); return nil } catch { return error as? NoticeError }
    }

    @Test func otherXML() throws {
        let refusal = try #require(error("<?xml version=\"1.0\"?>\n<!-- page -->\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>"))
        #expect(refusal.description.hasPrefix("avis.xml:3:1 : « html » n’est pas un avis. Donner"))
    }

    /// The right name in no namespace, or in another, is not eForms.
    @Test func rightNameWrongNamespace() {
        #expect(error("<ContractNotice xmlns='urn:autre'/>")?.what.contains("n’est pas un avis") == true)
        #expect(error("<TED_EXPORT/>")?.description.contains("TED_EXPORT") == true)
    }

    @Test func notXMLAtAll() {
        #expect(error("%PDF-1.7")?.what == "ce n’est pas un document XML")
        #expect(error("")?.description == "avis.xml : le fichier est vide. Télécharger le fichier à nouveau.")
    }

    /// What stood before the damage is kept, but nothing follows from what is missing.
    @Test func truncated() throws {
        let whole = SampleNotice.notice(lots: SampleNotice.lot("LOT-0001") + SampleNotice.lot("LOT-0002"))
        let cut = whole.prefix(whole.count - 90)
        let reading = try read(String(cut))
        #expect(reading.lots.members.map(\.identifier).first == "LOT-0001")
        #expect(reading.lots.completeness == .partial)
        #expect(reading.notice.values(NoticeField.isChange).isEmpty)
        #expect(reading.procedure.values(ProcedureField.numberOfLots).isEmpty)
        guard case .incomplete(let reason) = reading.status else { return #expect(Bool(false), "incomplete") }
        #expect(reason.hasPrefix("avis.xml:1:"))
    }

    /// No prefix of a notice, and no notice with a byte changed, makes the reader stumble.
    @Test func everyPrefixAndManyDamages() {
        let whole = Array(
            SampleNotice.notice(lots: SampleNotice.lot(holding: "<cac:ProcurementProject><cbc:Name languageID=\"FRA\">Été</cbc:Name></cac:ProcurementProject>")).utf8)
        let reader = NoticeReader()
        for length in 0..<whole.count {
            let reading = try? reader.read(Array(whole[..<length]), path: "a", as: DocumentID(0))
            #expect(reading?.status.isReadInFull != true)
        }
        var seed: UInt64 = 42
        for _ in 0..<2_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = whole
            bytes[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 20)
            _ = try? reader.read(bytes, path: "a", as: DocumentID(0))
        }
        #expect((try? reader.read(whole, path: "a", as: DocumentID(0)))?.status == .read)
    }

    /// A lot with a hundred thousand places is no real one; it must not cost more than reading it.
    @Test(.timeLimit(.minutes(1))) func moreValuesThanAnyRealLot() throws {
        let places = (0..<100_000).map { "<cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode>N\($0)</cbc:CountrySubentityCode></cac:Address></cac:RealizedLocation>" }
        let reading = try read(SampleNotice.notice(lots: SampleNotice.lot(holding: "<cac:ProcurementProject>\(places.joined())</cac:ProcurementProject>") + SampleNotice.lot("LOT-0002")))
        #expect(reading.lots.members.map(\.identifier) == ["LOT-0001", "LOT-0002"])
        #expect(reading.lots.members[0][LotField.places].claims.count < 2_000)
        #expect(reading.status.reason?.contains("plus de lots, de critères ou de valeurs") == true)
    }

    @Test(.timeLimit(.minutes(1))) func moreLotsThanAnyRealNotice() throws {
        let lots = (0..<30_000).map { SampleNotice.lot("LOT-\($0)") }
        let reading = try read(SampleNotice.notice(lots: lots.joined()))
        #expect(reading.lots.members.count < 20_000)
        #expect(!reading.status.isReadInFull)
        #expect(reading.lots.completeness == .partial)
    }

    @Test func businessRegistrationIsRecognised() throws {
        let text = "<b:BusinessRegistrationInformationNotice xmlns:b='http://data.europa.eu/p27/eforms-business-registration-information-notice/1' \(SampleNotice.namespaces)><cbc:NoticeTypeCode listName='bri'>brin-ecs</cbc:NoticeTypeCode></b:BusinessRegistrationInformationNotice>"
        let reading = try read(text)
        #expect(reading.kind == .businessRegistration)
        #expect(reading.formType == "bri")
    }
}
