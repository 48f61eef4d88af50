/// One assumption of a plan as reports print it.
public struct ListedParameter: Sendable, Equatable {
  /// Dotted name as in files, such as `segments.high_value.visits.acquisition`.
  public var name: String
  /// Plain text: numbers with a decimal point, shares as decimals, money in the unit of the currency.
  public var value: String
  /// `share`, `km/h`, `minutes`, `visits`, the currency's code, or empty.
  public var unit: String
  /// Whether the user gave it; otherwise it is an assumed default.
  public var isGiven: Bool
}

extension PlanParameters {
  /// Every parameter with its value and whether it was given, in a fixed order.
  ///
  /// A parameter counts as given when `given` has its name or the name of a group that contains it, such as
  /// `travel` or `segments.high_value`.
  public func listing() -> [ListedParameter] {
    var list = ParameterList(parameters: self)
    list.add("period", period)
    list.add("period_start", periodStart.iso)
    list.add("period_end", periodEnd.iso)
    list.add("currency", currency)
    list.add("currency_digits", String(currencyDigits))
    for duty in duties {
      list.add("duties.\(duty.id).earning", duty.earning.rawValue)
      list.add("duties.\(duty.id).roles", duty.roles.map(\.rawValue).joined(separator: ", "))
    }
    for segment in segments { list.add(segment) }
    list.add("earning.baseline_retention", earning.baselineRetention, "share")
    list.add("earning.attended_retention", earning.attendedRetention, "share")
    list.add("earning.at_risk_share", earning.atRiskShare, "share")
    list.add("earning.satisfaction_effect", earning.satisfactionEffect, "share")
    list.add("earning.headroom_margin", earning.headroomMargin)
    list.add("earning.travel_cost_per_hour", earning.travelCostPerHour)
    list.add("travel.speed", travel.speed, "km/h")
    list.add("travel.detour", travel.detour)
    list.add("handover.loss", handover.loss, "share")
    list.add("handover.loss_per_year", handover.lossPerYear, "share")
    list.add("handover.most_loss", handover.mostLoss, "share")
    list.add("ramp.target", ramp.target.rawValue)
    list.add("ramp.months", ramp.months.map { ParameterList.text($0) }.joined(separator: ", "), "share")
    list.add("estimates.error", estimates.error, "share")
    for (number, level) in visits.levels.enumerated() {
      list.add("visits.levels.\(level.id)", level.visits, "share")
      for (duty, response) in zip(duties, visits.response) where !response.isEmpty {
        list.add("visits.response.\(duty.id).\(level.id)", response[number], "share")
      }
    }
    return list.rows
  }
}

private struct ParameterList {
  let parameters: PlanParameters
  var rows: [ListedParameter] = []

  init(parameters: PlanParameters) { self.parameters = parameters }

  mutating func add(_ name: String, _ value: String, _ unit: String = "") {
    rows.append(ListedParameter(name: name, value: value, unit: unit, isGiven: isGiven(name)))
  }
  mutating func add(_ name: String, _ value: Double, _ unit: String = "") {
    add(name, Self.text(value), unit)
  }
  mutating func add(_ name: String, _ value: Money) { add(name, text(value), parameters.currency) }

  mutating func add(_ segment: Segment) {
    let prefix = "segments.\(segment.id)"
    add("\(prefix).minimum_potential", segment.minimumPotential)
    add("\(prefix).minimum_current", segment.minimumCurrent)
    for (index, duty) in parameters.duties.enumerated() {
      add("\(prefix).visits.\(duty.id)", segment.visits[index], "visits")
      add("\(prefix).minutes_per_visit.\(duty.id)", segment.minutesPerVisit[index], "minutes")
    }
    add("\(prefix).trip_sharing", segment.tripSharing)
    add("\(prefix).expected_deals", segment.expectedDeals)
    add("\(prefix).win_rate", segment.winRate, "share")
    add("\(prefix).deal_size", segment.dealSize)
  }

  private func isGiven(_ name: String) -> Bool {
    var prefix = Substring(name)
    while true {
      if parameters.given.contains(String(prefix)) { return true }
      guard let dot = prefix.lastIndex(of: ".") else { return false }
      prefix = prefix[..<dot]
    }
  }

  /// Whole numbers without a decimal point.
  static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  private func text(_ money: Money) -> String {
    let digits = parameters.currencyDigits
    let sign = money.minorUnits < 0 ? "-" : ""
    let text = String(money.minorUnits.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    guard digits > 0 else { return sign + padded }
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
