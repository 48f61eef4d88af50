import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The comparison as text, a row a measure and a column a scenario, for every format that shows it.
struct ComparisonGrid {
  struct Cell: Equatable {
    enum Tone: Equatable { case plain, good, bad, quiet }
    var text: String
    var tone: Tone
  }
  struct Row {
    var measure: Measure
    var label: String
    var cells: [Cell]
  }
  /// A scenario without a plan, with what is known of why.
  struct Unplanned {
    var title: String
    var outcome: String
    var reasons: [String]
    var blocks: [ConflictLines.Block]
    var closest: [String]
  }

  /// With more columns than this a scenario becomes a row.
  static let mostColumns = 6

  let titles: [String]
  let rows: [Row]
  let unplanned: [Unplanned]

  /// Whether a row a measure would be too wide to read.
  var isWide: Bool { titles.count > Self.mostColumns }

  /// A row a scenario and a column a measure.
  func transposed(_ measures: [Measure], language: Language) -> SheetTable {
    let chosen = measures.compactMap { measure in rows.first { $0.measure == measure } }
    return SheetTable(
      head: [language.phrases.label(Term.scenario)] + chosen.map { language.phrases.shortLabel($0.measure) },
      alignments: [.left] + chosen.map { _ in .right },
      rows: titles.indices.map { column in
        [SheetTable.Cell(titles[column])] + chosen.map { $0.cells[column] }
      }, stacks: true)
  }

  init(_ comparison: Comparison, language: Language) {
    let columns = ComparisonColumn.columns(of: comparison, language: language)
    titles = columns.map(\.title)
    rows = Measure.allCases.map { measure in
      Row(
        measure: measure, label: language.phrases.label(measure), cells: columns.map { $0.cell(measure) })
    }
    unplanned = comparison.results.filter { $0.evaluation == nil }.map { result in
      let wording = PlanWording(language: language, context: result.context)
      return Unplanned(
        title: result.title(language), outcome: result.outcomeText(language),
        reasons: result.reasonsForNoPlan(wording), blocks: ConflictLines(result, wording).blocks,
        closest: result.closest.map { wording.text($0) })
    }
  }
}

extension Measure {
  /// What decides between scenarios; the others tell how sure it is and what it took.
  static let deciding: [Measure] = [
    .expectedRevenue, .revenueChange, .workloadSpread, .voluntaryHandovers, .forcedHandovers, .accountsMoved,
    .brokenRules, .brokenWishes, .gapPercent, .outcome,
  ]
  static var remaining: [Measure] { allCases.filter { !deciding.contains($0) } }
}

/// One scenario's column, or the plan of today where no scenario asks for it.
struct ComparisonColumn {
  let title: String
  let result: ScenarioResult
  let isToday: Bool
  let language: Language
  let figures: FigureText

  static func columns(of comparison: Comparison, language: Language) -> [ComparisonColumn] {
    func column(_ title: String, _ result: ScenarioResult, isToday: Bool) -> ComparisonColumn {
      ComparisonColumn(
        title: title, result: result, isToday: isToday, language: language,
        figures: FigureText(language: language, parameters: result.context.data.parameters))
    }
    let columns = comparison.results.map { result in
      column(result.title(language), result, isToday: result.outcomeKind == .judged)
    }
    guard !columns.contains(where: \.isToday),
      let first = comparison.results.first(where: { $0.today != nil })
    else { return columns }
    return [column(language.phrases.label(Term.today), first, isToday: true)] + columns
  }

  private var evaluation: Evaluation? { isToday ? result.today : result.evaluation }
  /// The plan of today to compare a new plan with.
  private var before: Evaluation? { isToday ? nil : result.today }

  func cell(_ measure: Measure) -> ComparisonGrid.Cell {
    switch measure {
    case .outcome:
      let text =
        isToday && result.outcomeKind != .judged
        ? language.phrases.outcome(.judged) : result.outcomeText(language)
      return .init(text: text, tone: evaluation == nil ? .bad : .plain)
    case .time: return isToday ? nothing : plain(figures.seconds(result.seconds))
    case .gapPercent, .gapMoney, .gapShare: return gap(measure)
    case .expectedRevenue, .revenueChange, .travelTime, .brokenRules, .brokenWishes, .uncovered:
      return evaluation.map { standing(measure, $0) } ?? nothing
    case .workloadSpread, .largestDeviation, .worstShare:
      return evaluation.map { fairness(measure, $0) } ?? nothing
    case .voluntaryHandovers, .forcedHandovers, .accountsMoved, .revenueMoved:
      guard let evaluation, !isToday, result.today != nil else { return nothing }
      return handover(measure, evaluation)
    }
  }

  private var nothing: ComparisonGrid.Cell { .init(text: "–", tone: .quiet) }
  private func plain(_ text: String) -> ComparisonGrid.Cell { .init(text: text, tone: .plain) }

  private func standing(_ measure: Measure, _ evaluation: Evaluation) -> ComparisonGrid.Cell {
    switch measure {
    case .revenueChange:
      guard let before else { return nothing }
      let change = evaluation.revenue - before.revenue
      let share = before.revenueChange(to: evaluation)
      return .init(
        text: language.phrases.bracketed(
          figures.money.signedCompact(change), figures.signedPercent(share)),
        tone: change == .zero ? .plain : change > .zero ? .good : .bad)
    case .travelTime: return plain(figures.hours(evaluation.travelMinutes))
    case .brokenRules:
      return .init(
        text: figures.count(evaluation.violations.count), tone: evaluation.isLegal ? .plain : .bad)
    case .brokenWishes: return plain(figures.count(evaluation.brokenWishes.count))
    case .uncovered:
      return .init(
        text: figures.count(evaluation.pooledItems) + " / " + figures.count(evaluation.uncoveredItems),
        tone: evaluation.uncoveredItems == 0 ? .plain : .bad)
    default: return plain(figures.money.whole(evaluation.revenue))
    }
  }

  private func fairness(_ measure: Measure, _ evaluation: Evaluation) -> ComparisonGrid.Cell {
    guard let workload = evaluation.workload else { return plain(language.phrases.undefined) }
    switch measure {
    case .worstShare:
      guard let worst = workload.worstRepresentative else { return plain(language.phrases.undefined) }
      let name = result.context.data.representatives[worst].name
      return plain(name + " " + figures.percent(workload.worstShare))
    case .largestDeviation:
      return compared(workload.largestDeviation, before?.workload?.largestDeviation)
    default: return compared(workload.range, before?.workload?.range)
    }
  }

  private func compared(_ share: Double?, _ before: Double?) -> ComparisonGrid.Cell {
    guard let share, let before, share != before else { return plain(figures.percent(share)) }
    return .init(text: figures.percent(share), tone: share < before ? .good : .bad)
  }

  private func handover(_ measure: Measure, _ evaluation: Evaluation) -> ComparisonGrid.Cell {
    let disruption = evaluation.disruption
    switch measure {
    case .voluntaryHandovers: return plain(figures.count(disruption.voluntaryItems))
    case .forcedHandovers: return plain(figures.count(disruption.forcedItems))
    case .accountsMoved: return plain(figures.count(evaluation.movedAccounts(in: result.context)))
    default:
      // An account may be in both sums, so they are not added.
      return plain(
        figures.money.compact(disruption.voluntaryRevenue) + " + "
          + figures.money.compact(disruption.forcedRevenue))
    }
  }

  private func gap(_ measure: Measure) -> ComparisonGrid.Cell {
    guard !isToday, let plan = result.certified else { return nothing }
    switch measure {
    case .gapPercent: return plain(figures.percentAtMost(plan.relativeGap))
    case .gapMoney: return plain(figures.money.compact(plan.gap, rounding: .up))
    default: return plain(figures.percentAtMost(plan.gapShareOfImprovement))
    }
  }
}
