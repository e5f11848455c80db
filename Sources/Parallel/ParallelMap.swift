// Short work on many inputs that are all there: nobody waits for the first result.

import Synchronization

/// Runs work for every index on all cores, the calling thread included.
public enum ParallelMap {
    /// What `work` makes of every index, in order.
    public static func run<Output: Sendable>(count: Int, _ work: @escaping @Sendable (Int) -> Output) -> [Output] {
        let shared = Shared<Output>()
        let takeAll: @Sendable () -> Void = {
            var own: [(Int, Output)] = []
            while true {
                let index = shared.next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { break }
                own.append((index, work(index)))
            }
            shared.outputs.withLock { $0.append(own) }
        }
        let helpers = (1..<max(1, min(OrderedPipeline.coreCount, count / 4))).compactMap { _ in WorkerThread(takeAll) }
        takeAll()
        for helper in helpers { helper.join() }
        var outputs = [Output?](repeating: nil, count: count)
        for (index, output) in shared.outputs.withLock({ $0.joined() }) { outputs[index] = output }
        return outputs.compactMap { $0 }
    }

    private final class Shared<Output: Sendable>: Sendable {
        let next = Atomic(0)
        /// What each thread made.
        let outputs = Mutex<[[(Int, Output)]]>([])
    }
}
