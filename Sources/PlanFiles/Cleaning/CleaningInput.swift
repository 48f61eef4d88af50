import TerritoryPlanning

/// A table of an export with what its columns mean to cleaning.
struct CleaningInput {
  let table: SpreadsheetTable
  private(set) var meanings: [Int: CleaningColumn.Meaning] = [:]

  init(_ table: SpreadsheetTable) { self.table = table }

  /// The position of a column as the import finds it; nil where there is none.
  func position(_ name: String?) -> Int? {
    guard let name else { return nil }
    return HeaderName.find([name], in: table.header)
  }

  /// The first meaning of a column holds: an id that is the name as well is the id.
  mutating func take(_ name: String?, _ meaning: CleaningColumn.Meaning) {
    guard let column = position(name), meanings[column] == nil else { return }
    meanings[column] = meaning
  }

  /// What the map's `cleaning:` says. A column that the file does not have is a fault.
  mutating func take(_ settings: [CleaningSettings.Column], faults: inout [InputFault]) {
    for column in settings {
      take(column.name, column.meaning)
      guard position(column.name) == nil else { continue }
      faults.append(
        InputFault(
          place: column.place, value: column.name, message: "is not a column of \(table.file)",
          hint: Suggestion.hint(for: column.name, in: table.header)))
    }
  }

  /// What the map does not say: by the header, else a category where few values stand in many rows.
  mutating func guess(_ kind: CleaningTable.Kind) {
    for (column, header) in table.header.enumerated() where meanings[column] == nil {
      let several: Set<CleaningColumn.Meaning> = [.amount, .phone, .email, .website]
      if let meaning = CleaningHeaders.meaning(header, in: kind),
        several.contains(meaning) || !meanings.values.contains(meaning)
      {
        meanings[column] = meaning
      } else if isCategory(column) {
        meanings[column] = .category
      }
    }
  }

  /// Longer lists of values are no categories.
  private static let mostValues = 200
  /// Rows a value on average.
  private static let leastRows = 5

  /// Few different texts, each in several rows on average, most of them words.
  private func isCategory(_ column: Int) -> Bool {
    var values: Set<String> = []
    var filled = 0
    for row in 0..<table.rowCount {
      let text = ExportTable.trimmed(table.text(row, column))
      if text.isEmpty { continue }
      filled += 1
      values.insert(text)
      if values.count > Self.mostValues { return false }
    }
    let words = values.count { $0.contains(where: \.isLetter) && $0.utf8.count <= 64 }
    return filled >= Self.leastRows * values.count && words * 2 > values.count
  }

  /// The columns' texts, and what the import reads in amounts and dates.
  func cleaningTable(_ map: ImportMap, faults: inout [InputFault]) -> CleaningTable {
    let reading = ExportTable(table, faults: &faults)
    let amounts = AmountText(currency: map.currency, decimals: map.decimals)
    let columns = table.header.indices.map { position in
      let texts = reading.rows.map { reading.peek($0, position) }
      var column = CleaningColumn(
        header: table.header[position], meaning: meanings[position] ?? .other, texts: texts)
      switch column.meaning {
      case .value, .amount: Self.read(amounts, &column)
      case .opened, .closed:
        var days = map.dayReading
        days.settle(reading, position, faults: &faults)
        column.days = texts.map { days.day($0) }
      default: break
      }
      return column
    }
    var made = CleaningTable(
      file: table.file, columns: columns, lines: (0..<table.rowCount).map { table.place(row: $0).line })
    Self.compareCurrencies(&made, map.currency)
    return made
  }

  private static func read(_ amounts: AmountText, _ column: inout CleaningColumn) {
    for (row, text) in column.texts.enumerated() {
      do throws(AmountText.Problem) {
        column.numbers.append(try amounts.number(text))
      } catch {
        column.numbers.append(nil)
        if case .currency(let other) = error { column.foreign[row] = other }
      }
    }
  }

  /// Amounts beside which a currency column names another one than the plan's.
  private static func compareCurrencies(_ table: inout CleaningTable, _ currency: String) {
    guard let stated = table.column(.currency)?.texts else { return }
    for position in table.positions(.value) {
      for (row, text) in stated.enumerated() where !text.isEmpty && !CurrencyName.means(text, currency) {
        if !table.columns[position].texts[row].isEmpty { table.columns[position].foreign[row] = text }
      }
    }
  }
}
