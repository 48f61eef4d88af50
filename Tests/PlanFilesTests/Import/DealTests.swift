import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Deals that do not fit, and what the map says of them.
struct DealTests {
  private let extended = { () -> SmallExport in
    var export = SmallExport()
    export.map = export.map.replacing("won: [赢单], ", with: "won: [赢单], id: 商机编号, ")
    return export
  }()

  @Test func dealsBecomeOpportunities() throws {
    #expect(
      try extended.imported().text("opportunities.csv") == """
        id,account,representative,stage,closed,value
        D1,C1,张三,won,2026-02-01,1200.50
        D2,C2,李四,won,2026-03-01,800
        D3,C2,张三,lost,2026-03-02,
        D4,C3,张三,won,2025-12-31,300

        """)
  }

  @Test func stagesMustBeKnown() throws {
    var export = extended
    export.deals += "D5,C1,张三,酝酿,10,\nD6,C1,张三,酝酿,10,\n"
    let faults = try export.faults()
    #expect(faults.map { "\($0.value) \($0.message)" } == ["酝酿 is not a known stage (2 rows)"])
    export.map = export.map.replacing("won: [赢单], ", with: "won: [赢单], open: [酝酿], ")
    #expect(try export.imported().text("opportunities.csv").contains("D5,C1,张三,open,,10"))
  }

  @Test func aDealThatIsOverNeedsItsDay() throws {
    var export = extended
    export.deals += "D5,C1,张三,输单,10,\n"
    #expect(try export.faults().map(\.message) == ["is not the closing date of a deal that is over"])
  }

  @Test func peopleOutsideThePlanKeepTheirDeals() throws {
    var export = extended
    export.people += "王五,南区,\n"
    export.map = export.map.replacing("people: {", with: "people: {leave_out: [王五], ")
    export.deals += "D5,C1,王五,赢单,10,2026-02-02\nD6,C1,赵六,赢单,10,2026-02-02\n"
    #expect(try export.faults().map(\.value) == ["赵六"])
    export.map = export.map.replacing("won: [赢单], ", with: "won: [赢单], unknown_person: leave_empty, ")
    let result = try export.imported()
    #expect(result.text("opportunities.csv").contains("D5,C1,,won,2026-02-02,10"))
    #expect(result.text("opportunities.csv").contains("D6,C1,,won,2026-02-02,10"))
    #expect(result.report.notes.contains { $0.value == "赵六" && $0.count == 1 })
    #expect(result.report.notes.contains { $0.fact == .records(.dealsOfOthers) })
  }

  @Test func dealsOfUnknownAccountsMayBeLeftOut() throws {
    var export = extended
    export.deals += "D5,C9,张三,赢单,10,2026-02-02\n"
    #expect(try export.faults().map(\.message) == ["unknown account"])
    export.map = export.map.replacing("won: [赢单], ", with: "won: [赢单], unknown_account: leave_out, ")
    #expect(try export.imported().report.notes.contains { $0.kind == .leftOut && $0.value == "C9" })
  }

  @Test func aNameOfTwoAccountsIsNotEnough() throws {
    var export = extended
    export.accounts += "C4,华东机械,张三,江苏,机械,,32.06,118.80,1\n"
    export.map = export.map.replacing("account: 客户,", with: "account_name: 客户,")
    export.deals += "D5,华东机械,张三,赢单,10,2026-02-02\n"
    #expect(try export.faults().map(\.message) == ["is the name of several accounts"])
  }

  @Test func anotherCurrencyIsRefused() throws {
    var export = extended
    export.deals = export.deals.replacing("¥800", with: "$800")
    #expect(try export.faults().map(\.message) == ["is in USD, but the plan is in CNY"])
  }

  @Test func aDealClosedBeforeItOpenedIsAFaultOfTheExport() throws {
    var export = extended
    export.deals = export.deals.replacing("成交日期", with: "成交日期,创建时间").replacing(
      "2026-02-01", with: "2026-02-01,2026-02-03"
    )
    .replacing("2026-03-01", with: "2026-03-01,").replacing("2026-03-02", with: "2026-03-02,")
    .replacing("2025-12-31", with: "2025-12-31,")
    export.map = export.map.replacing("won: [赢单], ", with: "won: [赢单], opened: 创建时间, ")
    let fault = try #require(try export.faults().first)
    #expect(fault.place.file == "商机.csv")
    #expect(fault.place.line == 2)
  }
}
