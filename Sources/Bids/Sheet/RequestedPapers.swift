// What must be handed in, ticked against the profile.

import Figures
import Market
import Provenance
import Rules

struct RequestedPapers {
    private(set) var papers: [RequestedPaper] = []

    /// - Parameter needed: the day on which what is handed in must be valid.
    init(_ market: Market, lots: [Record], _ profile: Profile, needed: CivilDate?) {
        let requested = market.procedure[ProcedureField.requestedDocuments]
        for value in requested.distinctValues {
            guard case .code(let code) = value else { continue }
            add(Self.paper(code, profile, needed, requested.claims(amountingTo: value).map(\.evidence)))
        }
        for lot in lots {
            let proofs = lot[LotField.reservationProof]
            for value in proofs.distinctValues {
                add(Self.proof(value.description, profile, needed, proofs.claims(amountingTo: value).map(\.evidence)))
            }
            // A reserved lot needs the proof, whether or not the papers name it.
            if Reservation(lot, in: market).state == .reserved, proofs.claims.isEmpty {
                add(Self.proof("agreement", profile, needed, []))
                add(Self.proof("share", profile, needed, []))
            }
            if let certificates = lot.told(LotField.requiredCertificates) {
                add(RequestedPaper(
                    name: "certificats\u{A0}: \(TermLines.short(certificates.text, limit: 90))",
                    state: profile.candidate[CandidateField.certificates].isDeclared ? (profile.candidate[CandidateField.certificates].claims.isEmpty ? .missing : .ready) : .unknown,
                    remark: nil, evidence: certificates.evidence))
            }
            if lot[LotField.siteVisit].claims.contains(where: { $0.value == .code("required") }) {
                add(RequestedPaper(name: "attestation de visite", state: .toWrite, remark: "remise sur place", evidence: lot[LotField.siteVisit].claims.map(\.evidence)))
            }
        }
    }

    private mutating func add(_ paper: RequestedPaper) {
        if !papers.contains(where: { $0.name == paper.name }) { papers.append(paper) }
    }

    private static func paper(_ code: String, _ profile: Profile, _ needed: CivilDate?, _ evidence: [Evidence]) -> RequestedPaper {
        let name = CodeList.requestedDocument.label(of: code) ?? code
        func made(_ state: RequestedPaper.State, _ remark: String? = nil) -> RequestedPaper {
            RequestedPaper(name: name, state: state, remark: remark, evidence: evidence)
        }
        switch code {
        case "dc1", "dc2", "dume", "technical-note", "samples", "bank-details": return made(.toWrite)
        case "visit-certificate": return made(.toWrite, "remise sur place")
        case "turnover":
            let list = profile.candidate[list: CandidateField.turnovers]
            guard list.completeness == .complete else { return made(.unknown) }
            let years = (profile.turnoverYears ?? []).sorted().map(String.init).joined(separator: ", ")
            return list.members.isEmpty ? made(.missing) : made(list.members.count < 3 ? .toWrite : .ready, years.isEmpty ? nil : years)
        case "staff": return profile.workforce.employees.map { made(.ready, "\($0) personnes") } ?? made(.unknown)
        case "references":
            guard let references = profile.references else { return made(.unknown) }
            return references.isEmpty ? made(.missing) : made(.ready, references.count < 2 ? "1 référence" : "\(references.count) références")
        case "insurance": return dated(name, profile.insurances, needed, evidence)
        default: return made(.toWrite)
        }
    }

    /// The proof that a reserved lot asks for.
    private static func proof(_ code: String, _ profile: Profile, _ needed: CivilDate?, _ evidence: [Evidence]) -> RequestedPaper {
        let name = CodeList.reservationProof.label(of: code) ?? code
        switch code {
        case "agreement":
            guard let agreements = profile.agreements else { return RequestedPaper(name: name, state: .unknown, remark: nil, evidence: evidence) }
            guard let last = agreements.compactMap(\.end).max() else {
                return RequestedPaper(name: name, state: agreements.isEmpty ? .missing : .toWrite, remark: nil, evidence: evidence)
            }
            let isValid = needed.map { last >= $0 } ?? true
            return RequestedPaper(name: name, state: isValid ? .ready : .expiring, remark: "jusqu’au \(FrenchText.date(last))", evidence: evidence)
        case "share":
            let isTold = !profile.candidate[CandidateField.disadvantagedShare].claims.isEmpty
            return RequestedPaper(name: name, state: isTold ? .toWrite : .unknown, remark: isTold ? "joindre le calcul, au jour de la remise" : nil, evidence: evidence)
        default: return RequestedPaper(name: name, state: .toWrite, remark: "attestation sur l’honneur", evidence: evidence)
        }
    }

    private static func dated(_ name: String, _ held: [Profile.Dated]?, _ needed: CivilDate?, _ evidence: [Evidence]) -> RequestedPaper {
        guard let held else { return RequestedPaper(name: name, state: .unknown, remark: nil, evidence: evidence) }
        guard let last = held.max(by: { ($0.until ?? CivilDate(dayNumber: 0)) < ($1.until ?? CivilDate(dayNumber: 0)) }) else {
            return RequestedPaper(name: name, state: .missing, remark: nil, evidence: evidence)
        }
        guard let until = last.until else { return RequestedPaper(name: name, state: .toWrite, remark: "date de fin à vérifier", evidence: evidence) }
        let isValid = needed.map { until >= $0 } ?? true
        return RequestedPaper(name: name, state: isValid ? .ready : .expiring, remark: "jusqu’au \(FrenchText.date(until))", evidence: evidence)
    }
}
