/// Finds what a wrong name of an account or person may mean.
struct NameIndex {
  private let ids: [String]
  private let idsByKey: [String: [Int]]
  private let letters: [[UInt32]]
  private let known: Set<String>
  private let names: Set<String>

  /// The shortest name, in letters, in which a differing letter may be a typing error.
  private static let shortestMisspelt = 6

  /// - Parameters:
  ///   - ids: what cells should hold.
  ///   - names: by which else a row is called, as many as ids.
  init(ids: [String], names: [String]) {
    self.ids = ids
    known = Set(ids)
    self.names = Set(names)
    letters = ids.map { TypingDistance.scalars(FoldedText.letters($0)) }
    var byKey: [String: [Int]] = [:]
    for index in ids.indices {
      for key in Set([FoldedText.letters(ids[index]), FoldedText.letters(names[index])]) where !key.isEmpty {
        byKey[key, default: []].append(index)
      }
    }
    idsByKey = byKey
  }

  func contains(_ id: String) -> Bool { known.contains(id) }

  /// Whether a row is called so beside its id.
  func isName(_ text: String) -> Bool { names.contains(text) }

  /// The only id that has the same letters or name, or is one typing error away.
  func nearest(_ text: String) -> String? {
    let key = FoldedText.letters(text)
    if let same = idsByKey[key] { return same.count == 1 ? ids[same[0]] : nil }
    let wanted = TypingDistance.scalars(key)
    guard wanted.count >= Self.shortestMisspelt else { return nil }
    let digits = key.filter { $0.isASCII && $0.isNumber }
    var found: Int?
    for index in letters.indices where TypingDistance.between(letters[index], wanted, atMost: 1) != nil {
      guard FoldedText.letters(ids[index]).filter({ $0.isASCII && $0.isNumber }) == digits else { continue }
      if found != nil { return nil }
      found = index
    }
    return found.map { ids[$0] }
  }
}
