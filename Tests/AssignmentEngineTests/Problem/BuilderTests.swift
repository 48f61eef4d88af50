import AssignmentEngine
import Testing

@Suite("Building a problem")
struct BuilderTests {
  /// Two items, two agents, one row; item 1 may only take agent 1.
  private func small() -> AssignmentProblem.Builder {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addAgent()
    builder.addRow(SideRow(lower: 0, upper: 10))
    builder.addItem()
    builder.addItem()
    builder.addColumn(item: 0, agent: 0, value: 5, entries: [.init(row: 0, coefficient: 2)])
    builder.addColumn(item: 0, agent: 1, value: 6)
    builder.addColumn(item: 1, agent: 1, value: 7)
    return builder
  }

  private func faults(_ builder: AssignmentProblem.Builder) -> [ProblemFault] {
    do {
      _ = try builder.build()
      return []
    } catch {
      return error.faults
    }
  }

  @Test func storesColumnsAsCompressedRows() throws {
    let problem = try small().build()
    #expect(problem.columnStart == [0, 2, 3])
    #expect(problem.entryStart == [0, 1, 1, 1])
    #expect(problem.column(item: 0, agent: 1) == 1)
    #expect(problem.column(item: 1, agent: 0) == nil)
  }

  @Test func itemsMayLackColumns() throws {
    var builder = small()
    builder.addItem()
    builder.addItem()
    let problem = try builder.build()
    #expect(problem.columnStart == [0, 2, 3, 3, 3])
    #expect(problem.columns(of: 3).isEmpty)
  }

  @Test func sortsEntriesAndDropsZeroCoefficients() throws {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    for _ in 0..<3 { builder.addRow(SideRow(lower: nil, upper: 1)) }
    builder.addItem()
    builder.addColumn(
      item: 0, agent: 0, value: 1,
      entries: [
        .init(row: 2, coefficient: 3), .init(row: 1, coefficient: 0), .init(row: 0, coefficient: 4),
      ])
    let problem = try builder.build()
    #expect(problem.entryRow == [0, 2])
    #expect(problem.entryCoefficient == [4, 3])
  }

  @Test func namesAreKeptWhereGiven() throws {
    var builder = small()
    builder.addItem(name: "third")
    let problem = try builder.build()
    #expect(problem.names.items == ["", "", "third"])
    #expect(problem.names.agents.isEmpty)
  }

  @Test func reportsEveryFaultOfColumnsAtOnce() {
    var builder = small()
    builder.addColumn(item: 1, agent: 1, value: 1)
    builder.addColumn(item: 1, agent: 9, value: 1 << 61)
    builder.addColumn(item: 0, agent: 0, value: 1)
    builder.addColumn(item: 7, agent: 0, value: 1)
    builder.addItem()
    builder.addColumn(
      item: 2, agent: 0, value: 1,
      entries: [
        .init(row: 4, coefficient: 1), .init(row: 0, coefficient: 1), .init(row: 0, coefficient: 2),
      ])
    #expect(faults(builder).contains(.columnOutOfOrder(item: 0, after: 1)))
    #expect(faults(builder).contains(.columnOfUnknownItem(item: 7)))
    // Order and ownership are settled first; the rest is reported once they are sound.
    var sound = small()
    sound.addColumn(item: 1, agent: 1, value: 1)
    sound.addColumn(item: 1, agent: 9, value: 1 << 61)
    sound.addItem()
    sound.addColumn(
      item: 2, agent: 0, value: 1,
      entries: [
        .init(row: 4, coefficient: 1), .init(row: 0, coefficient: 1), .init(row: 0, coefficient: 2),
      ])
    #expect(
      faults(sound) == [
        .columnOfUnknownAgent(column: 4, item: 1, agent: 9),
        .tooLarge("the value of column 4", value: 1 << 61),
        .repeatedRow(.column(5), row: 0),
        .unknownRow(.column(5), row: 4),
      ])
  }

  @Test func refusesUnsoundRows() {
    var builder = small()
    builder.addRow(SideRow(lower: 3, upper: 2))
    builder.addRow(SideRow(lower: nil, upper: 2, shortfallPrice: 1, excessPrice: -1))
    builder.addRow(SideRow(lower: Int64.min, upper: nil, exponent: 40))
    #expect(
      faults(builder) == [
        .crossedBounds(row: 1, lower: 3, upper: 2),
        .priceWithoutBound(row: 2),
        .negativePrice(row: 2, price: -1),
        .tooLarge("the lower bound of row 3", value: .min),
        .exponentOutOfRange("row 3", exponent: 40),
      ])
  }

  @Test func refusesUnsoundCouplings() {
    var builder = small()
    builder.addCoupling(.atMost(limit: 0, items: [0, 0, 5], exempt: 7))
    builder.addCoupling(.differ(items: [], exempt: nil))
    #expect(
      faults(builder) == [
        .couplingLimit(coupling: 0, limit: 0),
        .couplingExemptsUnknownAgent(coupling: 0, agent: 7),
        .couplingRepeatsItem(coupling: 0, item: 0),
        .couplingOfUnknownItem(coupling: 0, item: 5),
        .couplingWithoutItems(coupling: 1),
      ])
    var classes = small()
    classes.addCoupling(.sameClass(items: [0], classOfAgent: [0], exempt: nil))
    classes.addCoupling(.sameClass(items: [0], classOfAgent: [0, 7], exempt: nil))
    #expect(
      faults(classes) == [
        .couplingClassCount(coupling: 0, found: 1, agents: 2),
        .couplingClass(coupling: 1, agent: 1, number: 7),
      ])
  }

  @Test func refusesUnsoundIndicators() {
    var builder = small()
    builder.addIndicator(marked: [], value: 1)
    builder.addIndicator(marked: [1, 1, 8], value: 1, entries: [.init(row: 3, coefficient: 1)])
    #expect(
      faults(builder) == [
        .indicatorWithoutColumns(indicator: 0),
        .indicatorRepeatsColumn(indicator: 1, column: 1),
        .indicatorOfUnknownColumn(indicator: 1, column: 8),
        .unknownRow(.indicator(1), row: 3),
      ])
  }

  @Test func refusesPricesThatOverflow() {
    let largest = AssignmentProblem.largestMagnitude
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    builder.addItem()
    builder.addRow(SideRow(lower: nil, upper: largest, excessPrice: largest))
    // 2^60 x 2^60 is just admitted; one unit more of reach is not.
    #expect(faults(builder).isEmpty)
    builder.addColumn(item: 0, agent: 0, value: 0, entries: [.init(row: 0, coefficient: 1)])
    #expect(faults(builder) == [.priceTooLarge(row: 0)])
  }

  @Test func flatArraysAreCheckedBeforeUse() {
    let flat = AssignmentProblem.FlatColumns(
      columnStart: [0, 3], columnAgent: [0, 1], columnValue: [1], entryStart: [0, 1, 1], entryRow: [0],
      entryCoefficient: [])
    #expect(faults(.init(flat: flat, agentCount: 2)).count == 3)
    #expect(!faults(.init(flat: .init(columnStart: []), agentCount: 0)).isEmpty)
    #expect(!faults(.init(flat: .init(), agentCount: -1)).isEmpty)
    let unsorted = AssignmentProblem.FlatColumns(
      columnStart: [0, 1], columnAgent: [0], columnValue: [1], entryStart: [0, 3], entryRow: [1, 0, 1],
      entryCoefficient: [1, 0, 1])
    let rows = [SideRow(lower: 0, upper: 1), SideRow(lower: 0, upper: 1)]
    #expect(
      faults(.init(flat: unsorted, agentCount: 1, rows: rows)) == [
        .unsortedRows(.column(0), row: 0), .zeroCoefficient(.column(0), row: 0),
        .repeatedRow(.column(0), row: 1),
      ])
  }

  @Test func flatArraysMakeTheSameProblem() throws {
    let flat = AssignmentProblem.FlatColumns(
      columnStart: [0, 2, 3], columnAgent: [0, 1, 1], columnValue: [5, 6, 7], entryStart: [0, 1, 1, 1],
      entryRow: [0], entryCoefficient: [2])
    let rows = [SideRow(lower: 0, upper: 10)]
    let problem = try AssignmentProblem.Builder(flat: flat, agentCount: 2, rows: rows).build()
    #expect(try problem.fingerprint == small().build().fingerprint)
  }

  @Test func longListsOfFaultsAreCounted() {
    var builder = small()
    for _ in 0..<300 { builder.addRow(SideRow(lower: 1, upper: 0)) }
    do {
      _ = try builder.build()
      Issue.record("300 faults went unseen")
    } catch {
      #expect(error.faults.count == ProblemFaults.listed)
      #expect(error.unlisted == 100)
      #expect(error.description.hasSuffix("and 100 more"))
    }
  }
}
