/// The coefficients of several rows or several columns, one after the other in flat arrays, so that a
/// hundred thousand lines cost three allocations. Indices count from 0 and name the other dimension.
public struct SparseLines: Sendable, Equatable {
  /// Where each line begins in `indices` and `values`.
  public private(set) var starts: [Int32] = []
  public private(set) var indices: [Int32] = []
  public private(set) var values: [Double] = []

  public init() {}

  /// The number of lines.
  public var count: Int { starts.count }

  /// Begins a line. Entries appended from now on belong to it.
  public mutating func beginLine() {
    starts.append(Int32(indices.count))
  }

  /// Appends an entry to the last line; there must be one.
  public mutating func append(index: Int, value: Double) {
    precondition(!starts.isEmpty, "begin a line before appending its entries")
    indices.append(Int32(clamping: index))
    values.append(value)
  }

  /// Forgets all lines but keeps the memory, for the next batch.
  public mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  public mutating func reserve(lines: Int, entries: Int) {
    starts.reserveCapacity(lines + 1)
    indices.reserveCapacity(entries)
    values.reserveCapacity(entries)
  }

  /// The range of a line's entries.
  public func entries(of line: Int) -> Range<Int> {
    let end = line + 1 < starts.count ? Int(starts[line + 1]) : indices.count
    return Int(starts[line])..<end
  }

  /// The starts and the end, as GLPK's guard wants them.
  var closedStarts: [Int32] {
    starts + [Int32(indices.count)]
  }
}

/// Marks which rows or columns a line has already named, without clearing between lines.
struct DuplicateMarks {
  private var mark: [Int] = []
  private var first: [Int] = []
  private var line = 0

  /// Checks the lines against a dimension of `limit`: indices inside, named once a line, values finite.
  /// `linesAreRows` says whether the indices name columns; line k is row or column `firstLine + k`.
  mutating func check(
    _ lines: SparseLines, linesAreRows: Bool, firstLine: Int, limit: Int,
    into faults: inout [ModelFault]
  ) {
    if mark.count < limit {
      mark += repeatElement(0, count: limit - mark.count)
      first += repeatElement(0, count: limit - first.count)
    }
    for k in 0..<lines.count {
      line += 1
      for entry in lines.entries(of: k) {
        let index = Int(lines.indices[entry])
        let row = linesAreRows ? firstLine + k : index
        let column = linesAreRows ? index : firstLine + k
        if !lines.values[entry].isFinite {
          faults.append(
            .invalidCoefficient(entry: entry, row: row, column: column, lines.values[entry]))
        }
        guard index >= 0, index < limit else {
          faults.append(
            linesAreRows
              ? .columnOutOfRange(entry: entry, column: index, count: limit)
              : .rowOutOfRange(entry: entry, row: index, count: limit))
          continue
        }
        if mark[index] == line {
          faults.append(.duplicateEntry(entry: entry, first: first[index], row: row, column: column))
        } else {
          mark[index] = line
          first[index] = entry
        }
      }
    }
  }
}
