import AssignmentEngine

/// Who shares an account, a family or a region.
extension RuledModel {
  func items(of accounts: [Int], duties: [Int]) -> [Int32] {
    accounts.flatMap { account in duties.map { Int32(account * TerritoryModel.dutyCount + $0) } }
  }

  mutating func addCouplings() {
    let accounts = Array(0..<model.accountCount)
    func every(_ step: Int) -> [Int] { Array(stride(from: 0, to: accounts.count, by: step)) }
    if rules.contains(.sameHolder) {
      for account in every(parameters.sameHolder.everyAccount) {
        let tied = items(of: [account], duties: parameters.sameHolder.duties)
        builder.addCoupling(.atMost(limit: 1, items: tied, exempt: nil))
      }
    }
    if rules.contains(.differentHolders) {
      // The accounts after those that want the same holder.
      for account in every(parameters.differentHolders.everyAccount) where account + 1 < accounts.count {
        let tied = items(of: [account + 1], duties: parameters.differentHolders.duties)
        builder.addCoupling(.differ(items: tied, exempt: nil))
      }
    }
    if rules.contains(.faces) {
      for account in accounts {
        let tied = items(of: [account], duties: Array(0..<TerritoryModel.dutyCount))
        builder.addCoupling(.atMost(limit: parameters.faces.atMost, items: tied, exempt: nil))
      }
    }
    if rules.contains(.families) { addFamilies() }
    if rules.contains(.teams) {
      let classes = (0..<model.agentCount).map { Int32($0 / parameters.teams.agents) }
      for account in every(parameters.teams.everyAccount) {
        let tied = items(of: [account], duties: Array(0..<TerritoryModel.dutyCount))
        builder.addCoupling(.sameClass(items: tied, classOfAgent: classes, exempt: nil))
      }
    }
  }

  /// Families are accounts that follow each other within a region.
  mutating func addFamilies() {
    let families = parameters.families
    var formed = 0
    for region in 0..<regions.count {
      let accounts = regions.region.indices.filter { regions.region[$0] == region }
      for start in stride(from: 0, to: accounts.count - families.accounts + 1, by: families.accounts) {
        formed += 1
        guard formed % families.everyFamily == 0 else { continue }
        let members = Array(accounts[start..<start + families.accounts])
        builder.addCoupling(
          .atMost(limit: 1, items: items(of: members, duties: [families.duty]), exempt: nil))
      }
    }
  }
}
