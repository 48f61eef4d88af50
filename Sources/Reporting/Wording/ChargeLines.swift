import TerritoryAssignment
import TerritoryPlanning

extension PlanWording {
  /// What a plan pays for, one line a rule and aspect, in the order of the rules; at last what keeping near-ties
  /// costs.
  func chargeLines(_ evaluation: Evaluation, nearTies: NearTieEffect?) -> [String] {
    var groups: [(rule: String, aspect: String, times: Int, cost: Money)] = []
    for charge in evaluation.charges {
      if let known = groups.firstIndex(where: { $0.rule == charge.rule && $0.aspect == charge.aspect }) {
        groups[known].times += 1
        groups[known].cost += charge.cost
      } else {
        groups.append((charge.rule, charge.aspect, 1, charge.cost))
      }
    }
    let lines = groups.map { group in
      phrases.paid(
        rule: name(ofRule: group.rule), aspect: name(ofAspect: group.aspect), times: group.times,
        cost: figures.money.whole(group.cost))
    }
    guard let nearTies else { return lines }
    return lines + [
      phrases.nearTiesKept(
        accounts: phrases.accounts(Int64(nearTies.keptAccounts)),
        items: phrases.items(Int64(nearTies.keptItems.count)), least: figures.money.whole(nearTies.least),
        most: figures.money.whole(nearTies.most))
    ]
  }
}
