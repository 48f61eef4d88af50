import CZlib
import Foundation

/// Reads whole files, inflating gzip as it goes.
enum FileBytes {
  private static let chunk = 1 << 20

  /// The bytes of the file; a file that starts with the two bytes of gzip is inflated.
  ///
  /// - Throws: a `ModelReadingError` if the file cannot be read, is empty, is damaged or cut off, or holds
  ///   more than `limit` bytes once inflated.
  static func read(_ path: String, limit: Int) throws(ModelReadingError) -> [UInt8] {
    func fault(_ message: String) -> ModelReadingError {
      ModelReadingError(file: path, faults: [ModelFileFault(message: message)], unlisted: 0)
    }
    guard let file = fopen(path, "rb") else {
      throw fault("cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var input = [UInt8](repeating: 0, count: chunk)
    var output: [UInt8] = []
    var inflater: Inflater?
    var isFirst = true
    while true {
      let count = fread(&input, 1, chunk, file)
      guard ferror(file) == 0 else { throw fault("cannot be read: \(String(cString: strerror(errno)))") }
      if isFirst {
        guard count > 0 else { throw fault("is empty") }
        if count >= 2, input[0] == 0x1F, input[1] == 0x8B { inflater = Inflater() }
        isFirst = false
      }
      guard count > 0 else { break }
      if let inflater {
        guard inflater.add(input, count: count, to: &output, limit: limit) else {
          throw fault("is damaged: its gzip data cannot be inflated")
        }
      } else {
        output.append(contentsOf: input[..<count])
      }
      guard output.count <= limit else {
        throw fault("holds more than \(limit) bytes: raise the limit on the size if this is meant")
      }
    }
    if let inflater, !inflater.isComplete { throw fault("is cut off: its gzip data have no end") }
    guard !output.isEmpty else { throw fault("holds no data") }
    return output
  }
}

/// zlib's inflate over a stream of one or more gzip members.
private final class Inflater {
  private var stream = z_stream()
  private let isReady: Bool
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  /// Whether the last member ended where the input did.
  private(set) var isComplete = false

  init() {
    // 15 bits of window, 16 for gzip framing.
    isReady =
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit { if isReady { inflateEnd(&stream) } }

  /// Inflates the bytes; stops early once `output` exceeds `limit`. False if the data are damaged.
  func add(_ input: [UInt8], count: Int, to output: inout [UInt8], limit: Int) -> Bool {
    guard isReady else { return false }
    var input = input
    return input.withUnsafeMutableBufferPointer { bytes in
      stream.next_in = bytes.baseAddress
      stream.avail_in = UInt32(count)
      while stream.avail_in > 0 {
        // Another member may follow the one that ended.
        if isComplete, inflateReset(&stream) != Z_OK { return false }
        isComplete = false
        var status = Z_OK
        repeat {
          let room = buffer.count
          status = buffer.withUnsafeMutableBufferPointer { target in
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(room)
            return inflate(&stream, Z_NO_FLUSH)
          }
          guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return false }
          output.append(contentsOf: buffer[..<(room - Int(stream.avail_out))])
          if output.count > limit { return true }
        } while status == Z_OK && stream.avail_out == 0
        if status == Z_STREAM_END {
          isComplete = true
        } else if stream.avail_in > 0 {
          return false
        }
      }
      return true
    }
  }
}
