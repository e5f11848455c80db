// The bounded queue: few workers, a limited number of packages, and states that outlive the server.

import Foundation
import GRDB
import Glibc
import Synchronization

/// The queue is full: the caller is to come back later.
struct QueueIsFull: Error {}

/// Reads and judges consultations on threads of its own, so that pages are served meanwhile.
public final class Workshop: Sendable {
    private struct State {
        var waiting: [String] = []
        var running: Set<String> = []
        /// Asked for again while it was running.
        var again: Set<String> = []
        /// More rows say `queued` than stand here.
        var hasOverflow = false
        var isStopping = false
        var done = 0
        var failed = 0
        var seconds = 0.0
    }

    /// How often a check is begun before it is given up: it may be what kills the server.
    static let mostAttempts = 2

    private let work: Work
    private let capacity: Int
    private let workers: Int
    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)

    init(_ work: Work, workers: Int, capacity: Int) {
        self.work = work
        self.workers = workers
        self.capacity = capacity
    }

    /// Takes up what an earlier run of the server left undone, and begins.
    func start() throws {
        let left = try work.store.pool.write { db in
            let records = try ConsultationRecord.filter(["queued", "running"].contains(Column("state")))
                .order(Column("queuedAt")).fetchAll(db)
            return try records.compactMap { record -> String? in
                var record = record
                if record.state == .running, record.attempts >= Self.mostAttempts {
                    record.state = .failed
                    record.finishedAt = Date()
                    record.failure =
                        "Le serveur s’est arrêté \(record.attempts) fois pendant ce contrôle. Retirez la pièce en cause, ou relancez-le."
                    try record.update(db)
                    return nil
                }
                record.state = .queued
                try record.update(db)
                return record.id
            }
        }
        state.withLock { $0.waiting = left }
        for _ in left { signal.signal() }
        for number in 1...workers {
            let thread = Thread { [self] in serve() }
            thread.name = "atelier \(number)"
            // Deeply nested papers are read by recursion.
            thread.stackSize = 16 << 20
            thread.start()
        }
    }

    /// Ends the workers after the work at hand; what waits is taken up at the next start.
    func stop() {
        state.withLock { $0.isStopping = true }
        for _ in 0..<workers { signal.signal() }
        // What is cut off by a clean stop is none of its own faults.
        try? work.store.pool.write { db in
            try db.execute(sql: "UPDATE consultation SET state = 'queued', attempts = max(0, attempts - 1) WHERE state = 'running'")
        }
    }

    /// Puts a consultation, whose row says `queued`, in the queue.
    func enqueue(_ id: String) throws(QueueIsFull) {
        let outcome = state.withLock { state -> Bool? in
            if state.running.contains(id) {
                state.again.insert(id)
                return false
            }
            if state.waiting.contains(id) { return false }
            guard state.waiting.count < capacity else {
                state.hasOverflow = true
                return nil
            }
            state.waiting.append(id)
            return true
        }
        guard let isNew = outcome else { throw QueueIsFull() }
        if isNew { signal.signal() }
    }

    /// Takes up what found the queue full: its rows say `queued`.
    private func takeUpOverflow() {
        guard state.withLock({ $0.hasOverflow && $0.waiting.count * 2 < capacity }) else { return }
        let queued = try? work.store.pool.read { db in
            try String.fetchAll(db, sql: "SELECT id FROM consultation WHERE state = 'queued' ORDER BY queuedAt")
        }
        let added = state.withLock { state in
            let fresh = (queued ?? []).filter { !state.waiting.contains($0) && !state.running.contains($0) }
            let added = fresh.prefix(capacity - state.waiting.count)
            state.waiting += added
            state.hasOverflow = queued == nil || added.count < fresh.count
            return added.count
        }
        for _ in 0..<added { signal.signal() }
    }

    var isFull: Bool { state.withLock { $0.waiting.count >= capacity } }

    /// How many stand before it; `nil` if it does not wait.
    func place(of id: String) -> Int? {
        state.withLock { state in state.waiting.firstIndex(of: id).map { $0 + state.running.count } }
    }

    /// Waits until nothing is to be done for a consultation any more; false if that takes longer.
    func wait(for id: String, seconds: Double) async -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while state.withLock({ $0.waiting.contains(id) || $0.running.contains(id) }) {
            guard ContinuousClock.now < end, (try? await Task.sleep(for: .milliseconds(20))) != nil else { return false }
        }
        return true
    }

    struct Figures {
        let waiting, running, done, failed: Int
        let seconds: Double
    }

    var figures: Figures {
        state.withLock { Figures(waiting: $0.waiting.count, running: $0.running.count, done: $0.done, failed: $0.failed, seconds: $0.seconds) }
    }

    // MARK: A worker

    private func serve() {
        // On Linux this is of the thread alone, and of the programs it starts: pages come first.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
        while true {
            signal.wait()
            let next = state.withLock { state -> String? in
                guard !state.isStopping, !state.waiting.isEmpty else { return nil }
                let id = state.waiting.removeFirst()
                state.running.insert(id)
                return id
            }
            if let id = next { take(id) } else if state.withLock({ $0.isStopping }) { return }
        }
    }

    private func take(_ id: String) {
        let begin = ContinuousClock.now
        let hasFailed = process(id)
        let seconds = Double((ContinuousClock.now - begin).components.attoseconds) / 1e18 + Double((ContinuousClock.now - begin).components.seconds)
        let isAgain = state.withLock { state in
            state.running.remove(id)
            state.seconds += seconds
            if hasFailed { state.failed += 1 } else { state.done += 1 }
            guard state.again.remove(id) != nil else { return false }
            state.waiting.append(id)
            return true
        }
        if isAgain { signal.signal() }
        takeUpOverflow()
    }

    /// True if it failed.
    private func process(_ id: String) -> Bool {
        do {
            try mark(id) { record in
                record.state = .running
                record.startedAt = Date()
                record.attempts += 1
                record.failure = nil
            }
            let outcome = try work.run(id)
            try mark(id) { record in
                record.finishedAt = Date()
                record.attempts = 0
                if case .failed(let reason) = outcome {
                    record.state = .failed
                    record.failure = reason
                } else {
                    // Asked for again meanwhile: it is not done yet.
                    record.state = state.withLock { $0.again.contains(id) } ? .queued : .done
                }
            }
            if case .failed = outcome { return true }
            return false
        } catch {
            try? mark(id) { record in
                record.state = .failed
                record.finishedAt = Date()
                record.failure = "Le contrôle n’a pas pu aboutir\u{A0}: \(error)"
            }
            return true
        }
    }

    private func mark(_ id: String, _ change: (inout ConsultationRecord) -> Void) throws {
        try work.store.pool.write { db in
            guard var record = try ConsultationRecord.fetchOne(db, key: id) else { return }
            change(&record)
            try record.update(db)
        }
    }
}
