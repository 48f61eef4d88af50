import TerritoryPlanning

/// Which scenario of a study starts from the answer of which other one.
///
/// A function of the set of scenarios alone: neither the order asked for nor threads nor what is already known change
/// it, so that every answer is a function of its scenario, the options and its parent's answer.
/// `docs/formulations/reuse.md` says why each rule is as it is.
public struct StudyGraph: Sendable, Equatable {
  /// For each scenario the one that it starts from; nil: from its data alone.
  public let parents: [Int?]

  /// The parent of a scenario is the nearest of the files that it extends that is itself a scenario of the study and
  /// can hand something on. Scenarios that only judge today's plan neither have nor are parents.
  public init(_ scenarios: [Scenario]) {
    var placeOfName: [String: [Int]] = [:]
    for (place, scenario) in scenarios.enumerated() where scenario.question == .optimise {
      placeOfName[scenario.name, default: []].append(place)
    }
    parents = scenarios.indices.map { place in
      let scenario = scenarios[place]
      guard scenario.question == .optimise else { return nil }
      for name in scenario.ancestors {
        let named = (placeOfName[name] ?? []).filter {
          // Files of the same name may lie in several folders; an ancestor is never its own descendant.
          $0 != place && scenarios[$0].sourceHash == scenario.sourceHash
            && scenarios[$0].ancestors.count < scenario.ancestors.count
        }
        if let first = named.min(by: { scenarios[$0].contentHash < scenarios[$1].contentHash }) {
          return first
        }
      }
      return nil
    }
  }

  /// Every scenario on its own.
  init(withoutReuse count: Int) { parents = Array(repeating: nil, count: count) }

  /// Scenarios that start from each one, in the order of the study.
  var children: [[Int]] {
    var children = [[Int]](repeating: [], count: parents.count)
    for (place, parent) in parents.enumerated() {
      if let parent { children[parent].append(place) }
    }
    return children
  }
}
