// Subcommands that show one consultation: what they have in common.

import Clausier

enum Reading {
    /// Writes what `render` makes of the market, unless nothing of it could be read; says which
    /// documents could not be.
    static func write(_ market: Market, to path: String? = nil, _ render: (Market) throws -> [UInt8]) throws -> RunStatus {
        var isUnread = false
        for document in market.documents {
            guard let reason = document.status.reason else { continue }
            Talk.say("clausier : \(Talk.harmless(document.path)) : \(Talk.harmless(reason))")
            if case .unread = document.status { isUnread = true }
        }
        if !isUnread {
            var output = try Output(path: path)
            try output.write(try render(market))
            try output.flush()
        }
        return market.documents.allSatisfy(\.status.isReadInFull) ? .clean : .failed
    }
}
