// A profile is read strictly, and what it leaves out stays unknown.

import Bids
import Clausier
import Testing

@Suite("A candidate's profile")
struct ProfileTests {
    @Test func whatTheFileLeavesOutIsUnknownAndWhatItDeniesIsNone() throws {
        let profile = try Profile.read("name: Régie\nactivities: [{name: Nettoyage, cpv: [\"9091\"]}]\n", file: "regie.yaml")
        #expect(profile.agreements == nil)
        #expect(profile.candidate[list: CandidateField.agreements].completeness == .unknown)
        let denying = try Profile.read("name: Régie\nagreements: aucune\ncertificates: []\n", file: "regie.yaml")
        #expect(denying.agreements?.isEmpty == true)
        #expect(denying.candidate[list: CandidateField.agreements].completeness == .complete)
        #expect(denying.candidate[CandidateField.certificates].isDeclared)
    }

    @Test func everyMistakeIsToldWithItsLine() {
        let text = """
            name: Régie
            siret: "123"
            agreements: [{kind: acii, start: 2026-05-01, end: 2026-01-01}]
            disadvantagedShare: 140
            activites: []
            """
        #expect {
            _ = try Profile.read(text, file: "regie.yaml")
        } throws: { error in
            let message = "\(error)"
            return message.contains("regie.yaml:2") && message.contains("quatorze chiffres") && message.contains("vouliez-vous dire « aci »")
                && message.contains("finit après avoir commencé") && message.contains("entre 0 et 100") && message.contains("activities")
        }
    }

    @Test func factsKnowTheirLine() throws {
        let profile = try Profile.read("name: Régie\ndisadvantagedShare: 64\n", file: "regie.yaml")
        let claim = try #require(profile.candidate[CandidateField.disadvantagedShare].claims.first)
        #expect(claim.evidence.locator == .text(line: 2, column: 21))
        #expect(claim.evidence.quote == "64")
    }
}
