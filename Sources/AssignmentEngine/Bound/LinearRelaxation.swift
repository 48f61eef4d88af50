internal import GLPK

/// The optimum of the linear relaxation over all pairs (for tied groups: over all joint choices), by a
/// restricted master that starts from good multipliers and holds its own in a box around them.
///
/// Columns far from their item's best under good multipliers cannot be in an optimal basis, so the master
/// begins with few; each round prices every pair and adds what would enter. The dual function at the
/// master's multipliers bounds from above whether or not the rounds come to an end.
struct LinearRelaxation {
  /// Columns beyond each owner's best that the master starts with: this many a row, plus a few.
  static let startColumnsPerRow = 15
  /// Reach of the first box around the start, in scaled units.
  static let firstReach = 0.05
  /// The same where the relaxation begins with the columns of an earlier optimum.
  static let warmReach = 0.5
  /// Simplex iterations between two looks at stop and deadline.
  static let sliceIterations = 100
  /// Columns of one owner added in a round.
  static let columnsPerRound = 3
  /// Joint choices of a small cell that may be among the first columns.
  static let startChoices = 12

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
    /// The optimum over the pairs; empty where no master was solved.
    var point = FractionalPoint()
    var rounds = 0
    var simplexIterations = 0
    /// Where a relaxation of the same problem with more rows may begin; nil where no master was solved.
    var warmth: Warmth?
    /// Columns looked at while the first were chosen and in the rounds' pricing.
    var columnsPriced: Int64 = 0
  }

  /// The master's last optimum, and its joint choices by their numbers.
  struct Warmth: Sendable {
    var master: RestrictedMaster.Warmth
    fileprivate var jointChoices: [[Int32]]
  }

  private let scaled: ScaledProblem
  private let threads: Int
  private let chunks: ItemChunks
  private var pricing: GroupPricing
  private var master: RestrictedMaster
  private var inMaster: [Bool]
  /// Joint choices that the master has, and the numbers it knows them by.
  private var known: Set<[Int32]> = []
  private var jointChoices: [[Int32]] = []

  private init(_ scaled: ScaledProblem, threads: Int) {
    self.scaled = scaled
    self.threads = threads
    chunks = ItemChunks(itemCount: scaled.cells.groups.singles.count)
    pricing = GroupPricing(scaled)
    master = RestrictedMaster(
      rows: scaled.rows, owners: scaled.cells.groups.singles.count + scaled.cells.groups.tied.count)
    inMaster = [Bool](repeating: false, count: scaled.problem.columnCount)
  }

  /// Solves from good multipliers and the dual value they give; returns within a slice of a stop or deadline.
  ///
  /// - Parameter warmth: of the same problem with fewer rows, whose multipliers `start` begins with.
  static func solve(
    _ scaled: ScaledProblem, from start: [Double], bound: Double, warmth: Warmth? = nil, threads: Int = 1,
    stop: StopSignal, deadline: ContinuousClock.Instant?
  ) throws -> Result {
    try Session.run(SessionOptions(cancellation: stop.cancellation)) { session in
      var relaxation = LinearRelaxation(scaled, threads: threads)
      let options = SimplexOptions(
        pricing: .steepestEdge, deadline: deadline, cancellation: stop.cancellation,
        sliceIterations: sliceIterations)
      return try relaxation.run(session, options, start: start, bound: bound, warmth: warmth, stop: stop)
    }
  }

  private mutating func run(
    _ session: Session, _ options: SimplexOptions, start: [Double], bound: Double, warmth: Warmth?,
    stop: StopSignal
  ) throws -> Result {
    var result = Result(
      multipliers: start, bound: bound, isOptimal: false, violation: 0, rounded: [])
    var box = MultiplierBounds(
      around: start, rows: scaled.rows, reach: warmth == nil ? Self.firstReach : Self.warmReach)
    if let warmth {
      fill(warmth)
    } else {
      fill(start)
      result.columnsPriced += Int64(scaled.problem.columnCount)
      master.crash(box)
    }
    var shares: [Double] = []
    var options = options
    // After new rows the last basis is dual feasible, after new columns primal feasible.
    if warmth != nil { options.method = .dualThenPrimal }
    while !stop.isSet {
      guard
        let optimum = try master.solve(
          in: session, box: box, options: options, iterations: &result.simplexIterations)
      else { break }
      options.method = .primal
      result.rounds += 1
      result.columnsPriced += Int64(scaled.problem.columnCount)
      result.rounded = rounded(optimum.shares)
      shares = optimum.shares
      result.violation = box.violation(optimum)
      let y = scaled.rows.indices.map { row in
        min(max(optimum.multipliers[row], box.least[row]), box.largest[row])
      }
      let (dual, added) = price(y, optimum.ownerValue)
      if dual < result.bound {
        result.bound = dual
        result.multipliers = y
      }
      let isMet = result.bound - optimum.value <= 1e-10 * max(1, abs(optimum.value))
      if added > 0 && !isMet { continue }
      // Optimal within the box: it opens where it is touched.
      if box.widen(optimum) > 0 { continue }
      result.isOptimal = result.violation <= 1e-7
      break
    }
    result.point = point(shares)
    if !shares.isEmpty {
      result.warmth = Warmth(master: master.warmth, jointChoices: jointChoices)
    }
    return result
  }

  /// The first columns: each owner's best, and the closest others.
  private mutating func fill(_ y: [Double]) {
    var closest = ClosestColumns(wanted: Self.startColumnsPerRow * scaled.rows.count + 100)
    let best = scaled.prices(y).withPass { pass in
      scaled.cells.groups.singles.enumerated().map { owner, item in
        let best = pass.best(of: Int(item))
        for column in pass.columns(of: Int(item)) where column != best.column {
          closest.offer(distance: best.value - pass[column], column: column, owner: owner)
        }
        return Int32(best.column)
      }
    }
    for (owner, column) in best.enumerated() { add(Int(column), owner: owner) }
    let others = offerChoices(y, to: &closest)
    for candidate in closest.sorted() {
      let owner = Int(candidate.owner)
      if owner < best.count {
        add(Int(candidate.column), owner: owner)
      } else {
        addJoint(others[Int(candidate.column)], group: owner - best.count)
      }
    }
  }

  /// Adds each group's best joint choice and offers others, by their numbers in the list returned. A group
  /// without a legal choice has none; the dual function then shows that there is no plan.
  private mutating func offerChoices(_ y: [Double], to closest: inout ClosestColumns) -> [[Int32]] {
    var others: [[Int32]] = []
    pricing.setPrices(y)
    for group in 0..<pricing.count {
      _ = pricing.list(group, most: Self.startChoices)
      for number in 0..<pricing.listedCount(group) {
        let choice = pricing.listed(number, of: group)
        guard number > 0 else {
          addJoint(Array(choice.columns), group: group)
          continue
        }
        closest.offer(
          distance: choice.distance, column: others.count, owner: scaled.cells.groups.singles.count + group)
        others.append(Array(choice.columns))
      }
    }
    return others
  }

  /// The columns and the basis of an earlier optimum.
  private mutating func fill(_ warmth: Warmth) {
    let singles = scaled.cells.groups.singles.count
    for column in 0..<warmth.master.columns.count {
      let (owner, choice) = (Int(warmth.master.columns.owner[column]), warmth.master.columns.choice[column])
      if owner < singles {
        add(Int(choice), owner: owner)
      } else {
        addJoint(warmth.jointChoices[Int(choice)], group: owner - singles)
      }
    }
    master.start(from: warmth.master)
  }

  private mutating func add(_ column: Int, owner: Int) {
    inMaster[column] = true
    let use = scaled.problem.entries(of: column).lazy.map { [scaled] entry in
      (row: Int(scaled.problem.entryRow[entry]), amount: scaled.coefficient(entry))
    }
    master.add(owner: owner, choice: Int32(column), value: scaled.value(column), use: use)
  }

  /// Adds a joint choice; false where the master has it.
  @discardableResult
  private mutating func addJoint(_ choice: [Int32], group: Int) -> Bool {
    guard choice.allSatisfy({ $0 >= 0 }), known.insert(choice).inserted else { return false }
    master.add(
      owner: scaled.cells.groups.singles.count + group, choice: Int32(jointChoices.count),
      value: pricing.value(of: choice[...]), use: pricing.use(of: choice[...]))
    jointChoices.append(choice)
    return true
  }

  /// What one stretch of items gives in a round of pricing.
  private struct Entering: Sendable {
    var dual = 0.0
    var columns: [(column: Int32, owner: Int32)] = []
  }

  /// Dual value at `y`; adds the columns that reach more than their owner does in the master.
  private mutating func price(_ y: [Double], _ ownerValue: [Double]) -> (dual: Double, added: Int) {
    var dual = scaled.constant
    for (row, multiplier) in y.enumerated() { dual += scaled.rows[row].dualTerm(multiplier) }
    var added = 0
    for entering in priceSingles(y, ownerValue) {
      dual += entering.dual
      for (column, owner) in entering.columns { add(Int(column), owner: Int(owner)) }
      added += entering.columns.count
    }
    pricing.setPrices(y)
    for group in 0..<pricing.count {
      let least = ownerValue[scaled.cells.groups.singles.count + group] + 1e-9
      let best = pricing.list(group, most: Self.columnsPerRound).value
      dual += best
      for number in 0..<pricing.listedCount(group) {
        let choice = pricing.listed(number, of: group)
        guard best - choice.distance > least else { break }
        if addJoint(Array(choice.columns), group: group) { added += 1 }
      }
    }
    return (dual, added)
  }

  /// One stretch of items after the other, priced on several threads.
  private func priceSingles(_ y: [Double], _ ownerValue: [Double]) -> [Entering] {
    var found = [Entering](repeating: Entering(), count: chunks.ranges.count)
    let singles = scaled.cells.groups.singles
    let prices = scaled.prices(y)
    found.withUnsafeMutableBufferPointer { found in
      nonisolated(unsafe) let found = found
      prices.withPass { pass in
        nonisolated(unsafe) let pass = pass
        chunks.forEach(threads: threads) { chunk, owners in
          var entering = Entering()
          for owner in owners {
            let item = Int(singles[owner])
            let best = pass.best(of: item).value
            entering.dual += best
            let least = ownerValue[owner] + 1e-9
            guard best > least else { continue }
            let better = pass.columns(of: item).filter { !inMaster[$0] && pass[$0] > least }
              .sorted { (pass[$1], $0) < (pass[$0], $1) }
            for column in better.prefix(Self.columnsPerRound) {
              entering.columns.append((Int32(column), Int32(owner)))
            }
          }
          found[chunk] = entering
        }
      }
    }
    return found
  }

  /// The pairs and activities of a mixture of the master's choices.
  private func point(_ shares: [Double]) -> FractionalPoint {
    var share = [Double](repeating: 0, count: scaled.problem.columnCount)
    var point = FractionalPoint()
    point.activity = [Double](repeating: 0, count: scaled.rows.count)
    for column in shares.indices where shares[column] > 0 {
      let choice = Int(master.columns.choice[column])
      let isSingle = Int(master.columns.owner[column]) < scaled.cells.groups.singles.count
      for taken in isSingle ? [Int32(choice)] : jointChoices[choice] {
        share[Int(taken)] += shares[column]
      }
      for (row, amount) in master.columns.use(of: column) {
        point.activity[row] += shares[column] * amount / scaled.scaling.row[row]
      }
    }
    for column in share.indices where share[column] > 0 {
      point.columns.append(Int32(column))
      point.shares.append(share[column])
    }
    return shares.isEmpty ? FractionalPoint() : point
  }

  /// The column of every item in the choice with the largest share.
  private func rounded(_ shares: [Double]) -> [Int32] {
    let singles = scaled.cells.groups.singles.count
    var largest = [Int32](repeating: -1, count: singles + scaled.cells.groups.tied.count)
    for column in 0..<master.columns.count {
      let owner = Int(master.columns.owner[column])
      if largest[owner] < 0 || shares[column] > shares[Int(largest[owner])] { largest[owner] = Int32(column) }
    }
    var result = [Int32](repeating: -1, count: scaled.problem.itemCount)
    for (owner, column) in largest.enumerated() where column >= 0 {
      let choice = master.columns.choice[Int(column)]
      if owner < singles {
        result[Int(scaled.cells.groups.singles[owner])] = choice
      } else {
        let group = scaled.cells.groups.tied[owner - singles]
        for (slot, item) in group.items.enumerated() { result[Int(item)] = jointChoices[Int(choice)][slot] }
      }
    }
    return result
  }
}
