/// A JSON document whose keys keep the order they were written in.
indirect enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Keys are distinct.
  case object([(key: String, value: JSONValue)])

  static func == (a: JSONValue, b: JSONValue) -> Bool { a.text(indent: false) == b.text(indent: false) }

  static func optional<T>(_ value: T?, _ wrap: (T) -> JSONValue) -> JSONValue {
    value.map(wrap) ?? .null
  }

  /// - Parameter indent: Two spaces a level and a line an entry; otherwise all on one line.
  func text(indent: Bool) -> String {
    var output = ""
    write(to: &output, level: indent ? 0 : nil)
    return output
  }

  /// The document on one line, safe inside `<script>`: no `<`, `>`, `&` or line separator appears as such.
  var textForScript: String {
    var result = ""
    for scalar in text(indent: false).unicodeScalars {
      switch scalar {
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func write(to output: inout String, level: Int?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    // JSON has no infinities; a ratio that is undefined is null.
    case .number(let value): output += value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.write(value, to: &output)
    case .array(let values):
      Self.write(values.map { value in { value.write(to: &$0, level: $1) } }, "[", "]", &output, level)
    case .object(let entries):
      Self.write(
        entries.map { entry in
          {
            Self.write(entry.key, to: &$0)
            $0 += level == nil ? ":" : ": "
            entry.value.write(to: &$0, level: $1)
          }
        }, "{", "}", &output, level)
    }
  }

  private static func write(
    _ parts: [(inout String, Int?) -> Void], _ open: String, _ close: String, _ output: inout String,
    _ level: Int?
  ) {
    output += open
    let inner = level.map { $0 + 1 }
    for (index, part) in parts.enumerated() {
      if index > 0 { output += "," }
      if let inner { output += "\n" + String(repeating: "  ", count: inner) }
      part(&output, inner)
    }
    if let level, !parts.isEmpty { output += "\n" + String(repeating: "  ", count: level) }
    output += close
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}

extension JSONValue {
  /// The document without the entries of these names, wherever they stand.
  func without(_ names: Set<String>) -> JSONValue {
    switch self {
    case .array(let values): .array(values.map { $0.without(names) })
    case .object(let entries):
      .object(entries.filter { !names.contains($0.key) }.map { ($0.key, $0.value.without(names)) })
    case .null, .bool, .integer, .number, .string: self
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
  init(stringLiteral value: String) { self = .string(value) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
  init(nilLiteral: ()) { self = .null }
  init(_ money: Int64) { self = .integer(money) }
}
