/// What an MPS file says, before it is known to be an assignment problem.
struct MPSTables {
  enum RowKind: UInt8 {
    case objective, free, equal, atMost, atLeast
  }

  struct Bounds {
    var isInteger: Bool
    /// Lower bound 0 and upper bound of at least 1.
    var isUnit = true
    /// The line that made the column something else.
    var line: Int32
  }

  var rowNames: NameTable
  var rowKinds: [RowKind] = []
  var rowLines: [Int32] = []
  var rightSides: [DecimalNumber] = []
  var rightSideLines: [Int32] = []
  var ranges: [DecimalNumber?] = []
  var objective: Int?
  var isMaximised = false

  var columnNames: NameTable
  var bounds: [Bounds] = []
  /// Entries of column `j` are `entryStart[j] ..< entryStart[j + 1]`.
  var entryStart: [Int] = [0]
  var entryRow: [Int32] = []
  var entryNumber: [DecimalNumber] = []
  var entryLine: [Int32] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    rowNames = NameTable(bytes)
    columnNames = NameTable(bytes)
  }
}
