internal import GLPK

/// The optimum of the linear relaxation over all pairs (for tied groups: over all joint choices), by a
/// restricted master that starts from the volume method's multipliers.
///
/// Columns far from their item's best under good multipliers cannot be in an optimal basis, so the master
/// begins with few; each round prices every pair and adds what would enter. The dual function at the
/// master's multipliers bounds from above whether or not the rounds come to an end.
struct LinearRelaxation {
  /// Columns beyond each owner's best that the master starts with: this many a row, plus a few.
  static let startColumnsPerRow = 15
  /// Columns of one item added in a round.
  static let columnsPerRound = 3
  /// Penalty of violation in multiples of the largest multiplier: at first, and at most.
  static let penalties: [Double] = [4, 64, 4096, 1_048_576]

  /// What is known about the relaxation when it stops.
  struct Result: Sendable {
    /// Best multipliers found, scaled, and the dual value they give.
    var multipliers: [Double]
    var bound: Double
    /// Whether master and dual function met.
    var isOptimal: Bool
    /// Scaled violation that the relaxation needs, where it found no way without.
    var violation: Double
    /// The column of each item with the largest share; empty where no master was solved.
    var rounded: [Int32]
    var rounds = 0
    var simplexIterations = 0
  }

  private let scaled: ScaledProblem
  private var pricing: GroupPricing
  private var master: RestrictedMaster
  private var inMaster: [Bool]
  private var known: Set<[Int32]> = []

  private init(_ scaled: ScaledProblem) {
    self.scaled = scaled
    pricing = GroupPricing(scaled)
    master = RestrictedMaster(
      rows: scaled.rows, owners: scaled.groups.singles.count + scaled.groups.tied.count)
    inMaster = [Bool](repeating: false, count: scaled.problem.columnCount)
  }

  /// Solves from the volume method's multipliers; returns within a slice of a stop or deadline.
  static func solve(
    _ scaled: ScaledProblem, from start: [Double], bound: Double, stop: StopSignal,
    deadline: ContinuousClock.Instant?
  ) throws -> Result {
    try Session.run(SessionOptions(cancellation: stop.cancellation)) { session in
      var relaxation = LinearRelaxation(scaled)
      let options = SimplexOptions(
        pricing: .steepestEdge, deadline: deadline, cancellation: stop.cancellation, sliceIterations: 200)
      return try relaxation.run(session, options, start: start, bound: bound, stop: stop)
    }
  }

  private mutating func run(
    _ session: Session, _ options: SimplexOptions, start: [Double], bound: Double, stop: StopSignal
  ) throws -> Result {
    var result = Result(
      multipliers: start, bound: bound, isOptimal: false, violation: 0, rounded: [])
    fill(start)
    let unit = max(1, start.map(abs).max() ?? 0)
    var level = 0
    while !stop.isSet {
      let penalty = [Double](repeating: unit * Self.penalties[level], count: scaled.rows.count)
      guard let optimum = try master.solve(in: session, penalty: penalty, options: options) else { break }
      result.rounds += 1
      result.simplexIterations += optimum.iterations
      result.rounded = rounded(optimum.shares)
      result.violation = optimum.violation
      let y = optimum.multipliers.indices.map { row in
        min(
          max(optimum.multipliers[row], scaled.rows[row].leastMultiplier), scaled.rows[row].largestMultiplier)
      }
      let (dual, added) = price(y, optimum.ownerValue)
      if dual < result.bound {
        result.bound = dual
        result.multipliers = y
      }
      if added > 0 && result.bound - optimum.value > 1e-10 * max(1, abs(optimum.value)) { continue }
      guard optimum.violation > 1e-7, level + 1 < Self.penalties.count else {
        result.isOptimal = optimum.violation <= 1e-7
        break
      }
      level += 1
    }
    return result
  }

  /// The first columns: each owner's best, and the closest others.
  private mutating func fill(_ y: [Double]) {
    let priced = scaled.pricedValues(y)
    var near: [(distance: Double, column: Int32, owner: Int)] = []
    for (owner, item) in scaled.groups.singles.enumerated() {
      let range = scaled.problem.columns(of: Int(item))
      guard let best = range.max(by: { priced[$0] < priced[$1] }) else { continue }
      add(best, owner: owner)
      for column in range where column != best {
        near.append((priced[best] - priced[column], Int32(column), owner))
      }
    }
    let count = min(near.count, Self.startColumnsPerRow * scaled.rows.count + 100)
    near.sort { ($0.distance, $0.column) < ($1.distance, $1.column) }
    for candidate in near.prefix(count) { add(Int(candidate.column), owner: candidate.owner) }
    pricing.setPrices(y)
    for group in pricing.oracles.indices {
      _ = pricing.maximise(group)
      addJoint(group)
    }
  }

  private mutating func add(_ column: Int, owner: Int) {
    inMaster[column] = true
    let use = scaled.problem.entries(of: column).map { entry in
      (row: Int(scaled.problem.entryRow[entry]), amount: scaled.coefficient[entry])
    }
    master.add(MasterColumn(owner: owner, choice: [Int32(column)], value: scaled.value[column], use: use))
  }

  /// Adds the group's last maximising choice; false where the master has it.
  @discardableResult
  private mutating func addJoint(_ group: Int) -> Bool {
    let choice = pricing.oracles[group].choice
    guard choice.allSatisfy({ $0 >= 0 }), known.insert(choice).inserted else { return false }
    var use: [(row: Int, amount: Double)] = []
    for entry in pricing.use(of: choice).sorted(by: { $0.row < $1.row }) {
      if let last = use.last, last.row == entry.row {
        use[use.count - 1].amount += entry.amount
      } else {
        use.append(entry)
      }
    }
    master.add(
      MasterColumn(
        owner: scaled.groups.singles.count + group, choice: choice, value: pricing.value(of: choice),
        use: use.filter { $0.amount != 0 }))
    return true
  }

  /// Dual value at `y`; adds the columns that reach more than their owner does in the master.
  private mutating func price(_ y: [Double], _ ownerValue: [Double]) -> (dual: Double, added: Int) {
    var dual = scaled.constant
    for (row, multiplier) in y.enumerated() { dual += scaled.rows[row].dualTerm(multiplier) }
    let priced = scaled.pricedValues(y)
    var added = 0
    for (owner, item) in scaled.groups.singles.enumerated() {
      let range = scaled.problem.columns(of: Int(item))
      var best = -Double.infinity
      for column in range where priced[column] > best { best = priced[column] }
      dual += best
      guard best > ownerValue[owner] + 1e-9 else { continue }
      let entering = range.filter { !inMaster[$0] && priced[$0] > ownerValue[owner] + 1e-9 }
        .sorted { (priced[$1], $0) < (priced[$0], $1) }
      for column in entering.prefix(Self.columnsPerRound) {
        add(column, owner: owner)
        added += 1
      }
    }
    pricing.setPrices(y)
    for group in pricing.oracles.indices {
      let best = pricing.maximise(group).value
      dual += best
      if best > ownerValue[scaled.groups.singles.count + group] + 1e-9, addJoint(group) { added += 1 }
    }
    return (dual, added)
  }

  /// The column of every item in the choice with the largest share.
  private func rounded(_ shares: [Double]) -> [Int32] {
    var result = [Int32](repeating: -1, count: scaled.problem.itemCount)
    for owner in master.columnsOf.indices {
      let candidates = master.columnsOf[owner]
      guard let best = candidates.max(by: { shares[Int($0)] < shares[Int($1)] }) else { continue }
      let choice = master.columns[Int(best)].choice
      if owner < scaled.groups.singles.count {
        result[Int(scaled.groups.singles[owner])] = choice[0]
      } else {
        let group = scaled.groups.tied[owner - scaled.groups.singles.count]
        for (slot, item) in group.items.enumerated() { result[Int(item)] = choice[slot] }
      }
    }
    return result
  }
}
