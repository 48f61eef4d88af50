/// Which positions are worth their cost: posts that may be filled, and people or posts that may be given up.
///
/// A position is used when it holds at least one item; an open post that is used is opened, one of `closable`
/// that is not is closed. With cost c_r of position r in the period:
///
///     paid     sum over opened of (c_r + cost of opening) + sum over closable and used of c_r
///              + closed x cost of closing
///     counts   least <= opened among some <= most; closed <= most
///     budget   sum over opened of (c_r + cost of opening) <= budget
///
/// What is paid is part of the objective. The lower bounds of other rules hold for a position only while it is
/// used (`Staffing`). Positions that are named nowhere are filled and cost the same in every plan.
public struct HeadcountRule: Rule, Equatable {
  public static let name = "headcount"
  /// Fairness compares those who share the work, which is what this rule decides.
  public static let excludes = [FairnessRule.name]

  /// A bound on how many posts are opened, among all that may be or some of them.
  public struct Count: Sendable, Equatable {
    public var among: PositionSelection
    public var least: Int?
    public var most: Int?
    public init(among: PositionSelection = .everybody, least: Int? = nil, most: Int? = nil) {
      self.among = among
      self.least = least
      self.most = most
    }
  }

  /// Indices of representatives, ascending; no position is in both.
  public let openable: [Int]
  public let closable: [Int]
  /// Minor units, once a position; a negative amount is a rebate.
  public let openingCost: Int64
  public let closingCost: Int64
  public let opened: [Count]
  public let mostClosed: Int?
  /// Minor units for opened positions in the period, opening included.
  public let budget: Int64?

  public init(
    openable: [Int], closable: [Int] = [], openingCost: Int64 = 0, closingCost: Int64 = 0,
    opened: [Count] = [], mostClosed: Int? = nil, budget: Int64? = nil
  ) {
    self.openable = openable.sorted()
    self.closable = closable.sorted()
    self.openingCost = openingCost
    self.closingCost = closingCost
    self.opened = opened
    self.mostClosed = mostClosed
    self.budget = budget
  }

  public static func standard(for data: PlanData) -> HeadcountRule? { nil }

  public func staffing(in context: PlanningContext) -> Staffing? {
    let overall = opened.filter { $0.among == .everybody }
    let (open, close) = (able(openable, in: context), able(closable, in: context))
    let least = overall.compactMap(\.least).max() ?? 0
    let most = min(open.count, overall.compactMap(\.most).min() ?? open.count)
    return Staffing(
      optional: open + close, leastUsed: least + close.count - min(close.count, mostClosed ?? close.count),
      mostUsed: most + close.count)
  }

  public func requirements(in context: PlanningContext) -> [Requirement] {
    let open = able(openable, in: context)
    let close = able(closable, in: context)
    let cost = { (position: Int) in context.data.representatives[position].cost.minorUnits }
    let use = { (position: Int, amount: Int64) in Staffing.use(of: position, amount: amount, in: context) }
    var requirements = open.map { position in
      charge("position_opened", position, .occurrences([use(position, cost(position) + openingCost)]))
    }
    for position in close {
      requirements.append(charge("position_kept", position, .occurrences([use(position, cost(position))])))
      guard closingCost != 0 else { continue }
      requirements.append(
        charge(
          "position_closed", position,
          .sum([.constant(closingCost), .occurrences([use(position, -closingCost)])])))
    }
    for count in opened {
      let some = open.filter { count.among.contains($0, in: context.data) }
      requirements.append(
        limit("positions_opened", .positions, some.map { use($0, 1) }, lower: count.least, upper: count.most))
    }
    if let mostClosed, mostClosed < close.count {
      requirements.append(
        limit("positions_kept", .positions, close.map { use($0, 1) }, lower: close.count - mostClosed))
    }
    if let budget {
      let paid = open.map { use($0, cost($0) + openingCost) }
      requirements.append(limit("opening_budget", .money, paid, upper: Int(clamping: budget)))
    }
    return requirements
  }

  /// Without capacity a position can hold nothing, and there is nothing to decide.
  private func able(_ positions: [Int], in context: PlanningContext) -> [Int] {
    positions.filter { context.capacity[$0] > .zero }
  }

  private func charge(_ aspect: String, _ position: Int, _ measure: Limit.Measure) -> Requirement {
    .charge(Charge(rule: Self.name, aspect: aspect, subject: .representative(position), measure: measure))
  }

  private func limit(
    _ aspect: String, _ unit: Limit.Unit, _ occurrences: [Limit.Occurrence], lower: Int? = nil,
    upper: Int? = nil
  ) -> Requirement {
    .limit(
      Limit(
        rule: Self.name, aspect: aspect, subject: .wholePlan, unit: unit, measure: .occurrences(occurrences),
        lower: lower.map { Int64($0) }, upper: upper.map { Int64($0) }, price: nil))
  }
}
