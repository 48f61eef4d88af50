/// The measures of fairness of one group in integers, as requirements that judge and optimizer share.
///
/// With a_r what r holds and t_r the fixed target, in whole units of the metric (targets in millionths):
///
///     largest deviation    max |a_r - t_r| / t_r, in millionths, rounded up
///     total deviation      sum of |f a_r - [f t_r]|, in 1/f units of the metric: f is 1,000 for accounts and 1
///                          for minutes and minor units of money; [] rounds to the nearest
///     k largest            the k largest of |[M / t_r] a_r - M| added up, in 1/M: M is a power of ten
///     Gini                 weights [100,000 t_r / sum of t], in 1/10,000, rounded up
extension FairnessGroup {
  /// The largest deviation that the sums of the members come to, in millionths of the fair share, rounded up.
  public func largestDeviation(_ sums: [Int64]) -> Int64 {
    zip(members, sums).reduce(0) { most, pair in
      let apart = (1_000_000 * Int128(pair.1) - pair.0.target.millionths).magnitude
      let share = (Int128(apart) * 1_000_000).ceiledQuotient(by: pair.0.target.millionths)
      return max(most, Int64(clamping: share))
    }
  }

  /// Nobody further than `share` from the fair share: exact bounds on whole amounts, so that a plan within them
  /// has at most this largest deviation and no other has.
  ///
  /// - Parameter price: minor units of money a unit of the metric outside; nil: hard.
  public func bands(_ share: Share, rule: String, aspect: String, price: Int64? = nil) -> [Requirement] {
    members.flatMap { member in
      let target = member.target.millionths
      let low = (target * Int128(1_000_000 - share.millionths)).ceiledQuotient(by: 1_000_000_000_000)
      let high = (target * Int128(1_000_000 + share.millionths)).flooredQuotient(by: 1_000_000_000_000)
      return band(member, low, high, rule: rule, aspect: aspect, price: price)
    }
  }

  private func band(
    _ member: Member, _ low: Int128, _ high: Int128, rule: String, aspect: String, price: Int64?
  ) -> [Requirement] {
    let limit = { (lower: Int64?, upper: Int64?) in
      Requirement.limit(
        Limit(
          rule: rule, aspect: aspect, subject: .representative(member.representative), unit: unit,
          measure: held(member.representative), lower: lower, upper: upper, price: price))
    }
    let (lower, upper) = (max(0, Int64(clamping: low)), max(0, Int64(clamping: high)))
    // No whole amount lies between: both sides are asked for, and no plan meets both.
    return lower <= upper ? [limit(lower, upper)] : [limit(lower, nil), limit(nil, upper)]
  }

  /// The fair share itself at a price a unit off it; targets between whole amounts are rounded outward.
  public func bandsAtTarget(rule: String, aspect: String, price: Int64) -> [Requirement] {
    members.map { member in
      .limit(
        Limit(
          rule: rule, aspect: aspect, subject: .representative(member.representative), unit: unit,
          measure: held(member.representative), lower: member.target.lowerBound(tolerance: .zero),
          upper: member.target.upperBound(tolerance: .zero), price: price))
    }
  }

  // MARK: Deviations added up

  /// Parts of a unit in which targets are rounded for deviations that are added up.
  private var fractions: Int64 { metric == .accounts ? 1000 : 1 }

  /// The target in 1/`fractions` units.
  private func roundedTarget(_ member: Member) -> Int64 {
    Int64(clamping: (member.target.millionths * Int128(fractions)).roundedQuotient(by: 1_000_000))
  }

  /// All deviations added up, at most `atMost` in 1/f units of the metric; 100 % are the targets added up.
  public func totalDeviation(atMost: Int64, rule: String, aspect: String) -> SpreadLimit {
    let listed = members.map {
      SpreadLimit.Member(
        representative: $0.representative, weight: fractions, target: roundedTarget($0))
    }
    return SpreadLimit(
      rule: rule, aspect: aspect, members: listed, held: held,
      measure: .largestDeviations(count: listed.count), atMost: atMost,
      whole: max(1, listed.reduce(0) { $0 + $1.target }))
  }

  /// The same with a share of the targets added up, rounded down.
  public func totalDeviation(atMost share: Share, rule: String, aspect: String) -> SpreadLimit {
    var limit = totalDeviation(atMost: 0, rule: rule, aspect: aspect)
    limit.atMost = share.floor(of: limit.whole)
    return limit
  }

  /// Every 1/f unit off the target at a price of 1: the penalties of a plan are its total deviation.
  public func deviationPenalties(rule: String, aspect: String) -> [Requirement] {
    members.map { member in
      let target = roundedTarget(member)
      return .limit(
        Limit(
          rule: rule, aspect: aspect, subject: .representative(member.representative), unit: unit,
          measure: held(member.representative).times(fractions), lower: target, upper: target, price: 1))
    }
  }

  // MARK: The largest deviations

  /// The `count` largest deviations added up, at most `atMost` in 1/`whole` of a fair share.
  public func largestDeviations(
    _ count: Int, atMost: Int64, rule: String, aspect: String
  ) -> SpreadLimit {
    let whole = deviationScale
    let listed = members.map { member in
      let weight = (Int128(whole) * 1_000_000).roundedQuotient(by: member.target.millionths)
      return SpreadLimit.Member(
        representative: member.representative, weight: max(1, Int64(clamping: weight)), target: whole)
    }
    return SpreadLimit(
      rule: rule, aspect: aspect, members: listed, held: held,
      measure: .largestDeviations(count: min(count, listed.count)), atMost: atMost, whole: whole)
  }

  /// The same for the largest one alone, as bounds on what each member holds.
  public func largestDeviationBands(
    atMost: Int64, rule: String, aspect: String, price: Int64? = nil
  ) -> [Requirement] {
    let spread = largestDeviations(1, atMost: atMost, rule: rule, aspect: aspect)
    return zip(members, spread.members).flatMap { member, weighted in
      let (weight, target) = (Int128(weighted.weight), Int128(weighted.target))
      return band(
        member, (target - Int128(atMost)).ceiledQuotient(by: weight),
        (target + Int128(atMost)).flooredQuotient(by: weight), rule: rule, aspect: aspect, price: price)
    }
  }

  /// What a deviation of 100 % is: a power of ten, a million times the largest target where sums allow, so that
  /// the rounding of weights moves no deviation by more than a millionth of a share.
  private var deviationScale: Int64 {
    let targets = members.map(\.target.millionths)
    let (most, least) = (targets.max() ?? 1, targets.min() ?? 1)
    let total = targets.reduce(0, +)
    var scale: Int128 = 1_000_000
    // Somebody with the least target may hold the work of all.
    while scale < most, scale * 10 * (total / least + 1) < Int128(1) << 58 { scale *= 10 }
    return Int64(clamping: scale)
  }

  // MARK: Gini

  /// The Gini coefficient of what members have over their targets, at most `atMost` in 1/10,000.
  public func gini(atMost: Int64, rule: String, aspect: String) -> SpreadLimit {
    let total = members.reduce(Int128(0)) { $0 + $1.target.millionths }
    let listed = members.map { member in
      let weight = (100_000 * member.target.millionths).roundedQuotient(by: total)
      return SpreadLimit.Member(
        representative: member.representative, weight: max(1, Int64(clamping: weight)), target: 0)
    }
    return SpreadLimit(
      rule: rule, aspect: aspect, members: listed, held: held, measure: .gini, atMost: atMost, whole: 10_000)
  }

  // MARK: Plans

  /// What each member holds in a plan.
  public func sums(of plan: Plan, in context: PlanningContext) -> [Int64] {
    let tally = PlanTally(context: context, plan: plan)
    return members.map { MeasuredActivity(held($0.representative), tally: tally).value }
  }
}

extension Limit.Measure {
  /// Every amount times `factor`.
  func times(_ factor: Int64) -> Limit.Measure {
    guard factor != 1 else { return self }
    switch self {
    case .pairs(let holder, let amount):
      return .pairs(holder: holder) { item, held in factor * amount(item, held) }
    case .pairsAtLevels(let holder, let amount):
      return .pairsAtLevels(holder: holder) { item, held, level in factor * amount(item, held, level) }
    case .constant(let amount):
      return .constant(factor * amount)
    case .occurrences(let occurrences):
      return .occurrences(
        occurrences.map {
          Limit.Occurrence(items: $0.items, amount: factor * $0.amount, isCaused: $0.isCaused)
        })
    case .sum(let measures):
      return .sum(measures.map { $0.times(factor) })
    }
  }
}
