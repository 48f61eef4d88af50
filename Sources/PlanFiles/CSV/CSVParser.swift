import TerritoryPlanning

/// One pass over the bytes of a CSV text, collecting offsets and faults.
struct CSVParser {
  private let text: SourceText
  private(set) var separator = CSVTable.Separator.comma
  private(set) var headerCells: [CSVTable.Cell] = []
  private(set) var headerLine = 1
  private(set) var headerStart = 0
  private(set) var cells: [CSVTable.Cell] = []
  private(set) var rowLines: [UInt32] = []
  private(set) var rowStarts: [UInt32] = []
  /// Position of each row's first cell; of `parseRagged` alone.
  private(set) var rowFirstCells: [UInt32] = []
  private(set) var faults: [InputFault] = []

  /// Where the parser stands: offset of the next byte and the number of its line.
  private var at = 0
  private var line = 1

  init(_ text: SourceText) { self.text = text }

  private enum RowEnd { case complete, broken }

  /// Returns false when there is no header.
  mutating func parse() -> Bool {
    text.bytes.withUnsafeBufferPointer { bytes in
      skipBlankLines(bytes)
      guard at < bytes.count else {
        fault(line: 1, message: "is empty", hint: "the first line must name the columns")
        return false
      }
      separator = Self.detectSeparator(bytes, from: at)
      headerLine = line
      headerStart = at
      guard row(bytes) == .complete else { return false }
      headerCells = cells
      cells.removeAll()
      cells.reserveCapacity(bytes.count / 8)
      parseRows(bytes)
      return true
    }
  }

  /// Cells that a row may have, as in a workbook.
  private static let widthLimit = 16_384

  /// Reads all rows, whatever their width, the header not told apart: reports of a CRM have lines above and
  /// below the table.
  mutating func parseRagged() {
    text.bytes.withUnsafeBufferPointer { bytes in
      skipBlankLines(bytes)
      separator = declaredSeparator(bytes) ?? Self.detectSeparator(bytes, from: at, lines: 20)
      headerLine = line
      headerStart = at
      cells.reserveCapacity(bytes.count / 8)
      while true {
        skipBlankLines(bytes)
        guard at < bytes.count else { return }
        let (before, start, startLine) = (cells.count, at, line)
        guard row(bytes) == .complete else {
          cells.removeSubrange(before...)
          continue
        }
        guard cells.count - before <= Self.widthLimit else {
          fault(
            line: startLine, message: "has more than \(Self.widthLimit) cells",
            hint: "export fewer columns; a cell with line ends needs double quotes")
          return
        }
        rowLines.append(UInt32(startLine))
        rowStarts.append(UInt32(start))
        rowFirstCells.append(UInt32(before))
      }
    }
  }

  /// The separator that a first line `sep=;` names, as spreadsheets write it; steps over that line.
  private mutating func declaredSeparator(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVTable.Separator? {
    let mark = Array("sep=".utf8)
    guard at + 5 <= bytes.count, zip(mark, bytes[at...]).allSatisfy({ $0 == $1 | 0x20 || $0 == $1 }),
      at + 5 == bytes.count || bytes[at + 5] == 0x0A || bytes[at + 5] == 0x0D,
      let separator = CSVTable.Separator(rawValue: bytes[at + 4])
    else { return nil }
    skipLine(bytes)
    return separator
  }

  private mutating func parseRows(_ bytes: UnsafeBufferPointer<UInt8>) {
    let width = headerCells.count
    while true {
      skipBlankLines(bytes)
      guard at < bytes.count else { return }
      let before = cells.count
      let start = at
      let startLine = line
      let end = row(bytes)
      let found = cells.count - before
      if end == .complete, found == width {
        rowLines.append(UInt32(startLine))
        rowStarts.append(UInt32(start))
        continue
      }
      cells.removeSubrange(before...)
      if end == .complete {
        fault(
          line: startLine,
          message: "has \(found) \(found == 1 ? "cell" : "cells"), but the header has \(width)",
          hint: "separate cells by \(separator.name) and put cells that contain one in double quotes")
      }
    }
  }

  /// Reads one row, its line end included.
  private mutating func row(_ bytes: UnsafeBufferPointer<UInt8>) -> RowEnd {
    let separator = separator.rawValue
    let count = bytes.count
    while true {
      if at < count, bytes[at] == 0x22 {
        guard quotedCell(bytes) else { return .broken }
      } else {
        let start = at
        while at < count {
          let byte = bytes[at]
          if byte == separator || byte == 0x0A || byte == 0x0D { break }
          at += 1
        }
        cells.append(CSVTable.Cell(start: UInt32(start), endAndFlag: UInt32(at)))
      }
      if at >= count { return .complete }
      if bytes[at] == separator {
        at += 1
        continue
      }
      lineEnd(bytes)
      return .complete
    }
  }

  /// Reads a cell that begins with a quote; returns false after reporting a fault.
  private mutating func quotedCell(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let openLine = line
    let open = at
    var flag: UInt32 = 0
    at += 1
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x22 {
        guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else {
          cells.append(CSVTable.Cell(start: UInt32(start), endAndFlag: UInt32(at) | flag))
          at += 1
          return closesCell(bytes, openLine: openLine)
        }
        flag = CSVTable.Cell.doubledQuotes
        at += 2
      } else if byte == 0x0A || byte == 0x0D {
        lineEnd(bytes)
      } else {
        at += 1
      }
    }
    // The rest of the file is inside the quotes: read on behind the line that opened them, so that faults of
    // the lines below are found too.
    fault(line: openLine, message: "opens a quote that is never closed", hint: "close or double the quote")
    at = open
    line = openLine
    skipLine(bytes)
    return false
  }

  private mutating func closesCell(_ bytes: UnsafeBufferPointer<UInt8>, openLine: Int) -> Bool {
    guard at < bytes.count else { return true }
    let byte = bytes[at]
    if byte == separator.rawValue || byte == 0x0A || byte == 0x0D { return true }
    fault(
      line: line, message: "has text behind a closing quote",
      hint: "double the quotes inside a quoted cell")
    skipLine(bytes)
    return false
  }

  private mutating func skipLine(_ bytes: UnsafeBufferPointer<UInt8>) {
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    if at < bytes.count { lineEnd(bytes) }
  }

  /// Steps over LF, CRLF or CR.
  private mutating func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
    at += 1
    line += 1
  }

  private mutating func skipBlankLines(_ bytes: UnsafeBufferPointer<UInt8>) {
    while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D { lineEnd(bytes) }
  }

  private mutating func fault(line: Int, message: String, hint: String) {
    faults.append(
      InputFault(
        place: SourcePlace(file: text.file, line: line, column: 1), value: "", message: message, hint: hint))
  }

  /// The separator that occurs most often in the first lines outside quotes; the earlier case wins a tie.
  private static func detectSeparator(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, lines: Int = 1
  ) -> CSVTable.Separator {
    var counts = [Int](repeating: 0, count: CSVTable.Separator.allCases.count)
    var isQuoted = false
    var linesLeft = lines
    for byte in bytes[start...] {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D {
        linesLeft -= 1
        if linesLeft == 0 { break }
      }
      for (index, separator) in CSVTable.Separator.allCases.enumerated() where separator.rawValue == byte {
        counts[index] += 1
      }
    }
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    return CSVTable.Separator.allCases[best]
  }
}
