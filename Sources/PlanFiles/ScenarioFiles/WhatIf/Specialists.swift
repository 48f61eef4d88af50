import TerritoryPlanning

/// `specialise`: a duty is done by some people alone.
extension RecordChanges {
  static let specialiseKeys = [
    WhatIfKey("duty", .text, isRequired: true, "The duty that only they do from now on."),
    WhatIfKey("who", .texts, "Ids of the specialists."),
    WhatIfKey("where", .condition, "Or what they have in common, by columns of representatives.csv."),
    WhatIfKey("only", .flag, "Whether they do nothing else; no by default."),
  ]

  mutating func specialise(_ node: SettingNode) {
    for element in oneOrSeveral(node) { specialiseOnce(element) }
  }

  private mutating func specialiseOnce(_ node: SettingNode) {
    let example = "{duty: after_sales, where: {role: service}}"
    guard let map = opened(node, Self.specialiseKeys, example: example), let written = map["duty"] else {
      return
    }
    let before = faults.count
    let ids = records.parameters.duties.map(\.id)
    let duty = written.index(of: "duty", in: ids, faults: &faults)
    let specialists = people(map, node)
    let isAll = map["only"].flatMap { $0.bool(faults: &faults) } ?? false
    guard faults.count == before, let duty, let specialists else { return }
    let chosen = Set(specialists)
    for position in records.representatives.indices {
      var record = records.representatives[position]
      let held = duties(of: record)
      let kept = ids.enumerated().filter { index, id in
        index == duty ? chosen.contains(position) : held.contains(id) && !(isAll && chosen.contains(position))
      }.map(\.element)
      guard kept != ids.filter(held.contains) || chosen.contains(position) else { continue }
      record.duties = Entry(kept, origin: origin(written.place))
      records.representatives[position] = record
    }
    // Everybody else gave the duty up in the line above, so opening it to their role lets nobody in.
    for position in specialists {
      let role = records.representatives[position].role.value ?? .allRound
      guard !records.parameters.duties[duty].roles.contains(role) else { continue }
      records.parameters.duties[duty].roles.append(role)
      records.parameters.given.insert("duties.\(ids[duty]).roles")
    }
  }

  private func duties(of record: RepresentativeRecord) -> Set<String> {
    if let written = record.duties.value { return Set(written) }
    return Set(record.assumedDuties(records.parameters).split(separator: "|").map(String.init))
  }
}
