import TerritoryPlanning
import Testing

@testable import Reporting

/// The report of an import in words.
@Suite struct ImportTextTests {
  private var report: ImportReport {
    var report = ImportReport()
    (report.accounts, report.people, report.deals, report.incumbents) = (4, 3, 5, 8)
    let file = SourcePlace(file: "accounts.csv", line: 0, column: 0)
    let cell = SourcePlace(file: "accounts.csv", line: 2, column: 18)
    report.note(.replaced, cell, "technolgy", 12, .reading(.valueReadAs("technology")))
    report.note(.assumed, file, "", 0, .people(.leaderHolds(share: 0.15)))
    report.note(.assumed, file, "", 0, .yield(.potentialIsCurrent(times: 1.5)))
    report.note(.leftOut, cell, "Dana Fox", 1, .people(.leftOut(by: .users)))
    return report
  }

  @Test func aLineANote() {
    #expect(
      ImportText(report, language: .english).text == """
        4 accounts, 3 representatives, 5 deals read; 8 duties have an incumbent
        replaced: accounts.csv:2:18 `technolgy` (12 rows): read as `technology`
        assumed: accounts.csv: the person with the most won revenue of an account, at least 15 % of it, holds it today
        assumed: accounts.csv: potential is current revenue times 1.5
        left out: accounts.csv:2:18 `Dana Fox`: person left out, as the list of users says

        """)
    #expect(
      ImportText(report, language: .chinese).text == """
        已读取 4 个客户、3 名销售、5 个商机；8 项职责有现任负责人
        替换：accounts.csv:2:18 `technolgy`（12 行）：读作 `technology`
        假定：accounts.csv：客户赢单金额最多且至少占 15 % 的人为现任负责人
        假定：accounts.csv：潜力为当前收入乘以 1.5
        略去：accounts.csv:2:18 `Dana Fox`：按用户名单，此人不计入方案

        """)
  }

  /// A file's cell cannot take over the terminal.
  @Test func controlsAreNotPrinted() {
    var report = ImportReport()
    report.note(
      .noticed, SourcePlace(file: "a.csv", line: 1, column: 1), "\u{1B}[2J", 1,
      .reading(.replacementMeetsNothing))
    #expect(!ImportText(report, language: .english).text.contains("\u{1B}"))
  }
}
