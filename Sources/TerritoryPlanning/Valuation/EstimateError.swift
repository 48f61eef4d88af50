/// How far the comparison of two representatives for one item may be off.
extension PlanningContext {
  /// Standard error of `worth` with one holder less `worth` with another, in minor units, rounded to the nearest.
  ///
  /// With e the share that estimates of the account may be off, I what each of the two earns before any handover
  /// loss, and L the loss where exactly one of them is the incumbent:
  ///
  ///     e x sqrt(I_a^2 + I_b^2 + L^2)
  ///
  /// What is misjudged alike for everybody (the size of the account, its chance to buy at all) scales the
  /// difference and cannot turn its sign, so it is left out. Travel is taken as known; the pool earns nothing, and
  /// that is known too. 0 between a holder and itself.
  ///
  /// - Parameter level: level of visits with either; nil: the standard one.
  public func errorOfDifference(item: Int, _ a: Holder, _ b: Holder, level: Int? = nil) -> Money {
    guard a != b else { return .zero }
    let account = data.accounts[items[item].account]
    let share = account.estimateError ?? data.parameters.estimates.error
    func earned(_ holder: Holder) -> Double {
      let possible = levels(item: item, holder: holder)
      let level = level.flatMap { possible.contains($0) ? $0 : nil } ?? standardLevel
      return Double(valuation.increment(item, holder, level: level).minorUnits)
    }
    let (first, second) = (earned(a), earned(b))
    let changesHands = today.holders[item] == a || today.holders[item] == b
    let loss = changesHands ? Double(handoverLoss(item: item).minorUnits) : 0
    return Money(
      minorUnits: nearestWhole(share * (first * first + second * second + loss * loss).squareRoot()))
  }
}
