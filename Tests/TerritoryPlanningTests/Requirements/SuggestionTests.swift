import TerritoryPlanning
import Testing

@Suite struct SuggestionTests {
  private let known = ["capacity", "coverage", "coupling", "balance"]

  @Test(arguments: [
    ("capcity", "capacity"), ("capactiy", "capacity"), ("Balance", "balance"), ("covrage", "coverage"),
    ("coupleing", "coupling"),
  ])
  func findsWhatWasMeant(_ word: String, _ meant: String) {
    #expect(Suggestion.closest(to: word, in: known) == meant)
  }

  @Test(arguments: ["", "budget", "xyz"])
  func proposesNothingFar(_ word: String) {
    #expect(Suggestion.closest(to: word, in: known) == nil)
  }

  @Test func separatorsCountAlike() {
    #expect(Suggestion.closest(to: "load-cap", in: ["load_cap"]) == "load_cap")
    #expect(Suggestion.closest(to: "Load Cap", in: ["load_cap"]) == "load_cap")
  }

  @Test func theFirstOfEquallyNearWins() {
    #expect(Suggestion.closest(to: "cat", in: ["car", "can"]) == "car")
  }

  @Test func chineseNamesWork() {
    #expect(Suggestion.closest(to: "客户开发", in: ["客户维护", "客户开友"]) == "客户开友")
  }

  @Test func theHintListsAllWhereNothingIsNear() {
    #expect(Suggestion.hint(for: "x", in: ["ab", "cd"]) == "known: ab, cd")
    #expect(Suggestion.hint(for: "x", in: []) == "")
  }
}
