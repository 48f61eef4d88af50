/// What a table is read as after repairs: some cells hold another text, some rows are left out. The file itself
/// stays as it is.
struct RepairedCells: Sendable, Equatable {
  private var texts: [Int: [Int: String]] = [:]
  private var leftOut: Set<Int> = []

  init() {}

  /// The text to be read instead of the cell's; nil where it holds as it is.
  func text(_ row: Int, _ column: Int) -> String? {
    // Most tables have no repairs, and most rows of the others have none.
    texts.isEmpty ? nil : texts[row]?[column]
  }

  func isLeftOut(_ row: Int) -> Bool { !leftOut.isEmpty && leftOut.contains(row) }

  mutating func set(_ row: Int, _ column: Int, to text: String) { texts[row, default: [:]][column] = text }

  mutating func leaveOut(_ row: Int) { leftOut.insert(row) }

  /// Rows that are read, of a table with so many.
  func rows(of count: Int) -> [Int] { (0..<count).filter { !isLeftOut($0) } }
}
