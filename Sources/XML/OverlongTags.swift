// Finding monstrous tags before libxml2 does.
//
// libxml2 compares each attribute of a tag with all others before it reports the element: a tag of
// some megabytes keeps it busy for hours. So large documents are looked through first, from one `<`
// to the next, which costs a few microseconds a hundred kilobytes.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the first tag of more than `limit` bytes starts; `nil` if there is none.
func firstOverlongTag(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    guard bytes.count > limit, let base = bytes.baseAddress else { return nil }
    let less = Int32(UInt8(ascii: "<"))
    var start = 0
    while start < bytes.count, let found = memchr(base + start, less, bytes.count - start) {
        let open = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
        let next = memchr(base + open + 1, less, bytes.count - open - 1)
            .map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) } ?? bytes.count
        if next - open > limit, let first = open + 1 < bytes.count ? bytes[open + 1] : nil,
            first != UInt8(ascii: "!"), first != UInt8(ascii: "?"),
            tagLength(bytes[open..<next]) > limit
        {
            return open
        }
        start = next
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
