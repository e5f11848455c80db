// Offsets from UTC: written out (`+02:00`), or from the system's time zone files (TZif, RFC 8536).

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

enum TimeZones {
    /// Seconds east of UTC; `nil` for a zone that is not known.
    static func offset(of zone: String, at seconds: Int64) -> Int? {
        if zone.isEmpty || zone == "UTC" || zone == "Z" { return 0 }
        if let fixed = fixedOffset(zone) { return fixed }
        guard let bytes = file(zone) else { return nil }
        return ZoneFile(bytes)?.offset(at: seconds)
    }

    /// `+11:00`, `-02:30`, `02:00`.
    private static func fixedOffset(_ zone: String) -> Int? {
        var scanner = TextScanner(zone)
        let isWest = scanner.take(UInt8(ascii: "-"))
        if !isWest { _ = scanner.take(UInt8(ascii: "+")) }
        guard let hours = scanner.number(digits: 2), hours <= 23, scanner.take(UInt8(ascii: ":")),
            let minutes = scanner.number(digits: 2), minutes <= 59, scanner.isAtEnd
        else { return nil }
        return (hours * 60 + minutes) * (isWest ? -60 : 60)
    }

    /// The file of a zone. A name that could leave the folder is refused.
    private static func file(_ zone: String) -> [UInt8]? {
        let isName = zone.utf8.allSatisfy { byte in
            isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
        }
        guard isName, zone.utf8.count < 64, zone.utf8.first != UInt8(ascii: "/"),
            let stream = fopen("/usr/share/zoneinfo/" + zone, "rb")
        else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, stream)
        return Array(bytes[..<count])
    }
}

/// One time zone file, second version on.
private struct ZoneFile {
    private var transitions: [(at: Int64, type: Int)] = []
    private var offsets: [Int] = []
    /// The rule for times after the last transition, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
    private var rule: ZoneRule?

    init?(_ bytes: [UInt8]) {
        guard bytes.count > 44, bytes.starts(with: Array("TZif".utf8)), bytes[4] >= UInt8(ascii: "2") else { return nil }
        func number(_ position: Int, _ length: Int) -> Int64? {
            guard position >= 0, position + length <= bytes.count else { return nil }
            var value: UInt64 = 0
            for byte in bytes[position..<(position + length)] { value = value << 8 | UInt64(byte) }
            return length == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
        }
        func counts(_ header: Int) -> [Int]? {
            var result: [Int] = []
            for index in 0..<6 {
                guard let count = number(header + 20 + index * 4, 4), (0...65_536).contains(count) else { return nil }
                result.append(Int(count))
            }
            return result
        }
        // The first block has 32-bit times; it is skipped for the second with 64 bits.
        guard let short = counts(0) else { return nil }
        let second = 44 + short[3] * 5 + short[4] * 6 + short[5] + short[2] * 8 + short[1] + short[0]
        guard let long = counts(second) else { return nil }
        let times = second + 44
        let types = times + long[3] * 8
        let details = types + long[3]
        for index in 0..<long[3] {
            guard let at = number(times + index * 8, 8), types + index < bytes.count else { return nil }
            transitions.append((at, Int(bytes[types + index])))
        }
        for index in 0..<long[4] {
            guard let offset = number(details + index * 6, 4) else { return nil }
            offsets.append(Int(offset))
        }
        let footer = details + long[4] * 6 + long[5] + long[2] * 12 + long[1] + long[0]
        if footer < bytes.count, bytes[footer] == 0x0A {
            rule = ZoneRule(Array(bytes[(footer + 1)...].prefix { $0 != 0x0A }))
        }
        guard !offsets.isEmpty, transitions.allSatisfy({ $0.type < offsets.count }) else { return nil }
    }

    func offset(at seconds: Int64) -> Int? {
        if let last = transitions.last, seconds >= last.at {
            return rule?.offset(at: seconds) ?? offsets[last.type]
        }
        if transitions.isEmpty, let rule { return rule.offset(at: seconds) }
        let position = transitions.lastIndex { $0.at <= seconds }
        return offsets[position.map { transitions[$0].type } ?? 0]
    }
}
