/// One agent's part of a problem once the item rows are relaxed: its columns and the hard rows that only it
/// touches, in scaled units.
struct AgentModel: Sendable {
  /// A number a lane: one own row each.
  typealias Lanes = SIMD4<Double>

  let agent: Int
  /// Columns of the problem, ascending.
  let columns: [Int32]
  /// The item of each column.
  let items: [Int32]
  /// Coefficients of each column in the own rows.
  let use: [Lanes]
  /// Value of each column less the price of the rows whose multipliers stay as they are.
  let value: [Double]
  /// Use of the shared rows, `sharedCount` a column, in the decomposition's order.
  let sharedUse: [Double]
  /// The rows of the lanes in use, ascending.
  let rows: [Int32]
  /// Bounds of the lanes; an absent bound, and a lane not in use, is `absent` away.
  let lower: Lanes
  let upper: Lanes

  /// Stands for infinity, so that 0 times a distance to it is 0.
  static let absent = 1e30

  /// The rows of lane `r` are hard in the direction of a multiplier of this sign.
  func allows(_ multiplier: Double, lane: Int) -> Bool {
    multiplier > 0
      ? upper[lane] < Self.absent
      : (multiplier < 0 ? lower[lane] > -Self.absent : true)
  }
}

/// A row of several agents, or a priced one, whose multiplier moves with the item multipliers.
///
/// The multiplier is `unit` times a coordinate: with `unit` = 1 / sqrt(items) a violation of the row weighs in
/// the steps about as much as those of the items do together.
struct SharedRow: Sendable {
  let row: Int32
  /// The bound that the multiplier presses on, in coordinates.
  let bound: Double
  /// Box of the coordinate; the multiplier keeps its sign.
  let least: Double
  let largest: Double
  let start: Double
}

/// The split of a problem's rows into those of one agent and those that are priced, and its agents' models.
struct AgentDecomposition: Sendable {
  /// Shared rows whose multipliers move, at most; with more of them all stay as they are.
  static let sharedLimit = 16
  /// Larger problems are declined: their agents have too many items for this bound to gain, and the models
  /// take about 60 bytes a column.
  static let columnLimit = 1_000_000

  let agents: [AgentModel]
  /// The row's agent where it is a lane of that agent's model, else -1.
  let ownerOfRow: [Int32]
  let shared: [SharedRow]
  /// Multiplier of a shared row per coordinate.
  let unit: Double
  /// Scaled constant and the terms of the rows whose multipliers stay.
  let constant: Double

  /// nil where relaxing the item rows cannot give more than the multipliers of the side rows do: with
  /// indicators (which tie an agent's columns to others'), where no agent has a hard row of its own, or beyond
  /// `columnLimit`. Declined as well with parallel columns: subsets are told apart by their items.
  ///
  /// - Parameter multipliers: scaled, one a row. Shared rows with a multiplier of 0 keep it.
  init?(_ scaled: ScaledProblem, multipliers: [Double]) {
    let problem = scaled.problem
    guard problem.indicators.isEmpty, problem.itemCount > 0, problem.columnCount <= Self.columnLimit,
      !problem.hasParallelColumns
    else { return nil }
    let owner = Self.owners(problem, multipliers)
    guard owner.contains(where: { $0 >= 0 }) else { return nil }
    ownerOfRow = owner
    let unit = 1 / Double(problem.itemCount).squareRoot()
    self.unit = unit
    let pressing = problem.rows.indices.filter { owner[$0] < 0 && multipliers[$0] != 0 }
    let moving = pressing.count <= Self.sharedLimit ? pressing : []
    shared = moving.map { row in
      let side = scaled.rows[row]
      let isUpper = multipliers[row] > 0
      return SharedRow(
        row: Int32(row), bound: unit * (isUpper ? side.upper : side.lower),
        least: isUpper ? 0 : side.leastMultiplier / unit,
        largest: isUpper ? side.largestMultiplier / unit : 0,
        start: multipliers[row] / unit)
    }
    var constant = scaled.constant
    for row in pressing where !moving.contains(row) {
      constant += scaled.rows[row].dualTerm(multipliers[row])
    }
    self.constant = constant
    agents = Self.models(scaled, multipliers, owner, shared: shared.map(\.row), unit: unit)
  }

  /// The agent of each row that only one agent touches and that is hard; at most four an agent, those with
  /// the largest multipliers.
  static func owners(_ problem: AssignmentProblem, _ multipliers: [Double]) -> [Int32] {
    let untouched: Int32 = -2
    var owner = [Int32](repeating: untouched, count: problem.rowCount)
    for column in 0..<problem.columnCount {
      for entry in problem.entries(of: column) {
        let row = Int(problem.entryRow[entry])
        let agent = problem.columnAgent[column]
        owner[row] = owner[row] == untouched || owner[row] == agent ? agent : -1
      }
    }
    var lanes = [Int: [Int]]()
    for (row, side) in problem.rows.enumerated() {
      let isHard =
        (side.lower != nil || side.upper != nil) && side.shortfallPrice == nil && side.excessPrice == nil
      if !isHard || owner[row] < 0 {
        owner[row] = -1
      } else {
        lanes[Int(owner[row]), default: []].append(row)
      }
    }
    for rows in lanes.values where rows.count > AgentModel.Lanes.scalarCount {
      let ranked = rows.sorted { (abs(multipliers[$1]), $0) < (abs(multipliers[$0]), $1) }
      for row in ranked.dropFirst(AgentModel.Lanes.scalarCount) { owner[row] = -1 }
    }
    return owner
  }

  private static func models(
    _ scaled: ScaledProblem, _ multipliers: [Double], _ owner: [Int32], shared: [Int32], unit: Double
  ) -> [AgentModel] {
    let problem = scaled.problem
    var columns = [[Int32]](repeating: [], count: problem.agentCount)
    for column in 0..<problem.columnCount { columns[Int(problem.columnAgent[column])].append(Int32(column)) }
    var rows = [[Int32]](repeating: [], count: problem.agentCount)
    for (row, agent) in owner.enumerated() where agent >= 0 { rows[Int(agent)].append(Int32(row)) }
    let itemOf = problem.columnItems()
    return columns.indices.filter { !columns[$0].isEmpty }.map { agent in
      var value: [Double] = []
      var use: [AgentModel.Lanes] = []
      var sharedUse: [Double] = []
      for column in columns[agent].map(Int.init) {
        var worth = scaled.value(column)
        var lanes = AgentModel.Lanes.zero
        let first = sharedUse.count
        sharedUse += repeatElement(0, count: shared.count)
        for entry in problem.entries(of: column) {
          let row = problem.entryRow[entry]
          if let lane = rows[agent].firstIndex(of: row) {
            lanes[lane] = scaled.coefficient(entry)
          } else if let place = shared.firstIndex(of: row) {
            sharedUse[first + place] = unit * scaled.coefficient(entry)
          } else {
            worth -= multipliers[Int(row)] * scaled.coefficient(entry)
          }
        }
        value.append(worth)
        use.append(lanes)
      }
      var lower = AgentModel.Lanes(repeating: -AgentModel.absent)
      var upper = AgentModel.Lanes(repeating: AgentModel.absent)
      for (lane, row) in rows[agent].enumerated() {
        lower[lane] = max(scaled.rows[Int(row)].lower, -AgentModel.absent)
        upper[lane] = min(scaled.rows[Int(row)].upper, AgentModel.absent)
      }
      return AgentModel(
        agent: agent, columns: columns[agent], items: columns[agent].map { itemOf[Int($0)] }, use: use,
        value: value, sharedUse: sharedUse, rows: rows[agent], lower: lower, upper: upper)
    }
  }
}
