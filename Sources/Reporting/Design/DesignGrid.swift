import AssignmentEngine
import TerritoryAssignment
import TerritoryPlanning

/// A design of territories as lines and columns of text.
struct DesignGrid {
  let design: TerritoryDesign
  private let figures: FigureText
  private let phrases: any Phrases
  private var data: PlanData { design.context.data }

  init(_ design: TerritoryDesign, language: Language) {
    self.design = design
    figures = FigureText(language: language, parameters: design.context.data.parameters)
    phrases = language.phrases
  }

  var head: [String] { DesignColumn.allCases.map { phrases.label($0) } }
  var alignments: [TextTable.Alignment] {
    DesignColumn.allCases.map { [.territory, .regions, .representative].contains($0) ? .left : .right }
  }

  /// One line a territory.
  var rows: [[String]] {
    design.territories.map { territory in DesignColumn.allCases.map { cell($0, territory) } }
  }

  private func cell(_ column: DesignColumn, _ territory: TerritoryDesign.Territory) -> String {
    switch column {
    case .territory: data.regions[territory.centre].name
    case .regions: phrases.list(territory.regions.map { data.regions[$0].name })
    case .workload: figures.hours(territory.minutes)
    case .workloadShare: share(.standardMinutes, territory)
    case .potential: figures.money.whole(territory.potential)
    case .potentialShare: share(.potential, territory)
    case .accounts: figures.count(territory.accounts)
    case .accountsShare: share(.accounts, territory)
    case .farthest: phrases.kilometres(NumberText.fixed(territory.largestKilometres, decimals: 0))
    case .representative: territory.representative.map { data.representatives[$0].name } ?? ""
    case .travel: territory.minutesFromHome.map { phrases.designTravel(NumberText.grouped($0)) } ?? ""
    }
  }

  private func share(_ metric: DesignQuestion.Metric, _ territory: TerritoryDesign.Territory) -> String {
    let mean = design.mean(metric)
    return figures.percent(mean > 0 ? Double(territory.figure(metric)) / mean : nil)
  }

  // MARK: Sentences

  var headline: String {
    let count = figures.count(design.question.territories)
    switch design.result.outcome {
    case .optimal: return phrases.designIsOptimal(territories: count, cost: cost)
    case .limitReached:
      return phrases.designIsOpen(territories: count, cost: cost, gap: figures.percentAtMost(design.gap))
    case .infeasible: return phrases.designIsInfeasible(territories: count)
    case .noPlanFound: return phrases.designNotFound(territories: count)
    }
  }

  private var cost: String {
    let unit = design.question.compactness == .travel ? 60.0 : 1
    return phrases.designCost(
      design.question.compactness, NumberText.fixed((design.cost ?? 0) / unit, decimals: 0))
  }

  /// What was asked, and from what the neighbours are known.
  var captions: [String] {
    let balances = design.question.balances.map {
      phrases.balancedWithin(phrases.label($0.metric), figures.shortPercent($0.tolerance))
    }
    let caption = phrases.designCaption(
      design.question.compactness, isContiguous: design.question.isContiguous)
    let source = design.question.isContiguous ? [phrases.neighbours(from: data.neighbourSource)] : []
    return [caption, phrases.list(balances)] + source
  }

  /// Why there is no design.
  var reasons: [String] {
    guard case .infeasible(let reason) = design.result.outcome else { return [] }
    switch reason {
    case .totalOutOfBounds(let activity):
      return [phrases.totalCannotBeShared(phrases.label(design.question.balances[activity].metric))]
    case .unitWithoutDistrict:
      return design.regionWithoutTerritory.map { [phrases.noTerritoryHolds(data.regions[$0].name)] } ?? []
    case .exhaustedTree: return [phrases.noDivisionExists]
    }
  }

  /// Territories without a person, people without a territory.
  var staffing: [String] {
    guard !design.territories.isEmpty else { return [] }
    let open = design.territories.filter { $0.representative == nil }.map { data.regions[$0.centre].name }
    func names(_ people: [Int]) -> String { phrases.list(people.map { data.representatives[$0].name }) }
    return [
      open.isEmpty ? nil : phrases.openTerritories(phrases.list(open)),
      design.spare.isEmpty ? nil : phrases.sparePeople(names(design.spare)),
      design.withoutHome.isEmpty ? nil : phrases.peopleWithoutHome(names(design.withoutHome)),
    ].compactMap(\.self)
  }
}
