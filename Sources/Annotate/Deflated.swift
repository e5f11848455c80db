// The one file that speaks to zlib: packing and unpacking parts of documents.

import Czlib

/// Bytes as a ZIP archive stores them.
struct Deflated {
    let bytes: [UInt8]
    let crc: UInt32
    let originalSize: Int

    /// The same contents make the same bytes.
    init(_ contents: [UInt8]) throws(AnnotationRefusal) {
        var stream = z_stream()
        // Without the head and foot that zlib puts around it: ZIP has its own.
        let version = deflateInit2_(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard version == Z_OK, contents.count < 1 << 31 else { throw AnnotationRefusal(reason: "mémoire insuffisante.") }
        defer { deflateEnd(&stream) }
        var isWhole = false
        bytes = [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(contents.count)))) { buffer, count in
            contents.withUnsafeBufferPointer { source in
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
            count = isWhole ? buffer.count - Int(stream.avail_out) : 0
        }
        guard isWhole else { throw AnnotationRefusal(reason: "mémoire insuffisante.") }
        crc = CRC32.of(contents)
        originalSize = contents.count
    }
}

/// The checksum of ZIP: whether a part is the one that the archive announces.
enum CRC32 {
    static func of(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }
}

/// Bytes that zlib packed.
enum Inflated {
    /// `nil` if they are damaged or larger than the limit.
    static func bytes(of packed: ArraySlice<UInt8>, limit: Int = 32 << 20) -> [UInt8]? {
        var stream = z_stream()
        guard packed.count < 1 << 31, inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        return packed.withUnsafeBufferPointer { source -> [UInt8]? in
            stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            stream.avail_in = UInt32(source.count)
            while true {
                var status = Z_OK
                let got = chunk.withUnsafeMutableBufferPointer { buffer -> Int in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return buffer.count - Int(stream.avail_out)
                }
                output += chunk[..<got]
                if output.count > limit { return nil }
                if status == Z_STREAM_END { return output }
                guard status == Z_OK, got > 0 || stream.avail_in > 0 else { return nil }
            }
        }
    }
}
