public import TerritoryPlanning

/// The tables of an export as cleaning reads them.
public struct CleaningSource: Sendable {
  /// Columns and rows have the positions that they have in the export's tables.
  public let data: CleaningData
  /// Columns of accounts that hold revenue with us: a merge adds them up.
  let additiveColumns: Set<Int>
  /// Cells that follow when a cell of a column is read otherwise.
  let companions: [Companion]
  /// What the map itself reads as another value.
  private let settled: Set<Settled>

  /// An owner's id beside the name would go on naming the old owner; a currency beside an amount, the old currency.
  struct Companion: Sendable {
    var table: CleaningTable.Kind
    var column: Int
    var other: Int
    /// What the other cell is read as.
    var text: String
  }

  /// A value that the map replaces.
  struct Settled: Sendable, Hashable {
    var table: CleaningTable.Kind
    var column: Int
    var from: String
  }

  private let amounts: AmountText

  init(
    data: CleaningData, additiveColumns: Set<Int>, companions: [Companion], settled: Set<Settled>,
    amounts: AmountText
  ) {
    (self.data, self.additiveColumns) = (data, additiveColumns)
    (self.companions, self.settled, self.amounts) = (companions, settled, amounts)
  }

  /// An amount as the import reads it; nil where it is none.
  func number(_ text: String) -> Double? { try? amounts.number(text) }

  /// The findings, and apart from them those that the map settles by itself.
  public func study() -> (study: CleaningStudy, settled: [Finding]) {
    let study = CleaningStudy(data)
    func isSettled(_ finding: Finding) -> Bool {
      finding.action == .replace
        && settled.contains(
          Settled(table: finding.table, column: finding.column, from: finding.value))
    }
    return (study.filtered { !isSettled($0) }, study.findings.filter(isSettled))
  }
}
