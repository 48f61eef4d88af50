/// Which account each deal is of, by id or, where there is none, by name.
struct DealAccounts {
  /// A deal's row of the accounts' table; nil where it has none.
  private(set) var rows: [Int?] = []
  /// Deals that name no account at all.
  private(set) var nameless: [Int] = []

  init(_ data: CleaningData) {
    guard let deals = data.deals, let ids = data.accounts?.column(.id)?.texts else { return }
    let account = deals.column(.account)?.texts
    let accountName = deals.column(.accountName)?.texts
    guard account != nil || accountName != nil else { return }
    let rowOfID = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    let names = data.accounts?.column(.name)?.texts ?? ids
    // Of a name that several accounts have, nobody knows which is meant.
    let rowOfName: [String: Int?] = Dictionary(
      zip(names, names.indices.map { Int?($0) }), uniquingKeysWith: { _, _ in nil })
    for row in 0..<deals.rowCount {
      let id = account?[row] ?? ""
      let name = accountName?[row] ?? ""
      if id.isEmpty, name.isEmpty { nameless.append(row) }
      rows.append(id.isEmpty ? rowOfName[name].flatMap(\.self) ?? rowOfID[name] : rowOfID[id])
    }
  }
}
