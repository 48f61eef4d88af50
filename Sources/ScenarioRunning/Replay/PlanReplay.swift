import TerritoryAssignment
public import TerritoryPlanning

/// A plan of one quarter judged under the facts of another: what of it still holds, and what has drifted.
public struct PlanReplay: Sendable {
  /// What the user calls the plan.
  public let name: String
  public let now: Judged
  /// The same plan under the data it was made for; nil where they were not given.
  public let then: Judged?
  public let facts: ReplayFacts
  public let thresholds: AlertThresholds
  /// In the order of `DriftAlert.Kind`, and of the representatives.
  public let alerts: [DriftAlert]

  /// The plan under one quarter's data and rules.
  public struct Judged: Sendable {
    public let scenario: Scenario
    public let context: PlanningContext
    public let carried: CarriedPlan
    public let evaluation: Evaluation

    /// - Throws: what the planner throws where the scenario cannot be judged.
    init(_ plan: NamedPlan, under scenario: Scenario) throws {
      let context = PlanningContext(data: scenario.data)
      let planner = try TerritoryPlanner(
        context: context, rules: scenario.rules, objective: scenario.objective)
      self.scenario = scenario
      self.context = context
      carried = CarriedPlan(plan, to: context)
      evaluation = planner.judge(carried.plan)
    }
  }

  /// - Parameter was: the scenario that the plan was made for, with its own data.
  /// - Throws: what the planner throws where a scenario cannot be judged.
  public init(
    _ plan: NamedPlan, name: String, under scenario: Scenario, was: Scenario? = nil,
    thresholds: AlertThresholds = AlertThresholds()
  ) throws {
    let now = try Judged(plan, under: scenario)
    let then = try was.map { try Judged(plan, under: $0) }
    self.name = name
    self.now = now
    self.then = then
    self.thresholds = thresholds
    facts = ReplayFacts(plan, now)
    alerts = DriftAlert.all(now, then, facts, thresholds)
  }
}

/// What became of a plan's accounts and people under other data.
public struct ReplayFacts: Sendable, Equatable {
  /// Something of the plan that the data do not have, by the plan's own words.
  public struct Gone: Sendable, Equatable {
    public var id: String
    /// Empty where the plan does not say.
    public var name: String
    /// Rows of the plan.
    public var items: Int
  }

  /// Work items of a holder who cannot keep them, by the facts of the data.
  public struct Unable: Sendable, Equatable {
    public var representative: Int
    public var objection: Objection
    public var items: [Int]
  }

  /// Accounts, and duties of accounts that remain, which no longer exist.
  public var goneAccounts: [Gone] = []
  public var goneDuties: Int = 0
  /// People who are not in the data any more, with the items they leave.
  public var goneHolders: [Gone] = []
  /// Accounts that the plan does not name, and items that it does not name of accounts that it does.
  public var newAccounts: [Int] = []
  public var newItems: [Int] = []
  /// People in the data who leave, have no time or cannot do a duty.
  public var unable: [Unable] = []
  /// Items that a rule bars from their holder, besides those.
  public var barred: [Violation] = []

  init(_ plan: NamedPlan, _ now: PlanReplay.Judged) {
    let context = now.context
    let names = Dictionary(
      plan.rows.map { ($0.account, $0.accountName) }, uniquingKeysWith: { first, _ in first })
    func gone(
      _ misfit: CarriedPlan.Misfit, _ id: (NamedPlan.Row) -> String, _ name: (NamedPlan.Row) -> String
    )
      -> [Gone]
    {
      var order: [String] = []
      var found: [String: Gone] = [:]
      for leftover in now.carried.leftovers where leftover.misfit == misfit {
        let key = id(leftover.row)
        if found[key] == nil {
          order.append(key)
          found[key] = Gone(id: key, name: name(leftover.row), items: 0)
        }
        found[key]?.items += 1
      }
      return order.compactMap { found[$0] }
    }
    goneAccounts = gone(.account, \.account, \.accountName)
    goneHolders = gone(.representative, { $0.holderID }, \.holderName)
    goneDuties = now.carried.leftovers.count { $0.misfit == .duty || $0.misfit == .dutyOfAccount }
    let unlisted = Set(now.carried.unlisted)
    newAccounts = context.data.accounts.indices.filter {
      names[context.data.accounts[$0].id] == nil && !context.itemsOfAccount[$0].isEmpty
    }
    let new = Set(newAccounts)
    newItems = unlisted.filter { !new.contains(context.items[$0].account) }.sorted()
    addUnable(now)
  }

  private mutating func addUnable(_ now: PlanReplay.Judged) {
    let context = now.context
    var unableItems: Set<Int> = []
    for person in context.data.representatives.indices {
      var byDuty: [Int: Objection] = [:]
      for duty in context.data.parameters.duties.indices {
        byDuty[duty] = context.objection(representative: person, duty: duty)
      }
      guard !byDuty.isEmpty else { continue }
      let held = context.items.indices.filter { now.carried.plan.holders[$0] == Holder(person) }
      for item in held {
        guard let objection = byDuty[context.items[item].duty] else { continue }
        unableItems.insert(item)
        if let known = unable.firstIndex(where: { $0.representative == person && $0.objection == objection })
        {
          unable[known].items.append(item)
        } else {
          unable.append(Unable(representative: person, objection: objection, items: [item]))
        }
      }
    }
    var seen: Set<Int> = []
    barred = now.evaluation.violations.filter { violation in
      guard case .barrier(let item, _, _) = violation.kind else { return false }
      return !unableItems.contains(item) && seen.insert(item).inserted
    }
  }
}

extension NamedPlan.Row {
  /// Empty for the pool and nobody.
  fileprivate var holderID: String {
    if case .representative(let id) = holder { id } else { "" }
  }
}
