public import AssignmentEngine
public import TerritoryPlanning

/// Explains why rules allow no plan: the smallest set of demands in conflict, and what to concede.
///
/// `docs/formulations/conflicts.md` gives the method and its figures.
public struct ConflictFinder: Sendable {
  /// What an explanation may take.
  public struct Limits: Sendable, Equatable {
    /// Wall-clock seconds for all of it; nil for no limit. Without, the explanation does not depend on the machine.
    public var seconds: Double?
    /// Most moves of the search and nodes of the proof that one question to the engine may take.
    public var workEach: Int64
    public var threads: Int
    public var seed: UInt64

    public static let usualWork: Int64 = 2_000_000

    public init(
      seconds: Double? = 25, workEach: Int64 = usualWork, threads: Int = 1, seed: UInt64 = 1
    ) {
      self.seconds = seconds
      self.workEach = workEach
      self.threads = threads
      self.seed = seed
    }
  }

  /// Share of the time that finding the conflict may take, and a single test of what is then left.
  private static let conflictShare = 0.55
  private static let testShare = 0.5

  private let planner: TerritoryPlanner
  private let prices: ConcessionPrices

  /// - Throws: as `TerritoryPlanner`.
  public init(
    context: PlanningContext, rules: [any Rule], objective: Objective = .netRevenue,
    prices: ConcessionPrices = ConcessionPrices()
  ) throws {
    self.init(try TerritoryPlanner(context: context, rules: rules, objective: objective), prices: prices)
  }

  /// Explains a planner's own rules.
  public init(_ planner: TerritoryPlanner, prices: ConcessionPrices = ConcessionPrices()) {
    self.planner = planner
    self.prices = prices
  }

  /// The explanation, or nil where the rules allow a plan. Blocking.
  ///
  /// - Throws: `ProblemFaults` where the figures with every pair open exceed what the engine accepts,
  ///   `DisagreementDefect`, or a broken solver's error.
  public func explain(_ limits: Limits = Limits(), stop: StopSignal = StopSignal()) throws -> Impasse? {
    let begin = ContinuousClock.now
    let budget = ConflictBudget(
      deadline: limits.seconds.map { begin.advanced(by: .seconds($0)) }, workEach: limits.workEach,
      threads: limits.threads, seed: limits.seed, stop: stop)
    var search = try ConflictSearch(planner, budget: budget.part(Self.conflictShare))
    let conflict: Conflict?
    switch try search.conflict(testShare: Self.testShare) {
    case .planExists: return nil
    case .found(let found): conflict = found
    case .undecided: conflict = nil
    }
    let elastic = ElasticRules(
      context: planner.context, hard: planner.requirements.hardOnly,
      points: ConcessionPoints(prices, in: planner.context))
    let ways = WayOutSearch(
      elastic: elastic, planner: planner, conflict: Set(conflict?.demands ?? []), budget: budget)
    return Impasse(conflict: conflict, waysOut: try ways.ways())
  }
}

/// The way from all rules to a conflict.
private struct ConflictSearch {
  enum Finding {
    case planExists
    case found(Conflict)
    case undecided
  }

  private let open: OpenModel
  private let lists: RowLists
  private let budget: ConflictBudget
  private var tester: FeasibilityTest
  private var proof = Conflict.Proof.search
  /// Demands that are known to be needed.
  private var needed: Set<Int> = []

  init(_ planner: TerritoryPlanner, budget: ConflictBudget) throws {
    open = try OpenModel(context: planner.context, requirements: planner.requirements)
    lists = RowLists(open.problem)
    self.budget = budget
    tester = FeasibilityTest(open, order: Self.order(open.demands), budget: budget)
  }

  mutating func conflict(testShare: Double) throws -> Finding {
    let all = [Bool](repeating: true, count: open.demands.count)
    switch try tester.ask(all, share: 1) {
    case .plan: return .planExists
    case .undecided: return .undecided
    case .impossible(let used, let proof):
      self.proof = proof.evidence
      let first = tester.order.filter { used[$0] }
      let result = try DeletionFilter.minimal(first) { kept, out in
        try self.test(kept, out, share: testShare)
      }
      return .found(conflict(result))
    }
  }

  /// Demands in the order in which they are to leave: what people are able to do, then kinds of demands that
  /// there are many of, so that the conflict that is left says something and is short.
  private static func order(_ demands: [Demand]) -> [Int] {
    struct Kind: Hashable {
      var rule: String
      var part: Demand.Part
    }
    var sizes: [Kind: Int] = [:]
    for demand in demands { sizes[Kind(rule: demand.rule, part: demand.part), default: 0] += 1 }
    let size = demands.map { sizes[Kind(rule: $0.rule, part: $0.part)] ?? 0 }
    return demands.indices.sorted { a, b in
      let (first, second) = (demands[a].isDeep, demands[b].isDeep)
      if first != second { return first }
      return size[a] == size[b] ? a < b : size[a] > size[b]
    }
  }

  private mutating func test(_ kept: [Int], _ out: [Int], share: Double) throws -> DeletionFilter.Verdict {
    guard !budget.isSpent else { return .undecided }
    switch try tester.ask(flags(kept), share: share) {
    case .undecided: return .undecided
    case .impossible(let used, let proof):
      self.proof = proof.evidence
      return .impossible(needed: Set(used.indices.lazy.filter { used[$0] }))
    case .plan(let columns):
      let transfer = WitnessTransfer(
        open: open, lists: lists, kept: flags(kept + out), budget: budget)
      let broken = transfer.broken(by: columns)
      guard let only = broken.first, broken.count == 1 else { return .plan(alone: []) }
      needed.insert(only)
      let targets = (kept + out).filter { !needed.contains($0) }
      let reached = transfer.reached(from: columns, breaking: only, targets: targets)
      needed.formUnion(reached)
      return .plan(alone: [only] + reached)
    }
  }

  private func flags(_ numbers: [Int]) -> [Bool] {
    var flags = [Bool](repeating: false, count: open.demands.count)
    for number in numbers { flags[number] = true }
    return flags
  }

  private func conflict(_ result: DeletionFilter.Result) -> Conflict {
    Conflict(
      demands: result.demands.map { open.demands[$0] }, proof: proof,
      minimality: result.open.isEmpty ? .proven : .open(result.open.map { open.demands[$0] }),
      shortfall: open.shortfall(of: result.demands), tests: tester.tests)
  }
}

extension FeasibilityTest.Proof {
  fileprivate var evidence: Conflict.Proof {
    switch self {
    case .nobody: .nobody
    case .multipliers: .multipliers
    case .search: .search
    }
  }
}
