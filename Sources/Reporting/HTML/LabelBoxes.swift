/// Rectangles of a drawing that are taken, and where a further one finds room.
struct LabelBoxes {
  /// Around a middle.
  struct Box {
    var x, y: Double
    var halfWidth, halfHeight: Double
  }
  private var taken: [Box] = []
  /// Squares that hold a mark, for drawings with thousands of them: rows of `columns`.
  private var isMarked: [Bool] = []
  private let columns: Int
  private let rows: Int
  private let width: Double
  private let height: Double
  private static let square = 8.0

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
    columns = Int(width / Self.square) + 1
    rows = Int(height / Self.square) + 1
  }

  mutating func take(_ box: Box) { taken.append(box) }

  /// A small mark that labels should not hide.
  mutating func mark(x: Double, y: Double) {
    if isMarked.isEmpty { isMarked = [Bool](repeating: false, count: columns * rows) }
    let (column, row) = (Int(x / Self.square), Int(y / Self.square))
    guard x >= 0, y >= 0, column < columns, row < rows else { return }
    isMarked[row * columns + column] = true
  }

  func isInside(_ box: Box, margin: Double = 2) -> Bool {
    box.x - box.halfWidth >= margin && box.x + box.halfWidth <= width - margin
      && box.y - box.halfHeight >= margin && box.y + box.halfHeight <= height - margin
  }

  func isFree(_ box: Box) -> Bool {
    !taken.contains { other in
      abs(other.x - box.x) < other.halfWidth + box.halfWidth + 2
        && abs(other.y - box.y) < other.halfHeight + box.halfHeight + 1
    }
  }

  /// Marks under a box, counted by the squares that hold any.
  func marks(under box: Box) -> Int {
    guard !isMarked.isEmpty else { return 0 }
    let left = max(0, Int((box.x - box.halfWidth) / Self.square))
    let right = min(columns - 1, Int((box.x + box.halfWidth) / Self.square))
    let top = max(0, Int((box.y - box.halfHeight) / Self.square))
    let bottom = min(rows - 1, Int((box.y + box.halfHeight) / Self.square))
    guard left <= right, top <= bottom else { return 0 }
    return (top...bottom).reduce(0) { count, row in
      count + (left...right).count { isMarked[row * columns + $0] }
    }
  }

  /// The nearest place for a box about a wanted one where nothing is taken; each mark it would hide counts like
  /// `priceOfMark` units of distance. nil where there is none within `reach`.
  func nearest(to wanted: Box, reach: Double, priceOfMark: Double = 6, step: Double = 6) -> Box? {
    var best: (box: Box, price: Double)?
    for dy in stride(from: -reach, through: reach, by: step) {
      for dx in stride(from: -reach, through: reach, by: step) {
        var box = wanted
        box.x += dx
        box.y += dy
        let distance = (dx * dx + dy * dy).squareRoot()
        guard distance <= reach, distance < best?.price ?? .infinity, isInside(box), isFree(box) else {
          continue
        }
        let price = distance + Double(marks(under: box)) * priceOfMark
        if price < best?.price ?? .infinity { best = (box, price) }
      }
    }
    return best?.box
  }
}
