// Everything the pages share: store, queue, engine, templates.

import Clausier
import Foundation
import GRDB
import Hummingbird
import NIOCore

/// The application behind the addresses.
final class Site: Sendable {
    let store: Store
    let workshop: Workshop
    let cache: MarketCache
    let engine: Engine
    let templates: Templates
    let limits: UploadLimits
    let limiter = LoginLimiter()
    let metrics = Metrics()
    /// Whether visitors log in.
    let hasAccounts: Bool
    let isSecure: Bool
    let assets: [Asset]

    private let style: Asset
    private let script: Asset
    private let reportStyle: Asset
    private let icon: Asset

    init(
        store: Store, workshop: Workshop, cache: MarketCache, engine: Engine, limits: UploadLimits, isSecure: Bool
    ) throws {
        self.store = store
        self.workshop = workshop
        self.cache = cache
        self.engine = engine
        self.limits = limits
        self.isSecure = isSecure
        templates = try Templates()
        hasAccounts = try store.hasAccounts()
        style = Asset("style", "css", "text/css; charset=utf-8", Data(PackageResources.style_css))
        script = Asset("script", "js", "text/javascript; charset=utf-8", Data(PackageResources.script_js))
        reportStyle = Asset("rapport", "css", "text/css; charset=utf-8", Data(HTMLReport.styleSheet.utf8))
        icon = Asset("icone", "svg", "image/svg+xml", Data(PackageResources.icon_svg))
        assets = [style, script, reportStyle, icon]
    }

    // MARK: Pages

    /// The places of the main navigation.
    enum Place: CaseIterable {
        case home, history, bids, operations, rules, help

        var path: String {
            switch self {
            case .home: "/"
            case .history: "/controles"
            case .bids: "/veille"
            case .operations: "/operations"
            case .rules: "/regles"
            case .help: "/aide"
            }
        }

        var label: String {
            switch self {
            case .home: "Nouveau contrôle"
            case .history: "Contrôles"
            case .bids: "Répondre"
            case .operations: "Opérations"
            case .rules: "Règles"
            case .help: "Aide"
            }
        }
    }

    /// A whole page from a template.
    func page(
        _ template: String, _ title: String, _ view: View, at place: Place? = nil, for visitor: Visitor, refresh: Int? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        var view = view
        view["token"] = visitor.formToken
        var layout = View([
            "title": title, "version": engine.toolVersion, "ruleSet": engine.ruleSet.version,
            "reviewed": engine.ruleSet.reviewed.map(FrenchText.date), "token": visitor.formToken, "account": visitor.account,
            "refresh": refresh, "reportStyle": true,
            "assets": View(["style": style.path, "script": script.path, "report": reportStyle.path, "icon": icon.path]),
        ])
        layout["nav"] = Place.allCases.map { View(["path": $0.path, "label": $0.label, "current": $0 == place]) }
        layout["content"] = templates.render(template, view)
        return Response.html(templates.render("layout", layout), status: status)
    }

    /// The consultation an address names.
    func consultation(_ context: WebContext) async throws -> ConsultationRecord {
        guard let id = context.parameters.get("id"), let record = try await store.consultation(id) else { throw PageProblem.noConsultation }
        return record
    }

    /// An ordinary form: read, within its limit, and checked for the token.
    func form(_ request: Request, _ visitor: Visitor) async throws -> FormFields {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw PageProblem(.unsupportedMediaType, "Ce formulaire n’a pas la forme attendue.")
        }
        let body = try await body(request)
        let fields = FormFields(encoded: String(decoding: body.readableBytesView, as: UTF8.self))
        try visitor.check(fields["jeton"])
        return fields
    }

    func body(_ request: Request) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: limits.formBytes)
        } catch is NIOTooManyBytesError {
            throw PageProblem(.contentTooLarge, "Ce formulaire est trop long.")
        }
    }

    /// Puts a consultation back in the queue after a change; then waits a little, since most changes are judged at once.
    func judgeAgain(_ id: String, seconds: Double = 10) async throws -> Bool {
        try await store.pool.write { db in
            guard var record = try ConsultationRecord.fetchOne(db, key: id) else { throw PageProblem.noConsultation }
            if record.state != .running { record.state = .queued }
            record.queuedAt = Date()
            record.attempts = 0
            try record.update(db)
        }
        do {
            try workshop.enqueue(id)
        } catch {
            // It stays queued in the database and is taken up when there is room.
            return false
        }
        return await workshop.wait(for: id, seconds: seconds)
    }
}

extension Date {
    /// « 27 novembre 2026 à 16 h 25 », by the clock of this machine.
    var inFrench: String {
        let parts = Calendar.current.dateComponents([.year, .month, .day, .hour, .minute], from: self)
        guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour, let minute = parts.minute,
            let date = CivilDate(year: year, month: month, day: day)
        else { return "" }
        return "\(FrenchText.date(date)) à \(hour)\u{A0}h\u{A0}\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The day by the clock of this machine.
    var civilDate: CivilDate? {
        let parts = Calendar.current.dateComponents([.year, .month, .day], from: self)
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}

/// « 3,2 Mio ».
func sizeInFrench(_ bytes: Int) -> String {
    switch bytes {
    case ..<1024: "\(bytes)\u{A0}octets"
    case ..<(1 << 20): "\(bytes >> 10)\u{A0}Kio"
    default: "\(bytes >> 20),\((bytes & 0xFFFFF) * 10 >> 20)\u{A0}Mio"
    }
}

/// « 1 question », « 3 questions ».
func counted(_ number: Int, _ one: String, _ several: String) -> String { "\(number)\u{A0}\(number < 2 ? one : several)" }
