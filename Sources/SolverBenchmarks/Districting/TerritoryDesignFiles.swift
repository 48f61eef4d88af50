import AssignmentEngine
import Foundation

/// Commercial territory design: units in the plane with three activities, each balanced around its mean.
///
/// The cost is the straight distance to the centre in millionths of the file's unit, rounded; so a sum is exact to
/// 30 millionths. Bounds are the whole numbers within (1 +- tolerance) x total / territories.
struct TerritoryDesignFiles {
  let folder: String

  static let costUnits = 1e6
  private static let activities = 3

  func instances() throws -> [DistrictingInstance] {
    let list = try PlainTable(path: "\(folder)/best_known.csv")
    let body = try list.body(under: "file,optimum_without_contiguity,stored_connected_heuristic")
    return try body.map { line, fields in
      let free: Double = try list.number(fields[1], line: line)
      let connected: Double = try list.number(fields[2], line: line)
      // A connected plan as good as the optimum without contiguity is the optimum with it.
      return DistrictingInstance(
        name: String(fields[0].prefix { $0 != "." }), problem: try read(String(fields[0])),
        costUnits: Self.costUnits, listed: free == connected ? .optimum(free) : nil)
    }
  }

  private func read(_ file: String) throws -> DistrictingProblem {
    let path = "\(folder)/\(file)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UnusableInput(text: "\(path): cannot be read")
    }
    var words = Words(path: path, words: text.split(whereSeparator: \.isWhitespace))
    let count: Int = try words.next("the number of units")
    guard (1...DistrictingProblem.mostUnits).contains(count) else {
      throw UnusableInput(text: "\(path): \(count) units; give 1 to \(DistrictingProblem.mostUnits)")
    }
    var places: [(x: Double, y: Double)] = []
    var weights = [[Int64]](repeating: [], count: Self.activities)
    for index in 0..<count {
      guard try words.next("a unit's number") as Int == index else {
        throw UnusableInput(text: "\(path): unit \(index) is not where it is expected")
      }
      places.append((try words.next("x"), try words.next("y")))
      for kind in 0..<Self.activities { weights[kind].append(try words.next("a weight")) }
      _ = try words.next("a unit's last figure") as Double
    }
    let edgeCount: Int = try words.next("the number of neighbours")
    let edges = try (0..<max(0, edgeCount)).map { _ in
      DistrictingProblem.Edge(try words.next("a neighbour"), try words.next("a neighbour"))
    }
    let territories: Int = try words.next("the number of territories")
    _ = try words.next("the number of territories again") as Int
    let activities = try weights.map { weights in
      let tolerance: Double = try words.next("a tolerance")
      let mean = Double(weights.reduce(0, +)) / Double(territories)
      let least = Int64((mean * (1 - tolerance)).rounded(.up))
      return DistrictingProblem.Activity(
        weights: weights, bounds: least...max(least, Int64((mean * (1 + tolerance)).rounded(.down))))
    }
    return try DistrictingProblem(
      districtCount: territories, activities: activities, costs: Self.costs(places), unitCount: count,
      edges: edges, isContiguous: true)
  }

  private static func costs(_ places: [(x: Double, y: Double)]) -> [Int64] {
    places.flatMap { centre in
      places.map { unit in
        let x = unit.x - centre.x
        let y = unit.y - centre.y
        return Int64(((x * x + y * y).squareRoot() * costUnits).rounded())
      }
    }
  }

  private struct Words {
    let path: String
    let words: [Substring]
    private var place = 0

    init(path: String, words: [Substring]) {
      self.path = path
      self.words = words
    }

    mutating func next<Value: LosslessStringConvertible>(_ what: String) throws -> Value {
      guard place < words.count else { throw UnusableInput(text: "\(path): ends before \(what)") }
      guard let value = Value(String(words[place])) else {
        throw UnusableInput(text: "\(path): word \(place + 1), \"\(words[place])\", is not \(what)")
      }
      place += 1
      return value
    }
  }
}
