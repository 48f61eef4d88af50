/// The formula of `AgentCertificate`, in integers straight from the problem's data. Shares nothing with the
/// search for good multipliers.
struct AgentBound {
  /// Steps of the enumeration for one agent; a certificate that needs more is refused.
  static let nodeLimit = 1 << 27

  let problem: AssignmentProblem
  let scale: Int64
  let itemMultipliers: [Int128]
  let rowMultipliers: [Int64]
  /// The agent whose own row it is, or -1 for a shared row.
  let ownerOfRow: [Int32]
  private let columnsOfAgent: [[Int32]]
  private let itemOfColumn: [Int32]

  init(problem: AssignmentProblem, scale: Int64, itemMultipliers: [Int128], rowMultipliers: [Int64]) {
    self.problem = problem
    self.scale = scale
    self.itemMultipliers = itemMultipliers
    self.rowMultipliers = rowMultipliers
    itemOfColumn = problem.columnItems()
    var columns = [[Int32]](repeating: [], count: problem.agentCount)
    for column in 0..<problem.columnCount { columns[Int(problem.columnAgent[column])].append(Int32(column)) }
    columnsOfAgent = columns
    ownerOfRow = Self.owners(problem)
  }

  /// A row is an agent's own if it is hard and only columns of that agent touch it.
  private static func owners(_ problem: AssignmentProblem) -> [Int32] {
    var touching = [Set<Int32>](repeating: [], count: problem.rowCount)
    for column in 0..<problem.columnCount {
      for entry in problem.entries(of: column) where touching[Int(problem.entryRow[entry])].count < 2 {
        touching[Int(problem.entryRow[entry])].insert(problem.columnAgent[column])
      }
    }
    return zip(problem.rows, touching).map { row, agents in
      row.shortfallPrice == nil && row.excessPrice == nil && agents.count == 1 ? agents.first! : -1
    }
  }

  /// What the claimed maxima add up to, in units of the value, rounded down.
  func total(_ maxima: [Int128]) -> Int128 {
    var total = Int128(scale) * Int128(problem.constant)
    total += itemMultipliers.reduce(0, +)
    for (row, multiplier) in rowMultipliers.enumerated() where ownerOfRow[row] < 0 && multiplier != 0 {
      total += term(row, multiplier)
    }
    total += maxima.reduce(0, +)
    let (quotient, remainder) = total.quotientAndRemainder(dividingBy: Int128(scale))
    return remainder < 0 ? quotient - 1 : quotient
  }

  private func term(_ row: Int, _ multiplier: Int64) -> Int128 {
    // The bound exists: `faults` refuses a multiplier on a missing one.
    let bound = multiplier > 0 ? problem.rows[row].upper : problem.rows[row].lower
    return Int128(multiplier) * Int128(bound!)
  }

  /// The agent's subset problem: relaxed optimum, deviations, own rows.
  func subsetProblem(agent: Int) -> SubsetProblem {
    let rows = ownerOfRow.indices.filter { ownerOfRow[$0] == Int32(agent) }
    var lanes = rows.map { row in
      SubsetProblem.Row(
        lower: problem.rows[row].lower, upper: problem.rows[row].upper, multiplier: rowMultipliers[row],
        activity: 0)
    }
    var relaxed = rows.reduce(Int128(0)) { total, row in
      rowMultipliers[row] == 0 ? total : total + term(row, rowMultipliers[row])
    }
    var deviations: [SubsetProblem.Deviation] = []
    for column in columnsOfAgent[agent].map(Int.init) {
      var reduced =
        Int128(scale) * Int128(problem.columnValue[column]) - itemMultipliers[Int(itemOfColumn[column])]
      var use = [Int64](repeating: 0, count: rows.count)
      for entry in problem.entries(of: column) {
        let row = Int(problem.entryRow[entry])
        reduced -= Int128(rowMultipliers[row]) * Int128(problem.entryCoefficient[entry])
        if let lane = rows.firstIndex(of: row) { use[lane] = problem.entryCoefficient[entry] }
      }
      if reduced > 0 {
        relaxed += reduced
        for lane in lanes.indices { lanes[lane].activity += Int128(use[lane]) }
        for lane in use.indices { use[lane] = -use[lane] }
      }
      deviations.append(.init(loss: reduced < 0 ? -reduced : reduced, use: use))
    }
    return SubsetProblem(relaxed: relaxed, rows: lanes, deviations: deviations)
  }

  /// All reasons why the figures do not prove the bound they claim.
  static func faults(in part: AgentCertificate, of problem: AssignmentProblem, claim: Certificate.Claim)
    -> [AgentCertificateRefusal]
  {
    let form = formFaults(in: part, of: problem, claim: claim)
    guard form.isEmpty else { return form }
    let bound = AgentBound(
      problem: problem, scale: part.scale, itemMultipliers: part.itemMultipliers,
      rowMultipliers: part.rowMultipliers)
    var faults: [AgentCertificateRefusal] = []
    for agent in 0..<problem.agentCount {
      let subsets = bound.subsetProblem(agent: agent)
      switch subsets.leastLoss(below: subsets.relaxed - part.maxima[agent], nodeLimit: nodeLimit) {
      case .none: break
      case .found: faults.append(.subsetAboveMaximum(agent: agent))
      case .unfinished: faults.append(.tooManySubsets(agent: agent))
      }
    }
    let proven = bound.total(part.maxima)
    if proven != part.bound { faults.append(.boundNotProven(claimed: part.bound, proven: proven)) }
    return faults
  }

  private static func formFaults(
    in part: AgentCertificate, of problem: AssignmentProblem, claim: Certificate.Claim
  ) -> [AgentCertificateRefusal] {
    guard problem.indicators.isEmpty, claim == .bound else { return [.notApplicable] }
    var faults: [AgentCertificateRefusal] = []
    if part.scale < 1 { faults.append(.scaleBelowOne(part.scale)) }
    for (name, found, expected) in [
      ("item multipliers", part.itemMultipliers.count, problem.itemCount),
      ("row multipliers", part.rowMultipliers.count, problem.rowCount),
      ("maxima", part.maxima.count, problem.agentCount),
    ] where found != expected {
      faults.append(.count(of: name, found: found, expected: expected))
    }
    guard faults.isEmpty else { return faults }
    for (row, multiplier) in part.rowMultipliers.enumerated() where multiplier != 0 {
      let side = problem.rows[row]
      if (multiplier > 0 ? side.upper : side.lower) == nil
        || !MultiplierBox(side, claim: .bound).contains(multiplier, scale: part.scale)
      {
        faults.append(.multiplierOutsideBox(row: row))
      }
    }
    if !sumsFit(part, problem) { faults.append(.sumsTooLarge) }
    return faults
  }

  /// Whether no sum of the formula can leave 128 bits.
  static func sumsFit(_ part: AgentCertificate, _ problem: AssignmentProblem) -> Bool {
    var room = Certificate.largestTotal
    func take(_ a: UInt128, _ b: UInt128) -> Bool {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      guard !overflow, product <= UInt128(room) else { return false }
      room -= Int128(product)
      return true
    }
    guard take(UInt128(part.scale), UInt128(problem.valueReach())) else { return false }
    for (item, multiplier) in part.itemMultipliers.enumerated() {
      guard take(multiplier.magnitude, UInt128(problem.columns(of: item).count + 1)) else { return false }
    }
    for (multiplier, reach) in zip(part.rowMultipliers, problem.rowReach()) {
      guard take(UInt128(multiplier.magnitude), UInt128(reach)) else { return false }
    }
    return part.maxima.allSatisfy { take($0.magnitude, 1) }
  }
}
