// Whatever goes wrong becomes an answer: a page for people, a problem document for programs.

import Clausier
import Foundation
import HTTPTypes
import Hummingbird

struct ProblemKeeper: RouterMiddleware {
    typealias Context = WebContext
    let site: Site

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let elsewhere as Elsewhere {
            return Response.see(elsewhere.path)
        } catch let problem as PageProblem {
            return try answer(problem, request)
        } catch let error as HTTPError where error.status == .notFound {
            let allowed = APIDescription.methods(at: request.uri.path)
            guard !allowed.isEmpty else { return try answer(.notFound, request) }
            var response = try answer(PageProblem(.methodNotAllowed, "Cette adresse ne connaît pas cette méthode."), request)
            response.headers[.allow] = allowed.joined(separator: ", ")
            return response
        } catch let error as HTTPError {
            return try answer(PageProblem(error.status, "La demande n’a pas pu être comprise."), request)
        } catch {
            // The details are the operator's, not the visitor's.
            context.logger.error("\(request.method) \(request.uri.path): \(error)")
            return try answer(PageProblem(.internalServerError, "Le serveur n’a pas pu répondre. Réessayez\u{A0}; si cela dure, consultez son journal."), request)
        }
    }

    private func answer(_ problem: PageProblem, _ request: Request) throws -> Response {
        if request.uri.path.hasPrefix("/api/") { return try ProblemDocument(problem.status, problem.message).response }
        let heading = problem.status == .notFound ? "Page introuvable" : "Cela n’a pas fonctionné"
        return site.page("problem", heading, View(["heading": heading, "message": problem.message]), for: Visitor(), status: problem.status)
    }
}
