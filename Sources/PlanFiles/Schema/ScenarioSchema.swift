import TerritoryPlanning

/// Scenario files.
enum ScenarioSchema {
  static var body: SchemaValue {
    Schema.object(ScenarioDocument.keys.map { ($0, section($0)) })
  }

  /// What several sections share.
  static var definitions: [(key: String, value: SchemaValue)] {
    [
      ("account", columns(schemas.accounts, where: { $0.name != "id" })),
      ("representative", columns(schemas.representatives, where: { $0.name != "id" })),
      ("region", columns(schemas.regions, where: { $0.name != "id" })),
      ("accounts_where", columns(schemas.accounts, as: { _ in Schema.condition })),
      ("representatives_where", columns(schemas.representatives, as: { _ in Schema.condition })),
      ("regions_where", columns(schemas.regions, as: { _ in Schema.condition })),
    ]
  }

  private static let schemas = PlanSchemas(duties: [ProbePlan.anyID])

  private static func section(_ key: String) -> SchemaValue {
    if let verb = WhatIf(rawValue: key) { return self.verb(verb) }
    return switch key {
    case "tags": described(Schema.texts, "Words by which scenarios are picked.")
    case "data":
      described(Schema.text, "The folder with the plan, relative to this file; by default its own.")
    case "extends": described(Schema.text, "The scenario from which everything below is taken over.")
    case "question":
      described(Schema.enumeration(ScenarioHead.questions), "`today` judges the plan as it is.")
    case "remove": removal
    case "add": addition
    case "set": setting
    case "scale": scaling
    case "pin": pins
    case "rules": described(rules, "Which rules hold.")
    case "objective": described(objective, "What the plan is sought for.")
    case "limits": limits
    case "seed": described(Schema.wholeNumber, "Of the search.")
    default: described(Schema.text, "For reports; not inherited.")
    }
  }

  private static func described(_ schema: SchemaValue, _ meaning: String) -> SchemaValue {
    Schema.described(schema, meaning)
  }

  // MARK: Changes of records

  private static func value(_ kind: ValueKind) -> SchemaValue {
    let schema: SchemaValue =
      switch kind {
      case .text: Schema.text
      case .number: Schema.number
      case .wholeNumber: Schema.wholeNumber
      case .day: Schema.day
      case .flag: Schema.flag
      case .list: Schema.texts
      case .choice(let words): Schema.enumeration(words)
      }
    // An empty value restores the default.
    return Schema.any(of: [schema, Schema.nothing])
  }

  /// Columns with their values; those of duties by a pattern, as every plan has its own.
  private static func columns<Record>(
    _ schema: RecordSchema<Record>, besides extra: [(key: String, value: SchemaValue)] = [],
    required: [String] = [],
    where isWanted: (RecordField<Record>) -> Bool = { _ in true },
    as schemaOf: (RecordField<Record>) -> SchemaValue = { value($0.kind) }
  ) -> SchemaValue {
    var properties = extra
    var patterns: [(key: String, value: SchemaValue)] = []
    for field in schema.fields where isWanted(field) {
      if field.name.hasSuffix(ProbePlan.anyID) {
        patterns.append(("^\(field.name.dropLast(ProbePlan.anyID.count))[a-z0-9_]+$", schemaOf(field)))
      } else {
        properties.append((field.name, schemaOf(field)))
      }
    }
    return Schema.object(properties, patterns: patterns, required: required)
  }

  /// One value or any of several, for each column.
  private static func condition<Record>(_ schema: RecordSchema<Record>) -> SchemaValue {
    Schema.reference("\(schema.noun)s_where")
  }

  private static var removal: SchemaValue {
    Schema.object(
      RecordChanges.removable.map { ($0, Schema.list(of: Schema.text)) })
  }

  private static var addition: SchemaValue {
    func records<Record>(_ schema: RecordSchema<Record>) -> SchemaValue {
      let like = schema.field(named: "id") == nil ? [] : [(key: "like", value: Schema.text)]
      return Schema.list(of: columns(schema, besides: like))
    }
    return Schema.object([
      ("accounts", records(schemas.accounts)), ("representatives", records(schemas.representatives)),
      ("regions", records(schemas.regions)), ("assignments", records(schemas.assignments)),
    ])
  }

  private static var setting: SchemaValue {
    func table<Record>(_ schema: RecordSchema<Record>) -> SchemaValue {
      let byID = Schema.object([], others: Schema.reference(schema.noun))
      let chosen = columns(
        schema, besides: [("where", condition(schema))], where: { $0.name != "id" })
      return Schema.any(of: [byID, Schema.list(of: chosen)])
    }
    return Schema.object([
      ("parameters", parameters), ("accounts", table(schemas.accounts)),
      ("representatives", table(schemas.representatives)), ("regions", table(schemas.regions)),
    ])
  }

  private static var parameters: SchemaValue {
    let root = "parameters"
    var seeds = [root: ParameterReading.groups]
    for place in ["duties", "segments", "visits.levels"] { seeds["\(root).\(place)"] = [ProbePlan.anyID] }
    let probing = SettingProbing(root, seeds: seeds) { node in
      var reading = ParameterReading(purpose: .change, parameters: ProbePlan.parameters)
      reading.readGroups(node)
    }
    return Schema.object(
      ParameterReading.groups.map { ($0, probing.schema("\(root).\($0)")) },
      patterns: [(PlanSchema.dotted, .map([]))])
  }

  private static var scaling: SchemaValue {
    func table<Record>(_ schema: RecordSchema<Record>) -> SchemaValue {
      Schema.oneOrSeveral(
        columns(
          schema, besides: [("where", condition(schema))], where: { $0.scale != nil },
          as: { _ in Schema.share }))
    }
    return Schema.object([
      ("accounts", table(schemas.accounts)), ("representatives", table(schemas.representatives)),
    ])
  }

  private static var pins: SchemaValue {
    Schema.list(
      of: Schema.object(
        RecordChanges.pinKeys.map { ($0, Schema.text) }, required: ["account", "representative"]))
  }

  // MARK: Verbs

  private static func verb(_ verb: WhatIf) -> SchemaValue {
    let map = Schema.object(
      verb.keys.map { ($0.name, Schema.described(key($0, of: verb), $0.meaning)) },
      patterns: patterns(of: verb), required: verb.keys.filter(\.isRequired).map(\.name))
    return switch verb {
    case .incumbents: Schema.any(of: [Schema.text, map])
    case .merge, .split: map
    case .hire: Schema.oneOrSeveral(hire(verb.keys))
    case .lose:
      Schema.any(of: [
        Schema.texts, Schema.object([], others: Schema.any(of: [Schema.day, map, Schema.nothing])),
      ])
    case .leave: Schema.object([], others: Schema.texts)
    case .train, .specialise, .churn: Schema.oneOrSeveral(map)
    }
  }

  private static func hire(_ keys: [WhatIfKey]) -> SchemaValue {
    let own = keys.map { (key: $0.name, value: Schema.described(key($0, of: .hire), $0.meaning)) }
    let allowed = RecordChanges.columnsForHires(schemas.representatives)
    return columns(
      schemas.representatives, besides: own, required: keys.filter(\.isRequired).map(\.name),
      where: { allowed.contains($0.name) })
  }

  private static func patterns(of verb: WhatIf) -> [(key: String, value: SchemaValue)] {
    verb == .train ? [("^gain_[a-z0-9_]+$", Schema.number)] : []
  }

  private static func key(_ key: WhatIfKey, of verb: WhatIf) -> SchemaValue {
    switch key.kind {
    case .text: return Schema.text
    case .number: return Schema.number
    case .wholeNumber: return Schema.wholeNumber
    case .share: return Schema.share
    case .day: return Schema.day
    case .flag: return Schema.flag
    case .texts: return Schema.texts
    case .condition:
      return verb == .churn ? condition(schemas.accounts) : condition(schemas.representatives)
    case .map:
      let parts = Schema.list(of: Schema.text)
      return Schema.object([], others: verb == .split ? Schema.object([], others: parts) : parts)
    }
  }

  // MARK: Rules, objective, limits

  private static var rules: SchemaValue {
    Schema.object(
      RuleBook.types.map { type in
        let probing = SettingProbing(type.name) { node in
          var faults: [InputFault] = []
          _ = type.read(node, data: ProbePlan.data, faults: &faults)
        }
        return (type.name, Schema.any(of: [Schema.flag, Schema.nothing, probing.schema(type.name)]))
      })
  }

  private static var objective: SchemaValue {
    let probing = SettingProbing("objective") { node in
      var faults: [InputFault] = []
      _ = Objective.read(node, data: ProbePlan.data, faults: &faults)
    }
    return Schema.any(of: [Schema.enumeration(["expected_revenue"]), probing.schema("objective")])
  }

  private static var limits: SchemaValue {
    Schema.object([
      ("gap", described(Schema.share, "Stop at this share of the objective; 0 asks for a proven optimum.")),
      ("time", described(Schema.duration, "Such as 60s, 2min or 1h.")),
      ("work", described(Schema.wholeNumber, "Moves and nodes.")),
    ])
  }
}
