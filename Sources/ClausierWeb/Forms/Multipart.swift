// multipart/form-data (RFC 7578), read piece by piece: files go to disk and never stand in memory whole.

import Foundation
import Glibc

/// What is wrong with a form, for its sender.
struct FormError: Error {
    enum Reason { case malformed, tooLarge, tooMany, storage }
    let reason: Reason
    /// In French.
    let message: String
}

/// Takes a body apart. Bytes go in as they come; parts come out as they are recognised.
struct MultipartParser {
    /// Something that was recognised in the body.
    enum Event {
        case begin(name: String, fileName: String?)
        case data([UInt8])
        case end
    }

    private enum State { case preamble, headers, body, finished }

    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var state = State.preamble
    private static let mostHeaderBytes = 16 << 10

    /// - Parameter contentType: the header; `nil` if it names no boundary.
    init?(contentType: String) {
        let lower = contentType.lowercased()
        guard lower.hasPrefix("multipart/form-data"), let place = lower.range(of: "boundary=") else { return nil }
        var boundary = contentType[place.upperBound...]
        if boundary.first == "\"" {
            boundary = boundary.dropFirst().prefix { $0 != "\"" }
        } else {
            boundary = boundary.prefix { $0 != ";" && $0 != " " }
        }
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may stand at the very beginning.
        buffer = [0x0D, 0x0A]
    }

    var isFinished: Bool { state == .finished }

    /// Takes the next bytes and hands out what they complete.
    mutating func take(_ bytes: some Sequence<UInt8>, _ receive: (Event) throws -> Void) throws {
        if state == .finished { return }
        buffer.append(contentsOf: bytes)
        while true {
            switch state {
            case .finished: return
            case .preamble:
                guard let place = Self.find(delimiter, in: buffer) else { return keepTail() }
                guard try leaveDelimiter(at: place) else { return }
            case .headers:
                guard let place = Self.find(Array("\r\n\r\n".utf8), in: buffer) else {
                    if buffer.count > Self.mostHeaderBytes { throw FormError(reason: .malformed, message: "formulaire mal formé") }
                    return
                }
                let part = try Self.part(Array(buffer[..<place]))
                buffer.removeFirst(place + 4)
                try receive(.begin(name: part.name, fileName: part.fileName))
                state = .body
            case .body:
                if let place = Self.find(delimiter, in: buffer) {
                    guard buffer.count >= place + delimiter.count + 2 else {
                        if place > 0 { try receive(.data(Array(buffer[..<place]))); buffer.removeFirst(place) }
                        return
                    }
                    if place > 0 { try receive(.data(Array(buffer[..<place]))) }
                    try receive(.end)
                    guard try leaveDelimiter(at: place) else { return }
                } else {
                    // The end may be the beginning of a delimiter.
                    let safe = buffer.count - delimiter.count
                    if safe > 0 {
                        try receive(.data(Array(buffer[..<safe])))
                        buffer.removeFirst(safe)
                    }
                    return
                }
            }
        }
    }

    private mutating func keepTail() {
        if buffer.count > delimiter.count { buffer.removeFirst(buffer.count - delimiter.count) }
    }

    /// False if the bytes behind the delimiter have not come yet.
    private mutating func leaveDelimiter(at place: Int) throws -> Bool {
        let end = place + delimiter.count
        guard buffer.count >= end + 2 else { return false }
        let next = Array(buffer[end..<(end + 2)])
        if next == Array("--".utf8) {
            state = .finished
        } else if next == Array("\r\n".utf8) {
            state = .headers
        } else {
            throw FormError(reason: .malformed, message: "formulaire mal formé")
        }
        buffer.removeFirst(end + 2)
        return true
    }

    private static func part(_ bytes: [UInt8]) throws -> (name: String, fileName: String?) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
            let parameters = Self.parameters(line[line.index(after: colon)...])
            guard let name = parameters["name"] else { break }
            return (name, parameters["filename"])
        }
        throw FormError(reason: .malformed, message: "formulaire mal formé")
    }

    /// `form-data; name="fichiers"; filename="RC \"final\".pdf"`.
    private static func parameters(_ text: Substring) -> [String: String] {
        var parameters: [String: String] = [:]
        var rest = text.drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                var isEscaped = false
                while let character = rest.first {
                    rest = rest.dropFirst()
                    // Browsers write a quote as %22 and leave a backslash alone; others escape with it.
                    if isEscaped {
                        if character != "\"" { value.append("\\") }
                        value.append(character)
                        isEscaped = false
                    } else if character == "\\" {
                        isEscaped = true
                    } else if character == "\"" {
                        break
                    } else {
                        value.append(character)
                    }
                }
                rest = rest.drop { $0 != ";" }
            } else {
                let plain = rest.prefix { $0 != ";" }
                value = String(plain)
                rest = rest.dropFirst(plain.count)
            }
            parameters[key.lowercased()] = value.replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
        }
        return parameters
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        return bytes.withUnsafeBytes { haystack in
            needle.withUnsafeBytes { needle in
                guard let base = haystack.baseAddress, let sought = needle.baseAddress else { return nil }
                var start = 0
                let last = haystack.count - needle.count
                // Line ends are rare in packed files: the next one is found by the library.
                while start <= last, let place = memchr(base + start, Int32(first), last - start + 1) {
                    if memcmp(place, sought, needle.count) == 0 { return UnsafeRawPointer(place) - base }
                    start = UnsafeRawPointer(place) - base + 1
                }
                return nil
            }
        }
    }
}
