// Failures that occur often, built once.

enum Failures {
    static let noSuchOverload = Value.failure(.noSuchOverload, "no such overload")
    static let divisionByZero = Value.failure(.divisionByZero, "division by zero")
    static let modulusByZero = Value.failure(.divisionByZero, "modulus by zero")
    static let overflow = Value.failure(.overflow, "return error for overflow: the result is out of range")
    static let costLimit = Value.failure(.costLimit, "the evaluation costs more than its limit allows")
    static let range = Value.failure(.outOfRange, "range error: the result is out of range")

    static func noSuchKey(_ key: Value) -> Value { .failure(.noSuchKey, "no such key: \(key)") }
    static func noSuchField(_ name: String) -> Value { .failure(.noSuchField, "no such field: \(name)") }
    static func indexOutOfRange(_ index: Int64) -> Value { .failure(.outOfRange, "index out of range: \(index)") }
}
