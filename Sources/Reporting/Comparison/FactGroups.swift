import ScenarioRunning
import TerritoryPlanning

/// Which scenarios speak of the same facts: accounts, people and assumptions. What is pinned, forbidden or frozen
/// is a decision, not a fact.
struct FactGroups: Equatable {
  /// Numbers of results with the same facts, each in the order of the comparison; groups in the order of their
  /// first.
  let groups: [[Int]]

  init(_ comparison: Comparison) {
    var groups: [[Int]] = []
    var facts: [PlanData] = []
    for (number, result) in comparison.results.enumerated() {
      let data = result.context.data.withoutDecisions
      if let known = facts.firstIndex(of: data) {
        groups[known].append(number)
      } else {
        facts.append(data)
        groups.append([number])
      }
    }
    self.groups = groups
  }

  /// Whether two results speak of the same facts.
  func areSame(_ one: Int, _ other: Int) -> Bool {
    groups.contains { $0.contains(one) && $0.contains(other) }
  }
}

extension PlanData {
  fileprivate var withoutDecisions: PlanData {
    var parameters = parameters
    // Where a figure comes from does not change it.
    parameters.given = []
    let accounts = accounts.map { account in
      var account = account
      account.pinned = account.pinned.map { _ in nil }
      account.forbidden = []
      account.frozenUntil = nil
      return account
    }
    return PlanData(
      parameters: parameters, accounts: accounts, representatives: representatives, regions: regions,
      regionOwnersToday: regionOwnersToday, travelMatrix: travelMatrix, neighbourSource: neighbourSource)
  }
}

extension Comparison {
  /// The scenario that the others are held against: the first that was optimised and has a plan.
  var referenceIndex: Int? { results.firstIndex { $0.newPlan != nil } }
}
