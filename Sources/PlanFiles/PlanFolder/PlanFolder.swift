import ScenarioRunning
public import TerritoryPlanning

/// A folder with the files of one plan: plan.yaml, accounts.csv, representatives.csv, regions.csv, and if
/// wanted neighbours.csv, boundaries.geojson, assignments.csv, region_owners.csv, travel.csv, opportunities.csv.
/// docs/files.md describes them.
public struct PlanFolder: Sendable {
  public let path: String
  /// The tables as written, with the place of every value.
  public let records: PlanRecords
  /// The same, validated.
  public let data: PlanData
  /// FNV-1a (128 bits, hexadecimal) over the names and the text of all files read; not cryptographic.
  public let sourceHash: String
  /// Nothing wrong, but worth saying: encodings other than UTF-8, separators other than the comma,
  /// assignments that have no effect.
  public let notices: [InputFault]

  /// Reads and validates the folder.
  ///
  /// - Throws: everything wrong in all of its files at once.
  public static func load(_ path: String) throws(InputFaults) -> PlanFolder {
    let reading = PlanFolderReading(path: path, prefix: "")
    var faults = reading.faults
    let data = reading.isResolvable ? reading.records.resolved(faults: &faults) : nil
    guard faults.isEmpty, let data else { throw InputFaults(faults, files: reading.records.sources) }
    return PlanFolder(
      path: path, records: reading.records, data: data, sourceHash: reading.sourceHash,
      notices: reading.notices + Self.idleAssignments(reading.records, data))
  }

  /// Assignments of duties that a prospect does not have.
  private static func idleAssignments(_ records: PlanRecords, _ data: PlanData) -> [InputFault] {
    var lifecycles: [String: Account.Lifecycle] = [:]
    for account in data.accounts { lifecycles[account.id] = account.lifecycle }
    var earnings: [String: Duty.Earning] = [:]
    for duty in data.parameters.duties { earnings[duty.id] = duty.earning }
    return records.assignments.compactMap { record in
      guard let account = record.account.value, let duty = record.duty.value,
        lifecycles[account] == .prospect, earnings[duty] != .acquisition
      else { return nil }
      return InputFault(
        place: records.place(record.duty.origin, table: "assignments.csv", field: "duty"), value: duty,
        message: "has no effect: `\(account)` is a prospect",
        hint: "it counts once the account is a customer")
    }
  }
}

/// A plan folder read but not validated, so that scenarios can change its records first.
struct PlanFolderReading {
  private(set) var records: PlanRecords
  private(set) var faults: [InputFault] = []
  private(set) var notices: [InputFault] = []
  private(set) var sourceHash = ""
  private(set) var scenarioOrder: [SettingNode]?
  /// False when so much could not be read that validation would only repeat it.
  private(set) var isResolvable = true
  private var hash = ContentHash()
  private let path: String
  private let prefix: String

  /// `prefix` goes before the names of files in faults.
  init(path: String, prefix: String) {
    self.path = path
    self.prefix = prefix
    let day = CalendarDay(daysSince1970: 0)
    records = PlanRecords(parameters: .standard(period: "", periodStart: day, periodEnd: day))
    let kind = FileBytes.kind(of: path)
    guard kind.isDirectory else {
      isResolvable = false
      faults.append(
        InputFault(
          place: SourcePlace(file: path, line: 0, column: 0), value: "",
          message: kind.exists ? "is not a folder" : "does not exist",
          hint: "give the folder that holds plan.yaml and the CSV files"))
      return
    }
    guard let settings = readSettings() else {
      isResolvable = false
      return
    }
    records.parameters = settings.parameters
    records.neighbourChoice = settings.neighbourChoice
    scenarioOrder = settings.scenarioOrder
    if settings.hasUnreadDuties {
      isResolvable = false
      return
    }
    readTables(settings)
    sourceHash = hash.text
  }

  private mutating func readSettings() -> PlanSettings? {
    let name = prefix + PlanSettings.file
    records.sources.append(name)
    do {
      let source = try SourceText(
        path: path + "/" + PlanSettings.file, name: name, sizeLimit: SettingsFile.sizeLimit)
      hash.add(PlanSettings.file, source.bytes)
      return PlanSettings(try SettingsFile.read(source), faults: &faults)
    } catch {
      faults.append(error)
      return nil
    }
  }

  private mutating func readTables(_ settings: PlanSettings) {
    let schemas = PlanSchemas(duties: settings.parameters.duties.map(\.id))
    let ignored = settings.ignoredColumns
    records.regions = table(schemas.regions, ignored, isRequired: true)
    records.neighbours = table(schemas.neighbours, ignored)
    readBoundaries()
    records.representatives = table(schemas.representatives, ignored, isRequired: true)
    records.accounts = table(schemas.accounts, ignored, isRequired: true)
    records.assignments = table(schemas.assignments, ignored)
    records.regionOwners = table(schemas.regionOwners, ignored)
    records.travel = table(schemas.travel, ignored)
    records.opportunities = table(schemas.opportunities, ignored)
  }

  private mutating func table<Record: Sendable>(
    _ schema: RecordSchema<Record>, _ ignored: Set<String>, isRequired: Bool = false
  ) -> [Record] {
    let file = path + "/" + schema.file
    if !isRequired, !FileBytes.kind(of: file).exists { return [] }
    records.sources.append(prefix + schema.file)
    do {
      let text = try SourceText(path: file, name: prefix + schema.file)
      hash.add(schema.file, text.bytes)
      if text.encoding == .gb18030 { note(text.file, "is encoded in GB18030", "read as such") }
      guard let table = CSVTable(text, faults: &faults) else {
        isResolvable = isResolvable && !isRequired
        return []
      }
      if table.separator != .comma {
        note(text.file, "is separated by \(table.separator.name)", "read as such")
      }
      let reading = TableReading(
        unit: records.parameters.moneyUnit, ignoredColumns: ignored, source: records.sources.count - 1)
      let before = faults.count
      let read = reading.records(table, schema, faults: &faults)
      // Without ids, every reference would be reported as unknown.
      if isRequired, faults[before...].contains(where: { $0.message.hasPrefix("lacks the column `id`") }) {
        isResolvable = false
      }
      return read
    } catch {
      faults.append(error)
      isResolvable = isResolvable && !isRequired
      return []
    }
  }

  /// Boundaries are compared with each other unless the plan takes its neighbours from elsewhere.
  private mutating func readBoundaries() {
    let file = path + "/" + BoundaryReading.file
    guard FileBytes.kind(of: file).exists else { return }
    let name = prefix + BoundaryReading.file
    records.sources.append(name)
    do {
      let text = try SourceText(path: file, name: name, sizeLimit: BoundaryReading.sizeLimit)
      hash.add(BoundaryReading.file, text.bytes)
      let reading = BoundaryReading(text.bytes, name: name, source: records.sources.count - 1)
      faults += reading.faults
      records.boundaries = reading.records
    } catch {
      faults.append(error)
    }
    guard (records.neighbourChoice.value ?? .boundaries) == .boundaries else { return }
    let comparison = BoundaryComparison(records.boundaries)
    let invalid = comparison.faults(name: name)
    faults += invalid
    guard invalid.isEmpty else { return }
    do throws(GeometryError) { records.boundaryNeighbours = try comparison.neighbours() } catch {
      let place = SourcePlace(file: name, line: 0, column: 0)
      faults.append(
        InputFault(
          place: place, value: "", message: "cannot be compared: \(error.message)",
          hint: "name the neighbours in neighbours.csv"))
    }
  }

  private mutating func note(_ file: String, _ message: String, _ hint: String) {
    notices.append(
      InputFault(
        place: SourcePlace(file: file, line: 0, column: 0), value: "", message: message, hint: hint))
  }
}
