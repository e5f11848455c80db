// Coming in and going out, where accounts exist.

import Foundation
import Hummingbird

extension Site {
    func loginRoutes(_ router: Router<WebContext>) {
        router.get("connexion") { request, context in
            let next = FormFields(encoded: request.uri.query ?? "")["vers"]
            return self.login(context.visitor, next: next)
        }
        router.post("connexion") { request, context in
            let fields = try await self.form(request, context.visitor)
            let name = fields.text("nom") ?? ""
            let now = Date()
            guard self.limiter.mayTry(name, now: now) else {
                return self.login(context.visitor, next: fields["vers"], name: name, problem: "Trop d’essais. Réessayez dans un quart d’heure.", status: .tooManyRequests)
            }
            let isRight = try await self.store.checkPassword(fields["motdepasse"] ?? "", of: name)
            self.limiter.note(name, hasSucceeded: isRight, now: now)
            guard isRight else {
                return self.login(context.visitor, next: fields["vers"], name: name, problem: "Nom ou mot de passe inexact.", status: .unauthorized)
            }
            // A new cookie: one that was planted before is worth nothing.
            let cookie = try await self.store.openSession(for: name, now: now)
            var response = Response.see(Self.inside(fields["vers"]))
            response.setCookie(SessionKeeper.make(cookie, isSecure: self.isSecure))
            return response
        }
        router.post("deconnexion") { request, context in
            _ = try await self.form(request, context.visitor)
            try await self.store.closeSession(context.visitor.session)
            var response = Response.see(self.hasAccounts ? "/connexion" : "/")
            response.setCookie(SessionKeeper.make(Identifier.make(bytes: 24), isSecure: self.isSecure))
            return response
        }
    }

    private func login(
        _ visitor: Visitor, next: String?, name: String? = nil, problem: String? = nil, status: HTTPResponse.Status = .ok
    ) -> Response {
        page("login", "Connexion", View(["next": Self.inside(next), "name": name, "problem": problem]), for: visitor, status: status)
    }

    /// Only ever a page of this server.
    private static func inside(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"), path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return "/" }
        return path
    }
}
