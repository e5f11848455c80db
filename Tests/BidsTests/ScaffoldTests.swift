// `clausier profile new`: what is answered becomes a profile that loads.

import Clausier
import Testing

@Suite("Writing a profile")
struct ScaffoldTests {
    private func question(_ key: String) throws -> ProfileScaffold.Question {
        try #require(ProfileScaffold.questions.first { $0.key == key })
    }

    @Test func theAnswersMakeAProfileAndEmptyOnesStayUnknown() throws {
        var scaffold = ProfileScaffold()
        let answers = [
            "name": "Régie : \"des\" Tilleuls", "siret": "000 000 002 00018", "agreements": "aci, ei", "agreementEnd": "2027-12-31", "disadvantagedShare": "64",
            "socialEconomy": "oui", "nuts": "FRE11", "activities": "nettoyage, jardinage", "turnover": "1 240 000", "turnoverYear": "2025", "board": "aucun",
        ]
        for question in ProfileScaffold.questions { #expect(scaffold.answer(question, answers[question.key] ?? "") == nil) }
        let profile = try Profile.read(scaffold.text, file: "regie.yaml")
        #expect(profile.name == "Régie : \"des\" Tilleuls")
        #expect(profile.agreements?.map(\.kind) == [.aci, .ei])
        #expect(profile.activities.first?.cpv.contains("9091") == true)
        #expect(profile.activities.last?.words == ["jardinage"])
        #expect(profile.candidate[list: CandidateField.boardSeats].completeness == .complete)
        #expect(profile.candidate[list: CandidateField.references].completeness == .unknown)
        #expect(profile.candidate[CandidateField.hasJobSubsidies].claims.isEmpty)
    }

    @Test func aWrongAnswerIsRefusedWithTheReason() throws {
        var scaffold = ProfileScaffold()
        #expect(scaffold.answer(try question("name"), "") != nil)
        #expect(scaffold.answer(try question("name"), "Régie") == nil)
        #expect(try scaffold.answer(question("siret"), "12")?.contains("quatorze") == true)
        #expect(try scaffold.answer(question("agreements"), "acx") != nil)
        #expect(try scaffold.answer(question("socialEconomy"), "peut-être") != nil)
        #expect(try scaffold.answer(question("disadvantagedShare"), "120") != nil)
        _ = try Profile.read(scaffold.text, file: "regie.yaml")
    }
}
