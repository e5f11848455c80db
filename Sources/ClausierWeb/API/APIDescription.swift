// The OpenAPI description that the server hands out; the addresses it names are the addresses it knows.

import Foundation

enum APIDescription {
    /// The description, as it stands in openapi.json.
    static let document = Data(PackageResources.openapi_json)

    /// The methods that an address knows, by the description; none if it is no address of the API.
    static func methods(at path: String) -> [String] {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        for (template, methods) in templates {
            let wanted = template.split(separator: "/", omittingEmptySubsequences: false)
            guard wanted.count == steps.count, zip(wanted, steps).allSatisfy({ $0.hasPrefix("{") || $0 == $1 }) else { continue }
            return methods
        }
        return []
    }

    private static let templates: [(String, [String])] = {
        guard let root = try? JSONSerialization.jsonObject(with: document) as? [String: Any], let paths = root["paths"] as? [String: [String: Any]]
        else { return [] }
        return paths.map { path, operations in
            let known = ["get", "post", "put", "delete"].filter { operations[$0] != nil }.map { $0.uppercased() }
            return (path, known + (known.contains("GET") ? ["HEAD"] : []))
        }.sorted { $0.0 < $1.0 }
    }()
}
