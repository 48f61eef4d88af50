import ScenarioRunning
import TerritoryPlanning

/// What a reader has to know about the neighbours of regions; nothing where no rule asks for them.
struct RegionRemarks {
  /// From what the neighbours are known, and which parts of the map they leave apart.
  let lines: [String]

  init(_ result: ScenarioResult, _ wording: PlanWording) {
    let rules = result.scenario.rules.compactMap { $0 as? RegionsRule }
    guard let rule = rules.first(where: \.looksAtNeighbours) else {
      lines = []
      return
    }
    let (data, phrases) = (result.context.data, wording.phrases)
    let islands = rule.islands(in: result.context)
    let parts = islands.map { phrases.list($0.map { data.regions[$0].name }) }
    lines =
      [phrases.neighbours(from: data.neighbourSource)]
      + (islands.count > 1 ? [phrases.regionsApart(parts)] : [])
  }
}
