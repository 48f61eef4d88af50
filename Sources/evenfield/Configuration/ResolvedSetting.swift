import PlanFiles
import TerritoryPlanning

/// The value that holds for a setting, and where it comes from.
struct ResolvedSetting: Sendable {
  enum Source: Sendable, Equatable {
    case flag(String)
    case variable(String)
    /// A scenario's file.
    case scenario(SourcePlace)
    /// evenfield.yaml.
    case file(SourcePlace)
    case standard
  }

  let key: String
  let value: String
  let source: Source

  /// - Parameters:
  ///   - flag: the flag's value as text; nil where it was not given.
  ///   - limits: of the scenario; nil without one.
  init(_ row: SettingRow, flag: String?, limits: StatedLimits?) {
    key = row.key
    let inScenario = row.scenarioKey.flatMap { limits?.values[$0] }
    if let flag {
      (value, source) = (flag, .flag(row.flag))
    } else if let text = row.environmentText {
      (value, source) = (text, .variable(row.variable))
    } else if let inScenario {
      (value, source) = (inScenario.text, .scenario(inScenario.place))
    } else if let inFile = Configuration.current.value(row.key) {
      (value, source) = (inFile.text, .file(inFile.place))
    } else {
      (value, source) = (row.standard, .standard)
    }
  }

  private init(key: String, value: String, source: Source) {
    (self.key, self.value, self.source) = (key, value, source)
  }

  /// Who asks for a limit of one kind lifts the default of the other.
  static func liftingDefaults(_ settings: [ResolvedSetting]) -> [ResolvedSetting] {
    let limits = [Settings.timeLimit.row.key, Settings.workLimit.row.key]
    let isAsked = settings.contains { limits.contains($0.key) && $0.source != .standard }
    guard isAsked else { return settings }
    return settings.map { setting in
      guard limits.contains(setting.key), setting.source == .standard else { return setting }
      return ResolvedSetting(key: setting.key, value: "none", source: .standard)
    }
  }
}

extension ResolvedSetting.Source {
  var code: String {
    switch self {
    case .flag: "flag"
    case .variable: "variable"
    case .scenario: "scenario"
    case .file: "file"
    case .standard: "default"
    }
  }

  /// A flag, a variable, or a place in a file; empty of a default.
  var name: String {
    switch self {
    case .flag(let name), .variable(let name): name
    case .scenario(let place), .file(let place): "\(place.file):\(place.line)"
    case .standard: ""
    }
  }
}
