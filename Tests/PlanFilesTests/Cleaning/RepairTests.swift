import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// From a raw export and a yes to a plan with the repaired values; the export stays as it is.
struct RepairTests {
  private func kinds(_ rows: [[String]]) -> Set<String> { Set(rows.map { $0[1] }) }

  @Test func everyFindingIsALineAndNothingIsSaidYesTo() throws {
    let rows = try DirtyExport.propose(DirtyExport().folder())
    #expect(
      kinds(rows) == [
        "duplicate_account", "misspelt", "closed_before_opened", "placeholder_date", "deal_without_account",
        "owner_left", "unknown_parent",
      ])
    #expect(rows.allSatisfy { $0[0].isEmpty })
  }

  @Test func withoutAYesNothingChanges() throws {
    var export = DirtyExport.withRightDates
    export.accounts = export.accounts.replacingOccurrences(of: "A9", with: "").replacingOccurrences(
      of: "Gone", with: "Li")
    let folder = try export.folder()
    _ = try DirtyExport.propose(folder)
    let plain = try CRMImport(map: ImportMap(path: folder.path + "/map.yaml"), folder: folder.path)
    let repaired = try DirtyExport.imported(folder, "repairs.csv")
    for file in plain.files { #expect(repaired.text(file.name) == plain.text(file.name), "\(file.name)") }
    #expect(repaired.text("repairs-log.csv").split(whereSeparator: \.isNewline).count == 1)
  }

  @Test func aYesIsAppliedLoggedAndTheExportStays() throws {
    let export = DirtyExport()
    let folder = try export.folder()
    _ = try DirtyExport.propose(folder)
    let result = try DirtyExport.importRepaired(folder)
    let accounts = result.text("accounts.csv")
    // A2 is part of A1, which has more deals: its sales are added, its child follows.
    #expect(!accounts.contains("A2"))
    #expect(accounts.contains("A1,Acme Corporation,North"))
    #expect(accounts.contains("150"))
    #expect(!accounts.contains("technolgy"))
    // The unknown parent and the owner who left are read as empty.
    #expect(!accounts.contains("A9"))
    #expect(!result.text("assignments.csv").contains("A5"))
    #expect(result.report.deals == 4)
    let log = result.text("repairs-log.csv")
    #expect(log.contains("merge,accounts.csv,2,A1,sales,'100,'150"))
    #expect(log.contains("merge,accounts.csv,4,A3,parent,A2,A1"))
    #expect(log.contains("merge,deals.csv,2,D1,account,A2,A1"))
    #expect(log.contains("deals.csv,4,D3,closed,'2026-01-04,'2026-04-01"))
    #expect(log.contains("clear,deals.csv,6,D5,closed,'1970-01-01,"))
    #expect(log.contains("(row left out)"))
    for (name, text) in [("accounts.csv", export.accounts), ("deals.csv", export.deals)] {
      let url = URL(fileURLWithPath: folder.path + "/" + name)
      #expect(try String(contentsOf: url, encoding: .utf8) == text)
    }
  }

  private static func toLi(_ cells: inout [String]) {
    if cells[1] == "owner_left" { (cells[9], cells[10]) = ("replace", "Li") }
  }

  @Test func aProposalMayBeEdited() throws {
    let folder = try DirtyExport.withRightDates.folder()
    _ = try DirtyExport.propose(folder)
    let wanted = ["owner_left", "unknown_parent"]
    // Somebody knows who follows: Gone's account goes to Li.
    let result = try DirtyExport.importRepaired(folder, where: { wanted.contains($0[1]) }, edit: Self.toLi)
    #expect(result.text("assignments.csv").contains("A5,maintenance,Li"))
  }

  @Test func linesThatNoLongerFitAreRefusedAllAtOnce() throws {
    let folder = try DirtyExport().folder()
    _ = try DirtyExport.propose(folder)
    var later = DirtyExport()
    later.accounts = later.accounts.replacingOccurrences(of: "ACME Corp.", with: "Acme Tools")
      .replacingOccurrences(of: "technolgy", with: "technology")
    later.deals = later.deals.replacingOccurrences(
      of: "D3,A1,Zhang,won,900,2026-03-20,2026-01-04\n", with: "")
    later.deals += "D6,,Zhang,won,100,2026-01-05,2026-02-01\n"
    try folder.write("accounts.csv", later.accounts)
    try folder.write("deals.csv", later.deals)
    let faults = DirtyExport.faults { try DirtyExport.importRepaired(folder) }
    let messages = faults.map(\.message)
    #expect(messages.contains { $0.contains("was the name when this was proposed; it is `Acme Tools` now") })
    #expect(messages.contains { $0.contains("stands in no row of accounts.csv any more") })
    #expect(messages.contains { $0.contains("is no record of deals.csv any more") })
    #expect(messages.contains { $0.contains("stands in 2 rows of deals.csv, not in 1") })
    #expect(faults.allSatisfy { $0.place.file == "edited.csv" && $0.place.line > 1 && !$0.hint.isEmpty })
  }

  @Test(arguments: [
    ("maybe", "technolgy", "replace", "technology", "is neither yes nor no"),
    ("yes", "technolgy", "destroy", "technology", "is unknown"),
    ("yes", "technolgy", "replace", "", "says yes, but not what the cell is to be"),
    ("是", "technolgy", "全部改为", "technology", ""),
  ])
  func wordsAreRead(apply: String, value: String, action: String, proposal: String, message: String) throws {
    let folder = try DirtyExport().folder()
    try folder.write(
      "r.csv",
      "apply,table,record,column,value,action,proposal\n\(apply),accounts,,sector,\(value),\(action),\(proposal)\n"
    )
    let faults = DirtyExport.faults {
      try RepairPlan(
        RepairFile(path: folder.path + "/r.csv"), for: ImportMap(path: folder.path + "/map.yaml"),
        in: ExportFolder(folder.path))
    }
    #expect(faults.count == (message.isEmpty ? 0 : 1))
    if let fault = faults.first { #expect(fault.message.contains(message)) }
  }

  @Test func twoLinesForOneCellAreAFault() throws {
    let folder = try DirtyExport().folder()
    try folder.write(
      "r.csv",
      """
      apply,table,record,column,value,action,proposal
      yes,accounts,,sector,retail,replace,Retail
      yes,accounts,A3,sector,retail,set,Shops
      """)
    let faults = DirtyExport.faults { try DirtyExport.imported(folder, "r.csv") }
    #expect(faults.count == 1)
    #expect(faults.first?.message.contains("line 2 wants for the same cell") == true)
  }

  @Test func mergesInACircleAndIntoNothingAreRefused() throws {
    let folder = try DirtyExport().folder()
    func messages(_ lines: String) throws -> String {
      try folder.write("r.csv", "apply,table,record,column,value,action,proposal\n" + lines)
      return DirtyExport.faults { try DirtyExport.imported(folder, "r.csv") }.map(\.message).joined(
        separator: "\n")
    }
    #expect(
      try messages("yes,accounts,A3,name,Blue Bird,merge,A5\nyes,accounts,A5,name,Dawn,merge,A3\n")
        .contains("merged into itself"))
    #expect(try messages("yes,accounts,A3,name,Blue Bird,merge,A77\n").contains("id of no account"))
    #expect(try messages("yes,accounts,A3,name,Blue Bird,merge,A3\n").contains("is the account itself"))
    #expect(try messages("yes,people,Li,name,Li,merge,Zhang\n").contains("only accounts are merged"))
  }

  @Test func chainsOfMergesEndWithTheLast() throws {
    let folder = try DirtyExport.withRightDates.folder()
    try folder.write(
      "r.csv",
      """
      apply,table,record,column,value,action,proposal
      yes,accounts,A2,name,ACME Corp.,merge,A3
      yes,accounts,A3,name,Blue Bird,merge,A1
      yes,accounts,,parent,A9,clear,
      yes,accounts,,owner,Gone,clear,
      """)
    let result = try DirtyExport.imported(folder, "r.csv")
    #expect(!result.text("accounts.csv").contains("A3"))
    #expect(result.text("accounts.csv").contains("180"))
    #expect(result.text("repairs-log.csv").contains("D1,account,A2,A1"))
  }
}
