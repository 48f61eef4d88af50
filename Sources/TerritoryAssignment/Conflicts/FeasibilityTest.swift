import AssignmentEngine

/// Asks the engine whether some of the demands allow a plan.
struct FeasibilityTest {
  enum Verdict {
    /// A column of the open model for each of its items that keeps every demand asked for.
    case plan([Int32])
    /// There is none; the demands that the proof needs.
    case impossible([Bool], Proof)
    /// A limit came first.
    case undecided
  }

  /// How it is known that there is no plan.
  enum Proof {
    /// Some item may go to nobody.
    case nobody
    /// Multipliers that the verifier has rechecked.
    case multipliers
    /// Exhaustive search.
    case search
  }

  let open: OpenModel
  /// Demands that are to leave a set first.
  let order: [Int]
  let budget: ConflictBudget
  private(set) var tests = 0
  private(set) var counters = WorkCounters()
  /// The last plan found, from which the next test starts.
  private var hint: [Int32]?

  init(_ open: OpenModel, order: [Int], budget: ConflictBudget) {
    self.open = open
    self.order = order
    self.budget = budget
  }

  /// - Parameter share: of the time left, that the test may take.
  mutating func ask(_ kept: [Bool], share: Double) throws -> Verdict {
    let part = try Subproblem(open, keeping: kept)
    guard part.problem.itemCount > 0 else { return .plan(part.freeColumn) }
    var options = budget.options(share: share)
    options.explainsInfeasibility = false
    if let hint { options.start = part.start(near: hint) }
    let result = try Engine.solve(part.problem, options: options, stop: budget.stop)
    tests += 1
    counters.add(result.counters)
    switch result.outcome {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _):
      let columns = part.openColumns(of: plan.assignment)
      hint = columns
      return .plan(columns)
    case .noPlanFound: return .undecided
    case .infeasible(.itemsWithoutColumns(let items), _):
      return .impossible(barring(items, part, kept), .nobody)
    case .infeasible(.exhaustedTree, _): return .impossible(kept, .search)
    case .infeasible(.multipliers(let certificate), _):
      if case .refused(let refusals) = CertificateVerifier.verify(certificate, of: part.problem) {
        throw DisagreementDefect.certificate(refusals.map { "\($0)" })
      }
      return .impossible(used(by: certificate, part, kept), .multipliers)
    }
  }

  /// The demands against the item with the fewest of them.
  private func barring(_ items: [Int], _ part: Subproblem, _ kept: [Bool]) -> [Bool] {
    let sets = items.map { number in
      Set(open.problem.columns(of: part.item[number]).flatMap { open.bars(of: $0).filter { kept[Int($0)] } })
    }
    let fewest = sets.min { $0.count < $1.count } ?? []
    return kept.indices.map { fewest.contains(Int32($0)) }
  }

  /// The demands that a certificate needs: as few as its multipliers alone prove, or, where it rests on couplings
  /// or cuts, all but those of rows, shapes and spreads that it does not use.
  private func used(by certificate: Certificate, _ part: Subproblem, _ kept: [Bool]) -> [Bool] {
    var multipliers = [Int64](repeating: 0, count: open.problem.rowCount)
    for (number, row) in part.row.enumerated() { multipliers[row] = certificate.multipliers[number] }
    let proof = MultiplierProof(open, multipliers: multipliers)
    if let shrunk = proof.shrunk(kept, order: order) { return shrunk }
    var left = kept
    let drop = { (left: inout [Bool], demand: Int32) in if demand >= 0 { left[Int(demand)] = false } }
    for (row, multiplier) in multipliers.enumerated() {
      if multiplier <= 0 { drop(&left, open.upperDemand[row]) }
      if multiplier >= 0 { drop(&left, open.lowerDemand[row]) }
    }
    // The same demand may stand for several rows: those that are used bring it back.
    for (row, multiplier) in multipliers.enumerated() where multiplier != 0 {
      let demand = multiplier > 0 ? open.upperDemand[row] : open.lowerDemand[row]
      if demand >= 0 { left[Int(demand)] = kept[Int(demand)] }
    }
    let usesCuts = zip(certificate.cuts, certificate.multipliers.dropFirst(part.row.count)).contains {
      $1 != 0
    }
    if !usesCuts {
      for demand in open.connectivityDemand + open.spreadDemand { drop(&left, demand) }
    }
    return left
  }
}

/// What the search for a conflict may still spend.
struct ConflictBudget: Sendable {
  var deadline: ContinuousClock.Instant?
  /// Most moves of the search and nodes of the proof for one question.
  var workEach: Int64
  var threads: Int
  var seed: UInt64
  let stop: StopSignal

  var isSpent: Bool { stop.isSet || deadline.map { ContinuousClock.now >= $0 } ?? false }

  /// - Parameter share: of the time left.
  func options(share: Double, gap: Double = 0) -> SolveOptions {
    let seconds = deadline.map { max(0, ContinuousClock.now.duration(to: $0) / .seconds(1)) * share }
    return SolveOptions(
      timeLimitSeconds: seconds, workLimit: workEach, relativeGap: gap, seed: seed, threads: threads)
  }

  /// The same with an earlier end, after a share of the time left.
  func part(_ share: Double) -> ConflictBudget {
    var part = self
    part.deadline = deadline.map { end in
      let now = ContinuousClock.now
      return now.advanced(by: max(.zero, now.duration(to: end)) * share)
    }
    return part
  }
}
