import Foundation
import Testing

/// Reading of the JSON that the program prints.
enum JSONFields {
  static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  static func scenarios(_ text: String) throws -> [[String: Any]] {
    try #require(try object(text)["scenarios"] as? [[String: Any]])
  }

  /// The text without the lines of fields that hold measured time; a report has one field a line.
  static func withoutSeconds(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { line in
      !line.drop { $0 == " " }.hasPrefix("\"seconds")
    }
  }
}
