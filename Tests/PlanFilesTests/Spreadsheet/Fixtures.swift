import Foundation

@testable import PlanFiles

/// Files made for tests, beside them in the sources.
enum Fixtures {
  static func path(_ name: String, from file: String = #filePath) -> String {
    var url = URL(fileURLWithPath: file)
    for _ in 0..<2 { url.deleteLastPathComponent() }
    return url.path + "/Fixtures/" + name
  }
}

extension SpreadsheetTable {
  var rows: [[String]] { (0..<rowCount).map { row in (0..<columnCount).map { text(row, $0) } } }
}
