/// Values of a category that are another value misspelt.
struct CategoryCheck {
  private let kind: CleaningTable.Kind
  private let column: Int
  private let texts: [String]
  /// Values that the column may hold, of another file.
  private let list: CleaningData.ValueList?

  /// The shortest value, in letters, in which a differing letter may be a typing error.
  static let shortestMisspelt = 6
  /// A value is rare beside another that occurs at least so many times as often.
  static let rareBeside = 5
  /// Columns with more values than this are no categories.
  static let mostValues = 500

  init(_ kind: CleaningTable.Kind, column: Int, texts: [String], list: CleaningData.ValueList?) {
    (self.kind, self.column, self.texts, self.list) = (kind, column, texts, list)
  }

  private struct Value {
    var text: String
    var folded: String
    var letters: [UInt32]
    var count: Int
    var first: Int
  }

  func findings() -> [Finding] {
    let values = distinct()
    guard values.count <= Self.mostValues else { return [] }
    let permitted = Set(list?.values ?? [])
    return values.compactMap { value in
      if permitted.contains(value.text) { return nil }
      return listed(value) ?? variant(value, values) ?? nearCommon(value, values) ?? knownWord(value)
    }
  }

  /// In order of first appearance.
  private func distinct() -> [Value] {
    var positions: [String: Int] = [:]
    var values: [Value] = []
    for (row, text) in texts.enumerated() where !text.isEmpty {
      if let position = positions[text] {
        values[position].count += 1
      } else {
        let folded = FoldedText.letters(text)
        positions[text] = values.count
        values.append(
          Value(text: text, folded: folded, letters: TypingDistance.scalars(folded), count: 1, first: row))
      }
    }
    return values
  }

  /// The value of the list that is meant: the same letters, or the only one within one error.
  private func listed(_ value: Value) -> Finding? {
    guard let list else { return nil }
    let candidates = Set(list.values).sorted().filter { !$0.isEmpty }
    let same = candidates.filter { FoldedText.letters($0) == value.folded }
    let reason = Finding.Reason.nearListed(frequency: value.count, file: list.file)
    if same.count == 1 { return finding(value, same[0], .spelling, .sure, reason) }
    let near = candidates.filter {
      isTypingError(value.letters, TypingDistance.scalars(FoldedText.letters($0)))
    }
    return near.count == 1 ? finding(value, near[0], .misspelt, .likely, reason) : nil
  }

  /// The most frequent value with the same letters; of equally frequent ones the first.
  private func variant(_ value: Value, _ values: [Value]) -> Finding? {
    guard !value.folded.isEmpty else { return nil }
    let same = values.filter { $0.folded == value.folded }
    guard let common = same.min(by: { ($1.count, $0.first) < ($0.count, $1.first) }),
      common.text != value.text
    else { return nil }
    return finding(
      value, common.text, .spelling, .sure, .variant(frequency: value.count, ofCommon: common.count))
  }

  private func nearCommon(_ value: Value, _ values: [Value]) -> Finding? {
    guard !KnownWords.all.contains(value.folded) else { return nil }
    let near = values.filter {
      $0.count >= Self.rareBeside * value.count && isTypingError(value.letters, $0.letters)
    }
    guard let common = near.max(by: { ($0.count, $1.first) < ($1.count, $0.first) }) else { return nil }
    let isLikely = KnownWords.all.contains(common.folded) || common.count >= 4 * Self.rareBeside * value.count
    return finding(
      value, common.text, .misspelt, isLikely ? .likely : .possible,
      .nearCommon(frequency: value.count, ofCommon: common.count))
  }

  private func knownWord(_ value: Value) -> Finding? {
    guard value.letters.count >= Self.shortestMisspelt - 1, !KnownWords.all.contains(value.folded),
      let word = KnownWords.near(value.letters)
    else { return nil }
    return finding(
      value, Self.inCase(of: value.text, word), .misspelt, .likely, .nearKnownWord(frequency: value.count))
  }

  /// One error in letters; a digit or a short word that differs makes another value, and so does any Chinese character.
  private func isTypingError(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    guard a != b, max(a.count, b.count) >= Self.shortestMisspelt, Self.digits(a) == Self.digits(b),
      !(a + b).contains(where: { Unicode.Scalar($0).map(FoldedText.isHan) ?? false })
    else { return false }
    return TypingDistance.between(a, b, atMost: 1) != nil
  }

  private static func digits(_ letters: [UInt32]) -> [UInt32] {
    letters.filter { (0x30...0x39).contains($0) }
  }

  /// A known word written as the value is: in capitals, with a capital, or small.
  private static func inCase(of text: String, _ word: String) -> String {
    if text == text.uppercased() { return word.uppercased() }
    guard let first = text.first, first.isUppercase else { return word.lowercased() }
    return word.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(
      separator: " ")
  }

  private func finding(
    _ value: Value, _ proposal: String, _ kind: Finding.Kind, _ confidence: Finding.Confidence,
    _ reason: Finding.Reason
  ) -> Finding {
    Finding(
      kind: kind, confidence: confidence, table: self.kind, row: nil, firstRow: value.first, column: column,
      value: value.text, action: .replace, proposal: proposal, rows: value.count, reason: reason)
  }
}
