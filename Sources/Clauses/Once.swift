// A value that is made when it is first asked for, on whatever thread: a lone notice asks for little of
// the phrase library, and pays for nothing else.

import Synchronization

final class Once<Value: Sendable>: Sendable {
    private let made: Mutex<Value?> = Mutex(nil)
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    var value: Value {
        made.withLock { made in
            if let made { return made }
            let new = make()
            made = new
            return new
        }
    }
}
