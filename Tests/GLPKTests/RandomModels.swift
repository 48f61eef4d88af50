import GLPK

/// Reproducible numbers (SplitMix64).
struct Generator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }
}

/// Small integer programs: up to five columns within 0 ... 3, up to four rows.
func randomIntegerModel(seed: UInt64) -> LinearModel {
  var random = Generator(seed: seed)
  var model = LinearModel(seed % 2 == 0 ? .minimize : .maximize, constant: Double(random.integer(-5...5)))
  for _ in 0..<random.integer(2...5) {
    let upper = random.integer(1...3)
    model.addColumn(
      bounds: .between(0, Double(upper)), cost: Double(random.integer(-9...9)),
      kind: upper == 1 ? .binary : .integer)
  }
  for _ in 0..<random.integer(1...4) {
    let coefficients = model.columns.indices.map { (column: $0, value: Double(random.integer(-4...6))) }
    let side = Double(random.integer(1...9))
    let bounds: [Bounds] = [.atMost(side), .atLeast(side), .between(side, side + 3), .fixed(side)]
    model.addRow(bounds: bounds[random.integer(0...3)], coefficients)
  }
  return model
}

/// The optimum by trying every point, or `nil` if none is legal. `extra` are rows beside the model's.
func bruteForce(_ model: LinearModel, _ extra: ([Double]) -> Bool = { _ in true }) -> Double? {
  var best: Double?
  var point = model.columns.map(\.bounds.lower)
  while true {
    var activities = [Double](repeating: 0, count: model.rows.count)
    for entry in model.entries { activities[entry.row] += entry.value * point[entry.column] }
    let isLegal = zip(activities, model.rows).allSatisfy {
      $0 >= $1.bounds.lower && $0 <= $1.bounds.upper
    }
    if isLegal && extra(point) {
      let value = zip(point, model.columns).reduce(model.constant) { $0 + $1.0 * $1.1.cost }
      best = best.map { model.sense == .minimize ? min($0, value) : max($0, value) } ?? value
    }
    var column = 0
    while column < point.count && point[column] == model.columns[column].bounds.upper {
      point[column] = model.columns[column].bounds.lower
      column += 1
    }
    if column == point.count { return best }
    point[column] += 1
  }
}

/// A knapsack whose relaxation is fractional and whose search branches.
func hardKnapsack(items: Int, seed: UInt64 = 1) -> LinearModel {
  var random = Generator(seed: seed)
  var model = LinearModel(.maximize)
  let weights = (0..<items).map { _ in Double(random.integer(20...60)) }
  for weight in weights {
    model.addColumn(bounds: .unit, cost: weight + Double(random.integer(0...9)), kind: .binary)
  }
  for share in [0.4, 0.5] {
    model.addRow(
      bounds: .atMost((weights.reduce(0, +) * share).rounded() + 0.5),
      weights.indices.map { (column: $0, value: weights[$0] + Double(random.integer(0...6))) })
  }
  return model
}

/// A transportation problem with plenty of iterations.
func transport(suppliers: Int, customers: Int, seed: UInt64 = 1) -> LinearModel {
  var random = Generator(seed: seed)
  var model = LinearModel(.minimize)
  for _ in 0..<(suppliers * customers) { model.addColumn(cost: Double(random.integer(1...99))) }
  for supplier in 0..<suppliers {
    model.addRow(
      bounds: .atMost(Double(customers)),
      (0..<customers).map { (column: supplier * customers + $0, value: 1) })
  }
  for customer in 0..<customers {
    model.addRow(
      bounds: .fixed(Double(1 + customer % 3) * Double(suppliers) / 4),
      (0..<suppliers).map { (column: $0 * customers + customer, value: 1) })
  }
  return model
}

/// Hands a value across threads against all rules, to test that the rules are enforced.
struct Smuggled<Value>: @unchecked Sendable {
  var value: Value
}

final class Recorder: @unchecked Sendable {
  var lines: [String] = []
}
