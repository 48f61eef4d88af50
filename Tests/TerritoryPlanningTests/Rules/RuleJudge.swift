import TerritoryPlanning

/// Judges the requirements of one rule by their definitions, apart from the evaluation of plans.
struct RuleJudge {
  let context: PlanningContext
  let requirements: [Requirement]

  init(_ rule: any Rule, _ context: PlanningContext) {
    self.context = context
    requirements = rule.requirements(in: context)
  }

  /// Rules that hold together.
  init(together rules: [any Rule], _ context: PlanningContext) {
    self.context = context
    requirements = rules.requirements(in: context)
  }

  /// What the holders break, such as `barrier role`, `over actual_minutes by 20` or `coupling same`, in order.
  func broken(_ holders: [Int]) -> [String] {
    precondition(holders.count == context.items.count)
    return requirements.flatMap { requirement -> [String] in
      switch requirement {
      case .barrier(let barrier):
        return holders.enumerated().compactMap { item, holder in
          barrier.objection(item, Holder(holder)).map { "barrier \($0.key)" }
        }
      case .limit(let limit):
        return Self.excess(limit, activity(limit.measure, holders))
      case .coupling(let coupling):
        return isKept(coupling, holders) ? [] : ["coupling \(Self.name(of: coupling.kind))"]
      case .charge:
        return []
      case .contiguity(let contiguity):
        return context.data.representatives.indices.compactMap {
          isConnected(contiguity, representative: $0, holders) ? nil : "disconnected \($0)"
        }
      case .spread(let spread):
        return isWithin(spread, holders) ? [] : ["spread \(spread.aspect)"]
      }
    }
  }

  /// What the priced limits cost, in minor units.
  func price(_ holders: [Int]) -> Int64 {
    requirements.reduce(0) { sum, requirement in
      guard case .limit(let limit) = requirement, let price = limit.price else { return sum }
      let activity = activity(limit.measure, holders)
      let below = limit.lower.map { max(0, $0 - activity) } ?? 0
      let above = limit.upper.map { max(0, activity - $0) } ?? 0
      return sum + price * (below + above)
    }
  }

  /// What the charges come to, in minor units.
  func charged(_ holders: [Int]) -> Int64 {
    requirements.reduce(0) { sum, requirement in
      guard case .charge(let charge) = requirement else { return sum }
      return sum + activity(charge.measure, holders)
    }
  }

  var limits: [Limit] {
    requirements.compactMap { if case .limit(let limit) = $0 { limit } else { nil } }
  }

  private func activity(_ measure: Limit.Measure, _ holders: [Int]) -> Int64 {
    switch measure {
    case .pairs(let only, let amount):
      holders.enumerated().reduce(0) { sum, pair in
        let holder = Holder(pair.element)
        return only == nil || only == holder ? sum + amount(pair.offset, holder) : sum
      }
    case .pairsAtLevels(let only, let amount):
      holders.enumerated().reduce(0) { sum, pair in
        let holder = Holder(pair.element)
        return only == nil || only == holder
          ? sum + amount(pair.offset, holder, context.standardLevel) : sum
      }
    case .occurrences(let occurrences):
      occurrences.reduce(0) { sum, occurrence in
        occurrence.items.contains { occurrence.isCaused($0, Holder(holders[$0])) }
          ? sum + occurrence.amount : sum
      }
    case .constant(let amount): amount
    case .sum(let measures):
      measures.reduce(0) { $0 + activity($1, holders) }
    }
  }

  /// Whether every two regions of the representative are joined by a path inside, by transitive closure.
  private func isConnected(_ contiguity: Contiguity, representative: Int, _ holders: [Int]) -> Bool {
    let regions = Set(contiguity.places.filter { holders[$0.item] == representative }.map(\.region)).sorted()
    var joined = regions.map { a in
      regions.map { b in
        a == b || contiguity.edges.contains { ($0.a, $0.b) == (a, b) || ($0.a, $0.b) == (b, a) }
      }
    }
    for via in regions.indices {
      for a in regions.indices {
        for b in regions.indices where joined[a][via] && joined[via][b] { joined[a][b] = true }
      }
    }
    return joined.allSatisfy { $0.allSatisfy { $0 } }
  }

  private func isWithin(_ spread: SpreadLimit, _ holders: [Int]) -> Bool {
    let sums = spread.members.map { activity(spread.held($0.representative), holders) }
    switch spread.measure {
    case .largestDeviations(let count):
      let deviations = zip(spread.members, sums).map { abs($0.weight * $1 - $0.target) }.sorted()
      return deviations.suffix(count).reduce(0, +) <= spread.atMost
    case .gini:
      var twice: Int64 = 0
      for (a, first) in zip(spread.members, sums) {
        for (b, second) in zip(spread.members, sums) { twice += abs(b.weight * first - a.weight * second) }
      }
      let whole = spread.members.reduce(0) { $0 + $1.weight } * sums.reduce(0, +)
      return 5_000 * twice <= spread.atMost * whole
    }
  }

  private static func name(of kind: ItemCoupling.Kind) -> String {
    if case .sameGroup = kind { "one group" } else { "\(kind)" }
  }

  private func isKept(_ coupling: ItemCoupling, _ holders: [Int]) -> Bool {
    let held = coupling.items.map { holders[$0] }
    let representatives = held.filter { $0 != context.pool.index }
    return switch coupling.kind {
    case .same: Set(held).count <= 1
    case .differ: Set(representatives).count == representatives.count
    case .atMost(let most): Set(representatives).count <= most
    case .sameGroup(let groups): Set(representatives.map { groups[$0] }).count <= 1
    }
  }

  private static func excess(_ limit: Limit, _ activity: Int64) -> [String] {
    if let upper = limit.upper, activity > upper { return ["over \(limit.aspect) by \(activity - upper)"] }
    if let lower = limit.lower, activity < lower { return ["under \(limit.aspect) by \(lower - activity)"] }
    return []
  }
}

/// Every way to give `items` items to holders 0 ..< `holders`.
func everyAssignment(items: Int, holders: Int) -> [[Int]] {
  (0..<items).reduce([[]]) { plans, _ in plans.flatMap { plan in (0..<holders).map { plan + [$0] } } }
}
