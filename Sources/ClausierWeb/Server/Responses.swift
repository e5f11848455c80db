// Answers of the server: pages, redirections, files, problems.

import Foundation
import HTTPTypes
import Hummingbird

/// What goes wrong for a visitor, in French.
struct PageProblem: Error {
    let status: HTTPResponse.Status
    let message: String

    init(_ status: HTTPResponse.Status, _ message: String) {
        self.status = status
        self.message = message
    }

    static let notFound = PageProblem(.notFound, "Cette page n’existe pas, ou plus.")
    static let noConsultation = PageProblem(.notFound, "Ce contrôle n’existe pas, ou il a été supprimé.")
}

extension Response {
    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        bytes(Data(text.utf8), "text/html; charset=utf-8", status: status)
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return bytes(try encoder.encode(value), "application/json", status: status)
    }

    static func bytes(_ data: Data, _ type: String, status: HTTPResponse.Status = .ok, fileName: String? = nil) -> Response {
        var headers: HTTPFields = [.contentType: type, .contentLength: String(data.count)]
        // Consultations are nobody else's business, and change.
        headers[.cacheControl] = "no-store"
        if let fileName { headers[.contentDisposition] = "attachment; filename=\"\(fileName)\"" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    static func see(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}

/// RFC 9457, for programs.
struct ProblemDocument: Encodable {
    let type = "about:blank"
    let title: String
    let status: Int
    let detail: String

    init(_ status: HTTPResponse.Status, _ detail: String) {
        title = status.reasonPhrase
        self.status = status.code
        self.detail = detail
    }

    var response: Response {
        get throws {
            var response = try Response.json(self, status: HTTPResponse.Status(code: status))
            response.headers[.contentType] = "application/problem+json"
            return response
        }
    }
}
