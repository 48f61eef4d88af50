/// Rechecks a `BranchCertificate` from the problem's data alone. Written from the text there; shares no code
/// with the search.
struct BranchCertificateVerifier {
  private let problem: AssignmentProblem
  private let certificate: BranchCertificate
  private let data: CapacityData
  /// A bound above this closes a node: scale (T - 1).
  private let limit: Int64

  /// What stands between the certificate and its claim; nil where it holds.
  static func refusal(of certificate: BranchCertificate, for problem: AssignmentProblem) -> BranchRefusal? {
    guard let data = CapacityData(problem) else { return .otherShape }
    guard certificate.scale >= 1, certificate.scale <= 1 << 20 else { return .outOfRange }
    return BranchCertificateVerifier(problem, certificate, data).run()
  }

  private init(_ problem: AssignmentProblem, _ certificate: BranchCertificate, _ data: CapacityData) {
    self.problem = problem
    self.certificate = certificate
    self.data = data
    // T; no plan loses more than `largestLoss`, so a larger T says no more than one above it.
    let missing = data.ceiling - certificate.bound
    let least = missing <= 0 ? 0 : (missing + data.step - 1) / data.step
    limit = certificate.scale * (Int64(min(least, Int128(data.largestLoss) + 1)) - 1)
  }

  private func run() -> BranchRefusal? {
    var next = 0
    var vector = 0
    // Nodes still to be checked, the next one last.
    var open = [BranchNode(data)]
    while var node = open.popLast() {
      guard next < certificate.nodes.count else { return .malformed(node: next) }
      let stated = certificate.nodes[next]
      let index = next
      next += 1
      let vectorsLeft = certificate.multipliers.count / problem.itemCount - vector
      guard stated.vectors >= 0, stated.vectors <= vectorsLeft else { return .malformed(node: index) }
      for number in vector..<(vector + stated.vectors) where !node.isClosed {
        let range = number * problem.itemCount..<(number + 1) * problem.itemCount
        guard fits(certificate.multipliers[range]) else { return .outOfRange }
        node.apply(Array(certificate.multipliers[range]), data, scale: certificate.scale, limit: limit)
      }
      vector += stated.vectors
      if node.isComplete, certificate.scale * node.loss > limit { node.isClosed = true }
      if stated.columns.isEmpty {
        if !node.isClosed { return .open(node: index) }
        continue
      }
      if let fault = branch(node, on: stated.columns, index: index, into: &open) { return fault }
    }
    guard next == certificate.nodes.count, vector * problem.itemCount == certificate.multipliers.count else {
      return .malformed(node: next)
    }
    return nil
  }

  /// Puts the children on the stack. Those of a node that is closed, or that take a column already removed, are
  /// closed as well; they stay in the list, because the nodes below them are stated.
  private func branch(
    _ node: BranchNode, on columns: [Int32], index: Int, into open: inout [BranchNode]
  ) -> BranchRefusal? {
    guard columns.allSatisfy({ $0 >= 0 && Int($0) < problem.columnCount }) else {
      return .malformed(node: index)
    }
    let item = Int(data.item[Int(columns[0])])
    guard columns.count <= data.columnsOfItem[item].count,
      columns.allSatisfy({ Int(data.item[Int($0)]) == item })
    else { return .malformed(node: index) }
    if !node.isClosed {
      for column in problem.columns(of: item)
      where node.isPossible[column] && !columns.contains(Int32(column)) {
        return .missingChild(node: index, column: column)
      }
    }
    for column in columns.reversed() {
      var child = node
      if node.isClosed || !node.isPossible[Int(column)] {
        child.isClosed = true
      } else {
        for other in problem.columns(of: item) where other != Int(column) { child.remove(other, data) }
        child.conclude(data)
      }
      open.append(child)
    }
    return nil
  }

  /// Whether no sum over items and agents can leave 64 bits.
  private func fits(_ vector: ArraySlice<Int64>) -> Bool {
    var reach = Int128(certificate.scale) * Int128(data.largestLoss)
    for multiplier in vector { reach += Int128(multiplier.magnitude) }
    return reach * Int128(2 * problem.agentCount + 2) < 1 << 62
  }
}

/// Losses, weights and capacities of a problem with one hard capacity an agent.
struct CapacityData {
  var item: [Int32]
  var agent: [Int32]
  var loss: [Int64] = []
  var weight: [Int] = []
  var capacity: [Int] = []
  var columnsOfItem: [Range<Int>] = []
  var columnsOfAgent: [[Int]]
  /// Worth of a plan that loses nothing, and worth of a unit of loss.
  var ceiling: Int128
  var step: Int128 = 1
  /// Sum over items of the largest loss.
  var largestLoss: Int64 = 0

  /// Most cells (columns x capacity) of one agent's dynamic program.
  static let cellLimit = 1 << 25

  init?(_ problem: AssignmentProblem) {
    guard problem.itemCount > 0, problem.couplings.isEmpty, problem.indicators.isEmpty else { return nil }
    item = problem.columnItems()
    agent = problem.columnAgent
    ceiling = Int128(problem.constant)
    columnsOfItem = (0..<problem.itemCount).map { problem.columns(of: $0) }
    columnsOfAgent = [[Int]](repeating: [], count: problem.agentCount)
    for column in 0..<problem.columnCount { columnsOfAgent[Int(agent[column])].append(column) }
    guard setLosses(problem), setCapacities(problem) else { return nil }
  }

  private mutating func setLosses(_ problem: AssignmentProblem) -> Bool {
    var divisor: Int128 = 0
    var behind: [Int128] = []
    for columns in columnsOfItem {
      guard let best = columns.lazy.map({ problem.columnValue[$0] }).max() else { return false }
      ceiling += Int128(best)
      for column in columns {
        behind.append(Int128(best) - Int128(problem.columnValue[column]))
        divisor = Self.commonDivisor(divisor, behind[column])
      }
    }
    step = max(1, divisor)
    var total: Int128 = 0
    for columns in columnsOfItem { total += columns.reduce(0) { max($0, behind[$1]) } / step }
    guard total < 1 << 50 else { return false }
    largestLoss = Int64(total)
    loss = behind.map { Int64($0 / step) }
    return true
  }

  private mutating func setCapacities(_ problem: AssignmentProblem) -> Bool {
    let rows = problem.rows
    guard rows.allSatisfy({ $0.excessPrice == nil && ($0.lower ?? 0) <= 0 && ($0.upper ?? -1) >= 0 }) else {
      return false
    }
    weight = [Int](repeating: 0, count: problem.columnCount)
    var ownerOfRow = [Int](repeating: -1, count: rows.count)
    for (agent, columns) in columnsOfAgent.enumerated() {
      var (row, divisor, total): (Int?, Int128, Int128) = (nil, 0, 0)
      for column in columns {
        let entries = problem.entries(of: column)
        guard let entry = entries.first else { continue }
        let ownRow = Int(problem.entryRow[entry])
        guard entries.count == 1, row == nil || row == ownRow, problem.entryCoefficient[entry] > 0,
          ownerOfRow[ownRow] == -1 || ownerOfRow[ownRow] == agent
        else { return false }
        row = ownRow
        ownerOfRow[ownRow] = agent
        weight[column] = Int(problem.entryCoefficient[entry])
        total += Int128(weight[column])
        divisor = Self.commonDivisor(divisor, Int128(weight[column]))
      }
      let common = Int(max(1, divisor))
      for column in columns { weight[column] /= common }
      let upper = row.map { min(Int128(rows[$0].upper!), total) } ?? 0
      let (cells, overflow) = (columns.count + 1).multipliedReportingOverflow(by: Int(upper) / common + 1)
      guard !overflow, cells <= Self.cellLimit else { return false }
      capacity.append(Int(upper) / common)
    }
    return true
  }

  private static func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
