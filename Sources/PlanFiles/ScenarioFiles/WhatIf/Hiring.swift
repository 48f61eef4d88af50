import TerritoryPlanning

/// `hire`: new people with the contract of somebody who is there.
extension RecordChanges {
  static let hireKeys = [
    WhatIfKey("count", .wholeNumber, "How many; 1 by default."),
    WhatIfKey("like", .text, isRequired: true, "Id of the representative whose contract they get."),
    WhatIfKey("role", .text, "Their role; that of `like` by default."),
    WhatIfKey("region", .texts, "Where they work; as `like` by default."),
    WhatIfKey("home", .text, "The region where their trips begin; the first of `region` by default."),
    WhatIfKey("from", .day, "First day at work; they ramp up from it. The period's first day by default."),
    WhatIfKey("name", .text, "Name in reports, numbered where there are several; the id by default."),
  ]

  /// Columns of representatives.csv that have words of their own here, or say what a hire cannot be.
  private static let reservedForHires: Set<String> = [
    "id", "name", "role", "region", "regions", "latitude", "longitude", "status", "status_date",
  ]

  static func columnsForHires(_ schema: RecordSchema<RepresentativeRecord>) -> [String] {
    schema.names.filter { !reservedForHires.contains($0) }
  }

  mutating func hire(_ node: SettingNode) {
    for element in oneOrSeveral(node) { hireOne(element) }
  }

  private mutating func hireOne(_ node: SettingNode) {
    let schema = schemas.representatives
    let columns = Self.columnsForHires(schema)
    let keys = Self.hireKeys + columns.map { WhatIfKey($0, .text, "A column of representatives.csv.") }
    let example = "{count: 2, like: R-01, role: hunter, region: EAST, from: 2026-11-02}"
    guard let map = opened(node, keys, example: example), let like = map["like"],
      let id = like.scalarText(faults: &faults),
      let model = position(of: id, schema, records.representatives, like.place)
    else { return }
    let before = faults.count
    let count = map["count"].map { $0.integer(in: 1...1000, faults: &faults) ?? 0 } ?? 1
    var record = contract(of: records.representatives[model], at: node.place)
    if let role = map["role"] {
      let text = role.scalarText(faults: &faults) ?? ""
      write(text, schema.field(named: "role")!, into: &record, role.place)
      if record.role.value != records.representatives[model].role.value { record.duties = .absent }
    }
    settle(&record, map)
    start(&record, map, node.place)
    let own = map.entries.filter { columns.contains($0.key) }
    assign(own, schema, into: &record, allowsID: false)
    let name = map.value("name", .text, faults: &faults)
    guard faults.count == before else { return }
    append(record, count: Int(count), name: name, at: node.place)
  }

  /// What goes along from one person to another who is hired alike: not the person, the skill, nor the days.
  private func contract(of model: RepresentativeRecord, at place: SourcePlace) -> RepresentativeRecord {
    var record = model
    record.origin = origin(place)
    record.id = .absent
    record.name = .absent
    record.skill = model.skill.map { _ in .absent }
    record.gain = model.gain.map { _ in .absent }
    record.leave = .absent
    record.lastDay = .absent
    record.keepsUntilLeaving = .absent
    record.trainingMinutes = .absent
    record.trainedFrom = .absent
    return record
  }

  /// Where they work and where their trips begin.
  private mutating func settle(_ record: inout RepresentativeRecord, _ map: SettingLookup) {
    var home: (id: String, place: SourcePlace)?
    if let region = map["region"], let nodes = texts(region) {
      let ids = nodes.compactMap { known(region: $0) }
      guard ids.count == nodes.count else { return }
      record.regions = Entry(ids, origin: origin(region.place))
      home = (ids[0], region.place)
    }
    if let node = map["home"] {
      guard let id = known(region: node) else { return }
      home = (id, node.place)
    }
    guard let home else { return }
    record.region = Entry(home.id, origin: origin(home.place))
    record.latitude = .absent
    record.longitude = .absent
    // Without a place on the map every trip would take no time.
    if centroid(ofRegion: home.id) == nil, records.regions.contains(where: { $0.latitude.value != nil }) {
      report(home.place, home.id, "has no place on the map", "name a region with coordinates as home")
    }
  }

  private mutating func known(region node: SettingNode) -> String? {
    guard let id = node.scalarText(faults: &faults) else { return nil }
    return position(of: id, schemas.regions, records.regions, node.place).map { _ in id }
  }

  private mutating func start(
    _ record: inout RepresentativeRecord, _ map: SettingLookup, _ place: SourcePlace
  ) {
    record.status = Entry(.open, origin: origin(place))
    record.statusDate = Entry(records.parameters.periodStart, origin: origin(place))
    guard let node = map["from"], let day = node.value(.day, unit: unit, faults: &faults) else { return }
    record.statusDate = Entry(day, origin: origin(node.place))
    if day > records.parameters.periodEnd {
      report(
        node.place, day.iso, "is after the period, which ends on \(records.parameters.periodEnd.iso)",
        "hire in the period, or leave the hire out")
    }
  }

  /// Numbers go on from those that are taken, so that a file and one that extends it may both hire.
  private mutating func append(
    _ record: RepresentativeRecord, count: Int, name: String?, at place: SourcePlace
  ) {
    let taken = Set(records.representatives.compactMap(\.id.value))
    var number = 0
    for position in 1...count {
      repeat { number += 1 } while taken.contains("NEW-\(number)")
      var hire = record
      hire.id = Entry("NEW-\(number)", origin: origin(place))
      hire.name = Entry(name.map { count == 1 ? $0 : "\($0) \(position)" }, origin: origin(place))
      records.representatives.append(hire)
    }
  }
}
