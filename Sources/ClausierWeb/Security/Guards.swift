// What every request has to pass: the host it names, the page it comes from, the session; and what every answer carries.

import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// Headers that keep a browser from doing more with an answer than showing it.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext
    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    private static let fields: [(HTTPField.Name?, String)] = [
        (.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"), 
        // Nothing for other sites; with « no-referrer », browsers would also hide from us that a form is our own.
        (HTTPField.Name("Referrer-Policy"), "same-origin"),
        (HTTPField.Name("X-Frame-Options"), "DENY"), (HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin"),
        (HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin"),
        (HTTPField.Name("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
    ]

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        for case (let name?, let value) in Self.fields { response.headers[name] = value }
        return response
    }
}

/// Refuses names that are not this server's: a page elsewhere could have its own name point here (DNS rebinding).
struct HostGuard: RouterMiddleware {
    typealias Context = WebContext
    let names: Set<String>

    /// The name without its port, in small letters.
    static func name(of authority: String) -> String {
        let lower = authority.lowercased()
        if lower.hasPrefix("["), let end = lower.firstIndex(of: "]") { return String(lower[...end]) }
        return String(lower.prefix { $0 != ":" })
    }

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        guard let authority = request.head.authority, names.contains(Self.name(of: authority)) else {
            throw PageProblem(
                HTTPResponse.Status(code: 421, reasonPhrase: "Misdirected Request"),
                "Ce serveur ne répond pas sous ce nom. S’il est derrière un serveur mandataire, déclarez son nom avec --public-host.")
        }
        return try await next(request, context)
    }
}

/// Refuses what another site makes a browser send.
struct OriginGuard: RouterMiddleware {
    typealias Context = WebContext

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        if ![.get, .head, .options].contains(request.method) {
            let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
            // `none`: typed by the visitor; absent: no browser, or an old one, of which Origin tells.
            let isForeign = site.map { $0 != "same-origin" && $0 != "none" } ?? false
            let origin = request.headers[.origin]
            let isOtherOrigin = origin.map { !Self.isSame($0, request.head.authority) } ?? false
            if isForeign || (isOtherOrigin && site == nil) {
                throw PageProblem(.forbidden, "Cette demande vient d’un autre site\u{A0}: elle est refusée.")
            }
        }
        return try await next(request, context)
    }

    private static func isSame(_ origin: String, _ authority: String?) -> Bool {
        guard let authority, let place = origin.range(of: "://") else { return false }
        return origin[place.upperBound...].lowercased() == authority.lowercased()
    }
}

/// Knows a browser again, and gives its forms the token without which they are refused.
struct SessionKeeper: RouterMiddleware {
    typealias Context = WebContext
    static let cookie = "clausier"
    let store: Store
    /// Over HTTPS, as seen from the visitor.
    let isSecure: Bool

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        var context = context
        let known = request.cookies[Self.cookie]?.value
        let isKnown = known.map { (24...96).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) } } ?? false
        context.visitor.session = isKnown ? known ?? "" : Identifier.make(bytes: 24)
        context.visitor.isNew = !isKnown
        context.visitor.formToken = Self.token(context.visitor.session, store.secret)
        if isKnown { context.visitor.account = try await store.account(ofSession: context.visitor.session, now: Date()) }
        var response = try await next(request, context)
        let isPage = response.headers[.contentType]?.hasPrefix("text/html") == true
        if context.visitor.isNew, isPage, response.headers[.setCookie] == nil {
            response.setCookie(Self.make(context.visitor.session, isSecure: isSecure))
        }
        return response
    }

    static func make(_ value: String, isSecure: Bool) -> Cookie {
        Cookie(name: cookie, value: value, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
    }

    static func token(_ session: String, _ secret: Data) -> String {
        HMAC<SHA256>.authenticationCode(for: Data("form \(session)".utf8), using: SymmetricKey(data: secret))
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension Visitor {
    /// Throws unless the form was given out by this server to this browser.
    func check(_ token: String?) throws {
        guard let token, !isNew, Passwords.areEqual(Data(token.utf8), Data(formToken.utf8)) else {
            throw PageProblem(.forbidden, "Ce formulaire n’est plus valable. Revenez à la page précédente, rechargez-la et recommencez.")
        }
    }
}
