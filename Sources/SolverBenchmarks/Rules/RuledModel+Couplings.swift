import AssignmentEngine

/// Who shares an account, a family or a region.
extension RuledModel {
  /// Merged items once, ascending.
  func items(of accounts: [Int], duties: [Int]) -> [Int32] {
    Set(accounts.flatMap { account in duties.map { Int32(model.itemOf[original(account, $0)]) } }).sorted()
  }

  private func original(_ account: Int, _ duty: Int) -> Int { account * TerritoryModel.dutyCount + duty }

  /// Original items that must have the same holder.
  func tiedItems() -> [[Int]] {
    var sets: [[Int]] = []
    if rules.contains(.sameHolder) {
      sets += every(parameters.sameHolder.everyAccount).map { account in
        parameters.sameHolder.duties.map { original(account, $0) }
      }
    }
    if rules.contains(.families) { sets += families }
    return sets
  }

  private func every(_ step: Int) -> [Int] { Array(stride(from: 0, to: model.accountCount, by: step)) }

  mutating func addCouplings() {
    if rules.contains(.differentHolders) {
      // The accounts after those that want the same holder.
      for account in every(parameters.differentHolders.everyAccount) where account + 1 < model.accountCount {
        let tied = items(of: [account + 1], duties: parameters.differentHolders.duties)
        builder.addCoupling(.differ(items: tied, exempt: nil))
      }
    }
    if rules.contains(.faces) {
      for account in 0..<model.accountCount {
        let tied = items(of: [account], duties: Array(0..<TerritoryModel.dutyCount))
        guard tied.count > parameters.faces.atMost else { continue }
        builder.addCoupling(.atMost(limit: parameters.faces.atMost, items: tied, exempt: nil))
      }
    }
    if rules.contains(.teams) {
      let classes = (0..<model.agentCount).map { Int32($0 / parameters.teams.agents) }
      for account in every(parameters.teams.everyAccount) {
        let tied = items(of: [account], duties: Array(0..<TerritoryModel.dutyCount))
        builder.addCoupling(.sameClass(items: tied, classOfAgent: classes, exempt: nil))
      }
    }
  }

  /// Families are accounts that follow each other within a region.
  private var families: [[Int]] {
    let families = parameters.families
    var formed = 0
    var sets: [[Int]] = []
    for region in 0..<regions.count {
      let accounts = regions.region.indices.filter { regions.region[$0] == region }
      for start in stride(from: 0, to: accounts.count - families.accounts + 1, by: families.accounts) {
        formed += 1
        guard formed % families.everyFamily == 0 else { continue }
        let members = Array(accounts[start..<start + families.accounts])
        sets.append(members.map { original($0, families.duty) })
      }
    }
    return sets
  }
}
