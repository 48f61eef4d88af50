/// The sections that follow COLUMNS.
extension MPSParser {
  /// Reads lines of RHS and RANGES: an optional name of the set, then one or two pairs of row and number.
  mutating func readPairs(_ set: (inout MPSParser, Int, Int) -> Void) {
    guard (2...5).contains(fieldCount) else {
      return fault(0, "the line needs one or two pairs of row and number")
    }
    for pair in stride(from: fieldCount % 2, to: fieldCount, by: 2) { set(&self, pair, pair + 1) }
  }

  mutating func setRightSide(_ rowField: Int, _ numberField: Int) {
    guard let (row, number) = pair(rowField, numberField) else { return }
    if tables.rightSideLines[row] > 0 {
      return fault(rowField, "the row has two right-hand sides: keep one")
    }
    tables.rightSides[row] = number
    tables.rightSideLines[row] = Int32(clamping: line)
  }

  mutating func setRange(_ rowField: Int, _ numberField: Int) {
    guard let (row, number) = pair(rowField, numberField) else { return }
    switch tables.rowKinds[row] {
    case .objective, .free: fault(rowField, "a row of type N cannot have a range")
    case .equal, .atMost, .atLeast:
      if tables.ranges[row] != nil { fault(rowField, "the row has two ranges: keep one") }
      tables.ranges[row] = number
    }
  }

  /// Reads one bound. All columns must be binary; what the rows of items imply need not be said: an integer
  /// column from 0 up is at most 1 there.
  mutating func readBound() {
    let plain: [StaticString] = ["BV", "PL", "FR", "MI"]
    let numbered: [StaticString] = ["UP", "UI", "LO", "LI", "FX"]
    let takesNumber = numbered.contains { isField(0, $0) }
    guard takesNumber || plain.contains(where: { isField(0, $0) }) else {
      return fault(0, "a bound's type must be BV, UP, UI, LO, LI or PL")
    }
    // With the name of the set there is one field more.
    let nameField = fieldCount == (takesNumber ? 4 : 3) || (!takesNumber && fieldCount == 4) ? 2 : 1
    guard fieldCount >= (takesNumber ? 3 : 2), fieldCount <= 4 else {
      return fault(0, "a bound needs a type, a column and, but for BV, FR, MI and PL, a number")
    }
    guard let column = tables.columnNames.index(of: fields[nameField]) else {
      return fault(nameField, "no column has this name: add it to COLUMNS")
    }
    var number = DecimalNumber.zero
    if takesNumber {
      guard let given = self.number(at: nameField + 1) else { return }
      number = given
    }
    if isField(0, "BV") || isField(0, "UI") || isField(0, "LI") { tables.bounds[column].isInteger = true }
    let keepsUnit =
      if isField(0, "UP") || isField(0, "UI") {
        number.isAtLeastOne
      } else if isField(0, "LO") || isField(0, "LI") {
        number == .zero
      } else {
        isField(0, "BV") || isField(0, "PL")
      }
    if !keepsUnit { spoil(column) }
  }

  private mutating func spoil(_ column: Int) {
    tables.bounds[column].isUnit = false
    tables.bounds[column].line = Int32(clamping: line)
  }
}
