/// Parents of accounts that do not exist, or that lead back to the account.
struct ParentCheck {
  private let data: CleaningData

  init(_ data: CleaningData) { self.data = data }

  func findings() -> [Finding] {
    guard let accounts = data.accounts, let position = accounts.position(.parent),
      let ids = accounts.column(.id)?.texts
    else { return [] }
    let parents = accounts.columns[position].texts
    let names = accounts.column(.name)?.texts ?? ids
    return unknown(parents, NameIndex(ids: ids, names: names), position)
      + circles(parents, ids: ids, names: names, position)
  }

  private func unknown(_ parents: [String], _ index: NameIndex, _ position: Int) -> [Finding] {
    RowsByText(parents).all.compactMap { text, rows in
      guard !text.isEmpty, !index.contains(text) else { return nil }
      let near = index.nearest(text)
      return Finding(
        kind: .unknownParent, confidence: near == nil ? .possible : .likely, table: .accounts, row: nil,
        firstRow: rows[0], column: position, value: text, action: near == nil ? .clear : .replace,
        proposal: near ?? "", rows: rows.count, reason: .noSuchParent(isNearName: near != nil))
    }
  }

  /// One finding a circle, at its first row: without that link it is a chain.
  private func circles(_ parents: [String], ids: [String], names: [String], _ position: Int) -> [Finding] {
    let rowOfID = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    let next = parents.map { rowOfID[$0] }
    // 0: not seen; otherwise the row from which the walk began that saw it, plus 1.
    var seen = [Int](repeating: 0, count: ids.count)
    var found: [Finding] = []
    for start in ids.indices where seen[start] == 0 {
      var at: Int? = start
      while let row = at, seen[row] == 0 {
        seen[row] = start + 1
        at = next[row]
      }
      guard let row = at, seen[row] == start + 1 else { continue }
      var members = [row]
      while let following = next[members[members.count - 1]], following != row { members.append(following) }
      let first = members.min() ?? row
      found.append(
        Finding(
          kind: .parentCircle, confidence: members.count == 1 ? .sure : .likely, table: .accounts, row: first,
          firstRow: first, column: position, value: parents[first], action: .clear, proposal: "", rows: 1,
          reason: .circle(members: members.sorted().map { names[$0] })))
    }
    return found
  }
}
