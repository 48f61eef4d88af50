/// Accounts that are one: groups of judged pairs, who stays, and what a merge would do.
struct DuplicateCheck {
  private let table: CleaningTable
  private let names: [String]
  private let judgement: DuplicateJudgement
  private let deals: [Int]
  private let children: [Int]
  private let filledCells: [Int]
  private let owners: [String]?

  /// nil where the table has no ids.
  init?(_ data: CleaningData) {
    guard let table = data.accounts, let ids = table.column(.id)?.texts else { return nil }
    self.table = table
    names = table.column(.name)?.texts ?? ids
    judgement = DuplicateJudgement(DuplicateProfile.all(table))
    var deals = [Int](repeating: 0, count: ids.count)
    for case let row? in DealAccounts(data).rows { deals[row] += 1 }
    self.deals = deals
    children = Self.counts(ids, in: table.column(.parent)?.texts)
    owners = table.column(.owner)?.texts
    filledCells = ids.indices.map { row in table.columns.count { !$0.texts[row].isEmpty } }
  }

  private static func counts(_ ids: [String], in texts: [String]?) -> [Int] {
    var counts: [String: Int] = [:]
    for text in texts ?? [] where !text.isEmpty { counts[text, default: 0] += 1 }
    return ids.map { counts[$0] ?? 0 }
  }

  /// One finding for each account that would go, in order of the file.
  func findings() -> [Finding] {
    let ids = table.column(.id)?.texts ?? []
    // A second row of one id is no second account.
    let links = DuplicateSearch(judgement: judgement).verdicts().filter {
      ids[Int($0.pair.first)] != ids[Int($0.pair.second)]
    }
    .map {
      Link(first: Int($0.pair.first), second: Int($0.pair.second), verdict: $0.verdict)
    }
    .sorted { ($0.verdict.confidence, $0.first, $0.second) < ($1.verdict.confidence, $1.first, $1.second) }
    return groups(links).flatMap { findings($0) }.sorted { $0.firstRow < $1.firstRow }
  }

  private struct Link {
    var first: Int
    var second: Int
    var verdict: DuplicateJudgement.Verdict
  }

  private struct Group {
    var rows: [Int]
    /// The links that made it, one fewer than rows.
    var links: [Link]
  }

  /// Unites by the surest links first. A link that would bring two accounts together that contradict each other (two
  /// branches, two cities) is left out: what is alike to both is no bridge between them.
  private func groups(_ links: [Link]) -> [Group] {
    var groupOfRow: [Int: Int] = [:]
    var groups: [Group?] = []
    func group(of row: Int) -> Int {
      if let known = groupOfRow[row] { return known }
      groups.append(Group(rows: [row], links: []))
      groupOfRow[row] = groups.count - 1
      return groups.count - 1
    }
    for link in links {
      let (left, right) = (group(of: link.first), group(of: link.second))
      guard left != right, let a = groups[left], let b = groups[right], !contradict(a, b) else { continue }
      let (into, from) = a.rows.count >= b.rows.count ? (left, right) : (right, left)
      groups[into] = Group(rows: a.rows + b.rows, links: a.links + b.links + [link])
      groups[from] = nil
      for row in a.rows + b.rows { groupOfRow[row] = into }
    }
    return groups.compactMap(\.self).filter { $0.rows.count > 1 }
  }

  private func contradict(_ a: Group, _ b: Group) -> Bool {
    a.rows.contains { row in
      b.rows.contains { judgement.contradict(judgement.profiles[row], judgement.profiles[$0]) }
    }
  }

  /// The account that stays has the most deals, then the most cells filled, then stands first.
  private func survivor(_ rows: [Int]) -> Int? {
    rows.min { (deals[$1], filledCells[$1], $0) < (deals[$0], filledCells[$0], $1) }
  }

  private func findings(_ group: Group) -> [Finding] {
    guard let stays = survivor(group.rows), let ids = table.position(.id) else { return [] }
    let column = table.position(.name) ?? ids
    return group.rows.filter { $0 != stays }.compactMap { row in
      guard var verdict = verdict(row, stays, group) else { return nil }
      verdict.evidence.into = names[stays]
      verdict.evidence.deals = deals[row]
      verdict.evidence.children = children[row]
      if let owners, owners[row] != owners[stays] { verdict.evidence.owners = (owners[row], owners[stays]) }
      return Finding(
        kind: .duplicateAccount, confidence: verdict.confidence, table: .accounts, row: row, firstRow: row,
        column: column, value: names[row], action: .merge, proposal: table.columns[ids].texts[stays],
        rows: 1 + deals[row] + children[row], reason: .duplicate(verdict.evidence))
    }
  }

  /// What links the row to the one that stays: both directly, else the row's own link in the group.
  private func verdict(_ row: Int, _ stays: Int, _ group: Group) -> DuplicateJudgement.Verdict? {
    if let direct = judgement.verdict(min(row, stays), max(row, stays)) { return direct }
    guard let link = group.links.first(where: { $0.first == row || $0.second == row }) else { return nil }
    var verdict = link.verdict
    verdict.confidence = max(verdict.confidence, .likely)
    verdict.evidence.via = names[link.first == row ? link.second : link.first]
    return verdict
  }
}
