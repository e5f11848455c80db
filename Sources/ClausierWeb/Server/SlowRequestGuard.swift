// Requests that come by drops: each would hold a connection that others wait for.

import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection on which the body of a request comes too slowly. Headers by drops are the idle timeout's:
/// nothing is read until they are whole.
final class SlowRequestGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    /// The slowest line from which somebody uploads papers brings a thousand times as much.
    private static let window = TimeAmount.seconds(30)
    private static let leastBytes = 8 << 10

    private var received = 0
    private var check: Scheduled<Void>?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            received = 0
            schedule(context)
        case .body(let bytes): received += bytes.readableBytes
        case .end: cancel()
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { cancel() }

    private func schedule(_ context: ChannelHandlerContext) {
        cancel()
        check = context.eventLoop.assumeIsolated().scheduleTask(in: Self.window) { [self] in
            guard received >= Self.leastBytes else { return context.close(promise: nil) }
            received = 0
            schedule(context)
        }
    }

    private func cancel() {
        check?.cancel()
        check = nil
    }
}
