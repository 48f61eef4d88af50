import Testing

@testable import TerritoryPlanning

/// Which accounts are taken for one, and what a merge would do.
struct DuplicateTests {
  @Test(arguments: [
    ["Acme Corporation", "ACME Corp."], ["华东机械有限公司", "华东机械（有限）公司"], ["华东机械 有限公司", "华东机械"],
    ["Müller GmbH", "Muller GmbH"],
  ])
  func sameNameIsLikely(names: [String]) throws {
    let found = try CleaningCase.duplicates(names)
    #expect(found.map(\.kind) == [.duplicateAccount])
    #expect(found.first?.confidence == .likely)
  }

  @Test(arguments: [
    // Branch and firm, two branches, two cities, two numbers, a firm and its group, other Chinese characters.
    ["平安保险有限公司", "平安保险有限公司上海分公司"], ["平安保险上海分公司", "平安保险北京分公司"],
    ["上海石化有限公司", "北京石化有限公司"], ["华为技术（上海）有限公司", "华为技术（深圳）有限公司"],
    ["Plant 1 Ltd", "Plant 2 Ltd"], ["海尔集团", "海尔有限公司"], ["华东机械有限公司", "华南机械有限公司"],
    ["第一建筑公司", "第二建筑公司"], ["Bike World", "Bike Works"], ["Acme", "Apex"],
  ])
  func otherAccountsStayTwo(names: [String]) throws {
    #expect(try CleaningCase.duplicates(names).isEmpty)
  }

  @Test func typingErrorInAWordThatNobodyElseHas() throws {
    let found = try CleaningCase.duplicates(["Lakeside Brewery", "Lakeside Brewrey"])
    #expect(found.first?.confidence == .possible)
    guard case .duplicate(let evidence) = found.first?.reason else {
      Issue.record("no duplicate")
      return
    }
    #expect(evidence.name == .typingError)
    // Both words are in use elsewhere: two firms.
    #expect(
      try CleaningCase.duplicates(["Lakeside Barter", "Lakeside Barber", "Hill Barter", "Hill Street Barber"])
        .isEmpty)
  }

  @Test func columnsTellCitiesApart() throws {
    var small = try CleaningCase()
    small.accounts(
      [.id, .name, .city], [["1", "Blue Bird Inc", "Memphis"], ["2", "Blue Bird Inc", "Dallas"]])
    #expect(small.findings.isEmpty)
    small.accounts(
      [.id, .name, .city], [["1", "Blue Bird Inc", "Memphis"], ["2", "Blue Bird Inc", "memphis"]])
    #expect(small.kinds == [.duplicateAccount])
    // In one of two cities, nobody can say which.
    small.accounts(
      [.id, .name, .city],
      [["1", "Blue Bird Inc", "Memphis"], ["2", "Blue Bird Inc", "Dallas"], ["3", "Blue Bird Inc", ""]])
    #expect(small.findings.isEmpty)
  }

  @Test func phoneMakesItSureAndMailProvidersSayNothing() throws {
    var small = try CleaningCase()
    let columns: [CleaningColumn.Meaning] = [.id, .name, .phone, .email]
    small.accounts(
      columns,
      [["1", "Acme Ltd", "021-68888801", "a@qq.com"], ["2", "ACME", "+86 21 6888 8801", "b@qq.com"]])
    #expect(small.findings.first?.confidence == .sure)
    small.accounts(columns, [["1", "Acme Ltd", "", "a@qq.com"], ["2", "Zenith", "", "b@qq.com"]])
    #expect(small.findings.isEmpty)
    small.accounts(
      columns, [["1", "Acme", "021-68888801", "a@acme.cn"], ["2", "Zenith", "02168888801", "b@acme.cn"]])
    #expect(small.findings.first?.confidence == .possible)
  }

  @Test func registrationDecides() throws {
    var small = try CleaningCase()
    let columns: [CleaningColumn.Meaning] = [.id, .name, .registration]
    small.accounts(columns, [["1", "Acme", "91310000X"], ["2", "Acme", "91320000Y"]])
    #expect(small.findings.isEmpty)
    small.accounts(columns, [["1", "Acme", "91310000X"], ["2", "Zenith", "91310000x"]])
    #expect(small.findings.first?.confidence == .sure)
  }

  @Test func survivorHasTheMostDealsAndTheMergeIsTold() throws {
    var small = try CleaningCase()
    small.accounts(
      [.id, .name, .owner, .parent],
      [["1", "Acme", "Li", ""], ["2", "ACME", "Wang", ""], ["3", "Acme Tools", "Li", "1"]])
    small.deals([.id, .account], [["D1", "2"], ["D2", "2"], ["D3", "1"]])
    let found = try #require(small.findings.first)
    #expect(small.findings.count == 1)
    #expect(found.row == 0)
    #expect(found.proposal == "2")
    #expect(found.rows == 3)
    guard case .duplicate(let evidence) = found.reason else { return }
    #expect(evidence.deals == 1)
    #expect(evidence.children == 1)
    #expect(evidence.owners?.from == "Li")
    #expect(evidence.owners?.to == "Wang")
  }

  @Test func groupsHoldNoContradiction() throws {
    // The middle one fits both, the outer ones do not fit each other.
    var small = try CleaningCase()
    small.accounts(
      [.id, .name, .phone, .email],
      [
        ["1", "石化（上海）有限公司", "021-55550001", ""], ["2", "石化有限公司", "021-55550001", "a@shihua.cn"],
        ["3", "石化（北京）有限公司", "", "b@shihua.cn"],
      ])
    let found = small.findings
    #expect(found.count == 1)
    #expect(Set(found.compactMap(\.row)).isDisjoint(with: [1, 2]) || found.first?.proposal != "3")
  }

  @Test func aSecondRowOfOneIDIsNoDuplicate() throws {
    var small = try CleaningCase()
    small.accounts([.id, .name], [["1", "Acme"], ["1", "Acme"], ["1", "Other"]])
    #expect(small.kinds == [.repeatedRow])
    #expect(small.findings.first?.row == 1)
  }
}
