import GLPK

/// Steele, Lea and Flood's SplitMix64: the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

enum RandomModels {
  /// Small integers everywhere, so that a brute force is exact. Columns are bounded by `limit`.
  static func integerProgram(seed: UInt64, limit: Int = 2, kind: LinearModel.Kind = .integer) -> LinearModel {
    var random = SplitMix(seed: seed)
    var model = LinearModel(sense: Bool.random(using: &random) ? .minimize : .maximize)
    model.objectiveConstant = Double(Int.random(in: -3...3, using: &random))
    let columns = Int.random(in: 2...6, using: &random)
    for _ in 0..<columns {
      model.add(
        .init(
          cost: Double(Int.random(in: -9...9, using: &random)), bounds: .between(0, Double(limit)),
          kind: kind))
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let coefficients = (0..<columns).compactMap { column -> (column: Int, value: Double)? in
        let value = Int.random(in: -4...6, using: &random)
        return value == 0 ? nil : (column, Double(value))
      }
      let middle = Double(Int.random(in: -2...8, using: &random))
      let width = Double(Int.random(in: 0...6, using: &random))
      let bounds: [Bounds] = [
        .atMost(middle), .atLeast(middle), .between(middle - width, middle + width),
        .equal(to: middle),
      ]
      model.add(.init(bounds: bounds.randomElement(using: &random)!), coefficients)
    }
    return model
  }

  /// An assignment relaxation: each item to one agent, agents with a capacity
  /// a item's share; items weigh 10 on average.
  static func assignment(
    agents: Int, items: Int, capacity: Double = 12, seed: UInt64
  ) -> LinearModel {
    var random = SplitMix(seed: seed)
    var model = LinearModel()
    for _ in 0..<items { model.add(.init(bounds: .equal(to: 1))) }
    for _ in 0..<agents {
      model.add(.init(bounds: .atMost((Double(items) / Double(agents) * capacity).rounded())))
    }
    for item in 0..<items {
      for agent in 0..<agents {
        let column = model.add(
          .init(cost: Double(Int.random(in: 1...100, using: &random)), kind: .binary))
        model.entries.append(.init(row: item, column: column, value: 1))
        model.entries.append(
          .init(
            row: items + agent, column: column, value: Double(Int.random(in: 5...15, using: &random))))
      }
    }
    return model
  }
}

extension LinearModel {
  /// Judges a point from the model alone: nil when it breaks a row or bound.
  func value(of point: [Double], tolerance: Double = 1e-9) -> Double? {
    var activities = [Double](repeating: 0, count: rows.count)
    for entry in entries { activities[entry.row] += entry.value * point[entry.column] }
    let holds =
      zip(rows, activities).allSatisfy { $0.bounds.violation(of: $1) <= tolerance }
      && zip(columns, point).allSatisfy { $0.bounds.violation(of: $1) <= tolerance }
    return holds ? zip(columns, point).reduce(objectiveConstant) { $0 + $1.0.cost * $1.1 } : nil
  }

  /// The best objective over all integer points within the bounds, which must be finite, that also
  /// satisfy `rule`.
  func bruteForce(where rule: ([Double]) -> Bool = { _ in true }) -> Double? {
    var best: Double?
    var point = columns.map(\.bounds.lower)
    while true {
      if let value = value(of: point), rule(point) {
        best = best.map { sense == .minimize ? min($0, value) : max($0, value) } ?? value
      }
      guard let step = point.indices.first(where: { point[$0] < columns[$0].bounds.upper }) else {
        return best
      }
      for index in 0..<step { point[index] = columns[index].bounds.lower }
      point[step] += 1
    }
  }
}

/// Carries something across threads on purpose, to show that it is refused there.
final class Smuggled<Value>: @unchecked Sendable {
  var value: Value?
}
