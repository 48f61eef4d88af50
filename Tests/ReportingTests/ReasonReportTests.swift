import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting
@testable import TerritoryAssignment

@Suite("Reasons in the reports")
struct ReasonReportTests {
  private func page(_ comparison: Comparison, _ language: Language = .english) throws -> HTMLReader {
    try HTMLReader(HTMLReport(comparison, language: language).text)
  }
  private func comparison(order: MoveOrder?) -> Comparison {
    var comparison = TinyFirm().comparison()
    comparison.results[1].reasons?.order = order
    return comparison
  }

  @Test(
    "Each handover opens to its reason, and its line says what staying would cost",
    arguments: Language.allCases)
  func handovers(_ language: Language) throws {
    let page = try page(TinyFirm().comparison(), language)
    #expect(page.elements.filter { $0.attributes["class"] == "why" }.count == 2)
    #expect(page.elements.filter { $0.attributes["class"] == "tie" }.count == 1)
    let wording = PlanWording(language: language, context: TinyFirm().context)
    for explanation in GivenReasons.planned.moves {
      #expect(page.text.contains(wording.figure(explanation.keeping)))
      #expect(page.text.contains(wording.text(explanation.keeping)))
      for limit in explanation.binding { #expect(page.text.contains(unbroken(wording.text(limit)))) }
    }
    // A cell of the opened line covers every column of the table.
    let columns = page.elements.filter { $0.name == "td" }.compactMap { $0.attributes["colspan"] }
    #expect(columns == ["10", "10"])
  }

  @Test("Where most handovers are close calls, the others are marked instead")
  func mostAreClose() throws {
    var comparison = try SampleFirm().comparison()
    let count = try #require(comparison.results[1].reasons).moves.count
    for index in 0..<count { comparison.results[1].reasons?.moves[index].isNearTie = index % 10 != 0 }
    let clear = (count + 9) / 10
    let page = try page(comparison)
    #expect(!page.elements.contains { $0.attributes["class"] == "tie" })
    #expect(page.elements.contains { $0.attributes["class"] == "tie clear" })
    #expect(page.text.contains("\(count - clear) of \(count) are too close to call"))
  }

  @Test("Without reasons the list is closed and names the reason in a column")
  func unexplained() throws {
    var comparison = TinyFirm().comparison()
    comparison.results[1].reasons = nil
    let page = try page(comparison)
    #expect(!page.elements.contains { $0.attributes["class"] == "why" })
    #expect(!page.elements.contains { $0.attributes["class"] == "split" })
    #expect(page.text.contains("relieves 张敏 (balance: workload)"))
    #expect(!page.text.contains("If it stays"))
  }

  @Test("Everybody opens to what changes by duty, and to what leaves no room")
  func representatives() throws {
    let page = try page(TinyFirm().comparison())
    #expect(page.text.contains("Workload (Before)"))
    #expect(page.text.contains("张敏: Taken over 0 · Handed off 2"))
    // Three quarters of 320,000 before and of 260,000 after.
    #expect(page.text.contains("Maintenance16 h8 h¥240,000¥195,000"))
  }

  @Test("The curve rises from today to the whole plan, and says when most of it is reached")
  func curve() throws {
    let page = try page(TinyFirm().comparison())
    let said =
      "2 of 2 moves reach 90 % of the benefit of ¥41,000. Today breaks 1 hard rule. After the first move all rules "
      + "hold."
    #expect(page.elements.contains { $0.attributes["role"] == "img" && $0.attributes["aria-label"] == said })
    let line = try #require(page.elements.first { $0.attributes["class"] == "benefit" }?.attributes["d"])
    // From no handover at the left edge to all of them at the right one, at the top.
    #expect(line.hasPrefix("M58 "))
    #expect(line.hasSuffix("H588V26"))
    #expect(page.elements.contains { $0.attributes["class"] == "most" })
    #expect(page.elements.contains { $0.attributes["class"] == "broken" })
    #expect(page.text.contains("90\u{A0}% of the benefit: 2 moves; no order takes fewer."))
  }

  @Test("Moves that bring no money are drawn by what they mend, and are said to")
  func noBenefit() throws {
    let order = MoveOrder(
      start: GivenFigures.money(560_000), brokenAtStart: 3,
      steps: [
        .init(items: [2], objective: GivenFigures.money(550_000), brokenRules: 1, mended: 0.95),
        .init(items: [6], objective: GivenFigures.money(540_000), brokenRules: 0, mended: 1),
      ])
    let wording = PlanWording(language: .english, context: TinyFirm().context)
    #expect(
      wording.summary(of: order)
        == "1 of 2 moves mend 90 % of what today breaks: 3 hard rules. Today breaks 3 hard rules. After the first 2 "
        + "moves all rules hold. The plan is worth ¥20,000 less than today: what today earns beyond its rules is "
        + "given up.")
    let page = try page(comparison(order: order))
    #expect(page.elements.contains { $0.attributes["class"] == "benefit" })
    #expect(!page.text.contains("Benefit so far"))
    #expect(page.text.contains("Mended so far"))
    #expect(page.text.contains("90 %: 1 move"))
    // 95 % after the first of two moves: half way along, near the top of the chart.
    let line = try #require(page.elements.first { $0.attributes["class"] == "benefit" }?.attributes["d"])
    #expect(line == "M58 250H323V37.2H588V26")
  }

  @Test("A bundle is one step and says so")
  func bundle() throws {
    let order = MoveOrder(
      start: GivenFigures.money(560_000), brokenAtStart: 0,
      steps: [.init(items: [2, 6], objective: GivenFigures.money(601_000), brokenRules: 0, mended: 1)])
    let page = try page(comparison(order: order))
    #expect(page.text.contains("step 1 of 1; with it 100\u{A0}% of the benefit is reached"))
    #expect(page.text.contains("together with 东方医药 · Maintenance"))
    #expect(!page.elements.contains { $0.attributes["class"] == "broken" })
  }

  @Test("JSON carries every part with codes and figures")
  func json() throws {
    let text = JSONReport(TinyFirm().comparison(), language: .english).text
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let scenario = try #require((document["scenarios"] as? [[String: Any]])?[1])
    let reasons = try #require(scenario["reasons"] as? [String: Any])
    let move = try #require((reasons["moves"] as? [[String: Any]])?.first)
    let keeping = try #require(move["keeping"] as? [String: Any])
    #expect(keeping["kind"] as? String == "between")
    #expect(keeping["least"] as? Int == 20_000 && keeping["most"] as? Int == 61_000)
    #expect(keeping["determined"] as? Bool == true)
    let next = try #require(move["next_best"] as? [String: Any])
    #expect(next["holder"] as? String == "R3")
    #expect((next["cost"] as? [String: Any])?["determined"] as? Bool == false)
    #expect(move["near_tie"] as? Bool == true && move["step"] as? Int == 2)
    let order = try #require(reasons["order"] as? [String: Any])
    #expect(order["benefit"] as? Int == 4_100_000)
    #expect((order["milestones"] as? [[String: Any]])?.compactMap { $0["moves"] as? Int } == [2, 2, 2])
    #expect((order["steps"] as? [[String: Any]])?.compactMap { $0["broken_rules"] as? Int } == [0, 0])
    let people = try #require(reasons["representatives"] as? [[String: Any]])
    #expect((people[0]["handed_off"] as? [[String: Any]])?.map { $0["account"] as? String } == ["A2", "A4"])
  }

  @Test("The moves that cost most to leave out come first in short reports")
  func weightiest() {
    var result = TinyFirm().comparison().results[1]
    let wording = PlanWording(language: .english, context: result.context)
    // One of the two has to be: leaving it out has no cost to compare.
    #expect(
      WhyLines(result, wording: wording).entries.map(\.move) == ["Nanjing Bearings · Maintenance: 张敏 → 李强"])
    result.reasons?.moves[1].keeping = .atLeast(GivenFigures.money(500))
    #expect(
      WhyLines(result, wording: wording).entries.map(\.move) == [
        "东方医药 · Maintenance: 张敏 → Wang Fang", "Nanjing Bearings · Maintenance: 张敏 → 李强",
      ])
    result.reasons = nil
    #expect(WhyLines(result, wording: wording).isEmpty)
  }
}
