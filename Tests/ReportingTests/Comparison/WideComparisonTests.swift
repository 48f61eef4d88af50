import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting

/// A comparison of many scenarios reads as well as one of few.
@Suite("Many scenarios")
struct WideComparisonTests {
  /// Today and seventeen plans of the same facts.
  private var comparison: Comparison {
    let firm = TinyFirm()
    let base = firm.comparison()
    let plans = (1...17).map { number -> ScenarioResult in
      var result = base.results[1]
      result.scenario.name = "plan-\(number)"
      result.scenario.title = "A plan with the number \(number) & <b>"
      return result
    }
    return Comparison(name: "many", results: [base.results[0]] + plans + [base.results[2]])
  }

  @Test("No line of the tables is wider than the terminal", arguments: Language.allCases)
  func terminal(_ language: Language) {
    let text = ComparisonText(comparison, language: language, width: 100).text
    for number in 1...17 { #expect(text.contains("\(number) & <b>") || language == .chinese) }
    let rows = text.split(separator: "\n").filter { $0.contains("─") }
    #expect(!rows.isEmpty && rows.allSatisfy { DisplayWidth.of(String($0)) <= 100 })
    #expect(text.contains("GMP"))
  }

  @Test("The page is well-formed, escapes titles and shows each scenario once", arguments: Language.allCases)
  func page(_ language: Language) throws {
    let page = try HTMLReader(HTMLReport(comparison, language: language).text)
    #expect(page.elements.filter { $0.name == "section" && $0.attributes["class"] == "scenario" }.count == 19)
    // Eighteen plans have a panel: today and the seventeen.
    #expect(page.elements.filter { $0.name == "figure" }.count == 18)
    #expect(page.elements.allSatisfy { $0.name != "b" || $0.attributes.isEmpty })
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test func wideOnlyWhereThereAreMany() {
    #expect(ComparisonGrid(comparison, language: .english).isWide)
    #expect(!ComparisonGrid(TinyFirm().comparison(), language: .english).isWide)
    let measures = Measure.deciding + Measure.remaining
    #expect(Set(measures).count == Measure.allCases.count && measures.count == Measure.allCases.count)
  }

  @Test("Only scenarios of the same facts are ranked among each other")
  func facts() {
    let firm = TinyFirm()
    var results = firm.comparison().results
    results.append(results[1])
    var richer = results[1]
    var other = firm
    var accounts = other.data.accounts
    accounts[0].potential = Money(minorUnits: 99_000_000)
    other.data = PlanData(
      parameters: other.data.parameters, accounts: accounts, representatives: other.data.representatives,
      regions: other.data.regions, regionOwnersToday: other.data.regionOwnersToday, travelMatrix: nil)
    richer.context = other.context
    var pinned = results[1]
    accounts = firm.data.accounts
    accounts[0].pinned = [1, nil]
    other.data = PlanData(
      parameters: firm.data.parameters, accounts: accounts, representatives: firm.data.representatives,
      regions: firm.data.regions, regionOwnersToday: firm.data.regionOwnersToday, travelMatrix: nil)
    pinned.context = other.context
    let comparison = Comparison(name: "facts", results: results + [richer, pinned])
    #expect(FactGroups(comparison).groups == [[0, 1, 2, 3, 4, 6], [5]])
    let tradeoffs = Tradeoffs(comparison, language: .english)
    #expect(tradeoffs.groups.map { $0.points.map(\.number) } == [[1, 4, 6], [1, 4, 6]])
    #expect(tradeoffs.apart.map { $0.points.map(\.number) } == [[5], [5]])
    #expect(tradeoffs.apart.allSatisfy { $0.points.allSatisfy { $0.standing == nil } })
    let rows = ScenarioSentences(comparison, language: .english).rows
    #expect(rows[5].againstReference?.hasPrefix("Under other facts: ") == true)
    #expect(rows[4].againstReference == "The same as Rebalance in all that is counted here.")
  }
}
