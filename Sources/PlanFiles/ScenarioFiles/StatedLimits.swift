public import TerritoryPlanning

/// The limits that a scenario's files state, each as written and with its place; what it extends counts.
public struct StatedLimits: Sendable {
  /// By the name in the file: `gap`, `time`, `work` and `seed`.
  public let values: [String: ConfigurationFile.Value]

  /// - Throws: what is wrong with the files, as far as limits go.
  public init(path: String) throws(InputFaults) {
    let chain = ScenarioChain(path: path, name: path)
    var faults = chain.faults
    var nodes = ScenarioHead.limits(chain, faults: &faults)
    nodes["seed"] = chain.held("seed")
    var values: [String: ConfigurationFile.Value] = [:]
    for (key, node) in nodes {
      guard let text = node.scalarText(faults: &faults) else { continue }
      values[key] = ConfigurationFile.Value(text: text, place: node.place)
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    self.values = values
  }
}
