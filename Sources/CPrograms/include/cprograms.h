// Starting an outside program with its limits, and files that live in memory only: what needs system
// calls that Swift's Glibc module does not show.
#ifndef CPROGRAMS_H
#define CPROGRAMS_H

#include <stdint.h>
#include <sys/types.h>

struct cprograms_limits {
    /// Address space, in bytes.
    uint64_t memory;
    /// Processor time, in seconds.
    uint64_t seconds;
    /// The largest file it may write, in bytes.
    uint64_t file_size;
    /// Not 0: without a network, where the kernel lets an ordinary user take it away.
    int no_network;
};

/// Starts a program in a process group of its own, with the three streams given and no other
/// descriptor of ours; it dies with the thread that started it. Returns its id, or the negative error
/// number if it could not be started. `folder` (may be NULL) is its working directory.
pid_t cprograms_start(
    const char *path, char *const argv[], char *const envp[], const char *folder, int input, int output, int errors,
    struct cprograms_limits limits);

/// An empty file in memory, closed on exec; or the negative error number.
int cprograms_memory_file(void);

/// A pipe, closed on exec, that holds up to a mebibyte, so that writer and reader wait less for each
/// other. 0, or the negative error number.
int cprograms_pipe(int ends[2]);

#endif
