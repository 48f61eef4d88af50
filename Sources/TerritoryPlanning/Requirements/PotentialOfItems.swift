/// The part of its account's potential that each work item carries, so that potential adds up over items.
///
/// Headroom (potential less current) goes to the acquisition items, current revenue to the maintenance items.
/// Where an account has no item of the kind, the part goes to the next kind it has: headroom to maintenance,
/// then after-sales; current to after-sales, then acquisition. Several items of one kind share equally, the
/// first taking the remainder. The parts of an account with items always sum to its potential, and a
/// representative who does all of an account's duties carries all of its potential.
enum PotentialOfItems {
  /// For each item of `context`, in minor units.
  static func amounts(in context: PlanningContext) -> [Int64] {
    var amounts = [Int64](repeating: 0, count: context.items.count)
    for (index, account) in context.data.accounts.enumerated() {
      let items = context.itemsOfAccount[index]
      let headroom = account.potential - account.current
      spread(headroom, over: items, first: [.acquisition, .maintenance, .afterSales], context, &amounts)
      spread(
        account.current, over: items, first: [.maintenance, .afterSales, .acquisition], context, &amounts)
    }
    return amounts
  }

  private static func spread(
    _ part: Money, over items: Range<Int>, first kinds: [Duty.Earning], _ context: PlanningContext,
    _ amounts: inout [Int64]
  ) {
    for kind in kinds {
      let takers = items.filter { context.data.parameters.duties[context.items[$0].duty].earning == kind }
      guard let first = takers.first else { continue }
      let (each, remainder) = part.minorUnits.quotientAndRemainder(dividingBy: Int64(takers.count))
      for item in takers { amounts[item] += each }
      amounts[first] += remainder
      return
    }
  }
}
