// The server as a whole: options, what is started in which order, and how it ends.

import Clausier
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// What `clausier serve` may be told.
public struct ServerOptions: Sendable {
    public var host = "127.0.0.1"
    public var port = 8642
    /// Folder of the database and the files.
    public var data: String
    /// Further names under which visitors come: that of a reverse proxy.
    public var publicHosts: [String] = []
    /// Visitors come by HTTPS, through a reverse proxy.
    public var isSecure = false
    public var opensBrowser = true
    /// Packages that are read at the same time.
    public var workers = 2
    /// Packages that may wait.
    public var queue = 100
    public var limits = UploadLimits()

    public init(data: String) { self.data = data }

    /// Whether only this machine can reach it.
    var isLoopback: Bool { ["127.0.0.1", "localhost", "::1"].contains(host) }
}

/// Why the server does not start.
public struct ServerProblem: Error, CustomStringConvertible {
    public let description: String
}

/// The local web application.
public struct WebServer: Sendable {
    let options: ServerOptions
    let site: Site
    let workshop: Workshop

    /// Opens the data folder and loads the rules.
    public init(_ options: ServerOptions, _ engine: Engine) throws {
        self.options = options
        let store: Store
        do {
            store = try Store(DataFolder(options.data))
        } catch {
            throw ServerProblem(description: "le dossier de données « \(options.data) » ne peut pas être ouvert\u{A0}: \(error.localizedDescription)")
        }
        store.folder.emptyIncoming()
        if !options.isLoopback, try !store.hasAccounts() {
            throw ServerProblem(
                description: "sans compte, le serveur n’écoute que sur cette machine. Créez un compte (« clausier serve --data \(options.data) --add-account NOM »), puis relancez.")
        }
        let cache = MarketCache(capacity: 64)
        workshop = Workshop(Work(store: store, engine: engine, cache: cache), workers: options.workers, capacity: options.queue)
        site = try Site(store: store, workshop: workshop, cache: cache, engine: engine, limits: options.limits, isSecure: options.isSecure)
    }

    /// Serves until SIGINT or SIGTERM. `announce` is given the address once it is reachable.
    public func run(announce: @escaping @Sendable (String) -> Void) async throws {
        try workshop.start()
        var logger = Logger(label: "clausier") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        let options = options
        let application = Application(
            router: router(),
            server: .http1(configuration: .init(
                additionalChannelHandlers: [SlowRequestGuard()],
                // A connection on which nothing comes for so long is closed, headers by drops included.
                idleTimeout: .seconds(30),
                httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: "clausier",
                availableConnectionsDelegate: MaximumAvailableConnections(512)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? options.port
                let host = options.host == "0.0.0.0" || options.host == "::" ? "127.0.0.1" : options.host
                announce("http://\(host.contains(":") ? "[\(host)]" : host):\(port)/")
            },
            logger: logger)
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ServerProblem(description: "le port \(options.port) est déjà pris. Un serveur tourne peut-être déjà\u{A0}; sinon, choisissez-en un autre avec --port.")
        }
        workshop.stop()
    }

    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            SecurityHeaders()
            MetricsKeeper(metrics: site.metrics)
            ProblemKeeper(site: site)
            HostGuard(names: hostNames)
            OriginGuard()
            SessionKeeper(store: site.store, isSecure: options.isSecure)
        }
        if site.hasAccounts { router.addMiddleware { LoginGuard(store: site.store, limiter: site.limiter) } }
        for asset in site.assets {
            router.get(RouterPath(asset.path)) { _, _ in
                var response = Response.bytes(asset.bytes, asset.type)
                // Named by its contents.
                response.headers[.cacheControl] = "public, max-age=31536000, immutable"
                return response
            }
        }
        site.startRoutes(router)
        site.caseRoutes(router)
        site.paperRoutes(router)
        site.downloadRoutes(router)
        site.questionRoutes(router)
        site.comparisonRoutes(router)
        site.ruleRoutes(router)
        site.operationRoutes(router)
        site.bidRoutes(router)
        site.loginRoutes(router)
        site.apiRoutes(router)
        return router
    }

    private var hostNames: Set<String> {
        var names: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
        names.insert(HostGuard.name(of: options.host.contains(":") ? "[\(options.host)]" : options.host))
        for name in options.publicHosts { names.insert(HostGuard.name(of: name)) }
        return names
    }
}

/// Accounts, kept by the one who runs the server.
public enum Accounts {
    public static func setPassword(_ password: String, of name: String, data: String) throws {
        try Store(DataFolder(data)).setPassword(password, of: name)
    }

    /// False if there is none of that name.
    public static func remove(_ name: String, data: String) throws -> Bool { try Store(DataFolder(data)).removeAccount(name) }

    public static func names(data: String) throws -> [String] { try Store(DataFolder(data)).accountNames() }
}
