import Testing

@testable import Reporting

@Suite("Names and colours of maps")
struct MapDrawingTests {
  @Test("Names do not overlap, whoever comes first stays, and what finds no room is left out")
  func names() throws {
    var labels = MapLabels(height: 300)
    // A grid of places closer to each other than their names are long.
    let places = (0..<60).map { (x: 200 + Double($0 % 10) * 14, y: 100 + Double($0 / 10) * 9) }
    let found = places.enumerated().map { labels.name("place \($0)", x: $1.x, y: $1.y) }
    #expect(found[0] != nil)
    let boxes = try found.compactMap(\.self).map { try Box($0) }
    #expect(boxes.count > 5 && boxes.count < 60)
    for (index, box) in boxes.enumerated() {
      for other in boxes[..<index] {
        #expect(abs(box.x - other.x) >= box.half + other.half || abs(box.y - other.y) >= 13)
      }
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
        try #require(Double(try #require(attributes.first { $0.0 == key }).1))
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
    let grid = (0..<side * side).map { place -> Set<Int> in
      let (x, y) = (place % side, place / side)
      let around = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, -1)].compactMap { dx, dy -> Int? in
        (0..<side).contains(x + dx) && (0..<side).contains(y + dy) ? (y + dy) * side + x + dx : nil
      }
      return Set(around)
    }
    let numbers = TerritoryColours.colours(grid)
    #expect(grid.indices.allSatisfy { place in grid[place].allSatisfy { numbers[$0] != numbers[place] } })
    // Nine that all touch each other: only one pair has to share.
    let all = (0..<9).map { place in Set((0..<9).filter { $0 != place }) }
    #expect(Set(TerritoryColours.colours(all)).count == 8)
    #expect(TerritoryColours.colours([]) == [])
  }
}
