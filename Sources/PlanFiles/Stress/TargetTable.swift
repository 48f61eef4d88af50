public import ScenarioRunning
public import TerritoryPlanning

/// Reads targets.csv: what representatives, teams or all together are to reach. docs/stress.md describes it.
public enum TargetTable {
  /// - Parameter data: of the scenario that is tested.
  /// - Throws: everything wrong in the file, each with its place.
  public static func read(path: String, data: PlanData) throws(InputFaults) -> [StressTarget] {
    let name = FilePaths.lastComponent(path)
    var faults: [InputFault] = []
    var targets: [StressTarget] = []
    do throws(InputFault) {
      let text = try SourceText(path: path, name: name)
      if let table = CSVTable(text, faults: &faults) {
        let reading = TableReading(unit: data.parameters.moneyUnit, ignoredColumns: [], source: 0)
        let before = faults.count
        let records = reading.records(table, TargetRecord.schema, faults: &faults)
        if faults.count == before { targets = resolved(records, name, data, &faults) }
      }
    } catch {
      faults.append(error)
    }
    guard faults.isEmpty else { throw InputFaults(faults, files: [name]) }
    return targets
  }

  private static func resolved(
    _ records: [TargetRecord], _ file: String, _ data: PlanData, _ faults: inout [InputFault]
  ) -> [StressTarget] {
    let ids = data.representatives.map(\.id)
    let teams = Set(data.representatives.map(\.team)).sorted()
    var lines: [StressTarget.Subject: Int] = [:]
    var targets: [StressTarget] = []
    for record in records {
      func fault(_ origin: Origin, _ field: String, _ value: String, _ message: String, _ hint: String) {
        let place = SourcePlace(
          file: file, line: Int(origin.line), column: Int(origin.column), field: field)
        faults.append(InputFault(place: place, value: value, message: message, hint: hint))
      }
      let subject: StressTarget.Subject
      switch (record.representative.value, record.team.value) {
      case (let id?, nil):
        guard let index = ids.firstIndex(of: id) else {
          fault(
            record.representative.origin, "representative", id, "unknown representative",
            Suggestion.hint(for: id, in: ids))
          continue
        }
        subject = .representative(index)
      case (nil, let team?):
        guard teams.contains(team) else {
          fault(record.team.origin, "team", team, "unknown team", Suggestion.hint(for: team, in: teams))
          continue
        }
        subject = .team(team)
      case (nil, nil): subject = .all
      case (let id?, _?):
        fault(
          record.origin, "", id, "names a representative and a team",
          "write one of them, or neither for the target of all")
        continue
      }
      guard let amount = record.target.value, amount >= .zero else {
        fault(
          record.target.origin, "target", "", "is not a target", "write an amount of at least 0")
        continue
      }
      if let line = lines[subject] {
        fault(record.origin, "", "", "is a second target of the same", "line \(line) has it; keep one")
        continue
      }
      lines[subject] = Int(record.origin.line)
      targets.append(StressTarget(subject, amount))
    }
    return targets
  }
}

/// A row of targets.csv: of a representative, a team or, with neither, of all.
private struct TargetRecord: Sendable {
  var origin = Origin.none
  var representative = Entry<String>.absent
  var team = Entry<String>.absent
  var target = Entry<Money>.absent

  static var schema: RecordSchema<TargetRecord> {
    typealias Field = RecordField<TargetRecord>
    return RecordSchema(
      file: "targets.csv", noun: "target",
      fields: [
        Field("representative", \.representative, .text), Field("team", \.team, .text),
        Field("target", \.target, .money, isRequired: true),
      ], blank: TargetRecord(), origin: \.origin)
  }
}
