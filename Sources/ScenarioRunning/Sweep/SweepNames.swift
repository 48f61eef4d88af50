import TerritoryPlanning

/// Names that a director knows for settings deep in a scenario's file.
public enum SweepNames {
  /// Why a name does not say which setting is meant.
  public struct Fault: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// Short names that need no look at the scenario.
  private static let fixed = [
    "moves": "rules.disruption.items", "moved_accounts": "rules.disruption.accounts",
    "moved_revenue": "rules.disruption.revenue",
    "largest_deviation": "rules.fairness.standard_minutes.largest_deviation",
    "mean_absolute_deviation": "rules.fairness.standard_minutes.mean_absolute_deviation",
    "gini": "rules.fairness.standard_minutes.gini",
  ]

  public static var all: [String] { ["tolerance"] + fixed.keys.sorted() }

  /// Where the setting stands in the scenario's file.
  ///
  /// - Parameter name: a short name, or a dotted path, which is taken as it is.
  /// - Throws: `Fault` for a word that is neither, and where several settings could be meant.
  public static func path(_ name: String, in scenario: Scenario) throws(Fault) -> String {
    for section in ["limits", "seed"] where name == section || name.hasPrefix(section + ".") {
      throw Fault(description: "`\(name)` says what may be spent, not what is asked: vary a rule or the data")
    }
    if name.contains(".") { return name }
    if let path = fixed[name] { return path }
    guard name == "tolerance" else {
      let hint = Suggestion.hint(for: name, in: all)
      throw Fault(
        description: "`\(name)` is no setting that can be varied; \(hint) Or write a path such as "
          + "rules.disruption.accounts")
    }
    let bands = scenario.rules.compactMap { $0 as? BalanceRule }.flatMap(\.bands)
    let paths = bands.map { band in
      let place = "rules.balance." + band.subject.key(in: scenario.data)
      return band.price == nil ? place : place + ".tolerance"
    }
    switch paths.count {
    case 0: return "rules.balance.standard_minutes"
    case 1: return paths[0]
    default:
      throw Fault(
        description: "`tolerance` could mean \(paths.joined(separator: " or ")): write the path")
    }
  }
}

extension BalanceRule.Subject {
  fileprivate func key(in data: PlanData) -> String {
    switch self {
    case .metric(let metric): metric.rawValue
    case .accountsOfSegment(let segment): "segments." + data.parameters.segments[segment].id
    }
  }
}
