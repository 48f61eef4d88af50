/// Finds what someone may have meant by a word that is not known.
public enum Suggestion {
  /// The candidate nearest to `word` by edit distance, if it is near enough to be worth proposing.
  ///
  /// An edit inserts, deletes or replaces a character or exchanges two neighbours (optimal string alignment
  /// distance); capitals do not count, and `-` and blanks count as `_`. Near enough is a third of the longer
  /// word, at least one edit. The first of equally near candidates wins.
  public static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let folded = folded(candidate)
      let distance = distance(wanted, folded)
      guard distance <= max(1, max(wanted.count, folded.count) / 3) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// Of longer lists, such as the accounts of a plan, only the first so many are named.
  private static let mostNamed = 30

  /// A sentence for the hint of a fault: the nearest candidate, or those there are where none is near.
  public static func hint(for word: String, in candidates: [String]) -> String {
    if let candidate = closest(to: word, in: candidates) { return "did you mean \(candidate)?" }
    guard !candidates.isEmpty else { return "" }
    let named = candidates.prefix(mostNamed).joined(separator: ", ")
    let left = candidates.count - mostNamed
    return "known: \(named)" + (left > 0 ? " and \(left) more" : "")
  }

  private static func folded(_ word: String) -> [Character] {
    word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        current[j] = min(previous[j] + 1, current[j - 1] + 1, replaced)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforePrevious[j - 2] + 1)
        }
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[b.count]
  }
}
