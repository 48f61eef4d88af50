/// How much of something a rule allows: an amount, or a share of a base that the data fix.
public enum Allowance: Sendable, Equatable {
  /// Whole units of what is counted; minor units for money.
  case amount(Int64)
  /// Of the base, rounded down.
  case share(Share)

  /// The largest whole amount allowed.
  public func most(of base: Int64) -> Int64 {
    switch self {
    case .amount(let amount): amount
    case .share(let share): share.floor(of: base)
    }
  }
}

/// An allowance, and what exceeding it costs.
public struct PricedAllowance: Sendable, Equatable {
  public var allowance: Allowance
  /// Minor units of money a unit beyond the allowance; nil: it must not be exceeded.
  public var price: Int64?

  public init(_ allowance: Allowance, price: Int64? = nil) {
    self.allowance = allowance
    self.price = price
  }
}

extension SettingNode {
  /// Reads `40`, `5 %`, or `{at_most: 40, price: 200}`; for money the amount is in major units.
  func pricedAllowance(
    of unit: Limit.Unit, data: PlanData, faults: inout [InputFault]
  ) -> PricedAllowance? {
    guard case .map = value else {
      return allowance(of: unit, data: data, faults: &faults).map { PricedAllowance($0) }
    }
    guard let map = map(keys: ["at_most", "price"], faults: &faults) else { return nil }
    let before = faults.count
    let price = map["price"].flatMap { $0.price(of: unit, data: data, faults: &faults) }
    guard let bound = map["at_most"] else {
      return fault("", "lacks at_most", hint: "write {at_most: 40, price: 200}", &faults)
    }
    let allowance = bound.allowance(of: unit, data: data, faults: &faults)
    guard faults.count == before, let allowance else { return nil }
    return PricedAllowance(allowance, price: price)
  }

  /// Reads `40` or `5 %`; for money the amount is in major units.
  func allowance(of unit: Limit.Unit, data: PlanData, faults: inout [InputFault]) -> Allowance? {
    SettingProbe.note(self, .share)
    if case .scalar(let text) = value, text.contains("%") {
      return share(faults: &faults).map(Allowance.share)
    }
    if unit == .money {
      return money(data: data, faults: &faults).map { .amount($0.minorUnits) }
    }
    let range: ClosedRange<Int64> = 0...SettingNode.mostUnits
    return integer(in: range, orShare: true, faults: &faults).map(Allowance.amount)
  }

  /// The price of a unit, in minor units of money: an amount of money above 0 for minutes, items and
  /// accounts; for money a whole number above 0, how many units of money each unit beyond costs.
  func price(of unit: Limit.Unit, data: PlanData, faults: inout [InputFault]) -> Int64? {
    if unit == .money { return integer(in: 1...1_000_000, faults: &faults) }
    return money(in: Money(minorUnits: 1)...SettingNode.mostMoney, data: data, faults: &faults)?.minorUnits
  }

  /// The largest number of minutes, items or accounts that settings accept.
  static let mostUnits: Int64 = 1_000_000_000
}
