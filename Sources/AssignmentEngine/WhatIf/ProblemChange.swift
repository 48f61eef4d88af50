/// A question to a solved problem: what if some pairs had to hold, others could not, or rows had other bounds?
public struct ProblemChange: Sendable, Equatable {
  /// An item and an agent; all their columns where they have several.
  public struct Pair: Sendable, Hashable {
    public var item: Int
    public var agent: Int
    public init(item: Int, agent: Int) {
      self.item = item
      self.agent = agent
    }
  }

  /// Bounds of a row in the place of its own, in units of the row.
  public struct Bounds: Sendable, Equatable {
    public var row: Int
    public var lower: Int64?
    public var upper: Int64?
    public init(row: Int, lower: Int64?, upper: Int64?) {
      self.row = row
      self.lower = lower
      self.upper = upper
    }
  }

  /// Pairs that must hold.
  public var fixed: [Pair]
  /// Pairs that may not.
  public var excluded: [Pair]
  /// Rows with other bounds. A bound that is new is hard, one that goes takes its price with it.
  public var bounds: [Bounds]

  public init(fixed: [Pair] = [], excluded: [Pair] = [], bounds: [Bounds] = []) {
    self.fixed = fixed
    self.excluded = excluded
    self.bounds = bounds
  }

  /// The item goes to the agent.
  public static func fixing(_ item: Int, to agent: Int) -> ProblemChange {
    ProblemChange(fixed: [Pair(item: item, agent: agent)])
  }

  /// The item goes to somebody other than the agent.
  public static func excluding(_ item: Int, from agent: Int) -> ProblemChange {
    ProblemChange(excluded: [Pair(item: item, agent: agent)])
  }
}

/// What is wrong with a change, or with the plan and the certificate that it starts from.
public enum ProblemChangeFault: Error, Sendable, Equatable, CustomStringConvertible {
  case unknownItem(Int)
  case unknownAgent(Int)
  case unknownRow(Int)
  /// The change gives the row bounds twice.
  case repeatedRow(Int)
  case crossedBounds(row: Int, lower: Int64, upper: Int64)
  case malformedPlan(AssignmentFault)
  case illegalPlan
  /// The certificate speaks of another problem, or claims that there is no plan.
  case foreignCertificate
  case planAboveBound(objective: Int128, bound: Int128)

  public var description: String {
    switch self {
    case .unknownItem(let item): "the change names item \(item), which does not exist"
    case .unknownAgent(let agent): "the change names agent \(agent), which does not exist"
    case .unknownRow(let row): "the change names row \(row), which does not exist"
    case .repeatedRow(let row): "the change gives row \(row) bounds twice: give them once"
    case .crossedBounds(let row, let lower, let upper):
      "the change gives row \(row) the lower bound \(lower) above the upper bound \(upper)"
    case .malformedPlan(let fault): "the plan is not an assignment of this problem: \(fault)"
    case .illegalPlan: "the plan breaks a rule of the problem: only legal plans can be asked about"
    case .foreignCertificate: "the certificate does not bound this problem: give the one made with the plan"
    case .planAboveBound(let objective, let bound):
      "the plan is worth \(objective), above the certificate's bound \(bound): one of them is wrong"
    }
  }
}

/// All that is wrong, at once.
public struct ProblemChangeFaults: Error, Sendable, Equatable, CustomStringConvertible {
  public var faults: [ProblemChangeFault]
  public init(faults: [ProblemChangeFault]) { self.faults = faults }
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension ProblemChange {
  func faults(in problem: AssignmentProblem) -> [ProblemChangeFault] {
    var faults: [ProblemChangeFault] = []
    for pair in fixed + excluded {
      if !(0..<problem.itemCount).contains(pair.item) { faults.append(.unknownItem(pair.item)) }
      if !(0..<problem.agentCount).contains(pair.agent) { faults.append(.unknownAgent(pair.agent)) }
    }
    var seen: Set<Int> = []
    for bounds in bounds {
      if !(0..<problem.rowCount).contains(bounds.row) { faults.append(.unknownRow(bounds.row)) }
      if !seen.insert(bounds.row).inserted { faults.append(.repeatedRow(bounds.row)) }
      if let lower = bounds.lower, let upper = bounds.upper, lower > upper {
        faults.append(.crossedBounds(row: bounds.row, lower: lower, upper: upper))
      }
    }
    return faults
  }
}
