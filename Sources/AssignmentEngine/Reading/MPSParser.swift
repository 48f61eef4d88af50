/// Reads the sections of an MPS file from bytes into `MPSTables`, collecting faults by line.
struct MPSParser {
  enum Section {
    case none, rows, columns, rightSides, ranges, bounds, objectiveSense, end
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let layout: ReadingOptions.MPSLayout
  var tables: MPSTables
  var faults = FaultList()
  var line = 0
  /// Fields of the line at hand: the first `fieldCount` are valid.
  var fields = [Range<Int>](repeating: 0..<0, count: 8)
  var fieldCount = 0
  private var section = Section.none
  private var seen: [Section] = []
  var isInteger = false
  var openColumn = -1
  /// The column that last had an entry in each row.
  var lastColumn: [Int32] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, layout: ReadingOptions.MPSLayout) {
    self.bytes = bytes
    self.layout = layout
    tables = MPSTables(bytes)
  }

  mutating func run() {
    var start = 0
    while start < bytes.count, section != .end {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      line += 1
      let next = end + 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      readLine(start..<end)
      start = next
    }
    guard section == .end else {
      return faults.add(line: line, "the file ends before ENDATA: it may be cut off")
    }
    for (index, byte) in bytes[min(start, bytes.count)...].enumerated() where !isSpace(byte) {
      return faults.add(text: bytes.excerpt(start + index..<bytes.count), "data follow ENDATA: remove them")
    }
  }

  func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\n")
  }

  private mutating func readLine(_ range: Range<Int>) {
    guard !range.isEmpty, bytes[range.lowerBound] != UInt8(ascii: "*") else { return }
    if !isSpace(bytes[range.lowerBound]) {
      split(range, at: .free)
      return readHeader()
    }
    split(range, at: section == .objectiveSense ? .free : layout)
    guard fieldCount > 0 else { return }
    switch section {
    case .rows: readRow()
    case .columns: readColumn()
    case .rightSides: readPairs { $0.setRightSide($1, $2) }
    case .ranges: readPairs { $0.setRange($1, $2) }
    case .bounds: readBound()
    case .objectiveSense: readSense(fields[0])
    case .none, .end: fault(0, "data before the first section: start with NAME or ROWS")
    }
  }

  private mutating func split(_ range: Range<Int>, at layout: ReadingOptions.MPSLayout) {
    fieldCount = 0
    switch layout {
    case .free:
      var at = range.lowerBound
      while true {
        while at < range.upperBound, isSpace(bytes[at]) { at += 1 }
        guard at < range.upperBound else { return }
        let start = at
        while at < range.upperBound, !isSpace(bytes[at]) { at += 1 }
        // The last slot takes whatever is too much, so that it shows in a message.
        fields[min(fieldCount, fields.count - 1)] = start..<at
        fieldCount = min(fieldCount + 1, fields.count)
      }
    case .fixed: splitFixed(range)
    }
  }

  /// Columns 2-3, 5-12, 15-22, 25-36, 40-47, 50-61, counted from 1; blank fields do not count.
  private mutating func splitFixed(_ range: Range<Int>) {
    var covered = range.lowerBound
    for column in [1..<3, 4..<12, 14..<22, 24..<36, 39..<47, 49..<61] {
      var start = min(range.lowerBound + column.lowerBound, range.upperBound)
      var end = min(range.lowerBound + column.upperBound, range.upperBound)
      refuseText(covered..<start)
      covered = end
      while start < end, isSpace(bytes[start]) { start += 1 }
      while end > start, isSpace(bytes[end - 1]) { end -= 1 }
      guard start < end else { continue }
      fields[fieldCount] = start..<end
      fieldCount += 1
    }
    refuseText(covered..<range.upperBound)
  }

  private mutating func refuseText(_ range: Range<Int>) {
    guard let start = range.first(where: { !isSpace(bytes[$0]) }) else { return }
    faults.add(
      line: line, text: bytes.excerpt(start..<range.upperBound),
      "text outside the columns of fixed MPS: read the file as free MPS")
  }

  func isField(_ index: Int, _ text: StaticString) -> Bool {
    let field = fields[index]
    guard index < fieldCount, field.count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<field.count where bytes[field.lowerBound + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  mutating func fault(_ field: Int, _ message: @autoclosure () -> String) {
    faults.add(
      line: line, text: field < fieldCount ? bytes.excerpt(fields[field]) : nil, message())
  }

  private mutating func readHeader() {
    let names: [(StaticString, Section)] = [
      ("NAME", .none), ("ROWS", .rows), ("COLUMNS", .columns), ("RHS", .rightSides), ("RANGES", .ranges),
      ("BOUNDS", .bounds), ("OBJSENSE", .objectiveSense), ("ENDATA", .end),
    ]
    guard let found = names.first(where: { isField(0, $0.0) })?.1 else {
      return fault(
        0,
        "not a section that is read here (NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA); "
          + "data lines start with a space")
    }
    if found != .none {
      if seen.contains(found) { fault(0, "the section appears twice: join the two") }
      seen.append(found)
    }
    if [.columns, .rightSides, .ranges, .bounds].contains(found), !seen.contains(.rows) {
      fault(0, "the section comes before ROWS")
    }
    if [.rightSides, .ranges, .bounds].contains(found), !seen.contains(.columns) {
      fault(0, "the section comes before COLUMNS")
    }
    if found == .ranges, !seen.contains(.rightSides) { seen.append(.rightSides) }
    section = found
    if found == .objectiveSense, fieldCount > 1 { readSense(fields[1]) }
  }

  private mutating func readSense(_ field: Range<Int>) {
    switch String(decoding: bytes[field], as: UTF8.self).uppercased() {
    case "MAX", "MAXIMIZE", "MAXIMISE": tables.isMaximised = true
    case "MIN", "MINIMIZE", "MINIMISE": tables.isMaximised = false
    default: faults.add(line: line, text: bytes.excerpt(field), "the sense must be MAX or MIN")
    }
  }

  private mutating func readRow() {
    guard fieldCount == 2, fields[0].count == 1 else {
      return fault(0, "a row needs a type (N, E, L or G) and a name")
    }
    let kind: MPSTables.RowKind
    switch bytes[fields[0].lowerBound] {
    case UInt8(ascii: "N"): kind = tables.objective == nil ? .objective : .free
    case UInt8(ascii: "E"): kind = .equal
    case UInt8(ascii: "L"): kind = .atMost
    case UInt8(ascii: "G"): kind = .atLeast
    default: return fault(0, "a row's type must be N, E, L or G")
    }
    guard let row = tables.rowNames.add(fields[1]) else {
      return fault(1, "two rows have this name: rename one")
    }
    if kind == .objective { tables.objective = row }
    tables.rowKinds.append(kind)
    tables.rowLines.append(Int32(clamping: line))
    tables.rightSides.append(.zero)
    tables.rightSideLines.append(0)
    tables.ranges.append(nil)
    lastColumn.append(-1)
  }

  private mutating func readColumn() {
    if isField(1, "'MARKER'") {
      if isField(2, "'INTORG'") {
        isInteger = true
      } else if isField(2, "'INTEND'") {
        isInteger = false
      } else {
        fault(2, "a marker must be 'INTORG' or 'INTEND'")
      }
      return
    }
    guard fieldCount == 3 || fieldCount == 5 else {
      return fault(0, "a line of COLUMNS needs a column and one or two pairs of row and number")
    }
    openColumn(fields[0])
    for pair in stride(from: 1, to: fieldCount, by: 2) {
      guard let (row, number) = self.pair(pair, pair + 1) else { continue }
      if lastColumn[row] == Int32(openColumn) {
        fault(pair, "the column has two entries in this row: keep one")
        continue
      }
      lastColumn[row] = Int32(openColumn)
      guard number != .zero else { continue }
      tables.entryRow.append(Int32(row))
      tables.entryNumber.append(number)
      tables.entryLine.append(Int32(clamping: line))
      tables.entryStart[openColumn + 1] = tables.entryRow.count
    }
  }

  private mutating func openColumn(_ name: Range<Int>) {
    if openColumn >= 0, isSame(tables.columnNames.ranges[openColumn], name) { return }
    if let column = tables.columnNames.add(name) {
      openColumn = column
      tables.entryStart.append(tables.entryRow.count)
      tables.bounds.append(.init(isInteger: isInteger, line: Int32(clamping: line)))
    } else {
      fault(0, "the lines of this column are not together: move them next to each other")
    }
  }

  private func isSame(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] {
      return false
    }
    return true
  }

  /// A row and a number; both are looked at even if the first is at fault.
  mutating func pair(_ rowField: Int, _ numberField: Int) -> (row: Int, number: DecimalNumber)? {
    let row = row(at: rowField)
    let number = number(at: numberField)
    guard let row, let number else { return nil }
    return (row, number)
  }

  mutating func row(at field: Int) -> Int? {
    if let row = tables.rowNames.index(of: fields[field]) { return row }
    fault(field, "no row has this name: add it to ROWS")
    return nil
  }

  mutating func number(at field: Int) -> DecimalNumber? {
    if let number = DecimalNumber(bytes, fields[field]) { return number }
    fault(field, "not a decimal number of at most 18 significant digits")
    return nil
  }
}
