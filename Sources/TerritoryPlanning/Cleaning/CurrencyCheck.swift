/// Amounts of another currency than the plan's. The rate is for a person to know.
enum CurrencyCheck {
  static func findings(_ data: CleaningData) -> [Finding] {
    data.tables.flatMap { kind, table in
      table.columns.indices.flatMap { position in
        let column = table.columns[position]
        return column.foreign.sorted { $0.key < $1.key }.map { row, currency in
          Finding(
            kind: .otherCurrency, confidence: .sure, table: kind, row: row, firstRow: row, column: position,
            value: column.texts[row], action: .set, proposal: "", rows: 1,
            reason: .currency(found: currency, expected: data.currency))
        }
      }
    }
  }
}
