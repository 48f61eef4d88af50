import ScenarioRunning
import TerritoryPlanning
import XLSXWriting

/// 参数与假设: every assumption with where it comes from, and which data and plan the workbook speaks of.
struct ParametersSheet {
  let pages: WorkbookPages
  private var phrases: any Phrases { pages.phrases }

  func write(to document: XLSXDocument) throws {
    let sheet = try document.addSheet(pages.name(.parameters))
    var row = 0
    try sheet.setHeight(24, row: row)
    try sheet.write(pages.name(.parameters), row: row, column: 0, WorkbookLook.title)
    let scenario = pages.handout.result.scenario
    let versions = [
      (phrases.label(Term.scenario), scenario.name),
      (phrases.label(HashField.source), scenario.sourceHash),
      (phrases.label(HashField.content), scenario.contentHash),
      (phrases.planVersion, pages.handout.planHash),
      (phrases.program, "Evenfield \(pages.handout.program)"),
      (phrases.printedOn, pages.handout.date.iso),
    ]
    row = 2
    try sheet.write(phrases.label(Heading.dataVersion), row: row, column: 0, WorkbookLook.heading)
    for (label, value) in versions {
      row += 1
      try sheet.write(label, row: row, column: 0, WorkbookLook.base)
      try sheet.write(value, row: row, column: 1, WorkbookLook.base)
    }
    let table = try WorkbookTable(
      sheet, look: pages.look, title: nil, lines: [phrases.text(Caption.assumptions)],
      columns: [
        pages.column(.parameter, .plain, 36...48), pages.column(.value, .plain, 20...36),
        pages.column(.measure, .plain, 10...16), pages.column(.source, .plain, 12...20),
      ], firstRow: row + 2)
    for parameter in pages.data.parameters.listing() {
      try table.append([
        .text(parameter.name), .text(parameter.value),
        .text(parameter.unit),
        .text(phrases.label(parameter.isGiven ? Term.given : .assumed)),
      ])
    }
    try table.finish(frozenColumns: 1, paper: pages.paper(pages.name(.parameters), isLandscape: false))
  }
}
