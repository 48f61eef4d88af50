extension Rule {
  /// Whether the rule counts what another one counts, of everybody and at the same prices, so that their demands on
  /// the same data differ in bounds alone. Equal rules do; a rule whose settings are bounds says more.
  public func countsLike(_ other: any Rule) -> Bool {
    guard let mine = self as? any Equatable else { return false }
    return mine.isEqual(to: other)
  }
}

extension Equatable {
  fileprivate func isEqual(to other: Any) -> Bool { (other as? Self).map { $0 == self } ?? false }
}

extension BalanceRule {
  public func countsLike(_ other: any Rule) -> Bool {
    guard let other = other as? BalanceRule else { return false }
    return peers == other.peers && bands.count == other.bands.count
      && zip(bands, other.bands).allSatisfy { $0.subject == $1.subject && $0.price == $1.price }
  }
}

extension DisruptionRule {
  public func countsLike(_ other: any Rule) -> Bool {
    guard let other = other as? DisruptionRule else { return false }
    return budgets.count == other.budgets.count
      && zip(budgets, other.budgets).allSatisfy {
        $0.metric == $1.metric && $0.scope == $1.scope && $0.most.price == $1.most.price
      }
  }
}

extension FairnessRule {
  public func countsLike(_ other: any Rule) -> Bool {
    guard let other = other as? FairnessRule else { return false }
    return peers == other.peers && reach == other.reach && caps.count == other.caps.count
      && zip(caps, other.caps).allSatisfy {
        $0.metric == $1.metric && $0.measure == $1.measure && $0.price == $1.price
      }
  }
}
