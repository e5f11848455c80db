// Running other programs: what goes in comes out, and nothing of what they do outlives them.

import Foundation
import Testing

@testable import Documents

@Suite struct ProgramsTests {
    private func shell(_ script: String, input: [UInt8] = [], limits: ProgramLimits = ProgramLimits()) -> ChildProcess {
        ChildProcess(program: OutsideProgram(name: "sh", packages: ["dash"]), arguments: ["-c", script], input: input, limits: limits)
    }

    private func failure(of run: ChildProcess) -> ProgramError.Reason? {
        do throws(ProgramError) { _ = try run.run(); return nil } catch { return error.reason }
    }

    @Test func bytesGoThrough() throws {
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(try shell("cat", input: bytes).run().bytes == bytes)
        // As a file that can be read from any place, too.
        #expect(try shell("tail -c 3 /dev/stdin", input: bytes).run().bytes == Array(bytes.suffix(3)))
    }

    /// No shell of ours between: an argument is an argument.
    @Test func argumentsAreTakenAsTheyAre() throws {
        let echo = ChildProcess(program: OutsideProgram(name: "echo", packages: []), arguments: ["$(id)", "; ls", "*"])
        #expect(String(decoding: try echo.run().bytes, as: UTF8.self) == "$(id) ; ls *\n")
    }

    @Test func aMissingProgramNamesItsPackages() {
        var run = shell("true")
        run.program = OutsideProgram(name: "no-such-program", packages: ["one", "two"])
        do throws(ProgramError) {
            _ = try run.run()
            Issue.record("it ran")
        } catch {
            #expect(error.isMissing)
            #expect(error.description == "le programme no-such-program n’est pas installé. Installer les paquets Debian one, two")
        }
    }

    /// The working directory may be the package that is examined.
    @Test func relativeFoldersAreNotSearched() {
        #expect(OutsideProgram(name: "sh", packages: []).located(in: ".::bin") == nil)
    }

    @Test func whatTakesTooLongIsStoppedWithAllItStarted() throws {
        #expect(failure(of: shell("sleep 600", limits: ProgramLimits(seconds: 1))) == .tooSlow(seconds: 1))
        // One that closes its streams and goes on.
        #expect(failure(of: shell("exec >&- 2>&-; sleep 600", limits: ProgramLimits(seconds: 1))) == .tooSlow(seconds: 1))
        let output = try shell("sleep 600 >/dev/null 2>&1 & echo $!").run().bytes
        let left = try #require(Int32(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)))
        // Gone, or dead and not yet collected by the system, as soon as that gets to it.
        var state: Substring?
        for _ in 0..<200 {
            let line = try? String(contentsOfFile: "/proc/\(left)/stat", encoding: .utf8)
            state = line?.split(separator: ")").last?.split(separator: " ").first
            if state == nil || state == "Z" || state == "X" { break }
            usleep(10_000)
        }
        #expect(state == nil || state == "Z" || state == "X")
    }

    @Test func limitsHold() {
        #expect(failure(of: shell("yes", limits: ProgramLimits(output: 1 << 20))) == .tooMuch(limit: 1 << 20))
        #expect(String(decoding: (try? shell("ulimit -v; ulimit -t; ulimit -c", limits: ProgramLimits(seconds: 7, memory: 64 << 20)).run().bytes) ?? [], as: UTF8.self) == "65536\n7\n0\n")
    }

    @Test func failuresSayWhy() {
        #expect(failure(of: shell("echo; echo 'bad file' >&2; exit 3")) == .failed(status: 3, message: "bad file"))
        #expect(failure(of: shell("kill -SEGV $$")) == .killed(signal: 11))
    }

    @Test func nothingIsInherited() throws {
        let null = open("/dev/null", O_RDONLY)
        // A number that the shell does not use for itself.
        let opened = fcntl(null, F_DUPFD, 700)
        defer {
            close(null)
            close(opened)
        }
        let said = String(decoding: try shell("env; for f in /proc/$$/fd/*; do echo $f; done").run().bytes, as: UTF8.self)
        #expect(opened >= 700 && !said.contains("/fd/\(opened)\n"))
        let given: Set<Substring> = ["HOME", "LC_ALL", "OMP_THREAD_LIMIT", "PATH", "PWD", "OLDPWD", "SHLVL", "TMPDIR", "_"]
        let names = said.split(separator: "\n").compactMap { $0.contains("=") ? $0.prefix { $0 != "=" } : nil }
        #expect(names.allSatisfy(given.contains), "\(names)")
    }

    @Test func manyAtOnce() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let input = [UInt8](repeating: UInt8(number), count: 100_000)
                    return try shell("cat", input: input).run().bytes == input
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }
}
