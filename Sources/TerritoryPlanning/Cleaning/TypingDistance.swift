/// How many typing errors lie between two texts: characters inserted, left out, replaced, or two neighbours exchanged
/// (optimal string alignment, the restricted distance of Damerau 1964 and Levenshtein 1966).
///
/// Damerau found 80 % of misspellings to be one such error. Jaro-Winkler, the other usual measure, favours a common
/// beginning: names of firms share beginnings (a city, a trade) without being the same firm.
enum TypingDistance {
  /// The distance, or nil where it is more than `most`.
  static func between(_ a: [UInt32], _ b: [UInt32], atMost most: Int) -> Int? {
    guard abs(a.count - b.count) <= most else { return nil }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = previous
    for i in 1...a.count {
      current[0] = i
      var least = i
      for j in 1...b.count {
        var best = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, beforePrevious[j - 2] + 1)
        }
        current[j] = best
        least = min(least, best)
      }
      // An exchange reaches back two rows, so one row above the limit is not enough to stop.
      if least > most + 1 { return nil }
      swap(&beforePrevious, &previous)
      swap(&previous, &current)
    }
    return previous[b.count] <= most ? previous[b.count] : nil
  }

  /// 1 for equal texts, 0 where nothing is common: 1 less the distance over the longer length.
  static func similarity(_ a: [UInt32], _ b: [UInt32]) -> Double {
    let longer = max(a.count, b.count)
    guard longer > 0 else { return 1 }
    let distance = between(a, b, atMost: longer) ?? longer
    return 1 - Double(distance) / Double(longer)
  }

  static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
