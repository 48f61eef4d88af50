import TerritoryPlanning

extension PlanWording {
  /// How many items are visited at each level, one line a level with any; empty where plans choose none.
  func visitLines(_ evaluation: Evaluation) -> [String] {
    zip(context.data.parameters.visits.levels, evaluation.itemsByLevel).filter { $1 > 0 }.map {
      level, count in
      let name = language == .chinese && !level.chineseName.isEmpty ? level.chineseName : level.name
      return phrases.visited(name, share: figures.percent(level.visits), items: phrases.items(Int64(count)))
    }
  }
}
