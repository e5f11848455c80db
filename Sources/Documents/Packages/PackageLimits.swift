// What opening a package may cost, whatever is in it.

/// Hard bounds on one package and everything in it. What lies beyond them is not read, and said so.
public struct PackageLimits: Hashable, Sendable {
    /// Files and folders in all.
    public var entryCount: Int
    /// Archives in archives.
    public var depth: Int
    /// Bytes of one member, unpacked.
    public var memberSize: Int
    /// Bytes of all members, unpacked.
    public var totalSize: Int
    /// How many times larger than the archive its unpacked members may be, …
    public var ratio: Int
    /// … once they are larger than this: small archives of repetitive files are harmless.
    public var ratioFloor: Int
    public var seconds: Int

    public init(
        entryCount: Int = 10_000, depth: Int = 6, memberSize: Int = 256 << 20, totalSize: Int = 1 << 30,
        ratio: Int = 200, ratioFloor: Int = 64 << 20, seconds: Int = 60
    ) {
        self.entryCount = entryCount
        self.depth = depth
        self.memberSize = memberSize
        self.totalSize = totalSize
        self.ratio = ratio
        self.ratioFloor = ratioFloor
        self.seconds = seconds
    }

    public static let standard = PackageLimits()
}
