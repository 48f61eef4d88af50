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
  /// Value of each column less the price of the rows that are not the agent's own.
  let value: [Double]
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

/// The split of a problem's rows into those of one agent and those that stay priced, and its agents' models.
struct AgentDecomposition: Sendable {
  let agents: [AgentModel]
  /// The row's agent where it is a lane of that agent's model, else -1.
  let ownerOfRow: [Int32]
  /// Scaled constant and the terms of the rows that stay priced.
  let constant: Double

  /// nil where relaxing the item rows cannot give more than the multipliers of the side rows do: with
  /// indicators (which tie an agent's columns to others'), or where no agent has a hard row of its own.
  ///
  /// - Parameter multipliers: scaled, one a row. Rows of several agents and priced rows keep theirs.
  init?(_ scaled: ScaledProblem, multipliers: [Double]) {
    let problem = scaled.problem
    guard problem.indicators.isEmpty, problem.itemCount > 0 else { return nil }
    let owner = Self.owners(problem, multipliers)
    guard owner.contains(where: { $0 >= 0 }) else { return nil }
    ownerOfRow = owner
    var constant = scaled.constant
    for row in problem.rows.indices where owner[row] < 0 {
      constant += scaled.rows[row].dualTerm(multipliers[row])
    }
    self.constant = constant
    agents = Self.models(scaled, multipliers, owner)
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

  private static func models(_ scaled: ScaledProblem, _ multipliers: [Double], _ owner: [Int32])
    -> [AgentModel]
  {
    let problem = scaled.problem
    var columns = [[Int32]](repeating: [], count: problem.agentCount)
    for column in 0..<problem.columnCount { columns[Int(problem.columnAgent[column])].append(Int32(column)) }
    var rows = [[Int32]](repeating: [], count: problem.agentCount)
    for (row, agent) in owner.enumerated() where agent >= 0 { rows[Int(agent)].append(Int32(row)) }
    let itemOf = problem.columnItems()
    return columns.indices.filter { !columns[$0].isEmpty }.map { agent in
      var value: [Double] = []
      var use: [AgentModel.Lanes] = []
      for column in columns[agent].map(Int.init) {
        var worth = scaled.value[column]
        var lanes = AgentModel.Lanes.zero
        for entry in problem.entries(of: column) {
          let row = problem.entryRow[entry]
          if let lane = rows[agent].firstIndex(of: row) {
            lanes[lane] = scaled.coefficient[entry]
          } else {
            worth -= multipliers[Int(row)] * scaled.coefficient[entry]
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
        value: value, rows: rows[agent], lower: lower, upper: upper)
    }
  }
}
