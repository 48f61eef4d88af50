import TerritoryPlanning

/// plan.yaml as text.
enum ParameterText {
  /// The parameters that were given or differ from the standard; the others stay assumed when read back.
  static func yaml(_ parameters: PlanParameters) -> String {
    var lines = [
      "period: \(quoted(parameters.period))", "period_start: \(parameters.periodStart.iso)",
      "period_end: \(parameters.periodEnd.iso)", "currency: \(parameters.currency)",
      "currency_digits: \(parameters.currencyDigits)",
    ]
    let standard = PlanParameters.standard(
      period: parameters.period, periodStart: parameters.periodStart, periodEnd: parameters.periodEnd,
      currency: parameters.currency, currencyDigits: parameters.currencyDigits)
    if parameters.duties != standard.duties || isGiven(parameters, "duties") { lines += duties(parameters) }
    if parameters.segments != standard.segments || isGiven(parameters, "segments") {
      lines += segments(parameters)
    }
    lines += groups(parameters, standard)
    lines += VisitText.lines(parameters)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func isGiven(_ parameters: PlanParameters, _ group: String) -> Bool {
    parameters.given.contains { $0 == group || $0.hasPrefix(group + ".") }
  }

  private static func duties(_ parameters: PlanParameters) -> [String] {
    var lines = ["duties:"]
    for duty in parameters.duties {
      lines += [
        "  \(duty.id):", "    name: \(quoted(duty.name))", "    name_zh: \(quoted(duty.chineseName))",
        "    earning: \(duty.earning.rawValue)",
        "    roles: [\(duty.roles.map(\.rawValue).joined(separator: ", "))]",
      ]
    }
    return lines
  }

  private static func segments(_ parameters: PlanParameters) -> [String] {
    var lines = ["segments:"]
    func money(_ money: Money) -> String { MoneyText.written(money, digits: parameters.currencyDigits) }
    func byDuty(_ values: [Double]) -> String {
      let pairs = zip(parameters.duties, values).map { "\($0.id): \(WrittenNumber.written($1))" }
      return "{\(pairs.joined(separator: ", "))}"
    }
    for segment in parameters.segments {
      lines += [
        "  \(segment.id):", "    name: \(quoted(segment.name))",
        "    name_zh: \(quoted(segment.chineseName))",
        "    minimum_potential: \(money(segment.minimumPotential))",
        "    minimum_current: \(money(segment.minimumCurrent))",
        "    visits: \(byDuty(segment.visits))", "    minutes_per_visit: \(byDuty(segment.minutesPerVisit))",
        "    trip_sharing: \(WrittenNumber.written(segment.tripSharing))",
        "    expected_deals: \(WrittenNumber.written(segment.expectedDeals))",
        "    win_rate: \(WrittenNumber.written(segment.winRate))",
        "    deal_size: \(money(segment.dealSize))",
      ]
    }
    return lines
  }

  /// The groups of single values, each with the values that differ from the standard or were given.
  private static func groups(_ parameters: PlanParameters, _ standard: PlanParameters) -> [String] {
    let assumed = values(standard)
    var lines: [String] = []
    var group = ""
    for (index, entry) in values(parameters).enumerated() {
      let isStated =
        entry.text != assumed[index].text || parameters.given.contains("\(entry.group).\(entry.key)")
        || parameters.given.contains(entry.group)
      guard isStated else { continue }
      if entry.group != group { lines.append("\(entry.group):") }
      group = entry.group
      lines.append("  \(entry.key): \(entry.text)")
    }
    return lines
  }

  private static func values(_ parameters: PlanParameters) -> [(group: String, key: String, text: String)] {
    let (earning, handover) = (parameters.earning, parameters.handover)
    func money(_ money: Money) -> String { MoneyText.written(money, digits: parameters.currencyDigits) }
    let months = parameters.ramp.months.map { WrittenNumber.written($0) }.joined(separator: ", ")
    return [
      ("earning", "baseline_retention", WrittenNumber.written(earning.baselineRetention)),
      ("earning", "attended_retention", WrittenNumber.written(earning.attendedRetention)),
      ("earning", "at_risk_share", WrittenNumber.written(earning.atRiskShare)),
      ("earning", "satisfaction_effect", WrittenNumber.written(earning.satisfactionEffect)),
      ("earning", "headroom_margin", money(earning.headroomMargin)),
      ("earning", "travel_cost_per_hour", money(earning.travelCostPerHour)),
      ("travel", "speed", WrittenNumber.written(parameters.travel.speed)),
      ("travel", "detour", WrittenNumber.written(parameters.travel.detour)),
      ("handover", "loss", WrittenNumber.written(handover.loss)),
      ("handover", "loss_per_year", WrittenNumber.written(handover.lossPerYear)),
      ("handover", "most_loss", WrittenNumber.written(handover.mostLoss)),
      ("ramp", "target", parameters.ramp.target.rawValue), ("ramp", "months", "[\(months)]"),
      ("estimates", "error", WrittenNumber.written(parameters.estimates.error)),
    ]
  }

  /// A double-quoted YAML scalar.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _
      where scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
