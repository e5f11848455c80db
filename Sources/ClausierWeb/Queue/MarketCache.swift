// Markets that were read lately: an answer is judged at once, without reading the papers again.

import Clausier
import Synchronization

/// A few markets, the least used of which makes room.
final class MarketCache: Sendable {
    private struct State {
        var markets: [String: (market: Market, papers: [DeclarationRecord])] = [:]
        /// The most recently used last.
        var order: [String] = []
    }

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int) { self.capacity = capacity }

    /// The market, unless its papers have been said to be something else since it was read.
    func market(of consultation: String, papers: [DeclarationRecord]) -> Market? {
        state.withLock { state in
            guard let entry = state.markets[consultation], entry.papers == papers else { return nil }
            state.order.removeAll { $0 == consultation }
            state.order.append(consultation)
            return entry.market
        }
    }

    func keep(_ market: Market, of consultation: String, papers: [DeclarationRecord]) {
        state.withLock { state in
            state.markets[consultation] = (market, papers)
            state.order.removeAll { $0 == consultation }
            state.order.append(consultation)
            while state.order.count > capacity { state.markets[state.order.removeFirst()] = nil }
        }
    }

    func forget(_ consultation: String) {
        state.withLock { state in
            state.markets[consultation] = nil
            state.order.removeAll { $0 == consultation }
        }
    }
}
