public import AssignmentEngine
public import TerritoryPlanning

/// What one answered scenario hands to another: its plan, and the prices that its bound found for what is scarce.
///
/// Everything is kept by name, so that it survives changes of the data: what the other scenario does not know is
/// left out, what only it knows begins as without a prior answer. Nothing here is believed: plans are judged and
/// bounds proven anew, so that a prior answer decides how soon an answer is found, never whether it is right.
public struct PriorAnswer: Sendable, Codable, Equatable {
  /// Who holds a duty of an account.
  struct Held: Sendable, Codable, Equatable {
    var account: String
    var duty: String
    /// nil: the pool.
    var representative: String?
    /// Id of the level of visits where plans choose levels.
    var level: String?
  }
  /// The multiplier of a row, in minor units of money a unit of the row; those of 0 are left out.
  struct Price: Sendable, Codable, Equatable {
    var row: String
    var value: Double
  }
  /// What an item pays for something counted once over many items, in minor units of money.
  struct SharePrice: Sendable, Codable, Equatable {
    var indicator: String
    var item: String
    var value: Double
  }

  /// In the order of the items; those that nobody holds are left out.
  private(set) var held: [Held]
  /// Empty where the certificate speaks of another problem than the planner's, as of one stage of several.
  private(set) var prices: [Price]
  /// nil where the bound knew none.
  private(set) var shares: [SharePrice]?

  /// - Parameter planner: the one that found the plan.
  public init(_ plan: CertifiedTerritoryPlan, of planner: TerritoryPlanner) {
    self.init(plan.plan, in: planner.context)
    let problem = planner.translation.problem
    let certificate = plan.certificate
    guard certificate.claim == .bound, certificate.problem == problem.fingerprint else { return }
    let names = ProblemNames(problem)
    let scale = Double(certificate.scale)
    prices = zip(names.rows, certificate.multipliers).compactMap { row, multiplier in
      multiplier == 0 ? nil : Price(row: row, value: Double(multiplier) / scale)
    }
    shares = certificate.shares?.map {
      SharePrice(
        indicator: names.indicators[Int($0.indicator)], item: names.items[Int($0.item)],
        value: Double($0.value) / scale)
    }
  }

  /// A plan alone, such as one from a file.
  public init(_ plan: Plan, in context: PlanningContext) {
    let data = context.data
    held = context.items.indices.compactMap { item in
      guard let holder = plan.holders[item] else { return nil }
      let level = context.level(item: item, in: plan)
      return Held(
        account: data.accounts[context.items[item].account].id,
        duty: data.parameters.duties[context.items[item].duty].id,
        representative: holder == context.pool ? nil : data.representatives[holder.index].id,
        level: context.hasVisitLevels ? data.parameters.visits.levels[level].id : nil)
    }
    prices = []
    shares = nil
  }

  /// The plan in other data: nobody holds what it does not know, what is held by somebody who is gone, or what it
  /// has at a level that the holder cannot give.
  public func plan(in context: PlanningContext) -> Plan { plan(in: context, staffing: nil) }

  /// The same where headcount may be decided: positions without work are left unused.
  func plan(for planner: TerritoryPlanner) -> Plan { plan(in: planner.context, staffing: planner.staffing) }

  private func plan(in context: PlanningContext, staffing: Staffing?) -> Plan {
    let data = context.data
    let representatives = Dictionary(
      uniqueKeysWithValues: data.representatives.enumerated().map { ($1.id, Holder($0)) })
    let levels = Dictionary(
      data.parameters.visits.levels.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var known: [String: Held] = [:]
    for one in held { known["\(one.account) \(one.duty)"] = one }
    var holders = [Holder?](repeating: nil, count: context.items.count)
    var visits = [Int](repeating: context.standardLevel, count: context.items.count)
    for (number, item) in context.items.enumerated() {
      let name = data.accounts[item.account].id + " " + data.parameters.duties[item.duty].id
      guard let one = known[name] else { continue }
      guard let holder = one.representative.map({ representatives[$0] }) ?? Optional(context.pool) else {
        continue
      }
      let level = one.level.flatMap { levels[$0] } ?? context.standardLevel
      guard context.levels(item: number, holder: holder).contains(level) else { continue }
      holders[number] = holder
      visits[number] = level
    }
    return context.plan(
      holders: holders, levels: visits, unused: staffing?.unused(under: holders) ?? [])
  }
}

extension TerritoryPlanner {
  /// Solves from what another scenario's answer hands on; as without one where it hands on nothing.
  ///
  /// The result is a function of the planner, the options and the prior answer.
  public func solve(
    _ options: SolveOptions, from prior: PriorAnswer?, stop: StopSignal,
    progress: (@Sendable (ProgressEvent) -> Void)? = nil
  ) throws -> TerritoryResult {
    try solve(prior.map { options.starting(from: $0, for: self) } ?? options, stop: stop, progress: progress)
  }
}

extension SolveOptions {
  /// These options with the plan and the prices of a prior answer to start from.
  ///
  /// The search starts from the better of the prior plan and today's where one of them is legal, else from the
  /// prior plan with what it leaves open filled in.
  func starting(from prior: PriorAnswer, for planner: TerritoryPlanner) -> SolveOptions {
    let translation = planner.translation
    let problem = translation.problem
    var options = self
    var best: (start: Assignment, worth: Int128)?
    let given = translation.start(near: prior.plan(for: planner))
    let candidates = [given, options.start ?? translation.start()]
    for case let start? in candidates {
      let judgement = problem.judge(start)
      guard judgement.isLegal, best.map({ judgement.objective > $0.worth }) ?? true else { continue }
      best = (start, judgement.objective)
    }
    options.start = best?.start ?? given
    prior.priceRows(of: problem, in: &options)
    return options
  }
}

extension PriorAnswer {
  /// Multipliers and shares that the bound starts from; left out where the prior answer knows none of the rows.
  fileprivate func priceRows(of problem: AssignmentProblem, in options: inout SolveOptions) {
    guard !prices.isEmpty, problem.rowCount > 0 else { return }
    let names = ProblemNames(problem)
    let value = Dictionary(prices.map { ($0.row, $0.value) }, uniquingKeysWith: { first, _ in first })
    let multipliers = names.rows.map { value[$0] ?? 0 }
    guard multipliers.contains(where: { $0 != 0 && $0.isFinite }) else { return }
    options.startMultipliers = multipliers.map { $0.isFinite ? $0 : 0 }
    guard let shares, !names.indicators.isEmpty else { return }
    let items = Dictionary(uniqueKeysWithValues: names.items.enumerated().map { ($1, Int32($0)) })
    let indicators = Dictionary(uniqueKeysWithValues: names.indicators.enumerated().map { ($1, Int32($0)) })
    options.startShares = shares.compactMap { share in
      guard let indicator = indicators[share.indicator], let item = items[share.item], share.value.isFinite
      else { return nil }
      return IndicatorShare(indicator: indicator, item: item, value: max(0, share.value))
    }.sorted { ($0.indicator, $0.item) < ($1.indicator, $1.item) }
  }
}
