// Accounts of an office: passwords, and the sessions that stay after a login.

import Crypto
import CryptoExtras
import Foundation
import GRDB

/// Passwords are kept as scrypt digests (RFC 7914) only.
enum Passwords {
    /// 2^15 rounds of 8 blocks: 32 MB and about a tenth of a second for each try.
    private static let rounds = 1 << 15
    static let shortest = 10
    static let longest = 200

    static func digest(_ password: String, salt: Data) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: 8, parallelism: 1,
            maxMemory: 64 << 20
        ).withUnsafeBytes { Data($0) }
    }

    /// In the same time wherever the first difference stands.
    static func areEqual(_ left: Data, _ right: Data) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Why an account could not be made.
public struct AccountProblem: Error, CustomStringConvertible {
    public let description: String
}

extension Store {
    func hasAccounts() throws -> Bool { try pool.read { try AccountRecord.fetchCount($0) > 0 } }

    /// Adds an account, or gives one that exists another password and ends its sessions.
    func setPassword(_ password: String, of name: String) throws {
        guard !name.isEmpty, name.count <= 60, name.allSatisfy({ $0.isLetter || $0.isNumber || " .-’'@_".contains($0) }) else {
            throw AccountProblem(description: "un nom de compte a de 1 à 60 lettres, chiffres, espaces, points ou tirets")
        }
        guard password.count >= Passwords.shortest else {
            throw AccountProblem(description: "un mot de passe a au moins \(Passwords.shortest) caractères")
        }
        guard password.count <= Passwords.longest else {
            throw AccountProblem(description: "un mot de passe a au plus \(Passwords.longest) caractères")
        }
        var generator = SystemRandomNumberGenerator()
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
        let hash = try Passwords.digest(password, salt: salt)
        try pool.write { db in
            try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [name])
            try AccountRecord(name: name, salt: salt, hash: hash, createdAt: Date()).save(db)
        }
    }

    /// False if there is none of that name.
    func removeAccount(_ name: String) throws -> Bool { try pool.write { try AccountRecord.deleteOne($0, key: name) } }

    func accountNames() throws -> [String] { try pool.read { try String.fetchAll($0, sql: "SELECT name FROM account ORDER BY name") } }

    /// Takes as long for a name that does not exist.
    func checkPassword(_ password: String, of name: String) async throws -> Bool {
        guard password.count <= Passwords.longest else { return false }
        let account = try await pool.read { try AccountRecord.fetchOne($0, key: name) }
        let salt = account?.salt ?? Data(repeating: 0, count: 16)
        let digest = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Data, any Error>) in
            // Not on a thread that serves pages.
            DispatchQueue.global().async { continuation.resume(with: Result { try Passwords.digest(password, salt: salt) }) }
        }
        guard let account else { return false }
        return Passwords.areEqual(digest, account.hash)
    }

    /// A new session; what it returns is the cookie's value.
    func openSession(for account: String, now: Date) async throws -> String {
        let cookie = Identifier.make(bytes: 24)
        let record = SessionRecord(digest: Self.digest(cookie), account: account, expiresAt: now.addingTimeInterval(12 * 3600))
        try await pool.write { db in
            try db.execute(sql: "DELETE FROM session WHERE expiresAt < ?", arguments: [now])
            try record.insert(db)
        }
        return cookie
    }

    /// Whose session it is; `nil` if it does not exist or is over.
    func account(ofSession cookie: String, now: Date) async throws -> String? {
        let digest = Self.digest(cookie)
        return try await pool.read { db in
            guard let session = try SessionRecord.fetchOne(db, key: digest), session.expiresAt > now else { return nil }
            return session.account
        }
    }

    func closeSession(_ cookie: String) async throws {
        let digest = Self.digest(cookie)
        _ = try await pool.write { try SessionRecord.deleteOne($0, key: digest) }
    }

    private static func digest(_ cookie: String) -> String {
        SHA256.hash(data: Data(cookie.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
