import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// The same firm as every profile would export it, in English and Chinese: every import gives the same plan.
struct ProfileTests {
  static let folders = [
    "hubspot", "hubspot-zh", "zoho", "zoho-zh", "fxiaoke", "fxiaoke-zh", "jiandaoyun", "salesforce",
    "salesforce-zh", "plain", "plain-zh",
  ]

  static func request(_ folder: String, export: String? = nil) -> ImportRequest {
    let profile = String(folder.split(separator: "-")[0])
    return ImportRequest(
      export: export ?? Fixtures.path(folder), profile: profile,
      users: profile == "hubspot" ? Fixtures.path("users/hubspot-users.csv") : nil,
      period: "2026-10-01..2026-12-31", currency: "CNY")
  }

  /// Everything that does not depend on the language of names.
  private struct Expected {
    static let deals = [
      "A0 R0 won 2026-02-10 2026-05-20 12000000", "A1 R1 lost 2026-03-01 2026-06-30 5000000",
      "A1 R1 negotiation 2026-08-15 2026-11-30 8000000", "A2 R0 open 2026-09-01 2026-12-15 3500050",
      "A2 - won 2025-11-01 2026-01-31 20000000",
    ]
    // A year's won deals as a quarter's (92 of 365 days), and with the deals in progress.
    static let money = [
      [3_025_200, 3_025_200], [0, 8_000_000], [5_042_000, 8_542_050], [0, 0],
    ]
  }

  private func plan(_ folder: String) throws -> (result: CRMImport, plan: PlanFolder, target: TemporaryFolder)
  {
    let result = try CRMImport(Self.request(folder))
    let target = try TemporaryFolder()
    try PlanFolderWriter.write(result.files, to: target.path)
    return (result, try PlanFolder.load(target.path), target)
  }

  @Test(arguments: folders) func everyProfileGivesTheSamePlan(_ folder: String) throws {
    let data = try plan(folder).plan.data
    #expect(data.representatives.count == 3)
    #expect(
      data.accounts.map { [$0.current.minorUnits, $0.potential.minorUnits] }
        == Expected.money.map { $0.map { Int64($0) } })
    let owners = data.accounts.map { Set($0.incumbents.compactMap { $0 }) }
    #expect(owners == [[0], [1], [0], [2]])
    #expect(data.accounts.map(\.region).count == 4)
    #expect(data.regions.count == 3)
    #expect(data.accounts[1].region == data.accounts[2].region)
    let deals = data.opportunities.map { deal in
      let person = deal.representative.map { "R\($0)" } ?? "-"
      return "A\(deal.account) \(person) \(deal.stage.rawValue) \(deal.opened?.iso ?? "") "
        + "\(deal.closed?.iso ?? "") \(deal.value?.minorUnits ?? -1)"
    }
    #expect(deals == Expected.deals)
  }

  @Test(arguments: folders) func theExportIsKeptByteForByte(_ folder: String) throws {
    let (result, _, target) = try plan(folder)
    let kept = try #require(try KeptExport.load(planFolder: target.path))
    #expect(kept.files == result.kept.files)
    #expect(kept.users == result.kept.users)
    #expect(kept.profile == folder.split(separator: "-")[0])
    for file in kept.files {
      let source =
        file.tables[0].role == .users
        ? Fixtures.path("users/" + file.name) : Fixtures.path(folder + "/" + file.name)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: source))
      #expect(Array(bytes) == (try FileBytes.read(path: kept.path + "/" + file.name)))
      #expect(bytes.count == file.byteCount)
    }
    let accounts = try #require(try kept.read(.accounts))
    #expect(accounts.rowCount == 4)
    let owner = try #require(kept.table(of: .accounts)?.table.owners.first)
    #expect(accounts.header.contains(owner.column))
    #expect(owner.form == (folder == "hubspot-zh" ? .email : .name))
    #expect(try kept.read(.deals)?.rowCount == 5)
    // A kept file that was edited is no longer what the plan was made of.
    let path = kept.path + "/" + kept.files[0].name
    try Data([0x41] + (try FileBytes.read(path: path))).write(to: URL(fileURLWithPath: path))
    #expect(throws: InputFaults.self) { try kept.read(.accounts) }
  }

  @Test func theUsersListGivesHoursAndLeavesPeopleOut() throws {
    let (result, plan, _) = try plan("hubspot")
    let minutes = plan.data.representatives.map(\.workingMinutes.count)
    // 92 days at 40 and 20 hours a week; 66 weekdays of 8 hours where nothing is listed.
    #expect(minutes == [31_543, 15_771, 31_680])
    #expect(plan.data.representatives.map(\.team) == ["East", "East", "East"])
    #expect(
      result.report.notes.contains { $0.value == "Dana Fox" && $0.fact == .people(.leftOut(by: .users)) })
    #expect(result.kept.users.map(\.representative) == ["Ann Lee", "Bo Zhang", "Chen Wei", ""])
    #expect(result.kept.users[0].text(.email) == "ann.lee@evenfield.example")
    #expect(result.kept.users[0].aliases == ["A. Lee"])
  }

  @Test func linesOfAReportAndUnreadColumnsAreListed() throws {
    let report = try plan("salesforce").result.report
    let below = ImportFact.reading(.outsideTable(isAbove: false))
    #expect(report.notes.count { $0.kind == .leftOut && $0.fact == below } == 10)
    let kept = ["Billing Country", "Annual Revenue", "Last Activity"]
    let hasKept = report.notes.contains {
      if case .reading(.columnsKept(let columns)) = $0.fact { columns.starts(with: kept) } else { false }
    }
    #expect(hasKept)
    let units = try plan("fxiaoke-zh").result.report
    #expect(
      units.notes.contains {
        $0.value == "商机金额（万元）" && $0.fact == .yield(.amountsAreTimes(10_000))
      })
  }

  /// A filter that was left on, and a sheet of choices: both are said, and the hidden rows count.
  @Test func whatAWorkbookHidesIsNoted() throws {
    let folder = try TemporaryFolder()
    for (name, source) in [("accounts.xlsx", "workbooks/hidden.xlsx"), ("orders.csv", "plain/orders.csv")] {
      try folder.write(name, bytes: try FileBytes.read(path: Fixtures.path(source)))
    }
    let result = try CRMImport(Self.request("plain", export: folder.path))
    #expect(result.report.accounts == 4)
    let rows = try #require(result.report.notes.first { $0.fact == .reading(.hiddenRows) })
    #expect(rows.count == 2 && rows.kind == .noticed)
    #expect("\(rows.place)".contains("accounts.xlsx") && rows.place.line == 3)
    #expect(result.report.notes.count { $0.fact == .reading(.hiddenSheets(["Lists"])) } == 1)
    #expect(try !plan("plain-zh").result.report.notes.contains { $0.fact == .reading(.hiddenRows) })
  }

  /// Columns may stand in any order and be written in any case.
  @Test(arguments: ["hubspot", "zoho", "fxiaoke", "fxiaoke-zh"])
  func orderAndCaseOfHeadersDoNotMatter(_ folder: String) throws {
    let expected = try CRMImport(Self.request(folder))
    var random = SeededNumbers(seed: 7)
    for round in 0..<4 {
      let shuffled = try TemporaryFolder()
      for name in try FolderListing.names(Fixtures.path(folder)) {
        let text = try SourceText(path: Fixtures.path(folder + "/" + name))
        var faults: [InputFault] = []
        let table = try #require(CSVTable(text, faults: &faults))
        let order = (0..<table.columnCount).shuffled(using: &random)
        func header(_ column: Int) -> String {
          let name = table.header[column]
          return [name, name.uppercased(), name.lowercased(), " \(name) "][round]
        }
        var writer = CSVWriter(header: order.map(header))
        for row in 0..<table.rowCount { writer.append(order.map { table.text(row, $0) }) }
        try shuffled.write(name, bytes: writer.bytes)
      }
      let result = try CRMImport(Self.request(folder, export: shuffled.path))
      for file in ["accounts.csv", "representatives.csv", "opportunities.csv", "assignments.csv"] {
        #expect(result.text(file) == expected.text(file), "\(folder) \(file) round \(round)")
      }
    }
  }

  @Test func theUsersMapOverridesAnyKeyOfAProfile() throws {
    let folder = try TemporaryFolder()
    let map = try folder.write(
      "map.yaml",
      """
      profile: hubspot
      period: {name: 2026 Q4, start: 2026-10-01, end: 2026-12-31}
      currency: CNY
      accounts: {region: Country/Region}
      deals: {open: [Closed Lost]}
      value: {potential: {times_current: 2}}
      people: {working_minutes: 10000, non_selling_minutes: 0}
      """)
    let result = try CRMImport(ImportRequest(export: Fixtures.path("hubspot"), map: map))
    #expect(result.text("regions.csv") == "id\nChina\n")
    #expect(result.text("accounts.csv").contains("Brightmill Motors,China,Machinery,60504,30252"))
    #expect(result.text("opportunities.csv").contains("91,15200000002,Bo Zhang,open"))
    #expect(result.text("representatives.csv").contains("10000,0"))
  }

  @Test func whatAProfileCannotKnowIsAsked() throws {
    var request = Self.request("plain")
    request.period = nil
    request.currency = nil
    do {
      _ = try CRMImport(request)
      Issue.record("nothing was asked")
    } catch {
      let hints = error.faults.map(\.hint)
      #expect(hints.contains("add period:, or --period 2026-10-01..2026-12-31"))
      #expect(hints.contains("add currency:, or --currency CNY"))
    }
    do {
      _ = try CRMImport(Self.request("hubspot", export: Fixtures.path("salesforce")))
      Issue.record("a region was found")
    } catch {
      #expect(
        error.faults.map(\.description) == [
          "profile hubspot: accounts: lacks `region`: this export has no column that the profile knows for it; "
            + "name the column in a map file, beneath accounts: (see --guess)"
        ])
    }
    let lone = try TemporaryFolder()
    try lone.write("prices.csv", "series,price\na,1\n")
    do {
      _ = try CRMImport(Self.request("plain", export: lone.path))
      Issue.record("accounts were found")
    } catch {
      #expect(error.faults.map(\.message) == ["holds no table that looks like a list of accounts"])
    }
    request.profile = "hubspott"
    #expect(throws: InputFaults.self) { try CRMImport(request) }
  }
}
