/// Amounts of another currency than the plan's. The rate is for a person to know.
struct CurrencyCheck {
  private let data: CleaningData

  init(_ data: CleaningData) { self.data = data }

  /// Currencies that a sign may stand for.
  private static let signs: [(sign: Character, codes: Set<String>)] = [
    ("€", ["EUR"]), ("£", ["GBP"]), ("¥", ["CNY", "JPY"]), ("￥", ["CNY", "JPY"]),
    ("$", ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"]), ("₩", ["KRW"]), ("₹", ["INR"]),
  ]

  private static let names: [String: String] = [
    "RMB": "CNY", "人民币": "CNY", "元": "CNY", "人民币元": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY", "港币": "HKD",
    "港元": "HKD", "英镑": "GBP", "US DOLLAR": "USD", "EURO": "EUR", "CHINESE YUAN": "CNY",
  ]

  func findings() -> [Finding] {
    guard !data.currency.isEmpty else { return [] }
    return data.tables.flatMap { kind, table in
      let amounts = table.positions(.value) + table.positions(.amount)
      let stated = table.column(.currency)?.texts
      return amounts.flatMap { column in
        table.columns[column].texts.indices.compactMap { row in
          finding(kind, table, column, row, stated: stated?[row] ?? "")
        }
      }
    }
  }

  private func finding(
    _ kind: CleaningTable.Kind, _ table: CleaningTable, _ column: Int, _ row: Int, stated: String
  ) -> Finding? {
    let text = table.columns[column].texts[row]
    guard !text.isEmpty, let found = other(text) ?? other(code: stated) else { return nil }
    return Finding(
      kind: .otherCurrency, confidence: .sure, table: kind, row: row, firstRow: row, column: column,
      value: text, action: .set, proposal: "", rows: 1,
      reason: .currency(found: found, expected: data.currency))
  }

  /// The other currency that the text of a currency column names.
  private func other(code: String) -> String? {
    let word = code.uppercased()
    guard !word.isEmpty else { return nil }
    let known = Self.names[word] ?? word.prefix { $0.isASCII && $0.isLetter }.description
    return known.count == 3 && known != data.currency ? known : nil
  }

  /// The other currency by a sign or a code beside the amount.
  private func other(_ amount: String) -> String? {
    for (sign, codes) in Self.signs where amount.contains(sign) {
      if !codes.contains(data.currency) { return String(sign) }
    }
    let letters = amount.filter { $0.isASCII && $0.isUppercase }
    let isCode = letters.count == 3 && amount.contains(letters)
    return isCode ? other(code: letters) : nil
  }
}
