import GLPK
import Testing

@Suite struct LinearModelTests {
  /// Two columns and two rows, sound.
  private func sound() -> LinearModel {
    var model = LinearModel("two by two")
    model.add(.init("x", cost: 1))
    model.add(.init("y", cost: 2, bounds: .between(0, 5), kind: .integer))
    model.add(.init("sum", bounds: .atLeast(1)), [(0, 1), (1, 1)])
    model.add(.init("difference", bounds: .atMost(3)), [(0, 1), (1, -1)])
    return model
  }

  @Test func `a sound model has no faults`() throws {
    #expect(sound().faults().isEmpty)
    try sound().checked()
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a cost or coefficient that is no finite number is refused`(value: Double) {
    var model = sound()
    model.columns[0].cost = value
    model.objectiveConstant = value
    model.entries[3].value = value
    let faults = model.faults()
    #expect(faults.count == 3)
    for fault in faults {
      switch fault {
      case .invalidConstant, .invalidCost(column: 0, _), .invalidCoefficient(entry: 3, row: 1, column: 1, _):
        break
      default: Issue.record("unexpected \(fault)")
      }
    }
  }

  @Test func `entries outside and duplicates are found, with their place`() {
    var model = sound()
    model.entries.append(.init(row: 2, column: 0, value: 1))
    model.entries.append(.init(row: -1, column: 2, value: 1))
    model.entries.append(.init(row: 0, column: 1, value: 1))
    model.entries.append(.init(row: 0, column: 1, value: 1))
    #expect(
      model.faults() == [
        .rowOutOfRange(entry: 4, row: 2, count: 2),
        .rowOutOfRange(entry: 5, row: -1, count: 2),
        .columnOutOfRange(entry: 5, column: 2, count: 2),
        .duplicateEntry(entry: 6, first: 1, row: 0, column: 1),
        .duplicateEntry(entry: 7, first: 1, row: 0, column: 1),
      ])
  }

  @Test func `bounds are checked on rows and columns`() {
    var model = sound()
    model.columns[0].bounds = .between(2, 1)
    model.columns[1].bounds = .between(0.5, 5)
    model.rows[0].bounds = .atLeast(.infinity)
    model.rows[1].bounds = .atMost(-.infinity)
    #expect(
      model.faults() == [
        .crossedBounds(.column(0), .between(2, 1)),
        .fractionalBounds(column: 1, .between(0.5, 5)),
        .malformedBounds(.row(0), .atLeast(.infinity)),
        .malformedBounds(.row(1), .atMost(-.infinity)),
      ])
  }

  @Test func `a binary column stays within 0 and 1`() {
    var model = LinearModel()
    model.add(.init(kind: .binary))
    model.add(.init(bounds: .equal(to: 1), kind: .binary))
    model.add(.init(bounds: .between(0, 2), kind: .binary))
    model.add(.init(bounds: .nonNegative, kind: .binary))
    #expect(
      model.faults() == [
        .binaryBounds(column: 2, .between(0, 2)), .binaryBounds(column: 3, .nonNegative),
      ])
  }

  @Test func `names hold at most 255 bytes and no control characters`() {
    var model = sound()
    model.columns[0].name = String(repeating: "a", count: 255)
    model.columns[1].name = String(repeating: "é", count: 128)
    model.rows[0].name = "tab\there"
    model.name = "null\u{0}"
    #expect(
      model.faults() == [
        .unprintableName(nil), .longName(.column(1), bytes: 256), .unprintableName(.row(0)),
      ])
  }

  @Test func `every fault is thrown together and names no name`() {
    var model = sound()
    for column in model.columns.indices {
      model.columns[column].name = "secret\u{7}"
      model.columns[column].cost = .nan
    }
    let error = #expect(throws: ModelFaults.self) { try model.checked() }
    #expect(error?.faults.count == 4)
    #expect(error?.description.contains("secret") == false)
    #expect(error?.description.contains("column 1: cost is nan: give a finite number") == true)
  }

  @Test func `a long list of faults is cut and says so`() {
    let model = LinearModel(columns: (0..<30).map { _ in .init(cost: .nan) })
    let error = #expect(throws: ModelFaults.self) { try model.checked() }
    #expect(error?.description.hasSuffix("and 10 more") == true)
  }

  @Test func `a session refuses an unsound model before GLPK sees it`() throws {
    var model = sound()
    model.entries.append(model.entries[0])
    let broken = model
    #expect(throws: ModelFaults.self) {
      try Session.run { _ = try $0.makeProblem(broken) }
    }
  }

  @Test(arguments: 0..<20)
  func `a model survives the way through GLPK`(seed: UInt64) throws {
    var model = RandomModels.integerProgram(seed: seed)
    model.name = "模型"
    model.columns[0].name = "客户甲"
    model.rows[0].name = "r"
    model.entries.sort { ($0.column, $0.row) < ($1.column, $1.row) }
    let sent = model
    #expect(try Session.run { try $0.makeProblem(sent).model() } == sent)
  }
}
