// Who may come in where accounts exist, and how often a password may be tried.

import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// Slows down who tries passwords.
final class LoginLimiter: Sendable {
    private struct Tries {
        var count = 0
        var last = Date.distantPast
    }

    private let tries = Mutex<[String: Tries]>([:])
    private static let free = 5
    private static let pause = 15.0 * 60

    /// False while a name is to wait.
    func mayTry(_ name: String, now: Date) -> Bool {
        tries.withLock { tries in
            guard let known = tries[name] else { return true }
            if now.timeIntervalSince(known.last) > Self.pause { tries[name] = nil }
            return known.count < Self.free || now.timeIntervalSince(known.last) > Self.pause
        }
    }

    func note(_ name: String, hasSucceeded: Bool, now: Date) {
        tries.withLock { tries in
            if hasSucceeded {
                tries[name] = nil
            } else {
                // Names that do not exist are counted alike, within bounds.
                if tries.count > 10_000 { tries.removeAll() }
                tries[name, default: Tries()].count += 1
                tries[name]?.last = now
            }
        }
    }
}

/// Lets nobody in without a session, or for programs a name and password with each request.
struct LoginGuard: RouterMiddleware {
    typealias Context = WebContext
    let store: Store
    let limiter: LoginLimiter
    private let verified: VerifiedCredentials

    init(store: Store, limiter: LoginLimiter) {
        self.store = store
        self.limiter = limiter
        verified = VerifiedCredentials(secret: store.secret)
    }

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        let path = request.uri.path
        if path == "/connexion" || path == "/healthz" || path.hasPrefix("/assets/") || context.visitor.account != nil {
            return try await next(request, context)
        }
        if let header = request.headers[.authorization], let (name, password) = Self.basic(header) {
            var context = context
            if verified.contains(header) {
                context.visitor.account = name
                return try await next(request, context)
            }
            let now = Date()
            guard limiter.mayTry(name, now: now) else { throw PageProblem(.tooManyRequests, "Trop d’essais. Réessayez dans un quart d’heure.") }
            let isRight = try await store.checkPassword(password, of: name)
            limiter.note(name, hasSucceeded: isRight, now: now)
            if isRight {
                verified.add(header)
                context.visitor.account = name
                return try await next(request, context)
            }
        }
        if path.hasPrefix("/api/") || path == "/metrics" {
            var response = try ProblemDocument(.unauthorized, "Nom et mot de passe attendus (authentification « Basic »).").response
            response.headers[.wwwAuthenticate] = "Basic realm=\"Clausier\", charset=\"UTF-8\""
            return response
        }
        return Response.see("/connexion" + (request.method == .get && path != "/" ? "?vers=" + FormFields.encode(path) : ""))
    }

    private static func basic(_ header: String) -> (name: String, password: String)? {
        guard header.lowercased().hasPrefix("basic "), let data = Data(base64Encoded: String(header.dropFirst(6))),
            let text = String(data: data, encoding: .utf8), let colon = text.firstIndex(of: ":")
        else { return nil }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }
}

/// Credentials that were right lately, as digests: a password's digest costs a tenth of a second.
private final class VerifiedCredentials: Sendable {
    private let key: SymmetricKey
    private let known = Mutex<[Data: Date]>([:])

    init(secret: Data) { key = SymmetricKey(data: secret) }

    private func digest(_ header: String) -> Data { Data(HMAC<SHA256>.authenticationCode(for: Data(header.utf8), using: key)) }

    func contains(_ header: String) -> Bool {
        let digest = digest(header)
        return known.withLock { known in known[digest].map { $0 > Date() } ?? false }
    }

    func add(_ header: String) {
        let digest = digest(header)
        known.withLock { known in
            if known.count > 1_000 { known.removeAll() }
            known[digest] = Date().addingTimeInterval(300)
        }
    }
}
