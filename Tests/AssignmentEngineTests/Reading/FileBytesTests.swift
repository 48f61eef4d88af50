import AssignmentEngine
import Foundation
import Testing

@Suite("Files of models")
struct FileBytesTests {
  /// gzip of "1 1 2 3 4\n" and of 100,000 spaces, made by zlib.
  private let small: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 51, 84, 48, 84, 48, 82, 48, 86, 48, 225, 2, 0, 72, 235, 207, 105, 10, 0,
    0, 0,
  ]
  private let bomb: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 42, 235, 159, 210, 26, 30, 64, 1, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 175, 6, 45, 240, 121, 202, 160,
    134, 1, 0,
  ]

  private func message(_ bytes: [UInt8]?, limit: Int = 1 << 20) throws -> String? {
    let path = NSTemporaryDirectory() + "model-\(UUID().uuidString)"
    if let bytes { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
    defer { if bytes != nil { try? FileManager.default.removeItem(atPath: path) } }
    do {
      let problem = try GAPReader.read(
        path: path, sense: .minimise, options: ReadingOptions(largestSize: limit))
      #expect(problem.columnValue == [-2])
      return nil
    } catch {
      return error.faults.first?.message
    }
  }

  @Test func plainAndGzippedFilesAreRead() throws {
    #expect(try message(Array("1 1 2 3 4\n".utf8)) == nil)
    #expect(try message(small) == nil)
  }

  @Test func membersFollowEachOther() throws {
    #expect(try message(small + small)?.contains("but there are 10") == true)
  }

  @Test func brokenFilesAreNamed() throws {
    #expect(try message(nil)?.contains("cannot be opened") == true)
    #expect(try message([]) == "is empty")
    #expect(try message(Array(small.dropLast(9)))?.contains("cut off") == true)
    #expect(try message(Array(small.prefix(2)))?.contains("cut off") == true)
    var damaged = small
    damaged[damaged.count - 6] ^= 0xFF
    #expect(try message(damaged)?.contains("damaged") == true)
    #expect(try message(small + [1, 2, 3])?.contains("damaged") == true)
  }

  @Test func inflatedSizeIsLimited() throws {
    #expect(try message(bomb, limit: 99_999)?.contains("more than 99999 bytes") == true)
    #expect(try message(Array(repeating: 32, count: 100), limit: 99)?.contains("more than 99") == true)
    // Within the limit the text itself is at fault.
    #expect(try message(bomb, limit: 100_000)?.contains("must start with") == true)
  }
}
