import TerritoryPlanning

/// What plan.yaml says: the parameters, and how the folder is to be read.
struct PlanSettings {
  var parameters: PlanParameters
  var ignoredColumns: Set<String> = []
  /// Scenario names in the order wanted, or nil for the order of their names.
  var scenarioOrder: [SettingNode]?
  /// Where neighbours of regions come from.
  var neighbourChoice = Entry<NeighbourSource>.absent
  /// The duties could not be read, so columns that depend on them cannot be told apart.
  var hasUnreadDuties = false

  static let file = "plan.yaml"
  static let keys =
    ["period", "period_start", "period_end", "currency", "currency_digits"]
    + ["ignore_columns", "scenarios", "neighbours"] + ParameterReading.groups

  /// Reads the settings; parameters that are not given are the standard ones.
  init(_ node: SettingNode, faults: inout [InputFault]) {
    let node = node.openingDottedKeys(faults: &faults)
    let (currency, digits) = Self.currency(node, faults: &faults)
    let unit = MoneyUnit(currency: currency, digits: digits)
    let map = SettingLookup(node, keys: Self.keys, unit: unit, faults: &faults)
    let (start, end) = Self.period(map, file: node.place.file, faults: &faults)
    let period = map.value("period", .text, faults: &faults) ?? "\(start.iso) to \(end.iso)"
    var base = PlanParameters.standard(
      period: period, periodStart: start, periodEnd: end, currency: currency, currencyDigits: digits)
    for key in Self.keys.prefix(5) where map[key] != nil { base.given.insert(key) }
    var reading = ParameterReading(purpose: .define, parameters: base)
    reading.readGroups(node)
    faults += reading.faults
    parameters = reading.parameters
    hasUnreadDuties = reading.faults.contains { $0.place.field.hasPrefix("duties") }
    if let columns = map["ignore_columns"]?.list(faults: &faults) {
      ignoredColumns = Set(columns.compactMap { $0.scalarText(faults: &faults) })
    }
    scenarioOrder = map["scenarios"]?.list(faults: &faults)
    if let node = map["neighbours"] {
      let choice = node.choice(NeighbourSource.self, faults: &faults)
      // plan.yaml is the first source of every folder.
      let origin = Origin(source: 0, line: node.place.line, column: node.place.column)
      neighbourChoice = Entry(choice, isFaulty: choice == nil, origin: origin)
    }
  }

  private static func currency(
    _ node: SettingNode, faults: inout [InputFault]
  ) -> (code: String, digits: Int) {
    guard case .map(let entries) = node.value,
      let given = entries.first(where: { $0.key == "currency" })?.value, given.value != .null
    else {
      missing("currency", "write the ISO 4217 code of all money, such as CNY", node, &faults)
      return ("CNY", 2)
    }
    guard let code = given.scalarText(faults: &faults) else { return ("CNY", 2) }
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      faults.append(
        InputFault(
          place: given.place, value: code, message: "is not a currency code",
          hint: "write three capital letters, such as CNY"))
      return ("CNY", 2)
    }
    var digits = CurrencySigns.digits(of: code)
    if let stated = entries.first(where: { $0.key == "currency_digits" })?.value, stated.value != .null {
      digits = stated.integer(in: 0...4, faults: &faults).map { Int($0) } ?? digits
    }
    return (code, digits)
  }

  private static func period(
    _ map: SettingLookup, file: String, faults: inout [InputFault]
  ) -> (CalendarDay, CalendarDay) {
    let anchor = SettingNode(value: .null, place: SourcePlace(file: file, line: 1, column: 1))
    for key in ["period_start", "period_end"] where map[key] == nil {
      missing(key, "write the day as 2026-10-01", anchor, &faults)
    }
    let start = map.value("period_start", .day, faults: &faults)
    let end = map.value("period_end", .day, faults: &faults)
    guard let start, let end else {
      let day = start ?? end ?? CalendarDay(daysSince1970: 0)
      return (day, day)
    }
    func refuse(_ message: String, _ hint: String) -> (CalendarDay, CalendarDay) {
      faults.append(
        InputFault(place: map["period_end"]!.place, value: end.iso, message: message, hint: hint))
      return (start, start)
    }
    if end < start { return refuse("is before the start, \(start.iso)", "check both dates") }
    if end.daysSince1970 - start.daysSince1970 > 3_660 {
      return refuse("makes the period longer than ten years", "check both dates")
    }
    return (start, end)
  }

  private static func missing(
    _ key: String, _ hint: String, _ node: SettingNode, _ faults: inout [InputFault]
  ) {
    faults.append(
      InputFault(
        place: SourcePlace(file: node.place.file, line: 1, column: 1), value: "",
        message: "lacks the key `\(key)`", hint: hint))
  }
}
