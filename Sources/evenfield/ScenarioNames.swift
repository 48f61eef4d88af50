import ArgumentParser
import Foundation
import PlanFiles
import TerritoryPlanning

/// Names of the scenarios of a folder, from its files alone: nothing is loaded.
enum ScenarioNames {
  static func of(folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard files.contains("plan.yaml") else { return [] }
    let others = ["plan.yaml", ConfigurationFile.name]
    return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") && !others.contains($0) }
      .map { String($0.dropLast(".yaml".count)) }.sorted()
  }

  static func unknown(_ name: String, in paths: [String], _ known: [String]) -> String {
    "There is no scenario `\(name)` in \(paths.joined(separator: ", ")); \(Suggestion.hint(for: name, in: known))."
  }

  /// Of the folders that stand on the line so far.
  static let completion = CompletionKind.custom { words, _, _ in
    words.dropFirst().flatMap { of(folder: $0) }
  }
}
