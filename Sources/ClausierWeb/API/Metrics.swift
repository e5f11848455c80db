// What an operator wants to know of a running server, in the text form of Prometheus.

import Foundation
import Hummingbird
import Synchronization

/// Counts requests; the queue counts for itself.
final class Metrics: Sendable {
    private struct State {
        /// By first digit of the status.
        var requests: [Int: Int] = [:]
        var seconds = 0.0
    }

    private let state = Mutex(State())

    func note(status: Int, seconds: Double) {
        state.withLock { state in
            state.requests[status / 100, default: 0] += 1
            state.seconds += seconds
        }
    }

    func text(_ queue: Workshop.Figures) -> String {
        let (requests, seconds) = state.withLock { ($0.requests, $0.seconds) }
        var text = "# HELP clausier_http_requests_total Answers by class of status.\n# TYPE clausier_http_requests_total counter\n"
        for digit in 2...5 { text += "clausier_http_requests_total{status=\"\(digit)xx\"} \(requests[digit] ?? 0)\n" }
        let gauges: [(String, String, String, Double)] = [
            ("clausier_http_request_seconds_total", "counter", "Time spent on requests.", seconds),
            ("clausier_queue_waiting", "gauge", "Consultations that wait.", Double(queue.waiting)),
            ("clausier_queue_running", "gauge", "Consultations that are being checked.", Double(queue.running)),
            ("clausier_checks_done_total", "counter", "Checks that came to an end.", Double(queue.done)),
            ("clausier_checks_failed_total", "counter", "Checks that failed.", Double(queue.failed)),
            ("clausier_check_seconds_total", "counter", "Time spent on checks.", queue.seconds),
            ("process_resident_memory_bytes", "gauge", "Resident memory.", Double(Self.residentBytes)),
        ]
        for (name, kind, help, value) in gauges { text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n\(name) \(value)\n" }
        return text
    }

    private static var residentBytes: Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
    }
}

/// Times every request.
struct MetricsKeeper: RouterMiddleware {
    typealias Context = WebContext
    let metrics: Metrics

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        let begin = ContinuousClock.now
        let response = try await next(request, context)
        let spent = (ContinuousClock.now - begin).components
        metrics.note(status: response.status.code, seconds: Double(spent.seconds) + Double(spent.attoseconds) / 1e18)
        return response
    }
}
