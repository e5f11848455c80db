// How the C library's allocator gets memory from the system, for a program that reads much on all cores and ends.

import Cmalloc
import Glibc

/// Settings of the allocator.
enum Allocation {
    private static let megabyte = 1 << 20
    /// How much the first thread's share may grow at once. Only address space: what is never touched takes no memory.
    private static let share = 64 * megabyte

    /// Lets every thread's share grow by megabytes. By itself the C library asks for one page more at a time on all
    /// threads but the first, some five hundred calls for a hundred rules, and each makes the other threads wait
    /// that touch new memory meanwhile. What is never touched takes no memory. To be called before a thread is started.
    static func growInLargeSteps() {
        // What is freed is used again rather than given back: touching a page for the first time costs more than most
        // of what is done with it. Setting one of these stops the library from adapting the others to the program.
        mallopt(M_MMAP_THRESHOLD, Int32(32 * megabyte))
        mallopt(M_TRIM_THRESHOLD, Int32(2 * share))
        reserve()
        mallopt(M_TOP_PAD, Int32(4 * megabyte))
    }

    /// Has the first thread's share stand in large pages where the system grants them: a document of 250 pages is
    /// five thousand small ones, a tenth of the time that it takes to judge it.
    private static func reserve() {
        mallopt(M_TOP_PAD, Int32(share))
        guard let start = sbrk(0) else { return }
        // More than is left of what the share began with. It must be asked about, else the compiler leaves both calls out.
        let block = malloc(megabyte)
        let isGrown = malloc_usable_size(block) > 0
        free(block)
        guard isGrown, let end = sbrk(0), end - start >= share else { return }
        let large = 2 * megabyte
        let first = (Int(bitPattern: start) + large - 1) / large * large
        guard let aligned = UnsafeMutableRawPointer(bitPattern: first), end - aligned > 0 else { return }
        madvise(aligned, end - aligned, MADV_HUGEPAGE)
    }
}
