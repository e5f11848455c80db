// The first page, the history, help.

import Clausier
import Foundation
import Hummingbird

extension Site {
    func startRoutes(_ router: Router<WebContext>) {
        router.get("/") { _, context in
            let recent = try await self.store.history(HistoryQuery(limit: 5)).records
            var view = self.uploadView(label: "Contrôler")
            view["full"] = self.workshop.isFull
            view["hasRecent"] = !recent.isEmpty
            view["rows"] = recent.map(self.row)
            return self.page("home", "Nouveau contrôle", view, at: .home, for: context.visitor)
        }
        router.get("controles") { request, context in try await self.history(request, context) }
        router.get("aide") { _, context in self.page("help", "Aide", View(["terms": LegalTerm.all.map(\.view)]), at: .help, for: context.visitor) }
        router.post("controles") { request, context in
            let visitor = context.visitor
            let records = try await self.receive(request, by: visitor.account) { try visitor.check($0["jeton"]) }
            guard records.count == 1, let record = records.first else { return Response.see("/controles") }
            // Small notices are done before the browser asks.
            let isDone = await self.workshop.wait(for: record.id, seconds: 0.8)
            if isDone, let now = try await self.store.consultation(record.id), now.state == .done {
                return Response.see(record.previous == nil ? "/controles/\(record.id)" : "/controles/\(record.id)/comparaison")
            }
            return Response.see("/controles/\(record.id)/suivi")
        }
    }

    /// What the form for uploads is filled with.
    func uploadView(label: String, previous: ConsultationRecord? = nil) -> View {
        View([
            "uploadAction": "/controles", "uploadLabel": label, "previous": previous?.id, "defaultTitle": previous?.title,
            "maxSize": sizeInFrench(limits.totalBytes).replacing(",0", with: ""),
        ])
    }

    private func history(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = FormFields(encoded: request.uri.query ?? "")
        var query = HistoryQuery()
        query.text = String((fields.text("q") ?? "").prefix(200))
        query.filter = fields["etat"].flatMap(HistoryQuery.Filter.init(rawValue:))
        query.from = fields["du"].flatMap(CivilDate.init(iso:))
        query.to = fields["au"].flatMap(CivilDate.init(iso:))
        let page = min(max(1, fields["page"].flatMap { Int($0) } ?? 1), 100_000)
        query.offset = (page - 1) * query.limit
        let (records, total) = try await store.history(query)
        let pages = (total + query.limit - 1) / query.limit
        func address(_ page: Int) -> String {
            let kept = [
                ("q", query.text), ("etat", query.filter?.rawValue ?? ""), ("du", query.from?.description ?? ""),
                ("au", query.to?.description ?? ""), ("page", String(page)),
            ].filter { !$0.1.isEmpty }
            return "/controles?" + kept.map { "\($0.0)=\(FormFields.encode($0.1))" }.joined(separator: "&amp;").replacing("&amp;", with: "&")
        }
        let isFiltered = !query.text.isEmpty || query.filter != nil || query.from != nil || query.to != nil
        let view = View([
            "q": query.text, "from": query.from?.description, "to": query.to?.description, "filtered": isFiltered,
            "filters": HistoryQuery.Filter.allCases.map { View(["value": $0.rawValue, "label": $0.label, "selected": $0 == query.filter]) },
            "count": total == 0 ? (isFiltered ? "Aucun contrôle ne répond à ces critères." : "Aucun contrôle pour l’instant.") : counted(total, "contrôle", "contrôles"),
            "rows": records.map(row), "pages": pages > 1, "position": "Page \(page) sur \(max(1, pages))",
            "newer": page > 1 ? address(page - 1) : nil, "older": page < pages ? address(page + 1) : nil,
        ])
        return self.page("history", "Contrôles", view, at: .history, for: context.visitor)
    }

    func row(_ record: ConsultationRecord) -> View {
        let (state, tone) = record.shortState
        return View([
            "id": record.id, "title": record.title, "buyer": record.buyer, "date": record.createdAt.inFrench, "launch": record.launchDate,
            "state": state, "tone": tone, "hasPrevious": record.previous != nil,
        ])
    }
}

extension ConsultationRecord {
    /// In a few words, and the class that colours them.
    var shortState: (String, String) {
        switch state {
        case .queued where judgedAt == nil: return ("en attente", "calm")
        case .running where judgedAt == nil: return ("en cours de lecture", "calm")
        case .failed: return ("en échec", "bad")
        default: break
        }
        var parts: [String] = []
        if blocking > 0 { parts.append(counted(blocking, "non-conformité", "non-conformités")) }
        // The summary counts departures from charters with them.
        if major > 0 { parts.append(counted(major, "écart à justifier", "écarts à justifier")) }
        if undetermined > 0 { parts.append(counted(undetermined, "point à vérifier", "points à vérifier")) }
        if unread > 0 { parts.append(counted(unread, "pièce non lue en entier", "pièces non lues en entier")) }
        if parts.isEmpty { return ("aucun écart relevé", "good") }
        return (parts.joined(separator: ", "), blocking > 0 ? "bad" : major > 0 ? "warn" : "calm")
    }
}
