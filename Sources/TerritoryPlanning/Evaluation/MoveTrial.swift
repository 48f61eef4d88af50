/// What moving one item alone would do to a plan: exactly what judging the changed plan anew would say, told
/// from the plan judged once.
///
/// Takes time in proportion to the plan once, and to the requirements for each item tried.
public struct MoveTrial {
  /// The changed plan against the plan.
  public struct Effect: Sendable, Equatable {
    public var item: Int
    /// nil: nobody.
    public var to: Holder?
    /// Change of the objective, wishes and charges included; below zero the change loses.
    public var objective: Money
    /// Change of expected revenue and of travel cost.
    public var revenue: Money
    public var travelCost: Money
    /// Hard rules that the changed plan breaks and the plan does not, or breaks further, as they then stand.
    public var breaks: [Violation]
    /// Hard rules that the plan breaks and the changed plan does not, or less, as they stand in the plan.
    public var mends: [Violation]

    public init(
      item: Int, to: Holder?, objective: Money, revenue: Money, travelCost: Money, breaks: [Violation],
      mends: [Violation]
    ) {
      self.item = item
      self.to = to
      self.objective = objective
      self.revenue = revenue
      self.travelCost = travelCost
      self.breaks = breaks
      self.mends = mends
    }
  }

  let context: PlanningContext
  let plan: Plan
  private let barriers: [Barrier]
  private let limits: [JudgedLimit]
  private let charges: [MeasuredActivity]
  private let couplings: [ItemCoupling]
  private let couplingsOfItem: [[Int]]
  private let contiguities: [HeldRegions]
  private let spreads: [JudgedSpread]

  /// - Precondition: the plan has the shape that `PlanningContext.evaluate` asks for.
  public init(_ plan: Plan, requirements: [Requirement], in context: PlanningContext) {
    self.context = context
    self.plan = plan
    let tally = PlanTally(context: context, plan: plan)
    let judgement = Judgement(of: plan, requirements: requirements, tally: tally)
    limits = judgement.limits
    couplings = judgement.couplings
    couplingsOfItem = judgement.couplingsOfItem
    var barriers: [Barrier] = []
    var charges: [MeasuredActivity] = []
    var contiguities: [HeldRegions] = []
    var spreads: [JudgedSpread] = []
    for requirement in requirements {
      switch requirement {
      case .barrier(let barrier): barriers.append(barrier)
      case .charge(let charge): charges.append(MeasuredActivity(charge.measure, tally: tally))
      case .contiguity(let contiguity): contiguities.append(HeldRegions(contiguity, tally: tally))
      case .spread(let limit): spreads.append(JudgedSpread(limit, tally: tally))
      case .limit, .coupling: break
      }
    }
    self.barriers = barriers
    self.charges = charges
    self.contiguities = contiguities
    self.spreads = spreads
  }

  /// What giving the item to `other` would do, all else as in the plan; nil: to nobody. The item is visited as
  /// often as before.
  public func effect(ofMoving item: Int, to other: Holder?) -> Effect {
    let holder = plan.holders[item]
    let level = context.level(item: item, in: plan)
    func worth(_ figure: (Holder) -> Money) -> Money {
      (other.map(figure) ?? .zero) - (holder.map(figure) ?? .zero)
    }
    let revenue = worth { context.revenue(item: item, holder: $0, level: level) }
    let travel = worth { context.travelCost(item: item, holder: $0, level: level) }
    var change = ViolationChange()
    for barrier in barriers {
      change.add(from: barrier.violation(item, holder), to: barrier.violation(item, other))
    }
    for limit in limits {
      let activity = limit.activity(moving: item, from: holder, to: other)
      guard activity != limit.activity else { continue }
      change.add(from: limit.violation, to: limit.violation(at: activity))
    }
    addCouplings(item, other, &change)
    for contiguity in contiguities { contiguity.add(item, holder, other, context.pool, &change) }
    for spread in spreads { spread.add(item, holder, other, &change) }
    let uncovered = Violation(rule: CoverageRule.name, kind: .uncovered(item: item), price: nil)
    change.add(from: holder == nil ? uncovered : nil, to: other == nil ? uncovered : nil)
    let charged = charges.reduce(Int64(0)) {
      $0 + $1.value(moving: item, from: holder, to: other) - $1.value
    }
    return Effect(
      item: item, to: other,
      objective: revenue - travel - Money(minorUnits: charged) - change.price, revenue: revenue,
      travelCost: travel, breaks: change.breaks, mends: change.mends)
  }

  private func addCouplings(_ item: Int, _ other: Holder?, _ change: inout ViolationChange) {
    let tied = couplingsOfItem[item]
    guard !tied.isEmpty else { return }
    var holders = plan.holders
    holders[item] = other
    for number in tied {
      let coupling = couplings[number]
      change.add(
        from: coupling.violation(in: plan.holders, pool: context.pool),
        to: coupling.violation(in: holders, pool: context.pool))
    }
  }
}

extension Barrier {
  fileprivate func violation(_ item: Int, _ holder: Holder?) -> Violation? {
    guard let holder, let objection = objection(item, holder) else { return nil }
    return Violation(rule: rule, kind: .barrier(item: item, holder: holder, objection), price: nil)
  }
}

/// What becomes of the requirements that a change touches.
private struct ViolationChange {
  var breaks: [Violation] = []
  var mends: [Violation] = []
  /// What wishes cost more.
  var price = Money.zero

  /// One requirement before and after.
  mutating func add(from before: Violation?, to after: Violation?) {
    price += (after?.price ?? .zero) - (before?.price ?? .zero)
    guard before?.price == nil, after?.price == nil, before != after else { return }
    switch (before, after) {
    case (nil, let after?): breaks.append(after)
    case (let before?, nil): mends.append(before)
    case (let before?, let after?) where after.weight > before.weight: breaks.append(after)
    case (let before?, let after?) where after.weight < before.weight: mends.append(before)
    // As heavy, but otherwise: a side mended and another broken.
    case (let before?, let after?):
      mends.append(before)
      breaks.append(after)
    case (nil, nil): break
    }
  }
}

extension Violation {
  /// How far a requirement is from being met, comparable for one requirement only.
  fileprivate var weight: Int64 {
    switch kind {
    case .barrier, .uncovered, .regionOwner: 1
    case .limit(_, _, _, _, _, _, let amount): Int64(clamping: amount.magnitude)
    case .coupling(_, _, let holders): Int64(holders.count)
    case .disconnected(_, _, let parts): Int64(parts.count)
    case .spread(_, _, let measured, _, _): measured
    }
  }
}

/// The regions that each representative holds under a contiguity.
private struct HeldRegions {
  let contiguity: Contiguity
  private var region: [Int: Int] = [:]
  /// By representative: how many items they hold in a region.
  private var held: [[Int: Int]]

  init(_ contiguity: Contiguity, tally: PlanTally) {
    self.contiguity = contiguity
    held = Array(repeating: [:], count: tally.context.data.representatives.count)
    for place in contiguity.places {
      region[place.item] = place.region
      guard let holder = tally.holders[place.item], holder != tally.context.pool else { continue }
      held[holder.index][place.region, default: 0] += 1
    }
  }

  func add(_ item: Int, _ from: Holder?, _ to: Holder?, _ pool: Holder, _ change: inout ViolationChange) {
    guard let region = region[item], from != to else { return }
    for (holder, step) in [(from, -1), (to, 1)] {
      guard let holder, holder != pool else { continue }
      var after = held[holder.index]
      after[region, default: 0] += step
      change.add(
        from: violation(holder.index, held[holder.index]), to: violation(holder.index, after))
    }
  }

  private func violation(_ representative: Int, _ held: [Int: Int]) -> Violation? {
    let parts = contiguity.parts(of: Set(held.filter { $0.value > 0 }.keys))
    guard parts.count > 1 else { return nil }
    return Violation(
      rule: contiguity.rule,
      kind: .disconnected(representative: representative, duty: contiguity.duty, parts: parts), price: nil)
  }
}

/// A limit on a spread with what each member holds.
private struct JudgedSpread {
  let limit: SpreadLimit
  private let held: [MeasuredActivity]

  init(_ limit: SpreadLimit, tally: PlanTally) {
    self.limit = limit
    held = limit.members.map { MeasuredActivity(limit.held($0.representative), tally: tally) }
  }

  func add(_ item: Int, _ from: Holder?, _ to: Holder?, _ change: inout ViolationChange) {
    let sums = held.map(\.value)
    let moved = held.map { $0.value(moving: item, from: from, to: to) }
    guard moved != sums else { return }
    change.add(from: limit.violation(of: sums), to: limit.violation(of: moved))
  }
}
