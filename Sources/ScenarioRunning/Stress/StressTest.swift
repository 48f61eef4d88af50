public import AssignmentEngine
public import TerritoryPlanning

/// Draws fortunes of a plan. docs/formulations/stress.md has the model.
public struct StressTest: Sendable {
  /// A plan to be tested, with the scenario that it belongs to.
  public struct Subject: Sendable {
    public var scenario: Scenario
    public var context: PlanningContext
    public var plan: Plan
    public var evaluation: Evaluation
    /// What reports call it.
    public var name: String
    /// Whether it is the firm's plan of today.
    public var isToday: Bool

    public init(
      scenario: Scenario, context: PlanningContext, plan: Plan, evaluation: Evaluation, name: String,
      isToday: Bool = false
    ) {
      self.scenario = scenario
      self.context = context
      self.plan = plan
      self.evaluation = evaluation
      self.name = name
      self.isToday = isToday
    }
  }

  public let settings: StressSettings
  public let targets: [StressTarget]
  /// Bars of the histogram.
  static let intervals = 48
  /// Most amounts kept at a time, of a plan: 8 bytes each.
  public static let mostAmounts = 50_000_000

  public init(settings: StressSettings, targets: [StressTarget] = []) {
    self.settings = settings
    self.targets = targets
  }

  /// Most draws that a plan's amounts leave room for.
  public static func mostDraws(_ context: PlanningContext) -> Int {
    mostAmounts / (context.data.representatives.count + 1)
  }

  /// Tests a plan, and another under the same fortune. Blocking.
  ///
  /// - Precondition: at least one draw, at most `mostDraws`.
  /// - Returns: nil when stopped.
  public func run(
    _ subject: Subject, against other: Subject? = nil, threads: Int = 1, stop: StopSignal
  ) -> StressStudy? {
    precondition(
      settings.draws > 0 && settings.draws <= Self.mostDraws(subject.context), "draws within the limit")
    guard let table = self.table(subject, threads: threads, stop: stop) else { return nil }
    let all = table.amounts(of: 0..<table.columns)
    let planned = self.planned(subject)
    var study = StressStudy(
      scenario: subject.scenario, context: subject.context, plan: subject.plan,
      evaluation: subject.evaluation,
      settings: settings,
      figures: Self.subjects(subject.context).map { figures(of: $0, subject, table, planned, targets) },
      histogram: Histogram(all, intervals: Self.intervals), against: nil)
    if let other {
      guard let second = self.table(of: other, like: subject, threads: threads, stop: stop) else {
        return nil
      }
      study.against = compare(subject, table, other, second)
    }
    return study
  }

  private func table(_ subject: Subject, threads: Int, stop: StopSignal) -> DrawTable? {
    let model = StressModel(
      subject.context.outlook(of: subject.plan), subject.evaluation, in: subject.context, settings)
    return DrawTable(model, threads: threads, stop: stop)
  }

  /// Settings speak of regions by index: another scenario may number them differently.
  private func table(of other: Subject, like first: Subject, threads: Int, stop: StopSignal) -> DrawTable? {
    var settings = settings
    let ids = other.context.data.regions.map(\.id)
    settings.volatilityOfRegion = [:]
    for (region, volatility) in self.settings.volatilityOfRegion {
      let id = first.context.data.regions[region].id
      if let place = ids.firstIndex(of: id) { settings.volatilityOfRegion[place] = volatility }
    }
    return StressTest(settings: settings).table(other, threads: threads, stop: stop)
  }

  // MARK: Figures

  static func subjects(_ context: PlanningContext) -> [StressTarget.Subject] {
    let people = context.data.representatives.indices.filter { context.capacity[$0] > .zero }
    let teams = Set(people.map { context.data.representatives[$0].team }).sorted()
    return [.all] + (teams.count > 1 ? teams.map { .team($0) } : []) + people.map { .representative($0) }
  }

  private static func columns(_ subject: StressTarget.Subject, _ context: PlanningContext) -> [Int] {
    let people = context.data.representatives
    switch subject {
    case .all: return Array(0...people.count)
    case .team(let team): return people.indices.filter { people[$0].team == team }
    case .representative(let index): return [index]
    }
  }

  private func figures(
    of subject: StressTarget.Subject, _ tested: Subject, _ table: DrawTable, _ planned: [Money],
    _ targets: [StressTarget]
  ) -> StressFigures {
    let columns = Self.columns(subject, tested.context)
    let amounts = table.amounts(of: columns)
    let target = targets.first { $0.subject == subject }?.amount
    let reached = target.map { target in amounts.count { $0 >= Double(target.minorUnits) } }
    return StressFigures(
      subject: subject, expected: columns.reduce(.zero) { $0 + planned[$1] },
      drawn: DrawStatistics(amounts, shares: settings.quantiles, worst: settings.worst), target: target,
      chance: reached.map { DrawnChance(hits: $0, of: table.draws) })
  }

  /// What the plan counts on, by column.
  private func planned(_ tested: Subject) -> [Money] {
    var planned = tested.evaluation.representatives.map(\.revenue) + [.zero]
    guard settings.counted == .whole else { return planned }
    for customer in tested.context.outlook(of: tested.plan).customers {
      for kept in customer.unattended {
        planned[kept.representative ?? planned.count - 1] += Money(minorUnits: kept.mean)
      }
    }
    return planned
  }

  // MARK: Comparison

  private func compare(
    _ first: Subject, _ table: DrawTable, _ second: Subject, _ other: DrawTable
  ) -> StressComparison {
    let ids = second.context.data.representatives.map(\.id)
    let theirs = Self.subjects(second.context)
    var differences: [StressComparison.Difference] = []
    for subject in Self.subjects(first.context) {
      var counterpart = subject
      if case .representative(let index) = subject {
        guard let place = ids.firstIndex(of: first.context.data.representatives[index].id) else { continue }
        counterpart = .representative(place)
      }
      guard theirs.contains(counterpart) else { continue }
      let amounts = zip(
        table.amounts(of: Self.columns(subject, first.context)),
        other.amounts(of: Self.columns(counterpart, second.context))
      ).map { $0 - $1 }
      differences.append(
        .init(
          subject: subject,
          drawn: DrawStatistics(amounts, shares: settings.quantiles, worst: settings.worst),
          chanceOfMore: DrawnChance(hits: amounts.count { $0 > 0 }, of: amounts.count)))
    }
    return StressComparison(
      name: second.name, isToday: second.isToday,
      all: figures(of: .all, second, other, planned(second), targets.filter { $0.subject == .all }),
      differences: differences)
  }
}
