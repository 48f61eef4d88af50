import Foundation
import Testing

/// Owners changed in the workbook and read back by `contest`. Skipped, saying so, without openpyxl.
@Suite(.enabled(if: OtherPrograms.hasOpenpyxl, "python3 with openpyxl is not installed"))
struct WorkbookEditTests {
  /// Opens the workbook, runs lines that change `sheet` and saves it as `edited.xlsx`. `row(account, duty)` finds a
  /// row of the accounts.
  private func edit(_ handed: HandedOut, _ lines: String) throws -> String {
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      sheet = book['All accounts']
      def row(account, duty):
          return next(r for r in range(1, sheet.max_row + 1)
              if sheet.cell(r, 1).value == account and sheet.cell(r, 13).value == duty)
      \(lines)
      book.save(sys.argv[2])
      """
    let edited = handed.tiny.folder["edited.xlsx"]
    let run = try OtherPrograms.python(script, [handed.workbook, edited])
    try #require(run.status == 0, "\(run.messages)")
    return edited
  }

  private func handedOut() throws -> HandedOut {
    let handed = try HandedOut()
    let run = try handed.handOut()
    try #require(run.status == 0, "\(run.messages)")
    return handed
  }

  /// Who has what in the plan: "R-1" by account and duty.
  private func holders(_ handed: HandedOut) throws -> [String: String] {
    let rows = try handed.tiny.folder.text("out/plans/rebalance.csv").split(separator: "\n").dropFirst()
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return ("\(cells[0]) \(cells[2])", String(cells[3]))
      })
  }

  /// An owner chosen otherwise is an objection, with the note beside it; the new plan has it.
  @Test func changedOwnersAreObjections() throws {
    let handed = try handedOut()
    let holder = try #require(try holders(handed)["A-5 acquisition"])
    let (id, name) = holder == "R-2" ? ("R-3", "王芳") : ("R-2", "李强")
    let edited = try edit(
      handed,
      """
      r = row('A-5', 'acquisition')
      sheet.cell(r, 7).value = '\(name)'
      sheet.cell(r, 8).value = 'They know each other.'
      """)
    let run = try handed.contest(edited, ["-o", handed.tiny.folder["contested"], "--format", "json"])
    #expect(run.status == 0, "\(run.messages)")
    let report = try JSONFields.object(run.output)
    let objections = try #require(report["objections"] as? [[String: Any]])
    #expect(objections.count == 1)
    #expect(objections[0]["kind"] as? String == "give")
    #expect(objections[0]["note"] as? String == "They know each other.")
    #expect(objections[0]["verdict"] as? String == "granted")
    let cost = try #require(objections[0]["cost"] as? [String: Any])
    // The plan in hand is the proven best: no change of it can gain anything.
    #expect(try #require(cost["least"] as? Int) >= 0)
    let plan = try handed.tiny.folder.text("contested/plans/rebalance-contested.csv")
    #expect(plan.contains("A-5,砚泽软件,acquisition,\(id),"))
  }

  /// Back to who has it today is an objection to the move; an id does as well as a name.
  @Test func backToTodayKeeps() throws {
    let handed = try handedOut()
    let rows = try handed.tiny.folder.text("out/plans/rebalance.csv").split(separator: "\n").dropFirst()
    let moved = try #require(rows.first { $0.contains(",yes,") }).split(
      separator: ",", omittingEmptySubsequences: false)
    let edited = try edit(
      handed, "sheet.cell(row('\(moved[0])', '\(moved[2])'), 7).value = ' \(moved[5]) '")
    let run = try handed.contest(edited, ["--format", "json"])
    #expect(run.status == 0, "\(run.messages)")
    let report = try JSONFields.object(run.output)
    let objections = try #require(report["objections"] as? [[String: Any]])
    #expect(objections.map { $0["kind"] as? String } == ["keep"])
    #expect(objections.map { $0["accounts"] as? [String] } == [[String(moved[0])]])
  }

  /// Everything wrong is said at once, with sheet and cell, and nothing is solved.
  @Test func allFaultsAtOnce() throws {
    let handed = try handedOut()
    let edited = try edit(
      handed,
      """
      sheet.cell(row('A-1', 'maintenance'), 7).value = 'Nobody Known'
      sheet.cell(row('A-2', 'maintenance'), 7).value = None
      sheet.cell(row('A-2', 'acquisition'), 2).value = 'Another name'
      sheet.cell(row('A-3', 'maintenance'), 6).value = '王芳'
      sheet.cell(row('A-3', 'after_sales'), 5).value = 'Acquisition'
      r = row('A-4', 'after_sales')
      for c in (1, 2, 5, 6, 7, 13): sheet.cell(r, c).value = sheet.cell(r - 1, c).value
      sheet.cell(row('A-5', 'acquisition'), 1).value = 'A-99'
      sheet.cell(row('A-6', 'acquisition'), 7).value = '(nobody)'
      """)
    let run = try handed.contest(edited)
    #expect(run.status == 65)
    let messages = run.messages
    for text in [
      "`Nobody Known`: is nobody of the plan", "All accounts!G", "is empty; choose somebody",
      "`Another name`: is not the name of the account", "is not who has it today",
      "`Acquisition`: is not the duty of this row", "is there twice with the same duty",
      "`A-99`: is no account of the plan", "others have no row any more",
    ] {
      #expect(messages.contains(text), "\(text) in \(messages)")
    }
  }

  /// A workbook of other data, another plan or another scenario is not taken for this one.
  @Test func staleWorkbooksAreRefused() throws {
    let handed = try handedOut()
    let folder = handed.tiny.folder
    let edited = try edit(handed, "sheet.cell(row('A-5', 'acquisition'), 7).value = 'R-2'")
    let scenario = try Program.run([
      "contest", handed.tiny.path, "--scenario", "tight-fairness", "--objections", edited, "--plan",
      handed.plan,
    ])
    #expect(scenario.status == 65)
    #expect(scenario.messages.contains("shows a plan of the scenario rebalance"))
    let plan = try folder.text("out/plans/rebalance.csv")
    let rows = plan.split(separator: "\n")
    try folder.write(rows.dropLast().joined(separator: "\n") + "\n", to: "other.csv")
    let other = try Program.run([
      "contest", handed.tiny.path, "--scenario", "rebalance", "--objections", edited, "--plan",
      folder["other.csv"],
    ])
    #expect(other.status == 65)
    #expect(other.messages.contains("shows another plan than the one given"))
    let unnamed = try Program.run([
      "contest", handed.tiny.path, "--scenario", "rebalance", "--objections", edited,
    ])
    #expect(unnamed.status == 64)
    try handed.tiny.apply([.cell("accounts.csv", line: 2, "potential", "910000")])
    let data = try handed.contest(edited)
    #expect(data.status == 65)
    #expect(data.messages.contains("was made from other data"))
  }

  @Test func otherWorkbooksAreRefused() throws {
    let handed = try handedOut()
    let other = handed.tiny.folder["other.xlsx"]
    let made = try OtherPrograms.python(
      "import sys, openpyxl\nbook = openpyxl.Workbook()\nbook.active['A1'] = 'Account'\nbook.save(sys.argv[1])",
      [other])
    try #require(made.status == 0)
    let run = try handed.contest(other)
    #expect(run.status == 65)
    #expect(run.messages.contains("is not a workbook that handout wrote"))
  }
}
