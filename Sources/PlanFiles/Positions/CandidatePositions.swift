public import TerritoryPlanning

/// Positions that might be filled, added to the data of a plan as open posts. docs/size.md describes the table
/// and the short form.
public struct CandidatePositions: Sendable {
  /// Data with the positions as its last representatives.
  public let data: PlanData
  /// Their indices.
  public let positions: [Int]

  /// - Parameters:
  ///   - data: of the plan or scenario.
  ///   - path: a table of positions, or nil.
  ///   - described: short forms such as `hunter@SH:2`, or `hunter@all` for one in every region with accounts.
  ///   - cost: of a position described so, in the period; nil: what its model costs.
  /// - Throws: everything wrong with any of them.
  public init(
    adding path: String?, described: [String] = [], cost: Money? = nil, to data: PlanData
  ) throws(InputFaults) {
    var adding = AddingPositions(data: data)
    if let path { adding.read(path) }
    for text in described { adding.describe(text, cost: cost) }
    var faults = adding.faults
    let resolved = faults.isEmpty ? adding.records.resolved(faults: &faults) : nil
    guard let resolved, faults.isEmpty else { throw InputFaults(faults, files: adding.records.sources) }
    self.data = resolved
    positions = Array(data.representatives.count..<resolved.representatives.count)
  }
}

/// Turns rows and short forms into records of representatives.
private struct AddingPositions {
  let data: PlanData
  var records: PlanRecords
  var faults: [InputFault] = []

  init(data: PlanData) {
    self.data = data
    records = PlanRecords(data: data)
  }

  mutating func read(_ path: String) {
    let name = FilePaths.lastComponent(path)
    records.sources.append(name)
    do throws(InputFault) {
      let text = try SourceText(path: path, name: name)
      guard let table = CSVTable(text, faults: &faults) else { return }
      let reading = TableReading(
        unit: data.parameters.moneyUnit, ignoredColumns: [], source: records.sources.count - 1)
      let before = faults.count
      let rows = reading.records(table, PositionRecord.schema, faults: &faults)
      guard faults.count == before else { return }
      for row in rows { add(row) }
    } catch {
      faults.append(error)
    }
  }

  /// `role@region`, `role@region:count` or `role@all`.
  mutating func describe(_ text: String, cost: Money?) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let tail = (parts.count == 2 ? parts[1] : "").split(separator: ":", maxSplits: 1)
    let count = tail.count == 2 ? Int(tail[1]) : 1
    guard let role = Representative.Role(rawValue: String(parts[0])), let region = tail.first, let count,
      count > 0
    else {
      let roles = Representative.Role.allCases.map(\.rawValue).joined(separator: ", ")
      return refuse(
        text, "is not a description of positions",
        "write role@region, role@region:count or role@all; roles: \(roles)")
    }
    var regions = [String(region)]
    if region == "all", !data.regions.contains(where: { $0.id == "all" }) {
      let populated = Set(data.accounts.map(\.region))
      regions = data.regions.indices.filter(populated.contains).map { data.regions[$0].id }
    }
    for region in regions {
      var record = PositionRecord()
      record.role = Entry(role)
      record.region = Entry(region)
      record.count = Entry(count)
      record.cost = Entry(cost)
      add(record)
    }
  }

  private mutating func add(_ row: PositionRecord) {
    let region = row.region.value.flatMap { id in data.regions.firstIndex { $0.id == id } }
    let role = row.role.value ?? .allRound
    let count = row.count.value ?? 1
    guard (1...PositionRecord.mostCount).contains(count) else {
      return faults.append(
        InputFault(
          place: records.place(row.count.origin, table: "positions.csv", field: "count"), value: "\(count)",
          message: "is out of range", hint: "write 1 to \(PositionRecord.mostCount)"))
    }
    guard let record = modelled(row, role: role, region: region) else { return }
    let name = row.id.value ?? "\(role.rawValue)@\(row.region.value ?? "")"
    var taken = Set(records.representatives.compactMap(\.id.value))
    var number = 0
    for _ in 0..<count {
      var position = record
      var id = name
      // A given id is the user's own: a second of it is a fault that validation reports.
      while count > 1 || row.id.value == nil {
        number += 1
        id = "\(name)-\(number)"
        if taken.insert(id).inserted { break }
      }
      position.id = Entry(id, origin: row.origin)
      records.representatives.append(position)
    }
  }

  /// The record of one position, but for its id: of `like` all that is the person's own work; else the time and
  /// team of the first representative of the role in the region, of the role, or of all.
  private mutating func modelled(
    _ row: PositionRecord, role: Representative.Role, region: Int?
  ) -> RepresentativeRecord? {
    let people = data.representatives
    var record = RepresentativeRecord(dutyCount: data.parameters.duties.count)
    let model: Int
    if let id = row.like.value {
      guard let index = people.firstIndex(where: { $0.id == id }) else {
        faults.append(
          InputFault(
            place: records.place(row.like.origin, table: "positions.csv", field: "like"), value: id,
            message: "unknown representative", hint: Suggestion.hint(for: id, in: people.map(\.id))))
        return nil
      }
      model = index
      let source = records.representatives[index]
      (record.skill, record.qualifications) = (source.skill, source.qualifications)
      (record.fullTimeEquivalent, record.loadCap) = (source.fullTimeEquivalent, source.loadCap)
      record.travelLimit = source.travelLimit
      if people[index].role == role { record.duties = source.duties }
    } else {
      model =
        people.firstIndex { $0.role == role && $0.homeRegion == region } ?? people.firstIndex {
          $0.role == role
        }
        ?? 0
    }
    record.origin = row.origin
    record.role = row.role
    record.region = row.region
    record.team = row.team.value == nil ? records.representatives[model].team : row.team
    record.workingMinutes =
      row.workingMinutes.value == nil ? Entry(people[model].workingMinutes) : row.workingMinutes
    record.nonSellingMinutes =
      row.nonSellingMinutes.value == nil ? Entry(people[model].nonSellingMinutes) : row.nonSellingMinutes
    record.cost = row.cost.value == nil ? Entry(people[model].cost) : row.cost
    record.status = Entry(.open)
    record.statusDate = row.from.value == nil ? Entry(data.parameters.periodStart) : row.from
    return record
  }

  private mutating func refuse(_ value: String, _ message: String, _ hint: String) {
    faults.append(
      InputFault(
        place: SourcePlace(file: "--candidates", line: 0, column: 0), value: value, message: message,
        hint: hint))
  }
}
