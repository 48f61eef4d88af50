public import TerritoryAssignment
public import TerritoryPlanning

/// An order of moves for a terminal.
public struct MoveOrderText {
  let grid: MoveOrderGrid
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(
    _ order: MoveOrder, plan: Plan, context: PlanningContext, language: Language, colours: Bool = false
  ) {
    grid = MoveOrderGrid(order, plan: plan, context: context, language: language)
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String {
    var table = TextTable(head: grid.head, alignments: grid.alignments)
    table.rows = grid.rows.map { row in row.map { TextTable.Cell(text: $0.withoutControls) } }
    let parts = [
      style.strong(grid.headline) + "\n" + grid.remarks.map { $0 + "\n" }.joined(),
      grid.order.steps.isEmpty ? "" : table.text(style: style),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// An order of moves as a table: a row an item that moves.
public struct MoveOrderCSV {
  let grid: MoveOrderGrid
  let dialect: CSVDialect

  public init(
    _ order: MoveOrder, plan: Plan, context: PlanningContext, language: Language, dialect: CSVDialect = .plain
  ) {
    grid = MoveOrderGrid(order, plan: plan, context: context, language: language)
    self.dialect = dialect
  }

  /// The figures of a row are those after its whole step.
  public var text: String {
    let context = grid.wording.context
    var csv = CSVText(
      head: [
        "step", "moves", "account", "account_name", "duty", "from", "to", "forced", "benefit", "share",
        "broken_rules", "currency",
      ], dialect: dialect)
    for (number, (step, moves)) in zip(grid.order.steps, grid.order.movesAfterSteps).enumerated() {
      for item in step.items {
        let account = context.data.accounts[context.items[item].account]
        csv.append([
          .count(number + 1), .count(moves), .text(account.id), .text(account.name),
          .text(context.data.parameters.duties[context.items[item].duty].id),
          id(context.today.holders[item]), id(grid.plan.holders[item]),
          .text(context.forcedReason(item: item) == nil ? "no" : "yes"),
          .integer((step.objective - grid.order.start).minorUnits), .share(grid.share(after: step)),
          .count(step.brokenRules), .text(context.data.parameters.currency),
        ])
      }
    }
    return csv.text
  }

  private func id(_ holder: Holder?) -> CSVText.Field {
    holder.map { .text(grid.wording.context.data.id(of: $0)) } ?? .empty
  }
}

/// An order of moves for programs; docs/move-order.md describes each field.
public struct MoveOrderJSON {
  let grid: MoveOrderGrid
  let language: Language

  public init(_ order: MoveOrder, plan: Plan, context: PlanningContext, language: Language) {
    grid = MoveOrderGrid(order, plan: plan, context: context, language: language)
    self.language = language
  }

  /// The document, ending in a newline.
  public var text: String {
    let parameters = grid.wording.context.data.parameters
    var entries: [(key: String, value: JSONValue)] = [
      ("format", "evenfield.moves"), ("format_version", .integer(Int64(JSONReport.formatVersion))),
      ("language", .string(language.rawValue)), ("headline", .string(grid.headline)),
      ("currency", .string(parameters.currency)),
      ("currency_digits", .integer(Int64(parameters.currencyDigits))),
    ]
    if case .object(let order) = Self.value(grid.order, plan: grid.plan, context: grid.wording.context) {
      entries += order
    }
    return JSONValue.object(entries).text(indent: true) + "\n"
  }

  /// The order alone, as a part of other documents.
  static func value(_ order: MoveOrder, plan: Plan, context: PlanningContext) -> JSONValue {
    let milestones = MoveOrdering.milestones.map { percent -> JSONValue in
      [
        "percent": .integer(Int64(percent)),
        "moves": .optional(order.moves(reaching: percent)) { .integer(Int64($0)) },
        "fewest_possible": .optional(order.fewestMoves(reaching: percent)) { .integer(Int64($0)) },
      ]
    }
    return [
      "priority": .string(order.priority.rawValue), "start": .integer(order.start.minorUnits),
      "benefit": .integer(order.benefit.minorUnits), "moves": .integer(Int64(order.moves)),
      "broken_at_start": .integer(Int64(order.brokenAtStart)),
      "moves_until_legal": .integer(Int64(order.movesUntilLegal)),
      "fewest_until_legal": .optional(order.fewestUntilLegal) { .integer(Int64($0)) },
      "milestones": .array(milestones),
      "steps": .array(
        zip(order.steps, order.movesAfterSteps).map { step, moves in
          [
            "items": .array(step.items.map { item($0, plan: plan, context: context) }),
            "moves": .integer(Int64(moves)), "objective": .integer(step.objective.minorUnits),
            "broken_rules": .integer(Int64(step.brokenRules)), "mended": .number(step.mended),
          ]
        }),
      "ceilings": .array(
        order.ceilings.map {
          ["moves": .integer(Int64($0.moves)), "objective": .integer($0.objective.minorUnits)]
        }),
    ]
  }

  private static func item(_ item: Int, plan: Plan, context: PlanningContext) -> JSONValue {
    func id(_ holder: Holder?) -> JSONValue {
      .optional(holder) { .string(context.data.id(of: $0)) }
    }
    return [
      "account": .string(context.data.accounts[context.items[item].account].id),
      "duty": .string(context.data.parameters.duties[context.items[item].duty].id),
      "from": id(context.today.holders[item]), "to": id(plan.holders[item]),
    ]
  }
}
