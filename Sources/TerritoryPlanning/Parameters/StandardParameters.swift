extension PlanParameters {
  /// The defaults that hold where the user gives nothing else: the one place where they are written.
  ///
  /// They describe a quarter of business-to-business field sales and are assumptions, not findings;
  /// `listing()` prints each with whether it was given. Amounts of money are stated in whole units of
  /// `currency` at the order of magnitude of the yuan: in another currency they should be given.
  ///
  /// - Parameters:
  ///   - period: name of the period in reports.
  ///   - periodStart: first day.
  ///   - periodEnd: last day, not before the first.
  ///   - currency: ISO 4217 code.
  ///   - currencyDigits: digits of the minor unit, 0...4.
  public static func standard(
    period: String, periodStart: CalendarDay, periodEnd: CalendarDay, currency: String = "CNY",
    currencyDigits: Int = 2
  ) -> PlanParameters {
    let unit = (0..<currencyDigits).reduce(Int64(1)) { unit, _ in unit * 10 }
    func money(_ units: Int64) -> Money { Money(minorUnits: units * unit) }
    return PlanParameters(
      period: period, periodStart: periodStart, periodEnd: periodEnd, currency: currency,
      currencyDigits: currencyDigits, duties: Duty.standard, segments: Segment.standard(money: money),
      earning: EarningParameters(
        baselineRetention: 0.8, attendedRetention: 0.9, atRiskShare: 0.1, satisfactionEffect: 0.3,
        headroomMargin: money(20_000), travelCostPerHour: money(60)),
      travel: TravelParameters(speed: 40, detour: 1.3),
      handover: HandoverParameters(loss: 0.03, lossPerYear: 0.005, mostLoss: 0.1),
      ramp: RampParameters(target: .capacity, months: [0.25, 0.5, 0.75]), given: [])
  }
}

extension Duty {
  /// Acquisition, maintenance and after-sales. All-round representatives may do all three; key-account
  /// managers acquire and maintain.
  public static let standard: [Duty] = [
    Duty(
      id: "acquisition", name: "Acquisition", chineseName: "客户开发", earning: .acquisition,
      roles: [.hunter, .keyAccount, .allRound]),
    Duty(
      id: "maintenance", name: "Maintenance", chineseName: "客户维护", earning: .maintenance,
      roles: [.farmer, .keyAccount, .allRound]),
    Duty(
      id: "after_sales", name: "After-sales", chineseName: "售后服务", earning: .afterSales,
      roles: [.service, .allRound]),
  ]
}

extension Segment {
  /// High-value, potential and ordinary, for the standard duties in their order.
  ///
  /// - Parameter money: makes money of whole units of the currency.
  static func standard(money: (Int64) -> Money) -> [Segment] {
    [
      Segment(
        id: "high_value", name: "High-value", chineseName: "高价值", minimumPotential: money(500_000),
        minimumCurrent: money(200_000), visits: [6, 6, 3], minutesPerVisit: [90, 75, 60], tripSharing: 2,
        expectedDeals: 2, winRate: 0.35, dealSize: money(120_000)),
      Segment(
        id: "potential", name: "Potential", chineseName: "潜力", minimumPotential: money(200_000),
        minimumCurrent: .zero, visits: [4, 3, 2], minutesPerVisit: [75, 60, 60], tripSharing: 3,
        expectedDeals: 1.5, winRate: 0.25, dealSize: money(60_000)),
      Segment(
        id: "ordinary", name: "Ordinary", chineseName: "普通", minimumPotential: .zero,
        minimumCurrent: .zero, visits: [2, 2, 1], minutesPerVisit: [60, 45, 45], tripSharing: 4,
        expectedDeals: 1, winRate: 0.15, dealSize: money(20_000)),
    ]
  }
}

extension PlanParameters {
  /// The segment of an account that came without one: the first, in order, both of whose thresholds it reaches;
  /// the last takes the rest.
  ///
  /// - Parameters:
  ///   - potential: what the account could yield in the period.
  ///   - current: what it yields today.
  public func segment(potential: Money, current: Money) -> Int {
    segments.firstIndex { potential >= $0.minimumPotential && current >= $0.minimumCurrent }
      ?? segments.count - 1
  }
}
