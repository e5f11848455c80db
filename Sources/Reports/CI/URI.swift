// Paths as URI references.

enum URI {
    /// A path as a URI: relative paths stay relative, absolute ones become `file:` addresses. What is no
    /// unreserved character of RFC 3986 is percent-encoded, so that no name can end the path.
    static func reference(_ path: String) -> String {
        if path.hasPrefix("/") { return "file://" + encoded(path) }
        var rest = path[...]
        while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
        return encoded(rest.isEmpty ? "." : String(rest))
    }

    static func encoded(_ text: String, keeping: String = "/") -> String {
        var encoded = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isKept =
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "-._~".unicodeScalars.contains(scalar) || keeping.unicodeScalars.contains(scalar)
                }
            if isKept {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
