import Testing

@testable import TerritoryPlanning

/// The search through blocks against the search through all pairs, and against planted duplicates.
struct DuplicateSearchTests {
  private func judgement(_ planted: PlantedDuplicates) -> DuplicateJudgement {
    DuplicateJudgement(DuplicateProfile.all(planted.table))
  }

  /// Blocks miss no pair that a look at all pairs finds.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func findsWhatAllPairsFind(seed: UInt64) {
    let judgement = judgement(PlantedDuplicates(accounts: 400, seed: seed))
    let found = DuplicateSearch(judgement: judgement).verdicts()
    var all: [DuplicateSearch.Pair] = []
    for first in judgement.profiles.indices {
      for second in judgement.profiles.indices.dropFirst(first + 1)
      where judgement.verdict(first, second) != nil {
        all.append(DuplicateSearch.Pair(first: Int32(first), second: Int32(second)))
      }
    }
    #expect(!all.isEmpty)
    #expect(found.map(\.pair) == all)
  }

  /// Every pair of names one typing error apart is a candidate, whatever the error.
  @Test func noTypingErrorIsMissed() {
    let right = "lakesidebrewery"
    var names = [right]
    for position in right.indices {
      names.append(right.replacingCharacters(at: position, with: ""))
      names.append(right.replacingCharacters(at: position, with: "z"))
      names.append(right.replacingCharacters(at: position, with: "z" + String(right[position])))
    }
    names.append("alkesidebrewery")
    let table = CleaningCase.table(
      [(.id, "id"), (.name, "name")], names.enumerated().map { ["\($0)", $1] })
    let search = DuplicateSearch(judgement: DuplicateJudgement(DuplicateProfile.all(table)))
    let candidates = Set(search.candidates().filter { $0.first == 0 }.map(\.second))
    // The doubled letter that is lost twice is one name.
    #expect(candidates == Set((1..<names.count).map(Int32.init)))
  }

  @Test func distancesAgreeWithTheDefinition() {
    for (a, b, distance) in [
      ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
      ("same", "same", 0),
    ] {
      let (left, right) = (TypingDistance.scalars(a), TypingDistance.scalars(b))
      #expect(TypingDistance.between(left, right, atMost: 9) == distance)
      #expect(TypingDistance.between(left, right, atMost: distance) == distance)
      if distance > 0 { #expect(TypingDistance.between(left, right, atMost: distance - 1) == nil) }
    }
  }

  /// The figures that docs/cleaning.md reports.
  @Test func plantedDuplicates() {
    var tally = (found: 0, right: 0, planted: 0, strong: 0, strongRight: 0)
    for seed in 11...15 {
      let planted = PlantedDuplicates(accounts: 2000, seed: UInt64(seed))
      let verdicts = DuplicateSearch(judgement: judgement(planted)).verdicts()
      let strong = verdicts.filter { $0.verdict.confidence < .possible }
      tally.found += verdicts.count
      tally.right += verdicts.count { planted.truth.contains($0.pair) }
      tally.strong += strong.count
      tally.strongRight += strong.count { planted.truth.contains($0.pair) }
      tally.planted += planted.truth.count
    }
    let precision = Double(tally.right) / Double(tally.found)
    let recall = Double(tally.right) / Double(tally.planted)
    let strongPrecision = Double(tally.strongRight) / Double(tally.strong)
    print(
      "planted \(tally.planted), found \(tally.found), right \(tally.right); precision \(precision), recall \(recall)"
    )
    print("sure and likely: found \(tally.strong), precision \(strongPrecision)")
    #expect(precision > 0.9)
    #expect(recall > 0.9)
    #expect(strongPrecision > 0.97)
  }
}

extension String {
  fileprivate func replacingCharacters(at position: Index, with text: String) -> String {
    String(self[..<position]) + text + String(self[index(after: position)...])
  }
}
