import CZlib
import Foundation

/// Bytes packed by zlib, whose checksum tells on unpacking whether they are whole.
enum Deflate {
  static func deflated(_ bytes: [UInt8]) -> Data {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    let code = compress2(&packed, &length, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION)
    // The room suffices by `compressBound`; memory is the only thing that may lack.
    precondition(code == Z_OK, "zlib failed with code \(code)")
    return Data(packed.prefix(Int(length)))
  }

  /// - Parameter size: of the unpacked bytes.
  /// - Returns: nil where the bytes are damaged or of another size.
  static func inflated(_ packed: Data, size: Int) -> [UInt8]? {
    guard (0...sizeLimit).contains(size) else { return nil }
    // One more than expected, so that too many bytes are noticed; zlib refuses an empty room.
    var length = uLong(size + 1)
    var bytes = [UInt8](repeating: 0, count: size + 1)
    let code = packed.withUnsafeBytes {
      uncompress(&bytes, &length, $0.bindMemory(to: UInt8.self).baseAddress, uLong($0.count))
    }
    guard code == Z_OK, length == uLong(size) else { return nil }
    return Array(bytes.prefix(size))
  }

  /// A damaged size must not take all memory.
  private static let sizeLimit = 1 << 31
}
