import Market
import Notices
import Provenance
import Testing

/// BOAMP XML: the forms FNSimple and MAPA, the older schema, eForms in a BOAMP wrapper.
@Suite struct BOAMPReadingTests {
    private func fnSimple(reduced: String = "non", reservation: String = "non", lots: String = "oui", criteria: String = "", deadline: String = "2026-10-08T12:00:00", listed: String? = nil) -> String {
        SampleForm.boamp(
            """
            <FNSimple><organisme><nomOfficiel>Office d’Aval</nomOfficiel><codeIdentificationNational>27000000000001</codeIdentificationNational><ville>Aval</ville><cp>97400</cp></organisme><initial><communication><urlProfilAch>https://profil.example.fr</urlProfilAch><identifiantInterne>A-7</identifiantInterne></communication><procedure><procedureAdapteeO/><capaciteExercice>Inscription</capaciteExercice><capaciteTech>Références</capaciteTech><dateReceptionOffres>\(deadline)</dateReceptionOffres><nbCandidatReduit><\(reduced)/></nbCandidatReduit><attributionSansNegociation><oui/></attributionSansNegociation><variantes><non/></variantes><criteresAttrib>\(criteria)</criteresAttrib></procedure><natureMarche><intitule>Espaces verts</intitule><codeCPV><objetPrincipal><classPrincipale>77310000</classPrincipale></objetPrincipal></codeCPV><natureMarche><services/></natureMarche><description>Tonte</description><lieuExecution>Aval</lieuExecution><dureeMois>12</dureeMois><valeurEstimee devise="EUR"><valeur>70000.00</valeur></valeurEstimee><tranches><non/></tranches><reservationMarche><\(reservation)/></reservationMarche><lotsMarche><\(lots)/></lotsMarche></natureMarche>\(listed ?? "<lots><lot><description>Tonte des pelouses</description><codeCPV><objetPrincipal><classPrincipale>77314000</classPrincipale></objetPrincipal></codeCPV><lieuExecutionLivraison>Quai nord</lieuExecutionLivraison></lot><lot><description>Taille</description></lot></lots>")<informComplementaire><oui><visiteDetail>Visite obligatoire.</visiteDetail></oui><autresInformComplementaire>Offres électroniques.</autresInformComplementaire></informComplementaire></initial></FNSimple>
            """)
    }

    @Test func fnSimpleCall() throws {
        let reading = try read(fnSimple(criteria: "Prix : 60%"))
        #expect(reading.status == .read)
        #expect(reading.isCallForCompetition)
        #expect(reading.notice.values(NoticeField.identifier) == ["26-12345"])
        #expect(reading.notice.values(NoticeField.noticeType) == ["cn-standard"])
        #expect(reading.notice.values(NoticeField.legalBasis) == ["other"])
        #expect(reading.notice.values(NoticeField.publicationDate) == ["2026-09-11"])
        #expect(reading.notice.values(NoticeField.dispatchDate).isEmpty)
        let buyer = reading.buyers[0]
        #expect(buyer.values(BuyerField.name) == ["Office d’Aval"])
        #expect(buyer.values(BuyerField.nationalIdentifier) == ["27000000000001"])
        #expect(buyer.values(BuyerField.country) == ["REU"])
        #expect(buyer.values(BuyerField.profileAddress) == ["https://profil.example.fr"])
        let procedure = reading.procedure
        #expect(procedure.values(ProcedureField.type) == ["oth-single"])
        #expect(procedure.values(ProcedureField.title) == ["Espaces verts"])
        #expect(procedure.values(ProcedureField.nature) == ["services"])
        #expect(procedure.values(ProcedureField.duration) == ["12 month"])
        // The form does not say that its amounts are without tax.
        #expect(procedure.values(ProcedureField.estimatedValue) == ["70000 EUR unstated"])
        #expect(procedure.values(ProcedureField.awardWithoutNegotiation) == ["true"])
        #expect(procedure.values(ProcedureField.numberOfLots) == ["2"])
        #expect(procedure.values(ProcedureField.additionalInformation) == ["Prix : 60%", "Visite obligatoire.", "Offres électroniques."])
    }

    @Test func fnSimpleLots() throws {
        let lots = try read(fnSimple()).lots
        #expect(lots.completeness == .complete)
        #expect(lots.members.map(\.identifier) == ["LOT-0001", "LOT-0002"])
        #expect(lots.members.map { $0.values(LotField.title) } == [["Tonte des pelouses"], ["Taille"]])
        #expect(lots.members.map { $0.values(LotField.mainClassification) } == [["77314000"], []])
        // What a lot says itself stands instead of what is said of all.
        #expect(lots.members.map { $0.values(LotField.placeDescriptions) } == [["Quai nord"], ["Aval"]])
        for lot in lots.members {
            #expect(lot.values(LotField.tenderDeadline) == ["2026-10-08T12:00:00"])
            #expect(lot.values(LotField.variants) == ["not-allowed"])
            #expect(lot.values(LotField.reservedParticipation) == ["none"])
            #expect(lot[list: LotField.selectionCriteria].members.map { $0.values(SelectionCriterionField.type) } == [["sui-act"], ["tp-abil"]])
            #expect(lot[list: LotField.awardCriteria].completeness == .unknown)
        }
    }

    /// « Oui » does not say for whom: not known, and not silent either.
    @Test func reservationWithoutBeneficiary() throws {
        func state(_ reservation: String) throws -> FactState {
            let reading = try read(fnSimple(reservation: reservation))
            let documents = [DocumentRecord(id: DocumentID(0), path: "a.xml", kind: .notice, sha256: "", byteCount: 1, status: .read)]
            var market = reading.market(documents: documents)
            market.coverage = Coverage(documents: documents, noticeFormType: reading.formType)
            market.coverage.noticeAttributes = reading.attributes
            return market.state(of: LotField.reservedParticipation, in: market.lots.members[0])
        }
        #expect(try state("oui") == .unread)
        #expect(try state("non") == .stated(.code("none")))
    }

    /// Criteria as text are read where the text is nothing else.
    @Test(arguments: [
        ("Valeur technique : 40%\nPrix : 60%", ["Valeur technique 40 per-exa", "Prix 60 per-exa"]),
        ("- Délai (12,5 %) ;\n- Prix – 87,5 %.", ["Délai 12.5 per-exa", "Prix 87.5 per-exa"]),
        ("Prix : 60%\nTechnique : 50%", []), ("Prix : 100%", []), ("Voir le règlement.\nPrix : 60%\nTechnique : 40%", []),
        ("Prix : 60 points\nTechnique : 40 points", []), ("Prix sur 60 : 60%\nTechnique : 40%", []), ("Voir RC", []),
    ])
    func criteriaAsText(text: String, criteria: [String]) throws {
        let reading = try read(fnSimple(criteria: text))
        let members = reading.lots.members.map { $0[list: LotField.awardCriteria].members }
        for list in members {
            #expect(list.map { ($0.values(AwardCriterionField.name) + $0.values(AwardCriterionField.weight) + $0.values(AwardCriterionField.weightKind)).joined(separator: " ") } == criteria)
        }
        #expect(reading.procedure.values(ProcedureField.additionalInformation).first == text)
    }

    /// What the form has no place for is not silent.
    @Test func silenceOnlyOfWhatTheFormCanSay() throws {
        let attributes = try #require(try read(fnSimple()).attributes)
        func can(_ field: LotField) -> Bool { attributes.contains(LotField.recordType.attributes[field.rawValue]) }
        #expect(can(.variants))
        #expect(can(.reservedParticipation))
        #expect(!can(.previousNotice))
        #expect(!can(.durationOther))
        #expect(try read(SampleNotice.notice()).attributes == nil)
    }

    /// The form has no field for the number of a lot; buyers write it before the description.
    @Test(arguments: [
        (["01 : Gros œuvre", "02 : Charpente"], ["LOT-0001", "LOT-0002"]), (["Lot n° 3a - Charpente", "Lot 3b - Couverture"], ["3a", "3b"]),
        (["1 : Nord", "Sud"], ["LOT-0001", "LOT-0002"]), (["2 : Nord", "2 : Sud"], ["LOT-0001", "LOT-0002"]), (["3 véhicules", "4 véhicules"], ["LOT-0001", "LOT-0002"]),
    ])
    func numbersOfLots(descriptions: [String], identifiers: [String]) throws {
        let listed = "<lots>" + descriptions.map { "<lot><description>\($0)</description></lot>" }.joined() + "</lots>"
        #expect(try read(fnSimple(listed: listed)).lots.members.map(\.identifier) == identifiers)
    }

    @Test func numberOfCandidatesReduced() throws {
        let lot = try read(fnSimple(reduced: "oui")).lots.members[0]
        #expect(lot.values(LotField.requestDeadline) == ["2026-10-08T12:00:00"])
        #expect(lot.values(LotField.tenderDeadline).isEmpty)
    }

    @Test(arguments: [
        ("2026-10-08T12:00:00", "2026-10-08T12:00:00"), ("2026-10-08T12:00:00+02:00", "2026-10-08T12:00:00+02:00"), ("2026-10-08T12:00:00-04:00", "2026-10-08T12:00:00-04:00"),
        ("2026-10-08T12:00:00.000", "2026-10-08T12:00:00"), ("2026-10-08T12:00:00.000+02:00", "2026-10-08T12:00:00+02:00"), ("2026-10-08T12:00:00Z", "2026-10-08T12:00:00Z"),
        ("2026-10-08", "2026-10-08"), ("2026-10-08T00:00:00", "2026-10-08"),
    ])
    func shapesOfDates(written: String, moment: String) throws {
        #expect(try read(fnSimple(deadline: written)).lots.members[0].values(LotField.tenderDeadline) == [moment])
    }

    @Test func impossibleDate() throws {
        let reading = try read(fnSimple(deadline: "2026-13-45T12:00:00"))
        #expect(reading.lots.members[0].values(LotField.tenderDeadline).isEmpty)
        #expect(reading.status.reason == "valeur incompréhensible en dateReceptionOffres, ligne 2, colonne 510 : « 2026-13-45T12:00:00 »")
    }

    @Test func undividedAndUnlisted() throws {
        let undivided = try read(fnSimple(lots: "non", listed: ""))
        #expect(undivided.lots.completeness == .complete)
        #expect(undivided.lots.members.map { $0.values(LotField.title) } == [["Espaces verts"]])
        #expect(undivided.procedure.values(ProcedureField.numberOfLots) == ["1"])
        // Lots that are only said to exist.
        let unlisted = try read(fnSimple(lots: "oui", listed: ""))
        #expect(unlisted.lots.completeness == .partial)
        #expect(unlisted.lots.members[0].values(LotField.tenderDeadline) == ["2026-10-08T12:00:00"])
        #expect(unlisted.procedure.values(ProcedureField.numberOfLots).isEmpty)
    }

    @Test func correctionAndAward() throws {
        let correction = try read(
            SampleForm.boamp(
                "<FNSimple><organisme><nomOfficiel>Office</nomOfficiel></organisme><rectificatif><avisInitial><idWeb>26-11111</idWeb></avisInitial><natureMarche><intitule>Espaces verts</intitule></natureMarche><infosRectif>Date reportée au 20 octobre.</infosRectif></rectificatif></FNSimple>",
                SampleForm.management(nature: "<RECTIFICATIF/>", state: "RECTIFICATIF")))
        #expect(correction.formType == "change")
        #expect(correction.notice.values(NoticeField.isChange) == ["true"])
        #expect(correction.notice.values(NoticeField.changedNotice) == ["26-11111"])
        #expect(correction.notice.values(NoticeField.changeDescription) == ["Date reportée au 20 octobre."])
        let award = try read(
            SampleForm.boamp(
                "<FNSimple><organisme><nomOfficiel>Office</nomOfficiel></organisme><attribution><natureMarche><intitule>Espaces verts</intitule></natureMarche><attributionMarche>Offres reçues : 2</attributionMarche></attribution></FNSimple>",
                SampleForm.management(nature: "<ATTRIBUTION/>")))
        #expect(award.formType == "result")
        #expect(award.notice.values(NoticeField.noticeType) == ["can-standard"])
        #expect(award.lots.completeness == .partial)
    }

    /// A notice that was corrected or cancelled says so by its state, whatever its nature.
    @Test(arguments: ["RECTIFICATIF", "ANNULATION"]) func states(state: String) throws {
        let reading = try read(SampleForm.boamp("<MAPA><organisme><acheteurPublic>Ville</acheteurPublic></organisme></MAPA>", SampleForm.management(family: "MAPA", state: state)))
        #expect(reading.formType == "change")
        #expect(!reading.isCallForCompetition)
        #expect(reading.notice.values(NoticeField.changeReason) == (state == "ANNULATION" ? ["cancel"] : []))
    }

    @Test func mapa() throws {
        let reading = try read(
            SampleForm.boamp(
                """
                <MAPA><organisme><acheteurPublic>Ville d’Amont</acheteurPublic><adr><cp>38000</cp><ville>Amont</ville></adr><urlProfilAcheteur>https://profil.example.fr</urlProfilAcheteur></organisme><initial><natureMarche><fournitures/></natureMarche><description><objet>Décorations</objet><lieuExecution><voie><nomvoie>Place</nomvoie></voie><cp>38000</cp><ville>Amont</ville></lieuExecution></description><caracteristiques><variantes><oui/></variantes><principales>Motifs</principales></caracteristiques><duree><nbMois>5</nbMois></duree><conditions><modFinancement>Budget</modFinancement></conditions><criteres><criterePondere><criterePCT>45</criterePCT><critere>Prix</critere></criterePondere><criterePondere><criterePCT>55,5</criterePCT><critere>Technique</critere></criterePondere></criteres><procedure><procedureAdaptee/></procedure><delais><receptionOffres>2026-10-01T15:00:00</receptionOffres><validite><nbJours>90</nbJours></validite></delais><lots><plusieursLot/><lot><numLot>1</numLot><description>Motif 2D</description><quantite>20 000 € HT</quantite></lot><lot><numLot>02</numLot><description>Motif 3D</description></lot></lots></initial></MAPA>
                """, SampleForm.management(family: "MAPA")))
        #expect(reading.procedure.values(ProcedureField.title) == ["Décorations"])
        #expect(reading.procedure.values(ProcedureField.nature) == ["supplies"])
        #expect(reading.procedure.values(ProcedureField.duration) == ["5 month"])
        #expect(reading.lots.members.map(\.identifier) == ["LOT-0001", "LOT-0002"])
        for lot in reading.lots.members {
            #expect(lot.values(LotField.tenderDeadline) == ["2026-10-01T15:00:00"])
            #expect(lot.values(LotField.tenderValidity) == ["90 day"])
            #expect(lot.values(LotField.variants) == ["allowed"])
            #expect(lot.values(LotField.placePostCodes) == ["38000"])
            let criteria = lot[list: LotField.awardCriteria].members
            #expect(criteria.map { $0.values(AwardCriterionField.weight) } == [["45"], ["55.5"]])
            #expect(criteria.map { $0.values(AwardCriterionField.weightKind) } == [["per-exa"], ["per-exa"]])
            // The form has no field for it.
            #expect(lot.values(LotField.reservedParticipation).isEmpty)
        }
    }

    @Test func announcementOf2017() throws {
        let data = """
            <IDENTITE><DENOMINATION>Ville d’Amont</DENOMINATION><CP>38000</CP><VILLE>Amont</VILLE><URL_PROFIL_ACHETEUR>https://profil.example.fr</URL_PROFIL_ACHETEUR></IDENTITE><TYPE_POUVOIR_ADJUDICATEUR><AUTOTRITE_REGIONAL/></TYPE_POUVOIR_ADJUDICATEUR>
            <OBJET><TITRE_MARCHE>Remorquage</TITRE_MARCHE><TYPE_MARCHE><SERVICE/></TYPE_MARCHE><OBJET_COMPLET>Remorquage</OBJET_COMPLET><CPV><PRINCIPAL>50118110</PRINCIPAL></CPV><DIV_EN_LOTS><OUI/></DIV_EN_LOTS><LOTS><LOT><NUM>1</NUM><INTITULE>Légers</INTITULE><CRITERES_ATTRIBUTION><CRITERES_QUALITE><CRITERE POIDS="60">Technique</CRITERE></CRITERES_QUALITE><CRITERES_PRIX><POIDS>40</POIDS></CRITERES_PRIX></CRITERES_ATTRIBUTION><VALEUR DEVISE="EUR">1000</VALEUR><DUREE_MOIS>12</DUREE_MOIS><VARIANTES_NON/></LOT></LOTS></OBJET>
            <PROCEDURE><TYPE_PROCEDURE>PROCÉDURE</TYPE_PROCEDURE></PROCEDURE><CONDITION_DELAI><RECEPT_OFFRES>2017-02-07T12:00:00+01:00</RECEPT_OFFRES></CONDITION_DELAI>
            <CONDITION_PARTICIPATION>RÉSERVE<PRESTATION_RESERVEE_OUI>Architecte</PRESTATION_RESERVEE_OUI></CONDITION_PARTICIPATION>
            """
        func lot(_ procedure: String, _ reserve: String) throws -> Record {
            try read(SampleForm.announcement(data.replacing("PROCÉDURE", with: procedure).replacing("RÉSERVE", with: reserve))).lots.members[0]
        }
        let open = try lot("<OUVERT/>", "<MARCHE_RESERVE_NON/>")
        #expect(open.values(LotField.tenderDeadline) == ["2017-02-07T12:00:00+01:00"])
        #expect(open.values(LotField.reservedParticipation) == ["none"])
        #expect(open.values(LotField.estimatedValue) == ["1000 EUR unstated"])
        let criteria = open[list: LotField.awardCriteria].members
        #expect(criteria.map { $0.values(AwardCriterionField.type) } == [["quality"], ["price"]])
        #expect(criteria.map { $0.values(AwardCriterionField.weight) } == [["60"], ["40"]])
        #expect(criteria.allSatisfy { $0.values(AwardCriterionField.weightKind).isEmpty })
        let restricted = try lot("<RESTREINT/>", "<MARCHE_RESERVE_OUI><ATELIERS_PROTEGES/></MARCHE_RESERVE_OUI>")
        #expect(restricted.values(LotField.requestDeadline) == ["2017-02-07T12:00:00+01:00"])
        #expect(restricted.values(LotField.tenderDeadline).isEmpty)
        #expect(restricted.values(LotField.reservedParticipation) == ["res-ws"])
    }

    /// More than half of what the BOAMP publishes is eForms in its own wrapper and namespaces.
    @Test func eFormsInBOAMP() throws {
        let notice = SampleNotice.notice(lots: SampleNotice.lot("LOT-0001", scheme: "Lot", "<cac:ProcurementProject><cbc:Name languageID=\"FRA\">Nettoyage</cbc:Name></cac:ProcurementProject>"))
            .replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", with: "")
            .replacing(" xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2\"", with: "").replacing("urn:oasis:", with: "urn:boamp:")
        let reading = try read(SampleForm.boamp("<EFORMS>\(notice)</EFORMS>"))
        #expect(reading.formType == "competition")
        #expect(reading.attributes == nil)
        #expect(reading.notice.values(NoticeField.dispatchDate) == ["2026-09-01T08:30:00+02:00"])
        #expect(reading.lots.members.map { $0.values(LotField.title) } == [["Nettoyage"]])
        guard case .xml(let locator)? = reading.lots.members[0][LotField.title].claims.first?.evidence.locator else { return #expect(Bool(false), "an XML address") }
        #expect(locator.position.xpath == "/jo:ann/DONNEES/EFORMS/ContractNotice/cac:ProcurementProjectLot/cac:ProcurementProject/cbc:Name")
        #expect(locator.businessTerm == "BT-21-Lot")
    }

    @Test(arguments: [("38000", "FRA"), ("20090", "FRA"), ("97110", "GLP"), ("97600", "MYT"), ("98800", nil), ("98000", nil), ("1000", nil), ("B-1000", nil)] as [(String, String?)])
    func countryByPostCode(code: String, country: String?) throws {
        let reading = try read(SampleForm.boamp("<MAPA><organisme><adr><cp>\(code)</cp></adr></organisme></MAPA>"))
        #expect(reading.buyers[0].values(BuyerField.country) == (country.map { [$0] } ?? []))
    }
}
