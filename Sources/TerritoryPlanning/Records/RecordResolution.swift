/// One validation of records: collects faults, resolves references.
struct RecordResolution {
  let records: PlanRecords
  var faults: [InputFault] = []
  let accounts: IDIndex
  let representatives: IDIndex
  let regions: IDIndex
  let duties: IDIndex
  let segments: IDIndex
  /// Proposals cost a comparison with every id, so only the first faults get one.
  private var proposalsLeft = 100

  var parameters: PlanParameters { records.parameters }

  init(_ records: PlanRecords) {
    self.records = records
    accounts = IDIndex(noun: "account", ids: records.accounts.map { $0.id.value ?? "" })
    representatives = IDIndex(
      noun: "representative", ids: records.representatives.map { $0.id.value ?? "" })
    regions = IDIndex(noun: "region", ids: records.regions.map { $0.id.value ?? "" })
    duties = IDIndex(noun: "duty", ids: records.parameters.duties.map(\.id))
    segments = IDIndex(noun: "segment", ids: records.parameters.segments.map(\.id))
  }

  /// The data; meaningless when faults were found.
  mutating func data() -> PlanData? {
    checkTables()
    let (regions, neighbourSource) = resolvedRegions()
    let representatives = resolvedRepresentatives()
    var accounts = resolvedAccounts()
    checkPins(representatives: representatives, accounts: accounts)
    resolveAssignments(into: &accounts)
    let owners = resolvedRegionOwners()
    let travel = resolvedTravel()
    let opportunities = resolvedOpportunities()
    checkTotals()
    guard faults.isEmpty else { return nil }
    return PlanData(
      parameters: parameters, accounts: accounts, representatives: representatives, regions: regions,
      regionOwnersToday: owners, travelMatrix: travel, neighbourSource: neighbourSource,
      opportunities: opportunities)
  }

  private mutating func checkTables() {
    func empty(_ table: String, _ noun: String) -> InputFault {
      InputFault(
        place: SourcePlace(file: table, line: 0, column: 0), value: "", message: "has no \(noun)",
        hint: "a plan needs at least one")
    }
    if records.regions.isEmpty { faults.append(empty("regions.csv", "region")) }
    if records.representatives.isEmpty {
      faults.append(empty("representatives.csv", "representative"))
    } else {
      checkCapacity()
    }
    if records.accounts.isEmpty { faults.append(empty("accounts.csv", "account")) }
    checkIDs("regions.csv", "region", records.regions.map { ($0.id, $0.origin) })
    checkIDs("representatives.csv", "representative", records.representatives.map { ($0.id, $0.origin) })
    checkIDs("accounts.csv", "account", records.accounts.map { ($0.id, $0.origin) })
  }

  private mutating func checkCapacity() {
    let isPresent = records.representatives.contains { record in
      !leaves(record) && record.presence.value != 0 && record.fullTimeEquivalent.value != 0
        && (record.workingMinutes.value ?? .zero) > (record.nonSellingMinutes.value ?? .zero)
    }
    let isUnread = records.representatives.contains { $0.workingMinutes.isFaulty || $0.status.isFaulty }
    if !isPresent, !isUnread {
      let place = records.place(.none, table: "representatives.csv", field: "")
      faults.append(
        InputFault(
          place: place, value: "", message: "nobody has any capacity in the period",
          hint: "check working_minutes, non_selling_minutes, fte, presence and status"))
    }
  }

  private mutating func checkIDs(_ table: String, _ noun: String, _ ids: [(Entry<String>, Origin)]) {
    var seen: [String: Int] = [:]
    seen.reserveCapacity(ids.count)
    for (index, (entry, origin)) in ids.enumerated() {
      guard let id = entry.value else {
        if !entry.isFaulty {
          fault(table, entry.or(origin), "id", "", "is missing", "give every \(noun) an id")
        }
        continue
      }
      if let objection = IDIndex.objection(to: id) {
        fault(table, entry.origin, "id", id, objection.message, objection.hint)
      }
      let look = IDIndex.look(id)
      guard let first = seen[look] else {
        seen[look] = index
        continue
      }
      let other = ids[first].0
      let place = records.place(other.origin, table: table, field: "")
      if other.value == id {
        fault(
          table, entry.origin, "id", id, "is a second \(noun) of this id", "the first is in \(place)")
      } else {
        fault(
          table, entry.origin, "id", id, "looks the same as `\(other.value ?? "")` in \(place)",
          "write both alike, or make them differ in more than zeros and capitals")
      }
    }
  }

  // MARK: Faults and references

  mutating func fault(
    _ table: String, _ origin: Origin, _ field: String, _ value: String, _ message: String, _ hint: String
  ) {
    faults.append(
      InputFault(
        place: records.place(origin, table: table, field: field), value: value, message: message, hint: hint))
  }

  /// The index that an entry refers to; nil when it is empty or a fault was reported.
  mutating func reference(
    _ entry: Entry<String>, in index: IDIndex, _ table: String, _ field: String
  ) -> Int? {
    guard let id = entry.value else { return nil }
    return reference(id, origin: entry.origin, in: index, table, field)
  }

  mutating func reference(
    _ id: String, origin: Origin, in index: IDIndex, _ table: String, _ field: String
  ) -> Int? {
    if let position = index[id] { return position }
    var hint = ""
    if proposalsLeft > 0 {
      proposalsLeft -= 1
      hint = Suggestion.closest(to: id, in: index.ids).map { "did you mean `\($0)`?" } ?? ""
    }
    if hint.isEmpty {
      hint =
        (1...8).contains(index.ids.count)
        ? "known: \(index.ids.joined(separator: ", "))" : "give the \(index.noun)'s id"
    }
    fault(table, origin, field, id, "unknown \(index.noun)", hint)
    return nil
  }

  /// A reference that must be there.
  mutating func required(
    _ entry: Entry<String>, in index: IDIndex, _ table: String, _ field: String, record: Origin
  ) -> Int? {
    guard present(entry, table, field, record: record) else { return nil }
    return reference(entry, in: index, table, field)
  }

  /// Whether a value that must be there is; reports it when nothing was written.
  mutating func present<Value>(
    _ entry: Entry<Value>, _ table: String, _ field: String, record: Origin
  ) -> Bool {
    if entry.value != nil { return true }
    if !entry.isFaulty { fault(table, entry.or(record), field, "", "is missing", "write a value") }
    return false
  }

  /// The value, or `fallback` when nothing was written; reports values outside the range.
  mutating func number(
    _ entry: Entry<Double>, default fallback: Double, in range: ClosedRange<Double>, _ table: String,
    _ field: String
  ) -> Double {
    guard let value = entry.value else { return fallback }
    if !range.contains(value) {
      fault(
        table, entry.origin, field, shown(value), "is out of range",
        "write \(shown(range.lowerBound)) to \(shown(range.upperBound))")
    }
    return value
  }

  func shown(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  /// Money as a file would write it.
  func shown(_ money: Money) -> String {
    MoneyText.written(money, digits: parameters.currencyDigits)
  }
}

extension Entry {
  /// The entry's own origin, or the record's when nothing was written there.
  func or(_ record: Origin) -> Origin { origin == .none ? record : origin }
}

/// Money in major units with the currency's decimals, as files write it.
public enum MoneyText {
  /// Such as `1200.50`; decimals that are all zero are left out.
  public static func written(_ money: Money, digits: Int) -> String {
    guard digits > 0 else { return String(money.minorUnits) }
    var scale: UInt64 = 1
    for _ in 0..<digits { scale *= 10 }
    let (whole, part) = money.minorUnits.magnitude.quotientAndRemainder(dividingBy: scale)
    let sign = money.minorUnits < 0 ? "-" : ""
    guard part != 0 else { return sign + String(whole) }
    let decimals = String(part)
    return sign + String(whole) + "." + String(repeating: "0", count: digits - decimals.count) + decimals
  }
}
