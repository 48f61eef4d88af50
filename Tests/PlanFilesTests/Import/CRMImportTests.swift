import TerritoryPlanning
import Testing

@testable import PlanFiles

struct CRMImportTests {
  @Test func valuesAreTakenAsTheMapSays() throws {
    let result = try SmallExport().imported()
    // D1 twice; the fraction's cents kept. D4 was closed before the span.
    #expect(
      result.text("accounts.csv") == """
        id,name,region,latitude,longitude,industry,potential,current,parent
        C1,华东机械,江苏,32.06,118.8,机械,3601.50,2401,
        C2,"南方,电子",广东,23.13,113.26,电子,2400,1600,C1
        C3,西部能源,四川,30.57,104.06,能源,0,0,

        """)
    #expect(
      result.text("assignments.csv") == """
        account,duty,representative
        C1,maintenance,张三
        C1,after_sales,张三
        C2,maintenance,李四
        C2,after_sales,李四
        C3,maintenance,张三
        C3,after_sales,张三

        """)
    #expect(
      result.text("regions.csv").split(separator: "\n").map(String.init)
        == ["id,latitude,longitude", "江苏,32.06,118.8", "广东,23.13,113.26", "四川,30.57,104.06"])
  }

  @Test func filesAreListedWithThePlanLast() throws {
    let names = try SmallExport().imported().files.map(\.name)
    #expect(
      names == [
        "crm/客户.csv", "crm/商机.csv", "crm/人员.csv", "crm/source.json", "rebalance.yaml", "today.yaml",
        "regions.csv", "representatives.csv", "accounts.csv",
        "assignments.csv", "opportunities.csv", "plan.yaml",
      ])
  }

  @Test func gb18030GivesTheSamePlan() throws {
    let utf8 = try SmallExport().imported()
    let gb = try SmallExport().imported(encoding: SourceText.gb18030)
    for name in ["accounts.csv", "representatives.csv", "regions.csv", "assignments.csv", "plan.yaml"] {
      #expect(gb.text(name) == utf8.text(name))
    }
    let encoded = ImportFact.reading(.encodedInGB18030)
    #expect(gb.report.notes.contains { $0.place.file == "客户.csv" && $0.fact == encoded })
    #expect(!utf8.report.notes.contains { $0.fact == encoded })
  }

  @Test func importedFolderLoads() throws {
    let result = try SmallExport().imported()
    let target = try TemporaryFolder()
    try PlanFolderWriter.write(result.files, to: target.path)
    let plan = try PlanFolder.load(target.path)
    #expect(plan.data.accounts.map(\.lifecycle) == [.customer, .customer, .prospect])
    // 张三 has accounts in 江苏 and 四川: the home lies between them.
    let home = try #require(plan.data.representatives[0].home)
    #expect((110.0...113.0).contains(home.longitude))
  }

  @Test func everyAssumptionIsListed() throws {
    let notes = try SmallExport().imported().report.notes
    let days = (CalendarDay(iso: "2026-01-01"), CalendarDay(iso: "2026-03-31"))
    let facts: [ImportFact] = [
      .yield(.currentIsWonDeals(from: try #require(days.0), to: try #require(days.1), times: 2)),
      .yield(.potentialIsCurrent(times: 1.5)),
      .people(.everybodyWorks(minutes: 29_760, selling: 22_320, butListed: false)),
      .people(.everybodyIs(.allRound, butListed: false)), .people(.homesAreMeans),
      .people(.ownerDoes(["maintenance", "after_sales"])),
      .records(.parameter("travel.speed", value: "40", isGiven: false)),
      .records(.parameter("period_end", value: "2026-06-30", isGiven: true)),
    ]
    for fact in facts { #expect(notes.contains { $0.kind == .assumed && $0.fact == fact }, "\(fact)") }
  }

  @Test func dealsWithoutAccountAreRefusedOrLeftOut() throws {
    var export = SmallExport()
    export.deals += "D5,,张三,赢单,10,2026-02-02\nD6,,张三,赢单,10,2026-02-03\n"
    let faults = try export.faults()
    #expect(faults.map(\.message) == ["2 deals have no account, from this line on"])
    #expect(faults.first?.place.line == 6)
    export.map = export.map.replacing("without_account: refuse", with: "without_account: leave_out")
    let report = try export.imported().report
    #expect(report.notes.contains { $0.kind == .leftOut && $0.count == 2 })
  }

  @Test func unknownValuesAreFaultsUntilTheMapSettlesThem() throws {
    var export = SmallExport()
    export.accounts = export.accounts.replacing("C1,华东机械,张三", with: "C1,华东机械,张三丰")
      .replacing(",C1,", with: ",C9,")
    export.deals += "D7,C77,李 四,赢单,10,2026-02-02\nD8,C77,李 四,赢单,10,2026-02-02\n"
    let faults = try export.faults()
    #expect(
      faults.map { "\($0.place.file):\($0.place.line) \($0.value) \($0.message)" } == [
        "客户.csv:2 张三丰 unknown owner", "客户.csv:3 C9 unknown parent account",
        "商机.csv:6 C77 unknown account (2 rows)", "商机.csv:6 李 四 unknown person (2 rows)",
      ])
    export.map = export.map.replacing(
      "accounts: {", with: "accounts: {replace: {负责人: {张三丰: 张三}, 上级客户: {C9: C1}}, ")
    export.map = export.map.replacing(
      "\ndeals: {", with: "\ndeals: {replace: {客户: {C77: C3}, 销售代表: {李 四: 李四}}, ")
    let report = try export.imported().report
    #expect(report.notes.count { $0.kind == .replaced } == 4)
  }

  @Test func dirtyNumbersAreFaultsWithPlaces() throws {
    var export = SmallExport()
    export.deals = export.deals.replacing("¥800", with: "八百").replacing("2026-02-01", with: "2026/02/31")
    export.accounts = export.accounts.replacing("32.06,118.80", with: "0.0,0").replacing(
      "23.13", with: "323.13")
    let faults = try export.faults()
    #expect(
      faults.map { "\($0.place.file):\($0.place.line) \($0.value) \($0.message)" } == [
        "客户.csv:2 0.0, 0 is a place in the ocean",
        "客户.csv:3 323.13, 113.26 are not a latitude and a longitude",
        "商机.csv:2 2026/02/31 is not the closing date of a deal that is over",
        "商机.csv:3 八百 is not the value of a won deal",
      ])
  }

  @Test func zeroCoordinatesMayMeanMissing() throws {
    var export = SmallExport()
    export.accounts = export.accounts.replacing("32.06,118.80", with: "0.0,0")
    export.map = export.map.replacing("accounts: {", with: "accounts: {zero_coordinates: missing, ")
    let result = try export.imported()
    #expect(
      result.report.notes.contains {
        $0.kind == .missing && $0.fact == .records(.withoutCoordinates(isEverybody: false))
      })
    #expect(result.text("accounts.csv").contains("C1,华东机械,江苏,,,"))
  }

  @Test func areasBecomeParentsAndConfinePeople() throws {
    var export = SmallExport()
    export.people = "姓名,团队,主管,区域\n张三,东区,王五,江苏\n李四,南区,王五,广东\n"
    export.map = export.map.replacing("people: {", with: "people: {region: 区域, confined_to: area, ")
    #expect(try export.faults().map(\.value) == ["江苏", "广东"])
    export.map += "areas: {东部: [江苏, 四川], 广东: [广东]}\n"
    let result = try export.imported()
    #expect(result.text("regions.csv").hasPrefix("id,parent,latitude,longitude\n东部,,,\n江苏,东部,"))
    #expect(result.text("representatives.csv").contains(",江苏,all_round,29760,7440,东部"))
    export.map = export.map.replacing("[江苏, 四川]", with: "[江苏, 青海]")
    #expect(try export.faults().map(\.value) == ["青海"])
  }

  @Test func mostWonNamesTheLeaderOnlyAboveTheShare() throws {
    var export = SmallExport()
    export.deals += "D9,C1,李四,赢单,1000,2026-02-05\n"
    for (share, holder) in [("50 %", "C1,maintenance,张三"), ("60 %", "C2,maintenance,李四")] {
      var export = export
      export.map = export.map.replacing("{rule: owner,", with: "{rule: most_won, share: \(share),")
      let result = try export.imported()
      #expect(result.text("assignments.csv").split(separator: "\n").dropFirst().first == Substring(holder))
    }
  }

  @Test func columnsMatchTolerantlyButNotTwice() throws {
    var export = SmallExport()
    export.map = export.map.replacing("id: 客户编号", with: "id: \" 客户_编号\"")
    _ = try export.imported()
    export.accounts = export.accounts.replacing("年营业额", with: "客户-编号")
    #expect(try export.faults().first?.message == "matches 2 columns")
  }

  @Test func mapFaultsComeTogether() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "map.yaml",
      """
      period: {name: x, start: 2026-04-01, end: 2026-03-01}
      currency: yuan
      accounts: {file: a.csv, id: a, nmae: b, region: c}
      people: {file: p.csv, id: a, role: boss, working_minutes: -1, non_selling_minutes: 0, confined_to: area}
      value: {current: {won_deals: {from: 2026-02-01, to: 2026-01-01, times: 1}, column: {name: x, times: 1}}}
      """)
    do {
      _ = try ImportMap(path: folder.path + "/map.yaml")
      Issue.record("the map was accepted")
    } catch {
      let found = error.faults.map { "\($0.place.line) \($0.message)" }
      for expected in [
        "1 is not a period: it ends before it starts, or is longer than ten years",
        "2 is not a currency code",
        "3 is not a known key", "4 is not a known choice",
        "4 is confined to areas, but names no region column",
        "5 names 2 sources of current revenue", "5 lacks `potential`", "1 lacks `incumbents`",
      ] {
        #expect(found.contains(expected), "\(expected) in \(found)")
      }
    }
  }
}
