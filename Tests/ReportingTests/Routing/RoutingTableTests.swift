import TerritoryPlanning
import Testing

@testable import Reporting

/// To whom new accounts go.
@Suite struct RoutingTableTests {
  /// 华东 with 上海 and 南京 below it, and 华南 with nothing below; three people, two duties.
  private func context(open: Bool = false) -> PlanningContext {
    let firm = TinyFirm()
    var people = firm.data.representatives
    if open { people[1].status = .open(from: firm.data.parameters.periodStart) }
    let regions =
      firm.data.regions.map { region in
        Region(
          id: region.id, name: region.name, parent: 2, centroid: region.centroid,
          neighbours: region.neighbours)
      } + [
        Region(id: "E", name: "华东", parent: nil, centroid: nil, neighbours: []),
        Region(id: "S", name: "=华南|\"<b>", parent: nil, centroid: nil, neighbours: []),
      ]
    return PlanningContext(
      data: PlanData(
        parameters: firm.data.parameters, accounts: firm.data.accounts, representatives: people,
        regions: regions, regionOwnersToday: Array(repeating: [nil, nil], count: 4), travelMatrix: nil))
  }

  /// Owners by region: 上海, 南京, 华东, 华南.
  private func table(_ owners: [[Int?]], open: Bool = false) -> RoutingTable {
    let context = context(open: open)
    return RoutingTable(
      Plan(
        holders: context.today.holders, regionOwners: owners.map { $0.map { $0.map { Holder($0) } } }),
      in: context)
  }

  @Test func regionsThatAgreeAreRolledUp() {
    let table = table([[0, 1], [0, 1], [2, 2], [2, nil]])
    #expect(table.lines.map(\.region) == [2, 0, 1, 3])
    #expect(table.lines.map(\.depth) == [0, 1, 1, 0])
    // 华东 has no accounts of its own: it goes the way of those below it.
    #expect(table.lines[0].targets == [.person(0), .person(1)])
    #expect(table.lines.map(\.rolledUpTo) == [2, 2, 2, 3])
    #expect(table.rolledUp.map(\.region) == [2, 3])
  }

  @Test func regionsThatDifferAreToldApart() {
    let table = table([[0, 1], [0, 2], [2, 2], [0, 0]])
    #expect(table.rolledUp.map(\.region) == [2, 0, 1, 3])
    // They agree about the first duty alone.
    #expect(table.lines[0].targets == [.person(0), .person(2)])
    #expect(table.lines[0].rolledUpTo == nil)
  }

  @Test func nobodyAndOpenPositionsHaveARemedy() {
    let table = table([[0, 1], [0, 1], [2, 2], [2, nil]], open: true)
    let text = RoutingMarkdown(table, language: .english).text
    #expect(text.contains("华东, all of it (2 regions) | 张敏 | open position 李强"))
    #expect(text.contains("Without an owner:") && text.contains("Owned by a position that is not filled:"))
    #expect(text.contains("\\|") && !text.contains("<b>"))
    let chinese = RoutingMarkdown(table, language: .chinese).text
    #expect(chinese.contains("华东全境（含 2 个区域）") && chinese.contains("销售总监"))
  }

  @Test func programsGetEveryRegionAndDuty() {
    let table = table([[0, 1], [0, 1], [2, 2], [2, nil]])
    let csv = RoutingCSV(
      table, language: .english,
      contacts: RoutingContacts(emails: ["R1": "zhang@example.com"], crmIDs: ["R2": "0051"]), dialect: .excel)
    let lines = csv.text.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 1 + 4 * 2)
    #expect(lines[3] == "SH,上海,E,华东,maintenance,Maintenance,R1,张敏,zhang@example.com,,owner,E,")
    #expect(lines[4] == "SH,上海,E,华东,after_sales,After-sales,R2,李强,,0051,owner,E,")
    // A region's name that a spreadsheet would run is harmless.
    #expect(lines[7].hasPrefix("S,\"'=华南|\"\"<b>\",,,maintenance"))
    #expect(lines[8].contains(",nobody,S,"))
  }

  @Test func filesInEachLanguage() {
    let files = RoutingTable.files(
      table([[0, 1], [0, 1], [2, 2], [2, nil]]), languages: [.chinese, .english])
    #expect(files.map(\.name) == ["routing.csv", "routing.md", "routing.en.md"])
    #expect(files[0].bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }
}
