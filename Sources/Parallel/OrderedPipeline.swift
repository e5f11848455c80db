// Work on many inputs on all cores, with the results in the order of the inputs and no more of them
// in memory than a small window.

import Glibc

/// Runs `work` for every index on several threads and hands the results over in order.
///
/// Threads and a condition variable rather than tasks: the work is synchronous and long, a worker
/// that is ahead of the window has to wait, and waiting in a task would block the shared pool.
public enum OrderedPipeline {
    /// `makeWorker` is called once on each thread: what it returns (readers with their buffers) is
    /// reused for every input of that thread. `receive` is called on the calling thread.
    public static func run<Worker, Output: Sendable>(
        count: Int, threads: Int, makeWorker: @escaping @Sendable () -> Worker,
        work: @escaping @Sendable (inout Worker, Int) -> Output, receive: (Int, Output) throws -> Void
    ) rethrows {
        guard count > 1, threads > 1 else {
            var worker = makeWorker()
            for index in 0..<count { try receive(index, work(&worker, index)) }
            return
        }
        let line = AssemblyLine<Output>(count: count, window: threads * 16)
        let handles = (0..<min(threads, count)).compactMap { _ in
            WorkerThread {
                var worker = makeWorker()
                while let index = line.takeIndex() { line.put(work(&worker, index), at: index) }
            }
        }
        defer { for handle in handles { handle.join() } }
        if handles.isEmpty {
            // No thread could be had (a limit on processes): the calling one does the work.
            var worker = makeWorker()
            for index in 0..<count { try receive(index, work(&worker, index)) }
            return
        }
        do {
            while let (first, outputs) = line.takeOutputs() {
                for (offset, output) in outputs.enumerated() { try receive(first + offset, output) }
            }
        } catch {
            line.stop()
            throw error
        }
    }

    /// Cores this process may use.
    public static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// What the threads share. Every access to `state` happens with the mutex held, which is what makes
/// this class safe to send.
private final class AssemblyLine<Output: Sendable>: @unchecked Sendable {
    private let count: Int
    private let window: Int
    private var slots: [Output?]
    private var nextTaken = 0
    private var nextDelivered = 0
    private var isStopped = false

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let hasSpace = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let hasOutput = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(count: Int, window: Int) {
        self.count = count
        self.window = window
        slots = [Output?](repeating: nil, count: window)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(hasSpace, nil)
        pthread_cond_init(hasOutput, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(hasSpace)
        pthread_cond_destroy(hasOutput)
        mutex.deallocate()
        hasSpace.deallocate()
        hasOutput.deallocate()
    }

    /// The next input to work on; waits while the window is full. `nil` at the end.
    func takeIndex() -> Int? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isStopped, nextTaken < count, nextTaken >= nextDelivered + window {
            pthread_cond_wait(hasSpace, mutex)
        }
        guard !isStopped, nextTaken < count else { return nil }
        nextTaken += 1
        return nextTaken - 1
    }

    func put(_ output: Output, at index: Int) {
        pthread_mutex_lock(mutex)
        slots[index % window] = output
        let isAwaited = index == nextDelivered
        pthread_mutex_unlock(mutex)
        if isAwaited { pthread_cond_signal(hasOutput) }
    }

    /// All results that are ready, in order, with the index of the first. `nil` at the end.
    func takeOutputs() -> (first: Int, outputs: [Output])? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard nextDelivered < count else { return nil }
        let first = nextDelivered
        var outputs: [Output] = []
        while outputs.isEmpty {
            while let output = slots[nextDelivered % window] {
                outputs.append(output)
                slots[nextDelivered % window] = nil
                nextDelivered += 1
                if outputs.count == window { break }
            }
            if outputs.isEmpty { pthread_cond_wait(hasOutput, mutex) }
        }
        pthread_cond_broadcast(hasSpace)
        return (first, outputs)
    }

    /// Lets the workers end after what they are doing.
    func stop() {
        pthread_mutex_lock(mutex)
        isStopped = true
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(hasSpace)
    }
}
