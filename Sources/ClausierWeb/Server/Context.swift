// What is known of the one who asks.

import Hummingbird

/// Who stands at the other end.
struct Visitor: Sendable {
    /// The cookie; new for a browser that came without one.
    var session = ""
    var isNew = false
    /// Of the account that is logged in.
    var account: String?
    /// To be sent back by every form.
    var formToken = ""
}

/// The context of one request.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    var visitor = Visitor()

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
}
