import TerritoryPlanning

/// `lose`, `leave` and `train`: people who go, are away or learn.
extension RecordChanges {
  static let loseKeys = [
    WhatIfKey("last_day", .day, "Last day at work; the period's first day by default."),
    WhatIfKey("keeps_until_leaving", .flag, "Whether they do the work of today's items until then."),
  ]

  /// `R-13`, `[R-13, R-14]` or `{R-13: 2026-11-15}`.
  mutating func lose(_ node: SettingNode) {
    guard case .map(let entries) = node.value else {
      for position in people(node) ?? [] {
        lose(position, on: records.parameters.periodStart, at: node.place)
      }
      return
    }
    for entry in entries {
      guard let position = person(entry) else { continue }
      var day: SettingNode? = entry.value
      if case .map = entry.value.value {
        guard let map = opened(entry.value, Self.loseKeys, example: "{last_day: 2026-11-15}") else {
          continue
        }
        day = map["last_day"]
        if let keeps = map["keeps_until_leaving"], let flag = keeps.bool(faults: &faults) {
          records.representatives[position].keepsUntilLeaving = Entry(flag, origin: origin(keeps.place))
        }
      }
      guard let day else {
        lose(position, on: records.parameters.periodStart, at: entry.value.place)
        continue
      }
      if let read = day.value(.day, unit: unit, faults: &faults) { lose(position, on: read, at: day.place) }
    }
  }

  /// A leave that would begin later is not taken any more.
  private mutating func lose(_ position: Int, on day: CalendarDay, at place: SourcePlace) {
    var record = records.representatives[position]
    record.status = Entry(.leaving, origin: origin(place))
    record.statusDate = Entry(day, origin: origin(place))
    record.lastDay = .absent
    if let spans = record.leave.value {
      let left = spans.filter { span in
        CalendarDay(iso: span.prefix(10)).map { $0 <= day } ?? true
      }
      record.leave = Entry(left.isEmpty ? nil : left, origin: record.leave.origin)
    }
    records.representatives[position] = record
  }

  /// `{R-13: 2026-10-05..2026-11-20}`, or a list of spans; added to the leave that is known.
  mutating func leave(_ node: SettingNode) {
    guard case .map(let entries) = node.value else {
      report(node.place, "", "is not a map of representatives", "write {R-13: 2026-10-05..2026-11-20}")
      return
    }
    for entry in entries {
      guard let position = person(entry), let spans = texts(entry.value) else { continue }
      let added = spans.compactMap { span -> String? in
        guard case .scalar(let text) = span.value else { return nil }
        return text
      }
      let known = records.representatives[position].leave.value ?? []
      records.representatives[position].leave = Entry(known + added, origin: origin(entry.value.place))
    }
  }

  private mutating func person(_ entry: SettingNode.Entry) -> Int? {
    let index = IDPositions(records.representatives, schemas.representatives, unit)
    if index[entry.key] == nil { unknown(entry.key, "representative", index.ids, entry.keyPlace) }
    return index[entry.key]
  }

  // MARK: Training

  static let trainKeys = [
    WhatIfKey("who", .texts, "Ids of those who are trained."),
    WhatIfKey("where", .condition, "Or what they have in common, by columns of representatives.csv."),
    WhatIfKey("hours", .number, "Hours of selling time that each of them loses; 0 by default."),
    WhatIfKey("from", .day, "First day on which the gain counts; the period's first day by default."),
  ]

  mutating func train(_ node: SettingNode) {
    for element in oneOrSeveral(node) { trainOnce(element) }
  }

  private mutating func trainOnce(_ node: SettingNode) {
    let schema = schemas.representatives
    let gains = schema.names.filter { $0.hasPrefix("gain_") }
    let keys = Self.trainKeys + gains.map { WhatIfKey($0, .number, "Added to the skill at this duty.") }
    let example = "{where: {team: east}, hours: 16, \(gains.first ?? "gain"): 0.1}"
    guard let map = opened(node, keys, example: example) else { return }
    let before = faults.count
    let chosen = people(map, node) ?? []
    let minutes = map["hours"].flatMap { trainingMinutes(ofHours: $0) }
    var day: Entry<CalendarDay>?
    if let from = map["from"], let read = from.value(.day, unit: unit, faults: &faults) {
      day = Entry(read, origin: origin(from.place))
    }
    let own = map.entries.filter { gains.contains($0.key) }
    if map["hours"] == nil, own.isEmpty {
      report(node.place, "", "costs nothing and teaches nothing", "write \(example)")
    }
    for position in chosen where faults.count == before {
      var record = records.representatives[position]
      if record.trainingMinutes.value != nil || record.gain.contains(where: { $0.value != nil }) {
        report(
          node.place, record.id.value ?? "", "is trained already", "put hours and gains into one training")
        continue
      }
      if let minutes { record.trainingMinutes = minutes }
      if let day { record.trainedFrom = day }
      assign(own, schema, into: &record, allowsID: false)
      records.representatives[position] = record
    }
  }

  private mutating func trainingMinutes(ofHours node: SettingNode) -> Entry<Minutes>? {
    guard let hours = node.number(in: 0...10_000, faults: &faults) else { return nil }
    let minutes = (hours * 60).rounded()
    guard abs(hours * 60 - minutes) < 1e-6 else {
      report(
        node.place, WrittenNumber.written(hours), "is not a whole number of minutes",
        "write 1.5 or 1.25 hours"
      )
      return nil
    }
    return Entry(Minutes(Int64(minutes)), origin: origin(node.place))
  }
}
