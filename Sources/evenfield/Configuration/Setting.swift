import ArgumentParser
import Foundation
import PlanFiles

/// A setting that a flag, a variable, in part a scenario, or evenfield.yaml may give; the first of these that does
/// holds.
struct Setting<Value: ExpressibleByArgument & Sendable>: Sendable {
  let row: SettingRow
  private let refusal: @Sendable (Value) -> String?

  /// - Parameters:
  ///   - key: in evenfield.yaml.
  ///   - scenarioKey: in `limits` of a scenario's file, or `seed`; nil where scenarios do not say.
  ///   - form: what to write, for whoever wrote something else.
  ///   - refusal: why a value that can be read is out of range, as `give 1 to 64`; nil where it is not.
  init(
    _ key: String, flag: String, variable: String, scenarioKey: String? = nil, standard: String,
    meaning: String, form: String, refusal: @escaping @Sendable (Value) -> String? = { _ in nil }
  ) {
    self.refusal = refusal
    row = SettingRow(
      key: key, flag: flag, variable: variable, scenarioKey: scenarioKey, standard: standard,
      meaning: meaning,
      form: form
    ) { text in
      guard let value = Value(argument: text) else { return "write \(form)" }
      return refusal(value)
    }
  }

  var help: ArgumentHelp { ArgumentHelp("\(row.meaning) [\(row.variable)]") }

  /// The flag's value, else the variable's.
  ///
  /// - Throws: `ValidationError` where the value is out of range or the variable cannot be read.
  func stated(_ flag: Value?) throws -> Value? {
    if let flag {
      if let refusal = refusal(flag) { throw ValidationError("\(row.flag) is \(flag); \(refusal).") }
      return flag
    }
    guard let text = row.environmentText else { return nil }
    guard let value = Value(argument: text), refusal(value) == nil else {
      throw ValidationError(
        "The environment variable \(row.variable) is `\(text)`, which cannot be read; write \(row.form).")
    }
    return value
  }

  /// What evenfield.yaml says; nil where it does not.
  var configured: Value? { Configuration.current.value(row.key).flatMap { Value(argument: $0.text) } }
}

/// What of a setting does not depend on the kind of its values.
struct SettingRow: Sendable {
  let key: String
  let flag: String
  let variable: String
  let scenarioKey: String?
  /// The default, as one would write it.
  let standard: String
  let meaning: String
  let form: String
  /// What is wrong with a text as its value; nil where nothing is.
  let refusal: @Sendable (String) -> String?

  /// The variable's text; nil where it is not set or empty.
  var environmentText: String? {
    let text = ProcessInfo.processInfo.environment[variable, default: ""]
    return text.isEmpty ? nil : text
  }
}
