// fork and exec in C: after a fork in a process with threads only async-signal-safe calls are allowed,
// which Swift code cannot promise.
#define _GNU_SOURCE
#include "cprograms.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int limit(int what, uint64_t most) {
    struct rlimit now;
    if (getrlimit(what, &now) != 0) return -1;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most) most = now.rlim_max;
    struct rlimit wanted = {most, most};
    return setrlimit(what, &wanted);
}

/// Runs in the child; returns only on failure.
static void become(
    const char *path, char *const argv[], char *const envp[], const char *folder, int input, int output, int errors,
    struct cprograms_limits limits, pid_t parent) {
    if (setpgid(0, 0) != 0) return;
    // Nobody would stop it if we were killed.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return;
    if (getppid() != parent) _exit(127);
    // Away from 0, 1 and 2 first: one of them may be the place of another.
    int streams[3] = {input, output, errors};
    for (int index = 0; index < 3; index++) {
        streams[index] = fcntl(streams[index], F_DUPFD_CLOEXEC, 10);
        if (streams[index] < 0) return;
    }
    for (int index = 0; index < 3; index++)
        if (dup2(streams[index], index) < 0) return;
    // Not closed at once: the pipe that reports a failed exec is among them.
    if (close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0) return;
    // A name space of its own, with nothing but a loopback that is down. Some kernels refuse; the
    // programs run with this have been told not to follow links, too.
    if (limits.no_network) (void)unshare(CLONE_NEWUSER | CLONE_NEWNET);
    if (folder && chdir(folder) != 0) return;
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, NULL) != 0) return;
    if (limit(RLIMIT_AS, limits.memory) != 0 || limit(RLIMIT_CPU, limits.seconds) != 0 ||
        limit(RLIMIT_FSIZE, limits.file_size) != 0 || limit(RLIMIT_CORE, 0) != 0)
        return;
    execve(path, argv, envp);
}

pid_t cprograms_start(
    const char *path, char *const argv[], char *const envp[], const char *folder, int input, int output, int errors,
    struct cprograms_limits limits) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -errno;
    sigset_t all, before;
    sigfillset(&all);
    // A handler of ours must not run in the child.
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        become(path, argv, envp, folder, input, output, errors, limits, parent);
        int problem = errno;
        while (write(report[1], &problem, sizeof problem) < 0 && errno == EINTR) {}
        _exit(127);
    }
    int failure = child < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(report[1]);
    if (child > 0) {
        int problem = 0;
        ssize_t got;
        while ((got = read(report[0], &problem, sizeof problem)) < 0 && errno == EINTR) {}
        if (got == sizeof problem) {
            failure = problem;
            int status;
            // It has nothing left to do but to exit.
            while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
        }
    }
    close(report[0]);
    return failure != 0 ? -failure : child;
}

int cprograms_memory_file(void) {
    int descriptor = memfd_create("document", MFD_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

int cprograms_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) return -errno;
    (void)fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
    return 0;
}
