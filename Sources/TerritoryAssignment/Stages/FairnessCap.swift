import TerritoryPlanning

/// A measure of fairness that is made small by asking whether it can be at most a cap.
struct FairnessCap {
  enum Measure: Equatable {
    /// In millionths of a fair share.
    case largestDeviation
    /// The `count` largest deviations added up.
    case largestDeviations(count: Int)
    /// The largest of the groups, in 1/10,000.
    case gini
  }
  let measure: Measure
  let groups: [FairnessGroup]
  let context: PlanningContext
  /// 100 %.
  let whole: Int64

  init(_ measure: Measure, _ aim: FairnessAim, in context: PlanningContext) {
    self.measure = measure
    self.context = context
    let scope = measure == .gini ? aim.scope : aim.everybody
    groups = scope.groups(in: context)
    switch measure {
    case .largestDeviation: whole = 1_000_000
    case .gini: whole = 10_000
    case .largestDeviations(let count):
      whole = groups.map { Self.largest(count, of: $0, atMost: 0).whole }.first ?? 1
    }
  }

  /// What the measure comes to in a plan.
  func value(of plan: Plan) -> Int64 {
    groups.reduce(0) { most, group in
      let sums = group.sums(of: plan, in: context)
      let value =
        switch measure {
        case .largestDeviation: group.largestDeviation(sums)
        case .largestDeviations(let count): Self.largest(count, of: group, atMost: 0).measured(sums)
        case .gini: Self.gini(of: group, atMost: 0).measured(sums)
        }
      return max(most, value)
    }
  }

  /// The measure is at least this in every plan that keeps the barriers, because items are whole; 0 for measures
  /// of which nothing is known in advance.
  func least(under requirements: [Requirement]) -> Int64 {
    let barriers = requirements.compactMap { if case .barrier(let barrier) = $0 { barrier } else { nil } }
    return groups.reduce(0) { most, group in
      let sums = group.sumsNextToFairShare(in: context) { item, holder in
        barriers.allSatisfy { $0.objection(item, holder) == nil }
      }
      switch measure {
      case .gini: return most
      case .largestDeviation:
        let nearest = zip(group.members, sums).map { member, sums in
          sums.min { member.distance($0) < member.distance($1) } ?? 0
        }
        return max(most, group.largestDeviation(nearest))
      case .largestDeviations(let count):
        let spread = Self.largest(count, of: group, atMost: 0)
        let nearest = zip(spread.members, sums).map { member, sums in
          sums.min { member.distance($0) < member.distance($1) } ?? 0
        }
        return max(most, spread.measured(nearest))
      }
    }
  }

  /// Hard requirements that hold exactly for the plans whose measure is at most `cap`.
  func requirements(atMost cap: Int64) -> [Requirement] {
    groups.flatMap { group -> [Requirement] in
      switch measure {
      case .largestDeviation, .largestDeviations(count: 1): bands(group, cap, price: nil)
      case .largestDeviations(let count): [.spread(Self.largest(count, of: group, atMost: cap))]
      case .gini: [.spread(Self.gini(of: group, atMost: cap))]
      }
    }
  }

  /// Whether the cap can be asked for by prices alone: then every plan answers, by how much it misses the cap.
  var isElastic: Bool { measure == .largestDeviation || measure == .largestDeviations(count: 1) }

  /// Soft limits for a question about `cap`, asked from `plan`: for an elastic measure what misses the cap,
  /// else what leads towards fair plans.
  func penalties(atMost cap: Int64, from plan: Plan) -> [Requirement] {
    groups.flatMap { group -> [Requirement] in
      switch measure {
      case .largestDeviation, .largestDeviations(count: 1): return bands(group, cap, price: 1)
      case .largestDeviations(let count):
        // The sum of the k largest is the least over s of k s + the sum of what exceeds s, found at the k-th.
        let sums = group.sums(of: plan, in: context)
        let spread = Self.largest(count, of: group, atMost: 0)
        let deviations = zip(spread.members, sums).map { member, sum in
          Int64(clamping: (Int128(member.weight) * Int128(sum) - Int128(member.target)).magnitude)
        }
        let smallestCounted = deviations.sorted(by: >).prefix(count).last ?? 0
        return group.largestDeviationBands(
          atMost: min(smallestCounted, cap / Int64(count)), rule: Objective.ruleName,
          aspect: group.metric.rawValue, price: 1)
      case .gini:
        return group.deviationPenalties(rule: Objective.ruleName, aspect: group.metric.rawValue)
      }
    }
  }

  private func bands(_ group: FairnessGroup, _ cap: Int64, price: Int64?) -> [Requirement] {
    let (rule, aspect) = (Objective.ruleName, group.metric.rawValue)
    return measure == .largestDeviation
      ? group.bands(Share(millionths: cap), rule: rule, aspect: aspect, price: price)
      : group.largestDeviationBands(atMost: cap, rule: rule, aspect: aspect, price: price)
  }

  private static func largest(_ count: Int, of group: FairnessGroup, atMost: Int64) -> SpreadLimit {
    group.largestDeviations(count, atMost: atMost, rule: Objective.ruleName, aspect: group.metric.rawValue)
  }

  private static func gini(of group: FairnessGroup, atMost: Int64) -> SpreadLimit {
    group.gini(atMost: atMost, rule: Objective.ruleName, aspect: group.metric.rawValue)
  }
}

extension FairnessGroup.Member {
  /// From the fair share, in millionths.
  fileprivate func distance(_ sum: Int64) -> Int128 {
    abs(1_000_000 * Int128(sum) - target.millionths)
  }
}

extension SpreadLimit.Member {
  fileprivate func distance(_ sum: Int64) -> Int128 { abs(Int128(weight) * Int128(sum) - Int128(target)) }
}
