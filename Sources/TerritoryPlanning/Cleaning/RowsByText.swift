/// Rows of a column by what they hold.
public struct RowsByText: Sendable {
  private var positions: [String: Int] = [:]
  /// In order of first appearance, at least one row each.
  public private(set) var all: [(text: String, rows: [Int])] = []

  public init(_ texts: [String]) {
    for (row, text) in texts.enumerated() {
      if let position = positions[text] {
        all[position].rows.append(row)
      } else {
        positions[text] = all.count
        all.append((text, [row]))
      }
    }
  }

  /// The rows that hold the text.
  public subscript(text: String) -> [Int] { positions[text].map { all[$0].rows } ?? [] }
}
