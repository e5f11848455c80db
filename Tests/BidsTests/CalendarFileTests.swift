// The calendar file as a calendar program reads it.

import Clausier
import Testing

@Suite("Dates for a calendar program")
struct CalendarFileTests {
    private let profile: Profile

    init() throws { profile = try Fixture.profile("regie-tilleuls") }

    private func file(deadline: Moment) throws -> String {
        let market = try Fixture.market { lot in
            lot[LotField.tenderDeadline] = Fact(claims: [
                Claim(.moment(deadline), Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: "le lendemain, à midi ; voir ci-dessous"))
            ])
        }
        return String(decoding: BidCalendarFile.document([try Fixture.sheet(of: market, profile)]), as: UTF8.self)
    }

    private func moment(_ day: String, _ offset: String?) -> Moment { Moment(date: Fixture.day(day), time: CivilTime(hour: 12, minute: 0), offset: offset) }

    @Test func anOffsetThatFitsTheSeasonIsParis() throws {
        let text = try file(deadline: moment("2026-10-20", "+02:00"))
        #expect(text.contains("DTSTART;TZID=Europe/Paris:20261020T120000\r\n"))
        #expect(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"))
    }

    @Test func anyOtherHourIsKeptAsWrittenAndConvertedByNobody() throws {
        for offset in [nil, "+01:00", "Z", "-04:00"] {
            let text = try file(deadline: moment("2026-10-20", offset))
            #expect(text.contains("DTSTART:20261020T120000\r\n"))
            #expect(!text.contains("VTIMEZONE"))
        }
        // The last Sunday of October 2026 is the 25th.
        #expect(try file(deadline: moment("2026-10-24", "+02:00")).contains("TZID=Europe/Paris:20261024"))
        #expect(try file(deadline: moment("2026-10-25", "+01:00")).contains("TZID=Europe/Paris:20261025"))
    }

    @Test func aDayWithoutAnHourIsAWholeDay() throws {
        let text = try file(deadline: Moment(date: Fixture.day("2026-10-31")))
        #expect(text.contains("DTSTART;VALUE=DATE:20261031\r\nDTEND;VALUE=DATE:20261101\r\n"))
    }

    @Test func linesAreFoldedAndTextIsEscaped() throws {
        let text = try file(deadline: moment("2026-10-20", "+02:00"))
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        let unfolded = text.replacing("\r\n ", with: "")
        #expect(unfolded.contains("le lendemain\\, à midi") && unfolded.contains("\\; voir ci-dessous"))
        #expect(!unfolded.split(separator: "\r\n").contains { $0.contains("\n") })
    }

    @Test func anEventKeepsItsIdentifierWhenItsDateMoves() throws {
        func identifiers(_ text: String) -> [Substring] { text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") } }
        let first = try identifiers(file(deadline: moment("2026-10-20", "+02:00")))
        #expect(!first.isEmpty && Set(first).count == first.count)
        #expect(try identifiers(file(deadline: moment("2026-10-27", "+01:00"))) == first)
    }

    @Test func whatIsOverIsLeftOut() throws {
        #expect(try !file(deadline: moment("2026-09-19", "+02:00")).contains("BEGIN:VEVENT"))
    }
}
