import Testing

@testable import Reporting

@Suite("Names and colours of maps")
struct MapDrawingTests {
  @Test("Names do not overlap, whoever comes first stays, and what finds no room is left out")
  func names() throws {
    var labels = MapLabels(height: 300)
    // A grid of places closer to each other than their names are long.
    var found: [Markup?] = []
    for number in 0..<60 {
      let x = 200 + 14 * Double(number % 10)
      let y = 100 + 9 * Double(number / 10)
      found.append(labels.name("place \(number)", x: x, y: y))
    }
    #expect(found[0] != nil)
    let boxes = try found.compactMap { $0 }.map(Box.init)
    #expect(boxes.count > 5 && boxes.count < 60)
    for (index, box) in boxes.enumerated() {
      for other in boxes[..<index] {
        #expect(abs(box.x - other.x) >= box.half + other.half || abs(box.y - other.y) >= 13)
      }
    }
  }

  @Test("Every point of a crowd keeps its number, and no number lies over another")
  func crowd() {
    var labels = ChartLabels(left: 60, right: 616, top: 20, bottom: 316)
    let points: [(x: Double, y: Double)] = (0..<12).map { number in
      let (row, column) = number.quotientAndRemainder(dividingBy: 4)
      return (x: 300 + Double(4 * column), y: 180 + Double(5 * row))
    }
    for point in points { labels.occupy(x: point.x, y: point.y, half: 7) }
    var drawn: [(text: String, x: Double, y: Double)] = []
    for (index, point) in points.enumerated() {
      let number = "\(index + 1)"
      let label = labels.label([number + " A scenario with a title", number], x: point.x, y: point.y)
      drawn += Self.texts(label)
    }
    #expect(drawn.count == 12)
    for (index, one) in drawn.enumerated() {
      for other in drawn[..<index] {
        let apart = Double(one.text.count + other.text.count) * 3.3
        #expect(abs(one.x - other.x) >= apart || abs(one.y - other.y) >= 12, "\(one.text), \(other.text)")
      }
    }
  }

  private static func texts(_ markup: Markup) -> [(text: String, x: Double, y: Double)] {
    switch markup {
    case .group(let parts): return parts.flatMap(texts)
    case .element("text", let attributes, let children):
      guard case .text(let text)? = children.first else { return [] }
      func place(_ key: String) -> Double {
        guard let value = attributes.first(where: { $0.0 == key })?.1 else { return 0 }
        return Double(value) ?? 0
      }
      return [(text, place("x"), place("y"))]
    default: return []
    }
  }

  /// Where a name is drawn, in its least width.
  private struct Box {
    struct NoText: Error {}
    let x: Double
    let y: Double
    let half: Double

    init(_ name: Markup) throws {
      guard case .element(_, let attributes, let children) = name, case .text(let text)? = children.first
      else { throw NoText() }
      func number(_ key: String) throws -> Double {
        let value = try #require(attributes.first { $0.0 == key })
        return try #require(Double(value.1))
      }
      x = try number("x")
      y = try number("y")
      half = Double(text.count) * 2.9
    }
  }

  @Test("Neighbouring territories differ wherever eight colours can do it one by one")
  func colours() {
    // Triangles: every place of a grid beside six others.
    let side = 9
    let steps = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, -1)]
    var grid: [Set<Int>] = []
    for place in 0..<side * side {
      var around: Set<Int> = []
      for (right, down) in steps {
        let x = place % side + right
        let y = place / side + down
        if (0..<side).contains(x), (0..<side).contains(y) { around.insert(y * side + x) }
      }
      grid.append(around)
    }
    let numbers = TerritoryColours.colours(grid)
    #expect(grid.indices.allSatisfy { place in grid[place].allSatisfy { numbers[$0] != numbers[place] } })
    // Nine that all touch each other: only one pair has to share.
    let all = (0..<9).map { place in Set((0..<9).filter { $0 != place }) }
    #expect(Set(TerritoryColours.colours(all)).count == 8)
    #expect(TerritoryColours.colours([]) == [])
  }
}
