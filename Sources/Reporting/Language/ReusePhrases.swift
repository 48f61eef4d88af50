/// What a comparison says of where its answers come from.
protocol ReusePhrases: Sendable {
  /// Scenarios that were solved for this comparison.
  func solvedNow(_ scenarios: [String]) -> String
  /// Scenarios whose answers were kept since then, and rechecked.
  func keptSince(_ time: String, _ scenarios: [String]) -> String
  /// Scenarios whose search began with the answer of another.
  func started(from parent: String, _ scenarios: [String]) -> String
  /// Scenarios that the clock or the user ended.
  func notRepeatable(_ scenarios: [String]) -> String
}

extension EnglishPhrases {
  func solvedNow(_ scenarios: [String]) -> String { "Solved now: " + Self.list(scenarios) }
  func keptSince(_ time: String, _ scenarios: [String]) -> String {
    "Kept since \(time) and rechecked: " + Self.list(scenarios)
  }
  func started(from parent: String, _ scenarios: [String]) -> String {
    "Search began with the answer of \(parent): " + Self.list(scenarios)
  }
  func notRepeatable(_ scenarios: [String]) -> String {
    "Limited or ended by the clock, so another run may differ: " + Self.list(scenarios)
  }
  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") + "." }
}

extension ChinesePhrases {
  func solvedNow(_ scenarios: [String]) -> String { "本次求解：" + Self.list(scenarios) }
  func keptSince(_ time: String, _ scenarios: [String]) -> String {
    "取自 \(time) 的存档并经复核：" + Self.list(scenarios)
  }
  func started(from parent: String, _ scenarios: [String]) -> String {
    "以“\(parent)”的结果为起点：" + Self.list(scenarios)
  }
  func notRepeatable(_ scenarios: [String]) -> String {
    "受时间限制或被时间中止，再次运行可能不同：" + Self.list(scenarios)
  }
  private static func list(_ names: [String]) -> String { names.joined(separator: "、") + "。" }
}
