// Comments in DOCX: where they stand, and that nothing else changes.

import Documents
import SampleFiles
import Testing
import XML

@testable import Annotate

/// Comments on quotes, each found by its words.
func comments(on quotes: [String], in bytes: [UInt8]) throws -> [PlannedComment] {
    let sources = try #require(DocumentReader.textWithSources(of: bytes)).sources
    return try quotes.map { quote in
        for source in sources {
            for block in source.blocks {
                guard let found = block.text.firstRange(of: quote) else { continue }
                let start = block.text.distance(from: block.text.startIndex, to: found.lowerBound)
                return PlannedComment(
                    target: .passage(part: block.part, index: block.index, start: start, end: start + quote.count, quote: quote),
                    text: CommentText(lines: [.init(text: "RÈGLE · sur « \(quote) »", isStrong: true), .init(text: "Pourquoi.")]))
            }
        }
        return try #require(nil as PlannedComment?, "no block says \(quote)")
    }
}

@Suite struct WordAnnotationTests {
    private func annotate(_ bytes: [UInt8], _ quotes: String...) throws -> (found: [FoundComment], result: AnnotatedBytes) {
        let result = try #require(try CommentedDocument.annotate(bytes, comments(on: quotes, in: bytes)))
        return (Anchors.ofWord(result.bytes), result)
    }

    private func refusal(_ bytes: [UInt8], _ quote: String) throws -> String {
        let planned = try comments(on: [quote], in: bytes)
        do {
            _ = try CommentedDocument.annotate(bytes, planned)
            return "none"
        } catch let refusal as AnnotationRefusal {
            return refusal.reason
        }
    }

    @Test func aQuoteWithinARunIsCutOut() throws {
        let bytes = WordFile.bytes("<w:p><w:r w:rsidR=\"00AB\"><w:rPr><w:b/></w:rPr><w:t>Le délai est de 20 jours au moins.</w:t></w:r></w:p>")
        let (found, result) = try annotate(bytes, "20 jours")
        #expect(found.map(\.anchored) == ["20 jours"])
        #expect(found.map(\.author) == ["Clausier"])
        #expect(found.first?.lines == ["RÈGLE · sur « 20 jours »", "Pourquoi."])
        #expect(result.placements == [.exact])
        let body = try #require(OfficeParts(result.bytes) { $0 == "word/document.xml" }["word/document.xml"])
        // The look of the words is kept on either side of both cuts, and so are the spaces.
        #expect(String(decoding: body, as: UTF8.self).contains("""
            <w:r w:rsidR="00AB"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Le délai est de </w:t></w:r>\
            <w:commentRangeStart w:id="0"/><w:r w:rsidR="00AB"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">20 jours</w:t></w:r>\
            <w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>\
            <w:r w:rsidR="00AB"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> au moins.</w:t></w:r>
            """))
    }

    @Test func severalCommentsOnOneRun() throws {
        let bytes = WordFile.bytes(WordFile.p("Lot 1 : 950 heures ; lot 2 : 1 250 heures."))
        let (found, _) = try annotate(bytes, "1 250 heures", "950 heures", "950 heures ; lot 2", "Lot 1 : 950 heures ; lot 2 : 1 250 heures.")
        // In the order of the text; the longer of two that begin together as it was given.
        #expect(found.map(\.anchored).sorted() == ["1 250 heures", "950 heures", "950 heures ; lot 2", "Lot 1 : 950 heures ; lot 2 : 1 250 heures."])
    }

    @Test func aQuoteOverManyRunsAndEntities() throws {
        let bytes = WordFile.bytes("""
            <w:p><w:r><w:t xml:space="preserve">Prix &amp; valeur : </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t>pond</w:t></w:r>
            <w:r><w:t>&#233;ration  de</w:t><w:tab/><w:t>60\u{A0}%</w:t><w:br/><w:t>au total</w:t></w:r></w:p>
            """)
        let (found, result) = try annotate(bytes, "valeur : pondération de 60\u{A0}% au", "& valeur", "60\u{A0}%", "pondération")
        #expect(Set(found.map(\.anchored)) == ["valeur : pondération de 60\u{A0}% au", "& valeur", "60\u{A0}%", "pondération"])
        #expect(result.placements == [.exact, .exact, .exact, .exact])
    }

    @Test func whatIsNoPlainRunIsKeptWhole() throws {
        let bytes = WordFile.bytes("""
            <w:p><w:r><w:t xml:space="preserve">Voir </w:t></w:r><w:hyperlink><w:r><w:t>le profil d’acheteur</w:t></w:r></w:hyperlink>
            <w:ins w:id="7" w:author="A"><w:r><w:t xml:space="preserve"> avant le 3 mai</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="9" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>Délai de 20 jours</w:t></w:r></w:p>
            """)
        let (found, result) = try annotate(bytes, "profil", "3 mai", "20 jours")
        #expect(found.map(\.anchored) == ["le profil d’acheteur", "avant le 3 mai", "Délai de 20 jours"])
        #expect(result.placements == [.widened, .widened, .widened])
    }

    @Test func tablesControlsAndFields() throws {
        let bytes = WordFile.bytes("""
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lot 2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1 250 h</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:sdt><w:sdtContent><w:p><w:r><w:t>Durée : 12 mois ferme</w:t></w:r></w:p></w:sdtContent></w:sdt>
            <w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>
            <w:r><w:t xml:space="preserve"> réservé</w:t></w:r></w:p>
            <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>article 4</w:t></w:r>
            <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            """)
        let (found, result) = try annotate(bytes, "1 250 h", "12 mois", "☒ réservé", "article 4")
        #expect(found.map(\.anchored) == ["1 250 h", "12 mois", "☒ réservé", "article 4"])
        #expect(result.placements.filter { $0 == .exact }.count >= 3)
    }

    @Test func whereWordAllowsNoCommentItStandsNearbyAndSaysSo() throws {
        let bytes = WordFile.bytes(
            """
            <w:p><w:r><w:t>Règlement</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Le marché </w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>est ferme.</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Avant </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Encadré : 24 mois</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
            <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Encadré : 24 mois</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            """,
            [
                "footnotes": "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Autre</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Prix révisable.</w:t></w:r></w:p></w:footnote>",
                "header1": "<w:p><w:r><w:t>En-tête de page</w:t></w:r></w:p>",
            ])
        let (found, result) = try annotate(bytes, "Prix révisable", "24 mois", "En-tête")
        let anchored = Dictionary(uniqueKeysWithValues: found.map { ($0.lines[0], $0.anchored) })
        #expect(anchored["RÈGLE · sur « Prix révisable »"] == "")
        #expect(anchored["RÈGLE · sur « 24 mois »"] == "Encadré : 24 mois")
        #expect(anchored["RÈGLE · sur « En-tête »"] == "Règlement")
        #expect(found.allSatisfy { $0.lines.count == 3 && $0.lines[2].hasPrefix("Placé") })
        #expect(result.placements.allSatisfy { if case .moved = $0 { true } else { false } })
    }

    @Test func everythingElseIsTheSameByteForByte() throws {
        let bytes = WordFile.bytes(WordFile.p("Durée de 48 mois."), ["styles": "<w:style w:styleId=\"A\"/>", "header1": WordFile.p("RC")])
        let (_, result) = try annotate(bytes, "48 mois")
        let (before, after) = (try ZipContainer(bytes), try ZipContainer(result.bytes))
        #expect(after.entries.map(\.name).prefix(before.entries.count).elementsEqual(before.entries.map(\.name)))
        #expect(after.entries.count == before.entries.count + 1)
        let changed = ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"]
        for (old, new) in zip(before.entries, after.entries) where !changed.contains(String(decoding: old.name, as: UTF8.self)) {
            #expect(bytes[old.local].elementsEqual(result.bytes[new.local]))
        }
        #expect(try annotate(bytes, "48 mois").result.bytes == result.bytes, "the same input makes the same bytes")
        // Without what was inserted, the text part is what it was.
        let body = String(decoding: try #require(OfficeParts(result.bytes) { $0 == "word/document.xml" }["word/document.xml"]), as: UTF8.self)
        let stripped = body.replacing("<w:commentRangeStart w:id=\"0\"/>", with: "")
            .replacing("<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>", with: "")
            .replacing("</w:t></w:r><w:r><w:t xml:space=\"preserve\">", with: "")
        #expect(Array(stripped.utf8) == OfficeParts(bytes) { $0 == "word/document.xml" }["word/document.xml"])
    }

    @Test func commentsThatAreThereStay() throws {
        let own = "<w:comment w:id=\"0\" w:author=\"Clausier\"><w:p><w:r><w:t>ancien</w:t></w:r></w:p></w:comment><w:comment w:id=\"2147483647\" w:author=\"B\"><w:p/></w:comment>"
        let bytes = WordFile.bytes(
            "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Durée de 48 mois</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
            ["comments": own])
        let (found, result) = try annotate(bytes, "48 mois")
        #expect(found.map(\.anchored) == ["Durée de 48 mois", "48 mois"])
        #expect(found.map { $0.lines.first } == ["ancien", "RÈGLE · sur « 48 mois »"])
        let listing = String(decoding: try #require(OfficeParts(result.bytes) { $0 == "word/comments.xml" }["word/comments.xml"]), as: UTF8.self)
        #expect(listing.contains(own), "word for word")
        // Annotated twice, the first comments are still there.
        let again = try #require(try CommentedDocument.annotate(result.bytes, comments(on: ["Durée"], in: result.bytes)))
        #expect(Anchors.ofWord(again.bytes).map(\.anchored) == ["Durée de 48 mois", "48 mois", "Durée"])
    }

    @Test func otherPrefixesAndTheStrictStandard() throws {
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        func file(_ document: String) -> [UInt8] {
            ZIPWriter.archive([
                "[Content_Types].xml": "<ct:Types xmlns:ct=\"http://schemas.openxmlformats.org/package/2006/content-types\"><ct:Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></ct:Types>",
                "_rels/.rels": "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
                "word/document.xml": document,
            ])
        }
        for document in [
            "<document xmlns=\"\(main)\"><body><p><r><t>Durée de 48 mois ferme</t></r></p></body></document>",
            "<x:document xmlns:x=\"\(main)\"><x:body><x:p><x:r><x:t>Durée de 48 mois ferme</x:t></x:r></x:p></x:body></x:document>",
            "<w:document xmlns:w=\"\(WordSpace.strict)\"><w:body><w:p><w:r><w:t>Durée de 48 mois ferme</w:t></w:r></w:p></w:body></w:document>",
            "<w:document xmlns:w=\"\(main)\" xmlns:q=\"urn:q\"><w:body><q:a xmlns:w=\"urn:other\"/><w:p><w:r><w:t>Durée de 48 mois ferme</w:t></w:r></w:p></w:body></w:document>",
        ] {
            let (found, result) = try annotate(file(document), "48 mois")
            #expect(found.map(\.anchored) == ["48 mois"], "\(document)")
            #expect(result.placements == [.exact])
        }
    }

    @Test func whatCouldBreakIsRefusedByName() throws {
        func archive(_ change: (inout ZIPWriter) -> Void) -> [UInt8] {
            var writer = ZIPWriter()
            writer.add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
            writer.add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
            change(&writer)
            return writer.archive()
        }
        let document = "<w:document \(WordFile.namespaces)><w:body>\(WordFile.p("Durée de 48 mois"))</w:body></w:document>"
        let twice = archive {
            $0.add("word/document.xml", document)
            $0.add("Word/Document.xml", document)
        }
        #expect(try refusal(twice, "48 mois").contains("deux parties du même nom"))
        let encrypted = archive {
            $0.add("word/document.xml", document)
            $0.add(Array("word/secret.bin".utf8), [1, 2, 3], flags: 1)
        }
        #expect(try refusal(encrypted, "48 mois").contains("mot de passe"))
        let latin = archive { $0.add("word/document.xml", Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8) + Array(document.replacing("Durée", with: "Duree").utf8)) }
        #expect(try refusal(latin, "48 mois").contains("codage"))
        // The end record says that the real one is elsewhere.
        var large = archive { $0.add("word/document.xml", document) }
        large.replaceSubrange((large.count - 12)..<(large.count - 8), with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(throws: AnnotationRefusal.self) { try ZipContainer(large) }
        // A list of comments that the package names and does not hold.
        let missing = archive {
            $0.add("word/document.xml", document)
            $0.add("word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>")
        }
        #expect(try refusal(missing, "48 mois").contains("commentaires"))
        // Something before the archive, or behind it.
        #expect(throws: AnnotationRefusal.self) { try ZipContainer([0x4D, 0x5A] + twice) }
        #expect(throws: AnnotationRefusal.self) { try ZipContainer(twice + [0]) }
        #expect(throws: AnnotationRefusal.self) { try ZipContainer([]) }
        // A second end record in the comment of the first: programs differ about which one counts.
        var commented = archive { $0.add("word/document.xml", document) }
        commented[commented.count - 2] = 22
        let fake: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 16) + [1, 0]
        #expect(throws: AnnotationRefusal.self) { try ZipContainer(commented + fake) }
    }

    @Test func aHostileQuoteStaysText() throws {
        let hostile = "]]></w:t><w:evil/> & \u{202E}\u{7}"
        let bytes = WordFile.bytes(WordFile.p("Durée de 48 mois"))
        let planned = [PlannedComment(target: .document, text: CommentText(lines: [.init(text: hostile)]))]
        let result = try #require(try CommentedDocument.annotate(bytes, planned))
        #expect(Anchors.ofWord(result.bytes).map(\.lines) == [["]]></w:t><w:evil/> &"]])
        #expect(Anchors.ofWord(result.bytes).map(\.anchored) == ["Durée de 48 mois"])
    }

    /// A byte changed anywhere, or the file cut: a refusal or a sound copy, and nothing worse.
    @Test func damagedFilesDoNoHarm() throws {
        let bytes = WordFile.bytes(WordFile.p("Durée de 48 mois &amp; plus"), ["comments": "<w:comment w:id=\"3\" w:author=\"B\"><w:p/></w:comment>"])
        let planned = try comments(on: ["48 mois"], in: bytes)
        var copies = 0
        for place in stride(from: 0, to: bytes.count, by: 5) {
            var changed = bytes
            changed[place] ^= place.isMultiple(of: 2) ? 0x40 : 0x01
            for damaged in [changed, Array(bytes.prefix(place))] {
                guard let copy = try? CommentedDocument.annotate(damaged, planned) else { continue }
                copies += 1
                #expect(throws: Never.self) { try ZipContainer(copy.bytes) }
                #expect(Anchors.ofWord(copy.bytes).contains { $0.author == "Clausier" }, "byte \(place)")
            }
        }
        #expect(copies > 0, "a letter of the text may change")
    }
}
