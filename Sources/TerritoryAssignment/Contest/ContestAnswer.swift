public import AssignmentEngine
public import TerritoryPlanning

/// What became of a manager's objections to a plan.
public struct ContestAnswer: Sendable {
  /// The plan that is objected to, with its bound.
  public var present: CertifiedTerritoryPlan
  /// In the order of the file.
  public var objections: [AnsweredObjection]
  /// The plan with everything granted; nil where nothing is, or none was found in time.
  public var granted: GrantedPlan?
  /// Where nothing or no plan was granted although objections are left: what ended the search.
  public var stopReason: StopReason?
  /// How much of the best plan's objective is given up so that fewer items change hands, as a share.
  public var mayLose: Share
  public var counters: WorkCounters

  /// Everything that is granted, by item.
  public var grantedPairs: [DemandedPair] {
    Set(objections.filter(\.isGranted).flatMap(\.pairs)).sorted { $0.item < $1.item }
  }

  /// What granting all costs beyond the sum of what each granted one costs alone; nil where some cost is unknown.
  public var interaction: CostOfChange? {
    guard case .between(let least, let most)? = granted?.cost else { return nil }
    var alone = (least: Money.zero, most: Money.zero)
    for objection in objections where objection.isGranted {
      guard case .between(let low, let high)? = objection.cost else { return nil }
      alone = (alone.least + low, alone.most + high)
    }
    return .between(least: least - alone.most, most: most - alone.least)
  }
}

/// One objection, answered.
public struct AnsweredObjection: Sendable {
  public var objection: ManagerObjection
  /// Who is to hold what; empty where it asks for nothing.
  public var pairs: [DemandedPair]
  public var verdict: Verdict
  /// What it costs alone; nil where it was not solved.
  public var cost: CostOfChange?
  /// Everybody else's items that change hands when it alone is granted, against the present plan.
  public var others: [HandedItem]

  public enum Verdict: Sendable, Equatable {
    /// In the new plan.
    case granted
    /// The present plan has it so; the new plan keeps it.
    case alreadySo
    case refused(Refusal)
    /// Neither a plan with it nor a proof that there is none was found in time; the new plan is without it.
    case undecided(StopReason)
  }

  public enum Refusal: Sendable, Equatable {
    case empty(EmptyObjection)
    /// A rule keeps the pair out of every plan, or one that a coupling ties to it.
    case forbidden(DemandedPair, rule: String, Objection)
    /// Other objections, by number from 0, ask for another holder of the same items.
    case contradicted(by: [Int])
    /// No legal plan has it: the rule that alone stands in the way, where one does, and what the closest attempt
    /// breaks, where one was looked for.
    case impossible(rule: String?, closest: [Violation])
    /// Legal plans have it, but none beside these objections, by number from 0.
    case impossibleBeside([Int])
  }

  public var isGranted: Bool { verdict == .granted || verdict == .alreadySo }
}

/// An item in other hands than before.
public struct HandedItem: Sendable, Equatable {
  public var item: Int
  public var from: Holder?
  public var to: Holder?
  public init(item: Int, from: Holder?, to: Holder?) {
    self.item = item
    self.from = from
    self.to = to
  }
}

/// The plan that grants objections with the fewest other changes.
public struct GrantedPlan: Sendable {
  /// With a bound on every plan that grants them.
  public var plan: CertifiedTerritoryPlan
  /// What granting them costs, from the best plan found that does.
  public var cost: CostOfChange
  /// Items in other hands than in the present plan.
  public var changed: [HandedItem]
  /// Fewest items that have to change hands, those demanded included: of plans that give up no more than allowed
  /// and break no wish further than the best plan found.
  public var fewest: Int64
}
