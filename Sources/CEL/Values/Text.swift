// Strings as CEL sees them: sequences of code points, without Unicode normalisation.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension String {
    /// Equality of code points. Swift's own `==` also equates `é` with `e` + accent.
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let quick = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right -> Bool in
                guard let a = left.baseAddress, let b = right.baseAddress else { return true }
                return memcmp(a, b, left.count) == 0
            }
        }
        if case .some(.some(let answer)) = quick { return answer }
        return utf8.elementsEqual(other.utf8)
    }

    /// Negative, zero or positive; the order of UTF-8 bytes is that of code points.
    func order(against other: String) -> Int {
        let quick = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right -> Int in
                let common = min(left.count, right.count)
                var order = 0
                if let a = left.baseAddress, let b = right.baseAddress { order = Int(memcmp(a, b, common)) }
                return order != 0 ? order : left.count - right.count
            }
        }
        if case .some(.some(let answer)) = quick { return answer }
        if utf8.lexicographicallyPrecedes(other.utf8) { return -1 }
        return utf8.elementsEqual(other.utf8) ? 0 : 1
    }
}

extension Double {
    /// The shortest digits that read back as the same number; whole numbers without a point.
    var celText: String {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
