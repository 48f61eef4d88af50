import TerritoryPlanning

/// A JSON value whose keys keep their order, so that a schema is written the same way every time.
indirect enum SchemaValue: Sendable {
  typealias Property = (key: String, value: SchemaValue)

  case text(String)
  case number(Int64)
  case decimal(Double)
  case flag(Bool)
  case list([SchemaValue])
  case map([(key: String, value: SchemaValue)])

  /// Indented by two blanks a level; lists and maps that are short stand on one line.
  func json(indent: Int = 0) -> String {
    let line = flat
    if line.utf8.count + indent <= 100 { return line }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .list(let elements):
      let lines = elements.map { inner + $0.json(indent: indent + 2) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .map(let entries):
      let lines = entries.map { "\(inner)\(Self.quoted($0.key)): \($0.value.json(indent: indent + 2))" }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    default: return line
    }
  }

  private var flat: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .decimal(let number): WrittenNumber.written(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let elements): "[\(elements.map(\.flat).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\(Self.quoted($0.key)): \($0.value.flat)" }.joined(separator: ", "))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}

/// Pieces of JSON Schema, draft 2020-12.
///
/// Values are checked by kind, not by size: a schema helps while one writes, and the program judges. What YAML may
/// read as a number or a flag is accepted where the program takes the text.
enum Schema {
  static func object(
    _ properties: [(key: String, value: SchemaValue)], others: SchemaValue? = nil,
    patterns: [(key: String, value: SchemaValue)] = [], required: [String] = []
  ) -> SchemaValue {
    var entries: [(key: String, value: SchemaValue)] = [("type", .text("object"))]
    if !properties.isEmpty { entries.append(("properties", .map(properties))) }
    if !patterns.isEmpty { entries.append(("patternProperties", .map(patterns))) }
    if !required.isEmpty { entries.append(("required", .list(required.map { .text($0) }))) }
    entries.append(("additionalProperties", others ?? .flag(false)))
    return .map(entries)
  }

  static func list(of element: SchemaValue) -> SchemaValue {
    .map([("type", .text("array")), ("items", element)])
  }

  static func any(of choices: [SchemaValue]) -> SchemaValue {
    var distinct: [SchemaValue] = []
    var seen: Set<String> = []
    for choice in choices where seen.insert(choice.json()).inserted { distinct.append(choice) }
    return distinct.count == 1 ? distinct[0] : .map([("anyOf", .list(distinct))])
  }

  static func oneOrSeveral(_ element: SchemaValue) -> SchemaValue { any(of: [element, list(of: element)]) }

  static func described(_ schema: SchemaValue, _ meaning: String) -> SchemaValue {
    guard case .map(let entries) = schema else { return schema }
    return .map([("description", .text(meaning))] + entries)
  }

  static func reference(_ name: String) -> SchemaValue { .map([("$ref", .text("#/$defs/\(name)"))]) }

  static func enumeration(_ texts: [String]) -> SchemaValue {
    .map([("enum", .list(texts.map { .text($0) }))])
  }

  /// Kinds of values, by the name under which a schema defines them once.
  static let kinds: [(key: String, value: SchemaValue)] = [
    // Text that YAML may read as something else.
    ("text", types("string", "number", "boolean")),
    ("number", any(of: [types("number"), pattern(#"^[-+]?[0-9]+(\.[0-9]+)?$"#)])),
    ("whole_number", any(of: [types("integer"), pattern("^[-+]?[0-9]+$")])),
    // `10 %` or `0.1`.
    ("share", any(of: [types("number"), pattern(#"^[-+]?[0-9]+(\.[0-9]+)? *%?$"#)])),
    (
      "flag",
      any(of: [types("boolean"), enumeration(["yes", "no", "on", "off", "true", "false", "是", "否"])])
    ),
    ("duration", any(of: [types("number"), pattern(#"^[0-9]+(\.[0-9]+)? *(ms|min|s|m|h)?$"#)])),
    ("day", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
    ("texts", oneOrSeveral(types("string", "number", "boolean"))),
    // One value or any of several; an empty one means that nothing is written.
    ("condition", oneOrSeveral(types("string", "number", "boolean", "null"))),
  ]

  static let text = reference("text")
  static let number = reference("number")
  static let wholeNumber = reference("whole_number")
  static let share = reference("share")
  static let flag = reference("flag")
  static let duration = reference("duration")
  static let day = reference("day")
  static let texts = reference("texts")
  static let condition = reference("condition")
  static let nothing = types("null")

  static func types(_ names: String...) -> SchemaValue {
    .map([("type", names.count == 1 ? .text(names[0]) : .list(names.map { .text($0) }))])
  }

  static func pattern(_ expression: String) -> SchemaValue {
    .map([("type", .text("string")), ("pattern", .text(expression))])
  }
}
