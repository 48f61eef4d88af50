import TerritoryPlanning

/// The routing table in words: a line a region, a column a duty.
struct RoutingGrid {
  let table: RoutingTable
  let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }
  private var data: PlanData { table.context.data }

  init(_ table: RoutingTable, language: Language) {
    self.table = table
    wording = PlanWording(language: language, context: table.context)
  }

  var sheet: Sheet {
    let duties = data.parameters.duties.indices
    var parts: [Sheet.Part] = [.paragraph(phrases.routingIntroduction)]
    parts += warnings.map { .warning($0) }
    let rows = table.rolledUp.map { line in
      [name(of: line)] + duties.map { text(line.targets[$0]) }
    }
    parts.append(
      .table(
        SheetTable(
          head: [phrases.label(RoutingColumn.region)] + duties.map { wording.name(ofDuty: $0) },
          alignments: [.left] + duties.map { _ in .left },
          rows: rows.map { row in row.map { SheetTable.Cell($0) } })))
    if data.accounts.contains(where: \.isNamed) {
      parts.append(.paragraph(phrases.namedAccountsAreNotRouted))
    }
    return Sheet(over: data.parameters.period, headline: phrases.routingTitle, parts: parts)
  }

  /// What has to be decided, each kind once.
  private var warnings: [String] {
    var undecided: [String] = []
    var vacant: [String] = []
    for line in table.rolledUp {
      for (duty, target) in line.targets.enumerated() {
        let place = phrases.bracketed(name(of: line), wording.name(ofDuty: duty))
        switch target {
        case .person: break
        case .vacancy: vacant.append(place)
        case .undecided: undecided.append(place)
        }
      }
    }
    return (undecided.isEmpty ? [] : [phrases.undecidedPlaces(phrases.list(undecided))])
      + (vacant.isEmpty ? [] : [phrases.vacantPlaces(phrases.list(vacant))])
  }

  private func name(of line: RoutingTable.Line) -> String {
    let name = data.regions[line.region].name
    guard line.below > 0 else { return name }
    return line.rolledUpTo == line.region
      ? phrases.wholeOf(name, regions: line.below) : phrases.restOf(name)
  }

  private func text(_ target: RoutingTable.Target) -> String {
    switch target {
    case .person(let index): data.representatives[index].name
    case .vacancy(let index): phrases.vacancy(data.representatives[index].name)
    case .undecided: phrases.undecided
    }
  }
}
