/// Finds the pairs of accounts that are worth a judgement without looking at all pairs.
///
/// A pair is worth one only if the accounts share something: the words of the name, its letters, a phone, an address, a
/// domain, a registration, or letters up to one typing error. Two names are one error apart only if they become equal
/// when at most one letter is taken out of each, so every name is filed under itself and under itself without each of
/// its letters (Mor and Fraenkel 1982; Bocek, Hunt and Stiller 2007): no pair is missed. In Chinese a typing error
/// alone is no evidence, so that those names need no such files.
struct DuplicateSearch {
  struct Pair: Hashable {
    var first: Int32
    var second: Int32
  }

  let judgement: DuplicateJudgement
  private var profiles: [DuplicateProfile] { judgement.profiles }

  /// Accounts of one name in larger numbers are compared within their place only.
  static let largestBlock = 200
  /// Accounts of one name and place in larger numbers are compared with so many neighbours in the file.
  private static let neighbours = 20

  /// Judged pairs in order of the file.
  func verdicts() -> [(pair: Pair, verdict: DuplicateJudgement.Verdict)] {
    candidates().compactMap { pair in
      judgement.verdict(Int(pair.first), Int(pair.second)).map { (pair, $0) }
    }
  }

  /// Distinct pairs, the smaller row first, in order.
  func candidates() -> [Pair] {
    var pairs: [Pair] = []
    for rows in blocks({ [$0.name.sortedWords] }) { addNames(rows, to: &pairs) }
    for rows in blocks({ [$0.name.key] }) { addNames(rows, to: &pairs) }
    for rows in blocks({ $0.contacts.filter { !judgement.common.contains($0) } }) {
      Self.addAll(rows, to: &pairs)
    }
    for rows in blocks({ $0.registration.isEmpty ? [] : [$0.registration] }) {
      Self.addNear(rows, to: &pairs)
    }
    addTypingErrors(to: &pairs)
    pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    var distinct: [Pair] = []
    for pair in pairs where distinct.last != pair { distinct.append(pair) }
    return distinct
  }

  /// Rows that have a key in common, at least two each.
  private func blocks(_ keys: (DuplicateProfile) -> [String]) -> [[Int32]] {
    var rowsByKey: [String: [Int32]] = [:]
    for (row, profile) in profiles.enumerated() {
      for key in keys(profile) where rowsByKey[key]?.last != Int32(row) {
        rowsByKey[key, default: []].append(Int32(row))
      }
    }
    return rowsByKey.values.filter { $0.count > 1 }
  }

  private func addNames(_ rows: [Int32], to pairs: inout [Pair]) {
    guard rows.count > Self.largestBlock else { return Self.addAll(rows, to: &pairs) }
    for group in Dictionary(grouping: rows, by: { profiles[Int($0)].place }).values {
      Self.addNear(group, to: &pairs)
    }
  }

  private static func addAll(_ rows: [Int32], to pairs: inout [Pair]) {
    for (position, row) in rows.enumerated() {
      for other in rows[(position + 1)...] { pairs.append(Pair(first: row, second: other)) }
    }
  }

  /// All pairs of a small group; of a large one the nearest in the file.
  private static func addNear(_ rows: [Int32], to pairs: inout [Pair]) {
    guard rows.count > largestBlock else { return addAll(rows, to: &pairs) }
    for (position, row) in rows.enumerated() {
      for other in rows[(position + 1)...].prefix(neighbours) {
        pairs.append(Pair(first: row, second: other))
      }
    }
  }

  private func addTypingErrors(to pairs: inout [Pair]) {
    let names = distinctNames()
    let filed = Self.filed(names.map(\.letters))
    var start = 0
    while start < filed.count {
      var end = start + 1
      while end < filed.count, filed[end].hash == filed[start].hash { end += 1 }
      for (position, entry) in filed[start..<end].enumerated() {
        for other in filed[(start + position + 1)..<end] where other.name != entry.name {
          Self.addTypingError(names[Int(entry.name)], names[Int(other.name)], to: &pairs)
        }
      }
      start = end
    }
  }

  private struct NameRows {
    var letters: [UInt32]
    var rows: [Int32]
  }

  /// Latin names long enough to be misspelt, each once, in order of the file.
  private func distinctNames() -> [NameRows] {
    var position: [String: Int] = [:]
    var names: [NameRows] = []
    for (row, profile) in profiles.enumerated() {
      guard !profile.isChinese, profile.letters.count >= DuplicateJudgement.shortestMisspelt else { continue }
      if let known = position[profile.name.key] {
        names[known].rows.append(Int32(row))
      } else {
        position[profile.name.key] = names.count
        names.append(NameRows(letters: profile.letters, rows: [Int32(row)]))
      }
    }
    return names
  }

  /// A name that several accounts have is no typing error, so that one of the two has a single row.
  private static func addTypingError(_ a: NameRows, _ b: NameRows, to pairs: inout [Pair]) {
    guard min(a.rows.count, b.rows.count) == 1,
      TypingDistance.between(a.letters, b.letters, atMost: 1) != nil
    else { return }
    for row in a.rows {
      for other in b.rows { pairs.append(Pair(first: min(row, other), second: max(row, other))) }
    }
  }

  private struct Filed {
    var hash: UInt64
    var name: Int32
  }

  /// Hashes of each name, and of it without each letter, sorted.
  private static func filed(_ names: [[UInt32]]) -> [Filed] {
    var filed: [Filed] = []
    filed.reserveCapacity(names.reduce(0) { $0 + $1.count + 1 })
    for (index, letters) in names.enumerated() {
      filed.append(Filed(hash: hash(letters, without: letters.count), name: Int32(index)))
      // Of a doubled letter, either leaves the same.
      for position in letters.indices where position == 0 || letters[position] != letters[position - 1] {
        filed.append(Filed(hash: hash(letters, without: position), name: Int32(index)))
      }
    }
    filed.sort { ($0.hash, $0.name) < ($1.hash, $1.name) }
    return filed
  }

  /// FNV-1a of the letters but for one.
  private static func hash(_ letters: [UInt32], without left: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (position, letter) in letters.enumerated() where position != left {
      hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
    }
    return hash
  }
}
