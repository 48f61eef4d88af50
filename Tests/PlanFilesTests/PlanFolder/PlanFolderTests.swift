import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct PlanFolderTests {
  @Test func readsValuesAndSuppliesDefaults() throws {
    let folder = try SmallFolder().load()
    let data = folder.data
    #expect(data.accounts.map(\.id) == ["A-1", "A-2"])
    #expect(data.accounts[1].potential == Money(minorUnits: 5_000_050))
    #expect(data.accounts[0].lifecycle == .customer && data.accounts[1].lifecycle == .prospect)
    #expect(!data.accounts[0].segmentIsClassified && data.accounts[1].segmentIsClassified)
    #expect(data.parameters.segments[data.accounts[1].segment].id == "ordinary")
    #expect(data.accounts[0].incumbents == [nil, 0, nil])
    #expect(data.accounts[0].incumbentSince[1] == CalendarDay(iso: "2024-05-01"))
    #expect(data.regions[1].parent == 0)
    #expect(data.representatives[0].duties == [true, true, true])
    #expect(data.representatives[1].duties == [true, false, false])
    #expect(data.representatives[1].fullTimeEquivalent == 0.5)
    #expect(data.representatives[1].nonSellingMinutes == .zero)
    #expect(data.parameters.given == ["period", "period_start", "period_end", "currency"])
    #expect(folder.notices.isEmpty)
  }

  @Test func theHashFollowsTheContentOnly() throws {
    let first = try SmallFolder().load().sourceHash
    #expect(try SmallFolder().load().sourceHash == first)
    #expect(first.count == 32)
    var changed = SmallFolder()
    changed.replace("accounts.csv", "Alpha", "Alphb")
    #expect(try changed.load().sourceHash != first)
  }

  @Test func theHashIsTheOnePublished() {
    // Test vectors of the 128-bit FNV-1a: the empty text is the offset basis.
    #expect(ContentHash().text == "6c62272e07bb014262b821756295c58d")
    var hash = ContentHash()
    hash.add("", [])
    #expect(hash.text != ContentHash().text)
  }

  @Test func ignoresMarkedAndListedColumnsOnly() throws {
    var folder = SmallFolder()
    folder.replace("regions.csv", "neighbours\n", "neighbours,x_note,旧编号\n")
    folder.replace("regions.csv", "121,\n", "121,,any,1\n")
    folder.replace("regions.csv", "121.5,\n", "121.5,,thing,2\n")
    let found = try folder.faults()
    #expect(
      found == [
        "regions.csv:1:53: `旧编号`: unknown column; else call it x_旧编号, or list it under ignore_columns in plan.yaml"
      ])
    folder.files["plan.yaml"]! += "\nignore_columns: [旧编号]"
    #expect(try folder.faults() == [])
  }

  @Test func saysWhatIsUnusualButRight() throws {
    var folder = SmallFolder()
    folder.files["regions.csv"] = folder.files["regions.csv"]!.replacingOccurrences(of: ",", with: ";")
    folder.files["assignments.csv"]! += "A-2,after_sales,R-1,\n"
    #expect(
      try folder.load().notices.map(\.description) == [
        "regions.csv: is separated by semicolon; read as such",
        "assignments.csv:3:5: duty `after_sales`: has no effect: `A-2` is a prospect; it counts once the account is a customer",
      ])
  }

  @Test func readsEveryOptionalFile() throws {
    var folder = SmallFolder()
    folder.files["region_owners.csv"] = "region,duty,representative\nSH,acquisition,R-2\n"
    folder.files["travel.csv"] = "representative,account,minutes\nR-2,A-1,35\n"
    folder.files["opportunities.csv"] =
      "id,account,representative,product,stage,opened,closed,value\nO-1,A-1,R-1,Pump,won,2026-01-05,2026-02-01,1200\n"
    let loaded = try folder.load()
    #expect(loaded.data.regionOwnersToday == [[nil, nil, nil], [1, nil, nil]])
    #expect(loaded.data.travelMatrix == TravelMatrix(minutes: [[-1, -1], [35, -1]]))
    #expect(loaded.records.opportunities[0].stage.value == .won)
    #expect(loaded.records.opportunities[0].value.value == Money(minorUnits: 120_000))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let tiny = try PlanFolder.load(Repository.path + "/Scenarios/tiny")
    let folder = try TemporaryFolder()
    try PlanFolderWriter.write(PlanRecords(data: tiny.data), to: folder.path + "/new/plan")
    let back = try PlanFolder.load(folder.path + "/new/plan")
    // What was assumed is still assumed: only parameters that were given are written.
    var expected = tiny.data.parameters
    expected.given.insert("currency_digits")
    #expect(back.data.parameters == expected)
    #expect(back.data.accounts == tiny.data.accounts)
    #expect(back.data.representatives == tiny.data.representatives)
    #expect(back.data.regions == tiny.data.regions)
    #expect(back.data.regionOwnersToday == tiny.data.regionOwnersToday)
    #expect(throws: OutputError.self) {
      try PlanFolderWriter.write(PlanRecords(data: tiny.data), to: folder.path + "/new/plan")
    }
  }

  @Test func recordsOfDataResolveToTheSameData() throws {
    let tiny = try PlanFolder.load(Repository.path + "/Scenarios/tiny").data
    #expect(try PlanRecords(data: tiny).validated() == tiny)
    var broken = PlanRecords(data: tiny)
    broken.accounts[0].region = Entry("nowhere")
    #expect(throws: InputFaults.self) { try broken.validated() }
  }

  @Test func parametersAreWrittenAndReadBack() throws {
    var folder = SmallFolder()
    folder.files["plan.yaml"]! += """

      duties:
        maintenance: {name: "Care: \\"daily\\"", roles: [farmer, all_round]}
        training: {name: Training, name_zh: 培训, earning: after_sales, roles: [service]}
      segments:
        big: {minimum_potential: 1000.5, visits: {maintenance: 4, training: 0.5}, minutes_per_visit: {training: 90},
              trip_sharing: 2, win_rate: 40 %, expected_deals: 1.5, deal_size: 70000}
        ordinary: {visits: {maintenance: 1}}
      earning.baseline_retention: 70 %
      travel: {speed: 55.5}
      ramp: {target: skill, months: [0.2, 60 %]}
      """
    folder.replace("accounts.csv", "high_value", "big")
    let data = try folder.load().data
    #expect(data.parameters.duties.map(\.id) == ["maintenance", "training"])
    #expect(data.parameters.segments.map(\.visits) == [[4, 0.5], [1, 0]])
    #expect(data.parameters.segments[1].minutesPerVisit == [45, 60])
    #expect(data.parameters.earning.baselineRetention == 0.7)
    #expect(data.parameters.ramp == RampParameters(target: .skill, months: [0.2, 0.6]))
    let target = try TemporaryFolder()
    try PlanFolderWriter.write(PlanRecords(data: data), to: target.path)
    var back = try PlanFolder.load(target.path).data.parameters
    #expect(back.given.isSuperset(of: data.parameters.given))
    back.given = data.parameters.given
    #expect(back == data.parameters)
  }
}

/// Where the package's own files are.
enum Repository {
  static let path: String = {
    var url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path + "/Scenarios") {
      url.deleteLastPathComponent()
    }
    return url.path
  }()
}
