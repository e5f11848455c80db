// One case of the conformance files: from its text to a verdict.

@testable import CEL

struct ConformanceCase {
    enum Verdict: Equatable {
        case passed
        case failed(String)
        case notApplicable(String)
    }
    let file: String
    let name: String
    let test: TextMessage

    // MARK: Applicability, by rule

    private func reasonNotToRun() -> String? {
        if file == "network_ext" { return "the network extension (IP addresses) is left out as a group" }
        let needsMessage = test.mentions { name, value in
            switch name {
            case "message_type": true
            case "object_value": !Self.isTime(value)
            case "wrapper": true
            case "well_known": value.text == "ANY"
            default: false
            }
        }
        if needsMessage { return "needs protobuf messages (declared or expected)" }
        if test.mentions({ name, _ in name == "enum_value" }) { return "needs protobuf enums" }
        if Self.buildsMessage(test.text("expr") ?? "") { return "builds a protobuf message" }
        return nil
    }

    /// The expression names something of a protobuf package: only there are names left undeclared.
    private func namesProtobuf(_ error: CompileError) -> Bool {
        let expression = test.text("expr") ?? ""
        let isInPackage = (test.text("container") ?? "").hasPrefix("cel.expr.conformance") || expression.contains("conformance.proto")
        return isInPackage && error.diagnostics.contains { $0.code == .undeclaredName || $0.code == .undeclaredFunction }
    }

    private static func isTime(_ value: TextProto) -> Bool {
        let names = value.message?.fields.map(\.name) ?? []
        return names.contains { $0.hasSuffix("google.protobuf.Timestamp]") || $0.hasSuffix("google.protobuf.Duration]") }
    }

    private static func buildsMessage(_ source: String) -> Bool {
        guard var parser = try? Parser(source: Array(source.utf8), limits: .standard, macros: [:]),
            let (root, _) = try? parser.parse()
        else { return false }
        func search(_ node: Expression) -> Bool {
            if case .message = node.kind { return true }
            var found = false
            node.kind.forEachChild { found = found || search($0) }
            return found
        }
        return search(root)
    }

    // MARK: Running

    func run() -> Verdict {
        if let reason = reasonNotToRun() { return .notApplicable(reason) }
        do {
            return try judge()
        } catch let error as CompileError where namesProtobuf(error) {
            return .notApplicable("names a message or an enum of a protobuf package")
        } catch let error as CompileError {
            return .failed("does not compile: \(error)")
        } catch {
            return .failed("\(error)")
        }
    }

    private func judge() throws -> Verdict {
        let source = test.text("expr") ?? ""
        var variables: [VariableDeclaration] = []
        var functions: [FunctionDeclaration] = []
        for declaration in test.messages("type_env") {
            let name = declaration.text("name") ?? ""
            if let ident = declaration.message("ident") {
                variables.append(VariableDeclaration(name, try Self.type(ident.message("type") ?? TextMessage())))
            } else if let function = declaration.message("function") {
                let overloads = try function.messages("overloads").map { overload in
                    FunctionOverload(
                        try overload.messages("params").map(Self.type), returns: try Self.type(overload.message("result_type") ?? TextMessage()),
                        style: overload.text("is_instance_function") == "true" ? .receiver : .global
                    ) { _ in .failure(.host, "only declared") }
                }
                functions.append(FunctionDeclaration(name, overloads: overloads))
            }
        }
        var values: [String: Value] = [:]
        for binding in test.messages("bindings") {
            let name = binding.text("key") ?? ""
            values[name] = try Self.value(binding.message("value")?.message("value") ?? TextMessage())
            if !variables.contains(where: { $0.name == name }) { variables.append(VariableDeclaration(name, .dyn)) }
        }
        let environment = try Environment(variables: variables, functions: functions, container: test.text("container") ?? "")
        let isChecked = test.text("disable_check") != "true"
        let program = isChecked ? try environment.compile(source) : try environment.compileUnchecked(source)

        if let typed = test.message("typed_result"), let expected = typed.message("deduced_type") {
            let type = try Self.type(expected)
            if type != program.resultType { return .failed("type \(program.resultType), expected \(type)") }
        }
        if test.text("check_only") == "true" { return .passed }

        let slots = variables.map { values[$0.name] ?? .failure(.undeclaredName, "no value for \($0.name)") }
        let result = program.evaluate(slots)
        if test["eval_error"] != nil || test["any_eval_errors"] != nil {
            if case .error(let error) = result {
                // An unchecked name that does not exist would pass for any expected error.
                let isProtobuf = error.code == .undeclaredName && (test.text("container") ?? "").hasPrefix("cel.expr.conformance")
                return isProtobuf ? .notApplicable("names a message or an enum of a protobuf package") : .passed
            }
            return .failed("\(result), expected an error")
        }
        let expected: Value
        if let value = test.message("value") {
            expected = try Self.value(value)
        } else if let value = test.message("typed_result")?.message("result") {
            expected = try Self.value(value)
        } else {
            expected = .bool(true)
        }
        return result == expected ? .passed : .failed("\(result), expected \(expected)")
    }

    // MARK: Values and types

    static func value(_ message: TextMessage) throws -> Value {
        guard let (name, value) = message.fields.first else { return .null }
        switch name {
        case "null_value": return .null
        case "bool_value": return .bool(value.text == "true")
        case "int64_value": return .int(try number(value))
        case "uint64_value": return .uint(try number(value))
        case "double_value":
            switch value.text {
            case "inf", "infinity", "Infinity": return .double(.infinity)
            case "-inf", "-infinity", "-Infinity": return .double(-.infinity)
            case "nan", "NaN": return .double(.nan)
            case let text:
                guard let number = Double(text) else { throw TextProtoError(message: "no double: \(text)") }
                return .double(number)
            }
        case "string_value": return .string(value.text)
        case "bytes_value": return .bytes(value.bytes)
        case "type_value": return .type(TypeValue(value.text))
        case "list_value": return .list(try (value.message?.messages("values") ?? []).map(self.value))
        case "map_value":
            return .map(try (value.message?.messages("entries") ?? []).map { entry in
                (try self.value(entry.message("key") ?? TextMessage()), try self.value(entry.message("value") ?? TextMessage()))
            })
        case "object_value":
            guard let (type, content) = value.message?.fields.first, let fields = content.message else { break }
            let seconds = Int64(fields.text("seconds") ?? "0") ?? 0
            let nanos = Int64(fields.text("nanos") ?? "0") ?? 0
            if type.hasSuffix("Duration]") { return .duration(Duration(nanoseconds: seconds * 1_000_000_000 + nanos)) }
            if type.hasSuffix("Timestamp]"), let time = Timestamp(seconds: seconds, nanoseconds: Int32(nanos)) { return .timestamp(time) }
        default: break
        }
        throw TextProtoError(message: "unknown value \(name)")
    }

    private static func number<T: FixedWidthInteger>(_ value: TextProto) throws -> T {
        let text = value.text
        let number = text.hasPrefix("0x") ? T(text.dropFirst(2), radix: 16) : T(text)
        guard let number else { throw TextProtoError(message: "no number: \(text)") }
        return number
    }

    static func type(_ message: TextMessage) throws -> CELType {
        guard let (name, value) = message.fields.first else { return .dyn }
        let inner = value.message ?? TextMessage()
        switch name {
        case "dyn": return .dyn
        case "null": return .null
        case "primitive":
            switch value.text {
            case "BOOL": return .bool
            case "INT64": return .int
            case "UINT64": return .uint
            case "DOUBLE": return .double
            case "STRING": return .string
            case "BYTES": return .bytes
            default: break
            }
        case "well_known":
            if value.text == "TIMESTAMP" { return .timestamp }
            if value.text == "DURATION" { return .duration }
        case "list_type": return .list(try type(inner.message("elem_type") ?? TextMessage()))
        case "map_type":
            return .map(try type(inner.message("key_type") ?? TextMessage()), try type(inner.message("value_type") ?? TextMessage()))
        case "type": return .type(try type(inner))
        case "type_param": return .parameter(value.text)
        case "abstract_type":
            let parameters = try inner.messages("parameter_types").map(type)
            if inner.text("name") == "optional_type" { return .optional(parameters.first ?? .dyn) }
            return .opaque(inner.text("name") ?? "", parameters)
        default: break
        }
        throw TextProtoError(message: "unknown type \(name) \(value.text)")
    }
}
