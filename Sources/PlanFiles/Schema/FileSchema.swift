import TerritoryPlanning

/// JSON Schemas of the files that people write, for editors that complete and check while one types.
///
/// They are made from what the program reads: the keys and columns from the tables that reading uses, the settings
/// of rules and objectives from the readers themselves (`SettingProbing`). A schema never refuses what the program
/// takes; sizes, references and what must stand together only the program knows.
public enum FileSchema: String, Sendable, CaseIterable {
  case scenario, plan, objections

  /// The schema as JSON text.
  public var text: String {
    let body =
      switch self {
      case .scenario: ScenarioSchema.body
      case .plan: PlanSchema.body
      case .objections: ObjectionSchema.body
      }
    guard case .map(let entries) = body else { return "" }
    let head: [(key: String, value: SchemaValue)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
    ]
    let json = SchemaValue.map(head + entries).json()
    // Only the kinds that occur, and what they refer to themselves.
    let own = self == .scenario ? ScenarioSchema.definitions : []
    let used = (json + SchemaValue.map(own).json())
    let kinds = Schema.kinds.filter { used.contains("#/$defs/\($0.key)\"") }
    return SchemaValue.map(head + entries + [("$defs", .map(own + kinds))]).json() + "\n"
  }

  private var title: String {
    switch self {
    case .scenario: "Evenfield scenario"
    case .plan: "Evenfield plan.yaml"
    case .objections: "Evenfield objections"
    }
  }
}

/// plan.yaml.
enum PlanSchema {
  private static let root = "plan"

  static var body: SchemaValue {
    let anyID = [ProbePlan.anyID]
    var seeds: [String: [String]] = [:]
    for place in ["duties", "segments", "visits.levels", "visits.response"] {
      seeds["\(root).\(place)"] = anyID
    }
    let probing = SettingProbing(root, seeds: seeds) { node in
      var faults: [InputFault] = []
      _ = PlanSettings(node, faults: &faults)
    }
    return Schema.object(
      PlanSettings.keys.map { ($0, probing.schema("\(root).\($0)")) },
      patterns: [(dotted, .map([]))], required: ["period_start", "period_end", "currency"])
  }

  /// Groups may be written with dots: earning.baseline_retention.
  static var dotted: String { "^(\(ParameterReading.groups.joined(separator: "|")))[.]" }
}

/// Files of managers' objections.
enum ObjectionSchema {
  static var body: SchemaValue {
    let kinds = ObjectionFile.kinds.map { kind in
      Schema.object(kind.keys.map { ($0, Schema.texts) }, required: [kind.name])
    }
    return Schema.object(
      [("objections", Schema.list(of: Schema.any(of: kinds)))], required: ["objections"])
  }
}
