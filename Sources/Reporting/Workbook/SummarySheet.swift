import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import XLSXWriting

/// 概览: the sentence that matters, before and after, what is promised, and where to find what.
struct SummarySheet {
  let pages: WorkbookPages
  private var wording: PlanWording { pages.wording }
  private var phrases: any Phrases { pages.phrases }
  private var result: ScenarioResult { pages.handout.result }

  private static let lastColumn = 3

  func write(to sheet: XLSXSheet) throws {
    for (column, width) in [34.0, 20, 20, 20].enumerated() { try sheet.setWidth(width, column: column) }
    var row = try head(on: sheet)
    row = try figures(on: sheet, from: row)
    row = try promise(on: sheet, from: row)
    row = try stages(on: sheet, from: row)
    row = try lists(on: sheet, from: row)
    row = try guide(on: sheet, from: row)
    sheet.hideGridlines()
    try sheet.print(
      pages.paper(pages.name(.summary), isLandscape: false), lastRow: row - 1, lastColumn: Self.lastColumn)
  }

  private func head(on sheet: XLSXSheet) throws -> Int {
    try sheet.setHeight(26, row: 0)
    try sheet.write(result.title(pages.language), row: 0, column: 0, WorkbookLook.title)
    let subtitle = [
      pages.handout.caseName, pages.data.parameters.period,
      phrases.staff(
        representatives: pages.data.representatives.count, duties: pages.data.parameters.duties.count),
      result.outcomeText(pages.language),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    try line(subtitle, WorkbookLook.caption, row: 1, on: sheet)
    try line(Headline(result, language: pages.language).text, WorkbookLook.lead, row: 2, on: sheet)
    var row = 3
    let note = result.note(pages.language)
    if !note.isEmpty {
      try line(note, WorkbookLook.caption, row: row, on: sheet)
      row += 1
    }
    return row + 1
  }

  // MARK: Before and after

  private struct Figure {
    var label: String
    var before: WorkbookCell
    var after: WorkbookCell
    var difference: WorkbookCell = .empty
  }

  private func figures(on sheet: XLSXSheet, from first: Int) throws -> Int {
    var row = try heading(phrases.beforeAndAfter, on: sheet, row: first)
    let heads = [
      "", phrases.label(Term.before), phrases.label(Term.after), phrases.label(WorkbookHead.difference),
    ]
    for (column, head) in heads.enumerated() {
      try sheet.write(head, row: row, column: column, WorkbookLook.figureHead)
    }
    row += 1
    let styles = WorkbookStyles(pages.look)
    for figure in standing + handovers {
      try styles.write(.text(figure.label), sheet, row: row, column: 0, .wrapped)
      try styles.write(figure.before, sheet, row: row, column: 1, .plain)
      try styles.write(figure.after, sheet, row: row, column: 2, .plain)
      try styles.write(figure.difference, sheet, row: row, column: 3, .signed)
      row += 1
    }
    return row + 1
  }

  private var standing: [Figure] {
    let (before, after) = (pages.before, pages.evaluation)
    func money(_ label: String, _ value: (Evaluation) -> Money) -> Figure {
      Figure(
        label: label, before: before.map { .money(value($0)) } ?? .empty, after: .money(value(after)),
        difference: before.map { .money(value(after) - value($0)) } ?? .empty)
    }
    func share(_ label: String, _ value: (Evaluation) -> Double?) -> Figure {
      let past = before.map { value($0) }
      let difference = past.flatMap { past in value(after).flatMap { now in past.map { now - $0 } } }
      return Figure(
        label: label, before: past.map { .share($0) } ?? .empty, after: .share(value(after)),
        difference: difference.map { .points($0) } ?? .empty)
    }
    func count(_ label: String, _ value: (Evaluation) -> Int) -> Figure {
      Figure(
        label: label, before: before.map { .count(value($0)) } ?? .empty, after: .count(value(after)),
        difference: before.map { .count(value(after) - value($0)) } ?? .empty)
    }
    return [
      money(phrases.label(Measure.expectedRevenue)) { $0.revenue },
      share(phrases.label(Measure.workloadSpread)) { $0.workload?.range },
      share(phrases.label(Measure.largestDeviation)) { $0.workload?.largestDeviation },
      Figure(
        label: phrases.label(Measure.travelTime), before: before.map { .hours($0.travelMinutes) } ?? .empty,
        after: .hours(after.travelMinutes),
        difference: before.map { .hours(after.travelMinutes - $0.travelMinutes) } ?? .empty),
      count(phrases.label(Measure.brokenRules)) { $0.violations.count },
      count(phrases.label(Measure.brokenWishes)) { $0.brokenWishes.count },
      count(phrases.itemsInPool) { $0.pooledItems },
      count(phrases.itemsOfNobody) { $0.uncoveredItems },
    ]
  }

  private var handovers: [Figure] {
    guard pages.before != nil else { return [] }
    let disruption = pages.evaluation.disruption
    func figure(_ measure: Measure, _ cell: WorkbookCell) -> Figure {
      Figure(label: phrases.label(measure), before: .empty, after: cell)
    }
    return [
      figure(.voluntaryHandovers, .count(disruption.voluntaryItems)),
      figure(.forcedHandovers, .count(disruption.forcedItems)),
      figure(.accountsMoved, .count(pages.evaluation.movedAccounts(in: pages.context))),
      Figure(
        label: phrases.revenueOfVoluntary, before: .empty, after: .money(disruption.voluntaryRevenue)),
      Figure(label: phrases.revenueOfForced, before: .empty, after: .money(disruption.forcedRevenue)),
    ]
  }

  // MARK: What is promised

  private func promise(on sheet: XLSXSheet, from first: Int) throws -> Int {
    guard result.newPlan != nil else { return first }
    var row = try heading(phrases.promised, on: sheet, row: first)
    guard let plan = result.certified else {
      if result.stages.isEmpty {
        try pair(phrases.howFar, .text(phrases.noBoundSought), row: row, on: sheet)
        row += 1
      }
      return row + 1
    }
    for proof in ProofLines(plan, wording: wording).lines {
      let cell: WorkbookCell =
        switch proof.field {
        case .objective: .money(plan.evaluation.objective)
        case .bound: .money(plan.bound)
        case .todayObjective: plan.todayObjective.map { .money($0) } ?? .text(proof.text)
        case .gapMoney: .money(plan.gap)
        case .gapPercent, .gapShare, .fingerprint, .recheck: .text(proof.text)
        }
      try pair(proof.label, cell, row: row, on: sheet)
      row += 1
    }
    try line(phrases.text(Caption.gap), WorkbookLook.caption, row: row, on: sheet)
    return row + 2
  }

  private func stages(on sheet: XLSXSheet, from first: Int) throws -> Int {
    let table = StageTable(result, wording: wording)
    guard !table.rows.isEmpty else { return first }
    var row = try heading(phrases.label(Heading.stages), on: sheet, row: first)
    // Stage, what the plan has, the bound, and how far it is settled.
    let columns = [0, 4, 2, 5]
    for cells in [table.head] + table.rows {
      let style = cells == table.head ? WorkbookLook.head : WorkbookLook.base.with { $0.wraps = true }
      for (place, column) in columns.enumerated() {
        try sheet.write(cells[column], row: row, column: place, style)
      }
      row += 1
    }
    return row + 1
  }

  private func lists(on sheet: XLSXSheet, from first: Int) throws -> Int {
    let evaluation = pages.evaluation
    var row = first
    let lists: [(Heading, [String])] = [
      (.brokenRules, evaluation.violations.map { wording.text($0) }),
      (.brokenWishes, wording.wishLines(evaluation)),
      (.charges, wording.chargeLines(evaluation, nearTies: result.nearTies)),
      (.visits, wording.visitLines(evaluation)),
    ]
    for (title, lines) in lists where !lines.isEmpty {
      row = try heading(phrases.label(title), on: sheet, row: row)
      for text in lines {
        try line(text, WorkbookLook.base.with { $0.wraps = true }, row: row, on: sheet)
        row += 1
      }
      row += 1
    }
    return row
  }

  private func guide(on sheet: XLSXSheet, from first: Int) throws -> Int {
    var row = try heading(phrases.sheets, on: sheet, row: first)
    for kind in WorkbookSheet.allCases where kind != .summary {
      try sheet.write(
        pages.name(kind), leadingTo: pages.name(kind), row: row, column: 0, WorkbookLook.link)
      try merged(phrases.purpose(of: kind), WorkbookLook.caption, row: row, on: sheet)
      row += 1
    }
    for text in [phrases.peopleSheets] + withoutSheet {
      try line(text, WorkbookLook.caption, row: row, on: sheet)
      row += 1
    }
    return row
  }

  private var withoutSheet: [String] {
    let all = pages.concernedPeople
    let without = all - pages.peopleWithSheet.count
    return without > 0
      ? [phrases.peopleWithoutSheet(without, most: pages.peopleWithSheet.count)] : []
  }

  // MARK: Lines

  private func heading(_ text: String, on sheet: XLSXSheet, row: Int) throws -> Int {
    try sheet.setHeight(20, row: row)
    try sheet.write(text, row: row, column: 0, WorkbookLook.heading)
    return row + 1
  }

  private func pair(_ label: String, _ cell: WorkbookCell, row: Int, on sheet: XLSXSheet) throws {
    let styles = WorkbookStyles(pages.look)
    try styles.write(.text(label), sheet, row: row, column: 0, .wrapped)
    guard case .text(let text) = cell else {
      return try styles.write(cell, sheet, row: row, column: 1, .plain)
    }
    guard DisplayWidth.of(text) > 18 else {
      return try styles.write(cell, sheet, row: row, column: 1, .right)
    }
    try sheet.setHeight(lines(DisplayWidth.of(text), in: 60), row: row)
    try sheet.merge(
      text, row: row, columns: 1...Self.lastColumn, WorkbookLook.base.with { $0.wraps = true })
  }

  /// A text over the whole width, as high as it needs to be: cells that are joined do not grow by themselves.
  private func line(_ text: String, _ style: XLSXStyle, row: Int, on sheet: XLSXSheet) throws {
    let perLine = 92 * 10 / style.size
    try sheet.setHeight(
      lines(DisplayWidth.of(text), in: Int(perLine)) * style.size / 10, row: row)
    try sheet.merge(text, row: row, columns: 0...Self.lastColumn, style)
  }

  private func merged(_ text: String, _ style: XLSXStyle, row: Int, on sheet: XLSXSheet) throws {
    try sheet.setHeight(lines(DisplayWidth.of(text), in: 60), row: row)
    try sheet.merge(text, row: row, columns: 1...Self.lastColumn, style)
  }

  /// Points that a text takes.
  private func lines(_ width: Int, in perLine: Int) -> Double {
    Double(max(1, (width + perLine - 1) / perLine)) * 14 + 2
  }
}
