// The day on which the program runs: the only thing in a report that is not in its inputs.

import Figures
import Glibc

enum Today {
    /// The local day; `SOURCE_DATE_EPOCH` (reproducible-builds.org) replaces it, so that a run can be repeated.
    static var date: CivilDate {
        var seconds = time(nil)
        var moment = tm()
        if let text = getenv("SOURCE_DATE_EPOCH"), let fixed = Int(String(cString: text)) {
            seconds = fixed
            gmtime_r(&seconds, &moment)
        } else {
            localtime_r(&seconds, &moment)
        }
        return CivilDate(year: Int(moment.tm_year) + 1900, month: Int(moment.tm_mon) + 1, day: Int(moment.tm_mday)) ?? CivilDate(dayNumber: 0)
    }
}
