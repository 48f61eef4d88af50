public import AssignmentEngine
import Foundation

extension WorkCounters {
  /// Every counter by the name under which it is stored in files, whatever counters there are.
  public func named() throws -> [String: Int64] {
    let coded = SnakeCaseJSON()
    return try coded.decoder.decode(StoredNames.self, from: coded.encoder.encode(self)).counts
  }

  /// Reads the names as they are stored: a plain dictionary would be decoded with names in camel case.
  private struct StoredNames: Decodable {
    var counts: [String: Int64]

    struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      counts = [:]
      for name in container.allKeys {
        counts[name.stringValue] = try container.decode(Int64.self, forKey: name)
      }
    }
  }
}
