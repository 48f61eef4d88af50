/// The JSON Schema of a document that the program writes.
public struct OutputSchema: Sendable {
  /// As `evenfield schema` calls it.
  public let kind: String
  public let title: String
  /// Which verb writes it, and where.
  public let writtenBy: String
  let shape: JSONShape

  public init(kind: String, title: String, writtenBy: String, shape: JSONShape) {
    self.kind = kind
    self.title = title
    self.writtenBy = writtenBy
    self.shape = shape
  }

  /// The schema, draft 2020-12, ending in a newline.
  public var text: String {
    var definitions = Definitions()
    definitions.collect(shape)
    guard case .object(let body) = Self.value(shape) else { preconditionFailure("a schema is an object") }
    var entries: [(key: String, value: JSONValue)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", .string(title)),
      ("description", .string(writtenBy)),
    ]
    entries += body
    if !definitions.shapes.isEmpty {
      entries.append(
        ("$defs", .object(definitions.shapes.map { (key: $0.name, value: Self.value($0.shape)) })))
    }
    return JSONValue.object(entries).textInShortLines + "\n"
  }

  /// Shared shapes that occur, in the order in which they are met.
  private struct Definitions {
    var shapes: [SharedShape] = []
    private var names: Set<String> = []

    mutating func collect(_ shape: JSONShape) {
      switch shape {
      case .text, .flag, .integer, .number, .nothing, .constant, .choice: break
      case .list(let inner), .map(let inner): collect(inner)
      case .any(let shapes): for shape in shapes { collect(shape) }
      case .object(let fields): for field in fields { collect(field.shape) }
      case .shared(let shared):
        guard names.insert(shared.name).inserted else { return }
        shapes.append(shared)
        collect(shared.shape)
      }
    }
  }

  private static func value(_ shape: JSONShape) -> JSONValue {
    switch shape {
    case .text: ["type": "string"]
    case .flag: ["type": "boolean"]
    case .integer: ["type": "integer"]
    case .number: ["type": "number"]
    case .nothing: ["type": "null"]
    case .constant(let text): ["const": .string(text)]
    case .choice(let codes): ["enum": .array(codes.map { .string($0) })]
    case .list(let element): ["type": "array", "items": value(element)]
    case .map(let element): ["type": "object", "additionalProperties": value(element)]
    case .any(let shapes): ["anyOf": .array(shapes.map(value))]
    case .shared(let shared): ["$ref": .string("#/$defs/\(shared.name)")]
    case .object(let fields):
      [
        "type": "object",
        "properties": .object(fields.map { (key: $0.name, value: value($0)) }),
        "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
        "additionalProperties": .bool(false),
      ]
    }
  }

  private static func value(_ field: JSONField) -> JSONValue {
    guard case .object(let entries) = value(field.shape) else { preconditionFailure("a schema is an object") }
    let unit = field.unit.map { " Unit: \($0.rawValue)." } ?? ""
    return .object([("description", .string(field.meaning + unit))] + entries)
  }
}

extension JSONValue {
  /// Indented by two blanks a level; lists and objects that are short stand on one line.
  var textInShortLines: String { shortLines(indent: 0) }

  private func shortLines(indent: Int) -> String {
    let flat = text(indent: false)
    if flat.utf8.count + indent <= 100 { return flat }
    let (inner, outer) = (String(repeating: " ", count: indent + 2), String(repeating: " ", count: indent))
    switch self {
    case .array(let values):
      let lines = values.map { inner + $0.shortLines(indent: indent + 2) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .object(let entries):
      let lines = entries.map {
        "\(inner)\(JSONValue.string($0.key).text(indent: false)): \($0.value.shortLines(indent: indent + 2))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    case .null, .bool, .integer, .number, .string: return flat
    }
  }
}
