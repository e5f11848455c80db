// Finding monstrous tags before libxml2 does.
//
// libxml2 compares each attribute of a tag with all others before it reports the element: a tag of
// some megabytes keeps it busy for hours. So large documents are looked through first.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the first tag of more than `limit` bytes starts; `nil` if there is none.
///
/// A tag of that length covers a whole window of half of it, in which there is then no `<`. Only
/// such windows, which long texts have as well, are looked at closely.
func firstOverlongTag(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    guard bytes.count > limit, let base = bytes.baseAddress else { return nil }
    let less = Int32(UInt8(ascii: "<"))
    let window = max(limit / 2, 1)
    var start = 0
    while start + window <= bytes.count {
        defer { start += window }
        if memchr(base + start, less, window) != nil { continue }
        guard let open = bytes[..<start].lastIndex(of: UInt8(ascii: "<")), open + 1 < bytes.count else { continue }
        let first = bytes[open + 1]
        if first != UInt8(ascii: "!"), first != UInt8(ascii: "?"), tagLength(bytes[open...].prefix(limit + 1)) > limit {
            return open
        }
        // The long text that starts here fills the windows to its end.
        let rest = bytes.count - start
        guard let next = memchr(base + start, less, rest) else { return nil }
        start = (UnsafeRawPointer(base).distance(to: UnsafeRawPointer(next)) / window - 1) * window
    }
    return nil
}

/// Bytes up to the `>` that ends the tag, which is not one within quotes.
private func tagLength(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var quote: UInt8 = 0
    for (distance, byte) in bytes.enumerated() {
        if quote != 0 {
            if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
        } else if byte == UInt8(ascii: ">") {
            return distance + 1
        }
    }
    return bytes.count
}
