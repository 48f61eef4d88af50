import ArgumentParser
import PlanFiles
import ScenarioRunning
import TerritoryPlanning

/// How far a plan may drift: defaults, then a file, then flags.
struct AlertOptions: ParsableArguments {
  @Option(
    name: .customLong("alert"), parsing: .singleValue,
    help: """
      A threshold as NAME=VALUE: load, drift, fairness, revenue (shares such as 20%), leavers, coverage, \
      new_business, rules (counts). May be repeated.
      """)
  var settings: [String] = []

  @Option(name: .customLong("alerts"), help: "A YAML file with thresholds under `alerts:`.")
  var file: String?

  @Option(help: "What the plan was to bring in, in whole currency units; without it, what --was expects.")
  var plannedRevenue: Int64?

  func validate() throws {
    if let plannedRevenue, plannedRevenue <= 0 {
      throw ValidationError("--planned-revenue is \(plannedRevenue); give an amount above 0.")
    }
  }

  /// - Parameter data: tells the currency of the planned revenue.
  func thresholds(for data: PlanData) throws -> AlertThresholds {
    var thresholds = AlertThresholds()
    if let file { try read(file, into: &thresholds) }
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, thresholds.set(parts[0], to: parts[1]) else {
        throw ValidationError(Self.refusal(setting))
      }
    }
    if let plannedRevenue {
      let unit = (0..<data.parameters.currencyDigits).reduce(Int64(1)) { size, _ in size * 10 }
      let (amount, overflows) = plannedRevenue.multipliedReportingOverflow(by: unit)
      guard !overflows else { throw ValidationError("--planned-revenue is larger than money can be.") }
      thresholds.plannedRevenue = Money(minorUnits: amount)
    }
    return thresholds
  }

  private static var names: [String] { DriftAlert.Kind.allCases.map(\.rawValue) }

  private static func refusal(_ setting: String) -> String {
    let name = setting.split(separator: "=").first.map(String.init) ?? setting
    let hint =
      names.contains(name) ? "give a share such as 20%, or a count" : Suggestion.hint(for: name, in: names)
    return "--alert \(setting) cannot be read; \(hint)."
  }

  private func read(_ path: String, into thresholds: inout AlertThresholds) throws(InputFaults) {
    let root = try SettingsFile.read(path: path, name: FileName.of(path))
    var faults: [InputFault] = []
    func fault(_ place: SourcePlace, _ value: String, _ message: String, _ hint: String) {
      faults.append(InputFault(place: place, value: value, message: message, hint: hint))
    }
    guard case .map(let top) = root.value, top.count == 1, top[0].key == "alerts",
      case .map(let entries) = top[0].value.value
    else {
      fault(root.place, "", "has no map under `alerts`", "write alerts: {load: 20 %}")
      throw InputFaults(faults: faults)
    }
    for entry in entries {
      guard Self.names.contains(entry.key) else {
        fault(
          entry.keyPlace, entry.key, "is not an alert", Suggestion.hint(for: entry.key, in: Self.names))
        continue
      }
      guard case .scalar(let text) = entry.value.value, thresholds.set(entry.key, to: text) else {
        fault(entry.value.place, entry.key, "is not a threshold", "give a share such as 20 %, or a count")
        continue
      }
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
  }
}
