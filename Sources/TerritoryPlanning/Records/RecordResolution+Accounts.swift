/// Accounts and who serves them.
extension RecordResolution {
  mutating func resolvedAccounts() -> [Account] {
    var resolved: [Account] = []
    resolved.reserveCapacity(records.accounts.count)
    var parents: [Int?] = []
    parents.reserveCapacity(records.accounts.count)
    for record in records.accounts {
      let parent = reference(record.parent, in: accounts, "accounts.csv", "parent")
      parents.append(parent)
      resolved.append(account(record, parent: parent))
    }
    checkCycles(
      parents, ids: accounts.ids, "accounts.csv", origins: records.accounts.map(\.parent.origin), "account")
    return resolved
  }

  private mutating func account(_ record: AccountRecord, parent: Int?) -> Account {
    let table = "accounts.csv"
    let id = record.id.value ?? ""
    let current = record.current.value ?? .zero
    let potential = record.potential.value ?? .zero
    let lifecycle = record.lifecycle.value ?? record.assumedLifecycle
    let region = required(record.region, in: regions, table, "region", record: record.origin) ?? 0
    checkMoney(record, lifecycle: lifecycle)
    let given = reference(record.segment, in: segments, table, "segment")
    let satisfaction = record.satisfaction.value.map { _ in
      number(record.satisfaction, default: 0, in: 0...1, table, "satisfaction")
    }
    let estimateError = record.estimateError.value.map { _ in
      number(record.estimateError, default: 0, in: 0...1, table, "estimate_error")
    }
    return Account(
      id: id, name: record.name.value ?? id, region: region,
      coordinates: coordinates(record.latitude, record.longitude, table, record: record.origin),
      segment: given ?? parameters.segment(potential: potential, current: current),
      segmentIsClassified: given == nil, industry: record.industry.value, potential: potential,
      current: current, lifecycle: lifecycle, isNamed: record.isNamed.value ?? false, parent: parent,
      requiredQualifications: Self.distinct(record.requiredQualifications.value),
      creditRisk: number(record.creditRisk, default: 0, in: 0...1, table, "credit_risk"),
      satisfaction: satisfaction,
      incumbents: Array(repeating: nil, count: parameters.duties.count),
      incumbentSince: Array(repeating: nil, count: parameters.duties.count),
      frozenUntil: record.frozenUntil.value,
      pinned: record.pins.enumerated().map { duty, pin in
        reference(pin, in: representatives, table, "pin_\(parameters.duties[duty].id)")
      },
      forbidden: references(record.forbidden, in: representatives, table, "forbidden") ?? [],
      estimateError: estimateError)
  }

  private mutating func checkMoney(_ record: AccountRecord, lifecycle: Account.Lifecycle) {
    let table = "accounts.csv"
    if let currency = record.currency.value, currency != parameters.currency {
      fault(
        table, record.currency.origin, "currency", currency, "is not the plan's currency",
        "convert the amounts to \(parameters.currency)")
    }
    let hasPotential = present(record.potential, table, "potential", record: record.origin)
    for (entry, field) in [(record.potential, "potential"), (record.current, "current")] {
      guard let money = entry.value else { continue }
      if money < .zero {
        fault(table, entry.origin, field, shown(money), "is negative", "write 0 or more")
      } else if money > SettingNode.mostMoney {
        fault(
          table, entry.origin, field, shown(money), "is too large",
          "write at most \(shown(SettingNode.mostMoney)); is it in another unit?")
      }
    }
    let current = record.current.value ?? .zero
    if hasPotential, let potential = record.potential.value, potential < current {
      fault(
        table, record.potential.origin, "potential", shown(potential),
        "is below the current revenue of \(shown(current))",
        "the potential includes what the account yields today: write at least \(shown(current))")
    }
    if lifecycle == .prospect, current > .zero {
      fault(
        table, record.lifecycle.or(record.origin), "lifecycle", "prospect",
        "has current revenue of \(shown(current))", "write customer, or a current revenue of 0")
    }
  }

  /// Pins that nobody could honour.
  mutating func checkPins(representatives: [Representative], accounts: [Account]) {
    for (index, account) in accounts.enumerated() {
      for (duty, pin) in account.pinned.enumerated() {
        guard let pin else { continue }
        let entry = records.accounts[index].pins[duty]
        let field = "pin_\(parameters.duties[duty].id)"
        if let day = representatives[pin].finalDay, representatives[pin].leaves(within: parameters) {
          fault(
            "accounts.csv", entry.origin, field, representatives[pin].id,
            "is pinned to a representative who leaves on \(day.iso)", "pin it to somebody who stays")
        }
        if account.forbidden.contains(pin) {
          fault(
            "accounts.csv", entry.origin, field, representatives[pin].id,
            "is pinned to a representative who is forbidden for it", "remove the pin or the prohibition")
        }
      }
    }
  }

  mutating func resolveAssignments(into resolved: inout [Account]) {
    let table = "assignments.csv"
    /// For each account and duty: the line of the assignment, to name it when there is a second.
    var first = [Int32](repeating: -1, count: resolved.count * parameters.duties.count)
    for (index, record) in records.assignments.enumerated() {
      let account = required(record.account, in: accounts, table, "account", record: record.origin)
      let duty = required(record.duty, in: duties, table, "duty", record: record.origin)
      let representative = required(
        record.representative, in: representatives, table, "representative", record: record.origin)
      if let since = record.since.value, since > parameters.periodEnd {
        fault(
          table, record.since.origin, "since", since.iso, "is after the period's end",
          "write the day on which it began")
      }
      guard let account, let duty, let representative else { continue }
      let slot = account * parameters.duties.count + duty
      if first[slot] >= 0 {
        let other = records.assignments[Int(first[slot])]
        fault(
          table, record.or, "duty", duties.ids[duty],
          "is a second assignment of this duty of `\(accounts.ids[account])`",
          "the first is in \(records.place(other.or, table: table, field: "")); keep one")
        continue
      }
      first[slot] = Int32(index)
      resolved[account].incumbents[duty] = representative
      resolved[account].incumbentSince[duty] = record.since.value
    }
  }
}

extension AssignmentRecord {
  /// The origin of the duty, or of the record where it has none.
  fileprivate var or: Origin { duty.or(origin) }
}
