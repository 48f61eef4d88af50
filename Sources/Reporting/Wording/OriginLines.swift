import ScenarioRunning
import TerritoryPlanning

/// Where the answers of a comparison come from, a sentence a kind: solved now or kept, started from which other one,
/// repeatable or not. Empty where that is not known.
struct OriginLines {
  let lines: [String]

  init(_ comparison: Comparison, language: Language) {
    let phrases = language.phrases
    let known = comparison.results.compactMap { result -> (title: String, origin: AnswerOrigin)? in
      guard result.outcomeKind != .judged else { return nil }
      return result.origin.map { (result.title(language), $0) }
    }
    var lines: [String] = []
    let now = known.filter { $0.origin.keptSince == nil }
    if !now.isEmpty { lines.append(phrases.solvedNow(now.map(\.title))) }
    lines += Self.groups(known, by: { $0.keptSince.map(Self.minute) }).map { phrases.keptSince($0, $1) }
    let titles = Dictionary(
      comparison.results.map { ($0.scenario.name, $0.title(language)) },
      uniquingKeysWith: { first, _ in first })
    lines += Self.groups(known, by: \.parent).map { phrases.started(from: titles[$0] ?? $0, $1) }
    let open = known.filter { $0.origin.key == nil }
    if !open.isEmpty { lines.append(phrases.notRepeatable(open.map(\.title))) }
    self.lines = lines
  }

  /// Titles by a property that they share, in the order in which it first appears.
  private static func groups(
    _ known: [(title: String, origin: AnswerOrigin)], by property: (AnswerOrigin) -> String?
  ) -> [(String, [String])] {
    var groups: [(String, [String])] = []
    for (title, origin) in known {
      guard let value = property(origin) else { continue }
      if let place = groups.firstIndex(where: { $0.0 == value }) {
        groups[place].1.append(title)
      } else {
        groups.append((value, [title]))
      }
    }
    return groups
  }

  /// `2026-10-01T08:00:00Z` as `2026-10-01 08:00 UTC`.
  private static func minute(_ time: String) -> String {
    time.prefix(16).replacing("T", with: " ") + " UTC"
  }
}
