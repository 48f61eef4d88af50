/// What a part of a JSON document that the program writes looks like: stated beside the code that writes it, printed
/// as JSON Schema by `evenfield schema`, and held against real documents by tests.
public indirect enum JSONShape: Sendable {
  case text, flag, integer, number, nothing
  /// Always this text.
  case constant(String)
  /// One of these codes.
  case choice([String])
  case list(JSONShape)
  case object([JSONField])
  /// An object whose keys are not fixed: ids of the plan, names of counters.
  case map(JSONShape)
  case any([JSONShape])
  /// A shape that several places share; written once under `$defs`.
  case shared(SharedShape)

  public static func choice<Code: RawRepresentable & CaseIterable>(_ codes: Code.Type) -> JSONShape
  where Code.RawValue == String {
    .choice(codes.allCases.map(\.rawValue))
  }

  public var orNull: JSONShape { .any([self, .nothing]) }
}

/// A named shape.
public struct SharedShape: Sendable {
  let name: String
  let shape: JSONShape

  public init(_ name: String, _ shape: JSONShape) {
    self.name = name
    self.shape = shape
  }
}

/// What a figure is counted in.
public enum JSONUnit: String, Sendable {
  case money = "minor units of money"
  case minutes, seconds, kilometres, bytes, megabytes
  case share = "fraction of 1"
  case count = "number"
  case work = "units of work"
  /// Named by a field beside it.
  case beside = "unit stated beside it"
}

/// An entry of an object. It is always there unless `mayBeAbsent`.
public struct JSONField: Sendable {
  let name: String
  var shape: JSONShape
  let meaning: String
  let unit: JSONUnit?
  var isRequired = true

  /// - Parameters:
  ///   - meaning: a sentence for whoever reads the schema; never empty.
  ///   - unit: of figures.
  public init(_ name: String, _ shape: JSONShape, _ meaning: String, unit: JSONUnit? = nil) {
    self.name = name
    self.shape = shape
    self.meaning = meaning
    self.unit = unit
  }

  public var orNull: JSONField {
    var field = self
    field.shape = shape.orNull
    return field
  }

  public var mayBeAbsent: JSONField {
    var field = self
    field.isRequired = false
    return field
  }

  // MARK: Frequent kinds

  public static func text(_ name: String, _ meaning: String) -> JSONField { .init(name, .text, meaning) }
  public static func flag(_ name: String, _ meaning: String) -> JSONField { .init(name, .flag, meaning) }
  public static func texts(_ name: String, _ meaning: String) -> JSONField {
    .init(name, .list(.text), meaning)
  }
  public static func count(_ name: String, _ meaning: String, _ unit: JSONUnit = .count) -> JSONField {
    .init(name, .integer, meaning, unit: unit)
  }
  public static func money(_ name: String, _ meaning: String) -> JSONField {
    .init(name, .integer, meaning, unit: .money)
  }
  public static func minutes(_ name: String, _ meaning: String) -> JSONField {
    .init(name, .integer, meaning, unit: .minutes)
  }
  public static func share(_ name: String, _ meaning: String) -> JSONField {
    .init(name, .number, meaning, unit: .share)
  }
  public static func seconds(_ name: String, _ meaning: String) -> JSONField {
    .init(name, .number, meaning, unit: .seconds)
  }
  public static func number(_ name: String, _ unit: JSONUnit, _ meaning: String) -> JSONField {
    .init(name, .number, meaning, unit: unit)
  }
  public static func list(_ name: String, _ element: JSONShape, _ meaning: String) -> JSONField {
    .init(name, .list(element), meaning)
  }
}
