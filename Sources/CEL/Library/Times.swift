// Parts of timestamps and durations.

import Figures

extension StandardLibrary {
    static func declareTimes(_ table: inout FunctionTable) {
        let parts: [(String, @Sendable (Timestamp) -> Int)] = [
            ("getFullYear", { $0.parts.date.year }),
            ("getMonth", { $0.parts.date.month - 1 }),
            ("getDate", { $0.parts.date.day }),
            ("getDayOfMonth", { $0.parts.date.day - 1 }),
            // Sunday is 0.
            ("getDayOfWeek", { $0.parts.date.weekday % 7 }),
            ("getDayOfYear", { time in
                let date = time.parts.date
                return CivilDate(year: date.year, month: 1, day: 1).map { date.days(since: $0) } ?? 0
            }),
            ("getHours", { $0.parts.second / 3600 }),
            ("getMinutes", { $0.parts.second / 60 % 60 }),
            ("getSeconds", { $0.parts.second % 60 }),
            ("getMilliseconds", { Int($0.nanoseconds / 1_000_000) }),
        ]
        let spans: [String: @Sendable (Int64) -> Int64] = [
            "getHours": { $0 / 3_600_000_000_000 },
            "getMinutes": { $0 / 60_000_000_000 },
            "getSeconds": { $0 / 1_000_000_000 },
            "getMilliseconds": { $0 / 1_000_000 % 1_000 },
        ]
        for (name, part) in parts {
            let span = spans[name]
            let body: @Sendable (Value) -> Value = { value in
                switch value {
                case .timestamp(let time): return .int(Int64(part(time)))
                case .duration(let duration): return span.map { .int($0(duration.nanoseconds)) } ?? Failures.noSuchOverload
                default: return Failures.noSuchOverload
                }
            }
            table.add(name, [.timestamp], .int, .receiver, total: true, .unary(body))
            if span != nil { table.add(name, [.duration], .int, .receiver, total: true, .unary(body)) }
            table.add(name, [.timestamp, .string], .int, .receiver, .binary { value, zone in
                guard case .timestamp(let time) = value, case .string(let name) = zone else { return Failures.noSuchOverload }
                guard let offset = TimeZones.offset(of: name, at: time.seconds) else {
                    return .failure(.invalidArgument, "unknown time zone \(Value.quoted(name))")
                }
                guard let local = Timestamp(seconds: time.seconds + Int64(offset), nanoseconds: time.nanoseconds) else {
                    return Failures.range
                }
                return .int(Int64(part(local)))
            })
        }
    }
}
