public import TerritoryPlanning
import Yams

/// Reads a YAML file into `SettingNode`s, each with its place.
///
/// Accepted is what settings need: one document of maps, lists and plain values. Refused, each with its place:
/// files over 1 MiB, texts over `textLimit`, duplicate keys, keys that are not plain text, merge keys (`<<`), tags
/// (`!name`), more than `aliasLimit` aliases or `nodeLimit` values once aliases are followed (a few lines of nested
/// aliases can stand for billions).
public enum SettingsFile {
  /// Largest file, in bytes.
  public static let sizeLimit = 1 << 20
  /// Most values of a file, aliases followed.
  public static let nodeLimit = 100_000
  /// Most aliases (`*name`) of a file.
  public static let aliasLimit = 16
  /// Longest single value or key, in bytes.
  public static let textLimit = 16_384
  /// Deepest nesting.
  public static let depthLimit = 64

  /// Reads the file at `path`; `name` is what faults call it. An empty file is an empty value.
  public static func read(path: String, name: String) throws(InputFaults) -> SettingNode {
    do {
      return try read(SourceText(path: path, name: name, sizeLimit: sizeLimit))
    } catch {
      throw InputFaults(faults: [error])
    }
  }

  static func read(_ source: SourceText) throws(InputFault) -> SettingNode {
    let bytes = source.bytes
    if let alias = excessAlias(bytes) {
      throw InputFault(
        place: SourcePlace(file: source.file, line: alias, column: 1), value: "",
        message: "has more than \(aliasLimit) aliases (*name)", hint: "write the values out, or use extends")
    }
    if let deep = excessDepth(bytes) {
      throw InputFault(
        place: SourcePlace(file: source.file, line: deep, column: 1), value: "",
        message: "nests more than \(depthLimit) brackets", hint: "settings are a few levels deep")
    }
    let root: Node?
    do {
      let parser = try Parser(yaml: String(decoding: bytes, as: UTF8.self), encoding: .utf8)
      root = try parser.nextRoot()
      if let second = try parser.nextRoot() {
        throw InputFault(
          place: place(second.mark, file: source.file), value: "", message: "has a second document",
          hint: "write one document a file")
      }
    } catch let fault as InputFault {
      throw fault
    } catch {
      throw self.fault(of: error, file: source.file)
    }
    guard let root else {
      return SettingNode(value: .null, place: SourcePlace(file: source.file, line: 1, column: 1))
    }
    var conversion = Conversion(file: source.file)
    return try conversion.node(root, key: "", depth: 0)
  }

  /// Line of the alias beyond the limit, or nil. Only a `*` where a value can begin counts.
  private static func excessAlias(_ bytes: [UInt8]) -> Int? {
    var line = 1
    var count = 0
    var hasAnchor = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&"), index + 1 < bytes.count,
        bytes[index + 1] > 0x20, index == 0 || beginners.contains(bytes[index - 1])
      else { continue }
      if byte == UInt8(ascii: "&") { hasAnchor = true } else { count += 1 }
      if hasAnchor, count > aliasLimit { return line }
    }
    return nil
  }

  private static let beginners: [UInt8] = [0x20, 0x09, 0x0A, 0x0D] + Array("[{,:?-".utf8)

  /// Line where opened brackets pass the limit, or nil; nesting costs stack in the parser. Brackets in quoted
  /// or plain text count as well: no settings come near the limit.
  private static func excessDepth(_ bytes: [UInt8]) -> Int? {
    var line = 1
    var depth = 0
    for byte in bytes {
      switch byte {
      case 0x0A: line += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: break
      }
      if depth > depthLimit { return line }
    }
    return nil
  }

  fileprivate static func place(_ mark: Mark?, file: String, field: String = "") -> SourcePlace {
    SourcePlace(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, field: field)
  }

  private static func fault(of error: any Error, file: String) -> InputFault {
    var hint = "check indentation, colons and quotes"
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // The parser's own words for a tab where blanks belong.
      if problem.contains("cannot start any token") || problem.contains("tab") {
        hint = "indent by blanks, not by tabs"
      }
      return InputFault(
        place: place(mark, file: file), value: "", message: "is not valid YAML: \(problem)", hint: hint)
    case .duplicatedKeysInMapping(let keys, let context):
      return InputFault(
        place: place(context.mark, file: file), value: keys.joined(separator: ", "),
        message: "is written twice in one map", hint: "keep one")
    default:
      return InputFault(
        place: place(nil, file: file), value: "", message: "is not valid YAML: \(error)", hint: hint)
    }
  }

  /// Turns composed nodes into settings, counting them.
  private struct Conversion {
    let file: String
    var count = 0

    mutating func node(_ node: Node, key: String, depth: Int) throws(InputFault) -> SettingNode {
      count += 1
      let place = SettingsFile.place(node.mark, file: file, field: key)
      guard count <= nodeLimit, depth <= depthLimit else {
        throw InputFault(
          place: place, value: "", message: "has more values than settings may have",
          hint: "put tables into CSV files; do not nest aliases")
      }
      switch node {
      case .scalar(let scalar):
        try refuse(tag: scalar.tag, place)
        try refuse(long: scalar.string, place)
        return SettingNode(value: value(scalar), place: place)
      case .sequence(let sequence):
        try refuse(tag: sequence.tag, place)
        var elements: [SettingNode] = []
        for element in sequence { elements.append(try self.node(element, key: key, depth: depth + 1)) }
        return SettingNode(value: .list(elements), place: place)
      case .mapping(let mapping):
        try refuse(tag: mapping.tag, place)
        var entries: [SettingNode.Entry] = []
        for (keyNode, valueNode) in mapping {
          let keyPlace = SettingsFile.place(keyNode.mark, file: file)
          guard case .scalar(let name) = keyNode, !name.string.isEmpty else {
            throw InputFault(
              place: keyPlace, value: "", message: "has a key that is not plain text",
              hint: "write key: value")
          }
          try refuse(tag: name.tag, keyPlace)
          try refuse(long: name.string, keyPlace)
          if name.string == "<<", name.style == .plain {
            throw InputFault(
              place: keyPlace, value: "<<", message: "merges another map, which settings do not do",
              hint: "write the values out, or use extends")
          }
          let path = key.isEmpty ? name.string : "\(key).\(name.string)"
          entries.append(
            SettingNode.Entry(
              key: name.string, keyPlace: keyPlace,
              value: try self.node(valueNode, key: path, depth: depth + 1)))
        }
        return SettingNode(value: .map(entries), place: place)
      case .alias:
        throw InputFault(
          place: place, value: "", message: "is an alias that leads nowhere", hint: "write the value out")
      }
    }

    /// What is written without a tag, and what the parser makes of it when it compares keys.
    private static let plainTags = Set(
      [""]
        + ["str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map"].map {
          "tag:yaml.org,2002:" + $0
        })

    private func refuse(tag: Tag, _ place: SourcePlace) throws(InputFault) {
      guard !Self.plainTags.contains(tag.rawValue) else { return }
      throw InputFault(
        place: place, value: tag.rawValue, message: "is a tag, which means nothing here",
        hint: "write the plain value")
    }

    private func refuse(long text: String, _ place: SourcePlace) throws(InputFault) {
      guard text.utf8.count > textLimit else { return }
      throw InputFault(
        place: place, value: String(text.prefix(20)) + "...", message: "is longer than \(textLimit) bytes",
        hint: "shorten it; tables belong into CSV files")
    }

    private func value(_ scalar: Node.Scalar) -> SettingNode.Value {
      let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return isNull ? .null : .scalar(scalar.string)
    }
  }
}
