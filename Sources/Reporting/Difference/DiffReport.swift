public import ScenarioRunning
import TerritoryPlanning

/// The difference of two plans for a terminal.
public struct DiffText {
  let sheet: Sheet
  let style: TerminalStyle

  /// - Parameters:
  ///   - mostChanges: Changes that are listed, those that are hardest to put back first; the rest is counted.
  ///   - colours: Whether to mark with terminal colours.
  public init(_ diff: PlanDiff, language: Language, mostChanges: Int = 40, colours: Bool = false) {
    sheet = DiffGrid(diff, language: language, mostChanges: mostChanges).sheet
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String { sheet.text(style: style) }
}

/// The difference of two plans as Markdown that fits a merge request.
public struct DiffMarkdown {
  let sheet: Sheet

  /// - Parameter mostChanges: as of `DiffText`.
  public init(_ diff: PlanDiff, language: Language, mostChanges: Int = 40) {
    sheet = DiffGrid(diff, language: language, mostChanges: mostChanges).sheet
  }

  /// The whole report, ending in a newline.
  public var text: String { sheet.markdown }
}

/// The difference of two plans as one self-contained page with every change.
public struct DiffHTML {
  let sheet: Sheet
  let language: Language

  public init(_ diff: PlanDiff, language: Language) {
    sheet = DiffGrid(diff, language: language).sheet
    self.language = language
  }

  /// The whole page, ending in a newline.
  public var text: String { SheetPage(sheet: sheet, language: language).text }
}

/// The difference of two plans as a table: a row an item in other hands. Money is in minor units.
public struct DiffCSV {
  let grid: DiffGrid
  let dialect: CSVDialect

  /// - Parameter language: Of the reasons in words.
  public init(_ diff: PlanDiff, language: Language, dialect: CSVDialect = .plain) {
    grid = DiffGrid(diff, language: language)
    self.dialect = dialect
  }

  public var text: String {
    let context = grid.diff.context
    let ids = EvaluationIDs(context)
    var csv = CSVText(
      head: [
        "account", "account_name", "duty", "region", "from", "to", "level_from", "level_to", "minutes",
        "worth", "put_back", "put_back_revenue", "put_back_breaks", "reason", "text", "currency",
      ], dialect: dialect)
    for change in grid.diff.changes {
      let work = context.items[change.item]
      let account = context.data.accounts[work.account]
      csv.append([
        .text(account.id), .text(account.name), .text(context.data.parameters.duties[work.duty].id),
        .text(context.data.regions[account.region].id), ids.field(change.from), ids.field(change.to),
        level(change.levelBefore), level(change.levelAfter),
        .integer(context.standardMinutes[change.item].count),
        .integer(change.worth(in: context).minorUnits), .integer(change.putBack.objective.minorUnits),
        .integer(change.putBack.revenue.minorUnits), .count(change.putBack.breaks.count),
        .text(change.reason.kind.rawValue), .text(grid.reason(change)),
        .text(context.data.parameters.currency),
      ])
    }
    return csv.text
  }

  private func level(_ level: Int) -> CSVText.Field {
    let context = grid.diff.context
    return context.hasVisitLevels ? .text(context.data.parameters.visits.levels[level].id) : .empty
  }
}

/// Holders by id in CSV.
struct EvaluationIDs {
  let context: PlanningContext
  init(_ context: PlanningContext) { self.context = context }

  /// A representative's id, `pool` for the house pool, empty for nobody.
  func field(_ holder: Holder?) -> CSVText.Field {
    holder.map { .text(context.data.id(of: $0)) } ?? .empty
  }
}
