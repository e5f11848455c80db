// A thread of the system: for work that is synchronous and long.

import Glibc

/// A thread that does one thing and ends. Whoever starts it joins it.
public struct WorkerThread: Sendable {
    private let handle: pthread_t

    /// `nil` if no thread can be had (a limit on processes).
    public init?(_ body: @escaping @Sendable () -> Void) {
        final class Box: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        // Nested criteria, nested archives, nested expressions: as much stack as the main thread.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        var handle = pthread_t()
        let box = Unmanaged.passRetained(Box(body))
        let result = pthread_create(&handle, &attributes, { pointer in
            guard let pointer else { return nil }
            Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body()
            return nil
        }, box.toOpaque())
        guard result == 0 else {
            box.release()
            return nil
        }
        self.handle = handle
    }

    /// Waits for its end. Once for each thread.
    public func join() { pthread_join(handle, nil) }
}
