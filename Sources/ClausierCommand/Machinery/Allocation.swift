// How the C library's allocator gets memory from the system, for a program that reads much on all cores and ends.

import Cmalloc

/// Settings of the allocator.
enum Allocation {
    /// Lets every thread's share grow by megabytes. By itself the C library asks for one page more at a time on all
    /// threads but the first, some five hundred calls for a hundred rules, and each makes the other threads wait
    /// that touch new memory meanwhile. What is never touched takes no memory. To be called before a thread is started.
    static func growInLargeSteps() {
        let megabyte: Int32 = 1 << 20
        mallopt(M_TOP_PAD, 4 * megabyte)
        // Setting the one stops the library from adapting the others to what the program does.
        mallopt(M_MMAP_THRESHOLD, 4 * megabyte)
        mallopt(M_TRIM_THRESHOLD, 32 * megabyte)
    }
}
