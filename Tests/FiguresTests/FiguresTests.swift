import Figures
import Testing

@Suite struct ExactDecimalTests {
    @Test(arguments: [("0.10", "0.1"), ("1250000.00", "1250000"), ("-3.25", "-3.25"), ("1.2e3", "1200"), ("5e-1", "0.5"), ("0", "0")])
    func readsAndWrites(text: String, written: String) throws {
        #expect(try #require(ExactDecimal(text)).description == written)
    }

    @Test(arguments: ["", "-", "1,5", "1 000", "1.2.3", "12e", "abc", "1e999"])
    func refuses(text: String) { #expect(ExactDecimal(text) == nil) }

    @Test func tenthsAddUpExactly() throws {
        let tenth = try #require(ExactDecimal("0.1"))
        #expect(try #require(tenth.adding(tenth)?.adding(tenth)) == ExactDecimal("0.3"))
    }

    @Test func divisionThatDoesNotEndIsRefused() {
        #expect(ExactDecimal(1).divided(by: ExactDecimal(3)) == nil)
        #expect(ExactDecimal(1).divided(by: ExactDecimal(3), places: 2) == ExactDecimal("0.33"))
        #expect(ExactDecimal(1).divided(by: ExactDecimal(8)) == ExactDecimal("0.125"))
        #expect(ExactDecimal(1).divided(by: .zero) == nil)
    }

    @Test func comparesAcrossScales() throws {
        #expect(try #require(ExactDecimal("215999.99")) < 216_000)
        #expect(try #require(ExactDecimal("0.5")) > ExactDecimal("0.49")!)
    }
}

@Suite struct CivilDateTests {
    @Test func knowsTheCalendar() throws {
        let date = try #require(CivilDate(iso: "2024-02-29"))
        #expect(date.description == "2024-02-29")
        #expect(date.weekday == 4)
        #expect(CivilDate(iso: "2023-02-29") == nil)
        #expect(CivilDate(iso: "2024-2-9") == nil)
        #expect(CivilDate(iso: "1970-01-01")?.dayNumber == 0)
    }

    @Test func countsDaysAndMonths() throws {
        let sent = try #require(CivilDate(iso: "2026-08-20"))
        #expect(sent.adding(days: 35).description == "2026-09-24")
        #expect(CivilDate(iso: "2026-01-31")?.adding(months: 1)?.description == "2026-02-28")
        #expect(CivilDate(iso: "2026-11-30")?.adding(months: 3)?.description == "2027-02-28")
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        for number in stride(from: -150_000, through: 150_000, by: 7) {
            let date = CivilDate(dayNumber: number)
            let (year, month, day) = date.components
            #expect(CivilDate(year: year, month: month, day: day) == date)
        }
    }
}

@Suite struct CalendarDurationTests {
    @Test func comparesThroughTheCalendar() {
        #expect(CalendarDuration(48, .month).compared(to: CalendarDuration(4, .year)) == .equal)
        #expect(CalendarDuration(1460, .day).compared(to: CalendarDuration(4, .year)) == [.less, .equal])
        #expect(CalendarDuration(1459, .day).compared(to: CalendarDuration(4, .year)) == .less)
        #expect(CalendarDuration(30, .day).compared(to: CalendarDuration(1, .month)) == [.less, .equal, .greater])
        #expect(CalendarDuration(27, .day).compared(to: CalendarDuration(1, .month)) == .less)
        #expect(CalendarDuration(32, .day).compared(to: CalendarDuration(1, .month)) == .greater)
        #expect(CalendarDuration(2, .week).compared(to: CalendarDuration(14, .day)) == .equal)
    }

    @Test func addsWhatCanBeAdded() {
        #expect(CalendarDuration(1, .year).adding(CalendarDuration(6, .month)) == CalendarDuration(18, .month))
        #expect(CalendarDuration(1, .month).adding(CalendarDuration(6, .day)) == nil)
        #expect(CalendarDuration(12, .month).multiplied(by: 4) == CalendarDuration(48, .month))
    }
}
