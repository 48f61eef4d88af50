import TerritoryPlanning

/// `split`: a region that holds regions, or a team, is divided.
extension RecordChanges {
  static let splitKeys = [
    WhatIfKey("regions", .map, "Id of a region: its parts, each a new id with ids of regions inside it."),
    WhatIfKey("teams", .map, "Name of a team: its parts, each a new name with ids of representatives."),
  ]

  mutating func split(_ node: SettingNode) {
    guard let map = opened(node, Self.splitKeys, example: "{teams: {east: {east_1: [R-01, R-02]}}}") else {
      return
    }
    if map.entries.isEmpty { report(node.place, "", "splits nothing", "name a region or a team") }
    for whole in wholes(map["regions"], "region") { splitRegion(whole) }
    for whole in wholes(map["teams"], "team") { splitTeam(whole) }
  }

  private mutating func wholes(_ node: SettingNode?, _ noun: String) -> [SettingNode.Entry] {
    guard let node else { return [] }
    guard case .map(let entries) = node.value else {
      report(node.place, "", "is not a map of \(noun)s", "write {whole: {part: [..], other: [..]}}")
      return []
    }
    return entries
  }

  /// The parts of a whole with their members, none twice.
  private mutating func parts(
    _ whole: SettingNode.Entry, _ noun: String
  ) -> [(entry: SettingNode.Entry, members: [SettingNode])]? {
    guard case .map(let entries) = whole.value.value, !entries.isEmpty else {
      report(whole.value.place, "", "is not a map of parts", "write {part: [..], other: [..]}")
      return nil
    }
    let before = faults.count
    var seen: Set<String> = []
    let parts = entries.compactMap { entry -> (entry: SettingNode.Entry, members: [SettingNode])? in
      guard let members = texts(entry.value) else { return nil }
      for member in members {
        guard case .scalar(let id) = member.value, !seen.insert(id).inserted else { continue }
        report(member.place, id, "is in two parts", "name each \(noun) once")
      }
      return (entry, members)
    }
    return faults.count == before ? parts : nil
  }

  /// Those whom no part names stay where they are.
  private mutating func splitTeam(_ whole: SettingNode.Entry) {
    let teams = Self.inOrder(records.representatives.compactMap(\.team.value))
    guard teams.contains(whole.key) else { return unknown(whole.key, "team", teams, whole.keyPlace) }
    for part in parts(whole, "representative") ?? [] {
      if teams.contains(part.entry.key), part.entry.key != whole.key {
        report(part.entry.keyPlace, part.entry.key, "is a team already", "choose a new name")
        continue
      }
      for position in people(part.entry.value) ?? [] {
        let record = records.representatives[position]
        if record.team.value == whole.key || record.team.value == part.entry.key {
          records.representatives[position].team = Entry(part.entry.key, origin: origin(part.entry.keyPlace))
        } else {
          report(
            part.entry.value.place, record.id.value ?? "", "is not in the team \(whole.key)",
            "name members of it")
        }
      }
    }
  }

  /// The parts come between the region and the regions inside it. Who worked in the whole works in the part where
  /// the home is, or, with a home in none of them, in the whole as before.
  private mutating func splitRegion(_ whole: SettingNode.Entry) {
    let ids = records.regions.compactMap(\.id.value)
    guard ids.contains(whole.key) else { return unknown(whole.key, "region", ids, whole.keyPlace) }
    guard let parts = parts(whole, "region") else { return }
    let before = faults.count
    for part in parts {
      if ids.contains(part.entry.key) {
        report(part.entry.keyPlace, part.entry.key, "is a region already", "choose a new id")
      }
      for member in part.members {
        guard case .scalar(let id) = member.value else { continue }
        if !ids.contains(id) {
          unknown(id, "region", ids, member.place)
        } else if records.regions.first(where: { $0.id.value == id })?.parent.value != whole.key {
          report(member.place, id, "is not a region directly inside \(whole.key)", "name those that are")
        }
      }
    }
    guard faults.count == before else { return }
    for part in parts {
      var region = RegionRecord()
      region.origin = origin(part.entry.keyPlace)
      region.id = Entry(part.entry.key, origin: origin(part.entry.keyPlace))
      region.parent = Entry(whole.key, origin: origin(whole.keyPlace))
      records.regions.append(region)
      for member in part.members {
        guard case .scalar(let id) = member.value,
          let position = records.regions.firstIndex(where: { $0.id.value == id })
        else { continue }
        records.regions[position].parent = Entry(part.entry.key, origin: origin(member.place))
      }
    }
    let names = Set(parts.map(\.entry.key))
    for position in records.representatives.indices {
      guard let regions = records.representatives[position].regions.value, regions.contains(whole.key),
        let home = records.representatives[position].region.value,
        let part = containers(ofRegion: home).first(where: names.contains)
      else { continue }
      let field = Self.inOrder(regions.map { $0 == whole.key ? part : $0 })
      records.representatives[position].regions = Entry(field, origin: origin(whole.keyPlace))
    }
  }
}
