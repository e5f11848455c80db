// Names of files in archives: decoded, and refused where they would lead out of the package.

import XML

/// The name of an archive's entry.
enum EntryName {
    /// In UTF-8 if it is; else in whichever of the two encodings of French Windows makes more
    /// sensible letters: that of its command line (CP850, what its ZIP folders wrote) or its own.
    static func decode(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return separated(text) }
        let dos = text(bytes, codePage850)
        let windows = text(bytes, SingleByteTables.windows1252)
        return separated(plausibility(of: windows) > plausibility(of: dos) ? windows : dos)
    }

    /// Whether the name points out of the folder it would be unpacked in.
    static func isDangerous(_ name: String) -> Bool {
        let drive = name.dropFirst().first == ":" && name.first?.isLetter == true
        return name.isEmpty || name.hasPrefix("/") || drive || name.contains("\0")
            || name.split(separator: "/").contains("..")
    }

    /// Old Windows tools wrote `\` between folders.
    private static func separated(_ name: String) -> String {
        let parts = name.replacing("\\", with: "/")
        return parts.hasPrefix("./") ? String(parts.dropFirst(2)) : parts
    }

    private static func text(_ bytes: [UInt8], _ upperHalf: [UInt16]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let code = byte < 0x80 ? UInt16(byte) : upperHalf[Int(byte) - 0x80]
            text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        return String(text)
    }

    private static let expected = Set("éèêëàâäçîïôöûùüœæÉÈÊÀÂÇÎÔŒ°’–«»²€".unicodeScalars)

    private static func plausibility(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 0 : expected.contains($1) ? 1 : -1) }
    }

    /// The upper half of the encoding of French DOS.
    private static let codePage850: [UInt16] = Array(
        """
        ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
        └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
        """.utf16)
}

extension String {
    /// The part behind the last `/`.
    var lastPathComponent: String {
        let name = self[(lastIndex(of: "/").map(index(after:)) ?? startIndex)...]
        return String(name)
    }
}

/// The order in which a person expects files: « Lot 2 » before « Lot 10 », whatever the file system,
/// the archive or the locale say.
enum NaturalOrder {
    static func precedes(_ left: String, _ right: String) -> Bool {
        // Folders are compared one by one, else « a b/x » would come between « a/x » and « a/y ».
        let (lefts, rights) = (left.split(separator: "/"), right.split(separator: "/"))
        for (one, other) in zip(lefts, rights) {
            let (a, b) = (key(one), key(other))
            if a != b { return a.lexicographicallyPrecedes(b) }
        }
        if lefts.count != rights.count { return lefts.count < rights.count }
        // Names that differ in case or zeros only.
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Lower-case letters; a number sorts by its digits' count, then by its digits.
    private static func key(_ name: Substring) -> [UInt32] {
        var key: [UInt32] = []
        var digits: [UInt32] = []
        func endNumber() {
            guard !digits.isEmpty else { return }
            let significant = digits.drop { $0 == 0x30 }
            // 0x30: where a digit would sort.
            key.append(0x30)
            key.append(UInt32(truncatingIfNeeded: significant.count))
            key.append(contentsOf: significant)
            digits = []
        }
        for scalar in name.lowercased().unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                digits.append(scalar.value)
            } else {
                endNumber()
                key.append(scalar.value)
            }
        }
        endNumber()
        return key
    }
}
