// Running an outside program on bytes: no shell, nothing inherited but what is named here, everything
// it may use limited, and nothing left of it afterwards.

import CPrograms
import Glibc

/// What a program may use.
struct ProgramLimits: Hashable, Sendable {
    /// Seconds until it is stopped, and seconds of processor time.
    var seconds = 60
    /// Address space in bytes.
    var memory = 1 << 30
    /// Bytes that it may write, to us or to a file.
    var output = 256 << 20
    /// For programs that would follow links in a document.
    var withoutNetwork = false
}

/// What a program wrote.
struct ProgramOutput: Sendable {
    var bytes: [UInt8]
    /// The beginning of what it said on its error stream.
    var errors: String
}

/// One run of a program.
struct ChildProcess: Sendable {
    var program: OutsideProgram
    var arguments: [String]
    /// Stands as a file at `/dev/stdin`, which the program may also read at will.
    var input: [UInt8] = []
    var limits = ProgramLimits()
    /// A folder of its own for its home, its temporary files and its working directory.
    var folder: String?
    var searchPath = OutsideProgram.searchPath

    /// How much is kept of what a program says on its error stream.
    private static let errorLimit = 2000

    /// Runs the program to its end.
    func run() throws(ProgramError) -> ProgramOutput {
        var bytes: [UInt8] = []
        let errors = try run { bytes.append(contentsOf: $0) }
        return ProgramOutput(bytes: bytes, errors: errors)
    }

    /// Runs the program to its end and hands on its output piece by piece; the beginning of what it said on
    /// its error stream. Nothing that was handed on counts if this throws.
    func run(_ receive: (UnsafeRawBufferPointer) -> Void) throws(ProgramError) -> String {
        guard let file = program.located(in: searchPath) else { throw ProgramError(.missing, program: program) }
        let document = cprograms_memory_file()
        guard document >= 0 else { throw systemError(-document) }
        defer { close(document) }
        try write(input, to: document)

        let output = try Pipe(program), errors = try Pipe(program)
        defer { output.closeReading(); errors.closeReading() }
        let child = start(file, document, output.writing, errors.writing)
        output.closeWriting()
        errors.closeWriting()
        guard child > 0 else { throw systemError(-child) }

        var collected = Collected(child: child, deadline: Clock.now + Double(limits.seconds), limits: limits)
        let stop = collected.read(output.reading, errors.reading, receive)
        if stop != nil { kill(-child, SIGKILL) }
        let status = collected.wait()
        if let stop { throw ProgramError(stop, program: program) }
        guard let status else { throw ProgramError(.tooSlow(seconds: limits.seconds), program: program) }
        if status & 0x7F != 0 { throw ProgramError(.killed(signal: Int(status & 0x7F)), program: program) }
        let code = Int(status >> 8 & 0xFF)
        if code != 0 { throw ProgramError(.failed(status: code, message: Self.firstWords(collected.errors)), program: program) }
        return String(decoding: collected.errors, as: UTF8.self)
    }

    private func start(_ file: String, _ input: Int32, _ output: Int32, _ errors: Int32) -> pid_t {
        let home = folder ?? "/nonexistent"
        // The user's own settings must not change what is read.
        let environment = [
            "PATH=\(searchPath)", "LC_ALL=C.UTF-8", "HOME=\(home)", "TMPDIR=\(folder ?? "/tmp")", "OMP_THREAD_LIMIT=1",
        ]
        let allowed = cprograms_limits(
            memory: UInt64(limits.memory), seconds: UInt64(limits.seconds), file_size: UInt64(limits.output),
            no_network: limits.withoutNetwork ? 1 : 0)
        return Self.withCStrings([program.name] + arguments) { arguments in
            Self.withCStrings(environment) { environment in
                cprograms_start(file, arguments, environment, folder ?? "/", input, output, errors, allowed)
            }
        }
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(ProgramError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw systemError(errno) }
            written += count
        }
        lseek(descriptor, 0, SEEK_SET)
    }

    private func systemError(_ code: Int32) -> ProgramError {
        ProgramError(.system(message: String(cString: strerror(code))), program: program)
    }

    /// The first line that says something, without control characters.
    private static func firstWords(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
        return String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(160)))
    }

    /// A `NULL`-ended array of C strings, for the time of `body`.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
        for (index, string) in strings.enumerated() { pointers[index] = strdup(string) }
        pointers[strings.count] = nil
        defer {
            for index in strings.indices { free(pointers[index]) }
            pointers.deallocate()
        }
        return body(pointers)
    }

    /// What a running program has said so far.
    private struct Collected {
        let child: pid_t
        let deadline: Double
        let limits: ProgramLimits
        var byteCount = 0
        var errors: [UInt8] = []

        init(child: pid_t, deadline: Double, limits: ProgramLimits) {
            self.child = child
            self.deadline = deadline
            self.limits = limits
        }

        /// Reads both streams to their ends; the reason to stop before, if there is one.
        mutating func read(
            _ output: Int32, _ errorStream: Int32, _ receive: (UnsafeRawBufferPointer) -> Void
        ) -> ProgramError.Reason? {
            var polled = [pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: errorStream, events: Int16(POLLIN), revents: 0)]
            let size = 1 << 18
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
            defer { buffer.deallocate() }
            while polled.contains(where: { $0.fd >= 0 }) {
                let left = deadline - Clock.now
                if left <= 0 { return .tooSlow(seconds: limits.seconds) }
                let ready = poll(&polled, 2, Int32(min(left * 1000 + 1, 60_000)))
                if ready < 0 && errno != EINTR { return .system(message: String(cString: strerror(errno))) }
                if ready <= 0 { continue }
                for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
                    let count = Glibc.read(polled[index].fd, buffer.baseAddress, size)
                    if count < 0 && errno == EINTR { continue }
                    // A negative descriptor is left out of the next poll.
                    if count <= 0 { polled[index].fd = -1; continue }
                    let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
                    if index == 0 {
                        byteCount += count
                        if byteCount > limits.output { return .tooMuch(limit: limits.output) }
                        receive(piece)
                    } else if errors.count < ChildProcess.errorLimit {
                        errors.append(contentsOf: piece.prefix(ChildProcess.errorLimit - errors.count))
                    }
                }
            }
            return nil
        }

        /// Waits for the end, which comes at once after the streams were closed or the kill; a program
        /// that closes its streams and goes on is killed at the deadline, which `nil` says.
        func wait() -> Int32? {
            var status: Int32 = 0
            var pause: UInt32 = 200
            var late = false
            while true {
                var ended = siginfo_t()
                // Not reaped yet: its number, which is its group's, must not pass to another meanwhile.
                if waitid(P_PID, id_t(child), &ended, WEXITED | WNOHANG | WNOWAIT) == 0, ended.si_signo == SIGCHLD {
                    kill(-child, SIGKILL)
                    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
                    return late ? nil : status
                }
                if Clock.now > deadline && !late {
                    late = true
                    kill(-child, SIGKILL)
                }
                usleep(pause)
                pause = min(pause * 2, 20_000)
            }
        }
    }
}

/// Both ends of a pipe.
private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init(_ program: OutsideProgram) throws(ProgramError) {
        var ends: [Int32] = [0, 0]
        let problem = cprograms_pipe(&ends)
        guard problem == 0 else {
            throw ProgramError(.system(message: String(cString: strerror(-problem))), program: program)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit { closeWriting() }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    func closeReading() { close(reading) }
}
