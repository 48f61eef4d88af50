import TerritoryPlanning

extension PlanWording {
  /// What a plan pays for, one line a rule and aspect, in the order of the rules.
  func chargeLines(_ evaluation: Evaluation) -> [String] {
    var groups: [(rule: String, aspect: String, times: Int, cost: Money)] = []
    for charge in evaluation.charges {
      if let known = groups.firstIndex(where: { $0.rule == charge.rule && $0.aspect == charge.aspect }) {
        groups[known].times += 1
        groups[known].cost += charge.cost
      } else {
        groups.append((charge.rule, charge.aspect, 1, charge.cost))
      }
    }
    return groups.map { group in
      phrases.paid(
        rule: name(ofRule: group.rule), aspect: name(ofAspect: group.aspect), times: group.times,
        cost: figures.money.whole(group.cost))
    }
  }
}
