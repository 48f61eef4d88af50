import Testing

@testable import TerritoryPlanning

/// Of each kind the smallest tables that have the finding, and the smallest change after which they do not.
struct FindingTests {
  private func categories(_ values: [String]) throws -> [Finding] {
    var small = try CleaningCase()
    small.accounts([.id, .category], values.enumerated().map { ["\($0)", $1] })
    return small.findings
  }

  // MARK: Categories

  @Test func spelledInSeveralWays() throws {
    let found = try categories(["GTX Pro", "GTX Pro", "ＧＴＸ pro"])
    #expect(found.map(\.kind) == [.spelling])
    #expect(found.first?.value == "ＧＴＸ pro")
    #expect(found.first?.proposal == "GTX Pro")
    #expect(found.first?.reason == .variant(frequency: 1, ofCommon: 2))
    #expect(try categories(["GTX Pro", "GTX Pro", "GTX Pro 2"]).isEmpty)
  }

  @Test func rareBesideFrequent() throws {
    let found = try categories(["Advanced", "Advanced", "Advanced", "Advanced", "Advanced", "Advnaced"])
    #expect(found.map(\.kind) == [.misspelt])
    #expect(found.first?.proposal == "Advanced")
    // Not rare enough; short; another number; another Chinese word.
    #expect(try categories(["Advanced", "Advanced", "Advnaced"]).isEmpty)
    #expect(try categories(["Pro", "Pro", "Pro", "Pro", "Pro", "Prx"]).isEmpty)
    #expect(try categories([String](repeating: "Grade 1", count: 9) + ["Grade 2"]).isEmpty)
    #expect(try categories([String](repeating: "华东大区一部", count: 9) + ["华南大区一部"]).isEmpty)
  }

  @Test func oneErrorFromAWordThatEverybodyKnows() throws {
    let found = try categories(["technolgy", "technolgy"])
    #expect(found.map(\.kind) == [.misspelt])
    #expect(found.first?.proposal == "technology")
    #expect(found.first?.rows == 2)
    #expect(try categories(["Philipines"]).first?.proposal == "Philippines")
    #expect(try categories(["technology"]).isEmpty)
    // Both are countries, both are directions.
    #expect(try categories(["Niger", "Nigeria", "Austria", "Australia", "Northeast", "Northwest"]).isEmpty)
  }

  @Test func listsOfOtherFilesDecide() throws {
    var small = try CleaningCase()
    small.deals([.id, .category], [["1", "GTXPro"], ["2", "MG Specail"], ["3", "MG Special"]])
    small.data.lists = [
      .init(file: "products.csv", header: "category", values: ["GTX Pro", "MG Special", "MG Advanced"])
    ]
    #expect(small.findings.map(\.kind) == [.spelling, .misspelt])
    #expect(small.findings.map(\.proposal) == ["GTX Pro", "MG Special"])
    small.deals([.id, .category], [["1", "GTX Pro"], ["2", "MG Special"]])
    #expect(small.findings.isEmpty)
  }

  // MARK: Amounts

  private func amounts(_ values: [String]) throws -> [Finding] {
    var small = try CleaningCase()
    small.accounts([.id, .amount], values.enumerated().map { ["\($0)", $1] })
    return small.findings
  }

  private let ordinary = (0..<30).map { "\(900 + 7 * $0)" }

  @Test func wrongUnits() throws {
    let found = try amounts(ordinary + ["10500000"])
    #expect(found.map(\.kind) == [.unitSlip])
    #expect(found.first?.proposal == "1050")
    #expect(found.first?.confidence == .likely)
    #expect(try amounts(ordinary + ["0.11"]).first?.proposal == "1100")
    #expect(try amounts(ordinary + ["1050"]).isEmpty)
    #expect(try amounts(ordinary + ["5000"]).isEmpty)
    // Nineteen values are no crowd.
    #expect(try amounts(Array(ordinary.prefix(18)) + ["10500000"]).isEmpty)
  }

  @Test func farFromTheOthers() throws {
    let found = try amounts(ordinary + ["50000"])
    #expect(found.map(\.kind) == [.outlier])
    #expect(found.first?.proposal.isEmpty == true)
  }

  @Test func amountsAreComparedWithinTheirCategory() throws {
    var small = try CleaningCase()
    let rows = (0..<60).map { row in
      ["\(row)", row % 2 == 0 ? "big" : "small", row % 2 == 0 ? "500000" : "50"]
    }
    small.accounts([.id, .category, .amount], rows)
    #expect(small.findings.isEmpty)
    small.accounts([.id, .category, .amount], rows + [["60", "small", "500000"]])
    #expect(small.kinds == [.unitSlip])
    #expect(small.findings.first?.proposal == "50")
  }

  @Test func aFirmThatIsSmallInEveryFigureIsSmall() throws {
    var small = try CleaningCase()
    let rows = ordinary.enumerated().map { ["\($0)", $1, $1] }
    small.accounts([.id, .amount, .amount], rows + [["30", "9", "8"]])
    #expect(small.findings.isEmpty)
    small.accounts([.id, .amount, .amount], rows + [["30", "9", "1000"]])
    #expect(small.findings.count == 1)
  }

  @Test func negativeUnreadableAndForeignAmounts() throws {
    var small = try CleaningCase()
    small.deals([.id, .value], [["1", "-500"], ["2", "about 3"], ["3", "70"]])
    #expect(small.kinds == [.negativeAmount, .unreadableNumber])
    #expect(small.findings[0].proposal == "500")
    // Of an amount in another currency it goes without saying that it is no number.
    small.data.deals?.columns[1].foreign = [1: "USD", 2: "EUR"]
    #expect(small.kinds == [.negativeAmount, .otherCurrency, .otherCurrency])
    #expect(small.findings[1].reason == .currency(found: "USD", expected: "CNY"))
    #expect(small.findings[1].proposal.isEmpty)
    small.deals([.id, .value], [["1", "500"], ["2", ""]])
    #expect(small.findings.isEmpty)
  }

  // MARK: Dates

  private func deal(
    opened: String = "2026-01-05", closed: String, stage: String = "won", value: String = "10"
  ) throws -> [Finding] {
    var small = try CleaningCase()
    small.deals([.id, .opened, .closed, .stage, .value], [["D1", opened, closed, stage, value]])
    return small.findings
  }

  @Test func impossibleDates() throws {
    #expect(try deal(closed: "2026-03-01").isEmpty)
    #expect(try deal(closed: "2025-12-31").map(\.kind) == [.closedBeforeOpened])
    #expect(try deal(closed: "2026-11-01").map(\.kind) == [.closedInFuture])
    #expect(try deal(closed: "2026-11-01", stage: "talks").isEmpty)
    #expect(try deal(opened: "1985-01-01", closed: "2026-03-01").map(\.kind) == [.earlyDate])
    #expect(try deal(closed: "2026-02-30").map(\.kind) == [.unreadableDate])
  }

  @Test func exchangedDayAndMonthAreProposed() throws {
    let found = try deal(opened: "2026-03-20", closed: "2026-01-04")
    #expect(found.map(\.kind) == [.closedBeforeOpened])
    #expect(found.first?.proposal == "2026-04-01")
    #expect(try deal(opened: "2026-05-20", closed: "2026-01-04").first?.proposal.isEmpty == true)
  }

  @Test func placeholders() throws {
    let open = try deal(closed: "1970-01-01", stage: "talks")
    #expect(open.map(\.kind) == [.placeholderDate])
    #expect(open.first?.action == .clear)
    #expect(open.first?.row == nil)
    // A deal at its end needs the day, so that somebody has to know it.
    let won = try deal(closed: "1900-01-00")
    #expect(won.map(\.kind) == [.placeholderDate])
    #expect(won.first?.action == .set)
    #expect(won.first?.row == 0)
  }

  @Test func wonWithoutValue() throws {
    #expect(try deal(closed: "2026-03-01", value: "").map(\.kind) == [.wonWithoutValue])
    #expect(try deal(closed: "2026-03-01", value: "0").map(\.kind) == [.wonWithoutValue])
    #expect(try deal(closed: "2026-03-01", stage: "lost", value: "0").isEmpty)
  }

  // MARK: References

  @Test func dealsOfNoAccount() throws {
    var small = try CleaningCase()
    small.accounts([.id, .name], [["A1", "Lakeside Brewery"]])
    small.deals(
      [.id, .account],
      [["1", ""], ["2", ""], ["3", "Lakeside brewery"], ["4", "Nobody Ltd"], ["5", "A1"]])
    #expect(small.kinds == [.dealWithoutAccount, .unknownAccount, .unknownAccount])
    #expect(small.findings[0].rows == 2)
    #expect(small.findings[0].action == .leaveOut)
    #expect(small.findings[1].proposal == "A1")
    #expect(small.findings[2].action == .leaveOut)
    small.deals([.id, .account], [["5", "A1"]])
    #expect(small.findings.isEmpty)
  }

  @Test func owners() throws {
    var small = try CleaningCase()
    small.people([.id], [["Zhang San"], ["Li Si"]])
    small.accounts(
      [.id, .owner],
      [["1", "Zhang San"], ["2", ""], ["3", "Wang Wu"], ["4", "Zhang Sam"], ["5", "Li Si"]])
    small.deals([.id, .person, .closed, .stage], [["D", "Wang Wu", "2024-02-01", "won"]])
    #expect(small.kinds == [.misspelt, .accountWithoutOwner, .ownerLeft, .ownerLeft])
    #expect(small.findings[0].proposal == "Zhang San")
    #expect(small.findings[2].action == .clear)
    #expect(
      small.findings[2].reason == .notAmongPeople(accounts: 1, deals: 1, last: CalendarDay(iso: "2024-02-01"))
    )
    small.data.knownPeople = ["Zhang San"]
    small.data.leavers = ["Li Si"]
    #expect(small.findings.contains { $0.value == "Li Si" && $0.confidence == .sure })
    small.accounts([.id, .owner], [["1", "Zhang San"]])
    small.data.deals = nil
    #expect(small.findings.isEmpty)
  }

  @Test func parents() throws {
    var small = try CleaningCase()
    let columns: [CleaningColumn.Meaning] = [.id, .name, .parent]
    small.accounts(columns, [["1", "Acme", ""], ["2", "Blue", "1"]])
    #expect(small.findings.isEmpty)
    small.accounts(columns, [["1", "Acme", "9"], ["2", "Blue", "ACME"], ["3", "Cold", "3"]])
    #expect(small.kinds == [.unknownParent, .unknownParent, .parentCircle])
    #expect(small.findings.map(\.proposal) == ["1", "", ""])
    small.accounts(
      columns, [["1", "Acme", "3"], ["2", "Blue", "1"], ["3", "Cold", "2"], ["4", "Dawn", "3"]])
    #expect(small.kinds == [.parentCircle])
    #expect(small.findings.first?.reason == .circle(members: ["Acme", "Blue", "Cold"]))
  }

  @Test func outsideTheHierarchy() throws {
    var small = try CleaningCase()
    small.people([.id, .manager], [["a", "m"], ["b", "m"], ["m", ""], ["lone", ""], ["c", "m"]])
    #expect(small.kinds == [.outsideHierarchy])
    #expect(small.findings.first?.row == 3)
    small.people([.id, .manager], [["a", "m"], ["m", ""], ["b", "m"]])
    #expect(small.findings.isEmpty)
  }

  @Test func theSameTablesGiveTheSameFindings() throws {
    let planted = PlantedDuplicates(accounts: 500, seed: 7)
    var small = try CleaningCase()
    small.data.accounts = planted.table
    #expect(small.findings == small.findings)
    #expect(!small.findings.isEmpty)
  }
}
