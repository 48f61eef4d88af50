import TerritoryPlanning

extension JointScenarios {
  /// What the joint plan is asked for at weights of the scenarios: their rules as rows, and as charges what it is worth
  /// in each, all amounts of money times the weight.
  ///
  /// - Parameters:
  ///   - weights: at least 0, a scenario each; their sum is the scale of the objective.
  ///   - floors: the least worth in each scenario before the price of broken wishes; nil: none is asked for.
  func requirements(weights: [Int64], floors: [Int64]? = nil) -> [Requirement] {
    var all: [Requirement] = []
    for scenario in planners.indices {
      let terms = ScenarioTerms(self, scenario)
      for requirement in planners[scenario].requirements {
        all += terms.joint(requirement, weight: weights[scenario], isBinding: binding.contains(scenario))
      }
      if weights[scenario] > 0 { all.append(.charge(terms.premium(weights[scenario]))) }
      if let floors { all.append(.limit(terms.floor(floors[scenario], planners[scenario].requirements))) }
    }
    return all
  }
}

/// Requirements of one scenario, written on joint items.
private struct ScenarioTerms: Sendable {
  let context: PlanningContext
  let itemOfJoint: [Int]
  let jointOfItem: [Int]
  /// Whether a joint item is known to no scenario whose rules bind.
  let isOutside: [Bool]

  init(_ scenarios: JointScenarios, _ scenario: Int) {
    context = scenarios.planners[scenario].context
    itemOfJoint = scenarios.itemOfJoint[scenario]
    jointOfItem = scenarios.jointOfItem[scenario]
    isOutside = scenarios.context.items.indices.map { item in
      scenarios.binding.allSatisfy { scenarios.itemOfJoint[$0][item] < 0 }
    }
  }

  /// Of a scenario that does not bind, money alone: prices and charges. Its barriers bind the items that no binding
  /// scenario has, which nobody else would keep from whoever may not take them.
  func joint(_ requirement: Requirement, weight: Int64, isBinding: Bool) -> [Requirement] {
    switch requirement {
    case .barrier(let barrier):
      let (items, isOutside) = (itemOfJoint, isOutside)
      return [
        .barrier(
          Barrier(rule: barrier.rule) { item, holder in
            guard items[item] >= 0, isBinding || isOutside[item] else { return nil }
            return barrier.objection(items[item], holder)
          })
      ]
    case .limit(var limit):
      if let price = limit.price {
        guard weight > 0 else { return [] }
        limit.price = price * weight
      } else if !isBinding {
        return []
      }
      limit.measure = joint(limit.measure, times: 1)
      return [.limit(limit)]
    case .coupling(var coupling):
      guard isBinding else { return [] }
      coupling.items = coupling.items.map { jointOfItem[$0] }
      return [.coupling(coupling)]
    case .charge(var charge):
      guard weight > 0 else { return [] }
      charge.measure = joint(charge.measure, times: weight)
      return [.charge(charge)]
    case .contiguity(var contiguity):
      guard isBinding else { return [] }
      contiguity.places = contiguity.places.map { .init(item: jointOfItem[$0.item], region: $0.region) }
      return [.contiguity(contiguity)]
    case .spread(var spread):
      guard isBinding else { return [] }
      let held = spread.held
      spread.held = { representative in self.joint(held(representative), times: 1) }
      return [.spread(spread)]
    }
  }

  /// What the plan is worth before charges and prices, as a charge below 0.
  func premium(_ weight: Int64) -> Charge {
    Charge(rule: "robust", aspect: "worth", subject: .wholePlan, measure: worth(times: -weight))
  }

  /// Worth less charges is at least `floor`.
  func floor(_ floor: Int64, _ requirements: [Requirement]) -> Limit {
    let charges = requirements.compactMap { requirement -> Limit.Measure? in
      guard case .charge(let charge) = requirement else { return nil }
      return joint(charge.measure, times: -1)
    }
    return Limit(
      rule: "robust", aspect: "worth", subject: .wholePlan, unit: .money,
      measure: .sum([worth(times: 1)] + charges), lower: floor, upper: nil, price: nil)
  }

  private func worth(times factor: Int64) -> Limit.Measure {
    let (context, items) = (context, itemOfJoint)
    return .pairs(holder: nil) { item, holder in
      items[item] < 0 ? 0 : factor * context.worth(item: items[item], holder: holder).minorUnits
    }
  }

  private func joint(_ measure: Limit.Measure, times factor: Int64) -> Limit.Measure {
    let items = itemOfJoint
    switch measure {
    case .pairs(let holder, let amount):
      return .pairs(holder: holder) { item, holder in
        items[item] < 0 ? 0 : factor * amount(items[item], holder)
      }
    case .pairsAtLevels(let holder, let amount):
      return .pairsAtLevels(holder: holder) { item, holder, level in
        items[item] < 0 ? 0 : factor * amount(items[item], holder, level)
      }
    case .occurrences(let listed):
      return .occurrences(
        listed.map { occurrence in
          Limit.Occurrence(
            items: occurrence.items.map { jointOfItem[$0] }, amount: factor * occurrence.amount
          ) { item, holder in items[item] >= 0 && occurrence.isCaused(items[item], holder) }
        })
    case .constant(let amount): return .constant(factor * amount)
    case .sum(let measures): return .sum(measures.map { joint($0, times: factor) })
    }
  }
}
