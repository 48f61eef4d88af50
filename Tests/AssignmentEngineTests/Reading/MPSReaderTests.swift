import AssignmentEngine
import Testing

@Suite("MPS files")
struct MPSReaderTests {
  /// Two items (one, two), two agents (rows a, b), a budget over all columns.
  private let sample = """
    * a comment
    NAME          sample
    ROWS
     N  cost
     E  one
     L  a
     L  b
     E  two
     G  budget
    COLUMNS
        MARK0000  'MARKER'                 'INTORG'
        x1a       cost      -1.5           one       1
        x1a       a         2.25           budget    1
        x1b       cost      -2             one       1
        x1b       b         3              budget    2
        MARK0001  'MARKER'                 'INTEND'
        x2a       cost      1e-1           two       1
        x2a       a         1e1            budget    1
        x2b       cost      0.25           two       1.0
        x2b       b         4              budget    1
    RHS
        RHS       cost      -10            one       1
        RHS       two       1              a         12.5
        RHS       b         7              budget    2
    RANGES
        RANGE     a         2.5
    BOUNDS
     BV BND       x2a
     BV BND       x2b
     UP BND       x1a       1
    ENDATA
    """

  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> ReadModel {
    try MPSReader.parse(Array(text.utf8), name: "sample.mps", options: options)
  }

  private func faults(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> [ModelFileFault] {
    do {
      _ = try MPSReader.parse(Array(text.utf8), name: "sample.mps", options: options)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func readsItemsRowsAndDecimals() throws {
    let model = try read(sample)
    let problem = model.problem
    #expect(model.roundings.isEmpty)
    #expect(problem.names.items == ["one", "two"])
    #expect(problem.names.columns == ["x1a", "x1b", "x2a", "x2b"])
    #expect(problem.names.rows == ["a", "b", "budget"])
    #expect(problem.names.agents == ["a", "b"])
    #expect(problem.columnAgent == [0, 1, 0, 1])
    #expect(problem.originalSense == .minimise)
    #expect(problem.valueExponent == 2)
    #expect(problem.columnValue == [150, 200, -10, -25])
    // The right-hand side of the objective is the negative of its constant: cost 10, value -10.
    #expect(problem.constant == -1000)
    #expect(
      problem.rows == [
        SideRow(lower: 1000, upper: 1250, exponent: 2), SideRow(lower: nil, upper: 7),
        SideRow(lower: 2, upper: nil),
      ])
    #expect(problem.entryRow == [0, 2, 1, 2, 0, 2, 1, 2])
    #expect(problem.entryCoefficient == [225, 1, 3, 2, 1000, 1, 4, 1])
  }

  @Test func theSenseMayBeGiven() throws {
    let problem = try read("OBJSENSE\n    MAX\n" + sample).problem
    #expect(problem.originalSense == .maximise)
    #expect(problem.columnValue == [-150, -200, 10, 25])
    #expect(problem.constant == 1000)
  }

  @Test(arguments: [
    ("E", "3", 5, 8), ("E", "-3", 2, 5), ("L", "3", 2, 5), ("L", "-3", 2, 5), ("G", "3", 5, 8),
    ("G", "-3", 5, 8),
  ])
  func ranges(kind: String, range: String, lower: Int64, upper: Int64) throws {
    let text = """
      ROWS
       N o
       E i
       \(kind) s
      COLUMNS
       x i 1 s 4
      RHS
       i 1 s 5
      RANGES
       s \(range)
      BOUNDS
       BV x
      ENDATA
      """
    #expect(try read(text).problem.rows == [SideRow(lower: lower, upper: upper)])
  }

  @Test func fixedFieldsMayHoldSpaces() throws {
    let text = """
      ROWS
       N  cost
       E  item one
      COLUMNS
          x 1       cost                 3   item one             1
      RHS
                    item one             1
      BOUNDS
       BV BND       x 1
      ENDATA
      """
    let problem = try read(text, ReadingOptions(layout: .fixed)).problem
    #expect(problem.names.items == ["item one"])
    #expect(problem.columnValue == [-3])
    let shifted = text.replacing("    x 1       cost", with: "  x 1         cost")
    #expect(!faults(shifted, ReadingOptions(layout: .fixed)).isEmpty)
  }

  @Test func columnsOfAnItemNeedNotStandTogether() throws {
    let text = """
      ROWS
       N o
       E i
       E j
       L s
      COLUMNS
       x1 i 1 o 1
       y1 j 1 o 2
       x2 i 1 o 3
       y2 j 1 o 4
       y2 s 1
      RHS
       i 1 j 1 s 0
      BOUNDS
       BV x1
       BV y1
       BV x2
       BV y2
      ENDATA
      """
    let problem = try read(text.replacing("i 1 j 1 s 0", with: "i 1 j 1")).problem
    #expect(problem.names.columns == ["x1", "x2", "y1", "y2"])
    #expect(problem.columnValue == [-1, -3, -2, -4])
    // Item i has two columns in no row that could be an agent: agents are ordinals.
    #expect(problem.columnAgent == [0, 1, 0, 1])
    #expect(problem.names.agents.isEmpty)
  }

  @Test func decimalsThatDoNotFitAreRoundedAndReported() throws {
    let text = sample.replacing("-1.5 ", with: "123456.5").replacing(
      "0.25  ", with: "0.123456789012345678")
    let model = try read(text)
    #expect(model.problem.valueExponent == 12)
    #expect(model.roundings == [.init(row: nil, exponent: 12, count: 1)])
    #expect(model.problem.columnValue[3] == -123_456_789_012)
    let exact = faults(text, ReadingOptions(decimals: .exact))
    #expect(exact.count == 1)
    #expect(exact.first?.line == 12)
  }

  @Test func everyFaultNamesItsLine() {
    let text =
      sample
      .replacing("a         2.25", with: "q         nan")
      .replacing("x2b       b         4", with: "x2b       b         4x")
      .replacing("BV BND       x2a", with: "XX BND       x2a")
    let found = faults(text)
    #expect(found.map(\.line) == [13, 13, 20, 28])
    #expect(found.map(\.text) == ["q", "nan", "4x", "XX"])
  }

  @Test(arguments: [
    ("", "ends before ENDATA"),
    ("ROWS\n N o\nENDATA", "no columns"),
    ("ROWS\n N o\n", "ends before ENDATA"),
    ("ROWS\n N o\nCOLUMNS\n x o 1\n y o 1\n x o 1\nENDATA", "not together"),
    ("ROWS\n N o\n E o\nENDATA", "two rows have this name"),
    ("ROWS\n N o\nCOLUMNS\n x o 1 o 2\nENDATA", "two entries"),
    ("ROWS\n N o\n E i\nCOLUMNS\n x i 1\nRHS\n i 1\nENDATA", "only binary columns"),
    ("ROWS\n N o\n E i\nCOLUMNS\n x i 1\nRHS\n i 1\nBOUNDS\n UI x 0\nENDATA", "only binary columns"),
    ("ROWS\n N o\n E i\nCOLUMNS\n x i 1\nRHS\n i 2\nBOUNDS\n BV x\nENDATA", "in no row"),
    ("ROWS\n N o\n E i\n E j\nCOLUMNS\n x i 1 j 1\nRHS\n i 1 j 1\nBOUNDS\n BV x\nENDATA", "in two rows"),
    ("ROWS\n E i\nCOLUMNS\n x i 1\nRHS\n i 1\nBOUNDS\n BV x\nENDATA", "no objective"),
    ("SOS\nENDATA", "not a section"),
    ("ROWS\n N o\nENDATA\n more", "data follow ENDATA"),
    ("RHS\n a 1\nENDATA", "before ROWS"),
    ("ROWS\n N o\nROWS\nENDATA", "twice"),
    ("ROWS\n N o\n E i\nCOLUMNS\n x i 1 o 1e19\nRHS\n i 1\nBOUNDS\n BV x\nENDATA", "18 digits before"),
    ("ROWS\n N o\n E i\nCOLUMNS\n x i 1 o 1e9999\nRHS\n i 1\nBOUNDS\n BV x\nENDATA", "not a decimal"),
  ])
  func damagedFilesAreRefused(text: String, message: String) {
    let found = faults(text)
    #expect(found.contains { $0.message.contains(message) }, "\(found)")
  }

  @Test func damageAnywhereNeverCrashes() {
    var random = RandomSource(seed: 7)
    let original = Array(sample.utf8)
    for _ in 0..<600 {
      var bytes = original
      for _ in 0..<random.integer(1...4) {
        switch random.integer(0...2) {
        case 0: bytes[random.integer(0...bytes.count - 1)] = UInt8(random.integer(0...255))
        case 1: bytes.removeSubrange(random.integer(0...bytes.count - 1)...)
        default: bytes.insert(UInt8(ascii: " "), at: random.integer(0...bytes.count))
        }
        if bytes.isEmpty { break }
      }
      for layout in [ReadingOptions.MPSLayout.free, .fixed] {
        do {
          _ = try MPSReader.parse(bytes, name: "damaged", options: ReadingOptions(layout: layout))
        } catch {
          #expect(!error.faults.isEmpty)
        }
      }
    }
  }

  @Test func longLinesAreShortenedInMessages() {
    let text = "ROWS\n N " + String(repeating: "x", count: 1_000_000) + " y\nENDATA"
    #expect(faults(text).allSatisfy { $0.description.count < 200 })
    let token = "ROWS\n N o\nCOLUMNS\n x " + String(repeating: "r", count: 1_000_000) + " 1\nENDATA"
    #expect(faults(token).first?.text?.count == 43)
  }

  @Test(.disabled(if: Reference.isMissing, Comment(rawValue: Reference.remedy)))
  func referenceModelS1() throws {
    let model = try MPSReader.read(path: Reference.path("models/S_1.mps.gz"))
    let problem = model.problem
    #expect(problem.itemCount == 900)
    #expect(problem.columnCount == 9_000)
    #expect(problem.rowCount == 41)
    #expect(problem.agentCount == 20)
    #expect(problem.names.agents.first.map { $0.hasPrefix("r9") } == true)
    // Without multipliers the bound is the sum of the items' best values, above the linear optimum.
    let free = Certificate.rounding([Double](repeating: 0, count: 41), of: problem)
    let bound = Double(free.bound) / 1e15
    #expect(bound > 10_988.6 && bound < 13_000)
  }
}
